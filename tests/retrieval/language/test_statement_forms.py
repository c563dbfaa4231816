"""What a statement does: it defines, gives a reason, allows or forbids."""

import pytest

from retrieval.language.statement_forms import (
    WHY,
    allows_or_forbids,
    defines,
    gives_reason,
    leads_recipients,
    negated,
    opposes,
    rules_on,
    says_passed,
    without_circumstance,
)
from retrieval.language.text import fold

TERM = ("co", "che", "mot", "cua")


@pytest.mark.parametrize(
    ("statement", "yes"),
    [
        ("2. Cơ chế một cửa là cách giải quyết công việc của tổ chức, cá nhân.", True),
        ("“Cơ chế một cửa” được hiểu là việc tiếp nhận tại một nơi.", True),
        ("Sở báo cáo về cơ chế một cửa là nhiệm vụ thường xuyên của từng đơn vị trực thuộc.", False),
        ("Thực hiện cơ chế một cửa.", False),
        ("Đầu mối là Văn phòng.", False),
    ],
)
def test_definitions(statement: str, yes: bool) -> None:
    assert defines(statement, TERM) is yes


def test_nothing_defines_no_term() -> None:
    assert not defines("Đây là văn phòng.", ())


def test_reasons() -> None:
    assert WHY.search(fold("Vì sao thu ngân sách giảm?"))
    assert WHY.search(fold("Sao giá thuốc tăng?"))
    assert not WHY.search(fold("Tiền sao y bản chính?"))
    assert not WHY.search(fold("Hội bị giải thể vì những lý do nào?"))
    assert gives_reason("Thu giảm do giá dầu giảm.")
    assert gives_reason("Nộp chậm do doanh nghiệp thiếu vốn.")
    assert not gives_reason("Thu giảm 5%.")
    assert not gives_reason("Kế hoạch vốn do Tỉnh quản lý và phân bổ.")


def test_permissions() -> None:
    assert allows_or_forbids("Tiền thu được không được chia cho thành viên.")
    assert not allows_or_forbids("Hội họp mỗi năm một lần.")


def test_what_is_negated() -> None:
    assert negated(fold("Quy định này không áp dụng đối với việc chưa được duyệt")) == {"ap", "duyet"}
    assert negated("trường hợp nào ko áp dụng quy định") == {"ap"}
    assert not negated(fold("Có được chia cho thành viên không?"))


def test_recipients_state_nothing() -> None:
    assert leads_recipients("Nơi nhận:")
    assert not leads_recipients("Nơi làm việc:")


@pytest.mark.parametrize(
    ("statement", "question", "yes"),
    [
        ("Kinh phí không được chia cho hội viên.", "Tiền có được chia cho hội viên không?", True),
        ("Các nhóm được chia theo vùng.", "Tiền có được chia cho hội viên không?", False),
        ("Chủ hộ phải nộp phí một lần.", "có phải nộp phí không", True),
        ("Chu ho khong phai nop phi.", "co phai nop phi k", True),
        ("Kinh phí không được chia cho ai.", "Tiền chia cho ai?", False),
    ],
)
def test_whether_the_deed_of_a_question_is_ruled_on(statement: str, question: str, yes: bool) -> None:
    assert rules_on(statement, question, accented=question != "co phai nop phi k") is yes


def test_what_rose_is_no_answer_to_what_fell() -> None:
    assert opposes("7 nhóm hàng tăng giá", "Những nhóm hàng nào giảm?")
    assert opposes("cao hơn bình quân của khối huyện", "huyện nào dưới bình quân?")
    assert opposes("7 nhóm hàng tăng giá", "Những nhóm hàng nào rớt giá?")
    assert not opposes("3 nhóm tăng, 4 nhóm giảm", "Những nhóm hàng nào giảm?")
    assert not opposes("7 nhóm hàng", "Những nhóm hàng nào giảm?")


def test_what_something_only_follows_is_left_out() -> None:
    told = without_circumstance("Sau khi công khai danh mục, xã lấy ý kiến bằng các hình thức sau:")
    assert told == "xã lấy ý kiến bằng các hình thức sau:"
    assert without_circumstance("Xã công khai danh mục:") == "Xã công khai danh mục:"


def test_what_passes_a_document() -> None:
    assert says_passed("Nghị quyết này đã được Hội đồng nhân dân tỉnh thông qua ngày 13/7/2017.")
    assert not says_passed("Đơn vị thu lệ phí: Sở Xây dựng.")
