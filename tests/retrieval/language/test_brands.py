"""Names that are no Vietnamese words."""

import pytest
from hypothesis import given

from retrieval.language.brands import find_brands
from tests.retrieval.language.texts import texts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("HDBank dự kiến lãi trước thuế, VietinBank cũng vậy", ["hdbank", "vietinbank"]),
        ("Vốn điều lệ của PNJ", ["pnj"]),
        ("Thép Pomina và Vnsteel ở khu công nghiệp", ["pomina", "vnsteel"]),
        ("GTSX công nghiệp, NSNN, XNK của UBND", []),
        ("tăng 5 triệu USD so với CPI", []),
        ("Quy hoạch điện VIII", []),
        ("Dak Nong va Dak Lak", []),
        ("hdbank viết thường", []),
    ],
)
def test_firms_banks_and_makes(text: str, names: list[str]) -> None:
    assert [brand.name for brand in find_brands(text)] == names


def test_capitals_alone_may_be_an_abbreviation() -> None:
    assert [brand.sure for brand in find_brands("HDBank, PNJ")] == [True, False]


@given(texts)
def test_brands_stand_in_reading_order(text: str) -> None:
    found = find_brands(text)
    assert list(found) == sorted(found, key=lambda brand: brand.span)
