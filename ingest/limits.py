"""How much one file may cost."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds on a file and on the process that reads it."""

    max_file_bytes: int = 100 * MEBIBYTE
    parse_seconds: float = 60.0
    memory_bytes: int = 4096 * MEBIBYTE
    workers: int = 2


MAX_UNPACKED_BYTES = 300 * MEBIBYTE
MAX_UNPACK_RATIO = 200
MAX_CHARACTERS = 20_000_000
