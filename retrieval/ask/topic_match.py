"""Whether a figure or a clause measures what the question asks: its topic held against the texts around it.

compose uses these to choose, verify to prove; there is no second definition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from retrieval.ask.context import DocumentContext
from retrieval.domain.figure import Measure, Observation
from retrieval.domain.passage import Passage
from retrieval.domain.query import Concept
from retrieval.language.anaphora import POINTS_AT, sentence_before
from retrieval.language.bodies import body_before, find_bodies
from retrieval.language.evidence_terms import evidence_pairs, evidence_terms, question_pairs
from retrieval.language.lead_ins import outline_above
from retrieval.language.light_words import HARMLESS, JOINING, without_classes
from retrieval.language.own_measures import RELATIONAL
from retrieval.language.syllables import is_syllable
from retrieval.language.table_rows import is_table_line
from retrieval.language.text import lower_aligned


@dataclass(frozen=True)
class TopicMatch:
    """How well evidence covers the topic, in [0, 1]; `missing` are concepts found nowhere around.

    `needed` is the coverage of the concepts that are not light, of which there are `total`; `own` is the
    share of them that the evidence itself names, not only what surrounds it; `paired` tells whether two
    neighbouring words of the question are neighbours anywhere around.
    """

    coverage: float
    missing: tuple[str, ...]
    near: float
    total: int
    needed: float = 0.0
    own: float = 1.0
    paired: bool = True

    @property
    def missing_words(self) -> frozenset[str]:
        """The words of the concepts found nowhere."""
        return frozenset(word for concept in self.missing for word in concept.split())


Circle = tuple[float, str]
"""A text around a piece of evidence, and what finding a concept there is worth."""


_LONG_NAME = 4
"""Names of so many words may be parted: 'lợi nhuận ngân hàng riêng lẻ trước thuế'."""
_OWN = 0.9
"""Circles worth so much are the evidence itself: a figure's indicator and clause."""
_STATEMENT = 0.6
"""What semicolons part, up to the full stops: 'thu giữ: 29,5 gam ma túy; 4,8 gam heroin; …'."""
_OUTLINE = 0.55
"""The items of a list that a sentence stands in: 'h) Hỗ trợ chăn nuôi dê:'."""
AROUND = 0.5
"""Circles worth less lie around the sentence: words beside one another there say little of it."""
_RATE_OF_TITLE = re.compile(r"(?:mức|định mức)(?: (?:thu|chi|phí|giá|hỗ trợ|lệ phí|đóng|phạt))?(?: là)?")


def match_topic(concepts: tuple[Concept, ...], circles: tuple[Circle, ...], asked: str = "") -> TopicMatch:
    """Credits each concept by the innermost circle of text that holds it; circles go from inner to outer.

    With the question as `asked`, what the innermost circle holds only by chance is missing too.
    """
    if not concepts:
        return TopicMatch(0.0, (), 0.0, 0)
    earned = [credit(concept, circles) for concept in concepts]
    heavy = [at for at, concept in enumerate(concepts) if not concept.light] or range(len(concepts))
    absent = {at for at in heavy if not earned[at]}
    inmost = {at for at in heavy if earned[at] == circles[0][0]}
    lost = absent
    if absent and inmost:
        lost = absent | inmost & _by_chance(concepts, absent, circles, evidence_pairs(asked))
    if heavy[0] in absent and _is_replaced(concepts, heavy[0], circles):
        lost |= {heavy[0] + 1}
    missing = tuple(" ".join(concepts[at].full) for at in sorted(lost))
    pairs = question_pairs(tuple(term for concept in concepts for term in concept.full))
    beside = [(worth, _nearness(concepts, pairs, text)) for worth, text in circles if worth > AROUND]
    return TopicMatch(
        coverage=sum(earned) / len(concepts),
        missing=missing,
        near=max(worth * share for worth, share in beside),
        total=len(heavy),
        needed=sum(earned[at] for at in heavy) / len(heavy),
        own=sum(earned[at] >= _OWN for at in heavy) / len(heavy),
        paired=any(share > 0 for _, share in beside)
        or any(_nearness(concepts, pairs, text) > 0 for worth, text in circles if worth <= AROUND),
    )


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


def _is_replaced(concepts: tuple[Concept, ...], head: int, circles: tuple[Circle, ...]) -> bool:
    """Whether another word stands where the first one is missing: 'thu' for 'chi ngân sách'."""
    if head + 1 == len(concepts):
        return False
    following = concepts[head + 1].full[0]
    said = " | ".join(text for worth, text in circles if worth >= _OWN)
    before = {one for one, other in evidence_pairs(said) if other == following}
    return any(is_syllable(one) and one not in JOINING for one in before - HARMLESS)


