"""Whether a figure or a clause measures what the question asks: its topic held against the texts around it.

compose uses these to choose, verify to prove; there is no second definition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.ask.context import DocumentContext
from retrieval.domain.figure import Observation
from retrieval.domain.passage import Passage
from retrieval.domain.query import Concept, FigureQuery
from retrieval.language.anaphora import POINTS_AT, sentence_before
from retrieval.language.evidence_terms import evidence_pairs, evidence_terms, question_pairs
from retrieval.language.lead_ins import outline_above
from retrieval.language.named_pieces import RELATIONAL
from retrieval.language.syllables import is_syllable
from retrieval.language.text import lower_aligned


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
_OUTLINE = 0.55
"""The items of a list that a sentence stands in: 'h) Hỗ trợ chăn nuôi dê:'."""
_AROUND = 0.5
"""Circles worth less lie around the sentence: words beside one another there say little of it."""
_TOLD_AT_LENGTH = 10
"""For each so many words of a question one may be said elsewhere: long ones tell the circumstances."""
_RATE_OF_TITLE = re.compile(r"(?:mức|định mức)(?: (?:thu|chi|phí|giá|hỗ trợ|lệ phí|đóng|phạt))?(?: là)?")


def match_topic(concepts: tuple[Concept, ...], circles: tuple[Circle, ...], asked: str = "") -> TopicMatch:
    """Credits each concept by the innermost circle of text that holds it; circles go from inner to outer.

    With the question as `asked`, what the innermost circle holds only by chance is missing too.
    """
    if not concepts:
        return TopicMatch(0.0, (), 0.0, 0)
    earned = [credit(concept, circles) for concept in concepts]
    absent = {at for at, credit in enumerate(earned) if not credit}
    inmost = {at for at, credit in enumerate(earned) if credit == circles[0][0]}
    lost = absent
    if absent and inmost:
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
    single = {at for at in beside - absent if len(words[at]) == 1 and is_syllable(words[at][0])}
    return {at for at in single if not {at - 1, at} & held}


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

    What is always of something is named by its whole: 'Xuất khẩu: kim ngạch đạt …', and the bare
    'mức thu' of a document by its title.
    """
    named = observation.indicator_span.of(text)
    return (
        (1.0, f"{_whole_of(named, observation, context)}{named}"),
        (0.9, observation.clause.of(text)),
        (0.75, observation.part_of),
        (0.65, observation.sentence.of(text)),
        (_OUTLINE, f"{_pointed_at(text, observation)} {outline_above(text, observation.sentence.start)}"),
        (0.45, " ".join((passage.text, *passage.locator.headings))),
        (0.35, context.about),
    )


def _pointed_at(text: str, observation: Observation) -> str:
    """The sentence before one that speaks of 'đơn vị', 'mặt hàng này': there it is named."""
    said = lower_aligned(observation.sentence.of(text))
    return sentence_before(text, observation.sentence.start) if POINTS_AT.search(said) is not None else ""


def _whole_of(named: str, observation: Observation, context: DocumentContext) -> str:
    said = lower_aligned(named)
    if RELATIONAL.fullmatch(said) is not None:
        return f"{observation.part_of} "
    untold = not observation.part_of and _RATE_OF_TITLE.fullmatch(said) is not None
    return f"{context.about} " if untold else ""


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
    elsewhere = sum(
        credit(concept, ((1.0, passage.text),)) > 0 and not (credit(concept, near) or credit(concept, frame))
        for concept in topic
        if not _HARMLESS.issuperset(concept.full)
    )
    return elsewhere > len(topic) // _TOLD_AT_LENGTH


def excess(observation: Observation, query: FigureQuery) -> float:
    """Share of the indicator's words that were not asked: 'công nghiệp – xây dựng' for 'công nghiệp'."""
    written = evidence_terms(observation.indicator)
    return len(unasked(observation, query)) / len(written) if written else 1.0


def unasked(observation: Observation, query: FigureQuery) -> frozenset[str]:
    """The indicator's words that were not asked, those of the place apart."""
    forms = [form for concept in query.reading.concepts for form in concept.forms]
    place = query.reading.place.folded.split() if query.reading.place else []
    return evidence_terms(observation.indicator) - _HARMLESS.union(place, *forms)


def names_alone(indicator: str, said: str) -> bool:
    """Whether what is said names the whole of an indicator: 'lợi nhuận sau thuế bao nhiêu'."""
    own = evidence_terms(indicator) - _HARMLESS
    return bool(own) and own <= evidence_terms(said)


def within_indicator(one: str, other: str) -> bool:
    """Whether two indicators may be the same, one of them told in fewer words."""
    first, second = evidence_terms(one) - _HARMLESS, evidence_terms(other) - _HARMLESS
    return bool(first and second) and (first <= second or second <= first)


def same_indicator(one: str, other: str) -> bool:
    """Whether two indicators as written name the same thing: equal words, the empty ones left out."""
    return evidence_terms(one) - _HARMLESS == evidence_terms(other) - _HARMLESS


_HARMLESS = frozenset(
    """
    tong so gia tri cua tinh tren dia ban nam ke hoach uoc muc toc do tang truong va cac thuc hien huyen
    thanh pho
    """.split()
)
