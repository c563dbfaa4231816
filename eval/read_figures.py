"""Figures that a person has read in an archive: what the ledger should say of them.

A file of JSON lines; docs/ledger.md describes it. Sentences are not kept: a figure is found again by the
file, how it is written, and which of the places where it is written so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from eval.json_lines import read_objects, text_field
from retrieval.domain.errors import CasesInvalid
from retrieval.domain.figure import Measure, ValueStatus
from retrieval.language.text import fold

_DAYS = re.compile(r"(?:\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2})?")
_OneOf = TypeVar("_OneOf", bound=StrEnum)


@dataclass(frozen=True)
class ReadFigure:
    """A figure as read by a person; where several readings are defensible each is there.

    `value` is verbatim and `nth` (from 1) says which of its places in the text is meant. `name` holds the
    fold()ed words without which the indicator is another one, `full` every word that may stand in its name.
    `periods` are 'first/last day', '' where none is told; `places` fold()ed, '' for none. Whether the
    ledger has an `optional` figure is not asked.
    """

    file: str
    value: str
    nth: int
    name: frozenset[str]
    full: frozenset[str]
    periods: frozenset[str]
    places: frozenset[str]
    measures: frozenset[Measure]
    statuses: frozenset[ValueStatus]
    optional: bool = False


def load_read_figures(paths: Iterable[Path]) -> tuple[ReadFigure, ...]:
    """All figures of the files; raises CasesInvalid at the first line that breaks the format."""
    return tuple(_figure(str(path), line, fields) for path in paths for line, fields in read_objects(path))


def words(text: str) -> frozenset[str]:
    """The fold()ed words of a name."""
    return frozenset(re.findall(r"\w+", fold(text)))


def _figure(file: str, line: int, fields: dict[str, object]) -> ReadFigure:
    nth = fields.get("nth", 1)
    if not isinstance(nth, int) or nth < 1:
        raise CasesInvalid(file, line, "nth", "phải là số nguyên từ 1")
    name = words(text_field(file, line, fields, "name"))
    return ReadFigure(
        file=text_field(file, line, fields, "file"),
        value=text_field(file, line, fields, "value"),
        nth=nth,
        name=name,
        full=name | words(text_field(file, line, fields, "full")),
        periods=_periods(file, line, fields),
        places=frozenset(map(fold, _several(file, line, fields, "area"))),
        measures=_known(file, line, fields, "measure", Measure),
        statuses=_known(file, line, fields, "status", ValueStatus),
        optional=fields.get("optional") is True,
    )


def _several(file: str, line: int, fields: dict[str, object], name: str) -> tuple[str, ...]:
    values = fields.get(name)
    if not isinstance(values, list) or not values or not all(isinstance(each, str) for each in values):
        raise CasesInvalid(file, line, name, "phải là danh sách chuỗi, ít nhất một")
    return tuple(values)


def _periods(file: str, line: int, fields: dict[str, object]) -> frozenset[str]:
    periods = _several(file, line, fields, "period")
    if not all(_DAYS.fullmatch(each) for each in periods):
        raise CasesInvalid(file, line, "period", "phải là 'YYYY-MM-DD/YYYY-MM-DD' hoặc chuỗi rỗng")
    return frozenset(periods)


def _known(
    file: str, line: int, fields: dict[str, object], name: str, vocabulary: type[_OneOf]
) -> frozenset[_OneOf]:
    values = _several(file, line, fields, name)
    unknown = set(values) - set(vocabulary)
    if unknown:
        raise CasesInvalid(file, line, name, f"không biết {', '.join(sorted(unknown))}")
    return frozenset(map(vocabulary, values))
