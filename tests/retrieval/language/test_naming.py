"""How indicators are named, by class of phrase. Sentences and figures are invented.

Each line after a sentence is one of its figures: value | indicator | the whole that it is a part of.
"""

from decimal import Decimal

import pytest

from retrieval.language.observations import observe

HEADED = """
Bình Dương: Kinh tế tăng trưởng 7,4% trong mùa dịch
7.4 | kinh tế

Nam Định: Dân số tăng 1,2%
1.2 | dân số

Có 4 huyện có tỷ lệ giải ngân vốn cao hơn bình quân, trong đó huyện Hải Hậu đạt 63,5%, huyện Ý Yên 61%.
4 | huyện có tỷ lệ giải ngân vốn cao hơn bình quân
63.5 | tỷ lệ giải ngân vốn
61 | tỷ lệ giải ngân vốn

Chi phí đóng mới tàu cá rơi vào khoảng 6,5 tỷ đồng.
6.5 | chi phí đóng mới tàu cá

Giá than tăng thêm 5% thì đồng nghĩa với việc giá điện sẽ tăng 3%.
5 | giá than
3 | giá điện
"""

SHARES = """
Thành phố đóng góp 14% xuất khẩu, tạo ra 24% GDP cả nước.
14 | xuất khẩu
24 | tổng sản phẩm trong nước cả nước

100% nước thải được xử lý; giảm một nửa tỷ lệ nước thải đô thị.
100 | nước thải được xử lý
50 | tỷ lệ nước thải đô thị

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
17 | tiêu chí nông thôn mới nâng cao
"""

STATEMENTS = """
Ngành điện tử đóng vai trò chủ đạo, chiếm 61% giá trị xuất khẩu.
61 | ngành điện tử

Đoan Hùng là huyện có diện tích bưởi lớn nhất, gần 2.500 ha.
2500 | diện tích bưởi

Năm 2022, tỉnh dẫn đầu cả nước về sản lượng tôm giống với con số hơn 40 tỷ con.
40 | sản lượng tôm giống

Đại hội thống nhất điều chỉnh thu nhập bình quân đầu người đến năm 2025 đạt 90 triệu đồng (thay vì 95 triệu).
90 | thu nhập bình quân đầu người
95 | thu nhập bình quân đầu người

Do đó số thu từ rượu, thuốc lá trong tỉnh quý I chiếm 7,5% dự toán.
7.5 | số thu từ rượu, thuốc lá trong tỉnh

Do thiếu vốn nên toàn huyện chỉ có hơn 30 hộ đăng ký.
30 | hộ đăng ký

Tỉnh có 64 hợp tác xã do thanh niên làm chủ, 35 người bị thương do tai nạn lao động.
64 | hợp tác xã do thanh niên làm chủ
35 | người bị thương do tai nạn lao động

Lạm phát cơ bản (không tính lương thực; xăng dầu và dịch vụ công) tháng 5 tăng 0,2% so với tháng trước.
0.2 | lạm phát cơ bản

Tỉnh đứng thứ 9 cả nước về giá trị xuất khẩu.
9 | giá trị xuất khẩu

Ngành may có 42.000 lao động, trong đó 61% là lao động nữ.
42000 | ngành may lao động
61 | lao động nữ | ngành may lao động

Năm 2021 có 286 lượt tàu cập cảng, tăng 20% so với cùng kỳ (tương đương 48 lượt tàu).
286 | lượt tàu cập cảng
20 | lượt tàu cập cảng
48 | lượt tàu cập cảng

Có thể dẫn chứng như: Chi cục Thuế huyện thu đạt 46 tỷ đồng.
46 | chi cục thuế huyện thu
"""

