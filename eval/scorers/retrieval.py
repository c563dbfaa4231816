"""How high does retrieval rank the evidence?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from eval.cases import Case
from eval.records import CandidateJson, TraceJson
from eval.texts import Place, Texts, locate
from retrieval.domain.span import Span

_Item = TypeVar("_Item")

DEPTHS = (1, 5, 10, 20)


@dataclass(frozen=True)
class Ranks:
    """1-based ranks of the first right file and the first right passage; None: not among the candidates."""

    file: int | None
    passage: int | None


def ranks(case: Case, trace: TraceJson, texts: Texts) -> Ranks:
    """Where the evidence stands among the candidates; files are counted once each."""
    places = [locate(evidence, texts) for evidence in case.evidence]
    documents = frozenset[str]().union(*(place.documents for place in places))
    order = list(dict.fromkeys(candidate["document"] for candidate in trace["candidates"]))
    return Ranks(
        _first(order, lambda document: document in documents),
        _first(trace["candidates"], lambda candidate: _holds_evidence(candidate, places)),
    )


def hit(rank: int | None, depth: int) -> float:
    """1 when the rank is within the depth."""
    return float(rank is not None and rank <= depth)


def reciprocal(rank: int | None) -> float:
    """1 / rank, 0 when not found."""
    return 1 / rank if rank else 0.0


def _holds_evidence(candidate: CandidateJson, places: list[Place]) -> bool:
    span = Span(candidate["start"], candidate["end"])
    return any(place.at(candidate["document"], span) for place in places)


def _first(items: Sequence[_Item], fits: Callable[[_Item], bool]) -> int | None:
    return next((rank for rank, item in enumerate(items, start=1) if fits(item)), None)
