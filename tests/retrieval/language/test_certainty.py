"""Which figures leave no doubt about what they measure. Sentences and figures are invented."""

import pytest

from retrieval.language.calendar_periods import year
from retrieval.language.certainty import is_sure
from retrieval.language.observations import Surroundings, observe


def _sure(text: str, titled: Surroundings = Surroundings(period=year(2022))) -> list[bool]:
    return [is_sure(observation, text) for observation in observe(text, titled)]


@pytest.mark.parametrize(
    "text",
    [
        "Sản lượng lúa năm 2022 đạt 412,6 nghìn tấn, tăng 3,1% so với năm 2021.",
        "Thu ngân sách đạt 5.400 tỷ đồng, bằng 108% dự toán.",
        "Toàn tỉnh có 312 dự án, giảm 4,5% so với cùng kỳ.",
        "Tỷ lệ hộ nghèo còn 3,2%.",
        "Khu vực dịch vụ tăng 6,8%.",
        "Có 15/18 chỉ tiêu đạt kế hoạch.",
        "Số thu của đơn vị đạt 3.400 tỷ đồng.",
        "Công an bắt giữ 12 đối tượng, thu giữ 3,5 kg ma túy.",
        "Cục Thuế Nam Định thu ngân sách 310 tỷ đồng.",
        "Hải quan Nam Định có 312 doanh nghiệp làm thủ tục.",
        "Rau muống tăng lên 20.000 đồng/kg.",
        "Số trường đạt chuẩn là 4 trường.",
        "Điều chỉnh kế hoạch vốn của 04 dự án.",
        "Địa bàn Nam Định thu 310 tỷ đồng, bằng 96% dự toán.",
        "Cục Thuế Nam Định thu đạt 310/420 tỷ đồng.",
        "Trên địa bàn có 156.000 dân.",
        "100% hồ sơ giải quyết đúng hạn.",
        "Mở rộng mạng lưới: tăng thêm 17 chi nhánh so với cùng kỳ.",
        "Có 24,9 triệu cổ phiếu niêm yết.",
        "Xảy ra 149 vụ phạm pháp hình sự, giảm 18 vụ so với cùng kỳ.",
        "Tỉnh có 64 hợp tác xã do nhà nước nắm giữ.",
        "Thuế thu nhập đề nghị gia hạn 166 tỷ đồng.",
        "Tỉ trọng chi sự nghiệp giáo dục là 41,5%.",
        "Công an tỉnh đã phá 71 vụ án.",
        "Lực lượng chức năng đang cứu chữa 15 vụ cháy rừng.",
        "Xảy ra 12 vụ tai nạn, làm chết 54 người, bị thương 26 người.",
        "Cầu Kim Sơn rộng 26,5 m.",
        "Tuyến kênh chính dài 14 km.",
        "Cả nước có 6,9 triệu cử tri.",
        "Đến nay có 162 hộ đã chuyển thành doanh nghiệp.",
        "Cảnh sát biển bắt giữ 30 tàu chở dầu.",
        "Vốn chủ sở hữu đạt 322 tỷ đồng.",
        "GRDP năm 2022 tăng 5,7%, trong đó quý I tăng 5,1%.",
        "Công nghiệp chế biến chiếm 8,6%; truyền thông đại chúng chiếm 5,1%.",
        "Mục tiêu năm 2022 là GRDP tăng từ 7,5% trở lên.",
        "Có 25 dự án công nghiệp; 3 dự án nông nghiệp; 5 dự án thương mại.",
        "Phạm pháp hình sự giảm 7,6%, án cướp giật giảm 10,1%.",
        "Chỉ tiêu | Đơn vị | Năm 2021 | Năm 2022\nHướng dẫn hành chính | tấn | 17 | 18",
        "Có 100 doanh nghiệp trở lại hoạt động.",
    ],
)
def test_plain_reports_are_sure(text: str) -> None:
    observed = _sure(text)
    assert observed
    assert all(observed)


