"""Lists that sentences count off: 'Có hai lý do. Thứ nhất, giá giảm. Thứ hai, …', 'Một là …; hai là …'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.domain.span import Span
from retrieval.language.anaphora import sentence_before
from retrieval.language.sentences import sentences

_CARDINALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_PLACES = {word: at for at, word in enumerate(_CARDINALS, 1)} | {"nhất": 1, "tư": 4}
_NUMBER = "|".join(_PLACES)
_ORDINAL = re.compile(
    rf"(?:^|(?<=[.;:,!?])\s+|\n)\W{{0,5}}(?P<said>(?:(?P<form>thứ) (?P<th>{_NUMBER})(?=[,:]| là(?!\w))"
    rf"|(?P<is>{_NUMBER}) là(?!\w)))",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?<!\w)(?:thứ nhất|một là)(?!\w)", re.IGNORECASE)
_OF_FIRST = ("hứ nhất", "hứ Nhất", "HỨ NHẤT", "ột là", "ột Là", "ỘT LÀ")
_WIDEST = 2000
"""How far the next ordinal may be, in characters."""


def may_count_off(text: str) -> bool:
    """Whether a text has the words that such a list begins with; few texts do, as quick looks tell."""
    return any(part in text for part in _OF_FIRST) and _FIRST.search(text) is not None


def counted_off(text: str) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """What leads each list in, and its items, from one ordinal to the next.

    Days of the week count off nothing: a list begins with the first.
    """
    for chain in _chains(text):
        ends = [start.start() for start in chain[1:]]
        starts = [match.start("said") for match in chain]
        last = next(s.end for s in sentences(text[starts[-1] : starts[-1] + _WIDEST]))
        items = (
            _trimmed(text, start, end) for start, end in zip(starts, [*ends, starts[-1] + last], strict=True)
        )
        yield _lead(text, starts[0]), tuple(items)


def _chains(text: str) -> Iterator[list[re.Match[str]]]:
    chain: list[re.Match[str]] = []
    for match in _ORDINAL.finditer(text):
        follows = chain and (
            _place(match) == len(chain) + 1
            and bool(match["form"]) == bool(chain[-1]["form"])
            and match.start() - chain[-1].end() <= _WIDEST
        )
        if not follows:
            if len(chain) > 1:
                yield chain
            chain = []
        if follows or _place(match) == 1:
            chain.append(match)
    if len(chain) > 1:
        yield chain


def _place(match: re.Match[str]) -> int:
    return _PLACES[(match["th"] or match["is"]).lower()]


def _lead(text: str, first: int) -> Span:
    """What stands before the first ordinal in its own sentence, else the sentence before."""
    begun = max(text.rfind("\n", 0, first), text.rfind(". ", 0, first)) + 1
    own = _trimmed(text, begun, first)
    return own if own.end - own.start > 1 else sentence_before(text, first)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip())
    return Span(begin, max(begin, start + len(words.rstrip())))
