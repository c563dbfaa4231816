"""Which kind of answer a question asks for."""

import pytest
from hypothesis import given

from retrieval.domain.figure import Measure
from retrieval.domain.query import DocumentQuery, Facet, FigureQuery, OpenQuery, StatusAsked, Wanted
from retrieval.language.intents import classify, document_question
from retrieval.language.kinds import kind_of_code
from retrieval.language.reading import read
from retrieval.language.text import fold
from tests.retrieval.language.texts import TODAY, texts

CHANGES = {Measure.GROWTH_PCT, Measure.CHANGE_PP, Measure.CHANGE_ABS, Measure.MULTIPLE}


def _query(question):
    return classify(read(question, TODAY))


@pytest.mark.parametrize(
    "question",
    [
        "GRDP năm 2023 tăng bao nhiêu %?",
        "Có mấy xã đạt chuẩn nông thôn mới?",
        "Tỷ lệ hộ nghèo năm 2022",
        "chỉ số PCI xếp thứ hạng ra sao",
        "tổng thu nsnn 2023",
        "GRDP Bình Thuận 2018 tăng bn, KH đề ra bn?",
        "Mục tiêu GRDP/người của Hà Nội cho năm 2019?",
        "Khu vực nông lâm thủy sản năm 2021 tăng trưởng ra sao?",
        "Cho biết chỉ tiêu GRDP bình quân đầu người đến năm 2025.",
        "Hạn mức giao đất ở xã miền núi?",
        "Cán bộ trực được bồi dưỡng mỗi ngày bao nhiêu?",
    ],
)
def test_questions_of_figures(question):
    assert isinstance(_query(question), FigureQuery)
    assert isinstance(_query(fold(question)), FigureQuery)


