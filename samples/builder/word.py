"""Word documents: a borderless header table, real tables and real footnotes."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml import etree

from builder.source import JOIN_LEFT, JOIN_UP, Line, PageBreak, Paragraph, SampleDocument, Signature, Table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FOOTNOTES_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_REFERENCE = re.compile(r"\[\^(\d+)\]")
_CENTRED = {"kind", "subject", "centre", "note"}
_BOLD = {"kind", "subject", "centre", "bold"}
_ITALIC = {"italic", "note"}


def render_word(document: SampleDocument) -> bytes:
    word = Document()
    _page_setup(word)
    _properties(word, document)
    if document.running_head:
        head = word.sections[0].header.paragraphs[0]
        head.text = document.running_head
        head.alignment = ALIGN.RIGHT
    if document.left or document.right:
        _two_columns(word, document.left, document.right)
    for block in document.blocks:
        match block:
            case Paragraph():
                _paragraph(word, block)
            case Table():
                _table(word, block)
            case PageBreak():
                word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Signature():
                _signature(word, block)
    if document.footnotes:
        _attach_footnotes(word, document.footnotes)
    buffer = BytesIO()
    word.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _page_setup(word: Any) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(6)


def _properties(word: Any, document: SampleDocument) -> None:
    core = word.core_properties
    stamp = datetime(document.issued.year, document.issued.month, document.issued.day, 8, 0)
    core.title, core.author, core.language = document.title, "Văn phòng", "vi-VN"
    core.comments, core.last_modified_by, core.revision = "", "Văn phòng", 1
    core.created = core.modified = stamp


def _two_columns(word: Any, left: tuple[Line, ...], right: tuple[Line, ...]) -> None:
    table = word.add_table(rows=1, cols=2)
    table.autofit = False
    for cell, lines, width in zip(table.rows[0].cells, (left, right), (Cm(7), Cm(9.5)), strict=True):
        cell.width = width
        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            paragraph.alignment = ALIGN.CENTER
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(line.text)
            run.bold, run.italic, run.font.size = line.bold, line.italic, Pt(12)
    word.add_paragraph()


def _paragraph(word: Any, block: Paragraph) -> None:
    paragraph = word.add_paragraph()
    centred = block.style in _CENTRED
    paragraph.alignment = ALIGN.CENTER if centred else ALIGN.JUSTIFY
    if not centred:
        paragraph.paragraph_format.first_line_indent = Cm(1)
    for index, piece in enumerate(_REFERENCE.split(block.text)):
        if index % 2:
            _footnote_reference(paragraph, int(piece))
        elif piece:
            run = paragraph.add_run(piece)
            run.bold, run.italic = block.style in _BOLD, block.style in _ITALIC


def _footnote_reference(paragraph: Any, number: int) -> None:
    run = paragraph.add_run()
    run.font.superscript = True
    run._r.append(parse_xml(f'<w:footnoteReference xmlns:w="{_W}" w:id="{number}"/>'))


def _attach_footnotes(word: Any, footnotes: dict[int, str]) -> None:
    root = etree.Element(f"{{{_W}}}footnotes", nsmap={"w": _W})
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        note = etree.SubElement(root, qn("w:footnote"), {qn("w:type"): kind, qn("w:id"): str(number)})
        etree.SubElement(etree.SubElement(etree.SubElement(note, qn("w:p")), qn("w:r")), qn(f"w:{kind}"))
    for number, text in sorted(footnotes.items()):
        note = etree.SubElement(root, qn("w:footnote"), {qn("w:id"): str(number)})
        paragraph = etree.SubElement(note, qn("w:p"))
        etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:footnoteRef"))
        written = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:t"))
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        written.text = f" {text}"
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, blob, word.part.package)
    word.part.relate_to(part, _FOOTNOTES_REL)


def _table(word: Any, block: Table) -> None:
    table = word.add_table(rows=len(block.rows), cols=len(block.rows[0]))
    table.style = "Table Grid"
    for r, row in enumerate(block.rows):
        for c, text in enumerate(row):
            if text in (JOIN_LEFT, JOIN_UP):
                continue
            paragraph = table.cell(r, c).paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(text)
            run.bold, run.font.size = r < block.header_rows, Pt(11)
    for top, left, bottom, right in block.spans():
        table.cell(top, left).merge(table.cell(bottom, right))
        for empty in table.cell(top, left).paragraphs[1:]:
            empty._p.getparent().remove(empty._p)
    for row in table.rows[: block.header_rows]:
        row._tr.get_or_add_trPr().append(parse_xml(f'<w:tblHeader xmlns:w="{_W}"/>'))
    word.add_paragraph()


def _signature(word: Any, block: Signature) -> None:
    table = word.add_table(rows=1, cols=2)
    left, right = table.rows[0].cells
    lines = ("Nơi nhận:", *block.recipients) if block.recipients else ()
    for index, text in enumerate(lines):
        paragraph = left.paragraphs[0] if index == 0 else left.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(11), index == 0
    for index, text in enumerate(block.signer):
        paragraph = right.paragraphs[0] if index == 0 else right.add_paragraph()
        paragraph.alignment = ALIGN.CENTER
        run = paragraph.add_run(text)
        run.bold, run.italic = not text.startswith("("), text.startswith("(")


def _with_fixed_times(data: bytes) -> bytes:
    """The same package with the clock taken out of it."""
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(buffer, "w", ZIP_DEFLATED) as target:
        for item in source.infolist():
            info = ZipInfo(item.filename, date_time=(2022, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = ZIP_DEFLATED, 3
            target.writestr(info, source.read(item.filename))
    return buffer.getvalue()
