"""A three-document archive and answers over it, for the tests of the harness."""

from datetime import UTC, date, datetime
from pathlib import Path

from eval.cases import Case, CaseKind, Evidence, Expect
from eval.records import Recorded
from retrieval.contract import AnswerJson, CitationJson, DocumentJson
from retrieval.domain.answer import Answer, Answered, Candidate, Citation, NotFound, Reason, Role, Trace
from retrieval.domain.document import Document, Placement, StoredDocument, Version
from retrieval.domain.passage import Locator
from retrieval.domain.query import OpenQuery, Question, Wanted
from retrieval.domain.span import Origin, Span
from retrieval.language.reading import read

GROWTH = "Năm 2021, giá trị sản xuất công nghiệp tăng 17,04% (kế hoạch 15,8%), đạt 96.200 tỷ đồng."
RICE = "Nghị quyết số 20/2021/NQ-HĐND ngày 10/12/2021. Sản lượng lúa đạt 1.200 tấn.\nNăng suất 65 tạ/ha."
NEWS = "Tin ngày 05/01/2022: công nghiệp tỉnh tăng 17,04% so với năm trước; khách du lịch tăng 5%."

TEXTS = {"d1": GROWTH, "d2": RICE, "d3": NEWS, "d4": "Thái Lan (giảm16,3%)."}
FILES = {
    "d1": "bao-cao/growth.docx",
    "d2": "nghi-quyet/20-2021.md",
    "d3": "tin/news.txt",
    "d4": "tin/glued.txt",
}

REPORT = "BÁO CÁO\nTình hình kinh tế - xã hội năm 2021\n\n"


def report_and_copy(folder: Path) -> Path:
    """A folder below `folder` with a report on growth and a copy of it."""
    archive = folder / "kho"
    (archive / "bao-cao").mkdir(parents=True)
    (archive / "bao-cao" / "growth.txt").write_text(REPORT + GROWTH, encoding="utf-8")
    (archive / "copy.txt").write_text(REPORT + GROWTH, encoding="utf-8")
    return archive


class FakeTexts:
    """Texts of the archive; `copies` names documents that are the same document."""

    def __init__(self, copies: frozenset[str] = frozenset(), missing: frozenset[str] = frozenset()) -> None:
        self._copies = copies
        self._missing = missing

    def text(self, document_id: str) -> str:
        return "" if document_id in self._missing else TEXTS.get(document_id, "")

    def documents_of(self, file: str) -> frozenset[str]:
        own = frozenset(id_ for id_, path in FILES.items() if path == file and id_ not in self._missing)
        return own | self._copies if own & self._copies else own


def figure_case(**changes: object) -> Case:
    """'How much did industry grow in 2021': 17,04 % in d1."""
    fields: dict[str, object] = {
        "id": "c1",
        "question": "Công nghiệp 2021 tăng bao nhiêu?",
        "kind": CaseKind.FIGURE,
        "expect": Expect.ANSWERED,
        "answer": (("17,04%", "17,04 %"),),
        "evidence": (Evidence(FILES["d1"], "tăng 17,04%"),),
        "tags": ("thong-ke",),
    }
    return Case(**{**fields, **changes})  # type: ignore[arg-type]


def rice_case(**changes: object) -> Case:
    """'How much rice': 1.200 tấn in d2."""
    fields: dict[str, object] = {
        "id": "c2",
        "question": "Sản lượng lúa?",
        "answer": (("1.200 tấn",),),
        "evidence": (Evidence(FILES["d2"], "lúa đạt 1.200 tấn"),),
        "tags": (),
    }
    return figure_case(**{**fields, **changes})


def refusal_case(**changes: object) -> Case:
    """A question whose answer is not there."""
    fields: dict[str, object] = {
        "id": "c3",
        "question": "Dân số năm 2050?",
        "kind": CaseKind.UNANSWERABLE,
        "expect": Expect.NOT_FOUND,
        "answer": (),
        "evidence": (),
    }
    return figure_case(**{**fields, **changes})


