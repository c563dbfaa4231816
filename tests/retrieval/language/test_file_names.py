from __future__ import annotations

import pytest

from retrieval.language.document_numbers import find_numbers
from retrieval.language.file_names import number_in_name, serial_and_year


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("54-2017-nq-hđnd.md", ("54", 2017, "NQ", "HĐND")),
        ("94-nq-hđnd.md", ("94", None, "NQ", "HĐND")),
        ("VanBanGoc_QĐ 15.2025.md", ("15", 2025, "QĐ", None)),
        ("02-CTr-TU_2020.docx", ("2", None, "CTR", "TU")),
        ("36-HD_VPTW_380096.docx", ("36", None, "HD", "VPTW")),
        ("KH 86-KH-UBND chuyen doi so 2022.docx", ("86", None, "KH", "UBND")),
        ("05-NQ-TU 2021 phat trien.docx", ("5", None, "NQ", "TU")),
    ],
)
def test_numbers_in_names(name: str, key: tuple[str, int | None, str, str | None]) -> None:
    number = number_in_name(name)
    assert number is not None
    assert number.key == key
    assert number.organ is None or find_numbers(number.written)[0].number == number


@pytest.mark.parametrize(
    "name", ["bao cao 2021.pdf", "baomoi-22716793.txt", "35.2024.pdf", "vietnews-train-082753.txt", "a"]
)
def test_names_without_a_number(name: str) -> None:
    assert number_in_name(name) is None


def test_a_serial_and_a_year_may_fill_a_blank() -> None:
    assert serial_and_year("VanBanGoc_68.2024.pdf") == ("68", 2024)
    assert serial_and_year("94-nq-hđnd.md") == ("94", None)
    assert serial_and_year("tin tuc.txt") is None
