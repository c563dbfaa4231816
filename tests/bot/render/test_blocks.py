from dataclasses import replace

from bot.render.blocks import Body, Calculation, Choices, Headline, Notice, Quote, Source, Understood, blocks
from retrieval.domain.answer import TableCell
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
