"""The one promise: nothing is said that is not shown, whatever is asked."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retrieval.domain.answer import Answered
from retrieval.language.text import fold
from tests.fakes.archive import Paper, TextArchive, open_archive
from tests.retrieval.ask import papers

ROOT = Path(__file__).parents[3]
PRODUCT = [
    path
    for room in ("retrieval", "ingest", "eval", "bot", "prompts")
    for path in sorted((ROOT / room).rglob("*.py"))
]

DAY = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
DOCUMENT_NUMBER = re.compile(r"\d+(?:/\d{4})?[/-][A-ZĐ]+[/-][A-ZĐ]+")
MARKER = re.compile(r"\[\d+\]")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")

PLAN = Paper(
    file="nghi-quyet/ke-hoach.txt",
    number="41/NQ-HĐND",
    kind="Nghị quyết",
    subject="Chỉ tiêu năm 2022 tỉnh Bình Thuận",
    text="""
    Số: 41/NQ-HĐND
    NGHỊ QUYẾT
    Chỉ tiêu năm 2022 tỉnh Bình Thuận

    Tỷ lệ hộ nghèo giảm từ 1,5% – 2%/năm. Sản lượng lúa năm 2022 phấn đấu đạt trên 830.000 tấn.

    Chỉ tiêu | Đơn vị | Kế hoạch năm 2022
    Số giường bệnh | giường | 3.210
    """,
)
WORDS = """
    giá trị sản xuất công nghiệp xây dựng tổng thu ngân sách dự toán sản lượng lúa doanh nghiệp hộ nghèo học
    sinh hỗ trợ hồ sơ nghị quyết quyết định báo cáo số 20 20/2021/NQ-HĐND 112/BC-UBND 77/QĐ-UBND 41 năm 2020
    2021 2022 6 tháng đầu năm Bình Thuận Nam Định kế hoạch thực hiện ước tăng giảm bao nhiêu % mấy ai ký ngày
    nào khi cơ quan gồm những gì là đạt bằng so với cùng kỳ còn thế trong đó nội dung quy định chủ trì
""".split()
QUESTIONS = (
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join).map(lambda text: f"{text}?")
    | st.sampled_from(
        [
            "Giá trị sản xuất công nghiệp Bình Thuận năm 2021 tăng bao nhiêu?",
            "Tổng thu ngân sách năm 2021 được bao nhiêu, bằng mấy % dự toán?",
            "Kế hoạch sản lượng lúa năm 2022 là bao nhiêu?",
            "Nghị quyết 20 do ai ký?",
            "Quyết định 77/QĐ-UBND nói gì?",
            "Hồ sơ hỗ trợ thẩm định trước ngày nào?",
            "Số giường bệnh năm 2022 là bao nhiêu?",
        ]
    )
    | st.text(max_size=60)
)


@pytest.fixture(scope="module")
def archive() -> Iterator[TextArchive]:
    """Four short documents."""
    opened = open_archive(*papers.ALL, PLAN)
    yield opened
    opened.close()


def unshown(said: str, quotes: str) -> set[str]:
    """Days, document numbers and figures of a text that no quote shows; written without the product."""
    said = MARKER.sub("", said)
    days = {day.group() for day in DAY.finditer(said) if not shows_day(day, quotes)}
    said = DAY.sub(" ", said)
    numbers = {n for n in DOCUMENT_NUMBER.findall(said) if n not in quotes}
    figures = set(FIGURE.findall(said)) - set(FIGURE.findall(quotes))
    return days | numbers | figures


def shows_day(day: re.Match[str], quotes: str) -> bool:
    number, month, year = (int(part) for part in day.groups())
    long = rf"ngày 0?{number} tháng 0?{month} năm {year}"
    return re.search(rf"{long}|(?<!\d)0?{number}/0?{month}/{year}", quotes) is not None


def check(archive: TextArchive, outcome: Answered) -> None:
    quotes = "\n".join(citation.quote for citation in outcome.citations)
    assert outcome.headline
    assert unshown(f"{outcome.headline}\n{outcome.text}", quotes) == set()
    for citation in outcome.citations:
        stored_text = archive.content.text(citation.stored.version.text_hash)
        assert citation.quote == stored_text[citation.span.start : citation.span.end]
    markers = [citation.marker for citation in outcome.citations]
    assert markers == list(range(1, len(markers) + 1))
    assert markers
    assert {figure.marker for figure in outcome.figures} <= set(markers)
    assert {operand for computed in outcome.computed for operand in computed.operands} <= set(markers)
    for figure in outcome.figures:
        assert figure.written in outcome.citations[figure.marker - 1].quote


@example(question="20/2021/NQ-HĐND 112/BC-UBND?", accented=True, talking=False)
@given(question=QUESTIONS, accented=st.booleans(), talking=st.booleans())
def test_whatever_is_said_is_shown(
    archive: TextArchive, question: str, accented: bool, talking: bool
) -> None:
    asked = question if accented else fold(question)
    answer = archive.ask(asked, conversation="một cuộc trò chuyện" if talking else None)
    if isinstance(answer.outcome, Answered):
        check(archive, answer.outcome)


@pytest.mark.parametrize(
    "question",
    [
        "Giá trị sản xuất công nghiệp Bình Thuận năm 2021 tăng bao nhiêu?",
        "Tổng thu ngân sách năm 2021 được bao nhiêu, bằng mấy % dự toán?",
        "Nghị quyết 20/2021/NQ-HĐND quy định gì?",
        "Quyết định 77/QĐ-UBND nói gì?",
        "Học sinh được hỗ trợ gồm những đối tượng nào?",
        "Số giường bệnh năm 2022 là bao nhiêu?",
    ],
)
@pytest.mark.parametrize("write", [str, fold], ids=["accented", "bare"])
def test_the_promise_is_kept_on_answers_not_on_silence(archive, question: str, write) -> None:
    outcome = archive.ask(write(question)).outcome
    assert isinstance(outcome, Answered)
    check(archive, outcome)


@pytest.mark.parametrize(
    ("said", "quotes", "missing"),
    [
        ("tăng 5%", "tăng 15%", {"5"}),
        ("tăng 15,8%", "tăng 15,8% so với 2020", set()),
        ("ngày 30/12/2020", "ngày 30 tháng 12 năm 2020", set()),
        ("ngày 30/12/2020", "ngày 3 tháng 12 năm 2020, 30", {"30/12/2020"}),
        ("77/QĐ-UBND", "số 77, QĐ-UBND", {"77/QĐ-UBND"}),
    ],
)
def test_the_check_of_the_promise_itself_sees(said: str, quotes: str, missing: set[str]) -> None:
    assert unshown(said, quotes) == missing


def builders_of_answers(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [path.relative_to(ROOT).as_posix() for node in ast.walk(tree) if _builds_answered(node)]


def _builds_answered(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        # Under another name it could be built unseen.
        return any(alias.name == "Answered" and alias.asname for alias in node.names)
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", None)
    return name == "Answered"


def test_only_verification_builds_answers() -> None:
    assert len(PRODUCT) > 50
    assert {name for path in PRODUCT for name in builders_of_answers(path)} == {"retrieval/ask/verify.py"}
