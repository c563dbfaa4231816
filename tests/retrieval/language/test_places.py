"""Places by table and by title word."""

import pytest
from hypothesis import given

from retrieval.domain.query import Place
from retrieval.language.places import find_places, is_commune, names_place
from retrieval.language.provinces import find_provinces, province
from retrieval.language.text import fold
from tests.retrieval.language.texts import assert_read_in_order, texts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("GRDP của Bình Định và Phú Yên", ["Bình Định", "Phú Yên"]),
        ("grdp binh dinh nam 2023", ["Bình Định"]),
        ("tỉnh Thanh Hoá", ["Thanh Hóa"]),
        ("BR-VT thu bao nhiêu", ["Bà Rịa - Vũng Tàu"]),
        ("TP.HCM và HN", ["TP Hồ Chí Minh", "Hà Nội"]),
        ("Đăk Lăk", ["Đắk Lắk"]),
        ("hn", []),
        ("GRDP của Huế, HUẾ, huế và hue", ["Thừa Thiên Huế"] * 4),
        ("chị Huệ", []),
        ("số hà nam giới", ["Hà Nam"]),
        ("diễn biến phức tạp", []),
        ("Điện Biên phức tạp", ["Điện Biên"]),
        ("cả nước", []),
    ],
)
def test_provinces_by_any_of_their_names(text, names):
    assert [found.place.name for found in find_provinces(text)] == names


@pytest.mark.parametrize(
    ("text", "written", "folded"),
    [
        ("thu ngân sách huyện Thanh Liêm", "huyện Thanh Liêm", "thanh liem"),
        ("TP Phủ Lý có mấy phường", "TP Phủ Lý", "phu ly"),
        ("các phường TP Phủ Lý", "TP Phủ Lý", "phu ly"),
        ("Quận 7 có bao nhiêu hộ", "Quận 7", "quan 7"),
        ("HUYỆN ĐẠ HUOAI", "HUYỆN ĐẠ HUOAI", "da huoai"),
        ("dân số huyện Cô Tô", "huyện Cô Tô", "co to"),
        ("xã Nhân Chính đạt chuẩn", "xã Nhân Chính", "nhan chinh"),
        ("thị xã Duy Tiên Mới Lập Nên", "thị xã Duy Tiên Mới Lập", "duy tien moi lap"),
        ("huyen thanh liem thu bao nhieu", "huyen thanh liem", "thanh liem"),
        ("huyện Thanh Liêm, tỉnh khác", "huyện Thanh Liêm", "thanh liem"),
    ],
)
def test_local_places_by_their_title_word(text, written, folded):
    (found,) = find_places(text)
    assert found.place == Place(written, folded)
    assert found.span.of(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "huyện nào thu cao nhất",
        "xã Đạt chuẩn nông thôn mới",
        "huyen nao dat chuan",
        "phuong thuoc quan",
        "thu nhập bình quân đầu người của huyện năm đó",
        "thu nhap binh quan dau nguoi cua huyen do",
        "co quan chu tri, hai quan cua khau",
        "tổng đầu tư xã hội của tỉnh",
        "có mấy xã đạt từ 15 tiêu chí",
        "các phường tp thì sao",
        "lập quỹ ở xã phường nữa không",
        "hn là gì",
        "xã",
    ],
)
def test_a_title_word_alone_names_no_place(text):
    assert find_places(text) == ()


@pytest.mark.parametrize("text", ["Chủ tịch thành phố Nguyễn Văn Nam", "UBND TP Lê Thị Nam kiểm tra"])
def test_a_person_after_the_city_is_no_place(text):
    assert find_places(text) == ()


def test_a_city_of_the_table_is_its_province():
    (found,) = find_places("thành phố Đà Nẵng")
    assert found.place.name == "Đà Nẵng"
    (found,) = find_places("thanh pho da nang")
    assert found.place.name == "Đà Nẵng"


@pytest.mark.parametrize("text", ["quán net ở hn", "thu trên địa bàn hn"])
def test_a_short_name_in_small_letters_counts_after_what_leads_to_a_place(text):
    assert [found.place.name for found in find_places(text)] == ["Hà Nội"]


def test_a_local_place_wins_over_a_province_inside_it():
    text = "xã Bình Thuận Đông thuộc Bình Dương"
    assert [found.span.of(text) for found in find_places(text)] == ["xã Bình Thuận Đông", "Bình Dương"]


def test_other_names_stand_for_themselves():
    assert province("Vương quốc") == Place("Vương quốc", "vuong quoc")
    assert province("tt hue") == Place("Thừa Thiên Huế", "thua thien hue")


@pytest.mark.parametrize(
    ("text", "place", "named"),
    [
        ("Thừa Thiên - Huế", "Huế", True),
        ("thành phố Huế", "Thừa Thiên Huế", True),
        ("Huếch", "Huế", False),
        ("TP.HCM", "Sài Gòn", True),
        ("HN", "Hà Nội", False),
        ("huyện Thanh Liêm", "Thanh Liêm", True),
    ],
)
def test_a_text_names_a_place_by_any_of_its_names(text, place, named):
    assert names_place(fold(text), province(place)) is named


@given(texts)
def test_places_of_any_text_lie_in_it(text):
    assert_read_in_order(text, (found.span for found in find_places(text)))
    assert_read_in_order(text, (found.span for found in find_provinces(text)))


def test_communes_lie_below_districts():
    assert is_commune(Place("xã Nà Sáy", "na say"))
    assert not is_commune(Place("huyện Tuần Giáo", "tuan giao"))


def test_a_number_ends_the_name_of_a_quarter() -> None:
    assert [found.place.folded for found in find_places("Quận 2 TP HCM có mấy vụ")] == [
        "quan 2",
        "tp ho chi minh",
    ]


@pytest.mark.parametrize(
    "text", ["mức chi cấp xã bao nhiêu", "muc chi cap xa o dau", "xa bao nhieu ho ngheo"]
)
def test_a_level_is_no_place(text):
    assert find_places(text) == ()


def test_society_is_no_commune():
    assert find_places("PHÁT TRIỂN KINH TẾ - XÃ HỘI, QUỐC PHÒNG - AN NINH") == ()
    assert find_places("Cộng hòa Xã hội Chủ nghĩa, CỘNG HÒA XÃ HỘI CHỦ NGHĨA") == ()
    assert [found.place.name for found in find_places("xã Hội Nghĩa, xã Nà Sáy")] == [
        "xã Hội Nghĩa",
        "xã Nà Sáy",
    ]
