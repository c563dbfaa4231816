from dataclasses import replace

from bot.render.blocks import (
    Body,
    Calculation,
    Cell,
    Choices,
    Headline,
    Notice,
    Quote,
    Source,
    Table,
    Understood,
    blocks,
)
from retrieval.domain.answer import Compared, TableCell
from tests.bot import answers


def test_blocks_come_in_reading_order() -> None:
    kinds = [type(block) for block in blocks(answers.answer(answers.answered()))]
    assert kinds == [Headline, Quote, Quote, Source, Source, Calculation, Notice, Understood]


def test_a_question_of_plain_words_needs_no_explanation() -> None:
    shown = blocks(answers.answer(answers.clarify(), answers.open_query()))
    assert [type(block) for block in shown] == [Headline, Choices]


def test_blocks_hold_the_words_unchanged() -> None:
    quotes = [block.text for block in blocks(answers.answer(answers.answered())) if isinstance(block, Quote)]
    assert quotes == [answers.ACTUAL, answers.PLAN]


def test_a_quote_that_holds_the_headline_is_not_said_twice() -> None:
    said = replace(answers.answered(), headline="tăng 17,04%", text=answers.ACTUAL)
    assert Body not in [type(block) for block in blocks(answers.answer(said))]


def test_a_source_names_the_cells_of_tables() -> None:
    answered = answers.answered()
    cells = (TableCell(2, 3, 4, "Kế hoạch"), TableCell(1, 7, 2, sheet="Biểu 1"))
    first = replace(answered.citations[0], cells=cells)
    shown = blocks(answers.answer(replace(answered, citations=(first,))))
    (source,) = [block for block in shown if isinstance(block, Source)]
    assert source.path.endswith("bảng 2 dòng 3 cột 4 (Kế hoạch), ô Biểu 1!B7")


def test_an_answer_that_a_model_worded_says_so() -> None:
    worded = replace(answers.answered(), text="Tăng 17,04% [1].", writer="llm:qwen2.5")
    shown = blocks(answers.answer(worded))
    assert Body("Tăng 17,04% [1].") in shown
    (notice,) = (block for block in shown if isinstance(block, Notice))
    assert notice.lines[0].startswith("Lời văn do mô hình qwen2.5 viết")
    assert notice.lines[1:] == worded.warnings


COMPARED = (
    Compared("Thái Bình", "năm 2020", "10,5%", (1,)),
    Compared("Thái Bình", "năm 2021", "17,04%", (2,)),
    Compared("Hưng Yên", "năm 2020", "", ()),
    Compared("Hưng Yên", "năm 2021", "9,62%", (1, 2)),
)


def test_a_comparison_is_a_table_instead_of_text() -> None:
    shown = blocks(answers.answer(replace(answers.answered(), text="Dòng [1].", table=COMPARED)))
    assert Body not in [type(block) for block in shown]
    assert shown[1] == Table(
        ("năm 2020", "năm 2021"),
        (
            ("Thái Bình", (Cell("10,5%", (1,)), Cell("17,04%", (2,)))),
            ("Hưng Yên", (Cell("–", ()), Cell("9,62%", (1, 2)))),
        ),
    )


def test_a_comparison_of_one_kind_needs_no_column_names() -> None:
    cells = tuple(replace(cell, column="") for cell in COMPARED[1::2])
    shown = blocks(answers.answer(replace(answers.answered(), table=cells)))
    assert shown[1] == Table(
        (), (("Thái Bình", (Cell("17,04%", (2,)),)), ("Hưng Yên", (Cell("9,62%", (1, 2)),)))
    )
