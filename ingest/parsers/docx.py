"""Word documents (.docx), read from their XML so that nothing printed is lost.

python-docx and most converters drop what Word nests: smart tags, fields, insertions, content
controls, text boxes, automatic numbers, footnotes. Deleted text is skipped, as Word prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from lxml import etree

from ingest.parsed import PAGE_BREAK, BlockKind, ParsedText, TextBuilder
from ingest.parsers import image
from ingest.parsers.columns import by_columns, is_layout, unfold
from ingest.parsers.fonts import Fonts, Run, converted, old_charsets
from ingest.parsers.numbering import Numbering, W, value_of
from ingest.parsers.package import Package
from ingest.parsers.word_tables import aligned, columns_of
from retrieval.domain.errors import RefusalReason, SourceRefused

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = {
    W + tag
    for tag in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "pPr",
        "rPr",
        "tblPr",
        "tblGrid",
        "sectPr",
    )
}
_LITERAL = {
    W + "tab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    # TCVN3 has ư at the byte of the soft hyphen; from Unicode text it is dropped later.
    W + "softHyphen": "\u00ad",
    W + "lastRenderedPageBreak": PAGE_BREAK,
    W + "ptab": " ",
}
_FEWEST_CHARACTERS = 100
"""With less text a document may be nothing but scanned pages."""
_HEAD_PARAGRAPHS = 12
_TAB = " " * 8
_HEADING_STYLE = re.compile(r"heading\s*(\d)", re.IGNORECASE)


def parse(content: bytes, name: str) -> ParsedText:
    """The text of a .docx file; pages as Word last rendered them, none when it never did."""
    package = Package(content)
    main = package.main_part()
    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise SourceRefused(RefusalReason.BROKEN, f"no body in {main}")
    folder = main.rsplit("/", 1)[0] if "/" in main else ""
    reader = _Reader(package, folder)
    reader.read_head(body)
    reader.read_story(body)
    reader.read_furniture()
    parsed = reader.builder.build()
    parsed = replace(parsed, parser="+".join([parsed.parser, *sorted(reader.charsets)]))
    pictures = package.pictures(f"{folder}/media/") if len(parsed.text) < _FEWEST_CHARACTERS else []
    return _scanned(pictures) or parsed


def _scanned(pictures: Sequence[bytes]) -> ParsedText | None:
    """The text of a document whose pages are images; None where they are only a logo."""
    for picture in pictures:
        if image.is_page(picture):
            return image.read_pages([p for p in pictures if image.is_page(p)], "docx/1+ocr")
    return None


class _Reader:
    """Walks the document once, in order; numbering and footnotes count along."""

    def __init__(self, package: Package, folder: str) -> None:
        self.builder = TextBuilder("docx/2")
        self._package = package
        self._folder = folder
        self.charsets: set[str] = set()
        self._read: frozenset[etree._Element] = frozenset()
        styles = package.xml(f"{folder}/styles.xml")
        self._numbering = Numbering.read(package.xml(f"{folder}/numbering.xml"), styles)
        self._headings = {} if styles is None else _heading_levels(styles)
        self._fonts = Fonts(styles)
        self._notes = self._read_notes(package, folder)

    def read_head(self, body: etree._Element) -> None:
        """A header block typed with tabs in place of columns, if the document begins with one."""
        leading = list(islice(takewhile(lambda child: child.tag == W + "p", body), _HEAD_PARAGRAPHS))
        texts = [self._printed(p) for p in leading]
        while texts and "\t" not in texts[-1].strip():
            texts.pop()
        lines = unfold([text.replace("\t", _TAB) for text in texts])
        if len(list(filter(None, lines))) > len([text for text in texts if text.strip()]):
            for line in lines:
                self.builder.add(BlockKind.PARAGRAPH, line)
            self._read = frozenset(leading[: len(texts)])

    def read_story(self, story: etree._Element) -> None:
        """Every paragraph and table below `story`, through whatever wraps them."""
        for child in story:
            if child in self._read:
                continue
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                self.read_story(child)

    def read_furniture(self) -> None:
        """Running headers and footers, once each, after the text: a security mark may stand there."""
        seen: set[str] = set()
        for part in ("header", "footer"):
            for name in self._package.parts(f"{self._folder}/{part}"):
                root = self._package.xml(name)
                for paragraph in () if root is None else root.iter(W + "p"):
                    text = self._printed(paragraph).replace(PAGE_BREAK, " ").strip()
                    if text and not text.strip("-– ").isdecimal() and text not in seen:
                        seen.add(text)
                        self.builder.add(BlockKind.FURNITURE, text)

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = paragraph.find(W + "pPr")
        level = self._headings.get(value_of(properties, "pStyle") or "")
        kind = BlockKind.PARAGRAPH if level is None else BlockKind.HEADING
        self.builder.add(kind, self._text(paragraph), level=level)
        self._attached(paragraph)

    def _text(self, paragraph: etree._Element) -> str:
        text = self._printed(paragraph)
        if not text.strip(f" \n{PAGE_BREAK}"):
            return text
        label = self._numbering.label(paragraph.find(W + "pPr"))
        lead = text[: len(text) - len(text.lstrip(f" \n{PAGE_BREAK}"))]
        return f"{lead}{label}{text[len(lead) :]}"

    def _printed(self, paragraph: etree._Element) -> str:
        style = value_of(paragraph.find(W + "pPr"), "pStyle") or ""
        runs = list(_runs(paragraph, self._fonts, style))
        self.charsets.update(old_charsets(runs))
        return converted(runs)

    def _read_notes(self, package: Package, folder: str) -> dict[tuple[str, str | None], str]:
        """Texts of footnotes and endnotes by kind and id; Word's separators have no text."""
        notes: dict[tuple[str, str | None], str] = {}
        for kind in ("footnote", "endnote"):
            root = package.xml(f"{folder}/{kind}s.xml")
            for note in () if root is None else root.findall(W + kind):
                lines = (" ".join(self._printed(p).split()) for p in note.iter(W + "p"))
                notes[(kind, note.get(W + "id"))] = " ".join(line for line in lines if line)
        return notes

    def _attached(self, paragraph: etree._Element) -> None:
        """Text boxes anchored in the paragraph and footnotes that it calls."""
        for box in _text_boxes(paragraph):
            self.read_story(box)
        for reference in paragraph.iter(W + "footnoteReference", W + "endnoteReference"):
            key = (reference.tag.removeprefix(W).removesuffix("Reference"), reference.get(W + "id"))
            self.builder.add(BlockKind.FOOTNOTE, self._notes.get(key, ""))

    def _table(self, table: etree._Element) -> None:
        rows = [row for row in _below(table, W + "tr")]
        spanned = [[(self._cell(cell), columns_of(cell)) for cell in _below(row, W + "tc")] for row in rows]
        cells = [[text for text, _ in row] for row in spanned]
        if is_layout(cells):
            for line in by_columns(cells):
                self.builder.add(BlockKind.PARAGRAPH, line)
        else:
            marked = sum(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows)
            header_rows = marked or min(1, len(rows) - 1)
            self.builder.add_table(aligned(spanned, header_rows), header_rows)
        for paragraph in table.iter(W + "p"):
            self._attached(paragraph)

    def _cell(self, cell: etree._Element) -> str:
        paragraphs = (p for p in cell.iter(W + "p") if not _inside_text_box(p))
        return "\n".join(text for p in paragraphs if (text := self._text(p).strip(" \n")))


