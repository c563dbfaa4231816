"""Reads figures out of sentences: which indicator, which period and place, what is measured, how firm.

The grammar of a reporting sentence is  subject (verb quantity complement)+ ,  where later quantities
carry the subject over: 'Thu NSNN … ước đạt X, bằng Y% dự toán, tăng Z% so với cùng kỳ (kế hoạch W)'.
A sentence is cut at its quantities; what stands before one (the lead) says verb, status and, when it
holds a noun phrase, a new subject; what follows (the tail) says the base of comparison. Brackets open
a scope of their own: after them the sentence goes on where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from retrieval.domain.figure import Bound, Measure, Observation, Quantity, ValueStatus
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language import figure_statuses as statuses
from retrieval.language.figure_clauses import (
    Clause,
    State,
    base_in_brackets,
    clause_span,
    clauses,
    same_period,
)
from retrieval.language.figure_page import Surroundings, read_page, within
from retrieval.language.in_turn import in_turn
from retrieval.language.lead_ins import goes_on_after, is_item
from retrieval.language.naming import name_indicator
from retrieval.language.periods import FoundPeriod
from retrieval.language.places import FoundPlace
from retrieval.language.sentence_walk import SentenceWalk
from retrieval.language.spoken_places import spoken_of
from retrieval.language.table_figures import TableReader
from retrieval.language.table_rows import is_table_line, may_head
from retrieval.language.text import lower_aligned

__all__ = ["Surroundings", "observe"]

_CORRESPONDS = re.compile(r"(?:tương (?:ứng|đương)(?: với)?|^\W*(?:tức )?(?:tỷ|tỉ) lệ)\s*$")
_COMPARES = re.compile(
    r"(?<!\w)(?:cùng kỳ|ck|so với|so (?:năm|tháng|cùng)|kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?!\w)"
    r"|(?<!\w)(?:tăng|giảm) [^,;.]{0,16}\d"
)
_BASE_AMOUNT = re.compile(r"so với (?:với )?(?:(?:con số|mức|số|kết quả)[^,;.()\d]*)?$")
_IN_PLACE = re.compile(r"[^;.()]*?(?<!\w)(?:tại|ở|trên địa bàn)\s+(?:[^;.()]{0,30}\s)?")
_JOINS_PERIOD = re.compile(r"(?:/năm)?[\s/.]*(?:(?:ngay )?trong|vào|của|cho)?\s*")
_BRACKET = re.compile(r"[()]")
# What is so "now" has no part in a period that was spoken of before.
_NOW = re.compile(
    r"(?<!\w)(?<!cho )(?<!năm )(?:(?<!thực )hiện(?! hành|đại|trạng|tượng|vật| thực| diện)"
    r"|(?<!năm )(?:đến|tới) nay"
    r"|(?<!\d )tháng qua|tuần (?:qua|này|trước)|hôm (?:nay|qua)|mới đây|gần đây|thời gian (?:qua|tới))(?!\w)"
)


def observe(text: str, surroundings: Surroundings | None = None) -> tuple[Observation, ...]:
    """Every figure of a passage, in reading order; spans are offsets in `text`."""
    around = surroundings or Surroundings()
    page = read_page(text, around.anchor)
    return tuple(_Reader(page, around).read()) if page.may_hold_figures else ()


@dataclass
class _Reader(SentenceWalk):
    """Walks over the sentences of one page."""

    scopes: list[State] = field(default_factory=list)
    _at: Span = field(default_factory=lambda: Span(0, 0))
    _of_bases: set[Span] = field(default_factory=set)
    _previous: Span = field(default_factory=lambda: Span(0, 0))

    def read(self) -> Iterator[Observation]:
        """The figures of all sentences and table rows, in order."""
        general = self.default = statuses.default_status(tuple(map(lower_aligned, self.around.headings)))
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
            self._previous = previous
            self.open(said, new_line="\n" in gap, goes_on=gap.startswith(";"))
            observed = in_turn(list(self._sentence(sentence)), self.page.lowered, sentence.start)
            yield from observed
            self.close(said, sentence, observed)
            previous = sentence

    def _sentence(self, sentence: Span) -> Iterator[Observation]:
        earlier: Observation | None = None
        self._at = sentence
        for clause in clauses(self.page, sentence):
            self._brackets(clause.lead)
            earlier = self._observe(sentence, clause, earlier)
            yield earlier

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
        self.scopes[-1] = replace(
            outer,
            named=state.named,
            indicator=state.indicator,
            part_of=state.part_of,
            part_for=state.part_for,
            place=state.place,
            period=outer.period if inside else state.period,
        )

    def _observe(self, sentence: Span, clause: Clause, earlier: Observation | None) -> Observation:
        self.state, phrase = name_indicator(self.page, clause, self.state)
        found, period = self._period(clause)
        period = statuses.planned_period(clause.before, period)
        self._outside_brackets(clause.lead)
        state, quantity = self.state, clause.quantity
        place = state.place or self._place_after(clause)
        structure = state.part_of if cues.is_structure(state.part_of) else ""
        measured = f"{structure} {state.indicator} {phrase}"
        measure = cues.measure_of(quantity, clause.unit, clause.before, clause.after, measured)
        own = cues.after_complement(clause.before) if clause.follows else clause.before
        planned = statuses.in_plan_brackets(clause.before)
        stated = ValueStatus.PLAN if planned else statuses.stated_status(own)
        if earlier is not None and cues.restates(stated, earlier, clause.unit, state.span):
            # "tăng 903 tỷ đồng so với dự toán (7.082 tỷ đồng)": the plan itself, not what is above it.
            changed = earlier.measure is Measure.CHANGE_ABS and planned
            measure = Measure.LEVEL if changed else earlier.measure
        falls = cues.falls(clause.before)
        alike = earlier is not None and lower_aligned(earlier.quantity.unit) == clause.unit
        then = base_in_brackets(clause)
        if earlier is not None and alike and (then or cues.continues_list(clause.before)):
            measure, falls = earlier.measure, earlier.quantity.negative
        if earlier is not None and _CORRESPONDS.search(clause.before) and clause.unit == "%":
            changed = earlier.measure is Measure.CHANGE_ABS
            measure, falls = (Measure.GROWTH_PCT, earlier.quantity.negative) if changed else (measure, falls)
        return Observation(
            indicator=state.indicator,
            quantity=replace(quantity, negative=quantity.negative or falls),
            measure=measure,
            status=self._status(clause, stated, period),
            sentence=sentence,
            clause=clause_span(clause, state.span),
            indicator_span=state.span,
            period=period,
            period_span=found.span if found else None,
            area=place.place.name if place else self.around.area,
            area_span=place.span if place else None,
            base=cues.compared_with(measure, clause.before, clause.after, period),
            price_basis=cues.price_basis(clause.before, clause.after),
            part_of=state.part_of or self.lead_ins.above,
        )

    def _place_after(self, clause: Clause) -> FoundPlace | None:
        """'nhà máy 1.245 tỷ đồng tại tỉnh Ninh Thuận': said after it, where nothing before says one."""
        named = within(self.page.places, clause.tail)
        first = next(iter(named), None)
        if first is None or not _IN_PLACE.fullmatch(self.page.lowered, clause.tail.start, first.span.start):
            return None
        return spoken_of(self.page, named)

    def _period(self, clause: Clause) -> tuple[FoundPeriod | None, Period | None]:
        """That right after the quantity ('24,3% năm 2015'), else the nearest before it, else a later one."""
        before = [p for p in within(self.page.periods, clause.lead) if p.span not in self._of_bases]
        if before:
            # Firmness said of one period is not said of the next: 'ước đạt 9%, năm 2017 tăng 8%'.
            self.state = replace(self.state, period=before[-1], status=self.opening)
        following = () if cues.against_plan(clause.after) else within(self.page.periods, clause.tail)
        after = next(iter(following), None)
        found = self.state.period
        if after is not None:
            gap = self.page.lowered[clause.tail.start : after.span.start]
            here = found is not None and found.span.within(self.page.line_of(clause.tail.start))
            if _JOINS_PERIOD.fullmatch(gap) or (not here and not statuses.BREAK.search(gap)):
                found = after
                if _BASE_AMOUNT.search(clause.before):
                    self._of_bases.add(after.span)
        if found is self.state.period and found is not None and not self._holds(found):
            found = None
        if not before and found is not None and self._is_now(clause, found):
            return None, None
        period = found.period if found else self._around()
        match = same_period(clause)
        if period is None or match is None:
            return found, period
        return found, period.shift_years(int(match["year"]) - period.start.year if match["year"] else -1)

    def _around(self) -> Period | None:
        """What surrounds the passage: its title's period; what was spoken of before where this goes on."""
        main, frame = self.around.main, self.around.frame or self.around.main
        return self.around.period or (frame if self._compares() or frame == main else None)

    def _compares(self) -> bool:
        """Whether the sentence compares or details: it needs a period, though it names none."""
        said = self.page.lowered[self._at.start : self._at.end]
        return goes_on_after(said) or _COMPARES.search(said) is not None

    def _holds(self, inherited: FoundPeriod) -> bool:
        """Whether a period of an earlier line holds: things that are just so have none."""
        here = inherited.span.start >= min(self._previous.start, self.page.line_of(self._at.start).start)
        listed = is_item(self._at.of(self.page.lowered))
        return here or listed or inherited.period == self.around.main or self._compares()

    def _is_now(self, clause: Clause, inherited: FoundPeriod) -> bool:
        """Whether a clause says 'hiện nay' where the period was said in an earlier sentence."""
        return inherited.span.end < self._at.start and _NOW.search(clause.before) is not None

    def _status(self, clause: Clause, stated: ValueStatus | None, period: Period | None) -> ValueStatus:
        if stated is not None:
            if stated is not ValueStatus.PLAN or "(" not in clause.before:
                self.state = replace(self.state, status=stated)
            return stated
        if same_period(clause):
            return ValueStatus.ACTUAL
        return self.state.status or self._by_time(period) or _by_form(clause.quantity, period) or self.default

    def _by_time(self, period: Period | None) -> ValueStatus | None:
        """What a document says of times before it has happened; of times after its date, it has not."""
        if period is None:
            return None
        anchor, issued = self.around.anchor, self.around.issued_on
        if anchor is not None and period.end < anchor:
            return ValueStatus.ACTUAL
        far = anchor is not None and period.start.year >= anchor.year + 2
        if not far and (issued is None or period.start <= issued):
            return None
        said = self.page.lowered[self._at.start : self._at.end]
        return ValueStatus.FORECAST if "dự báo" in said else ValueStatus.TARGET


def _by_form(quantity: Quantity, period: Period | None) -> ValueStatus | None:
    """A range for a plan period and a share that is 'at least' so much are what is aimed at."""
    ranged = quantity.high is not None and period is not None and period.kind is PeriodKind.SPAN
    obliged = quantity.unit == "%" and quantity.bound is Bound.AT_LEAST
    return ValueStatus.TARGET if ranged or obliged else None
