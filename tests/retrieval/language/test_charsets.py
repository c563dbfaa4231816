from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.charsets import Charset, convert, detect, in_font, to_unicode
from tests.retrieval.language.old_charsets import encode

_TEXT = (
    "Hội đồng nhân dân tỉnh giao Sở Công Thương chủ trì, phối hợp với các huyện thực hiện nhiệm vụ này; "
    "giá trị sản xuất công nghiệp đạt 17,04% kế hoạch. Đánh bắt xa bờ, kỹ thuật, ưu tiên, những người."
)
_WORDS = [word.strip(",.;") for word in _TEXT.split()]


@pytest.mark.parametrize("charset", Charset)
def test_every_old_charset_round_trips(charset: Charset) -> None:
    assert convert(encode(_TEXT, charset), charset) == _TEXT


@pytest.mark.parametrize("charset", Charset)
@given(words=st.lists(st.sampled_from(_WORDS), min_size=8, max_size=30))
def test_any_words_round_trip(charset: Charset, words: list[str]) -> None:
    text = " ".join([*words, "xong"]).lower()
    assert convert(encode(text, charset), charset) == text


@pytest.mark.parametrize("charset", Charset)
def test_a_paragraph_tells_its_charset(charset: Charset) -> None:
    assert detect(encode(_TEXT, charset)) is charset


@pytest.mark.parametrize(
    "text",
    [
        _TEXT,
        unicodedata.normalize("NFD", _TEXT),
        "Uy ban nhan dan tinh giao So Cong Thuong chu tri thuc hien nhiem vu nay",
        "The committee asks the department to report before the end of the month.",
        "Le français était déjà là où l'été s'achève, près de la forêt",
        "NĐ-CP 68/2017",
        "",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert to_unicode(text) == (text, None)


def test_a_file_that_mixes_encodings_is_converted_by_paragraph() -> None:
    old = encode(_TEXT, Charset.TCVN3)
    text, charset = to_unicode(f"{_TEXT}\n{old}\n{_TEXT}\n{old}")
    assert charset is Charset.TCVN3
    assert text == "\n".join([_TEXT] * 4)


@pytest.mark.parametrize(
    ("font", "written", "shown"),
    [
        (".VnTime", "nh©n d©n", "nhân dân"),
        (".VnTimeH", "nh©n d©n", "NHÂN DÂN"),
        ("VNI-Times", "nhaân daân", "nhân dân"),
        (".VnTime", "Th­¬ng", "Thương"),
        (".VnTime", "\uf0aee\uf0ce", "đeẻ"),
        (".VnTime", "đã gõ Unicode: tỉnh", "đã gõ Unicode: tỉnh"),
        ("Times New Roman", "nh©n", "nh©n"),
        ("UVN Bach Dang", "nh©n", "nh©n"),
    ],
)
def test_a_font_says_what_its_letters_mean(font: str, written: str, shown: str) -> None:
    assert in_font(written, font) == shown


def test_viqr_keeps_the_stop_at_the_end_of_a_sentence() -> None:
    assert convert("Nha`. No' o+? dda^u? Ca' ba.n", Charset.VIQR) == "Nhà. Nó ở đâu? Cá bạn"