def _runs(element: etree._Element, fonts: Fonts, style: str, font: str = "") -> Iterator[Run]:
    """The printed characters below `element` with their font; text boxes are left to their own turn."""
    for child in element:
        if child.tag in _SKIPPED or child.tag in (W + "txbxContent", _MC + "Fallback"):
            continue
        if child.tag == W + "t":
            yield font, child.text or ""
        elif child.tag == W + "br":
            yield font, PAGE_BREAK if child.get(W + "type") == "page" else "\n"
        elif child.tag in _LITERAL:
            yield font, _LITERAL[child.tag]
        else:
            inner = fonts.of_run(child, style) if child.tag == W + "r" else font
            yield from _runs(child, fonts, style, inner)


def _text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Outermost text boxes; a drawing and its VML fallback hold the same words, so one is read."""
    for box in paragraph.iter(W + "txbxContent"):
        ancestors = [ancestor.tag for ancestor in box.iterancestors()]
        nested = W + "txbxContent" in ancestors[: ancestors.index(W + "p")]
        if _MC + "Fallback" not in ancestors and not nested and _owner(box) is paragraph:
            yield box


def _owner(box: etree._Element) -> etree._Element | None:
    return next((a for a in box.iterancestors() if a.tag == W + "p"), None)


def _inside_text_box(paragraph: etree._Element) -> bool:
    return any(ancestor.tag == W + "txbxContent" for ancestor in paragraph.iterancestors())


def _below(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also inside content controls, not those of nested tables."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag not in (W + "tbl", W + "tc", W + "tr", W + "p") and isinstance(child.tag, str):
            yield from _below(child, tag)


def _heading_levels(styles: etree._Element) -> dict[str, int]:
    levels = {}
    for style in styles.findall(W + "style"):
        match = _HEADING_STYLE.fullmatch(value_of(style, "name") or "")
        if match is not None:
            levels[str(style.get(W + "styleId"))] = int(match[1])
    return levels
