"""Which format a file really has, told by its content, and the parser for it."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
import zlib
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
    XLSX = "xlsx"
    OLD_TEXT = "old_text"
    OLD_SHEET = "old_sheet"
    PDF = "pdf"
    IMAGE = "image"
    MAIL = "mail"


_WEBP = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)
_BITMAP = re.compile(rb"BM.{4}\x00{4}", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_READ_BY_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"{\\rtf", Format.OLD_TEXT),
    (b"\x89PNG", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF8", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "exe"),
    (b"\x7fELF", "elf"),
    (b"SQLite format 3", "sqlite"),
)
# The stream names of an OLE file are UTF-16LE in its directory.
_OLE_STREAMS: tuple[tuple[str, Format | RefusalReason], ...] = (
    ("EncryptedPackage", RefusalReason.ENCRYPTED),
    ("WordDocument", Format.OLD_TEXT),
    ("Workbook", Format.OLD_SHEET),
    ("PowerPoint Document", RefusalReason.UNSUPPORTED),
    ("__nameid_version1.0", RefusalReason.UNSUPPORTED),
    ("Book", Format.OLD_SHEET),
)
_PACKAGES = (("word/document", Format.DOCX), ("xl/workbook", Format.XLSX))
_OPEN_DOCUMENTS = {
    "application/vnd.oasis.opendocument.text": Format.OLD_TEXT,
    "application/vnd.oasis.opendocument.spreadsheet": Format.OLD_SHEET,
}
_MAIL = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|X-[\w-]+): .*\r?\n"
    rb"(?:[ \t].*\r?\n)*){3}",
    re.IGNORECASE,
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
        return _recognise_ole(content)
    return _recognise_magic(content) or _recognise_text(content, name)


def _recognise_zip(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            mimetype = package.read("mimetype")[:200].decode("latin-1") if "mimetype" in names else ""
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, NotImplementedError) as error:
        raise SourceRefused(RefusalReason.BROKEN, f"zip: {error}") from error
    for folder, found in _PACKAGES:
        if any(member.startswith(folder) for member in names):
            return found
    if mimetype in _OPEN_DOCUMENTS:
        return _OPEN_DOCUMENTS[mimetype]
    kind = "pptx" if any(member.startswith("ppt/") for member in names) else "zip"
    raise SourceRefused(RefusalReason.UNSUPPORTED, mimetype.rsplit(".", 1)[-1] if mimetype else kind)


def _recognise_ole(content: bytes) -> Format:
    """The first stream found decides: a Word document may embed a workbook."""
    for stream, found in _OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            if isinstance(found, Format):
                return found
            raise SourceRefused(found, f"ole: {stream}")
    raise SourceRefused(RefusalReason.UNSUPPORTED, "ole")


def _recognise_magic(content: bytes) -> Format | None:
    for magic, found in _READ_BY_MAGIC:
        if content.startswith(magic):
            return found
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            raise SourceRefused(RefusalReason.UNSUPPORTED, kind)
    if _WEBP.match(content) or _BITMAP.match(content):
        return Format.IMAGE
    if b"\x00" in content[:4096] and not content.startswith(_BOMS):
        raise SourceRefused(RefusalReason.UNSUPPORTED, "binary")
    return None


def _recognise_text(content: bytes, name: str) -> Format:
    head = content[:8192].removeprefix(b"\xef\xbb\xbf")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = content[:16384].decode("utf-16", errors="ignore").encode("utf-8")
    if _HTML.match(head):
        return Format.HTML
    if _MAIL.match(head):
        return Format.MAIL
    return Format.MARKDOWN if name.lower().endswith((".md", ".markdown")) else Format.PLAIN
