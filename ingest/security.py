"""Secrecy and draft marks at the head of a document."""

from __future__ import annotations

import re

from ingest.parsed import BlockKind, ParsedText
from retrieval.domain.errors import RefusalReason, SourceRefused
from retrieval.language.text import fold

_HEAD_BLOCKS = 40
_HEAD_CHARACTERS = 3000
_SECRET = re.compile(r"(?:(?:ĐỘ|MỨC)\s*(?:ĐỘ\s*)?(?:MẬT)?\s*:\s*)?(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)")
_DRAFT = re.compile(r"\W*du thao(?:\s+(?:lan\s+)?(?:thu\s+)?[\divx]{1,4})?\W*")


def head_lines(parsed: ParsedText) -> list[str]:
    """Lines near the top of the document, and its running headers."""
    first = [
        block
        for block in parsed.blocks[:_HEAD_BLOCKS]
        if block.span.start < _HEAD_CHARACTERS and block.kind is not BlockKind.FURNITURE
    ]
    furniture = [block for block in parsed.blocks if block.kind is BlockKind.FURNITURE]
    cells = (parsed.text_of(block).split(" | ") for block in (*first, *furniture))
    return [cell.strip() for row in cells for cell in row]


def refuse_classified(parsed: ParsedText) -> None:
    """Raise SourceRefused for a document that bears a secrecy stamp: it must not be stored at all."""
    if any(_SECRET.fullmatch(line.strip(" *.[]()")) for line in head_lines(parsed)):
        raise SourceRefused(RefusalReason.CLASSIFIED, "secrecy mark near the header")


def is_draft(parsed: ParsedText) -> bool:
    """Whether 'DỰ THẢO' stands alone near the top."""
    return any(_DRAFT.fullmatch(fold(line)) for line in head_lines(parsed) if len(line) < 30)
