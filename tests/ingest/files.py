"""Files that the tests write themselves: documents of the prescribed form, and broken ones."""

from __future__ import annotations

import importlib.util
import io
import zipfile
from pathlib import Path

from docx import Document
from PIL import Image, ImageChops, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

DECISION = """\
ỦY BAN NHÂN DÂN
TỈNH HÒA AN
Số: 27/2022/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa An, ngày 05 tháng 8 năm 2022

QUYẾT ĐỊNH

Về việc ban hành Quy định quản lý bến xe trên địa bàn tỉnh

ỦY BAN NHÂN DÂN TỈNH HÒA AN

Căn cứ Luật Giao thông đường bộ ngày 13 tháng 11 năm 2008;

Theo đề nghị của Giám đốc Sở Giao thông vận tải tại Tờ trình số 118/TTr-SGTVT ngày 20 tháng 7 năm 2022.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy định quản lý bến xe.

Điều 2. Quyết định này có hiệu lực từ ngày 15 tháng 8 năm 2022.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Bình
"""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = "Tests"


def docx(body: str, **parts: str) -> bytes:
    """A .docx with this body XML; `parts` are further parts of the folder word/, by name."""
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        **{f"word/{name}.xml": text for name, text in parts.items()},
    }
    return zipped(files)


def part(root: str, inner: str) -> str:
    """An XML part of the word processing namespace."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} xmlns:w="{_W}">{inner}</w:{root}>'


def paragraph(text: str, properties: str = "") -> str:
    """A w:p with one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(rows: list[list[str]]) -> str:
    """A w:tbl of plain cells; a line break in a cell begins a new paragraph."""
    cells = [
        "".join("<w:tc>" + "".join(map(paragraph, cell.split("\n"))) + "</w:tc>" for cell in row)
        for row in rows
    ]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def page_image(text: str, *, kind: str = "PNG", seal: bool = False, size: int = 50) -> bytes:
    """A scanned A4 page at 300 dpi: the text, line by line, under a red seal."""
    image = Image.new("RGB", (2480, 3508), "white")
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(_font()), size)
    for number, line in enumerate(text.split("\n")):
        draw.text((250, 250 + number * 2 * size), line, fill="black", font=font)
    if seal:
        stamp = Image.new("RGB", image.size, "white")
        ink = ImageDraw.Draw(stamp)
        ink.ellipse((300, 150, 1100, 950), outline=(230, 30, 30), width=14)
        ink.text((380, 480), "ỦY BAN NHÂN DÂN", fill=(230, 30, 30), font=font)
        image = ImageChops.darker(image, stamp)
    buffer = io.BytesIO()
    image.save(buffer, kind, dpi=(300, 300), resolution=300)
    return buffer.getvalue()


def word_document(text: str) -> bytes:
    """A .docx that Word and LibreOffice open too."""
    document = Document()
    for line in filter(None, text.splitlines()):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def zipped(files: dict[str, str | bytes]) -> bytes:
    """A zip archive of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


class Pdf:
    """Draws a PDF with Vietnamese text, line by line."""

    def __init__(self, encrypted: str | None = None) -> None:
        if _FONT not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(_FONT, str(_font())))
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4, encrypt=encrypted, invariant=True)
        self._font()

    def line(self, x: float, y: float, text: str) -> Pdf:
        """Text from x on, at height y."""
        self.canvas.drawString(x, y, text)
        return self

    def centred(self, x: float, y: float, text: str) -> Pdf:
        """Text centred on x, at height y."""
        self.canvas.drawCentredString(x, y, text)
        return self

    def block(self, y: float, text: str, left: float = 72, width: float = 450, indent: float = 28) -> float:
        """A wrapped paragraph; returns the height below it."""
        line, x = "", left + indent
        for word in text.split():
            longer = f"{line} {word}".strip()
            if x + self.canvas.stringWidth(longer) > left + width:
                self.line(x, y, line)
                line, x, y = word, left, y - 16
            else:
                line = longer
        self.line(x, y, line)
        return y - 16

    def grid(self, x: float, y: float, rows: list[list[str]], width: float = 110, height: float = 20) -> None:
        """A ruled table whose top left corner is at (x, y)."""
        for index, row in enumerate(rows):
            for column, text in enumerate(row):
                left, bottom = x + column * width, y - (index + 1) * height
                self.canvas.rect(left, bottom, width, height)
                self.line(left + 4, bottom + 6, text)

    def next_page(self) -> Pdf:
        """Begin another page."""
        self.canvas.showPage()
        self._font()
        return self

    def bytes(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self._buffer.getvalue()

    def _font(self) -> None:
        self.canvas.setFont(_FONT, 11)


def _font() -> Path:
    """A font with Vietnamese letters that every development environment has: matplotlib's."""
    found = importlib.util.find_spec("matplotlib")
    assert found is not None and found.origin is not None
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
