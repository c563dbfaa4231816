from __future__ import annotations

import pytest

from ingest.formats import parse
from ingest.security import is_draft
from retrieval.domain.errors import RefusalReason
from tests.ingest.files import DECISION, docx, paragraph, part
from tests.ingest.refusals import refused


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT", "[MẬT]", "ĐỘ MẬT: TỐI MẬT"])
def test_a_secrecy_stamp_stops_the_file(mark: str) -> None:
    with refused(RefusalReason.CLASSIFIED):
        parse(DECISION.replace("QUYẾT ĐỊNH\n", f"{mark}\n\nQUYẾT ĐỊNH\n", 1).encode(), "x.txt")


def test_a_secrecy_stamp_in_a_running_header_stops_the_file() -> None:
    with refused(RefusalReason.CLASSIFIED):
        parse(docx(paragraph("Nội dung văn bản"), header1=part("hdr", paragraph("MẬT"))), "x.docx")


def test_the_word_in_running_text_does_not() -> None:
    parse(
        (
            DECISION + "\nĐiều 3. Việc bảo vệ bí mật nhà nước; tài liệu đóng dấu MẬT được quản lý riêng."
        ).encode(),
        "x.txt",
    )


@pytest.mark.parametrize("mark", ["DỰ THẢO", "Dự thảo lần 2", "(DỰ THẢO)", "DỰ THẢO 3"])
def test_drafts(mark: str) -> None:
    assert is_draft(parse(f"{mark}\n\n{DECISION}".encode(), "x.txt"))


def test_not_drafts() -> None:
    assert not is_draft(parse(DECISION.encode(), "x.txt"))
    assert not is_draft(parse(DECISION.replace("Về việc", "Dự thảo nghị quyết về việc").encode(), "x.txt"))
