"""Lists that sentences count off."""

import itertools

import pytest
from hypothesis import given

from retrieval.language.spoken_ordinals import counted_off, may_count_off
from tests.retrieval.language.texts import texts


def _found(text: str) -> list[tuple[str, list[str]]]:
    return [(lead.of(text), [item.of(text) for item in items]) for lead, items in counted_off(text)]


@pytest.mark.parametrize(
    ("text", "lead", "items"),
    [
        (
            "Thu giảm vì: một là, dịch; hai là, thiên tai.",
            "Thu giảm vì:",
            ["một là, dịch;", "hai là, thiên tai."],
        ),
        ("Có hai việc. Một là thu.\nHai là chi. Xong.", "Có hai việc.", ["Một là thu.", "Hai là chi."]),
        ("Lý do, thứ nhất, rẻ. Thứ hai là gần.", "Lý do,", ["thứ nhất, rẻ.", "Thứ hai là gần."]),
    ],
)
def test_ordinals_count_off(text: str, lead: str, items: list[str]) -> None:
    assert may_count_off(text)
    assert _found(text) == [(lead, items)]


@pytest.mark.parametrize(
    "text",
    [
        "Họp thứ hai, ngày 3/4; thứ ba, ngày 4/4.",
        "Xếp thứ nhất, không ai thứ hai bằng.",
        "Thứ nhất, rẻ. Ba là gần.",
        "",
    ],
)
def test_what_counts_nothing_off(text: str) -> None:
    assert _found(text) == []


@given(texts)
def test_items_of_any_text_stand_in_it_in_order(text: str) -> None:
    for lead, items in counted_off(f"Thứ nhất, {text}. Thứ hai, {text}."):
        assert lead.end <= items[0].start
        assert all(one.end <= after.start for one, after in itertools.pairwise(items))
