from datetime import date

import pytest

from retrieval.ask.understand import understand
from retrieval.domain.query import FigureQuery, Question, Scope
from retrieval.language.calendar_periods import year
from retrieval.ports import Turn

SCOPE = Scope.of(["chung"])
LAST = Turn("Giá trị xuất khẩu tỉnh Bình Thuận năm 2021 đạt bao nhiêu?", ("d1", "d2"))


def question(text: str) -> Question:
    return Question(text, SCOPE, date(2024, 3, 15))


def test_a_follow_up_stands_alone_and_leans_on_what_was_cited() -> None:
    understood = understand(question("còn năm 2022?"), LAST, None)
    assert understood.standalone == "Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 đạt bao nhiêu?"
    assert understood.documents == ("d1", "d2")
    assert isinstance(understood.query, FigureQuery)
    assert understood.query.reading.period == year(2022)


@pytest.mark.parametrize("last", [None, LAST])
def test_a_question_of_its_own_leans_on_nothing(last: Turn | None) -> None:
    text = "Sản lượng lúa tỉnh Nam Định năm 2020 là bao nhiêu tấn?"
    understood = understand(question(text), last, None)
    assert (understood.standalone, understood.documents) == (text, ())


def test_the_home_place_fills_in_and_never_overrules() -> None:
    plain = understand(question("Sản lượng lúa năm 2020?"), None, "Nam Định").query.reading
    named = understand(question("Sản lượng lúa tỉnh Cà Mau năm 2020?"), None, "Nam Định").query.reading
    assert plain.place is not None
    assert (plain.place.name, plain.place.folded) == ("Nam Định", "nam dinh")
    assert named.place is not None
    assert named.place.name == "Cà Mau"
    assert understand(question("Sản lượng lúa năm 2020?"), None, None).query.reading.place is None


def test_an_endless_question_is_cut() -> None:
    understood = understand(question("\n" * 5000 + "học sinh " * 5000), LAST, None)
    assert understood.standalone.startswith("học sinh")
    assert len(understood.standalone) <= 4000


def test_an_abbreviation_means_what_the_documents_define() -> None:
    asked: list[frozenset[str]] = []

    def define(keys: frozenset[str]) -> dict[str, str]:
        asked.append(keys)
        return {"vntt": "vùng nuôi tập trung"}

    reading = understand(question("VNTT tỉnh Nam Định có mấy ha?"), None, None, define).query.reading
    assert asked == [frozenset({"vntt"})]
    assert [(e.short, e.full) for e in reading.expansions] == [("VNTT", "vùng nuôi tập trung")]
    assert reading.text.startswith("vùng nuôi tập trung tỉnh")


def test_a_slip_is_corrected_and_told_and_the_word_as_typed_stays_a_form() -> None:
    reading = understand(question("giá trị xản xuất công nghiệp"), None, None).query.reading
    assert [(c.short, c.full) for c in reading.corrections] == [("xản", "sản")]
    assert "giá trị sản xuất công nghiệp" in reading.text
    assert ("xan",) in next(c.forms for c in reading.concepts if c.full == ("san",))
