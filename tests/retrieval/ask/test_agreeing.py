"""What the archive states more than once: the answer shows where else, without saying more."""

from retrieval.domain.answer import Answered, Role
from retrieval.domain.relation import RelationKind
from tests.fakes.archive import Paper
from tests.retrieval.ask import papers
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered

REVIEW = Paper(
    file="giam-sat/nong-nghiep.txt",
    subject="Giám sát sản xuất nông nghiệp tỉnh Bình Thuận",
    text="""
    Giám sát sản xuất nông nghiệp tỉnh Bình Thuận

    Sản lượng lúa năm 2021 ước đạt 812.000 tấn. Sản lượng ngô năm 2021 đạt 812.000 tấn.
    """,
)


def also(outcome: Answered) -> list[str]:
    return [citation.quote for citation in outcome.citations if citation.role is Role.ALSO]


def test_a_figure_is_shown_where_another_document_states_it_too(archive: Opening) -> None:
    outcome = answered(archive(papers.REPORT, REVIEW).ask("sản lượng lúa Bình Thuận năm 2021 bao nhiêu?"))
    assert outcome.headline == "ước 812.000 tấn"
    assert outcome.citations[0].stored.id != outcome.citations[1].stored.id
    assert also(outcome) == ["Sản lượng lúa năm 2021 ước đạt 812.000 tấn."]


def test_copies_of_a_document_do_not_agree(archive: Opening) -> None:
    copy = Paper(**{**vars(papers.REPORT), "file": "bao-cao/ban-sao.txt"})
    outcome = answered(archive(papers.REPORT, copy).ask("sản lượng lúa Bình Thuận năm 2021 bao nhiêu?"))
    assert not also(outcome)


def test_a_name_is_shown_where_it_is_told_again(archive: Opening) -> None:
    news = Paper(
        file="tin.txt",
        subject="Gặp mặt cán bộ nghỉ hưu",
        text="""
        Gặp mặt cán bộ nghỉ hưu

        Phó Giám đốc Sở Xây dựng Võ Thanh Hòa nghỉ hưu từ tháng 4.

        Ông Nguyễn Văn An thay mặt Sở Nội vụ chúc mừng.

        Quyết định nghỉ hưu được trao cho Phó Giám đốc Sở Xây dựng Võ Thanh Hòa.
        """,
    )
    outcome = answered(archive(news).ask("Phó Giám đốc Sở Xây dựng nghỉ hưu là ai?"))
    assert outcome.headline == "Võ Thanh Hòa"
    assert len(also(outcome)) == 1
    assert "Võ Thanh Hòa" in also(outcome)[0]


def test_what_a_title_revokes_is_shown_in_the_article_that_revokes_it(archive: Opening) -> None:
    revoking = Paper(
        file="04-2025.txt",
        number="04/2025/QĐ-UBND",
        kind="Quyết định",
        subject="Bãi bỏ Quyết định số 21/2012/QĐ-UBND",
        text="""
        Số: 04/2025/QĐ-UBND
        QUYẾT ĐỊNH
        Bãi bỏ Quyết định số 21/2012/QĐ-UBND

        Căn cứ Quyết định số 21/2012/QĐ-UBND ngày 14 tháng 8 năm 2012;

        Điều 1. Bãi bỏ toàn bộ văn bản sau:

        1. Quyết định số 21/2012/QĐ-UBND ngày 14 tháng 8 năm 2012.
        """,
        deeds={"21/2012/QĐ-UBND": RelationKind.REVOKES},
    )
    outcome = answered(archive(revoking).ask("QĐ 04/2025/QĐ-UBND bãi bỏ quyết định nào?"))
    assert outcome.headline == "Quyết định 21/2012/QĐ-UBND"
    assert also(outcome) == ["1. Quyết định số 21/2012/QĐ-UBND ngày 14 tháng 8 năm 2012."]
