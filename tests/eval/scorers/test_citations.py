"""Citation correctness and ALCE recall and precision."""

from eval.cases import Evidence
from eval.scorers.citations import citation_correct, citation_precision, citation_recall
from tests.eval.archive import FILES, FakeTexts, answer, cite, figure_case, good_answer

TEXTS = FakeTexts()


def test_an_overlapping_quote_of_the_right_file_is_correct():
    assert citation_correct(figure_case(), good_answer(), TEXTS)
    assert citation_correct(figure_case(), answer("", "", cite("d1", "17,04%")), TEXTS)


def test_the_same_words_in_another_file_are_not():
    assert not citation_correct(figure_case(), answer("17,04%", "", cite("d3", "tăng 17,04%")), TEXTS)


def test_a_linked_copy_counts():
    copies = FakeTexts(copies=frozenset({"d1", "d3"}))
    assert citation_correct(figure_case(), answer("17,04%", "", cite("d3", "tăng 17,04%")), copies)


def test_another_place_of_the_right_file_is_not():
    assert not citation_correct(figure_case(), answer("", "", cite("d1", "96.200 tỷ đồng")), TEXTS)


def test_where_the_span_is_not_in_the_text_the_file_decides():
    case = figure_case(evidence=(Evidence(FILES["d1"], "chữ không có"),))
    assert citation_correct(case, answer("", "", cite("d1", "96.200 tỷ đồng")), TEXTS)
    assert not citation_correct(case, answer("", "", cite("d2", "65 tạ/ha")), TEXTS)


def test_a_shuffled_citation_is_caught():
    right, other = cite("d1", "tăng 17,04%"), cite("d2", "65 tạ/ha", marker=2)
    right["document"], other["document"] = other["document"], right["document"]
    assert not citation_correct(figure_case(), answer("17,04%", "", right, other), TEXTS)


def test_recall_counts_the_statements_that_their_quotes_carry():
    growth, rice = cite("d1", "tăng 17,04%"), cite("d2", "Sản lượng lúa đạt 1.200 tấn.", 2)
    text = "Công nghiệp tăng 17,04% [1]\nSản lượng lúa đạt 1.200 tấn [2]"
    assert citation_recall(answer("", text, growth, rice)) == 0.5
    swapped = text.replace("[1]", "[x]").replace("[2]", "[1]").replace("[x]", "[2]")
    assert citation_recall(answer("", swapped, growth, rice)) == 0.0
    assert citation_recall(answer()) is None


def test_a_statement_without_markers_is_held_against_all_quotes():
    given = answer("", "tăng 17,04%", cite("d1", "tăng 17,04%"), cite("d2", "65 tạ/ha", 2))
    assert citation_recall(given) == 1.0
    assert citation_precision(given) == 0.5


def test_a_citation_is_precise_when_the_statement_needs_it():
    given = answer(
        "",
        "tăng 17,04% đạt 96.200 tỷ đồng [1][2]",
        cite("d1", "tăng 17,04%"),
        cite("d1", "đạt 96.200 tỷ đồng", 2),
    )
    assert citation_recall(given) == citation_precision(given) == 1.0
    assert citation_precision(answer("17,04%")) is None


def test_a_citation_that_nothing_names_is_not_precise():
    given = answer("", "tăng 17,04% [1]", cite("d1", "tăng 17,04%"), cite("d3", "tăng 17,04%", 2))
    assert citation_precision(given) == 0.5