@pytest.mark.parametrize(
    ("question", "kind", "facet"),
    [
        ("Nghị quyết 21/2023/NQ-HĐND quy định việc gì?", "Nghị quyết", Facet.CONTENT),
        ("02 ctr tu", "Chương trình", Facet.CONTENT),
        ("cho toi xem nghi quyet so 5 nam 2021", "Nghị quyết", Facet.CONTENT),
        ("tìm giúp quyết định 88/QĐ-UBND", "Quyết định", Facet.CONTENT),
        ("Quyết định 88/QĐ-UBND ai ký?", "Quyết định", Facet.SIGNER),
        ("Quyết định 88/QĐ-UBND ban hành ngày nào?", "Quyết định", Facet.DATE),
        ("Nghị quyết 21/2023/NQ-HĐND của tỉnh nào?", "Nghị quyết", Facet.ISSUER),
        ("văn bản 915 nói gì", None, Facet.CONTENT),
        ("qd 88/2021 ban hanh cai gi vay", "Quyết định", Facet.CONTENT),
        ("muc thu phi cho giao tai nq so nao", "Nghị quyết", Facet.NUMBER),
        ("chu tich hdnd tinh ky nq thang 6/2025 ve phi cho la ai?", "Nghị quyết", Facet.SIGNER),
        ("Hướng dẫn 7-HD/VPTU của Văn phòng Tỉnh ủy nói về chuyện gì?", "Hướng dẫn", Facet.CONTENT),
        ("Nghị quyết nào quy định học phí?", "Nghị quyết", Facet.NUMBER),
        ("kh nào về chuyển đổi số, số hiệu gì", "Kế hoạch", Facet.NUMBER),
        ("Ai ký QĐ 88/QĐ-UBND về mô hình quản lý bến xe khách liên tỉnh?", "Quyết định", Facet.SIGNER),
        ("nghi dinh 42/2012 ve quan ly su dung dat trong lua ai ky", "Nghị định", Facet.SIGNER),
        ("giam doc so gtvt ky to trinh 31/TTr-SGTVT ve tuyen xe buyt la ai", "Tờ trình", Facet.SIGNER),
        ("Lãnh đạo nào của UBND tỉnh ký công văn gia hạn đại hội?", "Công văn", Facet.SIGNER),
        ("tờ trình 31/TTr-SGTVT về tuyến xe buýt Đồng Xoài ra ngày nào", "Tờ trình", Facet.DATE),
        ("Chỉ thị 9 về nuôi trồng thủy sản cấp huyện ban hành hôm nào?", "Chỉ thị", Facet.DATE),
        ("nghị quyết sửa NQ 30/2016 về nuôi bò sữa của tỉnh là số nào", "Nghị quyết", Facet.NUMBER),
        ("Đề nghị tìm giúp quyết định của UBND tỉnh năm 2010 về quản lý bến xe", "Quyết định", Facet.CONTENT),
        ("cho xem nghị quyết hỗ trợ nuôi bò sữa", "Nghị quyết", Facet.CONTENT),
        ("nghi quyet ho tro nuoi bo sua binh phuoc", "Nghị quyết", Facet.CONTENT),
        ("gửi em chỉ thị phòng chống cháy rừng 2019", "Chỉ thị", Facet.CONTENT),
        ("QĐ 15/2010 của Hà Nội về đại lý Internet ký ngày bao nhiêu?", "Quyết định", Facet.DATE),
        ("NQ 11/2017/NQ-HĐND Bắc Giang chạy từ ngày nào?", "Nghị quyết", Facet.EFFECT),
        ("Kết luận thanh tra về bến xe mang số mấy?", "Kết luận thanh tra", Facet.NUMBER),
        ("QĐ 24/2025 của Hà Nội quy định về sở nào đấy?", "Quyết định", Facet.CONTENT),
        ("văn bản của HĐND bỏ bộ tiêu thức do cơ quan nào quản lý, số mấy?", None, Facet.NUMBER),
        ("Nghị quyết 11/2017 của Bắc Giang sửa văn bản nào?", "Nghị quyết", Facet.CHANGES),
    ],
)
def test_questions_of_documents(question, kind, facet):
    query = _query(question)
    assert isinstance(query, DocumentQuery)
    named = kind_of_code(query.kind or "") or query.kind
    assert (named, query.facet) == (kind, facet)


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Ai là người chủ trì Chương trình OCOP?", Wanted.PERSON),
        ("Khi nào bắt đầu thu phí?", Wanted.DATE),
        ("Đội bóng tập trung từ ngày mấy để chuẩn bị giải 2026?", Wanted.DATE),
        ("ngày cài đặt phần mềm trên máy chủ của sở", Wanted.DATE),
        ("thời gian khai mạc lớp tập huấn", Wanted.DATE),
        ("cơ cấu tổ chức của Hội Khuyến học tỉnh", Wanted.LIST),
        ("6 người được tỉnh khen vì thành tích ở giải bơi là ai?", Wanted.LIST),
        ("Người được tỉnh khen vì thành tích ở giải bơi là ai?", Wanted.PERSON),
        ("Cơ quan nào chủ trì lập quy hoạch?", Wanted.ORGAN),
        ("Chính sách gồm những khoản hỗ trợ nào?", Wanted.LIST),
        ("Hộ cận nghèo có được vay vốn không?", Wanted.YES_NO),
        ("Khu phố thông minh là gì?", Wanted.DEFINITION),
        ("Điều kiện vay vốn", Wanted.LIST),
        ("Khu biệt thự chia làm mấy phân khu, tên là gì?", Wanted.LIST),
        ("Mấy chỉ tiêu quan trọng tỉnh đề ra cho năm 2019 là gì?", Wanted.LIST),
        ("Công trình hoàn thành được những hạng mục nào, mấy hạng mục gì?", Wanted.LIST),
        ("Được giảm mấy mức, mỗi mức bao nhiêu?", Wanted.LIST),
        ("Sở Y tế có trách nhiệm gì trong kỳ thi?", Wanted.LIST),
        ("Chương trình giám sát năm 2018: giám sát thường xuyên gồm những nội dung gì?", Wanted.LIST),
        ("NQ 13/2017 căn cứ vào luật nào?", Wanted.LIST),
        ("Giá giảm do mấy nguyên nhân, kể ra giúp", Wanted.LIST),
        ("Tỉnh xuất khẩu các mặt hàng chủ lực nào?", Wanted.LIST),
        ("Cảng thu ngân sách từ các mặt hàng gì?", Wanted.LIST),
        ("Sở có 2 đơn vị sự nghiệp công lập trực thuộc nào theo quyết định mới?", Wanted.LIST),
        ("Huyện sắp xếp 7 xã còn 3 đơn vị cấp xã tên gì?", Wanted.LIST),
        ("Ba đơn vị nhất nhì ba giải chạy của tỉnh?", Wanted.LIST),
        ("giai chay nhat nhi ba toan doan la don vi nao", Wanted.LIST),
        ("Ba chi cục nào của hải quan thu dưới 60% chỉ tiêu?", Wanted.LIST),
        ("cơ quan chủ trì đề tài trồng sâm", Wanted.ORGAN),
        ("Giám đốc Sở Giáo dục và Đào tạo tỉnh", Wanted.PERSON),
        ("Hành vi nào bị nghiêm cấm khi kê khai tài sản?", Wanted.LIST),
        ("Hội viên có quyền gì?", Wanted.LIST),
        ("Ai có thẩm quyền cấp phép?", Wanted.LIST),
        ("Miễn lệ phí đăng ký cư trú cho những đối tượng nào?", Wanted.LIST),
        ("Các vận động viên đoạt huy chương vàng là ai?", Wanted.LIST),
        ("CPI có mấy nhóm hàng giảm, gồm các nhóm nào?", Wanted.LIST),
        ("Vụ cháy có ai bị thương không?", Wanted.YES_NO),
        ("trước 2017 từng có năm nào lũ lớn vậy chưa", Wanted.YES_NO),
        ("phong trào thi đua cuối năm tên gì", Wanted.PASSAGE),
        ("Tổng GĐ PNJ tên gì?", Wanted.PERSON),
        ("bi thu huyen Duc Tho ten la gi", Wanted.PERSON),
        ("Sở nào chủ trì lập quy hoạch?", Wanted.ORGAN),
        ("Vị tướng nào khai mạc hội thao?", Wanted.PERSON),
        ("Theo QĐ 88/QĐ-UBND ai ký hợp đồng thuê bến xe với doanh nghiệp?", Wanted.PERSON),
        ("Nghị quyết quy định hỗ trợ nuôi bò sữa như thế nào?", Wanted.PASSAGE),
        ("Những doanh nghiệp dầu khí nào vào bảng xếp hạng năm 2018?", Wanted.LIST),
        ("Kể 10 sự kiện nổi bật của tỉnh do UBND công bố", Wanted.LIST),
        ("Vì sao bác sĩ xin nghỉ việc? Nêu các lý do", Wanted.LIST),
        ("Những chỉ tiêu điển hình được đại biểu đồng tình cao là gì?", Wanted.LIST),
        ("Ba khâu đột phá của nhiệm kỳ là gì?", Wanted.LIST),
        ("Từng chi cục thu nộp ngân sách được bao nhiêu?", Wanted.LIST),
        ("Người nghiện đang ở những đâu, mỗi nơi bao nhiêu?", Wanted.LIST),
        ("Thửa đất được chia mấy lớp, mỗi lớp thế nào?", Wanted.LIST),
        ("Loại án nào còn tăng, tăng bao nhiêu %?", Wanted.LIST),
        ("Mức lệ phí biển số cho từng loại xe?", Wanted.LIST),
        ("Giá các loại lúa tháng 11/2020 thế nào?", Wanted.LIST),
        ("Tỉnh kêu gọi đầu tư vào mấy lĩnh vực, lĩnh vực gì?", Wanted.LIST),
        ("Danh mục nghề truyền thống của tỉnh", Wanted.LIST),
        ("cho em xin tên các đồng chí trong ban chỉ đạo", Wanted.LIST),
        ("Dự án nào chậm tiến độ bị HĐND tỉnh nhắc tên?", Wanted.LIST),
        ("Dịch bệnh nào xuất hiện trên tôm nuôi?", Wanted.LIST),
        ("Vốn nước ngoài vào chế biến thực phẩm dồn vào dự án kiểu gì?", Wanted.LIST),
        ("Ngư dân đánh bắt trái phép bằng cách nào, dùng thứ gì?", Wanted.LIST),
        ("Đại biểu dẫn ra vấn đề gì đã giám sát mà vẫn chưa chuyển biến?", Wanted.LIST),
        ("Trục dự án có ba điểm nhấn là tỉnh nào?", Wanted.LIST),
        ("Ai, cơ quan nào dự buổi gặp mặt?", Wanted.LIST),
        ("HĐND giám sát thường xuyên những nội dung gì trong chương trình giám sát?", Wanted.LIST),
        ("Cuối năm phải làm xong những đề án, kế hoạch nào về du lịch?", Wanted.LIST),
        ("Lãnh đạo tỉnh nào dự lễ kỷ niệm?", Wanted.PERSON),
        ("Ông Lê Văn A giữ chức gì?", Wanted.PASSAGE),
    ],
)
def test_open_questions(question, wanted):
    query = _query(question)
    assert isinstance(query, OpenQuery)
    assert query.wanted is wanted


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        ("Thu nội địa đạt bao nhiêu % dự toán?", Measure.RATIO_TO_PLAN_PCT),
        ("GRDP tăng bao nhiêu?", Measure.GROWTH_PCT),
        ("Tốc độ tăng GRDP mỗi năm bao nhiêu?", Measure.GROWTH_PCT),
        ("Nông nghiệp chiếm bao nhiêu?", Measure.SHARE_PCT),
        ("Chỉ số PCI xếp hạng bao nhiêu?", Measure.RANK),
        ("Thu nội địa được bao nhiêu?", Measure.LEVEL),
        ("Thu nội địa ra sao so với kế hoạch?", Measure.RATIO_TO_PLAN_PCT),
        ("Xuất khẩu tăng hay giảm bao nhiêu?", Measure.GROWTH_PCT),
    ],
)
def test_what_is_asked_of_an_indicator(question, measure):
    query = _query(question)
    assert isinstance(query, FigureQuery)
    assert measure in query.measures


