"""The spans that name an indicator: before the quantity, after it, or taken from what was named before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language.counted_nouns import WEIGHED, noun_after
from retrieval.language.doers import is_actor
from retrieval.language.figure_clauses import Clause, State, goes_on
from retrieval.language.figure_page import FigurePage
from retrieval.language.indicator_words import ACT, CLAUSE, HEAD, MEASURED, SPEAKS
from retrieval.language.indicators import has_content, is_aside
from retrieval.language.own_measures import RELATIONAL, said_about
from retrieval.language.parallel_names import in_parallel
from retrieval.language.percentages import ABOUT, HAVING, of_what
from retrieval.language.quantity_forms import COUNTED
from retrieval.language.text import fold

_AMOUNT = re.compile(
    r"^(?:%|nghìn|ngàn|triệu|tỷ|tỉ|đồng|đ|usd|vnd|euro|cent|ha|tấn|kg|gam|gram|cm|mm|km2?|km²|m[²³]|m\W?\d?|lần|bậc"
    r"|điểm|phần trăm|tạ|tr|lít|mw|kwh|teu|đô(?! thị))(?!\w)"
)
_MONEY = re.compile(r"(?:(?:nghìn |ngàn |triệu |tỷ |tỉ )*(?:đồng|usd|vnd|đô la|đ)|tỷ|tỉ|triệu)(?!\w)")
_MULTIPLIER = re.compile(r"(?:nghìn|ngàn|triệu|vạn|chục)(?:$|\s(?=\w))")
_HOW = re.compile(
    r"(?:tổng )?(?:(?:khối lượng|số lượng|sản lượng|lượng|trị giá|giá trị|kim ngạch)\s(?:và )?)+(?=\w)"
)
# "…, trị giá 740 nghìn USD": the worth of what was counted or weighed before.
_WORTH = re.compile(
    r"(?<!\w)(?P<noun>(?:tổng )?(?:trị giá|giá trị|số tiền|kim ngạch))(?!\w)[^,;.()\d]{0,24}$"
)
# "tăng 41% (tương đương 117 doanh nghiệp)": the same in other terms.
_AS_MUCH = re.compile(
    r"[(,]\s*(?:tương (?:đương|ứng)|tức(?: là)?)(?: với)?(?: tăng| giảm)?" + r"(?: khoảng| hơn| gần)?\s*$"
)
_FOR = re.compile(r"[^,;().\d]{0,30}?\scho(?: (?:hơn|gần|khoảng|trên))?\s*")
_WITH = re.compile(r"(?<!so )(?<!\w)với" + ABOUT)
_THINGS = re.compile(COUNTED)
_LAST_NAME = re.compile(r"(?:\s[A-ZÀ-ỸĐ][\w-]*)+$")
_LONGEST_COUNTED = 10
"""In words: longer leads tell a story, the counted noun stands after the number."""


def is_name(written: str) -> bool:
    return all(word[:1].isupper() for word in written.split() if word not in ("và", "-"))


@dataclass(frozen=True)
class Naming:
    """A clause whose lead holds the phrase `subject`, after what `state` carries over."""

    page: FigurePage
    clause: Clause
    subject: Span | None
    state: State

    def pieces(self) -> tuple[Span, ...]:
        """The spans that name the indicator anew, in reading order; () when it is carried over."""
        about = said_about(self.page, self.clause)
        if about is not None:
            related = RELATIONAL.fullmatch(about.of(self.page.lowered)) is not None
            return self._measured_by(about) if related else (about,)
        shared = self.clause.unit == "%" or self.clause.quantity.in_words
        if shared and (named := of_what(self.page, self.clause, self.subject, self.state)):
            return named
        if self.subject is None and self.state.indicator and _AS_MUCH.search(self.clause.before):
            return ()
        if self.clause.quantity.denominator is not None:
            return self._of_total()
        if self.subject is not None and not self.state.part_of and self._is_named_item():
            return (*self._head(), self.subject)
        return self._amount_or_count()

    def _of_total(self) -> tuple[Span, ...]:
        """Of 'x of y': what is counted stands after it, in an amount before it."""
        if self.subject is None and self.state.indicator and cues.ranks(self.clause.before):
            return ()
        if _AMOUNT.match(self.clause.unit):
            return self._measured()
        subject = self._who_counts(self.clause.unit)
        if subject is not None and (cues.ranks(self.clause.before) or not self.clause.unit):
            return (subject,)
        return replace(self, subject=subject)._counted()

    def _measured_by(self, about: Span) -> tuple[Span, ...]:
        """'tăng 7% về trị giá' of 'lượng gạo xuất khẩu': what was measured, measured by something else."""
        lowered = self.page.lowered
        first, rest = self.state.named[:1], self.state.named[1:]
        of_what = tuple(p for p in rest if not RELATIONAL.fullmatch(lowered, p.start, p.end))
        named = (*first, *of_what)
        of_name = not named or is_name(named[0].of(self.page.text))
        if of_name or (not of_what and self._only_measures(named[0])):
            return (about,)
        how = _HOW.match(lowered, named[0].start, named[0].end)
        said = how.group().strip() if how is not None else ""
        if said.endswith(about.of(lowered)) and " và " not in said:
            return named
        of = Span(how.end(), named[0].end) if how is not None else named[0]
        return (of, *of_what, about)

    def _only_measures(self, named: Span) -> bool:
        measure = RELATIONAL.fullmatch(self.page.lowered, named.start, named.end)
        return measure is not None and ACT.match(measure.group()) is None

    def _measured_in_kind(self) -> tuple[Span, ...]:
        """Of 'lượng xuất khẩu' the deed, which has a worth too."""
        first, rest = self.state.named[0], self.state.named[1:]
        how = _HOW.match(self.page.lowered, first.start, first.end)
        deed = Span(how.end(), first.end) if how is not None else first
        return (deed if ACT.fullmatch(deed.of(self.page.lowered)) else first, *rest)

    @property
    def _said(self) -> str:
        return self.subject.of(self.page.lowered) if self.subject is not None else ""

    def _noun_after(self) -> Span | None:
        return noun_after(self.page.lowered, "", "", self.clause.tail, amount=True)

    def _is_named_item(self) -> bool:
        """Whether the phrase is a name and nothing else: 'Hoa Kỳ', of what the sentence measures."""
        if not (self.state.indicator and self._goes_on()) or HEAD.match(self._said):
            return False
        return self.subject is not None and is_name(self.subject.of(self.page.text))

    def _head(self) -> tuple[Span, ...]:
        """What was measured before a list of names began; a name takes the place of the one before it."""
        if not self.state.named:
            return ()
        first = self.state.named[0]
        if is_name(first.of(self.page.text)):
            return ()
        name = _LAST_NAME.search(self.page.text, first.start, first.end)
        return (Span(first.start, name.start()),) if name else (first,)

    def _goes_on(self) -> bool:
        return goes_on(self.page, self.clause, self.state)

    def _amount_or_count(self) -> tuple[Span, ...]:
        naming, clause = self, self.clause
        multiplier = _MULTIPLIER.match(clause.unit)
        if multiplier is not None:
            unit = clause.unit[multiplier.end() :]
            clause = replace(clause, quantity=replace(clause.quantity, unit=unit))
            noun = self._noun_after() if not unit else None
            if noun is not None:
                return replace(self, subject=self._who_counts(""))._both(noun)
            naming = replace(self, clause=clause)
        amount = not clause.unit or _AMOUNT.match(clause.unit) or self._changes()
        return naming._measured() if amount else naming._counted()

    def _changes(self) -> bool:
        """'giảm 5 người' of what was counted; 'Tăng thêm 26 xã được công nhận …' names what it counts."""
        opens = not self.clause.follows and self.subject is None
        names = opens and noun_after(self.page.lowered, "", self.clause.unit, self.clause.tail, amount=False)
        other = _THINGS.fullmatch(fold(self.clause.unit)) and self.clause.unit not in self.state.indicator
        named = bool(other) or (names and has_content(names.of(self.page.lowered)))
        return cues.changes(self.clause.before) and not named

    def _both(self, noun: Span | None) -> tuple[Span, ...]:
        spans = (self.subject, noun)
        return tuple(span for span in spans if span is not None and span.start < span.end)

    def _who_counts(self, unit: str) -> Span | None:
        """The phrase before a count, without what is told there; None of a story or an aside."""
        subject, said = self.subject, self._said
        told = [match.end() for match in CLAUSE.finditer(said)]
        if subject is not None and told:
            subject = Span(min(subject.start + told[-1] + 1, subject.end), subject.end)
            said = subject.of(self.page.lowered)
        if subject is not None and is_actor(said):
            return None
        story = len(said.split()) > _LONGEST_COUNTED or is_aside(said) or not has_content(said)
        return None if story and not (unit and unit in said) else subject

    def _measured(self) -> tuple[Span, ...]:
        """Of an amount: what stands before it, with its object ('thu hút 2 tỷ USD vốn đầu tư')."""
        worth = self._worth()
        if worth is not None:
            return (*self._measured_in_kind(), worth)
        if self.subject is None and self.state.indicator and not WEIGHED.match(self.clause.unit):
            return ()
        given = self._noun_after() if _WITH.search(self.clause.before) and self.clause.unit != "%" else None
        if given is not None and HEAD.match(given.of(self.page.lowered).strip()):
            return (given,)
        return in_parallel(self.page, self.clause, self.subject, self.state) or self._with_object()

    def _with_object(self) -> tuple[Span, ...]:
        bare = self.subject is None and not self.state.indicator
        unit = "" if bare else self.clause.unit
        noun = noun_after(self.page.lowered, self._said, unit, self.clause.tail, amount=True)
        if noun is not None and self.subject is None and MEASURED.match(noun.of(self.page.lowered).lstrip()):
            return (noun,)
        carried = noun is not None and self.subject is None and self._measures_on()
        return (replace(self, subject=self.state.named[0]) if carried else self)._both(noun)

    def _measures_on(self) -> bool:
        """Whether what was carried over says what is done or measured, not only what was counted."""
        return bool(self.state.named) and not self.page.text[: self.state.span.start].rstrip()[-1:].isdigit()

    def _worth(self) -> Span | None:
        if not (_MONEY.match(self.clause.unit) and self.state.named and self._goes_on()):
            return None
        worth = _WORTH.search(self.page.lowered, self.clause.lead.start, self.clause.lead.end)
        if worth is None or (self.subject is not None and self.subject.end > worth.end("noun")):
            return None
        return Span(*worth.span("noun"))

    def _counted_before(self) -> Span | None:
        """'kiểm tra 488 tổ chức đảng, 1.856 đảng viên': what was done to the first is done to the second."""
        joint = self.clause.before[max(0, self.state.span.end - self.clause.lead.start) :]
        joint = joint[joint.rfind(")") + 1 :]
        done = self.clause.follows and self.subject is None and len(self.state.named) > 1
        first = self.state.named[0] if done and cues.continues_list(joint) else self._given(joint)
        return first if first is not None and first.end <= self.clause.lead.start else None

    def _given(self, joint: str) -> Span | None:
        """'chi trả 76 tỷ đồng cho 342 hộ': what was done with the money was done for these."""
        carried = self.subject is None and self.clause.follows and bool(self.state.named)
        first = self.state.named[0] if carried and _FOR.fullmatch(joint) else None
        done = first is not None and ACT.match(self.page.lowered, first.start, first.end)
        return first if done else None

    def _only_has(self, who: Span | None) -> bool:
        """'Hải quan Quảng Ninh có 833 doanh nghiệp làm thủ tục': who has what says enough by itself."""
        noun = noun_after(self.page.lowered, "", self.clause.unit, self.clause.tail, amount=False)
        enough = noun is not None and has_content(noun.of(self.page.lowered))
        holder = who is not None and not HEAD.match(who.of(self.page.lowered))
        return enough and holder and HAVING.search(self.clause.before) is not None

    def _happened(self) -> Span | None:
        """'Tai nạn giao thông được kéo giảm, xảy ra 120 vụ': what it was that happened."""
        lead, lowered = self.clause.lead, self.page.lowered
        if self.subject is None or self.clause.follows or self._said != "xảy ra":
            return None
        comma = lowered.rfind(",", lead.start, self.subject.start)
        told = SPEAKS.search(lowered, lead.start, max(comma, lead.start))
        start = told.start() if told is not None else lead.start
        said = lowered[lead.start : start].strip()
        named = 1 < len(said.split()) <= _LONGEST_COUNTED and not is_aside(said)
        at = lowered.find(said, lead.start)
        return Span(at, at + len(said)) if named else None

    def _counted(self) -> tuple[Span, ...]:
        """Of counted things: their name stands after the number, who counts them before it."""
        clause = self.clause
        start = clause.quantity.span.end - len(clause.unit)
        who = self._who_counts(clause.unit)
        naming = replace(self, subject=(None if self._only_has(who) else who) or self._counted_before())
        noun = noun_after(self.page.lowered, naming._said, clause.unit, clause.tail, amount=False)
        # "lượng khách đạt 1,2 triệu lượt": how often adds nothing to what was named before.
        bare = noun is not None and Span(start, noun.end).of(self.page.lowered) == "lượt"
        happened = self._happened() if noun is not None and start + len(clause.unit) == noun.end else None
        if happened is not None:
            return (happened, Span(start, start + len(clause.unit)))
        if noun is not None and clause.unit not in naming._said and not (bare and naming._said):
            return naming._both(Span(start, noun.end))
        return naming._both(None if naming._said else Span(start, clause.quantity.span.end))
