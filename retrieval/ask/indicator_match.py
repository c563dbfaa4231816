"""Whether a figure is of the indicator that is asked for, or of another one with words in common.

compose uses these to choose, verify to prove; there is no second definition.
"""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.ask.context import DocumentContext
from retrieval.ask.figure_units import MONEY_UNITS
from retrieval.ask.topic_match import (
    AROUND,
    LEAST_COVERAGE,
    Circle,
    TopicMatch,
    credit,
    match_topic,
    may_be_said,
    misses_little,
    names_indicator,
)
from retrieval.domain.figure import Observation
from retrieval.domain.passage import Passage
from retrieval.domain.query import Concept, FigureQuery
from retrieval.language.asked_indicator import names_in, topic_of, words_beside
from retrieval.language.bodies import find_bodies
from retrieval.language.evidence_terms import evidence_pairs, evidence_terms
from retrieval.language.figure_asks import asks_of, topics_of
from retrieval.language.indicator_words import ACT
from retrieval.language.light_words import HARMLESS, JOINING, MEASURING
from retrieval.language.question_words import ASK
from retrieval.language.table_rows import is_table_line
from retrieval.language.text import fold, lower_aligned

_SAID_BESIDES = 0.2
"""Of an indicator's words so many may be nobody's: 'vốn vay từ Ngân hàng Thế giới' for what is lent."""
_KINDS_OF_QUANTITY = frozenset(
    {"chi so", "nang suat", "san luong", "gia tri", "doanh thu", "loi nhuan", "dien tich", "gia ban"}
)
"""No word of these is nobody's: a 'chỉ số sản xuất công nghiệp' is no 'giá trị sản xuất công nghiệp'."""
_KIND_WORDS = frozenset(" ".join(_KINDS_OF_QUANTITY).split())
_PER_HEAD = frozenset({"dau", "nguoi"})
"""What a whole comes to for each is another indicator: 'GRDP bình quân đầu người' is no 'GRDP'."""
_COUNTED_AS = {"ha": "dien tich", "tan": "san luong", "ta/ha": "nang suat"}
"""What 'bao nhiêu ha', 'bao nhiêu tấn' asks for without a word."""
_COLLECT = "thu"
_OTHER_DEEDS = frozenset((_COLLECT, deed) for deed in ("hoi", "hoach", "mua", "giu", "hut", "tuc"))
_FILLING = frozenset("tu hoat dong kinh doanh".split())
_EMPTY = JOINING | _FILLING | {"ca"}
"""Words of a name that no question has to say: 'lãi từ hoạt động đầu tư' is that of 'đầu tư'."""
_NAME = 2
"""So many words of names that are found nowhere make a figure another's: 'Hòn Gai' where 'Lào Cai' stands."""
_TOLD_AT_LENGTH = 10
"""For each so many words of a question one may be said elsewhere: long ones tell the circumstances."""


@dataclass(frozen=True)
class AskedIndicator:
    """What a query asks figures of: its topic, the topics of its asks, these without the body that is asked
    about, the words beside them, and every word that an answering indicator may have.

    `said` is the question.
    """

    topic: tuple[Concept, ...]
    topics: tuple[tuple[Concept, ...], ...]
    measured: tuple[tuple[Concept, ...], ...]
    beside: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]
    said: str
    units: frozenset[str] = frozenset()

    @classmethod
    def of(cls, query: FigureQuery) -> AskedIndicator:
        """Read once for a query, held against many figures."""
        topic = topic_of(query)
        topics = topics_of(topic, asks_of(query))
        names = names_in(query.reading.written)
        measured = tuple(_without_bodies(each, query) for each in topics)
        units = frozenset(word for unit in query.units for word in unit.split())
        beside, said = words_beside(query), query.reading.text
        return cls(topic, topics, measured, beside, _words_of(query), names, said, units)

    def may_be_measured_by(self, circles: tuple[Circle, ...], observation: Observation) -> bool:
        """A quick look: False only where is_measured_by() is."""
        said = any(may_be_said(topic, circles) for topic in self.topics)
        return said or self._is_asked_in_full(observation)

    def is_measured_by(
        self,
        match: TopicMatch,
        circles: tuple[Circle, ...],
        observation: Observation,
        passage: Passage,
        context: DocumentContext,
    ) -> bool:
        """Whether a figure with these circles and this match of the topic is of the indicator."""
        named = self._is_named(match, circles) or self._is_named_in_full(match, observation)
        # What is counted was asked, but is no name: '140 người' for 'mấy người nghỉ việc'.
        counted = self.units if evidence_terms(observation.indicator) - HARMLESS - self.units else frozenset()
        beside = self.beside | counted
        another = (
            names_another(topic, circles, observation, passage, context, beside) for topic in self.topics
        )
        unnamed = len(self.names & match.missing_words) >= _NAME
        other = self._is_of_a_part(circles, observation) or self._is_of_another_deed(observation)
        return named and not unnamed and not all(another) and not other

    def _is_named(self, match: TopicMatch, circles: tuple[Circle, ...]) -> bool:
        """Whether a figure names what one of the topics measures; whose it is may be said anywhere around."""
        for topic, measured in zip(self.topics, self.measured, strict=True):
            whole = match if topic == self.topic else match_topic(topic, circles, self.said)
            own = whole if measured == topic else match_topic(measured, circles, self.said)
            named = names_indicator(whole) or (misses_little(whole) and names_indicator(own))
            if named and own.own > 0:
                return True
        return False

    def _is_named_in_full(self, match: TopicMatch, observation: Observation) -> bool:
        """Whether all of a figure's name was asked: what the question says beside it tells circumstances."""
        told = match.own >= LEAST_COVERAGE and self._is_asked_in_full(observation)
        return told and len(match.missing) <= match.total / 2 and self.names.isdisjoint(match.missing_words)

    def _is_asked_in_full(self, observation: Observation) -> bool:
        own = evidence_terms(observation.indicator) - HARMLESS - MEASURING
        return len(own) >= _NAME and not (self.unasked(observation) - _EMPTY)

    def _is_of_another_deed(self, observation: Observation) -> bool:
        """Whether a word that was asked begins another verb in the indicator: 'thu' that of 'thu hồi nợ'."""
        collected = {pair for pair in evidence_pairs(observation.indicator) if pair[0] == _COLLECT}
        deeds = {second for _, second in collected & _OTHER_DEEDS} - self.words
        return _COLLECT in self.words and bool(deeds) and len(deeds) == len(collected)

    def _is_of_a_part(self, circles: tuple[Circle, ...], observation: Observation) -> bool:
        """Whether a row of a table is another part of what is asked: 'Xây dựng' under 'Giá trị sản xuất'."""
        _, row = circles[1]
        if not is_table_line(row) or not observation.part_of:
            return False
        label = evidence_terms(observation.indicator)
        heavy = (concept for concept in self.topic if not concept.light)
        asked = {word for concept in heavy for form in concept.forms for word in form}
        return label.isdisjoint(asked) and not self.unasked(observation) <= _KIND_WORDS

    def excess(self, observation: Observation) -> float:
        """Share of a figure's words that were not asked: 'công nghiệp – xây dựng' for 'công nghiệp'."""
        written = evidence_terms(observation.indicator)
        return len(self.unasked(observation) - _FILLING) / len(written) if written else 1.0

    def unasked(self, observation: Observation) -> frozenset[str]:
        """The words of a figure's indicator that were not asked, those of place and unit of money apart."""
        money = evidence_terms(observation.quantity.unit) & MONEY_UNITS
        return evidence_terms(observation.indicator) - self.words - money


