"""Web pages, and the HTML that Word and office portals save under any name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from ingest.parsed import BlockKind, ParsedText, TextBuilder
from ingest.parsers.columns import by_columns, is_layout
from ingest.parsers.decode import decode
from retrieval.domain.errors import RefusalReason, SourceRefused
from retrieval.language.text import squeeze

_DECLARED = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_OFFICE_MARK = re.compile(r"urn:schemas-microsoft-com:office|class=[\"']?Mso", re.IGNORECASE)
_DROPPED = (
    "script",
    "style",
    "noscript",
    "nav",
    "aside",
    "form",
    "button",
    "select",
    "iframe",
    "svg",
    "head",
    "footer",
    "template",
)
_BLOCKS = frozenset(
    "p div section article main center blockquote pre ul ol dl dt dd figure figcaption body address".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ARTICLE_LENGTH = 400
"""Shorter findings of trafilatura are a teaser, not the page."""


def parse(content: bytes, name: str) -> ParsedText:
    """The main text: office pages and pages with tables whole, news pages without their frame."""
    declared = _DECLARED.search(content[:2048])
    decoded = decode(content, declared[1].decode("ascii") if declared else None)
    parsed = _parse(_XML_DECLARATION.sub("", decoded.text))
    return replace(parsed, parser=decoded.noted(parsed.parser))


def _parse(text: str) -> ParsedText:
    root = _tree(text)
    title = squeeze(root.findtext(".//title") or "") or None
    if not _is_office(text, root):
        article = trafilatura.extract(text, include_comments=False, include_tables=True, favor_recall=True)
        if article is not None and len(article) >= _ARTICLE_LENGTH:
            return _from_lines(article.splitlines(), title)
    return _from_tree(root, title)


def _tree(text: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return lxml_html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise SourceRefused(RefusalReason.BROKEN, f"html: {error}") from error


def _is_office(text: str, root: lxml_html.HtmlElement) -> bool:
    return _OFFICE_MARK.search(text[:20_000]) is not None or root.find(".//table") is not None


def _from_lines(lines: list[str], title: str | None) -> ParsedText:
    builder = TextBuilder("html-article/1")
    for line in lines:
        builder.add(BlockKind.PARAGRAPH, line)
    return builder.build(title)


def _from_tree(root: lxml_html.HtmlElement, title: str | None) -> ParsedText:
    for element in list(root.iter(*_DROPPED)):
        element.drop_tree()
    builder = TextBuilder("html/1")
    _Walker(builder).walk(root)
    return builder.build(title)


class _Walker:
    """Collects inline text until a block begins or ends."""

    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._inline: list[str] = []

    def walk(self, element: etree._Element) -> None:
        """Append the text of `element` and of what stands below it."""
        self._visit(element)
        self._flush()

    def _visit(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "table":
            self._flush()
            self._table(element)
        elif tag == "br":
            self._inline.append("\n")
        elif tag in _HEADINGS:
            self._flush()
            text = " ".join("".join(_texts(element)).split())
            self._builder.add(BlockKind.HEADING, text, level=_HEADINGS[tag])
        elif tag == "li" or tag in _BLOCKS:
            self._block(element)
        else:
            self._children(element)

    def _block(self, element: etree._Element) -> None:
        self._flush()
        if element.tag == "li":
            self._inline.append("- ")
        self._children(element)
        self._flush()

    def _children(self, element: etree._Element) -> None:
        self._inline.append(_soft(element.text))
        for child in element:
            if isinstance(child.tag, str):
                self._visit(child)
            self._inline.append(_soft(child.tail))

    def _flush(self) -> None:
        text = "".join(self._inline)
        self._inline.clear()
        if text.strip(" -\n"):
            self._builder.add(BlockKind.PARAGRAPH, text)

    def _table(self, table: etree._Element) -> None:
        rows = [[_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
        rows = [row for row in rows if row]
        nested = table.find(".//table") is not None
        if nested or (rows and max(len(row) for row in rows) == 1):
            # A table that lays out the page: its cells are read one after the other.
            for cell in (cell for row in _rows(table) for cell in row):
                self._block(cell)
        elif is_layout(rows):
            for line in by_columns(rows):
                self._builder.add(BlockKind.PARAGRAPH, line)
        else:
            self._builder.add_table(rows, header_rows=min(1, len(rows) - 1))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cell(cell: etree._Element) -> str:
    return "\n".join(line for raw in "".join(_texts(cell)).split("\n") if (line := squeeze(raw)))


def _texts(element: etree._Element) -> Iterator[str]:
    """Text below an element; paragraphs and <br> end lines."""
    yield _soft(element.text)
    for child in element:
        if isinstance(child.tag, str):
            yield from _texts(child)
            if child.tag == "br" or child.tag in _BLOCKS:
                yield "\n"
        yield _soft(child.tail)


def _soft(text: str | None) -> str:
    """Source line breaks mean a blank in HTML."""
    return re.sub(r"\s+", " ", text or "")
