"""Whether a figure or a clause means what the question asks: period, place, status, indicator.

compose uses these to choose, verify to prove; there is no second definition.
"""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.ask.context import DocumentContext
from retrieval.domain.figure import Observation, ValueStatus
from retrieval.domain.passage import Passage
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Concept, FigureQuery, Place, StatusAsked
from retrieval.language.evidence_terms import evidence_pairs, evidence_terms, question_pairs
from retrieval.language.named_pieces import RELATIONAL
from retrieval.language.places import find_provinces, names_place
from retrieval.language.text import fold_aligned, lower_aligned

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
    opens_year = (period.start.month, period.start.day) == (1, 1)
    return opens_year or period.kind in (PeriodKind.AS_OF, PeriodKind.DAY)


def fits_place(
    asked: Place | None,
    observation: Observation,
    text: str,
    passage: Passage,
    context: DocumentContext,
    *,
    inside: bool = False,
) -> bool:
    """Whether a figure is of the place: its clause says so, or what surrounds it does and it names no other.

    `text` is what the observation was read from; `inside` takes figures of places in it too.
    """
    if asked is None:
        return True
    if inside and observation.area_span is not None and not find_provinces(observation.area or ""):
        return speaks_of(asked, passage, context)
    # A place that an earlier sentence names may be an aside; one of the figure's own sentence is not.
    own_place = observation.area_span is not None and observation.area_span.within(observation.sentence)
    if own_place and observation.area is not None:
        own = names_place(fold_aligned(observation.area), asked)
        return own or names_place(fold_aligned(observation.clause.of(text)), asked)
    sentence = observation.sentence.of(text)
    if names_place(fold_aligned(sentence), asked):
        return True
    if find_provinces(sentence):
        return False
    if _about_other_provinces(asked, context):
        return names_place(fold_aligned(" ".join(passage.locator.headings)), asked)
    return speaks_of(asked, passage, context)


def _about_other_provinces(asked: Place, context: DocumentContext) -> bool:
    """Whether title or issuer name provinces, but not the one asked: a mention elsewhere is an aside."""
    own = {found.place.name for found in find_provinces(context.about)}
    return bool(own) and asked.name not in own and bool(find_provinces(asked.name))


def speaks_of(asked: Place | None, passage: Passage, context: DocumentContext) -> bool:
    """Whether a passage or its document is about the place."""
    if asked is None:
        return True
    around = fold_aligned(" ".join((*passage.locator.headings, passage.text)))
    about = names_place(context.folded, asked) or (bool(context.places) and context.places[0] == asked.name)
    return about or names_place(around, asked) or (not context.places and names_place(context.path, asked))


def fits_status(asked: StatusAsked, stated: ValueStatus) -> bool:
    """A plan never answers what was achieved, nor the other way round."""
    if asked is StatusAsked.PLANNED:
        return stated in PLANNED
    if asked is StatusAsked.REALISED:
        return stated not in PLANNED
    return True


@dataclass(frozen=True)
class TopicMatch:
    """How well evidence covers the topic, in [0, 1]; `missing` are concepts found nowhere around.

    `own` is the share of concepts that the evidence itself names, not only what surrounds it; `paired`
    tells whether two neighbouring words of the question are neighbours anywhere around.
    """

    coverage: float
    missing: tuple[str, ...]
    near: float
    total: int
    own: float = 1.0
    paired: bool = True


Circle = tuple[float, str]
"""A text around a piece of evidence, and what finding a concept there is worth."""


_OWN = 0.9
"""Circles worth so much are the evidence itself: a figure's indicator and clause."""
_AROUND = 0.5
"""Circles worth less lie around the sentence: words beside one another there say little of it."""


def match_topic(concepts: tuple[Concept, ...], circles: tuple[Circle, ...], asked: str = "") -> TopicMatch:
    """Credits each concept by the innermost circle of text that holds it; circles go from inner to outer.

    With the question as `asked`, what the innermost circle holds only by chance is missing too.
    """
    if not concepts:
        return TopicMatch(0.0, (), 0.0, 0)
    earned = [credit(concept, circles) for concept in concepts]
    absent = {at for at, credit in enumerate(earned) if not credit}
    inmost = {at for at, credit in enumerate(earned) if credit == circles[0][0]}
    lost = absent | inmost & _by_chance(concepts, absent, circles, evidence_pairs(asked))
    missing = tuple(" ".join(concepts[at].full) for at in sorted(lost))
    near = max(worth * _nearness(concepts, text) for worth, text in circles if worth > _AROUND)
    own = sum(credit >= _OWN for credit in earned) / len(concepts)
    paired = any(_nearness(concepts, text) > 0 for _, text in circles)
    return TopicMatch(sum(earned) / len(concepts), missing, near, len(concepts), own, paired)


