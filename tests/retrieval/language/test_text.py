"""Normal forms: what is stored, what is compared, and that offsets survive."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.text import (
    fold,
    fold_aligned,
    has_diacritics,
    in_brackets,
    in_small_letters,
    lower_aligned,
    normalize,
    squeeze,
)
from tests.retrieval.language.texts import texts


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (unicodedata.normalize("NFD", "Kế hoạch"), "Kế hoạch"),
        ("QÐ-UBND", "QĐ-UBND"),
        ("tỷ\u00a0đồng", "tỷ đồng"),
        ("15\u2011NQ/TU", "15-NQ/TU"),
        ("2021 – 2025", "2021 – 2025"),
        ("giảm \u22123,5%", "giảm -3,5%"),
        ("dòng một\r\ndòng hai\rdòng ba", "dòng một\ndòng hai\ndòng ba"),
        ("\ufeffThông\u00ad báo\u200b\x00", "Thông báo"),
        ("cột\tmột", "cột\tmột"),
    ],
)
def test_normalize_unifies_what_keyboards_and_files_mix_up(typed, stored):
    assert normalize(typed) == stored


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("Đắk Lắk", "dak lak"),
        ("TỈNH ỦY", "tinh uy"),
        ("7,3 – 7,5%", "7,3 - 7,5%"),
        (unicodedata.normalize("NFD", "ước đạt"), "uoc dat"),
        ("m²", "m²"),
    ],
)
def test_fold_is_lower_case_without_marks(written, compared):
    assert fold(written) == compared


@given(texts)
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_normalize_is_idempotent_and_nfc(text):
    normal = normalize(text)
    assert normalize(normal) == normal
    assert unicodedata.is_normalized("NFC", normal)


@given(texts)
def test_aligned_forms_keep_the_length(text):
    assert len(fold_aligned(text)) == len(lower_aligned(text)) == len(text)


def test_aligned_folding_equals_folding_for_vietnamese():
    text = "Nghị quyết về phát triển đô thị – giai đoạn 2021-2025, ước đạt 45,2%"
    assert fold_aligned(text) == fold(text)


@given(texts)
def test_usual_characters_fold_as_beside_unusual_ones(text):
    assert fold(text) == fold(f"\u200b{text}")
    assert fold_aligned(text) == fold_aligned(f"\u0301{text}")[1:]


def test_a_mark_that_stands_alone_stays_when_offsets_matter():
    assert fold_aligned("a\u0301") == "a\u0301"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("thu ngân sách", True),
        ("Dieu 5 luat DAU TU", False),
        ("đầu tư", True),
        ("khu d", False),
        ("1.234 – 5.678", False),
        ("ngan\u00a0sach\u200b nha nuoc", False),
        (unicodedata.normalize("NFD", "mía đường"), True),
    ],
)
def test_has_diacritics_looks_at_letters_only(text, marked):
    assert has_diacritics(text) is marked


def test_squeeze_leaves_single_blanks():
    assert squeeze("  Thu\n\n ngân \t sách ") == "Thu ngân sách"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hoà Bình", "hòa bình"),
        ("THUỶ SẢN", "thủy sản"),
        ("sức khoẻ", "sức khỏe"),
        ("quỹ", "quỹ"),
        ("hoàn thành", "hoàn thành"),
        ("İ", "İ"),
    ],
)
def test_lower_aligned_knows_one_placement_of_tones(old, new):
    assert lower_aligned(old) == new


@given(texts | st.text(alphabet="ΑΣσİNẤn ", max_size=12))
def test_small_letters_are_told_one_by_one(text):
    one_by_one = (letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    assert in_small_letters(text) == "".join(one_by_one)


def test_what_stands_in_brackets():
    text = "Năm 2020 (quý I) và năm 2021"
    assert in_brackets(text, text.index("quý"))
    assert not in_brackets(text, text.index("năm 2021"))
