"""What a question asks to be listed."""

import pytest

from retrieval.language.listed import is_led_in, is_title, leads_organs, listed, names_anyone


@pytest.mark.parametrize(
    ("question", "noun", "count"),
    [
        ("Sở Y tế có những phòng nào?", "phòng", None),
        ("Tỉnh định giải thể 6 hội nào?", "hội", 6),
        ("Liệt kê 8 phòng của sở", "phòng", 8),
        ("Các phòng thuộc Sở Y tế?", "phòng", None),
        ("Sở quản lý những cơ sở trợ giúp xã hội nào?", "cơ sở", None),
        ("Bộ hồ sơ gồm giấy tờ gì?", "giấy tờ", None),
        ("những huyện, thành phố nào giải ngân cao?", "huyện", None),
        ("nguyên tắc điều chỉnh vốn là gì?", "nguyên tắc", None),
        ("Cần Thơ: nhiệm vụ KHCN nào được giao trực tiếp?", "nhiệm vụ", None),
        ("Có mưa không?", "", None),
    ],
)
def test_the_noun_and_how_many(question: str, noun: str, count: int | None) -> None:
    asked = listed(question, marked=True)
    assert (asked.noun, asked.count) == (noun, count)


def test_marks_tell_nouns_apart_where_they_are_typed() -> None:
    typed, bare = listed("những phòng nào", marked=True), listed("những phòng nào", marked=False)
    assert typed.named_in("Phong trào thi đua") == 0
    assert bare.named_in("Phong trào thi đua") == 1
    assert typed.leads("1. Các phòng và tương đương thuộc Sở") == 1


@pytest.mark.parametrize(
    ("lead", "worth"),
    [
        ("Điều 6. Người có nghĩa vụ kê khai tài sản", 1),
        ("2. Đối tượng áp dụng", 1),
        ("2. Người có nghĩa vụ kê khai có các quyền sau:", 0),
        ("Điều 8. Tài sản phải kê khai", 0),
    ],
)
def test_people_are_led_in_by_what_they_are_called(lead: str, worth: float) -> None:
    assert listed("những ai phải kê khai tài sản?", marked=True).leads(lead) == worth


def test_people_are_told_by_their_offices() -> None:
    asked = listed("những ai chịu trách nhiệm?", marked=True)
    assert asked.share_of(["- Người ký văn bản", "- Chánh văn phòng", "- Cán bộ, nhân viên văn thư"]) == 1
    assert asked.share_of(["1. Hướng dẫn này có hiệu lực từ ngày ký", "2. Các cấp chịu trách nhiệm"]) == 0


def test_what_one_item_alone_names_stands_under_that_item() -> None:
    asked = listed("được chi những nội dung gì?", marked=True)
    assert asked.is_headed_in(["1. Phạm vi điều chỉnh", "2. Đối tượng áp dụng", "3. Nội dung chi:"])
    assert not asked.is_headed_in(["1. Nội dung một", "2. Nội dung hai"])


def test_half_a_noun_is_less_than_all_of_it() -> None:
    asked = listed("những cơ sở trợ giúp nào", marked=True)
    assert asked.named_in("các cơ sở bảo trợ") == 1
    assert asked.named_in("các cơ quan") == 0.7
    assert listed("?", marked=True).named_in("gì cũng được") == 0


def test_items_of_the_kind() -> None:
    rooms = listed("những phòng nào", marked=True)
    assert rooms.share_of(["a) Phòng Kế hoạch;", "b) Thanh tra;"]) == 0.5
    assert rooms.share_of([]) == 0
    organs = listed("những cơ quan nào thu phí", marked=True)
    assert organs.share_of(["a) Sở Xây dựng.", "b) Ủy ban nhân dân huyện."]) == 1
    assert organs.leads("3. Đơn vị thu lệ phí") == 1
    people = listed("đoàn gồm những ai", marked=True)
    assert people.share_of(["1. Ông Nguyễn Văn Bình, Trưởng đoàn;", "2. Kinh phí"]) == 0.5


def test_as_many_as_were_asked_for() -> None:
    asked = listed("giải thể 6 hội nào", marked=True)
    assert asked.counted_in("Thống nhất giải thể 06 (sáu) hội gồm:")
    assert not asked.counted_in("Thống nhất giải thể 06 đơn vị gồm:")
    assert not asked.counted_in("Thống nhất giải thể 05 hội gồm:")


