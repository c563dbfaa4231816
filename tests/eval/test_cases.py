"""The case format: loader and JSON Schema agree; errors name line and field."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from eval.cases import ancestors, case_fields, load_cases, select
from retrieval.domain.errors import CasesInvalid

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "golden-case.schema.json").read_text(encoding="utf-8")
)
GOOD = {
    "id": "a",
    "question": "Tăng bao nhiêu?",
    "kind": "figure",
    "expect": "answered",
    "answer": [["5%", "5 %"]],
    "evidence": [{"file": "x/y.txt", "span": "tăng 5%"}],
    "tags": ["thong-ke"],
}
WITHOUT = {name: {k: v for k, v in GOOD.items() if k != name} for name in GOOD}


def write(path, *cases):
    path.write_text("\n".join(json.dumps(case, ensure_ascii=False) for case in cases), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": " "}, "id"),
        ({"id": 5}, "id"),
        ({"question": ""}, "question"),
        ({"kind": "number"}, "kind"),
        ({"expect": "maybe"}, "expect"),
        ({"answer": []}, "answer"),
        ({"answer": "5%"}, "answer"),
        ({"answer": [[]]}, "answer[0]"),
        ({"answer": [["5%"], [" "]]}, "answer[1]"),
        ({"answer": [[5]]}, "answer[0]"),
        ({"evidence": []}, "evidence"),
        ({"evidence": "x"}, "evidence"),
        ({"evidence": [{"file": "x"}]}, "evidence[0]"),
        ({"evidence": [{"file": "/x", "span": "y"}]}, "evidence[0].file"),
        ({"evidence": [{"file": "x", "span": ""}]}, "evidence[0].span"),
        ({"evidence": [{"file": "x", "span": "y" * 61}]}, "evidence[0].span"),
        ({"expect": "not_found"}, "answer"),
        ({"tags": "thong-ke"}, "tags"),
        ({"follows": None}, "follows"),
        ({"note": "?"}, "note"),
    ],
)
def test_schema_and_loader_refuse_the_same(changes, field, tmp_path):
    case = {**GOOD, **changes}
    assert not Draft202012Validator(SCHEMA).is_valid(case)
    with pytest.raises(CasesInvalid) as caught:
        load_cases(write(tmp_path / "cases.jsonl", {**GOOD, "id": "b"}, case))
    assert "dòng 2" in caught.value.message
    assert f"“{field}”" in caught.value.message


@pytest.mark.parametrize("name", sorted(set(GOOD)))
def test_schema_and_loader_want_the_same_fields(name, tmp_path):
    assert not Draft202012Validator(SCHEMA).is_valid(WITHOUT[name])
    with pytest.raises(CasesInvalid, match=f"“{name}”"):
        load_cases(write(tmp_path / "cases.jsonl", WITHOUT[name]))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"expect": "not_found", "kind": "unanswerable", "answer": [], "evidence": []},
        {"expect": "clarify", "kind": "ambiguous", "answer": []},
        {"tags": []},
    ],
)
def test_schema_and_loader_accept_the_same(changes, tmp_path):
    case = {**GOOD, **changes}
    Draft202012Validator(SCHEMA).validate(case)
    (loaded,) = load_cases(write(tmp_path / "cases.jsonl", case))
    assert case_fields(loaded) == case


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("text", "problem"),
    [("{", "JSON"), ("[1]", "đối tượng"), (b"\xff\xfe".decode("latin-1"), "JSON")],
)
def test_lines_that_are_no_objects_are_named(text, problem, tmp_path):
    path = tmp_path / "cases.jsonl"
    path.write_text("\n" + text, encoding="utf-8")
    with pytest.raises(CasesInvalid, match=rf"dòng 2.*{problem}"):
        load_cases(path)


def test_files_that_cannot_be_read_are_named(tmp_path):
    with pytest.raises(CasesInvalid, match="không có tệp"):
        load_cases(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes("\né".encode("latin-1"))
    with pytest.raises(CasesInvalid, match="UTF-8"):
        load_cases(tmp_path / "latin.jsonl")


def test_rules_across_lines(tmp_path):
    follow = {**GOOD, "id": "b", "follows": "a"}
    cases = load_cases(write(tmp_path / "ok.jsonl", GOOD, follow, {**GOOD, "id": "c", "follows": "b"}))
    known = {case.id: case for case in cases}
    assert [case.id for case in ancestors(known["c"], known)] == ["a", "b"]
    with pytest.raises(CasesInvalid, match="trùng với dòng 1"):
        load_cases(write(tmp_path / "twice.jsonl", GOOD, GOOD))
    with pytest.raises(CasesInvalid, match=r"trùng với dòng 3 của .*ok\.jsonl"):
        load_cases(tmp_path / "ok.jsonl", write(tmp_path / "second.jsonl", {**GOOD, "id": "c"}))
    with pytest.raises(CasesInvalid, match="dòng 1, trường “follows”"):
        load_cases(write(tmp_path / "unknown.jsonl", follow))
    with pytest.raises(CasesInvalid, match="vòng"):
        load_cases(write(tmp_path / "loop.jsonl", {**GOOD, "follows": "b"}, follow))


def test_cases_are_selected_by_id_in_file_order(tmp_path):
    cases = load_cases(write(tmp_path / "cases.jsonl", GOOD, {**GOOD, "id": "b"}))
    assert [case.id for case in select(cases, ["b", "a"], "ids.txt")] == ["a", "b"]
    with pytest.raises(CasesInvalid, match="“z”"):
        select(cases, ["z"], "ids.txt")
