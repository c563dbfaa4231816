"""How much one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds on a file and on the process that reads it.

    `parse_seconds` holds for a file, and for each page of a scan; `file_seconds` for all its pages.
    """

    max_file_bytes: int = 100 * MEBIBYTE
    parse_seconds: float = 60.0
    file_seconds: float = 3600.0
    memory_bytes: int = 4096 * MEBIBYTE
    workers: int = 2


MAX_UNPACKED_BYTES = 300 * MEBIBYTE
MAX_UNPACK_RATIO = 200
MAX_CHARACTERS = 20_000_000
MAX_WRITTEN_BYTES = 1024 * MEBIBYTE
MAX_MEMBERS = 20_000
MAX_PIXELS = 60_000_000
MAX_SCANNED_PAGES = 1000
