"""What one sentence of a page hands on to the next: place, period, firmness, the whole that is divided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from retrieval.domain.figure import PLANNED, Observation, ValueStatus
from retrieval.domain.period import PeriodKind
from retrieval.domain.span import Span
from retrieval.language import figure_statuses as statuses
from retrieval.language.figure_clauses import State
from retrieval.language.figure_page import FigurePage, Surroundings, within
from retrieval.language.indicator_words import CLAUSE
from retrieval.language.indicators import is_aside
from retrieval.language.lead_ins import LeadIns, goes_on_after
from retrieval.language.mentioned_periods import is_horizon, is_mentioned, is_of_plan, may_frame
from retrieval.language.periods import FoundPeriod
from retrieval.language.provinces import FoundPlace

_SHARED = PLANNED | {ValueStatus.ESTIMATE, ValueStatus.PRELIMINARY}
_MONTH_BEFORE = re.compile(r"so (?:với )?tháng (?:trước|\d)")
# "Chỉ số sản xuất công nghiệp tăng thấp. Trong đó, ngành …": what is detailed, though no figure says it.
_MEASURED = re.compile(
    r"\W*(?:(?:trong )?(?:tháng|quý|năm) [\divx]+(?:/\d{4})?, ?)?"
    r"(?P<what>(?:tổng |tốc độ |t[ỷỉ] lệ )?(?:chỉ số|kim ngạch|sản lượng|giá trị|thu|chi|mức|doanh thu|vốn"
    r"|tăng trưởng|xuất khẩu|nhập khẩu|sản xuất|cpi|iip|grdp|gdp)(?!\w)[^,;:.()\d]{0,60}?)"
    r" (?:tiếp tục |vẫn |cũng |đều |có xu hướng )*(?:tăng|giảm|đạt|duy trì|ổn định|phục hồi)(?!\w)"
)
_DETAILS = re.compile(r"^\W*(?:trong đó|cụ thể|theo đó|bao gồm|gồm)(?!\w)")


@dataclass
class SentenceWalk:
    """The state of a reading that goes over the sentences of a page; `default` is how firm plain
    statements are, `opening` how firm the current sentence says its figures are; the periods `_of_bases`
    hold for the amounts compared with alone."""

    page: FigurePage
    around: Surroundings
    state: State = field(default_factory=State)
    opening: ValueStatus | None = None
    lead_ins: LeadIns = field(init=False)
    default: ValueStatus = ValueStatus.ACTUAL
    _place_before: FoundPlace | None = None
    _period_before: FoundPeriod | None = None
    _places: set[str] = field(default_factory=set)
    _details: bool = False
    _of_bases: set[Span] = field(default_factory=set)
    _measured: str = ""

    def __post_init__(self) -> None:
        self.lead_ins = LeadIns(list(self.around.lead_ins))
        if self.around.announced:
            self.state = self.state._replace(status=ValueStatus.PLAN)

    def open(self, said: str, *, new_line: bool, goes_on: bool) -> None:
        """A new line forgets place and indicator; a new sentence firmness and the whole it divides."""
        if not goes_on:
            self._leave_places()
            self._leave_asides()
        details = _DETAILS.match(said) is not None
        self._details = details or (goes_on and self._details)
        shared = self.state.status if self._details and self.state.status in _SHARED else None
        kept = self.opening if goes_on and self.opening in _SHARED else None
        self.opening = statuses.opening_status(said) or shared or kept
        part_of = self.state.part_of if goes_on else self._whole() if details else ""
        self.state = self.state._replace(status=self.opening, part_of=part_of)
        if new_line and not goes_on_after(said):
            self.state = self.state._replace(place=None, named=(), indicator="")

    def _whole(self) -> str:
        """What the sentence before measured, which this one details."""
        told = is_aside(self.state.indicator) or CLAUSE.search(self.state.indicator) is not None
        return "" if told else self.state.indicator or self._measured

    def _leave_places(self) -> None:
        """Of several places that a sentence named none is what the next one speaks of."""
        if len(self._places) > 1:
            self.state = self.state._replace(place=self._place_before)
        self._places = set()
        self._place_before = self.state.place

    def _leave_asides(self) -> None:
        """A period that a sentence told by the way is not that of the next one."""
        told = self.state.period
        if told is not None and told is not self._period_before and is_mentioned(self.page.text, told):
            self.state = self.state._replace(period=self._period_before)
        self._period_before = self.state.period

    def close(self, said: str, sentence: Span, observed: Sequence[Observation]) -> None:
        """What the next sentence inherits: the period of the last figure, the firmness of a heading."""
        measured = None if observed else _MEASURED.match(said)
        self._measured = measured["what"] if measured is not None else ""
        self._places |= {each.place.name for each in within(self.page.places, sentence)}
        if statuses.announces_plan(said):
            self.state = self.state._replace(status=ValueStatus.PLAN)
        named = within(self.page.periods, sentence)
        here = [
            found
            for found in named
            if found.span not in self._of_bases
            and may_frame(found.period)
            and self._goes_on(said, found)
            and not is_mentioned(self.page.text, found)
        ]
        last = observed[-1].period_span if observed else None
        told = [found for found in here if not is_of_plan(self.page.lowered, found)]
        here = told if told or self._period_before is not None else here
        period = next((p for p in here if p.span == last), None) or next(iter(here), None)
        if period is not None:
            longer = self._longer_than_month(said, period)
            self.state = self.state._replace(period=longer or period)
        if said.endswith(":") or (not observed and self.lead_ins.leads(said)):
            self.lead_ins.add(said)
            self.default = statuses.heading_status(said) or self.default

    def _longer_than_month(self, said: str, found: FoundPeriod) -> FoundPeriod | None:
        """The longer period told before that ends with a month which is only held against the one before it.

        'GRDP 6 tháng tăng 7%. CPI tháng 6 tăng 0,2% so với tháng 5. Thành phố đã cấp phép …'
        """
        before = self._period_before
        alone = found.period.kind is PeriodKind.MONTH and _MONTH_BEFORE.search(said) is not None
        ends = before is not None and before.period.end == found.period.end
        return before if alone and ends else None

    def _goes_on(self, said: str, found: FoundPeriod) -> bool:
        """Whether what follows may be of the period: of years to come only where aims are told."""
        planned = said.endswith(":") or statuses.announces_plan(said)
        aims = planned or bool({self.default, self.opening} & PLANNED)
        anchor = self.around.anchor
        ahead = anchor is not None and found.period.end.year > anchor.year
        ahead = ahead or is_horizon(self.page.text, found)
        return aims or not (ahead or found.period.kind is PeriodKind.SPAN)
