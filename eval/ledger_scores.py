"""The ledger held against figures that a person has read: right in every field, found or missed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import groupby
from pathlib import Path

from eval.read_figures import ReadFigure, words
from ingest.limits import Limits
from ingest.prepare import Prepared, Slip, prepare
from ingest.source import walk
from retrieval.domain.document import Placement
from retrieval.domain.errors import CasesInvalid
from retrieval.domain.figure import Observation
from retrieval.domain.span import Span
from retrieval.language.certainty import is_sure
from retrieval.language.indicators import normal_form
from retrieval.language.provinces import province
from retrieval.language.syllables import is_syllable
from retrieval.language.text import fold

_NATIONAL = frozenset({"", "ca nuoc", "viet nam", "toan quoc"})
_LEVEL = re.compile(r"^(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|xa|phuong|thi tran)\s+")
# Words of a name that tell no indicator from another.
_JOINING = words("và của các những cho về ở tại trong trên theo với là được có từ do số bằng vào")


class Field(StrEnum):
    """What a figure is right or wrong in, as the report calls it."""

    VALUE = "giá trị"
    MEASURE = "loại"
    STATUS = "tính chất"
    PERIOD = "kỳ"
    PLACE = "địa bàn"
    INDICATOR = "chỉ tiêu"


@dataclass(frozen=True)
class Compared:
    """A figure of the ledger beside what a person read there.

    `sure`: the ledger lists it. `read` is None where the person saw no figure.
    """

    written: str
    observation: Observation
    sure: bool
    read: ReadFigure | None
    wrong: frozenset[Field]

    @property
    def right(self) -> bool:
        """In all six fields."""
        return self.read is not None and not self.wrong


@dataclass(frozen=True)
class LedgerScore:
    """Every figure that the ledger has where a person has read, and those it lacks."""

    file: str
    compared: tuple[Compared, ...]
    missed: tuple[ReadFigure, ...]


def score_ledger(
    archive: Path, read: Sequence[ReadFigure], tell: Callable[[int], None] = lambda done: None
) -> tuple[LedgerScore, ...]:
    """Reads the files named by the figures anew and compares; raises CasesInvalid for what is not there.

    Between the first and the last figure read in a file the person has read all of them.
    """
    sources = {source.path: source for source in walk([archive])}
    by_file = groupby(sorted(read, key=lambda f: f.file), key=lambda f: f.file)
    scores = []
    for done, (file, figures) in enumerate(by_file, start=1):
        if file not in sources:
            raise CasesInvalid(file, 0, "file", "không có tệp này trong kho")
        source = sources[file]
        slip = Slip(source.name, "", Placement("", source.root, file), datetime.now(UTC))
        scores.append(_compare(file, prepare(source.read(Limits().max_file_bytes), slip), tuple(figures)))
        tell(done)
    return tuple(scores)


def _compare(file: str, prepared: Prepared, figures: Sequence[ReadFigure]) -> LedgerScore:
    text = prepared.text
    places = sorted(((_place_of(figure, text), figure) for figure in figures), key=lambda each: each[0])
    first, last = places[0][0].start, places[-1][0].end
    compared, met = [], set()
    for entry in prepared.figures:
        span = entry.observation.quantity.span
        if not first <= span.start < last:
            continue
        figure = next((figure for place, figure in places if place.overlaps(span)), None)
        met.add(figure)
        wrong = frozenset(_wrong(entry.observation, span.of(text), figure)) if figure else frozenset(Field)
        sure = is_sure(entry.observation, text)
        compared.append(Compared(span.of(text), entry.observation, sure, figure, wrong))
    return LedgerScore(file, tuple(compared), tuple(figure for _, figure in places if figure not in met))


def _place_of(figure: ReadFigure, text: str) -> Span:
    at = -1
    for _ in range(figure.nth):
        at = text.find(figure.value, at + 1)
        if at < 0:
            raise CasesInvalid(figure.file, 0, "value", f"không thấy '{figure.value}' lần thứ {figure.nth}")
    return Span(at, at + len(figure.value))


def _wrong(read: Observation, written: str, right: ReadFigure) -> Iterator[Field]:
    if re.findall(r"\d+", written) != re.findall(r"\d+", right.value):
        yield Field.VALUE
    if read.measure not in right.measures:
        yield Field.MEASURE
    if read.status not in right.statuses:
        yield Field.STATUS
    if (f"{read.period.start}/{read.period.end}" if read.period else "") not in right.periods:
        yield Field.PERIOD
    if not _is_place(read.area or "", right.places):
        yield Field.PLACE
    if not _is_name(read, right):
        yield Field.INDICATOR


def _is_name(read: Observation, right: ReadFigure) -> bool:
    """All words that tell it, with those of the whole that it divides; none that are not of its name."""
    name = words(read.indicator)
    told = name | words(read.part_of) | words(read.quantity.unit)
    whole = all(word in told or _read_out(word) <= told for word in right.name - _JOINING)
    return whole and name - _JOINING <= right.full.union(*map(_read_out, right.full))


def _read_out(word: str) -> frozenset[str]:
    """The words that a short form stands for, as the ledger keeps it: 'xk' is 'xuất khẩu'; else the word."""
    return words(word if is_syllable(word) else normal_form(word.upper(), (Span(0, len(word)),), ()))


def _is_place(read: str, places: frozenset[str]) -> bool:
    return bool(_forms(read) & frozenset(form for place in places for form in _forms(place)))


def _forms(place: str) -> frozenset[str]:
    folded = fold(place)
    if folded in _NATIONAL:
        return _NATIONAL
    bare = _LEVEL.sub("", folded)
    return frozenset({folded, bare, _LEVEL.sub("", fold(province(place).name))})
