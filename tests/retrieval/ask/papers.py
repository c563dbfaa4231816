"""Short documents, written for these tests, that most of them ask about."""

from datetime import date

from tests.fakes.archive import Paper

DAY_IN_2023 = date(2023, 6, 1)

REPORT = Paper(
    file="bao-cao/kinh-te-2021.txt",
    number="112/BC-UBND",
    kind="Báo cáo",
    issuer="UBND tỉnh Bình Thuận",
    dated="ngày 08 tháng 12 năm 2021",
    subject="Tình hình kinh tế – xã hội năm 2021 tỉnh Bình Thuận",
    signer="Trần Văn Lộc",
    text="""
    Số: 112/BC-UBND
    UBND tỉnh Bình Thuận, ngày 08 tháng 12 năm 2021
    BÁO CÁO
    Tình hình kinh tế – xã hội năm 2021 tỉnh Bình Thuận

    Giá trị sản xuất công nghiệp năm 2021 tăng 17,04%, vượt kế hoạch đề ra (15,8%). Giá trị sản xuất \
công nghiệp – xây dựng năm 2021 tăng 11,3%.

    Tổng thu ngân sách nhà nước trên địa bàn năm 2021 đạt 12.345 tỷ đồng, bằng 108,5% dự toán năm, tăng \
6,2% so với cùng kỳ. Trong đó thu nội địa đạt 9.020 tỷ đồng.

    Số doanh nghiệp thành lập mới năm 2021 giảm 4,74% so với năm 2020.

    Sản lượng lúa năm 2020 đạt 700.000 tấn. Sản lượng lúa năm 2021 ước đạt 812.000 tấn.

    TM. ỦY BAN NHÂN DÂN
    Trần Văn Lộc
    """,
)

RESOLUTION = Paper(
    file="nghi-quyet/20-2021.txt",
    number="20/2021/NQ-HĐND",
    kind="Nghị quyết",
    issuer="HĐND tỉnh Bình Thuận",
    dated="ngày 10 tháng 12 năm 2021",
    subject="Quy định mức hỗ trợ học sinh vùng khó khăn",
    signer="Lê Thị Hoa",
    text="""
    Số: 20/2021/NQ-HĐND
    HĐND tỉnh Bình Thuận, ngày 10 tháng 12 năm 2021
    NGHỊ QUYẾT
    Quy định mức hỗ trợ học sinh vùng khó khăn

    Điều 1. Mỗi học sinh ở xã đặc biệt khó khăn được hỗ trợ 450.000 đồng/tháng.

    Điều 2. Đối tượng được hỗ trợ gồm:
    a) Học sinh mồ côi;
    b) Học sinh khuyết tật;
    c) Học sinh thuộc hộ nghèo.

    Điều 3. Sở Tài chính chủ trì thẩm định hồ sơ hỗ trợ trước ngày 15 tháng 9 năm 2022.

    Điều 4. Ông Nguyễn Văn Bình phụ trách Tổ công tác về hỗ trợ học sinh.

    Lê Thị Hoa
    """,
)

NEWS = Paper(
    file="tin/nam-dinh.txt",
    subject="Nam Định: sản xuất cả năm",
    text="""
    Nam Định: sản xuất cả năm

    Giá trị sản xuất công nghiệp tỉnh Nam Định năm 2021 tăng 9,9%. Quyết định 77/QĐ-UBND của tỉnh Nam Định \
giao trồng 1.500 ha rừng trước ngày 30/12/2022.
    """,
)

ALL = (REPORT, RESOLUTION, NEWS)
