"""The language layer against the evaluation data's own tables of numbers and figures.

Needs the evaluation data: TRACUU_EVAL_DATA names its folder.
"""

import os
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from retrieval.domain.document import DocumentNumber
from retrieval.language.document_numbers import find_blank_number, find_numbers
from retrieval.language.loose_numbers import parse_loose
from retrieval.language.observations import observe
from retrieval.language.text import normalize

DERIVED = "the table gives a value that is computed, the text another one; only written values are observed"
IN_WORDS = "the value is written in words ('một nửa', 'không tăng')"
NOT_YET = {
    17: DERIVED,
    23: IN_WORDS,
    25: DERIVED,
    26: "an ordinal that continues a rank ('đứng thứ 5 …, thứ 17 …') is not read as a rank",
}
"""Numbers of the tricky phrasings whose values are not all observed, and why."""

pytestmark = [
    pytest.mark.evaldata,
    pytest.mark.skipif(not os.environ.get("TRACUU_EVAL_DATA"), reason="TRACUU_EVAL_DATA is not set"),
]


def _table(name):
    folder = Path(os.environ["TRACUU_EVAL_DATA"]) / "reference"
    return yaml.safe_load((folder / name).read_text(encoding="utf-8"))


def _parts(number):
    return (number.serial, number.year, number.kind, number.organ)


def _expected(pattern, serial, year, kind, organ):
    if pattern in ("none", "blank_number"):
        return []
    return [(serial, None if year is None else int(year), kind, organ)]


def _without_unit(parts, pattern):
    """A letter's organ keeps its unit, which the table leaves out."""
    serial, year, kind, organ = parts
    return (serial, year, kind, organ.split("-")[0] if pattern == "official_letter" else organ)


def test_every_number_of_the_table_is_read_as_the_table_reads_it():
    wrong = []
    for text, pattern, *columns in _table("number_patterns.yaml")["tests"]:
        text = normalize(text)
        found = [_without_unit(_parts(each.number), pattern) for each in find_numbers(text)]
        blank = find_blank_number(text)
        blank_parts = (blank.number.kind, blank.number.organ) if blank else None
        wanted_blank = tuple(columns[2:]) if pattern == "blank_number" else None
        if found != _expected(pattern, *columns) or blank_parts != wanted_blank:
            wrong.append((text, pattern, found, blank_parts))
    assert wrong == []


def test_every_question_of_the_table_is_read_loosely():
    wrong = []
    for question, serial, year, kind, organ in _table("number_patterns.yaml")["query_tests"]:
        typed = DocumentNumber(serial, None if year is None else int(year), kind, organ)
        found = parse_loose(question)
        if found is None or not typed.fits(found.number):
            wrong.append((question, found))
    assert wrong == []


def _values(reading):
    """The value of an entry, or the ends of its range; without sign, for a fall is marked apart."""
    written = [reading[key] for key in ("value", "low", "high") if key in reading]
    return {abs(Decimal(str(value))) for value in written}


def _observed(text):
    quantities = [observation.quantity for observation in observe(normalize(text))]
    ends = {end for quantity in quantities for end in (quantity.value, quantity.high) if end is not None}
    return ends | {end * 1000 for end in ends}


def test_the_values_of_tricky_phrasings_are_observed():
    missed = {
        entry["n"]
        for entry in _table("figures.yaml")["tricky"]
        if any(not _values(reading) <= _observed(entry["text"]) for reading in entry["read"])
    }
    assert missed == set(NOT_YET), "a phrasing in NOT_YET that is observed now has to leave it"
