"""Whether a figure or a clause means what the question asks: period, place, status, indicator.

compose uses these to choose, verify to prove; there is no second definition.
"""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.ask.context import DocumentContext
from retrieval.domain.figure import Observation, ValueStatus
from retrieval.domain.passage import Passage
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import FigureQuery, Place, StatusAsked
from retrieval.language.evidence_terms import evidence_pairs, evidence_terms, question_pairs
from retrieval.language.places import find_provinces, names_place
from retrieval.language.text import fold_aligned

PLANNED = frozenset({ValueStatus.PLAN, ValueStatus.TARGET, ValueStatus.FORECAST})


def fits_period(asked: Period | None, stated: Period | None, context: DocumentContext) -> bool:
    """Whether a figure of `stated` answers a question about `asked`.

    A figure that states no period speaks of its document's year, and of nothing shorter.
    """
    if asked is None:
        return True
    if stated is None:
        return asked.kind is PeriodKind.YEAR and context.year == asked.start.year
    if asked.same_days(stated):
        return True
    if PeriodKind.AS_OF in (asked.kind, stated.kind) or PeriodKind.DAY in (asked.kind, stated.kind):
        # "đến 30/6/2017" and "6 tháng đầu năm 2017" end on the same day and both count from January.
        return asked.end == stated.end and _from_january(asked) and _from_january(stated)
    return False


def _from_january(period: Period) -> bool:
    return period.kind in (PeriodKind.AS_OF, PeriodKind.DAY) or (period.start.month, period.start.day) == (
        1,
        1,
    )


def fits_place(asked: Place | None, sentence: str, passage: Passage, context: DocumentContext) -> bool:
    """Whether a sentence speaks of the place: it says so, or what surrounds it does and it names no other."""
    if asked is None:
        return True
    if names_place(fold_aligned(sentence), asked):
        return True
    if find_provinces(sentence):
        return False
    return speaks_of(asked, passage, context)


def speaks_of(asked: Place | None, passage: Passage, context: DocumentContext) -> bool:
    """Whether a passage or its document is about the place."""
    if asked is None:
        return True
    around = fold_aligned(" ".join((*passage.locator.headings, passage.text)))
    about = names_place(context.folded, asked) or (bool(context.places) and context.places[0] == asked.name)
    return about or names_place(around, asked)


def fits_status(asked: StatusAsked, stated: ValueStatus) -> bool:
    """A plan never answers what was achieved, nor the other way round."""
    if asked is StatusAsked.PLANNED:
        return stated in PLANNED
    if asked is StatusAsked.REALISED:
        return stated not in PLANNED
    return True


@dataclass(frozen=True)
class TopicMatch:
    """How well evidence covers the topic, in [0, 1]; `missing` are terms found nowhere around."""

    coverage: float
    missing: tuple[str, ...]
    near: float
    total: int


_LEVELS = (1.0, 0.9, 0.65, 0.45, 0.35)
"""Credit of a term found in the indicator, its clause, its sentence, its passage, its document."""


def match_topic(terms: tuple[str, ...], circles: tuple[str, ...]) -> TopicMatch:
    """Credits each term by the innermost circle of text that holds it; circles go from inner to outer."""
    if not terms:
        return TopicMatch(0.0, (), 0.0, 0)
    sets = [evidence_terms(circle) for circle in circles]
    levels = _LEVELS[-len(circles) :]
    earned, missing = [], []
    for term in terms:
        credit = next((level for level, words in zip(levels, sets, strict=True) if term in words), 0.0)
        earned.append(credit)
        if not credit:
            missing.append(term)
    pairs = question_pairs(terms)
    inner = evidence_pairs(circles[0])
    near = sum(pair in inner for pair in pairs) / len(pairs) if pairs else float(terms[0] in sets[0])
    return TopicMatch(sum(earned) / len(terms), tuple(missing), near, len(terms))


def circles_of(
    text: str, observation: Observation, passage: Passage, context: DocumentContext
) -> tuple[str, ...]:
    """The circles of text around a figure, inner to outer; `text` is what the observation was read from."""
    return (
        observation.indicator_span.of(text),
        observation.clause.of(text),
        observation.sentence.of(text),
        " ".join((passage.text, *passage.locator.headings)),
        context.about,
    )


def excess(observation: Observation, text: str, query: FigureQuery) -> float:
    """Share of the indicator's words that were not asked: 'công nghiệp – xây dựng' for 'công nghiệp'."""
    written = evidence_terms(observation.indicator_span.of(text))
    allowed = set(query.indicator) | set(query.reading.terms) | _HARMLESS
    place = set(query.reading.place.folded.split()) if query.reading.place else set()
    return len(written - allowed - place) / len(written) if written else 1.0


def same_indicator(one: str, other: str) -> bool:
    """Whether two indicators as written name the same thing: equal words, the empty ones left out."""
    return evidence_terms(one) - _HARMLESS == evidence_terms(other) - _HARMLESS


_HARMLESS = frozenset(
    """
    tong so gia tri cua tinh tren dia ban nam ke hoach uoc muc toc do tang truong va cac thuc hien huyen
    thanh pho
    """.split()
)
