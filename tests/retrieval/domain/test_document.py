"""Document numbers are equal by normal form; what is typed loosely fits the full number."""

import pytest

from retrieval.domain.document import DocumentNumber, Version


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (DocumentNumber("02", kind="CTr", organ="TU"), DocumentNumber("2", kind="CTR", organ="TU")),
        (DocumentNumber("15 bis", kind="QĐ"), DocumentNumber("15bis", kind="qđ")),
        (DocumentNumber("09C", organ="BCH"), DocumentNumber("9c", organ="BCH")),
        (DocumentNumber("000"), DocumentNumber("0")),
        (DocumentNumber("7", written="số 07"), DocumentNumber("07", written="07/")),
        (DocumentNumber("8", organ="QH 14"), DocumentNumber("8", organ="QH14")),
    ],
)
def test_numbers_of_one_normal_form_are_equal(left, right):
    assert left == right
    assert len({left, right}) == 1


@pytest.mark.parametrize(
    "other",
    [
        DocumentNumber("16", 2023, "NQ", "HĐND"),
        DocumentNumber("15", 2022, "NQ", "HĐND"),
        DocumentNumber("15", None, "NQ", "HĐND"),
        DocumentNumber("15", 2023, "QĐ", "HĐND"),
        DocumentNumber("15", 2023, "NQ", "UBND"),
        "15/2023/NQ-HĐND",
    ],
)
def test_numbers_that_differ_in_a_part_are_different(other):
    assert DocumentNumber("15", 2023, "NQ", "HĐND") != other


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        (DocumentNumber("31"), DocumentNumber("31", 2024, "NQ", "HĐND")),
        (DocumentNumber("31", kind="NQ"), DocumentNumber("31", 2024, "NQ", "HĐND")),
        (DocumentNumber("31", organ="HĐND"), DocumentNumber("31", 2024, "NQ", "HĐND")),
        (DocumentNumber("31", organ="HDND"), DocumentNumber("31", 2024, "NQ", "HĐND")),
        (DocumentNumber("8", kind="QDI"), DocumentNumber("08", kind="QĐi", organ="TW")),
        (DocumentNumber("415", organ="UBND"), DocumentNumber("415", organ="UBND-KTTH")),
        (DocumentNumber("415", organ="VP"), DocumentNumber("415", organ="VP.ĐĐBQH&HĐND")),
        (DocumentNumber("41X"), DocumentNumber("415", organ="UBND")),
        (DocumentNumber("4…", kind="QĐ"), DocumentNumber("415", kind="QĐ")),
    ],
)
def test_a_number_fits_when_every_part_that_is_written_agrees(typed, full):
    assert typed.fits(full)


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        (DocumentNumber("13"), DocumentNumber("31", 2024, "NQ", "HĐND")),
        (DocumentNumber("31", 2023), DocumentNumber("31", 2024, "NQ", "HĐND")),
        (DocumentNumber("31", 2024), DocumentNumber("31", None, "NQ", "HĐND")),
        (DocumentNumber("31", kind="KL"), DocumentNumber("31", 2024, "NQ", "HĐND")),
        (DocumentNumber("31", kind="HĐ"), DocumentNumber("31", kind="HD", organ="UBND")),
        (DocumentNumber("31", kind="NQ"), DocumentNumber("31", organ="UBND-NC")),
        (DocumentNumber("31", organ="UBND-NC"), DocumentNumber("31", organ="UBND")),
        (DocumentNumber("31", organ="UB"), DocumentNumber("31", organ="UBND")),
        (DocumentNumber("41x"), DocumentNumber("41")),
        (DocumentNumber("41x"), DocumentNumber("4151")),
        (DocumentNumber("41…"), DocumentNumber("412a")),
        (DocumentNumber("41…", 2024), DocumentNumber("415", 2023)),
    ],
)
def test_a_number_does_not_fit_when_a_part_contradicts_or_is_missing(typed, full):
    assert not typed.fits(full)


def test_a_version_is_printed_by_the_beginning_of_its_text_hash():
    assert Version(file_hash="f" * 64, text_hash="0123456789abcdef").label == "0123456789ab"
