"""Lists inside sentences: 'gồm xã Bắc, xã Nam và xã Đông', 'lần lượt thuộc về A, B và C', 'trừ gạo, cà phê'.

Parts may be cut inside a name that holds a comma or 'và': they are for weighing, not for counting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.language.table_rows import is_table_line

_ANNOUNCES = re.compile(
    r"(?:(?<!\w)(?:bao gồm|gồm có|gồm|lần lượt là|lần lượt thuộc về|thuộc về|(?<!, nhất )là|như)(?: các)?:?"
    r"|(?<!ảnh)(?<!nguồn)(?<!clip):)\s",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\((?P<items>[^()\d]+,\s[^()\d]+(?:,|\svà)\s[^()\d]+)\)")
_BRACKETS = re.compile(r"\([^()]*\)")
_COMMA = re.compile(r"[,;]\s+(?:và\s+)?")
_AND = re.compile(r"\s(?:và|cùng)\s")
_NAMES = re.compile(r"\W*[^\W\d_]")
"""'các đối tượng 1, 2 và 3' lists nothing by name."""
_LONGEST_NAME = 12
"""In words."""


@dataclass(frozen=True)
class ProseList:
    """What a sentence says before the parts that it names, '' where nothing announces them, and the parts.

    Of a list that nothing announces the first part is left out: where it begins cannot be told.
    """

    announced: str
    parts: tuple[str, ...]

    def may_be(self, count: int) -> bool:
        """Whether so many things may be named: the last part often names two, with 'và' between them.

        Clauses between commas name nothing.
        """
        if any(len(part.split()) > _LONGEST_NAME for part in self.parts[:-1]):
            return False
        named = len(self.parts) + (not self.announced)
        return count == named or (count == named + 1 and _AND.search(self.parts[-1]) is not None)


def list_in(sentence: str) -> ProseList | None:
    """The list that a sentence announces last, else one in brackets, else one that it names by the way."""
    if is_table_line(sentence):
        return None
    covered = _BRACKETS.sub(lambda match: "·" * len(match.group()), sentence)
    for announcing in reversed(list(_ANNOUNCES.finditer(covered))):
        parts = _parts(sentence, covered, announcing.end())
        several = len(parts) > 2 or (len(parts) == 2 and _AND.search(parts[1]))
        if several and all(_NAMES.match(part) for part in parts):
            return ProseList(sentence[: announcing.end()].strip(), parts)
    bracketed = _IN_BRACKETS.search(sentence)
    if bracketed is not None:
        return ProseList(sentence[: bracketed.start()].strip(), tuple(_COMMA.split(bracketed["items"])))
    return _by_the_way(sentence, covered)


def names_all(statement: str) -> bool:
    """Whether a statement announces what it lists and lists names: clauses may go on in the next one."""
    told = list_in(statement)
    if told is None or not told.announced:
        return False
    return all(len(part.split()) <= _LONGEST_NAME for part in told.parts)


def _parts(sentence: str, covered: str, start: int) -> tuple[str, ...]:
    """The stretches between commas outside of brackets."""
    cuts = [start, *(at for m in _COMMA.finditer(covered, start) for at in m.span()), len(sentence)]
    return tuple(sentence[cuts[at] : cuts[at + 1]].strip() for at in range(0, len(cuts), 2))


def _begin_alike(one: str, other: str) -> bool:
    """'bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp trên địa bàn …'"""
    first, second = (part.split()[:2] for part in (one, other))
    return len(first) == 2 and first == second


def _by_the_way(sentence: str, covered: str) -> ProseList | None:
    named: list[str] = []
    for part in _parts(sentence, covered, 0)[1:]:
        if len(named) == 1 and _begin_alike(named[0], part):
            return ProseList("", (*named, part))
        named.append(part)
        if _AND.search(part) and len(part.split()) <= 2 * _LONGEST_NAME:
            return ProseList("", tuple(named))
        if len(part.split()) > _LONGEST_NAME:
            named = []
    return ProseList("", tuple(named)) if len(named) > 1 else None
