"""Golden cases: questions with the answer, the evidence and the behaviour that is expected.

The format is described in docs/evaluation.md and docs/golden-case.schema.json; a test holds the
schema and this loader together. Rules that need more than one line (unique ids, `follows`) are here only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from eval.json_lines import WHOLE_LINE, read_objects, text_field
from retrieval.domain.errors import CasesInvalid

SPAN_LIMIT = 60
"""Longest evidence span, in code points: it points at the place, it does not copy the text."""


class CaseKind(StrEnum):
    """What a question asks for."""

    FIGURE = "figure"
    DOCUMENT = "document"
    PASSAGE = "passage"
    LIST = "list"
    DATE = "date"
    PERSON = "person"
    YESNO = "yesno"
    UNANSWERABLE = "unanswerable"
    AMBIGUOUS = "ambiguous"


class Expect(StrEnum):
    """The right behaviour; the values are those of `outcome` in the answer contract."""

    ANSWERED = "answered"
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"


@dataclass(frozen=True)
class Evidence:
    """Where the answer stands: a file below the archive's root and a short verbatim span of it."""

    file: str
    span: str


@dataclass(frozen=True)
class Case:
    """A question and what is expected of it; every group of `answer` needs one of its alternatives."""

    id: str
    question: str
    kind: CaseKind
    expect: Expect
    answer: tuple[tuple[str, ...], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    tags: tuple[str, ...] = ()
    follows: str | None = None


@dataclass(frozen=True)
class _Line:
    """A line being read, and where it stands for the errors."""

    file: str
    number: int
    fields: dict[str, object]

    def error(self, field: str, problem: str) -> CasesInvalid:
        return CasesInvalid(self.file, self.number, field, problem)


_FIELDS = frozenset({"id", "question", "kind", "expect", "answer", "evidence", "tags", "follows"})
_Value = TypeVar("_Value", bound=StrEnum)


def load_cases(*paths: Path) -> tuple[Case, ...]:
    """All cases of the files in their order; raises CasesInvalid at the first line that breaks the format."""
    cases: dict[str, Case] = {}
    lines: dict[str, _Line] = {}
    for path in paths:
        for number, fields in read_objects(path):
            line = _Line(str(path), number, fields)
            case = _case(line)
            if case.id in cases:
                before = lines[case.id]
                raise line.error("id", f"trùng với dòng {before.number} của {before.file}")
            cases[case.id], lines[case.id] = case, line
    for case in cases.values():
        _check_follows(case, cases, lines[case.id])
    return tuple(cases.values())


def case_fields(case: Case) -> dict[str, object]:
    """The JSON form of a case, as load_cases() reads it."""
    fields: dict[str, object] = {
        "id": case.id,
        "question": case.question,
        "kind": case.kind.value,
        "expect": case.expect.value,
        "answer": [list(group) for group in case.answer],
        "evidence": [{"file": e.file, "span": e.span} for e in case.evidence],
        "tags": list(case.tags),
    }
    return fields if case.follows is None else {**fields, "follows": case.follows}


def ancestors(case: Case, by_id: dict[str, Case]) -> tuple[Case, ...]:
    """The cases that must be asked before `case` in its conversation, oldest first."""
    chain: list[Case] = []
    while case.follows is not None:
        case = by_id[case.follows]
        chain.append(case)
    return tuple(reversed(chain))


def _case(line: _Line) -> Case:
    for name in line.fields.keys() - _FIELDS:
        raise line.error(name, "không có trường này trong định dạng")
    case = Case(
        id=text_field(line.file, line.number, line.fields, "id"),
        question=text_field(line.file, line.number, line.fields, "question"),
        kind=_choice(line, "kind", CaseKind),
        expect=_choice(line, "expect", Expect),
        answer=_answer(line),
        evidence=_evidence(line),
        tags=_strings(line, "tags", line.fields.get("tags")),
        follows=text_field(line.file, line.number, line.fields, "follows")
        if "follows" in line.fields
        else None,
    )
    _check_expectation(line, case)
    return case


def _check_expectation(line: _Line, case: Case) -> None:
    if case.expect is Expect.ANSWERED:
        if not case.answer:
            raise line.error("answer", "câu trả lời được thì phải có ít nhất một nhóm đáp án")
        if not case.evidence:
            raise line.error("evidence", "câu trả lời được thì phải có ít nhất một căn cứ")
    elif case.answer:
        raise line.error("answer", f"phải để [] khi expect là “{case.expect}”")


def _choice(line: _Line, name: str, values: type[_Value]) -> _Value:
    value = line.fields.get(name)
    if not isinstance(value, str) or value not in tuple(values):
        raise line.error(name, "phải là một trong: " + ", ".join(values))
    return values(value)


def _answer(line: _Line) -> tuple[tuple[str, ...], ...]:
    groups = line.fields.get("answer")
    if not isinstance(groups, list):
        raise line.error("answer", "phải là danh sách các nhóm, mỗi nhóm là danh sách cách viết")
    read = tuple(_strings(line, f"answer[{at}]", group) for at, group in enumerate(groups))
    for at, group in enumerate(read):
        if not group:
            raise line.error(f"answer[{at}]", "nhóm đáp án không được rỗng")
    return read


def _evidence(line: _Line) -> tuple[Evidence, ...]:
    entries = line.fields.get("evidence")
    if not isinstance(entries, list):
        raise line.error("evidence", "phải là danh sách {file, span}")
    return tuple(_one_evidence(line, f"evidence[{at}]", entry) for at, entry in enumerate(entries))


def _one_evidence(line: _Line, name: str, entry: object) -> Evidence:
    if not isinstance(entry, dict) or entry.keys() != {"file", "span"}:
        raise line.error(name, "phải có đúng hai trường file và span")
    file, span = entry["file"], entry["span"]
    if not isinstance(file, str) or not file.strip() or file.startswith("/"):
        raise line.error(f"{name}.file", "phải là đường dẫn tính từ thư mục gốc của kho")
    if not isinstance(span, str) or not span.strip():
        raise line.error(f"{name}.span", "phải là chuỗi khác rỗng")
    if len(span) > SPAN_LIMIT:
        raise line.error(f"{name}.span", f"dài {len(span)} ký tự, tối đa {SPAN_LIMIT}")
    return Evidence(file, span)


def _strings(line: _Line, name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise line.error(name, "phải là danh sách các chuỗi khác rỗng")
    return tuple(value)


def _check_follows(case: Case, cases: dict[str, Case], line: _Line) -> None:
    seen = {case.id}
    at: Case = case
    while at.follows is not None:
        if at.follows not in cases:
            raise line.error("follows", f"không có câu hỏi mang mã “{at.follows}”")
        if at.follows in seen:
            raise line.error("follows", "các câu hỏi nối tiếp nhau thành vòng")
        seen.add(at.follows)
        at = cases[at.follows]


def select(cases: Sequence[Case], ids: Sequence[str], source: str) -> tuple[Case, ...]:
    """The cases with these ids, in the order of `cases`; an unknown id is an error of `source`."""
    known = {case.id for case in cases}
    for number, wanted in enumerate(ids, start=1):
        if wanted not in known:
            raise CasesInvalid(source, number, WHOLE_LINE, f"không có câu hỏi mang mã “{wanted}”")
    chosen = set(ids)
    return tuple(case for case in cases if case.id in chosen)
