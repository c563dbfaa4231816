import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.manuscripts import (
    Manuscript,
    Worded,
    missing,
    only_repeats,
    repaired,
    steers,
    with_markers,
    without_enumerators,
    worded,
)


def lines_of(*pieces: str) -> list[str]:
    manuscript = Manuscript()
    return [line for piece in pieces for line in manuscript.feed(piece)] + list(manuscript.end())


def test_lines_are_put_together_from_pieces() -> None:
    assert lines_of("Tăng 1", "7,04% [1].\nCò", "n lại", " [2].") == ["Tăng 17,04% [1].", "Còn lại [2]."]


def test_blank_lines_and_thoughts_are_left_out() -> None:
    said = lines_of("<think>\nCó lẽ 999", " tỷ.\n</think>\n\nTăng 5% [1].\n", "a <think>b</think> c\n")
    assert said == ["Tăng 5% [1].", "a  c"]


def test_a_thought_that_never_ends_says_nothing() -> None:
    assert lines_of("<think>\nvà thế là\ntăng 5% [1].") == []


@given(st.lists(st.text(max_size=12), max_size=12))
def test_how_the_stream_is_cut_changes_nothing(pieces: list[str]) -> None:
    whole = "".join(pieces)
    assert lines_of(*pieces) == lines_of(whole)


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("GRDP tăng 6,68% [1].", [Worded("GRDP tăng 6,68%.", (1,))]),
        ("- **GRDP** tăng 6,68% [1][3]", [Worded("GRDP tăng 6,68%.", (1, 3))]),
        ("2. GRDP tăng [1, 3; 1].", [Worded("GRDP tăng.", (1, 3))]),
        ("A tăng [1]. B giảm [2].", [Worded("A tăng.", (1,)), Worded("B giảm.", (2,))]),
        ("A tăng. B giảm. [2]", [Worded("A tăng.", (2,)), Worded("B giảm.", (2,))]),
        ("Không có dấu.", [Worded("Không có dấu.", ())]),
        ("### Trả lời", [Worded("Trả lời.", ())]),
        ("(giá so sánh 2010) đạt 5 tỷ [1]", [Worded("(giá so sánh 2010) đạt 5 tỷ.", (1,))]),
        ("1\u200b7,04% là số đúng [1].", [Worded("17,04% là số đúng.", (1,))]),
        ("[1]", []),
        ("***", []),
    ],
)
def test_sentences_and_the_evidence_that_they_name(line: str, sentences: list[Worded]) -> None:
    assert list(worded(line)) == sentences


def test_markers_stand_before_the_closing_mark() -> None:
    assert with_markers("Tăng 17,04%.", [1, 2]) == "Tăng 17,04% [1][2]."
    assert with_markers("Thế sao?", [3]) == "Thế sao [3]?"


def test_what_is_missing_is_said_apart() -> None:
    assert missing("THIẾU: số liệu năm 2022 [1].") == "số liệu năm 2022"
    assert missing("- **Thiếu:** năm 2022") == "năm 2022"
    assert missing("Còn thiếu: 5 người [1].") is None


def test_only_the_questions_own_words_may_be_called_missing() -> None:
    question = "GRDP năm 2021 và 2022 của Thái Bình"
    assert only_repeats("GRDP năm 2022", question)
    assert not only_repeats("GRDP năm 2023", question)
    assert not only_repeats("liên hệ ông Bình", question)


def test_a_repair_names_the_place() -> None:
    assert repaired("(2) Tăng 5% [1].") == (2, "Tăng 5% [1].")
    assert repaired("Tăng 5% [1].") is None


@pytest.mark.parametrize(
    "text",
    [
        "Xem https://vi-du.vn.",
        "Xem www.vi-du.vn.",
        "Xem vi-du.com.",
        "[văn bản](x) này.",
        "<b>Tăng</b> 5%.",
        "{json}.",
        "a | b.",
        "hỏi a@b.",
        "dự án trọng %.",
    ],
)
def test_what_steers_is_recognised(text: str) -> None:
    assert steers(text)


@pytest.mark.parametrize("text", ["Tăng 5% (kế hoạch 4 %).", "Sở Y tế, v.v.", "02-CTr/TU; TP.HCM."])
def test_plain_sentences_do_not_steer(text: str) -> None:
    assert not steers(text)


def test_enumerators_are_no_figures() -> None:
    assert without_enumerators("1. Tăng 5,2%; 2.1. giảm 3.").split() == ["Tăng", "5,2%;", "giảm", "3."]
    assert without_enumerators("a) Tăng;\nđ) giảm 3 (b).").split() == ["Tăng;", "giảm", "3", "(b)."]


def test_the_mark_that_ends_a_document_ends_a_sentence() -> None:
    assert [each.text for each in worded("Có hiệu lực từ ngày ký./. [1]")] == ["Có hiệu lực từ ngày ký."]
    assert [each.text for each in worded("Có hiệu lực từ ngày ký./ [1].")] == ["Có hiệu lực từ ngày ký."]
