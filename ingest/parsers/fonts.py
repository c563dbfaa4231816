"""Which font each run of a Word document is set in: old Vietnamese fonts give letters other meanings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lxml import etree

from ingest.parsers.numbering import W, value_of
from retrieval.language.charsets import charset_of_font, in_font

Run = tuple[str, str]
"""A font's name and text that is set in it."""


class Fonts:
    """Fonts of styles, inherited as Word does: run, character style, paragraph style, defaults."""

    def __init__(self, styles: etree._Element | None) -> None:
        self._own: dict[str, str] = {}
        self._base: dict[str, str] = {}
        self._default = ""
        for style in () if styles is None else styles.findall(W + "style"):
            name = str(style.get(W + "styleId"))
            self._own[name] = _font(style.find(W + "rPr"))
            self._base[name] = value_of(style, "basedOn") or ""
            if style.get(W + "default") == "1" and style.get(W + "type") == "paragraph":
                self._default = name
        defaults = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._last = _font(defaults)

    def of_run(self, run: etree._Element, paragraph_style: str) -> str:
        """The font's name, '' when nothing names one."""
        properties = run.find(W + "rPr")
        chain = (value_of(properties, "rStyle") or "", paragraph_style or self._default)
        return _font(properties) or next(filter(None, map(self._inherited, chain)), self._last)

    def _inherited(self, style: str) -> str:
        seen: set[str] = set()
        while style and style not in seen:
            if self._own.get(style):
                return self._own[style]
            seen.add(style)
            style = self._base.get(style, "")
        return ""


def converted(runs: Iterable[Run]) -> str:
    """The runs as their fonts show them; VNI splits a letter from its mark, so neighbours join first."""
    return "".join(
        in_font("".join(text for _, text in same), font)
        for font, same in groupby(runs, key=lambda run: run[0])
    )


def old_charsets(runs: Iterable[Run]) -> Iterator[str]:
    """The old encodings among the fonts."""
    for font, text in runs:
        charset, _ = charset_of_font(font)
        if charset is not None and text.strip():
            yield charset.value


def _font(properties: etree._Element | None) -> str:
    fonts = None if properties is None else properties.find(W + "rFonts")
    return "" if fonts is None else str(fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "")
