"""Enumerations: leads and items."""

import inspect
import itertools

import pytest
from hypothesis import given

from retrieval.language.enumerations import find_enumerations, head_of, title_of
from retrieval.language.item_marks import without_marker
from tests.retrieval.language.texts import texts

RESOLUTION = inspect.cleandoc("""
    Điều 2. Đối tượng được hỗ trợ gồm:
    a) Học sinh mồ côi;
    b) Học sinh khuyết tật, trong đó:
    - khuyết tật nặng;
    - khuyết tật nhẹ;
    c) Học sinh thuộc hộ nghèo.
    Điều 3. Sở Tài chính:
    1. Thẩm định hồ sơ.
    2. Cấp kinh phí.
    Nghị quyết này có hiệu lực từ ngày ký.
    - Như trên;
""")


def _found(text):
    return [
        (each.lead.of(text), [without_marker(item.of(text)) for item in each.items])
        for each in find_enumerations(text)
    ]


def test_items_of_one_class_belong_to_the_line_before_them():
    assert _found(RESOLUTION) == [
        (
            "Điều 2. Đối tượng được hỗ trợ gồm:",
            [
                "Học sinh mồ côi",
                "Học sinh khuyết tật, trong đó: - khuyết tật nặng; - khuyết tật nhẹ",
                "Học sinh thuộc hộ nghèo",
            ],
        ),
        ("b) Học sinh khuyết tật, trong đó:", ["khuyết tật nặng", "khuyết tật nhẹ"]),
        ("Điều 3. Sở Tài chính:", ["Thẩm định hồ sơ", "Cấp kinh phí"]),
    ]


def test_a_line_may_enumerate_by_itself():
    text = "Giải thể 03 hội gồm: Hội Làm vườn; Hội Lâm nghiệp; Hội Thủy sản."
    assert _found(text) == [("Giải thể 03 hội gồm:", ["Hội Làm vườn", "Hội Lâm nghiệp", "Hội Thủy sản"])]


def test_a_semicolon_may_end_what_commas_part():
    assert find_enumerations("Còn 3 xã, gồm: xã Bắc, xã Nam và xã Đông; cử tri đồng ý 96%.") == ()


@pytest.mark.parametrize("between", ["\n", " "])
def test_items_that_lost_their_markers_end_in_semicolons(between):
    text = (
        f"c) Công chức, bao gồm:{between}Công chức xã;\nCông chức được\nbiệt phái;\nViên chức.\nĐiều 2. Phí"
    )
    assert _found(text) == [
        ("c) Công chức, bao gồm:", ["Công chức xã", "Công chức được biệt phái", "Viên chức"])
    ]


@pytest.mark.parametrize(
    "text", ["Gồm:\nMột câu.\nHai câu.\nBa câu.", "Gồm:\nmột\nhai\nba", "Gồm: a;\nMục 1\n"]
)
def test_lines_after_a_colon_are_no_items_by_themselves(text):
    assert find_enumerations(text) == ()


def test_an_outer_list_holds_its_inner_ones():
    text = "I. NHIỆM VỤ\n1. Kinh tế\na) Công nghiệp;\nb) Nông nghiệp.\n2. Xã hội\nII. GIẢI PHÁP\n1. Vốn"
    assert _found(text) == [
        ("I. NHIỆM VỤ", ["Kinh tế a) Công nghiệp; b) Nông nghiệp", "Xã hội"]),
        ("1. Kinh tế", ["Công nghiệp", "Nông nghiệp"]),
    ]


@pytest.mark.parametrize("text", ["", "Một câu.", "Gồm:\na) một mục", "a) một\nb) hai", "Tỷ lệ: 5%"])
def test_fewer_than_two_items_enumerate_nothing(text):
    assert find_enumerations(text) == ()


@given(texts)
def test_enumerations_of_any_text_lie_in_it_in_order(text):
    for found in find_enumerations(text):
        spans = (found.lead, *found.items)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("item", "head"),
    [
        ("Phòng Khoa giáo, Văn xã, Nội chính", "Phòng Khoa giáo, Văn xã…"),
        ("Hội Làm vườn: không kiện toàn được", "Hội Làm vườn…"),
        ("Đạt 1,6 triệu tấn (tăng 4,8%)", "Đạt 1,6 triệu tấn…"),
        ("Phòng Thanh tra, kiểm tra, giám sát, khiếu nại", "Phòng Thanh tra, kiểm tra…"),
        ("Văn phòng", "Văn phòng"),
    ],
)
def test_an_item_by_its_first_words(item: str, head: str) -> None:
    assert head_of(item, 30) == head


def test_a_title_ends_where_what_lies_below_it_begins() -> None:
    assert title_of("9. Hồ Cây Dừa\nVị trí: phường Ngô Quyền; diện tích: 8.200 m2.") == "9. Hồ Cây Dừa"
    assert title_of("1. Đường Lê Lợi\n- Điểm đầu: cầu Bắc;") == "1. Đường Lê Lợi"
    assert title_of("1. Đường Võ\nNguyên Giáp") == "1. Đường Võ\nNguyên Giáp"


def test_paragraphs_below_an_item_belong_to_it_where_the_numbers_go_on() -> None:
    text = (
        "Các hồ (3 hồ)\n1. Hồ Đông\nHồ rộng 2 ha.\nNước trong.\n2. Hồ Tây.\n3. Hồ Nam.\nNước đục.\n5. Khác."
    )
    assert _found(text) == [("Các hồ (3 hồ)", ["Hồ Đông Hồ rộng 2 ha. Nước trong", "Hồ Tây", "Hồ Nam"])]


