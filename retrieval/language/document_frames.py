"""What a stored text says for all that follows: the stretches of time that it names, and the lines that
lead into lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from datetime import date
from functools import cached_property

from retrieval.domain.period import Period, PeriodKind
from retrieval.language.figure_statuses import announces_plan
from retrieval.language.lead_ins import LeadIns
from retrieval.language.mentioned_periods import is_horizon, is_mentioned, may_frame
from retrieval.language.periods import FoundPeriod, stated_periods
from retrieval.language.places import find_places
from retrieval.language.table_rows import is_table_line, may_head
from retrieval.language.text import lower_aligned

# How far a period named in an earlier passage still holds, in characters.
_FRAME_REACH = 1500
_LINE_REACH = 400
_TABLE_REACH = 12_000
_MOST = 0.6
_SENTENCE_END = re.compile(r"[.!?:]\s|\n")
_FIGURE = re.compile(r"\d[.,]\d|\d ?(?:%|\w*đồng)")


class Frames:
    """What a stored text says for all that follows: the stretches of time that it names, each holding
    for a while, and the lines that lead into lists."""

    def __init__(self, text: str, anchor: date | None) -> None:
        self._text = text
        self._anchor = anchor

    @cached_property
    def _found(self) -> list[FoundPeriod]:
        """Those that may frame what follows, in order; years to come and spans of years do not."""
        stated = stated_periods(self._text, self._anchor)
        last = self._anchor.year if self._anchor is not None else date.max.year
        return [
            found
            for found in stated
            if may_frame(found.period)
            and found.period.kind is not PeriodKind.SPAN
            and found.period.end.year <= last
            and not (is_mentioned(self._text, found) or is_horizon(self._text, found))
        ]

    @cached_property
    def _named(self) -> Counter[Period]:
        return Counter(f.period for f in self._found if f.period.kind is not PeriodKind.AS_OF)

    @cached_property
    def main(self) -> Period | None:
        """The one that most of what the text says of time names, more than once."""
        period, times = self._named.most_common(1)[0] if self._named else (None, 0)
        return period if times > 1 and times >= _MOST * self._named.total() else None

    @cached_property
    def _leading(self) -> tuple[list[int], list[tuple[tuple[float, str], ...]]]:
        """After each line: its end, and the lead-ins then open."""
        lines, at = LeadIns(), 0
        ends: list[int] = [0]
        opened: list[tuple[tuple[float, str], ...]] = [()]
        for line in lower_aligned(self._text).split("\n"):
            at += len(line) + 1
            said = line.strip()
            if said:
                lines.open(said)
                if lines.leads(said) and not _FIGURE.search(said):
                    lines.add(said)
            ends.append(at)
            opened.append(tuple(lines.opened))
        return ends, opened

    def announced(self, at: int) -> bool:
        """Whether the line before a place ends by announcing a plan."""
        before = self._text[max(0, at - _LINE_REACH) : at].rstrip()
        return announces_plan(lower_aligned(before[before.rfind("\n") + 1 :]))

    def place_of_sentence(self, at: int) -> str:
        """The place last named in the sentence that goes on at a place, '' where a new one begins there."""
        before = self._text[max(0, at - _LINE_REACH) : at].rstrip(" ")
        if not before.endswith((";", ",")):
            return ""
        named = find_places(_SENTENCE_END.split(before)[-1])
        return named[-1].place.name if named else ""

    def rows_before(self, at: int) -> tuple[str, ...]:
        """The lines of the table that goes on at a place, in order; () where none does."""
        rows: list[str] = []
        for line in reversed(self._text[max(0, at - _TABLE_REACH) : at].split("\n")[1:-1]):
            if not (is_table_line(line) or may_head(line)):
                break
            rows.append(line)
        return tuple(reversed(rows)) if any(map(is_table_line, rows[:1])) else ()

    def lead_ins(self, at: int) -> tuple[tuple[float, str], ...]:
        """Those open before the line that begins at a place."""
        ends, opened = self._leading
        return opened[bisect_left(ends, at + 1) - 1]

    def before(self, at: int, *, told: bool = False) -> Period | None:
        """The one last named before a place, unless that was long before.

        Before any, the one most named in what is `told`: news may say their period at the end.
        """
        index = bisect_left(self._found, at, key=lambda found: found.span.end) - 1
        found = self._found[index] if index >= 0 else None
        if found is None and told:
            return max(self._named, key=lambda period: (self._named[period], period.end), default=None)
        return found.period if found is not None and found.span.end >= at - _FRAME_REACH else None
