"""The rows of a table as the lists that they are."""

from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.table_lists import find_table_lists, row_names

TABLE = """Biểu 1
GIÁ TRỊ SẢN XUẤT NGÀNH DỊCH VỤ
STT | Ngành | ĐVT | 2015 | 2016
1 | Thương nghiệp | Tỷ đồng | 155,9 | 210,8
| - Bán buôn | Tỷ đồng | 100,2 | 120,1
| - Bán lẻ | Tỷ đồng | 55,7 | 90,7
2 | Vận tải | Tỷ đồng | 18,1 | 18,1
| Tổng cộng | Tỷ đồng | 174,0 | 228,9
"""


def _lists(text: str) -> list[tuple[str, list[str]]]:
    """Leads, and the first line of each item up to the cell beside its name."""
    return [
        (each.lead.of(text), [item.of(text).split(" | ")[0] for item in each.items])
        for each in find_table_lists(text)
    ]


def test_a_title_leads_in_the_outermost_rows_and_each_row_those_under_it() -> None:
    assert _lists(TABLE) == [
        ("Biểu 1\nGIÁ TRỊ SẢN XUẤT NGÀNH DỊCH VỤ", ["Thương nghiệp", "Vận tải"]),
        ("Thương nghiệp", ["- Bán buôn", "- Bán lẻ"]),
    ]


def test_an_item_holds_the_rows_under_it() -> None:
    whole, _ = find_table_lists(TABLE)
    assert whole.items[0].of(TABLE).endswith("55,7 | 90,7")


def test_a_cell_across_the_table_is_a_title() -> None:
    text = "GIÁ SO SÁNH | GIÁ SO SÁNH | GIÁ SO SÁNH\n1 | Lúa | 5\n2 | Ngô | 7\n"
    assert _lists(text) == [("GIÁ SO SÁNH", ["Lúa", "Ngô"])]


def test_figures_that_repeat_are_no_title() -> None:
    text = "Diện tích\n1 | Tre | 37,4 | 37,4 | 37,4 | 37,4\n2 | Cỏ | 12 | 13 | 14 | 15\n"
    assert _lists(text) == [("Diện tích", ["Tre", "Cỏ"])]


def test_sums_and_heads_name_no_rows() -> None:
    assert row_names(TABLE) == ["Thương nghiệp", "- Bán buôn", "- Bán lẻ", "Vận tải"]


def test_a_text_without_tables_has_no_such_lists() -> None:
    assert find_table_lists("Điều 1. Hỗ trợ:\na) Gạo;\nb) Muối.") == ()


@given(st.lists(st.lists(st.sampled_from(["", "1", "I", "- Lúa", "Ngô", "3,5", "stt", "Cộng"]), max_size=5)))
def test_items_lie_behind_their_lead_and_inside_the_text(rows: list[list[str]]) -> None:
    text = "\n".join(" | ".join(row) for row in rows)
    for each in find_table_lists(text):
        assert len(each.items) > 1
        assert each.lead.end <= each.items[0].start
        assert all(one.end <= other.start for one, other in zip(each.items, each.items[1:], strict=False))
        assert each.span.end <= len(text)