LISTS = """
Hàn Quốc hiện dẫn đầu với vốn đầu tư chiếm 41,2%; Nhật Bản đứng thứ hai với 20,5%; Đài Loan chiếm 9,3%.
41.2 | vốn đầu tư | hàn quốc
20.5 | vốn đầu tư | nhật bản
9.3 | vốn đầu tư | đài loan

Tỉnh cấp phép 56 dự án, giảm 25,7% số dự án cấp mới và giảm 58% vốn đầu tư so với cùng kỳ.
56 | tỉnh cấp phép dự án
25.7 | số dự án cấp mới
58 | vốn đầu tư

Trong năm phát hiện 67 vụ vi phạm, về số vụ giảm 25%, về tiền phạt giảm 66%.
67 | phát hiện vụ vi phạm
25 | số vụ
66 | tiền phạt
"""

SCOPES = """
Thu giữ 29,5 gam ma túy tổng hợp (khoảng 50 nghìn viên); 48 gam heroin.
29.5 | thu giữ ma túy tổng hợp
50 | viên
48 | thu giữ heroin

Hàn Quốc có vốn đầu tư lớn nhất với 26,9%, tiếp theo là Nhật Bản chiếm 14,1%.
26.9 | vốn đầu tư | hàn quốc
14.1 | vốn đầu tư | nhật bản

Diện tích bị cháy khoảng 80 m2, thiệt hại tài sản ước tính 20 triệu đồng.
80 | diện tích bị cháy
20 | thiệt hại tài sản

Trong số đó, có 41 dự án mới được cấp phép.
41 | dự án mới được cấp phép
"""

TOLD = """
Nhiệm vụ thu ngân sách năm 2022 được Chính phủ, Bộ Tài chính giao là 968 tỷ đồng.
968 | nhiệm vụ thu ngân sách

Tổng số tiền hỗ trợ cho người dân đã giải ngân được 220 tỷ đồng.
220 | tổng số tiền hỗ trợ cho người dân

Số tiền bồi thường đã được phê duyệt của huyện là 61 tỷ đồng.
61 | số tiền bồi thường

Chi cục đã thu hút 60 doanh nghiệp.
60 | thu hút doanh nghiệp

Đầu năm số nợ thuế là 76 tỷ đồng. Việt Nam xuất siêu 1,3 tỷ USD.
76 | số nợ thuế
1.3 | xuất siêu

Kim ngạch xuất khẩu điện thoại là mặt hàng có kim ngạch lớn nhất trong tháng 1/2022, đạt 5,8 tỷ USD.
5.8 | kim ngạch xuất khẩu điện thoại

Hoa Kỳ là thị trường lớn nhất với kim ngạch đạt 7,5 tỷ USD; giá tiêu là 54.000 đồng/kg.
7.5 | kim ngạch | hoa kỳ
54000 | giá tiêu
"""

HELD = """
Tai nạn giao thông tiếp tục được kéo giảm, xảy ra 120 vụ, giảm 15 vụ.
120 | tai nạn giao thông vụ
15 | tai nạn giao thông vụ

Tổng doanh thu của công ty gần 14 tỷ đồng, góp 40% doanh thu của tập đoàn.
14 | tổng doanh thu của công ty
40 | tổng doanh thu của công ty

Hạn mức giao đất rừng cho cá nhân: không quá 10 ha đối với xã ở đồng bằng; không quá 30 ha ở miền núi.
10 | hạn mức giao đất rừng cho cá nhân
30 | hạn mức giao đất rừng cho cá nhân

Thị trường có trị giá nhập khẩu tăng mạnh nhất là Philippines (tăng 18,9%), Ai Cập (tăng 17,6%).
18.9 | trị giá nhập khẩu | philippines
17.6 | trị giá nhập khẩu | ai cập

Toàn tỉnh có 81 xã đạt 10 - 14 tiêu chí, 46 xã đạt 5 - 9 tiêu chí.
81 | xã đạt 10 - 14 tiêu chí
46 | xã đạt 5 - 9 tiêu chí

Giá thu mua cà phê nhân xô tại các tỉnh Gia Lai, Kon Tum lần lượt là 38.000 đồng/kg, 37.500 đồng/kg.
38000 | giá thu mua cà phê nhân xô tại các tỉnh
37500 | giá thu mua cà phê nhân xô tại các tỉnh

Bà Hoa sở hữu 44% vốn điều lệ, chuỗi cửa hàng chiếm vẻn vẹn 15% thị phần.
44 | bà hoa sở hữu vốn điều lệ
15 | chuỗi cửa hàng thị phần

Đơn vị cải cách thủ tục, 100% hồ sơ giải quyết đúng hạn.
100 | hồ sơ giải quyết đúng hạn

100% nước thải nguy hại được xử lý; 93,8% thủ tục được giải quyết đúng hẹn, 97,5% người dân không bị phiền.
100 | nước thải nguy hại được xử lý
93.8 | thủ tục được giải quyết đúng hẹn
97.5 | người dân không bị phiền

Trị giá hàng gia công, sản xuất xuất khẩu đạt 12 triệu USD.
12 | trị giá hàng gia công, sản xuất xuất khẩu

Ngân hàng có 30 phòng giao dịch, tăng thêm 17 chi nhánh.
30 | phòng giao dịch
17 | chi nhánh

Tổng sản phẩm (GRDP) của tỉnh tăng 8%.
8 | tổng sản phẩm trên địa bàn của tỉnh
"""

