"""The small markup in which the sample documents are written, and its reader.

A source is a head of ``key: value`` lines, a line ``---`` and a body, one paragraph to a line:

    # type line        ## subject          = centred, bold     ^ centred, italic
    @ bold paragraph   > italic paragraph  | table | row       |- ends the header rows
    %page new page     %sign … %by … %end  recipients, then the signature
    [^1] footnote text (a reference is written [^1] inside a paragraph; .docx only)

In a table ``<<`` joins a cell to the one on its left, ``^^`` to the one above.
In the head ``left`` and ``right`` hold lines parted by `` | ``; ``!`` makes a line bold, ``_`` italic.
``state: place, date`` and ``party: place, date`` stand for the usual right-hand block.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

NOTICE = "(Văn bản mẫu, số liệu minh họa)"
REPUBLIC = ("!CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "!Độc lập - Tự do - Hạnh phúc")
PARTY = ("!ĐẢNG CỘNG SẢN VIỆT NAM",)
JOIN_LEFT, JOIN_UP = "<<", "^^"
_STYLES = {"# ": "kind", "## ": "subject", "= ": "centre", "^ ": "note", "@ ": "bold", "> ": "italic"}
_FOOTNOTE = re.compile(r"^\[\^(\d+)\]\s+(.+)$")


@dataclass(frozen=True)
class Line:
    """A line of a header block."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    text: str
    style: str = "plain"


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    header_rows: int

    def spans(self) -> list[tuple[int, int, int, int]]:
        """(top, left, bottom, right) of every joined cell."""
        found = []
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if cell in (JOIN_LEFT, JOIN_UP):
                    continue
                bottom, right = r, c
                while right + 1 < len(row) and row[right + 1] == JOIN_LEFT:
                    right += 1
                while bottom + 1 < len(self.rows) and self.rows[bottom + 1][c] == JOIN_UP:
                    bottom += 1
                if (bottom, right) != (r, c):
                    found.append((r, c, bottom, right))
        return found


@dataclass(frozen=True)
class PageBreak:
    pass


@dataclass(frozen=True)
class Signature:
    recipients: tuple[str, ...]
    signer: tuple[str, ...]


Block = Paragraph | Table | PageBreak | Signature


@dataclass(frozen=True)
class SampleDocument:
    file: str
    title: str
    issued: date
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    blocks: tuple[Block, ...]
    running_head: str = ""
    layout: str = "office"
    footnotes: dict[int, str] = field(default_factory=dict)


def read_source(path: Path) -> SampleDocument:
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    head_text, _, body_text = text.partition("\n---\n")
    head = dict(_head_entry(line) for line in head_text.splitlines() if line.strip())
    blocks, footnotes = _read_body(body_text)
    return SampleDocument(
        file=head["file"],
        title=head["title"],
        issued=date.fromisoformat(head["date"]),
        left=_header_lines(head.get("left", "")),
        right=_right_block(head),
        blocks=(*blocks, Paragraph(NOTICE, "note")),
        running_head=head.get("running", ""),
        layout=head.get("layout", "office"),
        footnotes=footnotes,
    )


def _head_entry(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key.strip(), value.strip()


def _right_block(head: dict[str, str]) -> tuple[Line, ...]:
    for key, lines in (("state", REPUBLIC), ("party", PARTY)):
        if key in head:
            return _header_lines(" | ".join((*lines, f"_{head[key]}")))
    return _header_lines(head.get("right", ""))


def _header_lines(value: str) -> tuple[Line, ...]:
    parts = [part.strip() for part in value.split(" | ") if part.strip()]
    return tuple(Line(p.lstrip("!_"), bold=p.startswith("!"), italic=p.startswith("_")) for p in parts)


def _read_body(text: str) -> tuple[list[Block], dict[int, str]]:
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    blocks: list[Block] = []
    footnotes: dict[int, str] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        if note := _FOOTNOTE.match(line):
            footnotes[int(note[1])] = note[2]
        elif line == "%page":
            blocks.append(PageBreak())
        elif line in ("%sign", "%by"):
            end = lines.index("%end", at)
            blocks.append(_signature(lines[at:end]))
            at = end
        elif line.startswith("|"):
            end = at
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            blocks.append(_table(lines[at:end]))
            at = end - 1
        else:
            blocks.append(_paragraph(line))
        at += 1
    return blocks, footnotes


def _paragraph(line: str) -> Paragraph:
    for mark, style in _STYLES.items():
        if line.startswith(mark):
            return Paragraph(line[len(mark) :].strip(), style)
    return Paragraph(line)


def _signature(lines: list[str]) -> Signature:
    by = lines.index("%by")
    return Signature(tuple(lines[1:by]), tuple(lines[by + 1 :]))


def _table(lines: list[str]) -> Table:
    header_rows = lines.index("|-")
    rows = [tuple(cell.strip() for cell in line[1:].split("|")) for line in lines if line != "|-"]
    widths = {len(row) for row in rows}
    if len(widths) != 1:
        raise ValueError(f"table rows of unequal width {sorted(widths)}: {lines[0]}")
    return Table(tuple(rows), header_rows)
