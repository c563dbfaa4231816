"""Places wider than a province."""

import pytest

from retrieval.domain.query import Place
from retrieval.language.observations import Surroundings, observe
from retrieval.language.regions import find_wide_places, is_wide, region_of


def _areas(text: str, area: str | None = "Đắk Nông") -> list[str | None]:
    return [each.area for each in observe(text, Surroundings(area=area))]


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Diện tích cà phê toàn vùng Tây Nguyên đạt 640.000 ha.", ["Tây Nguyên"]),
        (
            "GRDP của đồng bằng sông Hồng tăng 8,1%, của tỉnh Hà Nam tăng 9%.",
            ["đồng bằng sông Hồng", "Hà Nam"],
        ),
        ("Tổng sản phẩm của kinh tế thế giới tăng 3,1%.", ["thế giới"]),
        ("Trên tuyến đường sắt quốc gia xảy ra 9 vụ va chạm.", ["cả nước"]),
        ("Hội nghị có 28 tỉnh, thành phố tham dự.", [None]),
        ("Sản lượng của cả nước giảm, trong đó tỉnh Hà Nam giảm 31 tấn.", ["Hà Nam"]),
        ("Có 90 cơ sở, tập trung nhiều nhất tại huyện Cư Jút, tăng 4%.", ["Đắk Nông", "Đắk Nông"]),
        ("Có 90 cơ sở tại huyện Cư Jút, tăng 4%.", ["huyện Cư Jút", "huyện Cư Jút"]),
        ("Bộ trưởng báo cáo Quốc hội thu tiền sử dụng đất đạt 98 tỷ đồng.", ["cả nước"]),
        ("Công ty Minh Phát Gia Lai có 12 dự án.", ["Đắk Nông"]),
        ("Xuất khẩu sang Tây Nguyên đạt 12 tỷ đồng.", ["Đắk Nông"]),
        ("Tỷ lệ hộ nghèo 4%, thấp hơn Tây Nguyên.", ["Đắk Nông"]),
        ("Cửa hàng Thế giới Xe bán 120 chiếc.", ["Đắk Nông"]),
        ("Theo Bộ Y tế, trong tuần ghi nhận 310 ca mắc mới.", ["cả nước"]),
        ("Theo Bộ Y tế, trên địa bàn tỉnh ghi nhận 31 ca mắc mới.", ["Đắk Nông"]),
        ("Vùng Đông Nam Bộ với Bình Phước và Tây Ninh đóng góp 31% GDP.", ["Đông Nam Bộ"]),
        ("Riêng 2 tỉnh Bình Phước, Tây Ninh chiếm 11% diện tích.", [None, "Đắk Nông"]),
    ],
)
def test_a_figure_is_of_the_region_that_it_measures(text: str, areas: list[str]) -> None:
    assert _areas(text) == areas


def test_titles_name_their_region() -> None:
    assert region_of("Lúa gạo ĐBSCL trúng mùa") == "ĐBSCL"
    assert region_of("Lúa gạo trúng mùa") == ""


def test_what_provinces_are_in_is_wide() -> None:
    (nation,) = find_wide_places("Cả nước", "cả nước")
    assert is_wide(nation.place)
    assert not is_wide(Place("Hà Nam", "ha nam"))
