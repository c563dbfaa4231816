"""Nothing in the language layer fails or hangs on texts that no office writes."""

import time

import pytest

from retrieval.language.abbreviations import find_abbreviations
from retrieval.language.document_numbers import find_blank_number, find_numbers
from retrieval.language.enumerations import find_enumerations
from retrieval.language.evidence_terms import evidence_pairs
from retrieval.language.follow_ups import complete, leaning
from retrieval.language.intents import classify
from retrieval.language.kinds import kind_of_title
from retrieval.language.names import find_organs, find_people
from retrieval.language.observations import observe
from retrieval.language.periods import find_periods
from retrieval.language.places import find_places
from retrieval.language.reading import read
from retrieval.language.sentences import sentences
from retrieval.language.statement_forms import without_circumstance
from retrieval.language.syllables import is_syllable
from retrieval.language.terms import passage_vector
from retrieval.language.text import fold, has_diacritics, normalize
from retrieval.language.tokens import tokens
from tests.retrieval.language.texts import TODAY

LENGTH = 1500
PIECES = [
    "9", "1.", "1,", "1/", "0 ", "1.000", "٣", " ", "\n", "\x00", "\u0301", "-", ".", "…", "(", "a", "Đ",
    "Số ", "Số: /", "tp. ", "cùng kỳ ", "năm 2020 ", "2020-", "từ năm 2020 ", "6 tháng ", "12% ",
    "5 tỷ đồng/", "Nguyễn ", "huyện A ", "15/QĐ-UBND ", "UBND-", "kế hoạch ", "tăng ", "trong đó ", "có ",
    "các ", "; ",
]  # fmt: skip


def _every_reading_of(text):
    normal = normalize(text)
    find_abbreviations(tuple((token.text, token.span) for token in tokens(normal)))
    query = classify(read(normal, TODAY))
    return (
        query, fold(text), has_diacritics(text), is_syllable(text), kind_of_title(text), sentences(normal),
        find_numbers(normal), find_blank_number(normal), find_periods(normal, TODAY), find_places(normal),
        find_people(normal), observe(normal), passage_vector(normal, normal), evidence_pairs(normal),
        leaning(text, TODAY), complete(text, text, TODAY), find_enumerations(f"thứ nhất, {normal}"),
    )  # fmt: skip


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_an_endless_repetition_is_read_in_reasonable_time(piece):
    text = (piece * LENGTH)[:LENGTH]
    started = time.process_time()
    _every_reading_of(text)
    assert time.process_time() - started < 5


def test_a_list_of_organs_is_read_too():
    assert len(find_organs("Sở Tài chính, Sở Y tế; " * 200)) == 400


def test_an_endless_run_of_blank_lines_is_no_circumstance():
    started = time.process_time()
    without_circumstance("\n" * 100_000)
    assert time.process_time() - started < 5