COMMON = """
Cơ quan chức năng đã khởi tố 254 vụ (tăng 28% so với cùng kỳ), 350 đối tượng (tăng 49%).
254 | khởi tố vụ
28 | khởi tố vụ
350 | khởi tố đối tượng
49 | khởi tố đối tượng

Giá thịt lợn tăng 3% so với tháng trước làm tăng CPI chung 0,13%, góp phần giảm lạm phát 0,2%.
3 | giá thịt lợn
0.13 | chỉ số giá tiêu dùng
0.2 | lạm phát

Chi phí quản lý tăng gấp đôi lên mức 135 tỷ đồng; kim ngạch không thuế chiếm tỷ trọng lớn (80%).
135 | chi phí quản lý
80 | kim ngạch không thuế

Từ chối cấp phù hiệu 16 xe, thu giữ 4 tấn hàng hóa không có hóa đơn.
16 | từ chối cấp phù hiệu xe
4 | thu giữ hàng hóa

Thu ngân sách của huyện từ đầu năm đến nay đạt 195 tỷ đồng, cho dù chi thường xuyên là 210 tỷ đồng.
195 | thu ngân sách của huyện
210 | chi thường xuyên

Nam Định có thể hụt thu 15 tỷ đồng.
15 | hụt thu

Có 87 lượt góp vốn, mua cổ phần của nhà đầu tư nước ngoài với tổng vốn 4,1 triệu USD.
87 | lượt góp vốn, mua cổ phần của nhà đầu tư nước ngoài
4.1 | tổng vốn | lượt góp vốn, mua cổ phần của nhà đầu tư nước ngoài

Tổng vốn đăng ký cấp mới, tăng thêm và mua cổ phần của nhà đầu tư đạt 20,3 triệu USD.
20.3 | tổng vốn đăng ký cấp mới, tăng thêm và mua cổ phần của nhà đầu tư

Kim ngạch xuất khẩu tôm đạt 9 triệu USD. Cả tỉnh có 3.100 ha diện tích nuôi tôm.
9 | kim ngạch xuất khẩu tôm
3100 | diện tích nuôi tôm

Lượng điện nhập khẩu tăng đều qua các năm, đạt 5 triệu kWh.
5 | lượng điện nhập khẩu

Vẫn đáng lo khi 13/20 ngành kinh tế tăng thấp.
13 | ngành kinh tế
"""

AREAS = """
Tỷ lệ hộ dùng nước sạch ở thành thị đạt 98%, ở nông thôn đạt 61%.
98 | tỷ lệ hộ dùng nước sạch ở thành thị
61 | tỷ lệ hộ dùng nước sạch nông thôn

Tốc độ tăng trưởng giá trị tăng thêm lĩnh vực nông lâm, thủy sản đạt 3,1%; lĩnh vực dịch vụ đạt 8%.
3.1 | tốc độ tăng trưởng giá trị tăng thêm lĩnh vực nông lâm, thủy sản
8 | tốc độ tăng trưởng giá trị tăng thêm lĩnh vực dịch vụ

Chỉ số năng lực cạnh tranh được cải thiện rõ, hiện xếp thứ 18 cả nước, tăng từ thứ 25 lên thứ 18.
18 | chỉ số năng lực cạnh tranh
25 | chỉ số năng lực cạnh tranh
18 | chỉ số năng lực cạnh tranh

Tỷ lệ hộ dùng Internet đạt 43%, cao hơn mức chung là 42%.
43 | tỷ lệ hộ dùng internet
42 | tỷ lệ hộ dùng internet
"""

