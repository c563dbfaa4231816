"""What stands beside an amount in its enumeration: rules differ by case, and the asker's case is not known.

Mức chi soạn thảo văn bản:
- Cấp tỉnh: 8.000.000 đồng/dự thảo;       the amount that was chosen
- Cấp huyện: 2.500.000 đồng/dự thảo.      its sibling
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from retrieval.domain.answer import Draft, Quoted, Role
from retrieval.domain.query import Reading
from retrieval.domain.span import Span
from retrieval.language.enumerations import Enumeration, find_enumerations, without_marker
from retrieval.language.listed import asked_side_by_side
from retrieval.language.quantities import find_quantities

# In characters of the stored text around the sentence of a figure.
_AROUND = 1500
_LONGEST = 800
_LONGEST_HEADLINE = 200
_MOST = 8


@dataclass(frozen=True)
class Siblings:
    """The enumeration, in the stored text, of whose items several state an amount in one unit."""

    text: str
    enumeration: Enumeration
    stating: tuple[Span, ...]

    @property
    def written(self) -> str:
        """The lead and all items."""
        return self.enumeration.span.of(self.text)

    def coordinated_in(self, question: str) -> tuple[str, ...]:
        """The items that a question asks for side by side."""
        return asked_side_by_side(question, [without_marker(item.of(self.text)) for item in self.stating])


def siblings_of(quote: Quoted, text: str) -> Siblings | None:
    """The siblings of the amount that a quote of the stored `text` proves, in its innermost enumeration.

    None without any, when they fill a page, and for shares, which rules seldom set.
    """
    amount = _amount(quote, text)
    unit = next((q.unit for q in find_quantities(amount.of(text))), "")
    window = Span(max(0, amount.start - _AROUND), min(len(text), amount.end + _AROUND))
    around = [each.shift(window.start) for each in find_enumerations(window.of(text))]
    holding = [each for each in around if any(amount.within(item) for item in each.items)]
    if not holding or not unit or unit == "%":
        return None
    inner = min(holding, key=lambda each: each.span.end - each.span.start)
    stating = tuple(item for item in inner.items if _states(item.of(text), unit))
    if len(inner.items) > _MOST or inner.span.end - inner.span.start > _LONGEST or len(stating) < 2:
        return None
    return Siblings(text, inner, stating)


def _amount(quote: Quoted, text: str) -> Span:
    start = text.find(quote.values[0], quote.span.start, quote.span.end) if quote.values else -1
    return Span(start, start + len(quote.values[0])) if start >= 0 else quote.span


def with_siblings(draft: Draft, siblings: Siblings, reading: Reading) -> Draft:
    """The draft with the whole enumeration as context; amounts asked for side by side come first."""
    first = draft.quotes[0]
    quote = Quoted(
        Role.CONTEXT, first.stored, first.locator, siblings.enumeration.span, passage=first.passage
    )
    together = siblings.coordinated_in(reading.text)
    headline = "; ".join(together)
    several = together and len(headline) <= _LONGEST_HEADLINE
    return replace(
        draft,
        headline=headline if several else draft.headline,
        text=siblings.written,
        quotes=(*draft.quotes, quote),
    )


def _states(item: str, unit: str) -> bool:
    return any(quantity.unit == unit for quantity in find_quantities(item))
