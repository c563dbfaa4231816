"""A sentence cut at its quantities, and what each clause inherits from those before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from retrieval.domain.figure import Quantity, ValueStatus
from retrieval.domain.span import Span
from retrieval.language.figure_page import SENTENCE_ENDS, FigurePage, within
from retrieval.language.figure_statuses import BREAK
from retrieval.language.indicators import introduces_value
from retrieval.language.periods import FoundPeriod
from retrieval.language.provinces import FoundPlace
from retrieval.language.text import lower_aligned

_SAME_PERIOD = re.compile(
    r"(?<!\w)(?<!với )(?<!so )(?<!hơn )(?<!đương )(?<!ứng )(?<!bằng )"
    r"cùng kỳ(?:\s+năm(?:\s+(?P<year>(?:19|20)\d{2}))?)?[^,;.%(]*$"
)
# "so với cùng kỳ năm 2019 (63.312 tỷ đồng)": the bracket says how much it was then.
_BASE_IN_BRACKETS = re.compile(
    r"(?:so (?:với )?|hơn |bằng )(?:cùng kỳ(?: năm)?|năm)(?: trước| ngoái| (?P<year>(?:19|20)\d{2}))?"
    r"\s*[(:]\s*$"
)
# "so với con số 269 tỷ đồng của cùng kỳ năm 2016", "thấp hơn mức tăng 7,2% cùng kỳ năm trước"
_OF_SAME_PERIOD = re.compile(
    r"\s*(?P<of>của |trong )?cùng kỳ(?: năm(?: trước| ngoái| (?P<year>(?:19|20)\d{2}))?)?(?!\w)"
)
_OF_BASE = re.compile(r"(?:hơn|so với) (?:mức|con số|tốc độ|kết quả)(?!\w)[^,;.()\d]*$")


@dataclass(frozen=True)
class Clause:
    """One quantity with the stretches of its sentence before and after it.

    `before` and `after` are their words in lower_aligned() form; it `follows` another quantity.
    """

    quantity: Quantity
    lead: Span
    tail: Span
    before: str
    after: str
    follows: bool

    @cached_property
    def unit(self) -> str:
        """The unit in lower case."""
        return lower_aligned(self.quantity.unit)


class State(NamedTuple):
    """What a clause inherits: the pieces that name the indicator, its whole, period, place, firmness.

    `part_for` is the one indicator that the whole holds for; '' when it holds for all that follow.
    `resumed` is the state that the next clause goes on from, after an indicator named for one figure.
    """

    named: tuple[Span, ...] = ()
    indicator: str = ""
    part_of: str = ""
    part_for: str = ""
    period: FoundPeriod | None = None
    place: FoundPlace | None = None
    status: ValueStatus | None = None
    resumed: State | None = None

    @property
    def span(self) -> Span:
        """From the first piece that names the indicator to the last; empty when none does."""
        return Span(self.named[0].start, self.named[-1].end) if self.named else Span(0, 0)


_ONE_OF = re.compile(r"(?<!\w)một trong(?: những| số)?\s*$")
_CONDITION_ENDS = re.compile(r"\s*(?:trở (?:lên|xuống))?\s*:\s*(?:(?:tăng|giảm|thu|bằng|là|mức)\s*)*")


def _figures(page: FigurePage, sentence: Span) -> list[Quantity]:
    """The quantities that are figures: '(KH: 54)' is one, the number in 'lúa OM 2514' is not."""
    kept: list[Quantity] = []
    for quantity in within(page.quantities, sentence):
        start = kept[-1].span.end if kept else sentence.start
        lead = page.lowered[start : quantity.span.start]
        bare = not quantity.unit and quantity.denominator is None and not quantity.in_words
        if _ONE_OF.search(lead) is None and (not bare or introduces_value(lead)):
            kept.append(quantity)
    return _without_conditions(page, [q for q in kept if not _tells_which(page, q, kept)])


_WHICH = re.compile(r"\s(?:đạt|có)(?: từ)?\s")


def _tells_which(page: FigurePage, quantity: Quantity, kept: list[Quantity]) -> bool:
    """'81 xã đạt 10 - 14 tiêu chí': a range that tells which of them were counted."""
    before = next((q for q in reversed(kept) if q.span.end <= quantity.span.start), None)
    if before is None or quantity.high is None or before.high is not None or not before.unit:
        return False
    return _WHICH.fullmatch(page.lowered, before.span.end, quantity.span.start) is not None


def _without_conditions(page: FigurePage, quantities: list[Quantity]) -> list[Quantity]:
    """'Trên 30 đến 40 chỉ tiêu: 40.000 đồng/phiếu': what stands before the colon says when it holds."""
    for at in range(len(quantities) - 1, 0, -1):
        between = page.lowered[quantities[at - 1].span.end : quantities[at].span.start]
        if _CONDITION_ENDS.fullmatch(between):
            return quantities[at:]
    return quantities


def clauses(page: FigurePage, sentence: Span) -> Iterator[Clause]:
    """The clauses of a sentence, one for each of its quantities; bare numbers need a verb before them."""
    quantities = _figures(page, sentence)
    ends = [sentence.start, *(q.span.end for q in quantities)]
    starts = [*(q.span.start for q in quantities), sentence.end]
    for at, quantity in enumerate(quantities):
        lead, tail = Span(ends[at], starts[at]), Span(ends[at + 1], starts[at + 1])
        yield Clause(quantity, lead, tail, lead.of(page.lowered), tail.of(page.lowered), follows=at > 0)


def goes_on(page: FigurePage, clause: Clause, state: State) -> bool:
    """Whether what is carried over was named in this sentence."""
    end = state.span.end
    return not SENTENCE_ENDS.search(page.text, end, max(end, clause.quantity.span.start))


def same_period(clause: Clause) -> re.Match[str] | None:
    """'(cùng kỳ năm 2016 đạt 5,83%)' speaks of the frame in that year."""
    said_after = _OF_SAME_PERIOD.match(clause.after)
    of_base = said_after and (said_after["of"] or _OF_BASE.search(clause.before))
    return (
        (said_after if of_base else None)
        or _BASE_IN_BRACKETS.search(clause.before)
        or _SAME_PERIOD.search(re.split(r"[(;]", clause.before)[-1])
    )


def base_in_brackets(clause: Clause) -> bool:
    """Whether a bracket says how much it was then: 'so với cùng kỳ năm 2019 (63.312 tỷ đồng)'."""
    return _BASE_IN_BRACKETS.search(clause.before) is not None


def clause_span(clause: Clause, subject: Span) -> Span:
    """From the indicator, where the clause names it, to the end of what completes the figure."""
    piece = BREAK.split(clause.after)[0].rstrip()
    named_here = clause.lead.start <= subject.start <= clause.lead.end
    # What stands before a semicolon completes the figure before it: 'X gam heroin; Y gam ketamine'.
    parted = clause.before.rfind(";") + 1
    start = subject.start if named_here else clause.lead.start + parted
    end = max(clause.tail.start + len(piece), subject.end if subject.start >= start else 0)
    return Span(start, min(end, clause.tail.end))
