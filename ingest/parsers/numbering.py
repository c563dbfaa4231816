"""Word's automatic numbers ('Điều 1.', '2.1', 'a)'), which stand in no paragraph's text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def value_of(element: etree._Element | None, tag: str) -> str | None:
    """The w:val of a child, or None."""
    child = None if element is None else element.find(W + tag)
    return None if child is None else child.get(W + "val")


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerLetter": _letter,
    "decimalZero": lambda n: f"{n:02d}",
}


@dataclass(frozen=True)
class _LevelFormat:
    number_format: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """Counts through a document: call `label` once per paragraph, in order."""

    _levels: dict[str, dict[int, _LevelFormat]] = field(default_factory=dict)
    _abstract_of: dict[str, str] = field(default_factory=dict)
    _style_numbers: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
        """From the parts numbering.xml and styles.xml, either of which may be missing."""
        made = cls()
        if numbering is not None:
            made._read_numbering(numbering)
        if styles is not None:
            made._style_numbers = _style_numbers(styles)
        return made

    def _read_numbering(self, root: etree._Element) -> None:
        abstracts = {str(a.get(W + "abstractNumId")): _levels_of(a) for a in root.findall(W + "abstractNum")}
        for number in root.findall(W + "num"):
            number_id = str(number.get(W + "numId"))
            abstract = value_of(number, "abstractNumId") or ""
            self._abstract_of[number_id] = abstract
            overrides = number.findall(W + "lvlOverride")
            self._levels[number_id] = dict(abstracts.get(abstract, {})) | _overridden(overrides)
            if any(o.find(W + "startOverride") is not None for o in overrides):
                # A restarted list counts for itself; the others of one abstract list go on.
                self._abstract_of[number_id] = f"{abstract}/{number_id}"

    def label(self, properties: etree._Element | None) -> str:
        """The number Word prints before this paragraph, with a blank after it; '' for none."""
        found = self._number_of(properties)
        if found is None:
            return ""
        number_id, level = found
        levels = self._levels.get(number_id, {})
        if level not in levels:
            return ""
        counters = self._counters.setdefault(self._abstract_of[number_id], {})
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in [k for k in counters if k > level]:
            del counters[deeper]
        return _render(levels, level, counters)

    def _number_of(self, properties: etree._Element | None) -> tuple[str, int] | None:
        if properties is None:
            return None
        own = properties.find(W + "numPr")
        style = self._style_numbers.get(value_of(properties, "pStyle") or "")
        if own is None:
            return style
        number_id = value_of(own, "numId") or (style[0] if style else "0")
        level = value_of(own, "ilvl") or (str(style[1]) if style else "0")
        return None if number_id == "0" or not level.isdecimal() else (number_id, int(level))


def _levels_of(abstract: etree._Element) -> dict[int, _LevelFormat]:
    levels = {}
    for level in abstract.findall(W + "lvl"):
        start = value_of(level, "start") or "1"
        levels[int(level.get(W + "ilvl") or 0)] = _LevelFormat(
            value_of(level, "numFmt") or "decimal",
            value_of(level, "lvlText") or "",
            int(start) if start.isdecimal() else 1,
        )
    return levels


def _overridden(overrides: list[etree._Element]) -> dict[int, _LevelFormat]:
    found: dict[int, _LevelFormat] = {}
    for override in overrides:
        found |= _levels_of(override)
    return found


def _render(levels: dict[int, _LevelFormat], level: int, counters: dict[int, int]) -> str:
    shape = levels[level]
    if shape.number_format == "none":
        return ""
    if shape.number_format == "bullet":
        return "- "
    text = shape.pattern
    for depth in range(level, -1, -1):
        if f"%{depth + 1}" in text:
            upper = levels.get(depth, shape)
            count = counters.get(depth, upper.start)
            text = text.replace(f"%{depth + 1}", _FORMATS.get(upper.number_format, str)(count))
    return f"{text} " if text else ""


def _style_numbers(styles: etree._Element) -> dict[str, tuple[str, int]]:
    """The list that each paragraph style puts its paragraphs into, inherited from its base style."""
    own: dict[str, tuple[str, int]] = {}
    base: dict[str, str] = {}
    for style in styles.findall(W + "style"):
        name = str(style.get(W + "styleId"))
        base[name] = value_of(style, "basedOn") or ""
        properties = style.find(W + "pPr")
        numbers = None if properties is None else properties.find(W + "numPr")
        number_id, level = value_of(numbers, "numId"), value_of(numbers, "ilvl") or "0"
        if number_id is not None and level.isdecimal():
            own[name] = (number_id, int(level))
    resolved = {}
    for name in base:
        chain, seen = name, set()
        while chain and chain not in own and chain not in seen:
            seen.add(chain)
            chain = base.get(chain, "")
        if chain in own and own[chain][0] != "0":
            resolved[name] = own[chain]
    return resolved