def test_the_rest_of_a_broken_line_leads_nothing_in() -> None:
    text = "1. Đường Lê Lợi\n- Điểm đầu: giáp đường Hùng\nVương;\n- Điểm cuối: cầu Bắc."
    assert [lead for lead, _ in _found(text)] == ["1. Đường Lê Lợi"]


def test_what_goes_on_with_numbers_begins_no_list() -> None:
    assert _found("Mưa to.\n2. Gió.\n3. Nắng.") == []
    assert len(_found("Bổ sung như sau:\n2. Gió.\n3. Nắng.")) == 1


def test_an_amendment_ends_with_its_quotation() -> None:
    text = "“Điều 4b. Hạn mức\n1. Đất lúa.\n2. Đất rừng”.\n3. Sửa đổi khoản 5."
    assert _found(text) == [("“Điều 4b. Hạn mức", ["Đất lúa", "Đất rừng”"])]


def test_a_heading_in_capitals_belongs_to_no_item() -> None:
    found = _found("Nơi nhận:\n- Như trên;\n- Lưu: VT, KT\nPHÓ CHỦ TỊCH\nNguyễn Văn Bình")
    assert found == [("Nơi nhận:", ["Như trên", "Lưu: VT, KT"])]


def test_rows_of_tables_are_no_lists() -> None:
    assert _found("Cán bộ | Gồm: một; hai; ba") == []


def test_an_item_goes_on_in_small_letters_after_a_semicolon() -> None:
    _, (first, _) = _found("Sở có nhiệm vụ:\na) Cấp giấy phép;\nthu hồi giấy phép;\nb) Thanh tra.")[0]
    assert first == "Cấp giấy phép; thu hồi giấy phép"


def test_lines_that_begin_alike_after_a_colon() -> None:
    text = "Một số dự án lớn sau đây:\nDự án Cảng A, vốn 2 tỷ.\nDự án Cầu B, vốn 3 tỷ.\nNguồn: báo."
    assert _found(text) == [
        ("Một số dự án lớn sau đây:", ["Dự án Cảng A, vốn 2 tỷ", "Dự án Cầu B, vốn 3 tỷ"])
    ]


def test_sections_are_items_however_long_they_are() -> None:
    pages = "\n".join(f"Dòng {at}" for at in range(60))
    text = f"1. Các phần bắt buộc\n1.1. Tiêu đề\n{pages}\n1.2. Tên cơ quan\nViết hoa."
    lead, items = _found(text)[0]
    assert (lead, len(items)) == ("1. Các phần bắt buộc", 2)
    assert title_of("1.2. Tên cơ quan\n1.2.1. Thể thức\nViết hoa.") == "1.2. Tên cơ quan"


def test_sentences_that_count_off_are_items() -> None:
    text = "Giá giảm vì hai lý do. Thứ nhất, gạo rẻ.\nThứ hai, xăng rẻ. Hết."
    assert _found(text) == [("Giá giảm vì hai lý do.", ["Thứ nhất, gạo rẻ", "Thứ hai, xăng rẻ"])]


def test_what_a_bracket_says_by_the_way_lists_nothing():
    assert (
        _found("Thu 150 tỷ, cao nhất trong ba năm (năm 2018: 107 tỷ; năm 2019: 71 tỷ; năm 2020: 76 tỷ).")
        == []
    )


def test_as_many_lines_as_the_lead_announces_are_items():
    text = (
        "Năm qua có ba “điểm sáng”, đó là:\nCải cách tốt;\nThu ngân sách tăng. Vượt chỉ tiêu.\n"
        "Chống buôn lậu có hiệu quả.\nNăm 2021, đơn vị tiếp tục cải cách."
    )
    ((_, items),) = _found(text)
    assert items == ["Cải cách tốt", "Thu ngân sách tăng. Vượt chỉ tiêu", "Chống buôn lậu có hiệu quả"]


def test_who_took_a_picture_leads_nothing_in():
    assert find_enumerations("Quang cảnh kỳ họp. Ảnh: Trọng Đức; đại biểu thảo luận; kỳ họp bế mạc.") == ()


def test_as_many_titles_over_paragraphs_as_a_line_announces():
    text = (
        "Ba sự kiện của tỉnh trong năm\nLập đường dây nóng\nĐường dây nhận 16.000 tin báo của dân.\n"
        "Mở đường sách\nĐường sách dài 100 m.\nĐoàn khách tới thăm: 300 người.\n"
        "Cấp nước sạch\nSản lượng đạt kế hoạch.\nTrung Sơn"
    )
    assert _found(text) == [
        ("Ba sự kiện của tỉnh trong năm", ["Lập đường dây nóng", "Mở đường sách", "Cấp nước sạch"])
    ]
    assert find_enumerations(text.replace("Ba sự kiện", "Bốn sự kiện")) == ()


def test_what_an_item_leads_in_by_a_colon_is_a_part_of_it() -> None:
    text = "d. Báo cáo:\n- Theo chuyên đề:\nMức chi: 50.000 đồng;\n- Đột xuất:\nMức chi: 30.000 đồng."
    found = [each for each in find_enumerations(text) if each.lead.of(text) == "d. Báo cáo:"]
    assert [item.of(text) for item in found[0].items] == [
        "- Theo chuyên đề:\nMức chi: 50.000 đồng;",
        "- Đột xuất:\nMức chi: 30.000 đồng.",
    ]


def test_recipients_are_led_in_where_the_signature_stands_between() -> None:
    text = "Nơi nhận:\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\n- Văn phòng Chính phủ;\n- Lưu: VT."
    assert [each.lead.of(text).split("\n")[0] for each in find_enumerations(text)] == ["Nơi nhận:"]
