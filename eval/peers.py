"""What a user would build otherwise, judged by the same scorers on the same stored texts.

No peer refuses, asks back, or remembers the question before: each says the best piece it finds.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from eval.cases import Case
from eval.records import CandidateJson, Recorded
from eval.texts import ArchiveTexts
from retrieval.contract import SCHEMA, AnswerJson, CitationJson, DocumentJson, UnderstoodJson, document_json
from retrieval.domain.span import Span
from retrieval.language.sentences import sentences

CANDIDATES = 10
_NOTHING_UNDERSTOOD: UnderstoodJson = {
    "text": "",
    "kind": "open",
    "expansions": [],
    "corrections": [],
    "period": None,
    "place": None,
    "number": None,
}
_SYLLABLE = re.compile(r"\w+")


@dataclass(frozen=True)
class PeerText:
    """A stored document as peers read it."""

    document: DocumentJson
    text: str


@dataclass(frozen=True)
class Piece:
    """A piece of a text, found with a score."""

    source: PeerText
    span: Span
    score: float


class Peer(Protocol):
    """Finds pieces for a question, best first."""

    @property
    def name(self) -> str: ...

    def find(self, question: str) -> Sequence[Piece]: ...


def peer_texts(texts: ArchiveTexts) -> tuple[PeerText, ...]:
    """Everything stored, as peers read it."""
    return tuple(PeerText(document_json(each), texts.text(each.id)) for each in texts.documents())


def ask_peer(peer: Peer, cases: Sequence[Case], tell: Callable[[int], None]) -> tuple[Recorded, ...]:
    """Asks every case; `tell` hears how many are done."""
    records: list[Recorded] = []
    for done, case in enumerate(cases, start=1):
        started = time.perf_counter()
        found = peer.find(case.question)
        latency_ms = round((time.perf_counter() - started) * 1000, 3)
        candidates = [_candidate(piece) for piece in found]
        answer = _answer(peer.name, case.question, found[0] if found else None)
        records.append(Recorded(case.id, answer, {"latency_ms": latency_ms, "candidates": candidates}))
        tell(done)
    return tuple(records)


class Bm25Sentences:
    """Every sentence of the archive under plain BM25."""

    name = "BM25, câu đứng đầu"

    def __init__(self, texts: Sequence[PeerText]) -> None:
        import bm25s

        self._sentences = [(text, span) for text in texts for span in sentences(text.text)]
        self._bm25 = bm25s.BM25(k1=1.2, b=0.75)
        words = [_syllables(span.of(text.text)) for text, span in self._sentences]
        self._bm25.index(words, show_progress=False)

    def find(self, question: str) -> Sequence[Piece]:
        """The sentences that share most with the question."""
        limit = min(CANDIDATES, len(self._sentences))
        found, scores = self._bm25.retrieve([_syllables(question)], k=limit, show_progress=False)
        ranked = zip(found[0].tolist(), scores[0].tolist(), strict=True)
        return [self._piece(at, score) for at, score in ranked if score > 0]

    def _piece(self, at: int, score: float) -> Piece:
        source, span = self._sentences[at]
        return Piece(source, span, score)


def _syllables(text: str) -> list[str]:
    return _SYLLABLE.findall(text.lower())


def _candidate(piece: Piece) -> CandidateJson:
    document = piece.source.document
    return {
        "document": document["id"],
        "file": document["file"],
        "score": round(piece.score, 6),
        "start": piece.span.start,
        "end": piece.span.end,
    }


def _answer(writer: str, question: str, best: Piece | None) -> AnswerJson:
    said = " ".join(best.span.of(best.source.text).split()) if best else ""
    return {
        "schema": SCHEMA,
        "question": question,
        "understood": _NOTHING_UNDERSTOOD | {"text": question},
        "outcome": "answered" if best else "not_found",
        "reason": None if best else "no_document",
        "headline": said,
        "text": said,
        "citations": [_citation(best)] if best else [],
        "figures": [],
        "computed": [],
        "table": [],
        "candidates": [],
        "nearby": [],
        "warnings": [],
        "writer": writer,
        "confidence": None,
        "timings_ms": {},
    }


def _citation(piece: Piece) -> CitationJson:
    return {
        "marker": 1,
        "role": "answer",
        "document": piece.source.document,
        "locator": {"page": None, "path": None, "cells": []},
        "quote": piece.span.of(piece.source.text),
        "start": piece.span.start,
        "end": piece.span.end,
        "origin": "text",
        "scan": None,
    }