def test_a_change_may_be_said_in_any_of_its_measures():
    assert set(_query("Xuất khẩu tăng bao nhiêu?").measures) == CHANGES
    assert set(_query("Giá trị xuất khẩu biến động").measures) == CHANGES


def test_a_plain_percentage_may_be_any_measure():
    assert _query("Tỷ lệ hộ nghèo là bao nhiêu %?").measures == ()


@pytest.mark.parametrize(
    "question",
    [
        "Lễ hội bắt đầu từ ngày bao nhiêu?",
        "Họp lúc mấy giờ?",
        "Nộp hồ sơ trong bao lâu?",
        "Khởi công hôm nào?",
    ],
)
def test_when_is_no_figure(question):
    query = _query(question)
    assert isinstance(query, OpenQuery)
    assert query.wanted is Wanted.DATE


@pytest.mark.parametrize(
    "question",
    [
        "Quy định về đại lý do lãnh đạo nào ký ban hành?",
        "Chủ tịch ký quy định xét chọn đề tài tên gì?",
        "to trinh ve dieu le lien doan do ai ky",
    ],
)
def test_who_signed_is_asked_of_a_document(question):
    query = _query(question)
    assert isinstance(query, DocumentQuery)
    assert query.facet is Facet.SIGNER


def test_from_when_a_document_is_in_force_is_asked_of_the_document():
    query = _query("Quy định về phí chợ có hiệu lực từ ngày bao nhiêu?")
    assert isinstance(query, DocumentQuery)
    assert query.facet is Facet.EFFECT
    assert ("cho",) in [concept.full for concept in query.topic]


