"""What stands beside an amount in its enumeration: rules differ by case, and the asker's case is not known.

Mức chi soạn thảo văn bản:
- Cấp tỉnh: 8.000.000 đồng/dự thảo;       the amount that was chosen
- Cấp huyện: 2.500.000 đồng/dự thảo.      its sibling
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from retrieval.ask.compose_clause import LONGEST_HEADLINE
from retrieval.domain.answer import Draft, Quoted, Role
from retrieval.domain.query import Reading
from retrieval.domain.span import Span
from retrieval.language.conditions import only_case, tells_cases
from retrieval.language.enumerations import Enumeration, find_enumerations
from retrieval.language.item_marks import without_marker
from retrieval.language.named_items import asked_side_by_side, named_alone
from retrieval.language.quantities import find_quantities

# In characters of the stored text around the sentence of a figure.
_AROUND = 1500
_LONGEST = 800
_MOST = 8


@dataclass(frozen=True)
class Siblings:
    """The enumeration, in the stored text, of whose items several state an amount in one unit.

    `told` is the item that was chosen.
    """

    text: str
    enumeration: Enumeration
    stating: tuple[Span, ...]
    told: Span
    unit: str

    @property
    def written(self) -> str:
        """The lead and all items."""
        return self.enumeration.span.of(self.text)

    def coordinated_in(self, question: str) -> tuple[str, ...]:
        """The items that a question asks for side by side."""
        return asked_side_by_side(question, self._stated)

    def case_of(self, question: str) -> int | None:
        """The one item that a question names, or whose bounds hold for an amount of it; None without one."""
        at = named_alone(question, self._stated)
        return only_case(question, self._stated) if at is None else at

    def meant_by(self, question: str) -> Span | None:
        """The amount of the item that a question is about, where that is not the item that was chosen."""
        at = self.case_of(question)
        if at is None or self.stating[at] == self.told:
            return None
        item = self.stating[at]
        amounts = [q.span for q in find_quantities(item.of(self.text)) if q.unit == self.unit]
        return amounts[0].shift(item.start)

    @property
    def amounts(self) -> tuple[str, ...]:
        """The first amount of each item in their unit."""
        found = (find_quantities(item.of(self.text)) for item in self.stating)
        told = (next(q.span for q in amounts if q.unit == self.unit) for amounts in found)
        return tuple(
            span.shift(item.start).of(self.text) for span, item in zip(told, self.stating, strict=True)
        )

    @property
    def by_case(self) -> bool:
        """Whether bounds tell the items apart: 'đến 10 tỷ: 30%; trên 10 tỷ: 20%'."""
        return tells_cases(self._stated)

    @property
    def _stated(self) -> list[str]:
        return [without_marker(item.of(self.text)) for item in self.stating]


def siblings_of(quote: Quoted, text: str) -> Siblings | None:
    """The siblings of the amount that a quote of the stored `text` proves, in its innermost enumeration.

    None without any, and when they fill a page.
    """
    amount = _amount(quote, text)
    unit = next((q.unit for q in find_quantities(amount.of(text))), "")
    window = Span(max(0, amount.start - _AROUND), min(len(text), amount.end + _AROUND))
    around = [each.shift(window.start) for each in find_enumerations(window.of(text))]
    holding = [each for each in around if any(amount.within(item) for item in each.items)]
    if not holding or not unit:
        return None
    inner = min(holding, key=lambda each: each.span.end - each.span.start)
    stating = tuple(item for item in inner.items if _states(item.of(text), unit))
    if len(inner.items) > _MOST or inner.span.end - inner.span.start > _LONGEST or len(stating) < 2:
        return None
    told = next(item for item in inner.items if amount.within(item))
    return Siblings(text, inner, stating, told, unit)


def _amount(quote: Quoted, text: str) -> Span:
    start = text.find(quote.values[0], quote.span.start, quote.span.end) if quote.values else -1
    return Span(start, start + len(quote.values[0])) if start >= 0 else quote.span


def with_siblings(draft: Draft, siblings: Siblings, reading: Reading) -> Draft:
    """The draft with the whole enumeration as context.

    Amounts asked for side by side come first, or that of the one item that the question names.
    """
    first = draft.quotes[0]
    headline, meant = draft.headline, siblings.meant_by(reading.text)
    stepped = siblings.unit == "%" and siblings.by_case and siblings.case_of(reading.text) is None
    if siblings.unit == "%" and meant is None and not stepped:
        # Shares beside one another are seldom set by one rule.
        return draft
    together = "; ".join(siblings.coordinated_in(reading.text))
    if together and len(together) <= LONGEST_HEADLINE:
        headline = together
    elif stepped and not find_quantities(reading.text):
        headline = ", ".join(siblings.amounts)
    elif meant is not None:
        headline = meant.of(siblings.text)
        item = next(item for item in siblings.stating if meant.within(item))
        first = Quoted(
            Role.ANSWER, first.stored, first.locator, item, values=(headline,), passage=first.passage
        )
    around = replace(first, role=Role.CONTEXT, span=siblings.enumeration.span, values=(), observation=None)
    return replace(draft, headline=headline, text=siblings.written, quotes=(first, around))


def _states(item: str, unit: str) -> bool:
    return any(quantity.unit == unit for quantity in find_quantities(item))