PRICES = """
Giá bán tại bến là 55.000 đồng/kg cá nục và 40.000 đồng/kg cá ngân.
55000 | giá bán tại bến cá nục
40000 | giá bán tại bến cá ngân

Chuyến hàng đầu năm là 138 tấn thanh long, trị giá 1,9 tỷ đồng.
138 | chuyến hàng thanh long
1.9 | chuyến hàng thanh long trị giá
"""

WORDS_AROUND = """
Báo cáo của Sở cho thấy, tổng giá trị sản phẩm địa phương đạt 655 tỷ đồng.
655 | tổng giá trị sản phẩm địa phương

Năm 2021 có thêm 50 tiêu chí nâng tổng số tiêu chí lên 404 tiêu chí.
50 | tiêu chí
404 | tổng số tiêu chí

Số thuế mà chi cục thu được tính đến nay đạt 236 tỷ đồng.
236 | số thuế

Số lao động đang làm việc trong các doanh nghiệp tăng 1,1%.
1.1 | số lao động đang làm việc trong các doanh nghiệp

Với việc thu hút 212 doanh nghiệp mới, chi cục hải quan nộp ngân sách 30 tỷ đồng.
212 | thu hút doanh nghiệp mới
30 | chi cục hải quan nộp ngân sách

Kim ngạch xuất khẩu có tốc độ tăng trung bình 6,1%/năm.
6.1 | kim ngạch xuất khẩu

Tổng thu ngân sách tuy vượt kế hoạch, đạt 51,7% dự toán.
51.7 | tổng thu ngân sách
"""

ENDS = """
Chi cục Thuế khu vực đã thu đạt 210 tỷ đồng, bằng 70% dự toán.
210 | chi cục thuế khu vực thu
70 | chi cục thuế khu vực thu

Riêng khu vực Nam Định thu được 39 tỷ đồng.
39 | khu vực nam định thu

Kim ngạch xuất khẩu gỗ đạt 2 tỷ USD, chiếm tỷ trọng 19% kim ngạch của tỉnh.
2 | kim ngạch xuất khẩu gỗ
19 | kim ngạch xuất khẩu gỗ

Các đại biểu băn khoăn, mặc dù tăng trưởng kinh tế của tỉnh đạt 7,4%.
7.4 | tăng trưởng kinh tế của tỉnh

Khu du lịch đón 6,3 triệu lượt khách trong và ngoài nước.
6.3 | khu du lịch đón lượt khách trong và ngoài nước

Mỗi xã ở đây có 5.200 người, thành phố nên cấp nước sạch.
5200 | mỗi xã ở đây người

Giá cà phê trong nước tăng 2,5% so với tháng 3 do giá cà phê thế giới lên mức 3.900 USD/tấn.
2.5 | giá cà phê trong nước
3900 | giá cà phê thế giới

Tổng vốn đăng ký tăng thêm đạt 46 triệu USD, tăng 12% so với cùng kỳ.
46 | tổng vốn đăng ký tăng thêm
12 | tổng vốn đăng ký tăng thêm
"""

