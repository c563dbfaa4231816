"""Which format a file really has, told by its content, and the parser for it."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from enum import Enum

from ingest.limits import MAX_CHARACTERS
from ingest.parsed import ParsedText
from ingest.readable import is_readable, is_vietnamese_layer
from ingest.security import refuse_classified
from retrieval.domain.errors import RefusalReason, SourceRefused


class Format(Enum):
    """The formats that are read; the value is the module of ingest.parsers."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "exe"),
    (b"\x7fELF", "elf"),
    (b"SQLite format 3", "sqlite"),
)
# The stream names of an OLE file are UTF-16LE in its directory.
_OLE_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def parse(content: bytes, name: str) -> ParsedText:
    """The text of a file of any known format; SourceRefused says why there is none."""
    found = recognise(content, name)
    parser = importlib.import_module(f"ingest.parsers.{found.value}")
    parsed: ParsedText = parser.parse(content, name)
    if not any(char.isalnum() for char in parsed.text):
        raise SourceRefused(RefusalReason.EMPTY, f"{found.value}: no text")
    if len(parsed.text) > MAX_CHARACTERS:
        raise SourceRefused(RefusalReason.TOO_LARGE, f"{len(parsed.text)} characters")
    trusted = is_vietnamese_layer if found is Format.PDF else is_readable
    if not trusted(parsed.text):
        raise SourceRefused(RefusalReason.UNREADABLE_TEXT, f"{found.value}: few Vietnamese syllables")
    refuse_classified(parsed)
    return parsed


def recognise(content: bytes, name: str) -> Format:
    """The format by content; the extension decides only between plain text and Markdown."""
    if not content.strip(b" \t\r\n\x00"):
        raise SourceRefused(RefusalReason.EMPTY, f"{len(content)} bytes")
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(b"PK"):
        return _recognise_zip(content)
    if content.startswith(_OLE):
        raise _refused_ole(content)
    _refuse_magic(content)
    return _recognise_text(content, name)


def _recognise_zip(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            mimetype = package.read("mimetype").decode("latin-1") if "mimetype" in names else ""
    except (zipfile.BadZipFile, ValueError, EOFError, RuntimeError, NotImplementedError) as error:
        raise SourceRefused(RefusalReason.BROKEN, f"zip: {error}") from error
    if any(member.startswith("word/document") for member in names):
        return Format.DOCX
    kinds = (("xl/", "xlsx"), ("ppt/", "pptx"))
    kind = next((kind for folder, kind in kinds if any(n.startswith(folder) for n in names)), "zip")
    raise SourceRefused(RefusalReason.UNSUPPORTED, mimetype.rsplit(".", 1)[-1] if mimetype else kind)


def _refused_ole(content: bytes) -> SourceRefused:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            encrypted = kind == "encrypted"
            return SourceRefused(RefusalReason.ENCRYPTED if encrypted else RefusalReason.UNSUPPORTED, kind)
    return SourceRefused(RefusalReason.UNSUPPORTED, "ole")


def _refuse_magic(content: bytes) -> None:
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            raise SourceRefused(RefusalReason.UNSUPPORTED, kind)
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        raise SourceRefused(RefusalReason.UNSUPPORTED, "webp")
    if b"\x00" in content[:4096] and not content.startswith(_BOMS):
        raise SourceRefused(RefusalReason.UNSUPPORTED, "binary")


def _recognise_text(content: bytes, name: str) -> Format:
    head = content[:8192].removeprefix(b"\xef\xbb\xbf")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = content[:16384].decode("utf-16", errors="ignore").encode("utf-8")
    if _HTML.match(head):
        return Format.HTML
    return Format.MARKDOWN if name.lower().endswith((".md", ".markdown")) else Format.PLAIN