def _by_chance(
    concepts: tuple[Concept, ...],
    absent: set[int],
    circles: tuple[Circle, ...],
    asked: frozenset[tuple[str, str]],
) -> set[int]:
    """Syllables asked beside an absent one and found beside none that the question has beside them.

    Words have several syllables: 'công nghiệp' holds the 'nghiệp' of 'nông nghiệp' only by chance.
    """
    found = frozenset[tuple[str, str]]().union(*(evidence_pairs(text) for _, text in circles))
    words = [concept.full for concept in concepts]
    pairs = [(words[at][-1], words[at + 1][0]) for at in range(len(words) - 1)]
    beside = {at + 1 for at in absent if at < len(pairs) and pairs[at] in asked}
    beside |= {at - 1 for at in absent if at > 0 and pairs[at - 1] in asked}
    held = {at for at, pair in enumerate(pairs) if pair in found}
    return {at for at in beside - absent if len(words[at]) == 1 and not {at - 1, at} & held}


def credit(concept: Concept, circles: tuple[Circle, ...]) -> float:
    """The worth of the innermost circle that holds the concept; 0 when none does."""
    for worth, text in circles:
        words = evidence_terms(text)
        if any(words.issuperset(form) for form in concept.forms):
            return worth
    return 0.0


def _nearness(concepts: tuple[Concept, ...], circle: str) -> float:
    """Share of the question's adjacent words that are adjacent in a circle of text too."""
    terms = tuple(term for concept in concepts for term in concept.full)
    pairs = question_pairs(terms)
    if not pairs:
        return float(terms[0] in evidence_terms(circle))
    inner = evidence_pairs(circle)
    return sum(pair in inner for pair in pairs) / len(pairs)


# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
LEAST_COVERAGE = 0.45
_MOST_MISSING = 0.25


def names_topic(topic: TopicMatch) -> bool:
    """Whether evidence names what is asked for, and not something else with some words in common."""
    few_missing = len(topic.missing) <= _MOST_MISSING * topic.total
    return topic.own > 0 and topic.coverage >= LEAST_COVERAGE and few_missing


def names_indicator(topic: TopicMatch) -> bool:
    """Whether a figure is of the topic: it names all of it, or two of its words stand side by side around.

    Syllables alone make other words: 'giá' of 'giá trị' and 'bán' of 'địa bàn' are no 'giá bán'.
    """
    return names_topic(topic) and (topic.paired or topic.own == 1.0)


def circles_of(
    text: str, observation: Observation, passage: Passage, context: DocumentContext
) -> tuple[Circle, ...]:
    """The circles around a figure, inner to outer; `text` is what the observation was read from.

    What is always of something is named by its whole: 'Xuất khẩu: kim ngạch đạt …'.
    """
    named = observation.indicator_span.of(text)
    whole = f"{observation.part_of} " if RELATIONAL.fullmatch(lower_aligned(named)) else ""
    return (
        (1.0, f"{whole}{named}"),
        (0.9, observation.clause.of(text)),
        (0.75, observation.part_of),
        (0.65, observation.sentence.of(text)),
        (0.45, " ".join((passage.text, *passage.locator.headings))),
        (0.35, context.about),
    )


def names_another(
    topic: tuple[Concept, ...],
    circles: tuple[Circle, ...],
    observation: Observation,
    passage: Passage,
    context: DocumentContext,
) -> bool:
    """Whether a figure is a neighbour's: its indicator says what was not asked, and what was asked is said
    only elsewhere in the passage: 'sản lượng thủy sản' beside 'năng suất lúa' for 'sản lượng lúa'."""
    own = evidence_terms(observation.indicator) - _HARMLESS
    if not own - {word for concept in topic for form in concept.forms for word in form}:
        return False
    near = tuple(circle for circle in circles if circle[0] > _AROUND)
    frame = ((1.0, " ".join((*passage.locator.headings, context.about))),)
    return any(
        credit(concept, ((1.0, passage.text),)) and not (credit(concept, near) or credit(concept, frame))
        for concept in topic
        if not _HARMLESS.issuperset(concept.full)
    )


def excess(observation: Observation, query: FigureQuery) -> float:
    """Share of the indicator's words that were not asked: 'công nghiệp – xây dựng' for 'công nghiệp'."""
    written = evidence_terms(observation.indicator)
    forms = [form for concept in query.reading.concepts for form in concept.forms]
    allowed = _HARMLESS.union(*forms)
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