def test_dressmaking_asks_for_nothing():
    query = _query("Giá trị sản xuất dệt may năm 2021 tăng bao nhiêu?")
    assert isinstance(query, FigureQuery)
    assert set(query.measures) == CHANGES


def test_a_term_of_office_is_not_signed():
    assert isinstance(_query("Ai chủ trì kỳ họp thứ 4 về kế hoạch?"), OpenQuery)


def test_the_unit_that_is_counted():
    assert "xa" in {unit.split()[0] for unit in _query("có bao nhiêu xã về đích").units}
    assert _query("đạt mấy phần trăm").units == ("%",)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Kế hoạch thu nội địa năm 2024 là bao nhiêu?", StatusAsked.PLANNED),
        ("Thực hiện thu nội địa năm 2024 là bao nhiêu?", StatusAsked.REALISED),
        ("Thu nội địa năm 2024 là bao nhiêu?", StatusAsked.ANY),
        ("Thu nội địa thực hiện bao nhiêu, kế hoạch bao nhiêu?", StatusAsked.ANY),
    ],
)
def test_whether_the_plan_or_the_result_is_asked_for(question, status):
    assert _query(question).status is status


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("Thu nội địa đạt bao nhiêu % so với dự toán?", ["thu", "noi", "dia"]),
        ("Thu NSNN thực hiện được bao nhiêu?", ["thu", "ngan sach nha nuoc"]),
        ("kế hoạch là bao nhiêu?", ["ke", "hoach"]),
    ],
)
def test_the_indicator_is_the_topic_without_words_of_measuring(question, indicator):
    assert [" ".join(concept.full) for concept in _query(question).indicator] == indicator


@pytest.mark.parametrize(
    ("typed", "kind", "topic"),
    [
        ("phí thư viện", None, {"phi", "thu", "vien"}),
        ("nghị quyết về phí thư viện", "Nghị quyết", {"phi", "thu", "vien"}),
        ("kh nào về chuyển đổi số", "Kế hoạch", {"chuyen", "doi", "so"}),
        ("02 ctr tu", "Chương trình", set()),
    ],
)
def test_what_is_typed_into_a_look_up_asks_for_documents(typed, kind, topic):
    query = _query(document_question(typed))
    assert isinstance(query, DocumentQuery)
    assert query.kind == kind
    assert {term for concept in query.topic for term in concept.full} == topic


@given(texts)
def test_any_text_has_an_intent(text):
    assert _query(text).reading.written is not None