def test_a_lead_announces_first_or_right_before_what_follows() -> None:
    asked = listed("công khai bằng những hình thức nào?", marked=True)
    assert (
        asked.leads("Việc công khai phải lập thành biên bản trong mười ngày, theo các hình thức sau:") == 1.0
    )
    assert not asked.leads(
        "Việc công khai phải lập thành biên bản trong mười ngày về cách làm, hình thức thư:"
    )


def test_what_leads_a_list_in() -> None:
    assert is_led_in("Đối tượng được hỗ trợ gồm:")
    assert is_led_in("thực hiện các nhiệm vụ sau đây")
    assert not is_led_in("Điều 5. Tổ chức thực hiện")


def test_a_title_leads_in_without_a_word() -> None:
    assert is_title("Điều 5. Nguyên tắc hoạt động")
    assert not is_title("Hội họp hằng năm.")
    assert not is_title("")


def test_one_syllable_is_a_noun_only_where_it_stands_alone() -> None:
    rooms = listed("Văn phòng có những phòng nào?", marked=True)
    assert rooms.named_in("Các phòng thuộc Văn phòng") == 1
    assert rooms.named_in("Chánh Văn phòng, Phó Chánh Văn phòng") == 0
    assert rooms.share_of(["a) Phòng Nội chính;", "b) Văn phòng có Chánh Văn phòng."]) == 0.5


def test_classifiers_are_left_out_in_documents() -> None:
    roads = listed("điều chỉnh những tuyến đường nào?", marked=True)
    assert roads.named_in("1. Đường Lê Lợi") == 0.9
    assert roads.named_in("các tuyến đường") == 1


def test_the_noun_before_the_word_that_announces_a_list() -> None:
    firms = listed("ông Bình lãnh đạo những công ty nào?", marked=True)
    assert firms.leads("Như vậy, dù mới 34 tuổi, ông Bình đã giữ ghế Chủ tịch HĐQT 4 công ty gồm:") == 1


def test_a_heading_of_an_abstract_noun_is_no_item() -> None:
    whom = listed("áp dụng cho những đối tượng nào?", marked=True)
    assert whom.share_of(["a) Phạm vi điều chỉnh", "b) Đối tượng áp dụng"]) == 0
    assert whom.share_of(["a) Đối tượng 1: xã nghèo", "b) Đối tượng 2: xã khác"]) == 1


def test_a_lead_that_says_how_many_follow() -> None:
    rooms = listed("có những phòng nào?", marked=True)
    assert rooms.counted_in("1. Các phòng thuộc Sở (02 phòng):", 2)
    assert not rooms.counted_in("1. Các phòng thuộc Sở (02 phòng):", 3)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Ba cây cầu được đặt tên là những cầu nào?", 3),
        ("5 doanh nghiệp đứng đầu là những doanh nghiệp nào?", 5),
        ("Năm 2017 các tỉnh nào bị ảnh hưởng?", None),
        ("Bốn tỉnh bị ảnh hưởng gồm những tỉnh nào", 4),
    ],
)
def test_how_many_in_words_or_said_before(question: str, count: int | None) -> None:
    assert listed(question, marked=True).count == count


def test_what_is_made_up_of_parts_leads_them_in() -> None:
    papers = listed("Bộ hồ sơ đăng ký, xét chọn đề tài gồm những giấy tờ gì?", marked=True)
    assert papers.leads("Hồ sơ đăng ký tham gia tuyển chọn gồm những thứ dưới đây:") == 0.8
    assert papers.leads("Tổng hợp điểm đánh giá hồ sơ, cụ thể:") == 0


def test_things_are_called_by_what_they_are() -> None:
    firms = listed("5 doanh nghiệp đứng đầu là những doanh nghiệp nào?", marked=True)
    assert firms.share_of(["Tập đoàn Dầu khí", "Công ty Honda"]) == 0.8
    assert listed("những địa phương nào", marked=True).share_of(["TX An Nhơn", "huyện An Lão"]) == 0.8


def test_what_leads_organs_in() -> None:
    assert leads_organs("1. Cơ chế một cửa được áp dụng đối với các cơ quan sau:")
    assert not leads_organs("1. Các cơ quan có trách nhiệm thực hiện những việc dưới đây:")
    assert not leads_organs("Trách nhiệm của các cơ quan")


