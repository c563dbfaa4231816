""".doc, .rtf and .odt, through LibreOffice to .docx, so that one reader knows what Word nests."""

from __future__ import annotations

from dataclasses import replace

from ingest.parsed import ParsedText
from ingest.parsers import docx
from ingest.parsers.libreoffice import convert


def parse(content: bytes, name: str) -> ParsedText:
    """The text of a text document of any of these formats."""
    suffix = _suffix(content)
    parsed = docx.parse(convert(content, suffix, "docx"), name)
    # The breaks that LibreOffice notes are its own paging, not the author's.
    return replace(parsed, page_starts=(), parser=f"libreoffice{suffix}+{parsed.parser}")


def _suffix(content: bytes) -> str:
    if content.startswith(b"{\\rtf"):
        return ".rtf"
    return ".odt" if content.startswith(b"PK") else ".doc"
