"""Plain text."""

from __future__ import annotations

import re

from ingest.flow import paragraphs
from ingest.parsed import BlockKind, ParsedText, TextBuilder
from ingest.parsers.columns import unfold
from ingest.parsers.decode import decode
from ingest.structure import is_rule

# Placeholders that crawlers leave where an image stood.
_IMAGE_MARK = re.compile(r"^\s*\[(?:img|image|ảnh)\]\s*$", re.IGNORECASE)


def parse(content: bytes, name: str) -> ParsedText:
    """The paragraphs of a text file; lines that a margin wrapped are joined."""
    decoded = decode(content)
    lines = decoded.text.replace("\f", "\n\n").splitlines()
    kept = ["" if is_rule(line) or _IMAGE_MARK.match(line) else line for line in lines]
    builder = TextBuilder(decoded.noted("plain/1"))
    for paragraph in paragraphs(unfold(kept)):
        builder.add(BlockKind.PARAGRAPH, paragraph)
    return builder.build()
