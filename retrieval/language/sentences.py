"""Where sentences end in administrative Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from retrieval.domain.span import Span

# A full stop after these does not end a sentence: titles, forms of signing, places, "and so on".
_ABBREVIATIONS = frozenset(
    """
    tp tx tt p q h x gs ts pgs ths cn ks bs ls tm kt tl tuq q đ/c đc ông bà st v.v tr số no vv km
    """.split()
)
_CLOSED = r"[”\"')\]]*(?=\s|$)"
_NO_LAST_WORDS = (
    "của", "được", "thuộc", "giao", "Giao", "các", "và", "với", "cho", "tại", "theo", "Thường trực",
    "các Ban", "đại biểu",
)  # fmt: skip
_LINE = "\\n" + "".join(rf"(?<! {word}\n)" for word in _NO_LAST_WORDS) + "\\n*"
"""Lines are cut before the names of bodies, which web pages link: 'do Thường trực⏎Hội đồng nhân dân'."""
_END = re.compile(rf"\.(?:\.\.)?{_CLOSED}|…{_CLOSED}|!{_CLOSED}|\?{_CLOSED}|;(?=\s)|{_LINE}")
"""Each alternative begins with a letter of its own: a search then skips quickly to those."""
_LONGEST_WORD = 16
_LAST_WORD = re.compile(r"([\w./]+)$")
_ENUMERATOR = re.compile(r"(?:^|\n|\s)(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVXLC]{1,6})$")


def sentences(text: str) -> tuple[Span, ...]:
    """Sentence spans in order, trimmed, covering every non-blank character.

    Line breaks and semicolons end a sentence too: in enumerations each item stands alone.
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] == "." and not _ends(text, start, match):
            continue
        _append(spans, text, start, match.end())
        start = match.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def statements(text: str, found: Sequence[Span]) -> Iterator[Span]:
    """The sentences `found` in a text, put together again where only a semicolon parts them, or a full stop
    before a small letter."""
    start: int | None = None
    for span, after in zip_longest(found, found[1:]):
        start = span.start if start is None else start
        parted = after is None or "\n" in text[span.end : after.start]
        goes_on = not parted and (text[span.end - 1] == ";" or text[after.start].islower())
        if not goes_on:
            yield Span(start, span.end)
            start = None


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    if len(match.group().strip("”\"')]")) > 1:
        return True
    before = text[start : match.start()]
    word = _LAST_WORD.search(before[-_LONGEST_WORD:])
    if word is None:
        return True
    if word.group(1).lower() in _ABBREVIATIONS:
        return False
    # "1. Về kinh tế": the number opens the sentence, it does not close one.
    return _ENUMERATOR.fullmatch(before.strip()) is None


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + piece.index(stripped[0])
        spans.append(Span(begin, begin + len(stripped)))
