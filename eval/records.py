"""What was answered, one JSON line per case: the public answer, and the trace that scorers need."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from eval.json_lines import parse_object, text_field
from retrieval.contract import SCHEMA, AnswerJson, answer_json
from retrieval.domain.answer import Answer
from retrieval.domain.errors import CasesInvalid

ANSWERS = "answers.jsonl"


class CandidateJson(TypedDict):
    """A passage that retrieval offered; `start` and `end` count code points of the stored text."""

    document: str
    file: str
    score: float
    start: int
    end: int


class TraceJson(TypedDict):
    """What the public answer does not tell: the wall time of `ask`, and the candidates, best first."""

    latency_ms: float
    candidates: list[CandidateJson]


@dataclass(frozen=True)
class Recorded:
    """A case's answer as it was given."""

    case_id: str
    answer: AnswerJson
    trace: TraceJson


def record(case_id: str, answer: Answer, latency_ms: float) -> Recorded:
    """The record of an answer."""
    candidates: list[CandidateJson] = [
        {
            "document": candidate.document_id,
            "file": candidate.file,
            "score": round(candidate.score, 6),
            "start": candidate.span.start,
            "end": candidate.span.end,
        }
        for candidate in answer.trace.candidates
    ]
    return Recorded(
        case_id, answer_json(answer), {"latency_ms": round(latency_ms, 3), "candidates": candidates}
    )


def write_line(recorded: Recorded) -> str:
    """The line of a record, with its line end."""
    line = {"id": recorded.case_id, "answer": recorded.answer, "trace": recorded.trace}
    return json.dumps(line, ensure_ascii=False) + "\n"


def read_records(path: Path) -> tuple[Recorded, ...]:
    """The records of a file; a last line that a crash cut short is dropped, any other fault is an error."""
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    whole = text[: text.rfind("\n") + 1]
    return tuple(_record(str(path), number, line) for number, line in enumerate(whole.splitlines(), start=1))


def write_records(path: Path, records: Iterable[Recorded]) -> None:
    """Replaces the file by these records."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(write_line(each) for each in records), encoding="utf-8")


def _record(file: str, number: int, line: str) -> Recorded:
    fields = parse_object(file, number, line)
    answer = fields.get("answer")
    if not isinstance(answer, dict) or answer.get("schema") != SCHEMA:
        raise CasesInvalid(file, number, "answer", f"phải là câu trả lời theo hợp đồng {SCHEMA}")
    trace = fields.get("trace") or {"latency_ms": 0.0, "candidates": []}
    # The schema field vouches for the shape: the contract has a single writer.
    return Recorded(text_field(file, number, fields, "id"), cast(AnswerJson, answer), cast(TraceJson, trace))
