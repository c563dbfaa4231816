"""The reading pane shows the stored text, all of it and nothing else, and marks exactly the stretch."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web import links, reader
from bot.web.reader import Part, read
from retrieval.domain.passage import Locator, Passage, PassageRole
from retrieval.domain.span import Span
from tests.bot.web.pages import marked, rendered

_LINES = st.lists(
    st.text(alphabet="aăắđ1 |<>&\"'.,%😀", min_size=1, max_size=30).map(str.strip).filter(bool), max_size=12
)


def passage(start: int, end: int, role: PassageRole = PassageRole.BODY, *path: str) -> Passage:
    return Passage(f"p{start}", "d", start, Span(start, end), "", Locator(path=path), role)


def cut(text: str, at: list[int], roles: list[PassageRole]) -> list[Passage]:
    """Passages that end where lines end."""
    ends = [0, *(n + 1 for n, char in enumerate(text) if char == "\n"), len(text)]
    chosen = sorted({0, len(text), *(ends[n % len(ends)] for n in at)})
    return [passage(a, b, roles[n % len(roles)]) for n, (a, b) in enumerate(pairwise(chosen))]


@given(
    _LINES,
    st.lists(st.integers(0, 50), max_size=4),
    st.lists(st.sampled_from(PassageRole), min_size=1, max_size=4),
    st.tuples(st.integers(0, 300), st.integers(0, 300)),
    st.lists(st.integers(0, 300), max_size=3),
)
def test_the_page_holds_the_stored_text_and_marks_exactly_the_span(
    lines: list[str], at: list[int], roles: list[PassageRole], edges: tuple[int, int], pages: list[int]
) -> None:
    text = "\n".join(lines)
    span = Span(*sorted(min(edge, len(text)) for edge in edges))
    starts = sorted({0, *(min(page, len(text)) for page in pages)})
    element = rendered(read(text, cut(text, at, roles), starts, span))
    assert element.text_content() == text
    assert marked(element) == span.of(text)


def test_a_row_is_cells_and_a_span_over_cells_is_marked_in_each() -> None:
    text = "Chỉ tiêu | Năm 2021\nGTSX | 17,04%\nHết bảng."
    element = rendered(read(text, [passage(0, 33, PassageRole.TABLE), passage(34, 43)], (), Span(20, 33)))
    assert [cell.text_content().strip(" |\n") for cell in element.iter("td")] == [
        "Chỉ tiêu",
        "Năm 2021",
        "GTSX",
        "17,04%",
    ]
    assert marked(element) == "GTSX | 17,04%"
    assert [mark.get("id") for mark in element.iter("mark")] == [links.MARKED, None, None]


def test_cells_beside_empty_ones_stay_in_their_columns() -> None:
    text = "| Tổng số | | 5"
    element = rendered(read(text, [passage(0, len(text), PassageRole.TABLE)], ()))
    assert [cell.text_content().strip(" |") for cell in element.iter("td")] == ["", "Tổng số", "", "5"]
    assert element.text_content() == text


def test_headings_are_those_that_the_structure_knows() -> None:
    text = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nNội dung.\nĐiều 7. chỉ là lời nhắc"
    found = read(text, [passage(0, 50, PassageRole.BODY, "Chương I", "Điều 1"), passage(50, len(text))], ())
    assert [(entry.text, entry.level) for entry in found.entries] == [("Chương I", 2), ("Điều 1. Phạm vi", 4)]


def test_pages_begin_where_they_begin_even_inside_a_line() -> None:
    text = "Trang một nối sang trang hai."
    element = rendered(read(text, [passage(0, len(text))], (0, 10)))
    assert [each.get("id") for each in element.find_class("page-start")] == ["trang-1", "trang-2"]
    assert element.find_class("page-start")[1].tail == "nối sang trang hai."


def test_markup_in_a_document_stays_text() -> None:
    text = "<script>alert(1)</script> & <b>đậm</b>"
    element = rendered(read(text, [passage(0, len(text))], (), Span(0, 8)))
    assert element.text_content() == text
    assert not list(element.iter("script", "b"))


@pytest.fixture
def short_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_LONGEST_PART", 20)


@pytest.mark.usefixtures("short_parts")
def test_a_long_text_is_shown_in_parts_and_opened_at_the_part_with_the_place() -> None:
    text = "\n".join(f"Dòng thứ {n}." for n in range(10)) + "\n" + "x" * 50
    parts: list[Part] = [read(text, [passage(0, len(text))], (), number=n) for n in range(1, 20)]
    whole = {part.number: part for part in parts}
    assert "".join(line.text for part in whole.values() for line in part.lines) == text
    assert [part.count for part in parts] == [len(whole)] * len(parts)
    place = text.index("thứ 5")
    opened = read(text, [passage(0, len(text))], (), Span(place, place + 5), at=place)
    assert "".join(
        run.text for line in opened.lines for cell in line.cells for run in cell if run.marked
    ) == ("thứ 5")
