"""Bytes of a text file to characters, old Vietnamese encodings converted."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from charset_normalizer import from_bytes

from ingest.readable import is_readable
from retrieval.domain.errors import RefusalReason, SourceRefused
from retrieval.language.charsets import Charset, to_unicode, vietnamese_share
from retrieval.language.text import normalize

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


@dataclass(frozen=True)
class Decoded:
    """The text in Unicode; `charset` is what its letters were encoded in, None for Unicode."""

    text: str
    charset: Charset | None = None

    def noted(self, parser: str) -> str:
        """The name of a parser with the conversion that the file needed."""
        return f"{parser}+{self.charset}" if self.charset else parser


def decode(content: bytes, declared: str | None = None) -> Decoded:
    """The characters of `content`: by its BOM, as UTF-8, as an old Vietnamese charset, as declared,
    as cp1258, else as detected. TCVN3 and VNI also hide in UTF-8, pasted from an old document.
    """
    return Decoded(*to_unicode(_characters(content, declared)))


def _characters(content: bytes, declared: str | None) -> str:
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
    one_to_one, windows = content.decode("latin-1"), normalize(content.decode(_WINDOWS, errors="replace"))
    converted, charset = to_unicode(one_to_one)
    if charset is not None and vietnamese_share(converted) > vietnamese_share(windows):
        return one_to_one
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
