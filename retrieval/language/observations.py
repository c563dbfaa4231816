"""Reads figures out of sentences: which indicator, which period and place, what is measured, how firm.

The grammar of a reporting sentence is  subject (verb quantity complement)+ ,  where later quantities
carry the subject over: 'Thu NSNN … ước đạt X, bằng Y% dự toán, tăng Z% so với cùng kỳ (kế hoạch W)'.
A sentence is cut at its quantities; what stands before one (the lead) says verb, status and, when it
holds a noun phrase, a new subject; what follows (the tail) says the base of comparison. Brackets open
a scope of their own: after them the sentence goes on where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from retrieval.domain.figure import Measure, Observation
from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language import figure_statuses as statuses
from retrieval.language.figure_clauses import Clause, State, clause_span, clauses
from retrieval.language.figure_measures import read_measure
from retrieval.language.figure_page import FigurePage, Surroundings, read_page, within
from retrieval.language.figure_periods import ahead_of, days_of
from retrieval.language.frame_walk import FrameWalk
from retrieval.language.in_turn import in_turn
from retrieval.language.lead_ins import POINTS_AT_VALUE, is_item
from retrieval.language.naming import name_indicator
from retrieval.language.provinces import FoundPlace, find_provinces
from retrieval.language.spoken_places import is_detail, spoken_of
from retrieval.language.table_figures import TableReader
from retrieval.language.table_rows import is_table_line, may_head
from retrieval.language.text import lower_aligned

__all__ = ["Surroundings", "observe", "observe_page"]

_IN_PLACE = re.compile(r"(?:[^;.()]|\([^()]*\))*?(?<!\w)(?:tại|ở|trên địa bàn)\s+(?:[^;.()]{0,30}\s)?")
_BRACKET = re.compile(r"[()]")


def observe(text: str, surroundings: Surroundings | None = None) -> tuple[Observation, ...]:
    """Every figure of a passage, in reading order; spans are offsets in `text`."""
    around = surroundings or Surroundings()
    return observe_page(read_page(text, around.anchor), around)


def observe_page(page: FigurePage, around: Surroundings) -> tuple[Observation, ...]:
    """observe() of a text that is laid out already, for the year of its surroundings."""
    return tuple(_Reader(page, around).read()) if page.may_hold_figures else ()


@dataclass
class _Reader(FrameWalk):
    """Walks over the sentences of one page."""

    scopes: list[State] = field(default_factory=list)
    before: Observation | None = None
    """The last figure of the sentences before."""

    def read(self) -> Iterator[Observation]:
        """The figures of all sentences and table rows, in order."""
        headings = tuple(map(lower_aligned, self.around.headings))
        general = self.default = statuses.default_status(headings, planned=self.around.planned)
        table = TableReader(self.page, self.around)
        previous, in_table = Span(0, 0), False
        for sentence in self.page.sentences:
            said = sentence.of(self.page.lowered)
            if is_table_line(said):
                yield from table.read(sentence, self.default)
                in_table = True
                continue
            if in_table and may_head(said):
                table.divide(sentence.of(self.page.text))
            in_table = False
            gap = self.page.text[max(0, previous.end - 1) : sentence.start]
            if "\n" in gap or sentence is self.page.sentences[0]:
                self.lead_ins.open(said)
                self.default = self.default if is_item(said) else general
            self.scopes = []
            goes_on = gap.startswith(";")
            self.begin(sentence, goes_on=goes_on)
            self.open(said, new_line="\n" in gap, goes_on=goes_on)
            named = within(self.page.periods, sentence)
            observed = in_turn(list(self._sentence(sentence)), self.page.lowered, sentence.start, named)
            yield from observed
            if self.scopes and said.rfind(")") > said.rfind("("):
                # The last bracket closes after the last quantity.
                self.state = self.scopes[0]
            self.before = observed[-1] if observed else self.before
            self.close(said, sentence, observed)
            previous = sentence

    def _sentence(self, sentence: Span) -> Iterator[Observation]:
        told: list[Observation] = []
        for clause in clauses(self.page, sentence):
            self._brackets(clause.lead)
            told.append(self._observe(sentence, clause, told))
            yield told[-1]

    def _brackets(self, lead: Span) -> None:
        """After a bracket the sentence goes on where it was before it."""
        for match in _BRACKET.finditer(self.page.lowered, lead.start, lead.end):
            if match.group() == "(":
                self.scopes.append(self.state)
            elif self.scopes:
                self.state = self.scopes.pop()

    def _outside_brackets(self, lead: Span) -> None:
        """What is named before a bracket opens holds after it closes too."""
        bracket = self.page.lowered.rfind("(", lead.start, lead.end)
        state = self.state
        if bracket < 0 or not self.scopes or state.span.end > bracket:
            return
        inside = state.period is not None and state.period.span.end > bracket
        outer = self.scopes[-1]
        self.scopes[-1] = outer._replace(
            named=state.named,
            indicator=state.indicator,
            part_of=state.part_of,
            part_for=state.part_for,
            place=state.place,
            period=outer.period if inside else state.period,
        )

    def _observe(self, sentence: Span, clause: Clause, told: Sequence[Observation]) -> Observation:
        self.state, phrase = name_indicator(self.page, clause, self.state)
        found, period = self._period(clause)
        period = statuses.planned_period(clause.before, period)
        self._outside_brackets(clause.lead)
        state = self.state
        place = state.place or self._place_after(clause)
        stated = self._stated(clause)
        measure, falls = read_measure(clause, state, phrase, stated, told)
        measure = self._measure_pointed_at(phrase, clause, measure)
        base = cues.compared_with(measure, clause.before, clause.after, period)
        status = self._status(clause, stated, period)
        if not self._is_own(found):
            period = ahead_of(period, status)
        said = f"{state.indicator} {statuses.BREAK.split(clause.before)[-1]}"
        return Observation(
            indicator=state.indicator,
            quantity=replace(clause.quantity, negative=True) if falls else clause.quantity,
            measure=measure,
            status=status,
            sentence=sentence,
            clause=clause_span(clause, state.span),
            indicator_span=state.span,
            period=days_of(period, said, measure, base),
            period_span=found.span if found else None,
            area=place.place.name if place else self._area_around(clause),
            area_span=place.span if place else None,
            base=base,
            price_basis=cues.price_basis(clause.before, clause.after),
            part_of=state.part_of or self.lead_ins.above,
        )

    def _measure_pointed_at(self, phrase: str, clause: Clause, measure: Measure) -> Measure:
        """'Thu nội địa tăng 20%. Tỉ lệ này năm sau là 14%': the same as in the sentence before."""
        if self.before is None or lower_aligned(self.before.quantity.unit) != clause.unit:
            return measure
        points = measure is Measure.LEVEL and POINTS_AT_VALUE.match(phrase) is not None
        return self.before.measure if points else measure

    def _area_around(self, clause: Clause) -> str | None:
        """That of the document; '63 tỉnh' are in no province."""
        area = self.around.area
        return None if clause.unit.startswith("tỉnh") and area and find_provinces(area) else area

    def _place_after(self, clause: Clause) -> FoundPlace | None:
        """'nhà máy 1.245 tỷ đồng tại tỉnh Ninh Thuận': said after it, where nothing before says one."""
        named = within(self.page.places, clause.tail)
        first = next(iter(named), None)
        if (
            first is None
            or is_detail(self.page, clause.tail, first)
            or not _IN_PLACE.fullmatch(self.page.lowered, clause.tail.start, first.span.start)
        ):
            return None
        return spoken_of(self.page, named)
