"""Of which period a clause's figure is, and how firm: by its own words, its sentence, those before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from retrieval.domain.figure import Bound, Quantity, ValueStatus
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language import figure_statuses as statuses
from retrieval.language.figure_clauses import Clause, same_period
from retrieval.language.figure_page import within
from retrieval.language.figure_periods import not_its_base
from retrieval.language.lead_ins import goes_on_after, is_item
from retrieval.language.mentioned_periods import is_scope
from retrieval.language.periods import FoundPeriod
from retrieval.language.sentence_walk import SentenceWalk

_COMPARES = re.compile(
    r"(?<!\w)(?:cùng kỳ|ck|so với|so (?:năm|tháng|cùng)|kế hoạch|dự toán|chỉ tiêu|mục tiêu)(?!\w)"
    r"|(?<!\w)(?:tăng|giảm) [^,;.]{0,16}\d"
)
_BASE_AMOUNT = re.compile(r"so với (?:với )?(?:(?:con số|mức|số|kết quả)[^,;.()\d]*)?$")
_JOINS_PERIOD = re.compile(
    r"(?:/năm)?[\s/.]*(?:(?:đã )?(?:được )?(?:đặt|đề) ra )?"
    r"(?:(?:ngay )?trong|vào|của|cho|đến|tới)?\s*(?:ngày\s*)?"
)
# What is so "now" has no part in a period that was spoken of before.
_NOW = re.compile(
    r"(?<!\w)(?<!cho )(?<!năm )(?:(?<!thực )(?<!phát )(?<!xuất )(?<!thể )(?<!biểu )"
    r"hiện(?! (?:hành|đại|trạng|tượng|vật|thực|diện))"
    r"|(?<!năm )(?:đến|tới) nay"
    r"|(?<!\d )tháng qua|tuần (?:qua|này|trước)|hôm (?:nay|qua)|mới đây|gần đây|thời gian (?:qua|tới)"
    r"|\d năm (?:gần đây|trở lại đây)|(?:mỗi|hằng|hàng) năm)(?!\w)"
)
# "tăng từ 20 tỷ đồng lên 30 tỷ đồng": the first is what it was a year before.
_FROM = re.compile(
    r"(?<!\w)(?:tăng|giảm)(?: (?:mạnh|nhẹ|nhanh|sâu))? từ(?: (?:mức|hơn|gần|trên))?\s*$|^\s*từ(?: mức)?\s*$"
)
_ON_A_DAY = re.compile(r"(?<!\w)vào (?:các |hai |những )?(?:ngày|thời điểm|đợt|lúc)?")
# "từ năm 2016 đến nay thu hút 515 dự án, nâng tổng số lên 1.451 dự án": what there is at its end.
_RAISES = re.compile(r"(?<!\w)(?:nâng|đưa) tổng(?!\w)")
_TO = re.compile(r"\s*(?:lên|xuống|về|còn)(?!\w)")


def _was_before(clause: Clause, indicator: str) -> bool:
    """Whether something rose or fell from a quantity; what a plan is adjusted from is of the same time."""
    moved = _FROM.search(clause.before) is not None and _TO.match(clause.after) is not None
    return moved and "điều chỉnh" not in f"{indicator} {clause.before}"


@dataclass
class FrameWalk(SentenceWalk):
    """Reads the period and the firmness of each clause of the sentence `_at`, which began at `_begun` (after
    a semicolon a sentence goes on), the one before it at `_begun_before`."""

    _at: Span = field(default_factory=lambda: Span(0, 0))
    _begun: int = 0
    _begun_before: int = 0
    _now: bool = False

    def begin(self, sentence: Span, *, goes_on: bool) -> None:
        """The clauses to come are of `sentence`, which `goes_on` after a semicolon."""
        self._at = sentence
        if not goes_on:
            self._begun_before, self._begun = self._begun, sentence.start
            self._now = False

    def _period(self, clause: Clause) -> tuple[FoundPeriod | None, Period | None]:
        """That right after the quantity ('24,3% năm 2015'), else the nearest before it, else a later one."""
        before = [p for p in within(self.page.periods, clause.lead) if not self._is_by_the_way(clause, p)]
        if before:
            # Firmness said of one period is not said of the next: 'ước đạt 9%, năm 2017 tăng 8%'.
            self.state = self.state._replace(period=before[-1], status=self.opening)
        self._now = not before and (self._now or _NOW.search(clause.before) is not None)
        found = self._after(clause) or self._held()
        if found is not None and found.period.kind is PeriodKind.SPAN and _RAISES.search(clause.before):
            end = found.period.end
            found = replace(found, period=Period(end, end, PeriodKind.AS_OF))
            self.state = self.state._replace(period=found)
        if self._is_own(found):
            period = found.period if found else None
        elif self._now:
            found, period = None, not_its_base(self.around.period, clause.after, self.around.anchor)
        else:
            compared = self.page.lowered[self._begun : clause.tail.end]
            period = not_its_base(found.period if found else self._around(), compared, self.around.anchor)
        match = same_period(clause)
        if period is not None and _was_before(clause, self.state.indicator):
            return found, period.shift_years(-1)
        if period is None or match is None:
            return found, period
        return found, period.shift_years(int(match["year"]) - period.start.year if match["year"] else -1)

    def _is_by_the_way(self, clause: Clause, found: FoundPeriod) -> bool:
        """Whether a period is that of an amount or a plan compared with, or a day on which something changed.

        'giá xăng tháng 5 giảm 550 đồng/lít vào ngày 20/5, làm CPI giảm 0,03%'.
        """
        held = self.state.period
        if is_scope(self.page.text, found):
            return True
        if held is None or not clause.follows:
            return found.span in self._of_bases
        between = self.page.lowered[clause.lead.start : found.span.start]
        of_plan = cues.against_plan(between) and not statuses.BREAK.search(between)
        inside = held.period.start <= found.period.start <= held.period.end
        a_day = found.period.kind is PeriodKind.DAY and inside and _ON_A_DAY.search(between) is not None
        return found.span in self._of_bases or of_plan or a_day

    def _is_own(self, found: FoundPeriod | None) -> bool:
        """Whether the sentence itself names the period."""
        return found is not None and found.span.start >= self._begun

    def _after(self, clause: Clause) -> FoundPeriod | None:
        """The period said after the quantity, where it is joined to it or none is said before."""
        following = () if cues.against_plan(clause.after) else within(self.page.periods, clause.tail)
        after, found = next(iter(following), None), self.state.period
        if after is None:
            return None
        gap = self.page.lowered[clause.tail.start : after.span.start]
        here = found is not None and found.span.within(self.page.line_of(clause.tail.start))
        bracketed = gap.strip() == "(" and self.page.lowered.startswith(")", after.span.end)
        if not (bracketed or _JOINS_PERIOD.fullmatch(gap)) and (here or statuses.BREAK.search(gap)):
            return None
        if _BASE_AMOUNT.search(clause.before):
            self._of_bases.add(after.span)
        return after

    def _held(self) -> FoundPeriod | None:
        """The period last named, where it still holds."""
        found = self.state.period
        return found if found is not None and self._holds(found) else None

    def _around(self) -> Period | None:
        """What surrounds the passage: its title's period; what was spoken of before where this goes on."""
        main, frame = self.around.main, self.around.frame or self.around.main
        return self.around.period or (frame if self._compares() or frame == main else None)

    def _compares(self) -> bool:
        """Whether the sentence compares or details: it needs a period, though it names none."""
        said = self.page.lowered[self._begun : self._at.end]
        return goes_on_after(said) or _COMPARES.search(said) is not None

    def _holds(self, inherited: FoundPeriod) -> bool:
        """Whether a period of an earlier line holds: things that are just so have none."""
        here = inherited.span.start >= min(self._begun_before, self.page.line_of(self._at.start).start)
        listed = is_item(self._at.of(self.page.lowered))
        return here or listed or inherited.period == self.around.main or self._compares()

    def _stated(self, clause: Clause) -> ValueStatus | None:
        """How firm the clause itself says that its figure is."""
        if statuses.tells_plan(clause.before):
            return ValueStatus.PLAN
        return statuses.stated_status(
            cues.after_complement(clause.before) if clause.follows else clause.before
        )

    def _status(self, clause: Clause, stated: ValueStatus | None, period: Period | None) -> ValueStatus:
        if stated is not None:
            aside = "(" in clause.before or statuses.tells_plan_of_ratio(clause.before)
            if stated is not ValueStatus.PLAN or not aside:
                self.state = self.state._replace(status=stated)
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
