""".xls and .ods, through LibreOffice to .xlsx."""

from __future__ import annotations

from dataclasses import replace

from ingest.parsed import ParsedText
from ingest.parsers import xlsx
from ingest.parsers.libreoffice import convert


def parse(content: bytes, name: str) -> ParsedText:
    """The sheets of a workbook of any of these formats."""
    suffix = ".ods" if content.startswith(b"PK") else ".xls"
    parsed = xlsx.parse(convert(content, suffix, "xlsx"), name)
    return replace(parsed, parser=f"libreoffice{suffix}+{parsed.parser}")