def credit(concept: Concept, circles: tuple[Circle, ...]) -> float:
    """The worth of the innermost circle that holds the concept; 0 when none does."""
    for worth, text in circles:
        terms = evidence_terms(text)
        for form in concept.forms:
            inside = worth == 1.0 and len(form) >= _LONG_NAME
            if terms.issuperset(form) and (len(form) == 1 or inside or _side_by_side(text, form)):
                return worth
    return 0.0


def _side_by_side(text: str, form: tuple[str, ...]) -> bool:
    """'chỉ số sản xuất ngành công nghiệp' is the 'chỉ số sản xuất công nghiệp'."""
    asked = frozenset(pairwise(form))
    return evidence_pairs(text) >= asked or evidence_pairs(without_classes(text)) >= asked


def _nearness(concepts: tuple[Concept, ...], pairs: tuple[tuple[str, str], ...], circle: str) -> float:
    """Share of the question's adjacent words that are adjacent in a circle of text too."""
    if not pairs:
        return float(concepts[0].full[0] in evidence_terms(circle))
    inner = evidence_pairs(circle)
    return sum(pair in inner for pair in pairs) / len(pairs)


# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
LEAST_COVERAGE = 0.45
_MOST_MISSING = 0.25


def names_topic(topic: TopicMatch) -> bool:
    """Whether evidence names what is asked for, and not something else with some words in common."""
    return topic.own > 0 and topic.needed >= LEAST_COVERAGE and misses_little(topic)


def misses_little(topic: TopicMatch) -> bool:
    """Whether nearly all of a topic is said somewhere around."""
    return len(topic.missing) <= _MOST_MISSING * topic.total


def may_be_said(concepts: tuple[Concept, ...], circles: tuple[Circle, ...]) -> bool:
    """A quick look: False only where the match of a topic misses too much of it to name it."""
    heavy = [concept for concept in concepts if not concept.light] or concepts
    held = [evidence_terms(text) for _, text in circles]
    absent = sum(not any(terms.issuperset(form) for form in c.forms for terms in held) for c in heavy)
    return absent <= _MOST_MISSING * len(heavy)


def names_indicator(topic: TopicMatch) -> bool:
    """Whether a figure is of the topic: it names all of it, or two of its words stand side by side around.

    Syllables alone make other words: 'giá' of 'giá trị' and 'bán' of 'địa bàn' are no 'giá bán'.
    """
    return names_topic(topic) and (topic.paired or topic.own == 1.0)


def circles_of(
    text: str, observation: Observation, passage: Passage, context: DocumentContext, offset: int = 0
) -> tuple[Circle, ...]:
    """The circles around a figure, inner to outer; `text` is what the observation was read from, and begins
    `offset` code points into the stored text.

    What is always of something is named by its whole: 'Xuất khẩu: kim ngạch đạt …', and the bare
    'mức thu' of a document by its title; a row of a table by those it stands under.
    """
    named, clause = observation.indicator_span.of(text), observation.clause.of(text)
    return (
        (1.0, f"{_whole_of(named, observation, context)}{named}"),
        (_OWN, f"{observation.part_of} {clause}" if is_table_line(clause) else clause),
        # A share is of who holds it.
        (_OWN if observation.measure is Measure.SHARE_PCT else 0.75, observation.part_of),
        (0.65, observation.sentence.of(text)),
        (_STATEMENT, _statement(text, observation)),
        (_OUTLINE, f"{pointed_at(text, observation)} {outline_above(text, observation.sentence.start)}"),
        (AROUND, _whose(text, observation, context, offset)),
        (0.45, " ".join((passage.text, *passage.locator.headings))),
        (0.35, context.about),
    )


def _statement(text: str, observation: Observation) -> str:
    """What semicolons part, from the full stop before a figure's sentence; '' where none does."""
    start = observation.sentence.start
    if not text[:start].rstrip().endswith(";"):
        return ""
    begins = max(text.rfind(end, 0, start) + len(end) for end in (". ", "\n"))
    return text[max(0, begins) : observation.sentence.end]


def pointed_at(text: str, observation: Observation) -> str:
    """The sentence before one that speaks of 'đơn vị', 'mặt hàng này': there it is named."""
    said = lower_aligned(observation.sentence.of(text))
    if POINTS_AT.search(said) is None:
        return ""
    return sentence_before(text, observation.sentence.start).of(text)


def _whose(text: str, observation: Observation, context: DocumentContext, offset: int) -> str:
    """The body that a sentence speaks of without naming any: 'Hết tháng 10, chi cục thu 976 tỷ đồng'."""
    said = observation.sentence.of(text)
    if find_bodies(said):
        return ""
    at = observation.sentence.start + offset
    body = body_before(context.bodies_before(at), at, said)
    return body.written if body is not None else ""


def _whole_of(named: str, observation: Observation, context: DocumentContext) -> str:
    said = lower_aligned(named)
    if RELATIONAL.fullmatch(said) is not None:
        return f"{observation.part_of} "
    untold = not observation.part_of and _RATE_OF_TITLE.fullmatch(said) is not None
    return f"{context.about} " if untold else ""
