"""What a statement does: it defines, gives a reason, allows or forbids."""

import pytest

from retrieval.language.statement_forms import allows_or_forbids, asks_why, defines, gives_reason
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
    assert asks_why(fold("Vì sao thu ngân sách giảm?"))
    assert asks_why(fold("Sao giá thuốc tăng?"))
    assert not asks_why(fold("Tiền sao y bản chính?"))
    assert gives_reason("Thu giảm do giá dầu giảm.")
    assert not gives_reason("Thu giảm 5%.")


def test_permissions() -> None:
    assert allows_or_forbids("Tiền thu được không được chia cho thành viên.")
    assert not allows_or_forbids("Hội họp mỗi năm một lần.")