PREDICATES = """
Công ty đạt doanh thu 90 tỷ đồng, còn cách xa mục tiêu lợi nhuận 12 tỷ đồng của cả năm.
90 | doanh thu
12 | lợi nhuận

Tổng chi ngân sách xã 4 năm 2018 - 2021 ước đạt 61 tỷ đồng.
61 | tổng chi ngân sách xã

Hãng taxi Bến Xanh chỉ lãi trước thuế 7 tỷ đồng, giảm 20%.
7 | lãi trước thuế
20 | lãi trước thuế

Tập đoàn ghi nhận lỗ lũy kế lên tới 44 tỷ đồng.
44 | lỗ lũy kế

Doanh thu tăng lên 37 tỷ đồng, dù vậy chỉ tiêu lợi nhuận ròng lại “lao dốc” về 2 tỷ đồng.
37 | doanh thu
2 | lợi nhuận ròng

Sản lượng điện mặc dù tăng từ 28 triệu kWh lên 37 triệu kWh.
28 | sản lượng điện
37 | sản lượng điện

Vốn FDI thực hiện đạt 3 tỷ USD, tăng 6%.
3 | vốn đầu tư trực tiếp nước ngoài thực hiện
6 | vốn đầu tư trực tiếp nước ngoài thực hiện

Giá gạo xuất khẩu bình quân 5 tháng đạt 410 USD/tấn.
410 | giá gạo xuất khẩu bình quân

Số thu phí của trạm mỗi ngày đạt hơn 2 tỷ đồng.
2 | số thu phí của trạm mỗi ngày

Tỉnh sẽ mở thêm 5 trường dạy nghề bằng tiếng dân tộc.
5 | mở trường dạy nghề bằng tiếng dân tộc

Giải ngân vốn vay thấp ở mức báo động, đạt 31% kế hoạch.
31 | giải ngân vốn vay

Số hộ trồng chủ yếu là cam, trên 900 hộ, chiếm 62%.
900 | số hộ trồng chủ yếu là cam
62 | số hộ trồng chủ yếu là cam
"""

MEASURES = """
Số lượng và trị giá gạo xuất khẩu đạt 70 nghìn tấn và 35 triệu USD.
70 | số lượng gạo xuất khẩu
35 | trị giá gạo xuất khẩu

Quý I, xưởng gỗ đạt doanh thu và lợi nhuận lần lượt là 60 tỷ đồng và 4 tỷ đồng.
60 | doanh thu
4 | lợi nhuận

Xuất khẩu chè đạt 8 triệu USD, tăng 12% (lượng tăng 9%); quế đạt 5 triệu USD.
8 | xuất khẩu chè
12 | xuất khẩu chè
9 | xuất khẩu chè lượng
5 | xuất khẩu quế

Xuất khẩu hạt é sang Nga đã phục hồi. Lượng xuất khẩu đạt 7 nghìn tấn, trị giá 9 triệu USD, tăng 4% về lượng.
7 | lượng xuất khẩu | hạt é
9 | xuất khẩu trị giá | hạt é
4 | xuất khẩu lượng | hạt é

Xuất khẩu của tỉnh gặp khó. Kim ngạch xuất khẩu đạt 7 triệu USD.
7 | kim ngạch xuất khẩu
"""


POINTED_BACK = """
Huyện đã chi trả 76 tỷ đồng cho 342 hộ.
76 | chi trả
342 | chi trả hộ

Năm 2022 xảy ra 183 vụ tai nạn, bị thương 150 người (tăng 73 vụ, tỷ lệ 4,15%).
183 | xảy ra vụ tai nạn
150 | bị thương người
73 | xảy ra vụ tai nạn
4.15 | xảy ra vụ tai nạn

Lợi nhuận trước thuế của doanh nghiệp này ở mức 67 tỷ đồng.
67 | lợi nhuận trước thuế

Lượng hàng bình ổn mà đơn vị chuẩn bị tăng 20%.
20 | lượng hàng bình ổn

Giá vàng tăng mạnh đồng thời còn đẩy chênh lệch giá mua bán lên tới 2 triệu đồng/lượng.
2 | chênh lệch giá mua bán

Kim ngạch xuất khẩu chè tháng 5 đạt 28 tỷ đồng, tổng kim ngạch xuất khẩu mặt hàng này 5 tháng đạt 130 tỷ.
28 | kim ngạch xuất khẩu chè
130 | tổng kim ngạch xuất khẩu | kim ngạch xuất khẩu chè

Nhóm giáo dục tăng 0,57%; may mặc, mũ nón tăng 0,09%; nhóm giao thông giảm 0,2%.
0.57 | nhóm giáo dục
0.09 | nhóm may mặc, mũ nón
0.2 | nhóm giao thông

Có 17 nhóm hàng tăng giá: Hàng hóa khác tăng 0,15%; Văn hóa và du lịch tăng 0,13%.
17 | nhóm hàng
0.15 | hàng hóa khác | nhóm hàng
0.13 | văn hóa và du lịch | nhóm hàng

Chỉ số sản xuất đạt 6,8% đối với thực phẩm, rau quả và 9,7% đối với đồ uống.
6.8 | chỉ số sản xuất
9.7 | chỉ số sản xuất
"""

