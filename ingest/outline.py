"""A document's blocks with their place in its tree of chapters, articles, clauses and points."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.anatomy import Anatomy, dissect
from ingest.flow import ends_sentence
from ingest.parsed import TABLE_KINDS, Block, BlockKind, ParsedText
from ingest.structure import Level, Opening, is_annex, is_attachment_note, opening
from retrieval.domain.passage import PassageRole
from retrieval.domain.span import Span

_LONGEST_HEADING = 250
_LONGEST_STEP = 3
"""How far a clause number may jump: converters lose one now and then."""


@dataclass(frozen=True)
class Node:
    """An open level: its label, the heading text, the block that opened it."""

    level: int
    label: str
    heading: str
    ordinal: str
    block: int

    @property
    def place(self) -> tuple[int, str]:
        """What tells the node from its siblings; the heading may still grow while it is read."""
        return (self.level, self.label)


@dataclass(frozen=True)
class Piece:
    """A block, or a part of a long one, with the levels open at it, outermost first.

    `opens` is the level that this piece opens, None for running text; `tree` numbers the main
    text and each annex; `table` numbers tables.
    """

    span: Span
    role: PassageRole
    nodes: tuple[Node, ...]
    opens: int | None
    tree: int
    table: int | None
    lead_in: bool


_ANNEX_LEVEL = 0


def outline(parsed: ParsedText, anatomy: Anatomy | None = None) -> tuple[Piece, ...]:
    """Every block as a piece, in reading order."""
    walker = _Walker(parsed, anatomy or dissect(parsed))
    return tuple(walker.piece(index, block) for index, block in enumerate(parsed.blocks))


class _Walker:
    """Keeps the open levels while going through the blocks."""

    def __init__(self, parsed: ParsedText, anatomy: Anatomy) -> None:
        self._parsed = parsed
        self._anatomy = anatomy
        self._open: list[Node] = []
        self._tree = 0

    def piece(self, index: int, block: Block) -> Piece:
        """The block with what is open at it."""
        role = self._role(index, block)
        line = self._parsed.text_of(block)
        opens = None
        if role is PassageRole.BODY and block.kind is not BlockKind.FOOTNOTE:
            opens = self._enter(index, line)
        ends_in_colon = line.endswith(":")
        return Piece(block.span, role, self._nodes(role), opens, self._tree, block.table, ends_in_colon)

    def _nodes(self, role: PassageRole) -> tuple[Node, ...]:
        framing = role in (PassageRole.HEADER, PassageRole.SIGNATURE)
        return () if framing else tuple(self._open)

    def _role(self, index: int, block: Block) -> PassageRole:
        if block.kind in TABLE_KINDS:
            return PassageRole.TABLE
        if index < self._anatomy.header_end or block.kind is BlockKind.FURNITURE:
            return PassageRole.HEADER
        return PassageRole.SIGNATURE if index in self._anatomy.signature else PassageRole.BODY

    def _enter(self, index: int, line: str) -> int | None:
        """Open what the line opens; the level, or None."""
        if index in self._anatomy.annexes:
            self._tree += 1
            self._open = [Node(_ANNEX_LEVEL, _annex_label(line), line[:_LONGEST_HEADING], "", index)]
            return _ANNEX_LEVEL
        if self._names_previous(index, line):
            last = self._open[-1]
            self._open[-1] = replace(last, heading=f"{last.heading} {line}"[:_LONGEST_HEADING], block=index)
            return None
        found = opening(line)
        if found is None or not found.label:
            return None if found is None else int(found.level)
        found = self._resolved(found)
        if not self._is_next(found):
            return None
        self._push(found, line, index)
        return int(found.level)

    def _names_previous(self, index: int, line: str) -> bool:
        """Whether the line in capitals is the name of the chapter or annex opened just above it."""
        if not self._open or self._open[-1].block != index - 1 or self._open[-1].level > Level.SECTION:
            return False
        return (line.isupper() and opening(line) is None and not is_annex(line)) or is_attachment_note(line)

    def _resolved(self, found: Opening) -> Opening:
        """'C.' after 'B.' is a letter; alone it would read as the Roman hundred."""
        letters = [node for node in self._open if node.level == Level.LETTER]
        if found.ordinal in ("C", "D") and letters and ord(letters[-1].ordinal[0]) == ord(found.ordinal) - 1:
            return replace(found, level=Level.LETTER)
        return found

    def _is_next(self, found: Opening) -> bool:
        """Whether the ordinal goes on from its sibling, or starts anew; else the line is text."""
        if found.level not in (Level.ARTICLE, Level.CLAUSE):
            return True
        siblings = [node for node in self._open if node.level == found.level]
        number = _number(found.ordinal)
        if not siblings or number == 1:
            return True
        return 0 <= number - _number(siblings[-1].ordinal) <= _LONGEST_STEP

    def _push(self, found: Opening, line: str, index: int) -> None:
        while self._open and self._open[-1].level >= found.level:
            self._open.pop()
        heads = len(line) <= _LONGEST_HEADING and (not ends_sentence(line) or line.endswith(":"))
        heading = line if heads else ""
        self._open.append(Node(int(found.level), found.label, heading, found.ordinal, index))


def _number(ordinal: str) -> int:
    digits = "".join(char for char in ordinal if char.isdigit())
    return int(digits) if digits else 0


def _annex_label(line: str) -> str:
    words = line.rstrip(".: ").split()
    return " ".join(words[:4])
