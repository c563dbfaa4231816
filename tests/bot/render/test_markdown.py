from dataclasses import replace

from bot.render.markdown import paragraphs
from retrieval.domain.answer import Compared
from tests.bot import answers


def test_a_comparison_is_a_table_of_markdown() -> None:
    cells = (
        Compared("Thái Bình", "năm 2020", "10,5%", (1,)),
        Compared("Thái Bình", "năm 2021", "17,04%", (2,)),
        Compared("Hưng Yên", "năm 2020", "", ()),
        Compared("Hưng Yên", "năm 2021", "9|62%", (2,)),
    )
    shown = list(paragraphs(answers.answer(replace(answers.answered(), table=cells))))
    assert shown[1].splitlines() == [
        "|  | năm 2020 | năm 2021 |",
        "| --- | --- | --- |",
        "| Thái Bình | 10,5% \\[1\\] | 17,04% \\[2\\] |",
        "| Hưng Yên | – | 9\\|62% \\[2\\] |",
    ]