AROUND_VALUES = """
Số hộ có thu nhập từ 16 triệu đồng/năm trở xuống có mức hỗ trợ trung bình 750.000 đồng.
16 | số hộ có thu nhập
750000 | số hộ có thu nhập

Giá điện mua là 6,95 cent/kWh.
6.95 | giá điện mua

Bệnh viện tiếp nhận khám bệnh 800 lượt / ngày.
800 | tiếp nhận khám bệnh

Quy hoạch đặt ra điện sản xuất đạt 560 tỷ kWh, định hướng năm 2050 khoảng 1.360 tỷ kWh.
560 | điện sản xuất
1360 | điện sản xuất

Đơn vị phấn đấu hoàn thành nhiệm vụ thu NSNN năm 2021 là 380 tỷ đồng.
380 | thu ngân sách nhà nước

Đến hết 22h ngày 22/5 tỷ lệ cử tri đi bầu đạt 98,77%.
98.77 | tỷ lệ cử tri đi bầu

Theo ông Minh, Chi cục trưởng Chi cục Thuế Ba Vì, tính đến 25/10 đơn vị thu NSNN được 53 tỷ đồng.
53 | thu ngân sách nhà nước

Mức tiêu thụ bánh kẹo trong những năm tới được bà Oanh dự báo tăng khoảng 10%.
10 | mức tiêu thụ bánh kẹo

Xăng dầu là mặt hàng chính, thường đóng góp đến 25% thu ngân sách.
25 | xăng dầu

Doanh thu phí khai thác mới ước đạt 16 tỷ đồng, thu ngân sách mới đạt 92% dự toán.
16 | doanh thu phí khai thác mới
92 | thu ngân sách

Số tiền vay được hỗ trợ lãi suất tính theo định mức tối đa là 20 triệu đồng/con.
20 | số tiền vay được hỗ trợ lãi suất

Nhóm hàng ăn giảm mạnh nhất với mức giảm 1,43%.
1.43 | nhóm hàng ăn

Thành phố ghi nhận 205 vụ án; trung tâm nhận được gần 210 cuộc gọi.
205 | vụ án
210 | nhận cuộc gọi
"""


TABLES = (
    POINTED_BACK,
    AROUND_VALUES,
    HEADED,
    SHARES,
    DEEDS,
    COUNTS,
    STATEMENTS,
    LISTS,
    SCOPES,
    TOLD,
    HELD,
    COMMON,
    AREAS,
    PRICES,
    WORDS_AROUND,
    ENDS,
    PREDICATES,
    MEASURES,
)


def _cases(table):
    for block in table.strip().split("\n\n"):
        text, *figures = block.splitlines()
        yield pytest.param(
            text, [[part.strip() for part in f"{f} | ".split("|")] for f in figures], id=text[:40]
        )


@pytest.mark.parametrize(("text", "figures"), [case for table in TABLES for case in _cases(table)])
def test_a_figure_is_named_whole_and_by_its_own_words(text, figures):
    observed = [(o.quantity.value, o.indicator, o.part_of) for o in observe(text)]
    assert observed == [
        (Decimal(value), name, whole if whole else part_of)
        for (value, name, whole, *_), (_, _, part_of) in zip(figures, observed, strict=True)
    ]
