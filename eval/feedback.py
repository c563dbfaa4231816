"""Users' thumbs-down with a correction become golden cases.

A record is one JSON line, `tracuu.feedback/1`, written by whatever front the user sits at; see
docs/evaluation.md. Only a correction makes a case: a thumb alone says nothing that can be scored.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.cases import SPAN_LIMIT, Case, CaseKind, Evidence, Expect, case_fields, load_cases
from eval.figures import figures
from eval.json_lines import open_text, parse_object, text_field
from eval.normal_forms import plain
from retrieval.domain.errors import CasesInvalid

SCHEMA = "tracuu.feedback/1"
TAG = "nguoi-dung"
"""The tag of cases that came from users."""
_VERDICTS = ("up", "down")
_OPTIONAL = ("correction", "document", "quote")


@dataclass(frozen=True)
class Feedback:
    """What a user said of an answer.

    `correction` is the right answer in the user's words, the figure first; '' says that there is
    none. `document` (a file below the archive's root) and `quote` say where it stands.
    """

    question: str
    verdict: str
    correction: str | None = None
    document: str | None = None
    quote: str | None = None


@dataclass(frozen=True)
class Imported:
    """What came of a file of feedback."""

    cases: tuple[Case, ...]
    without_correction: int
    already_known: int
    faults: tuple[CasesInvalid, ...]


def import_feedback(feedback: Path, golden: Path) -> Imported:
    """Appends the corrections to the golden file; a question that is there already is left alone."""
    known = {plain(case.question) for case in load_cases(golden)} if golden.is_file() else set()
    found, silent, faults = _read(feedback)
    new: dict[str, Case] = {}
    for case in found:
        if plain(case.question) not in known:
            new.setdefault(case.id, case)
    _append(golden, new.values())
    return Imported(tuple(new.values()), silent, len(found) - len(new), tuple(faults))


def case_of(feedback: Feedback) -> Case:
    """The case that a correction asks for; its id depends on the question alone.

    A correction that names a figure is right when that figure is said; any other when it is said
    word for word, which a person should look over.
    """
    id_ = "fb-" + hashlib.sha256(plain(feedback.question).encode()).hexdigest()[:10]
    correction = " ".join((feedback.correction or "").split())
    if not correction:
        return Case(id_, feedback.question, CaseKind.UNANSWERABLE, Expect.NOT_FOUND, tags=(TAG,))
    numbers = [each.text for each in figures(correction)]
    return Case(
        id_,
        feedback.question,
        CaseKind.FIGURE if numbers else CaseKind.PASSAGE,
        Expect.ANSWERED,
        ((numbers[0] if numbers else correction,),),
        (Evidence(feedback.document or "", _short(feedback.quote or correction)),),
        (TAG,),
    )


def _short(quote: str) -> str:
    return quote if len(quote) <= SPAN_LIMIT else quote[:SPAN_LIMIT].rsplit(None, 1)[0]


def _read(path: Path) -> tuple[list[Case], int, list[CasesInvalid]]:
    """The cases of all corrections, how many records had none, and the faulty lines."""
    if not path.is_file():
        raise CasesInvalid(str(path), 0, "(cả tệp)", "không có tệp này")
    cases: list[Case] = []
    silent = 0
    faults: list[CasesInvalid] = []
    with open_text(path) as lines:
        for number, line in enumerate(lines, start=1):
            try:
                feedback = _feedback(str(path), number, line) if line.strip() else None
            except CasesInvalid as fault:
                faults.append(fault)
                continue
            if feedback is not None and feedback.verdict == "down" and feedback.correction is not None:
                cases.append(case_of(feedback))
            elif feedback is not None:
                silent += 1
    return cases, silent, faults


def _feedback(file: str, number: int, line: str) -> Feedback:
    fields = parse_object(file, number, line)
    if fields.get("schema") != SCHEMA:
        raise CasesInvalid(file, number, "schema", f"phải là {SCHEMA}")
    if fields.get("verdict") not in _VERDICTS:
        raise CasesInvalid(file, number, "verdict", "phải là up hoặc down")
    question = text_field(file, number, fields, "question")
    correction, document, quote = _optional(file, number, fields)
    if correction and correction.strip() and not document:
        raise CasesInvalid(file, number, "document", "đính chính phải nêu tệp làm căn cứ")
    return Feedback(question, str(fields["verdict"]), correction, document, quote)


def _optional(file: str, number: int, fields: dict[str, object]) -> Sequence[str | None]:
    values: list[str | None] = []
    for name in _OPTIONAL:
        value = fields.get(name)
        if value is not None and not isinstance(value, str):
            raise CasesInvalid(file, number, name, "phải là chuỗi hoặc null")
        values.append(value)
    return values


def _append(golden: Path, cases: Iterable[Case]) -> None:
    lines = [json.dumps(case_fields(case), ensure_ascii=False) + "\n" for case in cases]
    if not lines:
        return
    golden.parent.mkdir(parents=True, exist_ok=True)
    before = golden.read_text(encoding="utf-8") if golden.is_file() else ""
    gap = "\n" if before and not before.endswith("\n") else ""
    with golden.open("a", encoding="utf-8") as file:
        file.write(gap + "".join(lines))
