"""Whether a figure is counted in what an ask wants."""

import pytest

from retrieval.ask.figure_units import BARE, counts_alike
from retrieval.domain.figure import Measure
from retrieval.domain.query import Ask
from retrieval.language.observations import observe


@pytest.mark.parametrize(
    ("said", "units", "stated", "alike"),
    [
        ("xuat khau duoc bao nhieu trieu tan", ("trieu tan",), "Xuất khẩu đạt 5 triệu USD", False),
        ("xuat khau duoc bao nhieu trieu tan", ("trieu tan",), "Xuất khẩu đạt 500 nghìn tấn", True),
        ("thu duoc bao nhieu ty", ("ty",), "Thu nội địa đạt 500 triệu đồng", True),
        ("thu duoc bao nhieu ty", ("ty",), "Thu nội địa đạt 12 tỷ", True),
        ("thu duoc bao nhieu ty", ("ty",), "Thu nội địa có 12 doanh nghiệp", False),
        ("kim ngach xuat khau la bao nhieu", (), "Xuất khẩu đạt 500 nghìn tấn", False),
        ("kim ngach xuat khau la bao nhieu", (), "Xuất khẩu tăng 5%", False),
        ("dang ky bao nhieu von dau tu", ("von dau",), "Thành lập 512 doanh nghiệp", False),
        ("dang ky bao nhieu von dau tu", ("von dau",), "Vốn đăng ký đạt 90 tỷ đồng", True),
        ("gop them bao nhieu diem %", ("diem",), "Tăng trưởng thêm 0,2 điểm phần trăm", True),
        ("ty le ho ngheo la bao nhieu", (), "Số hộ nghèo là 512 hộ", False),
        ("ty le ho ngheo la bao nhieu", (), "Tỷ lệ hộ nghèo là 3,2%", True),
        ("ty le giuong benh la bao nhieu", (), "Tỷ lệ đạt 15/18 chỉ tiêu", True),
        ("bi cam may nam", ("nam",), "bị cấm 03 nhiệm vụ", False),
        ("dat rong bao nhieu m", ("m",), "Diện tích là 200 m2", True),
        ("bao nhieu du an", ("du an",), "Thu hút 23 dự án", True),
        ("lam thu tuc bao nhieu to khai", ("to khai",), "Thu hút 23 doanh nghiệp", False),
        ("lam thu tuc bao nhieu to khai", ("to khai",), "Số tờ khai là 23 nghìn", True),
        ("co bao nhieu nguoi thi", ("nguoi thi",), "Giải thu hút 825 vận động viên", True),
        ("co bao nhieu van dong vien", ("van dong",), "Giải thu hút 825 VĐV", True),
        ("cap trung bao nhieu the bao hiem", ("the bao",), "Cấp trùng thẻ làm chi thêm 1,9 tỷ đồng", False),
        ("nop bao nhieu hoc phi", ("hoc phi",), "Học phí nộp 1,9 tỷ đồng", True),
        ("chet bao nhieu nguoi", ("nguoi",), "Tai nạn tăng cả 3 mặt", False),
        ("bang may luong co so", ("luong co",), "Định mức tiền ăn là 0,9 mức lương cơ sở", True),
    ],
)
def test_units_of_one_kind(said: str, units: tuple[str, ...], stated: str, alike: bool) -> None:
    assert counts_alike(Ask(BARE, units, said=said), observe(stated)[-1]) is alike


def test_a_share_is_told_of_a_whole() -> None:
    share = Ask((Measure.SHARE_PCT,), said="ty trong chi thuong xuyen la bao nhieu")
    assert not counts_alike(share, observe("Chi thường xuyên đạt 512 tỷ đồng")[0])
    assert counts_alike(Ask((), ("%",)), observe("Thu nội địa tăng 3 điểm phần trăm")[0])
