from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from ingest.parsers.page_ink import PageInk
from ingest.parsers.scan import without_stamps
from ingest.parsers.tesseract import ReadWord


def _word(left: int, width: int = 90) -> ReadWord:
    return ReadWord("10,31%;", left, 100, left + width, 140, 0.97, (1, 1, 1))


def _speaks_against(page: Image.Image, *words: ReadWord) -> bool:
    return PageInk(page, without_stamps(page), words).speaks_against(words[0])


@pytest.mark.parametrize(
    ("colour", "left", "expected"),
    [
        ("red", 320, True),
        ("red", 220, True),  # the stamp begins just behind the word: letters of it may be lost
        ("red", 600, False),
        ("blue", 600, False),
        ("white", 320, False),
    ],
)
def test_red_ink_on_a_word_or_beside_it_speaks_against_it(colour: str, left: int, expected: bool) -> None:
    page = Image.new("RGB", (800, 400), "white")
    ImageDraw.Draw(page).ellipse((330, 80, 420, 170), outline=colour, width=6)
    assert _speaks_against(page, _word(left)) is expected


def _printed(*places: int) -> Image.Image:
    """A page with a letter of 20 pixels' width at each place."""
    page = Image.new("RGB", (800, 400), "white")
    for place in places:
        ImageDraw.Draw(page).rectangle((place, 102, place + 20, 138), fill="black")
    return page


def test_a_word_that_ends_in_the_middle_of_what_is_printed_is_cut() -> None:
    assert _speaks_against(_printed(300, 324, 348), _word(300, 45))
    assert _speaks_against(_printed(300, 324, 348), _word(324, 45))
    assert not _speaks_against(_printed(300, 324, 348), _word(300, 69))


def test_a_blank_or_another_word_ends_a_word() -> None:
    assert not _speaks_against(_printed(300, 324, 360), _word(300, 45))
    assert not _speaks_against(_printed(300, 324, 348), _word(300, 45), _word(348, 21))


@pytest.mark.parametrize(("left", "expected"), [(0, True), (30, False), (755, False), (775, True)])
def test_the_edge_of_the_page_cuts_words(left: int, expected: bool) -> None:
    assert _speaks_against(_printed(), _word(left, 24)) is expected


def test_dust_is_no_letter() -> None:
    page = _printed(300, 324)
    ImageDraw.Draw(page).rectangle((348, 120, 350, 122), fill="black")
    assert not _speaks_against(page, _word(300, 45))
