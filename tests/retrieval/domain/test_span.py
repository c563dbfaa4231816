"""Spans: half-open ranges of code points."""

import pytest

from retrieval.domain.span import Span


def test_span_slices_the_text_it_was_read_from():
    assert Span(4, 9).of("Thu ngân sách") == "ngân "


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_covers_nothing_real_is_refused(start, end):
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_shift_moves_a_passage_span_into_its_document():
    document = "Điều 1. Thu 5.120 tỷ đồng."
    passage_start = 8
    assert Span(4, 9).shift(passage_start).of(document) == "5.120"


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        (Span(2, 4), Span(2, 4), True),
        (Span(2, 4), Span(0, 9), True),
        (Span(2, 4), Span(3, 9), False),
        (Span(2, 4), Span(0, 3), False),
    ],
)
def test_within(inner, outer, inside):
    assert inner.within(outer) is inside


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [
        (Span(0, 2), Span(2, 4), False),
        (Span(0, 3), Span(2, 4), True),
        (Span(2, 4), Span(0, 2), False),
        (Span(1, 2), Span(0, 9), True),
    ],
)
def test_spans_overlap_when_they_share_a_character(left, right, shared):
    assert left.overlaps(right) is shared


def test_spans_sort_by_place():
    assert sorted([Span(5, 6), Span(1, 9), Span(1, 3)]) == [Span(1, 3), Span(1, 9), Span(5, 6)]
