from dataclasses import replace

import pytest

from bot.render.terminal import printable, render, render_trace
from bot.render.wording import WRITING_ENDS
from retrieval.domain.answer import Answered, Compared, Role
from retrieval.domain.writing import WritingEnd, WritingTrace
from tests.bot import answers

ANSWERED = """\
17,04% (kế hoạch 15,8%)

Trích nguyên văn
  [1] “Giá trị sản xuất công nghiệp năm 2021 tăng 17,04%.”
  [2] Kế hoạch: “Kế hoạch năm 2021: tăng 15,8%.”

Nguồn
  [1] 03-BC/ĐGS · 30/09/2022 · trang 2 · Điều 2, khoản 1 · [0–50) · giam-sat/03.docx
  [2] 03-BC/ĐGS · 30/09/2022 · trang 2 · Điều 2, khoản 1 · bảng · [51–81) · giam-sat/03.docx

Tính thêm
  cao hơn kế hoạch 1,24 điểm % (17,04 − 15,8) [1][2]

Lưu ý
  • Văn bản là dự thảo.

Hiểu câu hỏi: GTSX = giá trị sản xuất · thời gian: năm 2021 · địa phương: tỉnh Thái Bình
"""

CLARIFY = """\
Có 2 văn bản phù hợp.

Văn bản nào?
  • 03-BC/ĐGS · 30/09/2022 · Kết quả giám sát · giam-sat/03.docx
  • 3/2021/BC-UBND · 30/09/2022 · khac/03.pdf

Hiểu câu hỏi: số văn bản: 03-BC/ĐGS
"""

NOT_FOUND = """\
Kho không có số liệu năm 2031.

Trong kho có
  • Có số liệu năm 2021.

Văn bản gần nhất
  • 03-BC/ĐGS · 30/09/2022 · Kết quả giám sát · giam-sat/03.docx
"""


def test_an_answer_shows_quotes_sources_and_what_was_computed() -> None:
    assert render(answers.answer(answers.answered())) == ANSWERED


def test_a_choice_lists_the_documents() -> None:
    assert render(answers.answer(answers.clarify(), answers.document_query())) == CLARIFY


def test_an_honest_no_names_what_exists() -> None:
    assert render(answers.answer(answers.not_found(), answers.open_query())) == NOT_FOUND


def test_colour_adds_no_words() -> None:
    answer = answers.answer(answers.answered())
    coloured = render(answer, colour=True)
    assert coloured.startswith("\x1b[1m17,04%")
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == render(answer)


def test_a_stretch_that_proves_two_things_is_quoted_once() -> None:
    twice = (
        answers.citation(1, answers.ACTUAL, Role.ANSWER),
        answers.citation(2, answers.ACTUAL, Role.ACTUAL),
    )
    shown = render(answers.answer(replace(answers.answered(), citations=twice, text=answers.ACTUAL)))
    assert shown.count("“Giá trị") == 1
    assert "  [1][2] “Giá trị" in shown
    assert "  [1][2] 03-BC/ĐGS · 30/09/2022 · trang 2 · Điều 2, khoản 1 · [0–50) ·" in shown


def test_text_that_says_more_than_the_quotes_is_shown() -> None:
    answered: Answered = replace(answers.answered(), text="Theo báo cáo:\n17,04%.")
    assert "\n\nTheo báo cáo:\n17,04%.\n\n" in render(answers.answer(answered))


@pytest.mark.parametrize(
    ("stored", "title"),
    [
        (answers.stored(number=None), "Kết quả giám sát"),
        (answers.stored(number=None, subject=None), "Báo cáo"),
        (answers.stored(number=None, subject=None, kind=None), "03.docx"),
    ],
)
def test_a_document_without_number_has_a_name_all_the_same(stored: object, title: str) -> None:
    outcome = replace(answers.clarify(), candidates=(stored,))
    assert f"  • {title} · 30/09/2022 · giam-sat/03.docx" in render(answers.answer(outcome))


def test_a_hostile_file_name_cannot_steer_the_terminal() -> None:
    name = "a\x1b[2J\r\n\u202etxt.\udcff.docx"
    shown = render(answers.answer(replace(answers.clarify(), candidates=(answers.stored(name),))))
    assert "a\ufffd[2J\ufffd \ufffdtxt.\ufffd.docx" in shown
    assert shown.encode("utf-8")


def test_printable_keeps_vietnamese_as_it_is() -> None:
    assert printable("Đề án số 02-CTr/TU – “phát triển”") == "Đề án số 02-CTr/TU – “phát triển”"


def test_the_trace_lists_times_and_candidates() -> None:
    assert render_trace(answers.answer(answers.answered()).trace) == (
        "Dấu vết xử lý\n"
        "  understand 0.5 ms · total 1.5 ms\n"
        "  tracuu-static-vi\n"
        "   1. 0.900  sparse=12.500  [0–50)  giam-sat/03.docx\n"
    )


def test_a_comparison_stands_in_columns() -> None:
    cells = (
        Compared("Thái Bình", "năm 2020", "10,5%", (1,)),
        Compared("Thái Bình", "năm 2021", "17,04%", (2,)),
        Compared("Hưng Yên", "năm 2020", "", ()),
        Compared("Hưng Yên", "năm 2021", "9,62%", (2,)),
    )
    shown = render(answers.answer(replace(answers.answered(), table=cells)))
    assert shown.split("\n\n")[1] == (
        "             năm 2020   năm 2021\n"
        "  Thái Bình  10,5% [1]  17,04% [2]\n"
        "  Hưng Yên   –          9,62% [2]"
    )


def test_the_trace_tells_what_became_of_a_models_sentences() -> None:
    writing = WritingTrace(
        "qwen2.5", "0a1b2c", WritingEnd.INCOMPLETE, 2, 1, 1, 5120, 80, ("Tăng 99%. — “99” không có",)
    )
    shown = render_trace(replace(answers.answer(answers.answered()).trace, writing=writing))
    assert "qwen2.5 · các câu còn lại không trả lời đủ · 2 câu giữ, 1 câu viết lại, 1 câu loại" in shown
    assert "gửi 5120 ký tự, nhận 80 ký tự" in shown
    assert "✗ Tăng 99%. — “99” không có" in shown


def test_every_end_has_words() -> None:
    assert set(WRITING_ENDS) == set(WritingEnd)
