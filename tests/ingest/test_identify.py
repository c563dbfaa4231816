from __future__ import annotations

from datetime import date

import pytest

from ingest.formats import parse
from ingest.identify import identify
from retrieval.domain.document import Document, DocumentNumber, DocumentStatus, HeaderPart
from retrieval.domain.span import Origin
from tests.ingest.files import DECISION

_RESOLUTION = """\
<jsontable name="bang_0"> </jsontable>

NGHỊ QUYẾT
VỀ CHƯƠNG TRÌNH GIÁM SÁT CỦA HỘI
ĐỒNG NHÂN DÂN TỈNH NĂM 2019
HỘI ĐỒNG NHÂN DÂN TỈNH HÒA AN
KHÓA X, KỲ HỌP THỨ NĂM
Căn cứ Nghị quyết số 46/2016/NQ-HĐND ngày 28 tháng 7 năm 2016 của
Hội đồng nhân dân tỉnh;
QUYẾT NGHỊ:
Điều 1. Thông qua Chương trình giám sát của Hội đồng nhân dân tỉnh, cụ
thể như sau:
1. Giám sát tại kỳ họp
Điều 2. Nghị quyết này đã được Hội đồng nhân dân tỉnh Hòa An khóa X, kỳ
họp thứ năm thông qua ngày 12 tháng 7 năm 2018./.
"""
_LETTER = """\
UBND TỈNH HÒA AN
SỞ CÔNG THƯƠNG
Số: 845/SCT-KHTC
V/v báo cáo tiến độ các cụm công nghiệp

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa An, ngày 03 tháng 5 năm 2021

Kính gửi: Ủy ban nhân dân các huyện

Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2021, Sở Công Thương đề nghị báo cáo tiến độ.

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC
Lê Thị Mai
"""


def _identify(text: str, name: str = "x.txt") -> tuple[Document, str]:
    parsed = parse(text.encode(), name)
    return identify(parsed, name), parsed.text


def test_a_decision_is_read_from_its_frame() -> None:
    document, text = _identify(DECISION)
    assert document.number == DocumentNumber("27", 2022, "QĐ", "UBND")
    assert document.kind == "Quyết định"
    assert document.issuer == "ỦY BAN NHÂN DÂN TỈNH HÒA AN"
    assert document.issued_on == date(2022, 8, 5)
    assert document.subject == "Về việc ban hành Quy định quản lý bến xe trên địa bàn tỉnh"
    assert document.signer == "Trần Văn Bình"
    assert document.place == "Hòa An"
    assert document.status is DocumentStatus.IN_FORCE
    spans = {part: source.span for part, source in document.sources.items()}
    assert set(spans) == set(HeaderPart)
    assert spans[HeaderPart.NUMBER].of(text) == "27/2022/QĐ-UBND"
    assert spans[HeaderPart.DATE].of(text) == "ngày 05 tháng 8 năm 2022"
    assert spans[HeaderPart.PLACE].of(text) == "HÒA AN"
    assert spans[HeaderPart.SIGNER].of(text) == "Trần Văn Bình"


def test_a_resolution_that_lost_its_header() -> None:
    document, text = _identify(_RESOLUTION, "05-2018-nq-hđnd.md")
    assert document.number == DocumentNumber("5", 2018, "NQ", "HĐND")
    assert document.sources[HeaderPart.NUMBER].origin is Origin.FILENAME
    assert document.sources[HeaderPart.NUMBER].span is None
    assert document.subject == "VỀ CHƯƠNG TRÌNH GIÁM SÁT CỦA HỘI ĐỒNG NHÂN DÂN TỈNH NĂM 2019"
    assert document.issuer == "HỘI ĐỒNG NHÂN DÂN TỈNH HÒA AN"
    assert document.place == "Hòa An"
    assert document.issued_on == date(2018, 7, 12)
    assert document.sources[HeaderPart.DATE].span.of(text) == "ngày 12 tháng 7 năm 2018"


def test_an_official_letter() -> None:
    document, _ = _identify(_LETTER)
    assert document.number is not None and document.number.written == "845/SCT-KHTC"
    assert document.kind == "Công văn"
    assert document.issuer == "SỞ CÔNG THƯƠNG"
    assert document.subject == "báo cáo tiến độ các cụm công nghiệp"
    assert document.place == "Hòa An"
    assert document.signer == "Lê Thị Mai"


