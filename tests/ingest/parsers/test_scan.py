from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from ingest.parsers.scan import is_stamped, stamps_of
from ingest.parsers.tesseract import ReadWord


def _word(left: int) -> ReadWord:
    return ReadWord("10,31%;", left, 100, left + 90, 140, 0.97, (1, 1, 1))


@pytest.mark.parametrize(
    ("colour", "left", "expected"),
    [
        ("red", 320, True),
        ("red", 220, True),  # the stamp begins just behind the word: letters of it may be lost
        ("red", 600, False),
        ("black", 320, False),
        ("blue", 320, False),
        ("white", 320, False),
    ],
)
def test_a_word_under_red_ink_or_beside_it_is_stamped(colour: str, left: int, expected: bool) -> None:
    page = Image.new("RGB", (800, 400), "white")
    ImageDraw.Draw(page).ellipse((330, 80, 420, 170), outline=colour, width=6)
    assert is_stamped(_word(left), stamps_of(page)) is expected