def _without_bodies(topic: tuple[Concept, ...], query: FigureQuery) -> tuple[Concept, ...]:
    """What is measured, without whose it is: 'kim ngạch qua Chi cục Hải quan …' is no 'thu' of it."""
    written = query.reading.written
    said = " ".join(body.span.of(written) for body in find_bodies(written))
    whose = evidence_terms(said)
    rest = tuple(concept for concept in topic if not any(whose.issuperset(form) for form in concept.forms))
    return rest or topic


def names_another(
    topic: tuple[Concept, ...],
    circles: tuple[Circle, ...],
    observation: Observation,
    passage: Passage,
    context: DocumentContext,
    beside: frozenset[str] = frozenset(),
) -> bool:
    """Whether a figure is a neighbour's: its indicator says what was not asked, and what was asked is said
    only elsewhere in the passage: 'sản lượng thủy sản' beside 'năng suất lúa' for 'sản lượng lúa'.

    `beside` are words of the question that stand beside its topic: they name no other indicator.
    """
    deed = ACT.match(lower_aligned(observation.indicator))
    named = evidence_terms(observation.indicator[deed.end() if deed else 0 :]) - HARMLESS
    own = named - {word for concept in topic for form in concept.forms for word in form}
    if own >= _PER_HEAD:
        return True
    other_kind = _kind_of(observation.indicator) & own
    if not other_kind and len(own - MEASURING - beside) <= len(named) * _SAID_BESIDES:
        return False
    near = tuple(circle for circle in circles if circle[0] > AROUND)
    frame = ((1.0, " ".join((*passage.locator.headings, context.about))),)
    elsewhere = sum(
        credit(concept, ((1.0, passage.text),)) > 0 and not (credit(concept, near) or credit(concept, frame))
        for concept in topic
        if not concept.light and not HARMLESS.issuperset(concept.full)
    )
    return elsewhere > len(topic) // _TOLD_AT_LENGTH


def _words_of(query: FigureQuery) -> frozenset[str]:
    named = (*query.reading.concepts, *query.indicator)
    forms = [form for concept in named for form in concept.forms]
    place = query.reading.place.folded.split() if query.reading.place else []
    kinds = [_COUNTED_AS[unit].split() for unit in query.units if unit in _COUNTED_AS]
    return HARMLESS.union(MEASURING, place, *forms, *kinds)


def _kind_of(indicator: str) -> frozenset[str]:
    """The words that say what kind of quantity an indicator is, where it begins with them: 'chỉ số'."""
    head = " ".join(fold(indicator).split()[:2])
    return frozenset(head.split()) if head in _KINDS_OF_QUANTITY else frozenset()


def names_alone(indicator: str, said: str) -> bool:
    """Whether what is said names the whole of an indicator: 'lợi nhuận sau thuế bao nhiêu'."""
    own = evidence_terms(indicator) - HARMLESS
    return bool(own) and own <= evidence_terms(said)


def share_named(indicator: str, said: str) -> float:
    """How much of what an ask names an indicator holds: all of 'tổng vốn bao nhiêu' a 'tổng vốn đăng ký'."""
    named = evidence_terms(ASK.sub(" ", said)) - HARMLESS - JOINING
    return len(named & evidence_terms(indicator)) / len(named) if named else 0.0


def within_indicator(one: str, other: str) -> bool:
    """Whether two indicators may be the same, one of them told in fewer words."""
    first, second = evidence_terms(one) - HARMLESS, evidence_terms(other) - HARMLESS
    return bool(first and second) and (first <= second or second <= first)


def same_indicator(one: str, other: str) -> bool:
    """Whether two indicators as written name the same thing: equal words, the empty ones left out."""
    return evidence_terms(one) - HARMLESS == evidence_terms(other) - HARMLESS