@pytest.mark.parametrize(
    "text",
    [
        "Cao su tăng 14,2%.",
        "Đồ gỗ đạt 321 triệu USD.",
        "Chúng tôi sẽ giảm 2.000 đồng mỗi chục trứng.",
        "Nghị quyết được thông qua khi có trên 1/2 tổng số đại biểu tán thành.",
        "Vì sao giá gạo đạt 500 USD/tấn?",
        "Ngân hàng đạt 6.000 tỷ đồng.",
        "Xuất khẩu gỗ và thủy sản lần lượt đạt 20 triệu USD và 35 triệu USD.",
        "Thực phẩm chế biến 33,6%.",
        "Có 312 quốc gia.",
        "Thứ nhất chiếm 5,4%.",
        "Tỉnh đề ra 4 giải pháp trọng tâm.",
        "Doanh nghiệp đưa vào trồng 2 loại cây thuốc.",
        "Doanh nghiệp có doanh thu từ 50 tỷ đồng trở lên.",
        "Gia cảnh khó khăn kéo dài 12 km.",
        "Trung bình mỗi ngày khám 800 lượt / ngày.",
        "Hoa Kỳ tăng 30,5%.",
        "Hải quan Nam Định đạt 99,1% dự toán.",
        "Đơn vị thu 22.300/23.300 tỷ đồng.",
        "Thành phố thu hút 2,15 tỷ USD.",
        "TPHCM: Tăng trưởng 1,39%.",
        "Giảm chi quản lý bộ máy 12 tỷ đồng.",
        "Chi cục trưởng Chi cục Hải quan Nam Định, đơn vị mới thu ngân sách nhà nước 538 tỷ đồng.",
        "Đối với nhiệm vụ có chi phí dưới 500 triệu đồng: thủ trưởng đơn vị phê duyệt.",
    ],
)
def test_what_does_not_say_what_it_measures_is_in_doubt(text: str) -> None:
    observed = _sure(text)
    assert observed
    assert not any(observed)


def test_an_indicator_of_an_earlier_sentence_is_in_doubt() -> None:
    assert _sure("Thu nội địa đạt 500 tỷ đồng. Tăng 12,5%.") == [True, False]
    assert _sure("Thu nội địa đạt 500 tỷ đồng; tăng 12,5%.") == [True, True]


def test_what_both_did_after_figures_in_turn_is_sure() -> None:
    said = "Lợi nhuận trước và sau thuế lần lượt đạt 36 tỷ đồng và 28 tỷ đồng, tăng gấp đôi so với cùng kỳ."
    assert _sure(said) == [False, False, True]


def test_figures_told_in_turn_are_sure_of_what_had_figures_before() -> None:
    said = "Doanh thu đạt 344 tỷ đồng, lợi nhuận đạt 50 tỷ đồng, tăng lần lượt 12% và 14%."
    assert _sure(said) == [True, True, True, True]
    assert _sure("Xuất khẩu đạt 5 tỷ USD. Gỗ và thủy sản lần lượt đạt 2 tỷ USD và 3 tỷ USD.")[1:] == [
        False,
        False,
    ]


def test_a_text_that_tells_no_period_leaves_no_doubt_of_what_grew() -> None:
    assert _sure("Doanh thu du lịch đạt 31 tỷ đồng, tăng 12,4%.", Surroundings()) == [True, True]


def test_a_limit_is_no_figure_of_those_within_it() -> None:
    assert _sure("Các xã có tỷ lệ hộ nghèo trên 30%; các xã có tỷ lệ hộ nghèo nhỏ hơn 10%.") == [False, False]


def test_a_part_that_is_called_as_the_whole_is_in_doubt() -> None:
    said = "Mức hỗ trợ đóng bảo hiểm y tế: 100%, trong đó 50% mức hỗ trợ theo Nghị quyết này."
    assert _sure(said) == [True, False]
