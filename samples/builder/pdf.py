"""PDF documents with a text layer and embedded subsets of DejaVu Serif."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import cm  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    KeepTogether,
    LongTable,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as Grid

from builder.source import (
    JOIN_LEFT,
    JOIN_UP,
    Block,
    Line,
    PageBreak,
    Paragraph,
    SampleDocument,
    Signature,
    Table,
)

_FACES = {
    "Serif": "DejaVuSerif.ttf",
    "Serif-Bold": "DejaVuSerif-Bold.ttf",
    "Serif-Italic": "DejaVuSerif-Italic.ttf",
}
_WIDTH = A4[0] - 4.5 * cm
_BOLD = {"kind", "subject", "centre", "bold"}
_CENTRED = {"kind", "subject", "centre", "note"}


def render_pdf(document: SampleDocument) -> bytes:
    if document.footnotes:
        raise ValueError(f"{document.file}: footnotes are only rendered in .docx")
    _register_fonts()
    buffer = BytesIO()
    template = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=2.8 * cm,
        rightMargin=1.7 * cm,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        title=document.title,
        author="Văn phòng",
        subject=document.title,
        creator="samples/build.py",
        lang="vi",
        invariant=1,
    )
    flow = _header(document)
    for block in document.blocks:
        flow += _block(block)
    template.build(flow, onLaterPages=_page_number)
    return buffer.getvalue()


@cache
def _register_fonts() -> None:
    folder = _font_folder()
    for name, file in _FACES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))


def _font_folder() -> Path:
    """DejaVu from the system or, failing that, from an installed matplotlib.

    The PDF bytes depend on the release of the font; the committed archive uses Debian's.
    """
    folders = [Path("/usr/share/fonts/truetype/dejavu")]
    spec = find_spec("matplotlib")
    if spec and spec.origin:
        folders.append(Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf")
    for folder in folders:
        if all((folder / file).is_file() for file in _FACES.values()):
            return folder
    raise FileNotFoundError("DejaVu Serif not found: install fonts-dejavu-core and fonts-dejavu-extra")


def _style(style: str, size: float = 10.5) -> Any:
    centred = style in _CENTRED
    face = "Serif-Bold" if style in _BOLD else "Serif-Italic" if style in ("italic", "note") else "Serif"
    return ParagraphStyle(
        style,
        fontName=face,
        fontSize=size,
        leading=size * 1.38,
        alignment=TA_CENTER if centred else TA_JUSTIFY,
        firstLineIndent=0 if centred else 0.9 * cm,
        spaceAfter=4,
    )


def _cell_style(bold: bool, centred: bool, italic: bool = False, size: float = 9) -> Any:
    return ParagraphStyle(
        "cell",
        fontName="Serif-Bold" if bold else "Serif-Italic" if italic else "Serif",
        fontSize=size,
        leading=size * 1.3,
        alignment=TA_CENTER if centred else 0,
    )


def _header(document: SampleDocument) -> list[Any]:
    if not document.left and not document.right:
        return []
    cells = [[_header_line(line) for line in block] for block in (document.left, document.right)]
    grid = Grid([cells], colWidths=[_WIDTH * 0.4, _WIDTH * 0.6])
    grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    return [grid, Spacer(1, 10)]


def _header_line(line: Line) -> Any:
    return Flow(escape(line.text), _cell_style(line.bold, True, line.italic, 9.5))


def _block(block: Block) -> list[Any]:
    match block:
        case Paragraph(text, style):
            return [Flow(escape(text), _style(style, 12 if style == "kind" else 10.5))]
        case Table():
            return [_table(block), Spacer(1, 8)]
        case PageBreak():
            return [NewPage()]
        case Signature():
            return [_signature(block)]


def _table(block: Table) -> Any:
    rows = []
    for r, row in enumerate(block.rows):
        shown = ["" if cell in (JOIN_LEFT, JOIN_UP) else cell for cell in row]
        head = r < block.header_rows
        rows.append([Flow(escape(cell), _cell_style(head, head)) for cell in shown])
    grid = LongTable(rows, colWidths=_widths(block), repeatRows=block.header_rows)
    joins = [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in block.spans()]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    grid.setStyle([*lines, *joins])
    return grid


def _widths(block: Table) -> list[float]:
    """Each column fits its longest word; what is left over goes to the long-winded ones."""
    columns = [[row[c] for row in block.rows] for c in range(len(block.rows[0]))]
    words = [max((w for cell in column for w in cell.split()), key=len) for column in columns]
    least = [pdfmetrics.stringWidth(word, "Serif-Bold", 9) + 14 for word in words]
    wanted = [min(max(len(cell) for cell in column), 60) for column in columns]
    spare = max(_WIDTH - sum(least), 0)
    return [low + spare * want / sum(wanted) for low, want in zip(least, wanted, strict=True)]


def _signature(block: Signature) -> Any:
    lines = ("Nơi nhận:", *block.recipients) if block.recipients else ()
    left = [Flow(escape(text), _cell_style(i == 0, False, size=8.5)) for i, text in enumerate(lines)]
    right = [
        Flow(escape(text), _cell_style(not text.startswith("("), True, text.startswith("("), 10.5))
        for text in block.signer
    ]
    grid = Grid([[left, right]], colWidths=[_WIDTH * 0.48, _WIDTH * 0.52])
    grid.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    return KeepTogether([Spacer(1, 8), grid, Spacer(1, 8)])


def _page_number(canvas: Any, template: Any) -> None:
    canvas.saveState()
    canvas.setFont("Serif", 10)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 1.3 * cm, str(template.page))
    canvas.restoreState()