def test_items_of_the_noun_in_a_list_of_other_things() -> None:
    bridges = listed("đặt tên những cầu nào?", marked=True)
    items = ("1. Cầu Bắc", "2. Cầu Nam", "3. Hồ Đông", "4. Hồ Tây", "5. Hồ Sen")
    assert bridges.named_among(items) == items[:2]
    assert bridges.named_among(items[:3]) == (), "the greater part"
    assert bridges.named_among(items[1:]) == (), "one alone"


@pytest.mark.parametrize(
    ("question", "noun", "count"),
    [
        ("sau 3 tháng được những cái lợi gì?", "cái lợi", None),
        ("khoản 3 Điều 1 được bổ sung thêm những chính sách nào?", "chính sách", None),
        ("Bốn nhóm hàng nào rớt giá?", "hàng", 4),
        ("Hai Bà Trưng có những phường nào?", "phường", None),
    ],
)
def test_what_counts_nothing_is_no_number_of_the_noun(question: str, noun: str, count: int | None) -> None:
    found = listed(question, marked=True)
    assert (found.noun, found.count) == (noun, count)


def test_what_belongs_to_one_of_the_noun() -> None:
    fields = listed("36 dự án thuộc những lĩnh vực nào?", marked=True)
    assert fields.share_of(["25 dự án thuộc lĩnh vực công nghiệp", "3 dự án thuộc lĩnh vực y tế"]) == 1.0


def test_organs_are_told_by_their_kinds_too() -> None:
    organs = listed("áp dụng cho những cơ quan nào?", marked=True)
    assert organs.leads("Điều 2. Đối tượng áp dụng") == 1.0
    assert organs.share_of(["1. Các sở, ban, ngành của tỉnh", "2. Các huyện và thành phố"]) == 1.0
    assert organs.share_of(["1. Ban hành quy chế", "2. Chi soạn thảo của Sở Tư pháp"]) == 0.0


def test_who_is_told_elsewhere_is_no_item() -> None:
    people = listed("những đối tượng nào được bồi dưỡng?", marked=True)
    assert people.share_of(["a) Đối tượng quy định tại điểm a khoản 1 Điều này"]) == 0.0


def test_a_lead_may_count_something_else() -> None:
    criteria = listed("những tiêu chí nào chưa đạt?", marked=True)
    assert criteria.counts_another("tiêu chí môi trường còn thiếu 2 chỉ tiêu:", 2)
    assert not criteria.counts_another("còn 2 tiêu chí, 2 chỉ tiêu:", 2)
    assert not criteria.counts_another("còn 3 chỉ tiêu:", 2)
    assert criteria.counts_another("tiêu chí môi trường thiếu hai chỉ tiêu:", 2)
    assert criteria.counted_in("1. Ba nhóm tiêu chí chưa đạt:", 3)


def test_whether_anyone_is_told_of() -> None:
    assert names_anyone("Ông Nguyễn Văn Bình nhận bằng khen.")
    assert names_anyone("Người cao tuổi được miễn phí.")
    assert not names_anyone("Tỉnh tổ chức lễ tuyên dương.")


def test_so_many_of_all_are_a_number_of_the_noun() -> None:
    asked = listed("những chi cục nào đạt từ 60%?", marked=True)
    assert asked.counted_in("Có 6/9 chi cục đạt từ 60% trở lên gồm:", 6)
    assert not asked.counted_in("Có 6/9 chi cục đạt từ 60% trở lên gồm:", 9)


def test_what_a_whole_needs_is_what_it_is_made_up_of() -> None:
    asked = listed("Bộ hồ sơ đăng ký cần những giấy tờ gì?", marked=True)
    assert asked.leads("Hồ sơ đăng ký gồm những văn bản dưới đây:") > 0


def test_a_noun_alone_is_no_item_of_the_kind() -> None:
    asked = listed("quản lý nhà nước về các lĩnh vực gì?", marked=True)
    assert asked.share_of(["lĩnh vực và đơn vị", "lĩnh vực"]) == 0
    assert asked.share_of(["lĩnh vực đất đai", "lĩnh vực xây dựng"]) == 1
