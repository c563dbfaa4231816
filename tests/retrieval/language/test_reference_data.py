"""The language layer against the evaluation data's own tables of numbers and figures.

Needs the evaluation data: TRACUU_EVAL_DATA names its folder.
"""

import os
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from retrieval.domain.document import DocumentNumber
from retrieval.domain.figure import Base
from retrieval.domain.period import PeriodKind
from retrieval.language.document_numbers import find_blank_number, find_numbers
from retrieval.language.loose_numbers import parse_loose
from retrieval.language.observations import observe
from retrieval.language.text import normalize

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


def _wanted(reading):
    """What an entry says of a figure, in the ledger's terms; what the ledger does not keep is left out."""
    keys = ("measure", "status", "bound", "denominator", "low", "high", "value", "period")
    wanted = {key: str(reading[key]) for key in keys if key in reading}
    if "value" in wanted:
        wanted["value"] = abs(Decimal(wanted["value"]))
    if reading.get("base") in {base.value for base in Base}:
        wanted["base"] = reading["base"]
    return wanted


def _values(observation):
    """The written value, in single units too, and the growth that a ratio implies."""
    quantity, change = observation.quantity, observation.implied_change
    return {quantity.value, quantity.value * 1000, None if change is None else abs(change)}


def _shows(observation, wanted):
    quantity, implied = observation.quantity, observation.implied_change
    checks = {
        "measure": {observation.measure.value} | ({"growth_pct"} if implied is not None else set()),
        "status": {observation.status.value},
        "bound": {quantity.bound.value},
        "denominator": {str(quantity.denominator)},
        "low": {str(quantity.value)},
        "high": {str(quantity.high)},
        "base": {observation.base.value if observation.base else None},
        "value": _values(observation),
        "period": _periods(observation.period),
    }
    return all(value in checks[key] for key, value in wanted.items())


def _periods(period):
    """The short forms in which the table writes a period."""
    if period is None:
        return set()
    year, months = period.end.year, period.end.month
    forms = {str(year)} if period.kind in (PeriodKind.YEAR, PeriodKind.AS_OF) else set()
    if period.kind is PeriodKind.QUARTER:
        forms.add(f"Q{months // 3}/{year}")
    if period.start.month == 1 and period.kind is not PeriodKind.SPAN:
        forms.add(f"{months}T/{year}")
    return forms | {f"{period.start.year}-{year}", f"as_of {period.end.isoformat()}"}


def test_the_tricky_phrasings_are_read_as_the_table_reads_them():
    missed = []
    for entry in _table("figures.yaml")["tricky"]:
        observed = observe(normalize(entry["text"]))
        for reading in entry["read"]:
            if "rule" not in reading and not any(_shows(each, _wanted(reading)) for each in observed):
                missed.append((entry["n"], _wanted(reading)))
    assert missed == []
