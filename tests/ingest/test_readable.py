from __future__ import annotations

import pytest

from ingest.readable import is_readable, is_vietnamese_layer

_GOOD = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc. Tốc độ tăng trưởng đạt 8,97%. " * 3
_TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc Tèc ®é t¨ng tr−ëng ®¹t " * 3
_OCR = (
    "CQNG HOA XA HOI CHI? NGHIA VIJT NAM Dfc ljp - Tp do - H4nh phtic Th{c hi$n Nghj quytt cita B) trudng "
    * 3
)


@pytest.mark.parametrize(
    "text", [_GOOD, "Annual report of the province, in English only. " * 5, "ngắn", "abc 123"]
)
def test_vietnamese_and_plain_latin_are_readable(text: str) -> None:
    assert is_readable(text)


@pytest.mark.parametrize("text", [_TCVN3, "\ufffd" * 30 + "abc", "Уряд України прийняв рішення " * 10])
def test_old_fonts_and_other_scripts_are_not(text: str) -> None:
    assert not is_readable(text)


def test_the_layer_of_an_english_ocr_is_not_trusted() -> None:
    assert is_vietnamese_layer(_GOOD)
    assert not is_vietnamese_layer(_OCR)
    assert not is_vietnamese_layer(_TCVN3)
    assert not is_vietnamese_layer(_GOOD.replace("ứ", "ӭ").replace("ạ", "ҥ"))
