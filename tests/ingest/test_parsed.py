from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ingest.parsed import PAGE_BREAK, BlockKind, TextBuilder

_LINES = st.lists(st.text(alphabet="aạ̣ \t\n\r\x0c\u00a0\u200bđ.", max_size=20), max_size=12)


def test_one_line_per_block_blanks_squeezed() -> None:
    builder = TextBuilder("t")
    builder.add(BlockKind.PARAGRAPH, "  một \u00a0 hai\nba ")
    builder.add(BlockKind.PARAGRAPH, " \n\t")
    parsed = builder.build()
    assert parsed.text == "một hai\nba"
    assert [parsed.text_of(block) for block in parsed.blocks] == ["một hai", "ba"]
    assert parsed.page_starts == ()


def test_a_page_break_inside_a_block_keeps_the_sentence_whole() -> None:
    builder = TextBuilder("t")
    builder.add(BlockKind.PARAGRAPH, f"đầu trang {PAGE_BREAK}cuối trang")
    parsed = builder.build()
    assert parsed.text == "đầu trang cuối trang"
    assert parsed.page_starts == (0, parsed.text.index("cuối"))


def test_page_breaks_between_blocks() -> None:
    builder = TextBuilder("t")
    builder.add(BlockKind.PARAGRAPH, "một")
    builder.page_break()
    builder.add(BlockKind.PARAGRAPH, "hai")
    builder.page_break()
    parsed = builder.build()
    assert parsed.page_starts == (0, 4, 7)
    assert parsed.text[4:] == "hai"


def test_tables_are_rows_with_a_header_that_may_span_rows() -> None:
    builder = TextBuilder("t")
    builder.add_table(
        [["Chỉ tiêu", "Năm", ""], ["", "2021", "2022"], ["", "", ""], ["GRDP", "6,7\n%", "9,5"]]
    )
    builder.add_table([["a", "b"], ["c", "d"]])
    parsed = builder.build()
    assert parsed.text.split("\n") == [
        "Chỉ tiêu | Năm",
        "| 2021 | 2022",
        "GRDP | 6,7 % | 9,5",
        "a | b",
        "c | d",
    ]
    assert [block.kind.value for block in parsed.blocks] == [
        "table_header", "table_header", "table_row", "table_header", "table_row"
    ]  # fmt: skip
    assert [block.table for block in parsed.blocks] == [1, 1, 1, 2, 2]


@given(_LINES)
def test_blocks_cover_the_text_in_order_and_the_text_is_nfc(lines: list[str]) -> None:
    builder = TextBuilder("t")
    for line in lines:
        builder.add(BlockKind.PARAGRAPH, line)
    parsed = builder.build(paged=True)
    assert parsed.text == "\n".join(parsed.text_of(block) for block in parsed.blocks)
    assert all(parsed.text_of(block).strip() for block in parsed.blocks)
    assert unicodedata.is_normalized("NFC", parsed.text)
    assert list(parsed.page_starts) == sorted(parsed.page_starts)
    assert all(start <= len(parsed.text) for start in parsed.page_starts)
