"""The table behind the restorer of diacritics: syllables, pairs and triples with what they cost.

A cost is a byte: the negative natural logarithm of a probability in sixteenths. A pair or triple that is not
listed costs its shorter form plus the back-off of what stands before. On disk the numbers lie in columns
(one zlib stream behind a magic line), so that loading is copying and not parsing.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Protocol

from retrieval.domain.errors import ConfigurationError

EDGE, NUMBER, UNKNOWN = 0, 1, 2
"""The first ids: the edge of a sentence, a figure or code, a word that the table does not know."""
FIRST_FORM = 3
COST_STEPS = 16
"""Costs per nat."""
_MAGIC = b"tracuu restorer 1\n"
_COLUMNS = "BBHHBBHHB"
_SECTION = struct.Struct("<I")


class ReadableFile(Protocol):
    """A file on disk or inside the installed package."""

    def read_bytes(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Columns:
    """What is stored: per id, per pair (by first, then second id) and per triple (by pair, then third id)."""

    costs: array[int]
    back_offs: array[int]
    pair_counts: array[int]
    seconds: array[int]
    pair_costs: array[int]
    pair_back_offs: array[int]
    triple_counts: array[int]
    thirds: array[int]
    triple_costs: array[int]

    def in_order(self) -> tuple[array[int], ...]:
        return tuple(getattr(self, name) for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class RestorerTable:
    """`candidates` lists, for a word without diacritics, the ids of the forms it may stand for."""

    forms: tuple[str, ...]
    ids: Mapping[str, int]
    candidates: Mapping[str, Sequence[int]]
    columns: Columns
    pair_starts: array[int]
    triple_starts: array[int]

    def pair(self, first: int, second: int) -> int:
        """The row of the pair, or -1."""
        return _find(self.columns.seconds, second, self.pair_starts[first], self.pair_starts[first + 1])

    def pair_cost(self, first: int, second: int, row: int) -> int:
        """What `second` costs after `first`; `row` is the row of the pair."""
        if row >= 0:
            return self.columns.pair_costs[row]
        return self.columns.back_offs[first] + self.columns.costs[second]

    def triple_cost(self, row: int, third: int, shorter: int) -> int:
        """What `third` costs after the pair in `row`; `shorter` is its cost after the nearer word alone."""
        if row < 0:
            return shorter
        found = _find(self.columns.thirds, third, self.triple_starts[row], self.triple_starts[row + 1])
        return self.columns.triple_costs[found] if found >= 0 else self.columns.pair_back_offs[row] + shorter


def build_table(groups: Sequence[tuple[str, Sequence[str]]], columns: Columns) -> RestorerTable:
    """`groups`: bare word and forms, in the order of the forms' ids from FIRST_FORM on."""
    forms = ("", "", "", *(form for _, group in groups for form in group))
    starts = accumulate((len(group) for _, group in groups), initial=FIRST_FORM)
    return RestorerTable(
        forms=forms,
        ids={form: number for number, form in enumerate(forms) if number >= FIRST_FORM},
        candidates={
            bare: range(start, start + len(group))
            for (bare, group), start in zip(groups, starts, strict=False)
        },
        columns=columns,
        pair_starts=array("I", accumulate(columns.pair_counts, initial=0)),
        triple_starts=array("I", accumulate(columns.triple_counts, initial=0)),
    )


def write_table(file: Path, groups: Sequence[tuple[str, Sequence[str]]], columns: Columns) -> None:
    listed = "\n".join(" ".join((bare, *forms)) for bare, forms in groups).encode()
    sections = [listed, *(_little_endian(column).tobytes() for column in columns.in_order())]
    body = b"".join(_SECTION.pack(len(section)) + section for section in sections)
    file.write_bytes(_MAGIC + zlib.compress(body, 9))


def read_table(file: ReadableFile) -> RestorerTable:
    """The table of a file that write_table made; anything else is a ConfigurationError."""
    content = file.read_bytes()
    if not content.startswith(_MAGIC):
        raise ConfigurationError(f"{file} không phải bảng khôi phục dấu.")
    try:
        listed, *stored = _sections(zlib.decompress(content[len(_MAGIC) :]))
        columns = [_column(code, column) for code, column in zip(_COLUMNS, stored, strict=True)]
    except (ValueError, struct.error, zlib.error) as error:
        raise ConfigurationError(f"Bảng khôi phục dấu {file} bị hỏng: {error}") from error
    lines = (line.split(" ") for line in listed.decode().split("\n") if line)
    return build_table([(bare, forms) for bare, *forms in lines], Columns(*columns))


def _sections(body: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(body):
        (length,) = _SECTION.unpack_from(body, at)
        at += _SECTION.size + length
        yield body[at - length : at]


def _column(code: str, stored: bytes) -> array[int]:
    column = array(code)
    column.frombytes(stored)
    return _little_endian(column)


def _little_endian(column: array[int]) -> array[int]:
    """To the order of bytes on disk, or back."""
    if sys.byteorder == "little":
        return column
    swapped = column[:]
    swapped.byteswap()
    return swapped


def _find(ids: array[int], wanted: int, start: int, end: int) -> int:
    row = bisect_left(ids, wanted, start, end)
    return row if row < end and ids[row] == wanted else -1