@pytest.mark.parametrize(
    "signature",
    [
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n\n- Thường trực Tỉnh ủy; KT. CHỦ TỊCH\n\n- Như trên; (Đã ký)\n\n"
        "- UBND các huyện, thị xã; Phạm Văn Nam\n\n- Lưu: VT.",
        "Nơi nhận:\n\n- Các hội: " + "Hội Làm vườn tỉnh Hòa An, Hội Sinh vật cảnh, " * 5 + "Hội Câu cá;\n\n"
        "- Lưu: VT.\n\nKT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\nPhạm Văn Nam",
    ],
)
def test_the_signer_beside_or_behind_the_recipients(signature: str) -> None:
    document, text = _identify(_LETTER[: _LETTER.index("Nơi nhận")] + signature)
    assert document.signer == "Phạm Văn Nam"
    assert document.sources[HeaderPart.SIGNER].span.of(text) == "Phạm Văn Nam"


def test_a_party_document() -> None:
    text = (
        "TỈNH ỦY HÒA AN\n*\nSố 15-NQ/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\nHòa An, ngày 02 tháng 3 năm 2021\n\n"
        "NGHỊ QUYẾT\n\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\n\nvề phát triển công nghiệp\n\n"
        "I- TÌNH HÌNH\n\n1- Kết quả đạt được\n"
    )
    document, _ = _identify(text)
    assert document.number == DocumentNumber("15", None, "NQ", "TU")
    assert document.issuer == "TỈNH ỦY HÒA AN"
    assert document.place == "Hòa An"
    assert document.subject == "CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH về phát triển công nghiệp"


def test_the_title_line_decides_the_kind_not_the_code() -> None:
    document, _ = _identify(DECISION.replace("QUYẾT ĐỊNH\n", "QUY ĐỊNH\n", 1))
    assert document.kind == "Quy định"


def test_a_blank_number_is_filled_from_the_file_name_only_when_the_years_agree() -> None:
    blank = DECISION.replace("Số: 27/2022", "Số:      /2022")
    filled, _ = _identify(blank, "QĐ 27.2022.txt")
    assert filled.number == DocumentNumber("27", 2022, "QĐ", "UBND")
    assert filled.sources[HeaderPart.NUMBER].origin is Origin.FILENAME
    other, _ = _identify(blank, "QĐ 27.2019.txt")
    assert other.number != DocumentNumber("27", 2022, "QĐ", "UBND")
    none, _ = _identify(blank, "x.txt")
    assert none.number is None


def test_numbers_cited_in_the_body_are_never_the_documents_own() -> None:
    document, _ = _identify(DECISION.replace("Số: 27/2022/QĐ-UBND\n", ""))
    assert document.number is None


def test_the_annex_note_confirms_the_number_of_the_file_name() -> None:
    note = "\nDANH MỤC\n(Kèm theo Nghị quyết số 17/NQ-HĐND ngày 13 tháng 7 năm 2018)\n1. Đường A\n"
    text = _RESOLUTION.replace(" thông qua ngày 12 tháng 7 năm 2018", " thông qua") + note
    document, stored = _identify(text, "17-nq-hđnd.md")
    assert document.sources[HeaderPart.NUMBER].span.of(stored) == "17/NQ-HĐND"
    assert document.issued_on == date(2018, 7, 13)
    other, _ = _identify(text, "18-nq-hđnd.md")
    assert other.sources[HeaderPart.NUMBER].origin is Origin.FILENAME
    assert other.issued_on is None


def test_a_news_item_has_a_headline_and_nothing_else() -> None:
    text = "Sầu riêng tăng giá\n\nNgày 12/3/2021, theo Quyết định số 12/QĐ-UBND giá tăng 5%.\n"
    document, _ = _identify(text)
    assert document.subject == "Sầu riêng tăng giá"
    assert (document.number, document.kind, document.issuer, document.issued_on) == (None, None, None, None)
    dated, _ = _identify(text.replace("\n\n", "\nNgày đăng: 13/3/2021\n", 1))
    assert dated.issued_on == date(2021, 3, 13)


def test_a_chatbots_apology_is_not_the_document_its_file_is_named_after() -> None:
    document, _ = _identify(
        "Sorry, I can't provide the whole text of these pages. Please specify a range of pages. " * 2,
        "QĐ 35.2025.md",
    )
    assert document.number is None


def test_a_long_first_paragraph_gives_a_short_subject() -> None:
    document, text = _identify("Ngày mưa lớn gây ngập nhiều nơi trên địa bàn tỉnh " * 20)
    assert document.subject is not None and len(document.subject) <= 200
    assert document.sources[HeaderPart.SUBJECT].span.of(text) == document.subject


def test_a_draft() -> None:
    document, _ = _identify("DỰ THẢO\n\n" + DECISION)
    assert document.status is DocumentStatus.DRAFT
