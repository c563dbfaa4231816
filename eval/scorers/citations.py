"""Do the quotes stand where the answer stands? And ALCE's question: do they carry what is said?"""

from __future__ import annotations

import re

from eval.cases import Case
from eval.figures import numeric_tokens, without_markers
from eval.normal_forms import holds, plain
from eval.texts import Texts, locate
from retrieval.contract import AnswerJson, CitationJson
from retrieval.domain.span import Span

CARRIED_SHARE = 0.7
"""Share of a statement's words that its quotes must hold; its figures must all be there."""

_STATEMENT_END = re.compile(r"(?<=[.!?;])\s+|\n+")
_MARKERS = re.compile(r"\[(\d{1,3})\]")
_WORD = re.compile(r"[^\W_]+")


def citation_correct(case: Case, answer: AnswerJson, texts: Texts) -> bool:
    """Some quote overlaps an evidence span in the evidence's file or a copy of it.

    Where the span is not in the ingested text (another rendering), citing the file is enough.
    """
    places = [locate(evidence, texts) for evidence in case.evidence]
    return any(
        place.at(citation["document"]["id"], Span(citation["start"], citation["end"]))
        for citation in answer["citations"]
        for place in places
    )


def citation_recall(answer: AnswerJson) -> float | None:
    """ALCE: the share of statements that the quotes they cite carry; None when nothing is stated."""
    judged = [_carried(statement, cited) for statement, cited in _statements(answer)]
    return sum(judged) / len(judged) if judged else None


def citation_precision(answer: AnswerJson) -> float | None:
    """ALCE: the share of citations that carry a statement alone, or without which it is not carried."""
    if not answer["citations"]:
        return None
    useful = [
        any(_needed(statement, cited, citation) for statement, cited in _statements(answer))
        for citation in answer["citations"]
    ]
    return sum(useful) / len(useful)


def _statements(answer: AnswerJson) -> list[tuple[str, list[CitationJson]]]:
    """The sentences with the citations they name; one that names none is held against all."""
    text = answer["text"].strip() or answer["headline"]
    pieces = [piece for piece in _STATEMENT_END.split(text) if _WORD.search(without_markers(piece))]
    return [(without_markers(piece), _cited(piece, answer["citations"])) for piece in pieces]


def _cited(statement: str, citations: list[CitationJson]) -> list[CitationJson]:
    markers = {int(marker) for marker in _MARKERS.findall(statement)}
    return [each for each in citations if each["marker"] in markers] if markers else citations


def _needed(statement: str, cited: list[CitationJson], citation: CitationJson) -> bool:
    if citation not in cited:
        return False
    if _carried(statement, [citation]):
        return True
    others = [each for each in cited if each is not citation]
    return _carried(statement, cited) and not _carried(statement, others)


def _carried(statement: str, cited: list[CitationJson]) -> bool:
    quotes = " ".join(each["quote"] for each in cited)
    words = set(_WORD.findall(plain(statement)))
    inside = words & set(_WORD.findall(plain(quotes)))
    figures_there = all(holds(quotes, token.text) for token in numeric_tokens(statement))
    return figures_there and len(inside) >= CARRIED_SHARE * len(words)
