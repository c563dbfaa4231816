"""Bytes of a text file to characters."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from ingest.readable import is_readable
from retrieval.domain.errors import RefusalReason, SourceRefused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE_BYTES = 200_000
# Vietnamese Windows before Unicode. It decodes nearly anything, so the words must be Vietnamese.
_WINDOWS = "cp1258"


def decode(content: bytes, declared: str | None = None) -> str:
    """The characters of `content`: by its BOM, as UTF-8, as declared, as cp1258, else as detected."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _strict(content, encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content, declared)


def _strict(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceRefused(RefusalReason.UNREADABLE_TEXT, f"{encoding}: {error.reason}") from error


def _legacy(content: bytes, declared: str | None) -> str:
    if declared is not None and _is_known(declared):
        return _strict(content, declared)
    windows = content.decode(_WINDOWS, errors="replace")
    if is_readable(windows):
        return windows
    best = from_bytes(content[:_SAMPLE_BYTES], preemptive_behaviour=False).best()
    if best is None:
        raise SourceRefused(RefusalReason.UNREADABLE_TEXT, "no character set fits")
    return _strict(content, best.encoding)


def _is_known(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except LookupError:
        return False
    return True
