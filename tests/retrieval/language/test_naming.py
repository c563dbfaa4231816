"""How indicators are named, by class of phrase. Sentences and figures are invented.

Each line after a sentence is one of its figures: value | indicator | the whole that it is a part of.
"""

from decimal import Decimal

import pytest

from retrieval.language.observations import observe

SHARES = """
Khu vực ven biển chiếm 12,4% diện tích, khoảng 20,6% dân số, song đóng góp 31% GRDP của tỉnh.
12.4 | khu vực ven biển
20.6 | khu vực ven biển
31 | khu vực ven biển

Ngành dệt may tăng 8%, chiếm 30% giá trị sản xuất toàn ngành.
8 | ngành dệt may
30 | ngành dệt may

Tính đến năm 2025, kinh tế số đóng góp khoảng 18% GRDP.
18 | kinh tế số
"""

DEEDS = """
Lực lượng chức năng bắt giữ 19 vụ buôn lậu thu giữ 12,5 tấn đường cát, 40 kiện vải.
19 | bắt giữ vụ buôn lậu
12.5 | thu giữ đường cát
40 | thu giữ kiện vải

Thanh tra thuế đã xử lý 26 doanh nghiệp vi phạm, truy thu 3,4 tỷ đồng thuế giá trị gia tăng.
26 | xử lý doanh nghiệp vi phạm
3.4 | truy thu thuế giá trị gia tăng

Cục Thuế Hà Nam mới thu đạt 512 tỷ đồng, giảm 4%. Cục Thuế Nam Định đạt 344 tỷ đồng, tăng 7%.
512 | cục thuế hà nam thu
4 | cục thuế hà nam thu
344 | thu cục thuế nam định
7 | thu cục thuế nam định

Số liệu đến ngày 15/11/2022, Cục Thuế Hà Nam thu đạt 820/900 tỷ đồng, bằng 102% cùng kỳ.
820 | cục thuế hà nam thu
102 | cục thuế hà nam thu
"""

COUNTS = """
Đến nay có 31 quốc gia và vùng lãnh thổ đầu tư, trong đó Nhật Bản dẫn đầu với tổng vốn đầu tư 320 triệu USD.
31 | quốc gia và vùng lãnh thổ đầu tư
320 | tổng vốn đầu tư | nhật bản

Hội nghị thông qua 12 nhiệm vụ, giải pháp về cải cách hành chính.
12 | hội nghị thông qua nhiệm vụ, giải pháp về cải cách hành chính

Cả nước có khoảng 830 đô thị lớn nhỏ, 45 trung tâm dịch vụ việc làm.
830 | đô thị lớn nhỏ
45 | trung tâm dịch vụ việc làm

Huyện hoàn thành 17/19 tiêu chí nông thôn mới nâng cao.
17 | huyện tiêu chí nông thôn mới nâng cao
"""

ENDS = """
Giá cà phê trong nước tăng 2,5% so với tháng 3 do giá cà phê thế giới lên mức 3.900 USD/tấn.
2.5 | giá cà phê trong nước
3900 | giá cà phê thế giới

Tổng vốn đăng ký tăng thêm đạt 46 triệu USD, tăng 12% so với cùng kỳ.
46 | tổng vốn đăng ký tăng thêm
12 | tổng vốn đăng ký tăng thêm
"""


def _cases(table):
    for block in table.strip().split("\n\n"):
        text, *figures = block.splitlines()
        yield pytest.param(text, [[part.strip() for part in f"{f} | ".split("|")] for f in figures], id=text[:40])


@pytest.mark.parametrize(("text", "figures"), [c for table in (SHARES, DEEDS, COUNTS, ENDS) for c in _cases(table)])
def test_a_figure_is_named_whole_and_by_its_own_words(text, figures):
    observed = [(o.quantity.value, o.indicator, o.part_of) for o in observe(text)]
    assert observed == [
        (Decimal(value), name, whole if whole else part_of)
        for (value, name, whole, *_), (_, _, part_of) in zip(figures, observed, strict=True)
    ]
