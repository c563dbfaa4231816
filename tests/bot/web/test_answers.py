"""An answer on the page: every outcome, each figure beside its plan, each marker leading somewhere."""

from __future__ import annotations

from dataclasses import replace

from bot.web.answers import view
from retrieval.domain.answer import CitedScan, Compared
from retrieval.domain.span import Origin
from tests.bot import answers
from tests.bot.web import pages


def test_the_headline_figure_stands_beside_the_plan() -> None:
    shown = view(answers.answer(answers.answered()))
    assert [(tile.written, tile.status, tile.period) for tile in shown.tiles] == [
        ("17,04%", "thực hiện", "năm 2021"),
        ("15,8%", "kế hoạch", "năm 2021"),
    ]
    assert shown.is_short
    assert shown.outcome == "answered"


def test_every_marker_leads_to_the_exact_stretch() -> None:
    shown = view(answers.answer(answers.answered()))
    assert shown.links == {
        1: f"/van-ban/0123456789abcdef?tu=0&den={len(answers.ACTUAL)}#trich-dan",
        2: f"/van-ban/0123456789abcdef?tu={len(answers.ACTUAL) + 1}&den={len(answers.TEXT)}#trich-dan",
    }
    assert {marker for source in shown.sources for marker in source.markers} == set(shown.links)


def test_quotes_of_the_answer_come_before_those_around_it() -> None:
    shown = view(answers.answer(answers.answered()))
    assert [cited.quote.text for cited in shown.quotes] == [answers.ACTUAL]
    assert [(cited.quote.label, cited.quote.text) for cited in shown.context] == [("Kế hoạch", answers.PLAN)]


def test_a_copied_quote_carries_its_source() -> None:
    shown = view(answers.answer(answers.answered()))
    assert shown.quotes[0].copied == (
        f"“{answers.ACTUAL}” (theo Báo cáo số 03-BC/ĐGS ngày 30/09/2022, khoản 1 Điều 2, trang 2)"
    )


def test_the_other_outcomes_offer_documents() -> None:
    asked_back, nothing = view(answers.answer(answers.clarify())), view(answers.answer(answers.not_found()))
    assert (asked_back.outcome, len(asked_back.choices[0].documents)) == ("clarify", 2)
    assert (nothing.outcome, nothing.nearby) == ("not_found", ("Có số liệu năm 2021.",))
    assert not asked_back.tiles and not nothing.quotes


def test_sentences_that_a_model_worded_carry_their_markers_and_its_name() -> None:
    worded = replace(answers.answered(), text="Tăng 17,04% [1], cao hơn kế hoạch [2][9].", writer="llm:qwen3")
    shown = view(answers.answer(worded))
    assert [(piece.text, piece.marker) for piece in shown.body] == [
        ("Tăng 17,04% ", 1),
        (", cao hơn kế hoạch ", 2),
        ("", 9),
        (".", 0),
    ]
    assert "qwen3" in shown.warnings[0]


def test_a_comparison_is_a_table_whose_cells_lead_to_their_sources() -> None:
    compared = replace(
        answers.answered(),
        table=(
            Compared("Thái Bình", "năm 2021", "17,04%", (1,)),
            Compared("Thái Bình", "năm 2022", "15,8%", (2,)),
            Compared("Hưng Yên", "năm 2021", "", ()),
            Compared("Hưng Yên", "năm 2022", "9% <b>", (1, 2)),
        ),
    )
    shown = view(answers.answer(compared))
    assert not shown.is_short
    (table,) = pages.answer(shown).find_class("compared")
    assert [each.text_content() for each in table.xpath(".//th[@scope='col']")] == ["năm 2021", "năm 2022"]
    assert [each.text_content() for each in table.xpath(".//th[@scope='row']")] == ["Thái Bình", "Hưng Yên"]
    cells = [" ".join(each.text_content().split()) for each in table.xpath(".//tbody//td")]
    assert cells == ["17,04% 1", "15,8% 2", "–không tìm thấy", "9% <b> 12"]
    links = [each.get("href") for each in table.xpath(".//a[@data-source]")]
    assert links == [shown.links[marker] for marker in (1, 2, 1, 2)]


def test_a_comparison_of_one_kind_has_no_heads_over_its_columns() -> None:
    compared = replace(answers.answered(), table=(Compared("Thái Bình", "", "17,04%", (1,)),))
    (table,) = pages.answer(view(answers.answer(compared))).find_class("compared")
    assert not table.xpath(".//thead | .//td[@data-column]")


def test_figures_read_from_an_image_are_shown_with_the_picture_of_their_line() -> None:
    answered = answers.answered()
    doubtful = replace(answered.citations[0], scan=CitedScan(0.61, ("17,04%",), ("c" * 64,)))
    answered = replace(answered, citations=(doubtful,), figures=answered.figures[:1], computed=())
    shown = pages.answer(view(answers.answer(answered)))
    (scan,) = shown.find_class("scan")
    assert "17,04%" in scan.text_content()
    assert scan.xpath(".//img/@src") == [f"/van-ban/0123456789abcdef/dong/{'c' * 64}.png"]


def test_a_quote_from_a_file_name_leads_to_the_document_and_marks_nothing() -> None:
    answered = answers.answered()
    named = replace(answered.citations[0], origin=Origin.FILENAME, quote="giam-sat/03.docx")
    shown = view(answers.answer(replace(answered, citations=(named,))))
    assert shown.links == {1: "/van-ban/0123456789abcdef"}