def clarify_case(**changes: object) -> Case:
    """A question that two documents fit."""
    evidence = (Evidence(FILES["d1"], "công nghiệp"), Evidence(FILES["d3"], "công nghiệp"))
    fields: dict[str, object] = {
        "id": "c4",
        "question": "Nghị quyết 20?",
        "kind": CaseKind.AMBIGUOUS,
        "expect": Expect.CLARIFY,
        "answer": (),
        "evidence": evidence,
    }
    return figure_case(**{**fields, **changes})


def document(id_: str) -> DocumentJson:
    """A document as the contract names it."""
    return {
        "id": id_,
        "number": None,
        "kind": None,
        "issuer": None,
        "date": None,
        "subject": None,
        "status": "in_force",
        "version": "0" * 12,
        "file": FILES[id_],
    }


def cite(id_: str, quote: str, marker: int = 1) -> CitationJson:
    """A genuine citation of the first place where the quote stands."""
    start = TEXTS[id_].index(quote)
    return {
        "marker": marker,
        "role": "answer",
        "document": document(id_),
        "locator": {"page": None, "path": None, "cells": []},
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "origin": "text",
    }


def answer(
    headline: str = "", text: str = "", *citations: CitationJson, outcome: str = "answered"
) -> AnswerJson:
    """An answer of the contract."""
    return {
        "schema": "tracuu.answer/1",
        "question": "?",
        "understood": {
            "text": "?",
            "kind": "open",
            "expansions": [],
            "corrections": [],
            "period": None,
            "place": None,
            "number": None,
        },
        "outcome": outcome,
        "reason": None,
        "headline": headline,
        "text": text,
        "citations": list(citations),
        "figures": [],
        "computed": [],
        "candidates": [],
        "nearby": [],
        "warnings": [],
        "writer": "extractive",
        "timings_ms": {},
    }


def good_answer() -> AnswerJson:
    """The right answer to figure_case()."""
    return answer(
        "17,04% (kế hoạch 15,8%)",
        "tăng 17,04% (kế hoạch 15,8%) [1]",
        cite("d1", "tăng 17,04% (kế hoạch 15,8%)"),
    )


def rice_answer() -> AnswerJson:
    """The right answer to rice_case()."""
    return answer("1.200 tấn", "Sản lượng lúa đạt 1.200 tấn. [1]", cite("d2", "Sản lượng lúa đạt 1.200 tấn."))


def recorded(case_id: str, given: AnswerJson, *candidates: tuple[str, str]) -> Recorded:
    """A record whose candidates are (document, piece of its text), best first."""
    found = [
        {
            "document": id_,
            "file": FILES[id_],
            "score": round(0.9 - 0.1 * at, 2),
            "start": TEXTS[id_].index(piece),
            "end": TEXTS[id_].index(piece) + len(piece),
        }
        for at, (id_, piece) in enumerate(candidates)
    ]
    return Recorded(case_id, given, {"latency_ms": 2.0, "candidates": found})  # type: ignore[typeddict-item]


def stored(id_: str) -> StoredDocument:
    """The stored document behind an id."""
    version = Version(id_ * 32, id_ * 32)
    placement = Placement("kho", "/kho", FILES[id_])
    return StoredDocument(id_, Document(), version, placement, datetime(2025, 1, 1, tzinfo=UTC))


class ScriptedAsker:
    """Answers from a script of (document, quote) by question; anything else is not found."""

    def __init__(self, script: dict[str, tuple[str, str]]) -> None:
        self.script = script
        self.asked: list[tuple[str, str | None]] = []

    async def ask(self, question: Question) -> Answer:
        self.asked.append((question.text, question.conversation))
        query = OpenQuery(read(question.text, question.asked_on), Wanted.PASSAGE)
        if question.text not in self.script:
            return Answer(question.text, query, NotFound(Reason.NO_DOCUMENT, "Không có."), Trace(()))
        id_, quote = self.script[question.text]
        start = TEXTS[id_].index(quote)
        span = Span(start, start + len(quote))
        citation = Citation(1, Role.ANSWER, stored(id_), Locator(), quote, span, Origin.TEXT)
        candidate = Candidate(f"{id_}-p", id_, FILES[id_], 0.8, (("sparse", 3.0),), span)
        return Answer(question.text, query, Answered(quote, quote, (citation,)), Trace((), (candidate,)))


ASKED_ON = date(2025, 1, 1)
