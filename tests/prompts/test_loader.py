import pytest

from prompts import Prompt, PromptInvalid, fingerprint, load, read

GOOD = "---\nname: ask\nversion: 2\ninputs: question, evidence\npurpose: asks\n---\n$question\n\n$evidence\n"


def test_a_prompt_is_read_and_filled() -> None:
    prompt = read(GOOD)
    assert (prompt.name, prompt.version, prompt.purpose) == ("ask", 2, "asks")
    assert prompt.fill(question="Bao nhiêu?", evidence="Tăng 5%.") == "Bao nhiêu?\n\nTăng 5%."


def test_what_is_filled_in_is_not_read_again() -> None:
    assert read(GOOD).fill(question="$evidence", evidence="$question") == "$evidence\n\n$question"


@pytest.mark.parametrize("values", [{"question": "?"}, {"question": "?", "evidence": ".", "more": ""}, {}])
def test_missing_and_unknown_inputs_are_refused(values: dict[str, str]) -> None:
    with pytest.raises(PromptInvalid, match="missing or unknown"):
        read(GOOD).fill(**values)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("no front matter", "opens with"),
        (GOOD.replace("purpose: asks\n", ""), "purpose"),
        (GOOD.replace("purpose: asks", "purpose: asks\nmodel: any"), "model"),
        (GOOD.replace("purpose: asks", "name: again"), "twice"),
        (GOOD.replace("purpose: asks", "not a field"), "no field"),
        (GOOD.replace("$evidence", ""), "evidence"),
        (GOOD.replace("$evidence", "$evidence $rules"), "rules"),
        (GOOD.replace("$evidence", "$evidence costs 5 $ "), "lone"),
        (GOOD.replace("version: 2", "version: two"), "version"),
    ],
)
def test_broken_prompts_are_refused(source: str, why: str) -> None:
    with pytest.raises(PromptInvalid, match=why):
        read(source)


@pytest.mark.parametrize("name", ["rules", "answer", "repair"])
def test_the_shipped_prompts_are_whole(name: str) -> None:
    prompt = load(name)
    assert prompt.name == name
    assert prompt.text


def test_the_fingerprint_changes_with_any_text() -> None:
    one = read(GOOD)
    other = Prompt(one.name, one.version, one.inputs, one.purpose, one.text + ".")
    assert fingerprint([one]) == fingerprint([read(GOOD)]) != fingerprint([other])
