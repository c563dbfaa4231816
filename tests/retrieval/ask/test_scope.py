"""What an asker may not read does not exist for them: not found, not counted, not named."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.domain.answer import Answer, Answered, Reason
from tests.fakes.archive import Paper, TextArchive, open_archive, timeless
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, choices, not_found

OPEN = Paper(
    file="mo/bao-cao.txt",
    collection="mở",
    number="5/BC-UBND",
    kind="Báo cáo",
    subject="Kinh tế năm 2022 tỉnh Bình Thuận",
    text="""
    Số: 5/BC-UBND
    Kinh tế năm 2022 tỉnh Bình Thuận

    Năm 2022, giá trị xuất khẩu đạt 812,5 triệu USD.
    """,
)
CLOSED = Paper(
    file="kin/bao-cao.txt",
    collection="kín",
    number="6/BC-UBND",
    kind="Báo cáo",
    subject="Kinh tế năm 2023 tỉnh Bình Thuận",
    signer="Trần Văn Lộc",
    text="""
    Số: 6/BC-UBND
    Kinh tế năm 2023 tỉnh Bình Thuận, Trần Văn Lộc

    Năm 2023, giá trị xuất khẩu đạt 999,9 triệu USD. Quyết định 88/QĐ-UBND giao bà Lê Thị Hoa làm trưởng \
đoàn giám sát.

    Năm 2022, kế hoạch giá trị xuất khẩu là 77.531 triệu USD.
    """,
)
SECRETS = ("999,9", "77.531", "88/QĐ-UBND giao", "Lê Thị Hoa", "kin/", CLOSED.id, "Trần Văn Lộc")
QUESTIONS = [
    "Giá trị xuất khẩu tỉnh Bình Thuận năm 2023 đạt bao nhiêu?",
    "Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 đạt bao nhiêu?",
    "Giá trị xuất khẩu tỉnh Bình Thuận năm 2021 đạt bao nhiêu?",
    "Báo cáo 6/BC-UBND nội dung gì?",
    "Báo cáo số 6 do ai ký?",
    "Báo cáo nào về kinh tế năm 2023 tỉnh Bình Thuận?",
    "Quyết định 88/QĐ-UBND nội dung gì?",
    "Ai làm trưởng đoàn giám sát?",
    "Theo Báo cáo 6/BC-UBND, ai làm trưởng đoàn giám sát?",
    "Giá trị xuất khẩu năm 2023 theo Báo cáo 6/BC-UBND là bao nhiêu?",
]


def everything_of(answer: Answer) -> str:
    """All that leaves: the JSON and the trace."""
    return json.dumps(timeless(answer), ensure_ascii=False) + repr(answer.trace.candidates)


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_outside_the_scope_leaks(archive: Opening, question: str) -> None:
    answer = archive(OPEN, CLOSED).ask(question, scope=["mở"])
    said = everything_of(answer).replace(json.dumps(question, ensure_ascii=False), "")
    for secret in SECRETS:
        assert secret not in said


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_forbidden_document_is_one_that_does_not_exist(archive: Opening, question: str) -> None:
    hidden = archive(OPEN, CLOSED).ask(question, scope=["mở"])
    absent = archive(OPEN).ask(question, scope=["mở"])
    assert timeless(hidden) == timeless(absent)
    assert [c.passage_id for c in hidden.trace.candidates] == [c.passage_id for c in absent.trace.candidates]


def test_the_closed_collection_does_hold_the_answers(archive: Opening) -> None:
    opened = archive(OPEN, CLOSED)
    assert "999,9" in answered(opened.ask(QUESTIONS[0], scope=["kín"])).headline
    assert "kế hoạch 77.531" in answered(opened.ask(QUESTIONS[1])).headline
    assert "kế hoạch" not in answered(opened.ask(QUESTIONS[1], scope=["mở"])).headline
    missing = opened.ask(QUESTIONS[2])
    assert "năm 2023" in str(not_found(missing, Reason.NO_FIGURE).nearby)


def test_candidates_are_of_the_scope(archive: Opening) -> None:
    twin = Paper(
        **{**vars(CLOSED), "file": "mo/6.txt", "collection": "mở", "text": "6/BC-UBND", "kind": None}
    )
    other = Paper(**{**vars(OPEN), "number": "6/BC-SCT", "text": "6/BC-SCT", "file": "mo/khac.txt"})
    opened = archive(CLOSED, twin, other)
    assert choices(opened.ask("Văn bản số 6/BC nội dung gì?", scope=["mở"])) == ["mo/6.txt", "mo/khac.txt"]


@pytest.mark.parametrize("question", ["Giá trị xuất khẩu năm 2022?", "Báo cáo 5/BC-UBND", "", "Ai ký?"])
def test_an_empty_scope_is_forbidden(archive: Opening, question: str) -> None:
    answer = archive(OPEN, CLOSED).ask(question, scope=[])
    outcome = not_found(answer, Reason.FORBIDDEN)
    assert (outcome.nearby, outcome.candidates, answer.trace.candidates) == ((), (), ())
    assert timeless(answer) == timeless(archive().ask(question, scope=[]))


def test_an_unknown_collection_holds_nothing(archive: Opening) -> None:
    answer = archive(OPEN).ask(QUESTIONS[1], scope=["không có"])
    not_found(answer, Reason.NO_FIGURE)
    assert answer.trace.candidates == ()


def test_a_follow_up_in_a_narrower_scope_reads_nothing_of_the_wider(archive: Opening) -> None:
    opened = archive(OPEN, CLOSED)
    answered(opened.ask(QUESTIONS[0], conversation="c"))
    answer = opened.ask("còn năm 2024?", scope=["mở"], conversation="c")
    for secret in SECRETS:
        assert secret not in everything_of(answer)


@pytest.fixture(scope="module")
def both() -> Iterator[TextArchive]:
    opened = open_archive(OPEN, CLOSED)
    yield opened
    opened.close()


WORDS = """
    giá trị xuất khẩu kinh tế năm 2022 2023 báo cáo số 6 88/QĐ-UBND ai ký trưởng đoàn bao nhiêu kế hoạch
""".split()


@given(words=st.lists(st.sampled_from(WORDS), max_size=10))
def test_no_question_reaches_beyond_the_scope(both: TextArchive, words: list[str]) -> None:
    answer = both.ask(" ".join(words), scope=["mở"])
    assert all(candidate.document_id == OPEN.id for candidate in answer.trace.candidates)
    if isinstance(answer.outcome, Answered):
        assert {citation.stored.id for citation in answer.outcome.citations} == {OPEN.id}
    else:
        assert all(stored.id == OPEN.id for stored in answer.outcome.candidates)
