"""Questions that compare: the same thing asked of several places, years or documents at once.

'GRDP năm 2021 của Thái Bình và Hưng Yên tăng bao nhiêu?' is two questions, one of each province.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.domain.span import Span
from retrieval.language.asking_marks import restore_question
from retrieval.language.document_numbers import find_numbers, naming_phrase
from retrieval.language.periods import find_periods
from retrieval.language.places import find_places
from retrieval.language.provinces import find_provinces
from retrieval.language.question_words import ASK
from retrieval.language.text import fold, fold_aligned, has_diacritics, in_brackets, squeeze

_MOST_PARTS = 8
"""More is a report, not a question."""
_CUE = re.compile(
    r"(?<!\w)(?:(?:hay )?so sanh|doi chieu|giua|voi nhau|khac nhau(?: the nao| ra sao)?|the nao so voi"
    r"|tung(?= (?:tinh|thanh pho|huyen|quan|xa|phuong|nam)(?!\w))"
    r"|hon kem(?: nhau)?(?: bao nhieu)?|bien dong(?: ra sao| the nao)?|thay doi(?: ra sao| the nao))(?!\w)"
)
_JOINT = re.compile(
    r"\s*(?:,|;|va|voi|hay|hoac|so voi|cung|/)?\s*(?:(?:cua|tinh|huyen|nam)\s+)?", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d/.,-])(?:19|20)\d{2}(?![\d/.,-]\d|\d)")
_COMMUNE = re.compile(r"(?:xã|xa|phường|phuong|thị trấn|thi tran)(?!\w)", re.IGNORECASE)
_LEVEL = re.compile(r"(?:huyện|huyen|quận|quan|thị|thi|xã|xa|phường|phuong|thành|thanh|TP|TX)", re.IGNORECASE)
_FEWEST_YEARS = 3
"""Two years in one question are answered side by side already, unless the question says that it compares."""


@dataclass(frozen=True)
class Part:
    """One question of a comparison, complete in itself; `row` and `column` say which, '' for no second."""

    question: str
    row: str
    column: str = ""

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return f"{self.row}, {self.column}" if self.column else self.row


@dataclass(frozen=True)
class _Run:
    """Several things in a row that could stand for each other."""

    span: Span
    items: tuple[str, ...]


def parts_of(question: str) -> tuple[Part, ...]:
    """The single questions, rows first; none when the question compares nothing or far too much."""
    compares = _CUE.search(fold_aligned(question)) is not None
    runs = [run for run in (_places(question), _documents(question)) if run is not None]
    # '3 vụ ở Bình Định (An Nhơn, Phù Cát)' are told together.
    runs = [run for run in runs if compares or not in_brackets(question, run.span.start)]
    years = _years(question)
    if years is not None and (runs or compares or len(years.items) >= _FEWEST_YEARS):
        runs.append(years)
    runs = runs[:2]
    size = 1
    for run in runs:
        size *= len(run.items)
    if not 1 < size <= _MOST_PARTS:
        return ()
    choices = itertools.product(*(run.items for run in runs))
    return tuple(Part(_asked(question, runs, chosen), *chosen) for chosen in choices)


def _asked(question: str, runs: Sequence[_Run], chosen: Sequence[str]) -> str:
    """The question about the chosen things alone; what only compared is left out."""
    for run, item in sorted(zip(runs, chosen, strict=True), key=lambda pair: pair[0].span, reverse=True):
        question = question[: run.span.start] + item + question[run.span.end :]
    kept = _without(question, _CUE)
    if kept != question and not ASK.search(fold(kept)):
        return f"{kept.rstrip(' ?.')} là bao nhiêu?"
    return kept


def _without(text: str, pattern: re.Pattern[str]) -> str:
    for match in reversed(list(pattern.finditer(fold_aligned(text)))):
        text = text[: match.start()] + text[match.end() :]
    return squeeze(text)


def _places(question: str) -> _Run | None:
    """'phường Nhơn Phú, TP Quy Nhơn', 'huyện Vân Canh, Bình Định' are one place: with what it lies in."""
    kept: list[Span] = []
    # Typed bare 'quản lý toàn' would be a district; restoring keeps every place where it stands.
    for found in find_places(question if has_diacritics(question) else restore_question(question)):
        if kept and _height(kept[-1].of(question)) < _height(found.span.of(question)):
            gap = question[kept[-1].end : found.span.start]
            if not re.search(r"\w", fold(gap).replace("tinh", "").replace("cua", "")):
                continue
        kept.append(found.span)
    return _run(question, kept, lambda span: span.of(question))


def _height(written: str) -> int:
    """How high a place stands: commune, district, province."""
    if find_provinces(written) or not _LEVEL.match(written):
        return 2
    return 0 if _COMMUNE.match(written) else 1


def _documents(question: str) -> _Run | None:
    found = [naming_phrase(question, each.span) for each in find_numbers(question)]
    spans = [
        Span(phrase.start, each.span.end) for phrase, each in zip(found, find_numbers(question), strict=True)
    ]
    return _run(question, spans, lambda span: span.of(question))


def _years(question: str) -> _Run | None:
    """Periods and the bare years that follow one: 'năm 2019, 2020 và 2021'."""
    periods = [each.span for each in find_periods(question) if each.year_written]
    bare = [Span(*match.span()) for match in _YEAR.finditer(question)]
    spans = sorted([*periods, *(year for year in bare if not any(year.overlaps(each) for each in periods))])

    def named(span: Span) -> str:
        return f"năm {span.of(question)}" if span.of(question).isdigit() else span.of(question)

    return _run(question, spans, named)


def _run(question: str, spans: Sequence[Span], named: Callable[[Span], str]) -> _Run | None:
    """The longest row of different things that only commas and conjunctions part."""
    best = max(_rows(question, spans), key=len, default=[])
    items = tuple(dict.fromkeys(squeeze(named(span)) for span in best))
    keys = {fold(item) for item in items}
    if len(keys) < 2 or len(keys) < len(items):
        return None
    return _Run(Span(best[0].start, best[-1].end), items)


def _rows(question: str, spans: Sequence[Span]) -> Iterator[list[Span]]:
    folded = fold_aligned(question)
    row: list[Span] = []
    for span in spans:
        if row and not _JOINT.fullmatch(folded[row[-1].end : span.start]):
            yield row
            row = []
        row.append(span)
    if row:
        yield row
