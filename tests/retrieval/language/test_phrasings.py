"""Phrasings of figures met in reports, resolutions and news. Sentences and figures are invented.

Each line after a sentence is one figure: value | indicator | measure | status | period | area; what is
left empty is not asked for. An indicator is named by words that it must hold, after '=' as a whole.
"""

from datetime import date
from decimal import Decimal

import pytest

from retrieval.language.observations import Surroundings, observe
from retrieval.language.periods import write_period

AROUND = Surroundings(anchor=date(2023, 6, 30), area="Nam Định")

PHRASINGS = """
Thu nội địa quý I năm 2023 đạt 1.204,6 tỷ đồng, bằng 24,1% dự toán, giảm 3,7% so với cùng kỳ.
1204.6 | thu nội địa | level | actual | quý I/2023
24.1 | thu nội địa | ratio_to_plan_pct | actual | quý I/2023
-3.7 | thu nội địa | growth_pct | actual | quý I/2023

Trong đó, khu vực I tăng 2,1%; khu vực II tăng 9,4%; khu vực III tăng 6,8%.
2.1 | khu vực i | growth_pct
9.4 | khu vực ii | growth_pct
6.8 | khu vực iii | growth_pct

Khu vực dịch vụ đóng góp 2,4 điểm phần trăm, khu vực công nghiệp đóng góp 3,1 điểm phần trăm.
2.4 | khu vực dịch vụ | change_pp
3.1 | khu vực công nghiệp | change_pp

Năm 2022, giá trị sản xuất tăng 12,6%, cao hơn 0,6 điểm phần trăm so với kế hoạch (12%).
12.6 | giá trị sản xuất | growth_pct | actual | năm 2022
0.6 | giá trị sản xuất | change_pp
12 | giá trị sản xuất | growth_pct | plan

Thu ngân sách huyện năm 2022 mới đạt 91,4%.
91.4 | thu ngân sách | ratio_to_plan_pct | actual | năm 2022

Thu từ xổ số năm 2022 chỉ đạt gần 88%.
88 | thu từ xổ số | ratio_to_plan_pct | actual | năm 2022

Doanh thu năm 2022 giảm từ 61 tỷ đồng xuống 48 tỷ đồng.
61 | doanh thu | level | actual | năm 2021
48 | doanh thu | level | actual | năm 2022

Năm 2022, điều chỉnh vốn dự án kè sông tăng từ 61 tỷ đồng lên 75 tỷ đồng.
61 | vốn dự án kè sông | level | | năm 2022
75 | vốn dự án kè sông | level | | năm 2022

Năm 2022, giá thanh long loại một tại Bình Thuận đạt 21.000 đồng/kg.
21000 | = giá thanh long loại một | level | actual | năm 2022 | Bình Thuận

GRDP năm 2022 ước tăng 7,31% (năm 2021 tăng 5,02%).
7.31 | tổng sản phẩm trên địa bàn | growth_pct | estimate | năm 2022
5.02 | tổng sản phẩm trên địa bàn | growth_pct | actual | năm 2021

Chỉ số sản xuất công nghiệp tháng 5/2023 của một số tỉnh tăng khá như Hà Nam tăng 11,2%, Nam Định tăng 9,8%.
11.2 | chỉ số sản xuất công nghiệp | growth_pct | actual | tháng 5/2023 | Hà Nam
9.8 | chỉ số sản xuất công nghiệp | growth_pct | actual | tháng 5/2023 | Nam Định

Tính đến ngày 15/5/2023, toàn tỉnh có 312 dự án FDI còn hiệu lực với tổng vốn đăng ký 4,15 tỷ USD.
312 | dự án đầu tư trực tiếp nước ngoài | level | actual | đến ngày 15/05/2023
4.15 | tổng vốn đăng ký | level | actual | đến ngày 15/05/2023

Từ 1/1/2022 đến 15/10, tổng số tờ khai là 1.713 tờ khai. Trị giá hàng xuất đạt 44 triệu USD, tăng 4,6%.
1713 | tổng số tờ khai | level | actual | đến ngày 15/10/2022
44 | trị giá hàng xuất | level
4.6 | trị giá hàng xuất | growth_pct | actual | đến ngày 15/10/2022

Sản xuất đạm hoàn thành kế hoạch cả năm (1,54 triệu tấn), vượt 5,7% KHN.
1.54 | sản xuất đạm | level | plan
5.7 | sản xuất đạm | ratio_to_plan_pct

Giá trị sản xuất sản phẩm công nghệ cao ước đạt 12,6 tỷ USD.
12.6 | sản phẩm công nghệ cao | level | estimate

Tần suất mất điện kéo dài bình quân là 3,18 lần/khách hàng.
3.18 | tần suất mất điện kéo dài | level

So với cùng kỳ, số trang trại mới bằng 100%, số hợp tác xã tăng 8%.
100 | trang trại | multiple
8 | hợp tác xã | growth_pct

Doanh thu bán gạo của tổ hợp tác là 6 tỷ đồng, góp 35% doanh thu của cả xã.
6 | doanh thu bán gạo | level
35 | doanh thu | share_pct

Tỉnh Nam Định có tốc độ tăng trưởng kinh tế đạt 5,15%.
5.15 | tốc độ tăng trưởng kinh tế | growth_pct | actual | | Nam Định

Chỉ số PCI từ xếp thứ 53 lên thứ 13/63 tỉnh, thành phố.
53 | năng lực cạnh tranh | rank
13 | năng lực cạnh tranh | rank

Khoảng cách từ 200 m đến 300 m: giảm 5% so với giá đất quy định.
-5 | khoảng cách | growth_pct

Thu ngân sách trên địa bàn tỉnh đạt 67 tỷ đồng. Riêng khu vực Nam Định thu được 39 tỷ đồng.
67 | thu ngân sách | level
39 | thu ngân sách | level | actual | | Nam Định

HĐND tỉnh đã thông qua Nghị quyết về kế hoạch phát triển kinh tế năm 2024. Theo đó, GRDP tăng 7,3%.
7.3 | tổng sản phẩm trên địa bàn | growth_pct | plan | năm 2024

Từ năm 2016 đến hết tháng 11/2018, tỉnh thu hút 515 dự án đầu tư.
515 | thu hút dự án đầu tư | level | actual | từ năm 2016 đến tháng 11/2018

Không chỉ tiêu thụ trong nước đạt 42,8 tỷ USD, ngành sữa còn xuất khẩu 2 tỷ USD.
42.8 | tiêu thụ trong nước | level | actual
2 | xuất khẩu | level | actual

Tốc độ tăng trưởng 9,06%, không đạt so với KH (10,5%).
9.06 | tốc độ tăng trưởng | growth_pct | actual
10.5 | tốc độ tăng trưởng | growth_pct | plan

Thu nội địa đạt 7.985 tỷ đồng, tăng 903 tỷ đồng so với dự toán Trung ương giao (7.082 tỷ đồng).
7985 | thu nội địa | level | actual
903 | thu nội địa | change_abs | actual
7082 | thu nội địa | level | plan

Số vụ tai nạn giao thông giảm 14 vụ, số người chết giảm 5 người.
-14 | số vụ tai nạn giao thông | change_abs
-5 | số người chết | change_abs

Thu ngân sách đạt 8.420 tỷ đồng, bằng 112% dự toán (7.518 tỷ đồng) và tăng 9% so với năm 2021.
8420 | thu ngân sách | level | actual
112 | thu ngân sách | ratio_to_plan_pct | actual
7518 | thu ngân sách | level | plan
9 | thu ngân sách | growth_pct | actual

Đối với tỉnh, ông Nguyễn Văn Nam thông tin, dự kiến tăng trưởng kinh tế năm 2020 sẽ từ 8,1%.
8.1 | tăng trưởng kinh tế | growth_pct | forecast | năm 2020

Năm 2022, các ngành thực hiện 42 thủ tục cấp độ 4.
42 | thủ tục | level | actual | năm 2022

So với kế hoạch 5 năm (2.500 tỷ đồng), đầu tư công đạt 80%.
2500 | | level | plan
80 | đầu tư công

Chi đầu tư phát triển đạt 37% vốn kế hoạch.
37 | chi đầu tư phát triển | ratio_to_plan_pct | actual

Lượng khách quốc tế năm 2022 đạt 1,2 triệu lượt.
1.2 | lượng khách | level | actual | năm 2022

Dự toán thu nội địa năm 2024 được giao là 9.100 tỷ đồng.
9100 | thu nội địa | level | plan | năm 2024

Năm 2023, Trung ương giao thu 6.350 tỷ đồng, tỉnh giao 6.800 tỷ đồng.
6350 | thu | level | plan | năm 2023
6800 | thu | level | plan | năm 2023

Phấn đấu đến năm 2025, tỷ lệ đô thị hóa đạt trên 45%, thu nhập bình quân đạt 95 triệu đồng/người.
45 | tỷ lệ đô thị hóa | | target | năm 2025
95 | thu nhập bình quân | level | target | năm 2025

Mục tiêu đến năm 2030:
- Tỷ lệ hộ sử dụng nước sạch đạt 98%;
- Có ít nhất 12 cụm công nghiệp.
98 | tỷ lệ hộ sử dụng nước sạch | level | target | năm 2030
12 | cụm công nghiệp | level | target | năm 2030

Dự kiến cả năm 2023 xuất khẩu đạt 3,2 tỷ USD.
3.2 | xuất khẩu | level | forecast | năm 2023

Sản lượng lúa đạt 905 nghìn tấn, vượt 1,8% kế hoạch.
905 | sản lượng lúa | level | actual
1.8 | sản lượng lúa | | actual

Kim ngạch nhập khẩu 6 tháng đầu năm 2023 giảm 17,5% (cùng kỳ năm 2022 tăng 12,4%).
-17.5 | kim ngạch nhập khẩu | growth_pct | actual | 6 tháng đầu năm 2023
12.4 | kim ngạch nhập khẩu | growth_pct | actual | 6 tháng đầu năm 2022

Giá trị sản xuất công nghiệp (giá so sánh 2010) quý II năm 2023 ước đạt 21.480 tỷ đồng.
21480 | giá trị sản xuất công nghiệp | level | estimate | quý II/2023

Đoàn đã kiểm tra 156 cơ sở, phát hiện 23 cơ sở vi phạm, xử phạt 412 triệu đồng.
156 | kiểm tra cơ sở | level
23 | cơ sở vi phạm | level
412 | xử phạt | level

Tỉnh thu hút được 1,8 tỷ USD vốn đầu tư nước ngoài, gấp 2,3 lần cùng kỳ.
1.8 | vốn đầu tư nước ngoài | level
2.3 | vốn đầu tư nước ngoài | multiple

Vốn thực hiện tăng gấp đôi so với cùng kỳ.
2 | vốn thực hiện | multiple

Đàn bò giảm gần một nửa so với năm trước.
-50 | đàn bò | growth_pct

Lao động trong ngành dệt may chiếm 28,6% tổng số lao động của tỉnh.
28.6 | lao động trong ngành dệt may | share_pct

Cơ cấu kinh tế: nông nghiệp 21,4%, công nghiệp - xây dựng 40,2%, dịch vụ 38,4%.
21.4 | nông nghiệp | share_pct
40.2 | công nghiệp - xây dựng | share_pct
38.4 | dịch vụ | share_pct

Chỉ số cải cách hành chính xếp thứ 12/63 tỉnh, thành phố, tăng 7 bậc so với năm 2021.
12 | chỉ số cải cách hành chính | rank
7 | chỉ số cải cách hành chính | change_abs

Chỉ số hài lòng đạt 86,42 điểm, đứng thứ 9 cả nước.
86.42 | chỉ số hài lòng | index_score
9 | chỉ số hài lòng | rank

Đến nay có 188/204 xã đạt chuẩn nông thôn mới.
188 | xã đạt chuẩn nông thôn mới | count_of_total

Còn 3/19 chỉ tiêu chưa hoàn thành.
3 | chỉ tiêu chưa hoàn thành | count_of_total

Diện tích gieo trồng đạt 142.300 ha, trong đó lúa 118.600 ha, ngô 9.400 ha.
142300 | diện tích gieo trồng | level
118600 | lúa | level
9400 | ngô | level

Tổng vốn 640 tỷ đồng, gồm: ngân sách tỉnh 400 tỷ đồng, ngân sách huyện 240 tỷ đồng.
640 | tổng vốn | level
400 | ngân sách tỉnh | level
240 | ngân sách huyện | level

Tỷ lệ giải ngân cao hơn bình quân chung cả nước 5,6 điểm phần trăm.
5.6 | tỷ lệ giải ngân | change_pp | | | Nam Định

Tăng trưởng của tỉnh cao hơn bình quân chung cả nước (3,72%).
3.72 | tăng trưởng | growth_pct | actual | | cả nước

Tỷ trọng dịch vụ tăng từ 36,1% năm 2018 lên 38,4% năm 2022.
36.1 | tỷ trọng dịch vụ | share_pct | actual | năm 2018
38.4 | tỷ trọng dịch vụ | share_pct | actual | năm 2022

Số doanh nghiệp thành lập mới năm 2022 tăng lên 1.046 doanh nghiệp.
1046 | số doanh nghiệp thành lập mới | level | actual | năm 2022

Tỷ lệ hộ nghèo giảm còn 2,15%.
2.15 | tỷ lệ hộ nghèo | level

Mức chi: cấp tỉnh 150.000 đồng/người/ngày; cấp huyện 120.000 đồng/người/ngày.
150000 | cấp tỉnh | level
120000 | cấp huyện | level

Hỗ trợ tối đa không quá 500 triệu đồng/mô hình.
500 | hỗ trợ | level

Mức hỗ trợ tối thiểu 70% mức đóng bảo hiểm y tế.
70 | mức hỗ trợ | | target

Lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ: 60.000 đồng/giấy phép.
60000 | lệ phí cấp giấy phép xây dựng nhà ở riêng lẻ | level

Phạt tiền từ 3.000.000 đồng đến 5.000.000 đồng đối với hành vi lấn chiếm vỉa hè.
3000000 | phạt tiền | level
5000000 | phạt tiền | level

Doanh thu du lịch tháng 4 năm 2023 đạt 210 tỷ đồng, đón 312.000 lượt khách.
210 | doanh thu du lịch | level | actual | tháng 4/2023
312000 | khách | level | actual | tháng 4/2023

Sở đã tiếp nhận 1.250 hồ sơ, giải quyết đúng hạn 1.238 hồ sơ, đạt 99,04%.
1250 | tiếp nhận hồ sơ | level
1238 | giải quyết đúng hạn | level
99.04 | | level

Huyện Giao Thủy dẫn đầu với 61,2%, huyện Ý Yên đạt 44,7%.
61.2 | | | | | Huyện Giao Thủy
44.7 | | | | | huyện Ý Yên

Thu từ đất 2.310 tỷ đồng (bao gồm tiền thuê đất 410 tỷ đồng), đạt 96% dự toán.
2310 | thu từ đất | level
410 | tiền thuê đất | level
96 | thu từ đất | ratio_to_plan_pct

Kế hoạch năm 2023 là 9,0%, ước cả năm 2023 đạt 9,4%.
9.0 | | | plan | năm 2023
9.4 | | | estimate | năm 2023

Sơ bộ năm 2022, dân số trung bình của tỉnh là 1,836 triệu người.
1.836 | dân số trung bình của tỉnh | level | preliminary | năm 2022

Số liệu ước là 6,9%, số chính thức là 7,05%.
6.9 | | | estimate
7.05 | | | actual

Kim ngạch xuất khẩu được điều chỉnh lên 4,1 tỷ USD.
4.1 | kim ngạch xuất khẩu | level | revised

Bình quân giai đoạn 2021-2025 tăng 10,5-11%/năm.
10.5 | | growth_pct | target | giai đoạn 2021-2025

Dịch Covid-19 làm 47 doanh nghiệp tạm dừng hoạt động.
47 | doanh nghiệp tạm dừng hoạt động | level

Theo ông Trần Văn Bình, Giám đốc Sở Công Thương, sản lượng điện đạt 620 triệu kWh.
620 | sản lượng điện | level

Ngành công nghiệp chế biến, chế tạo tăng 12,1%.
12.1 | ngành công nghiệp chế biến, chế tạo | growth_pct

Mặc dù gặp khó khăn, thu hải quan vẫn đạt 530 tỷ đồng.
530 | thu hải quan | level

Chi thường xuyên bằng 47,2% dự toán HĐND tỉnh giao, bằng 108,5% cùng kỳ.
47.2 | chi thường xuyên | ratio_to_plan_pct
108.5 | chi thường xuyên | multiple

Năng suất lúa 61,3 tạ/ha, không tăng so với vụ trước.
61.3 | năng suất lúa | level
0 | năng suất lúa | growth_pct

Giá gạo xuất khẩu 490 - 495 USD/tấn.
490 | giá gạo xuất khẩu | level

Dư nợ tín dụng ước đạt 98.500 tỷ đồng, tăng 5,1% so với đầu năm.
98500 | dư nợ tín dụng | level | estimate
5.1 | dư nợ tín dụng | growth_pct | estimate

Cả nước xuất khẩu 164,7 tỷ USD; riêng Nam Định xuất khẩu 1,4 tỷ USD.
164.7 | xuất khẩu | level | | | cả nước
1.4 | xuất khẩu | level | | | Nam Định

Quý II có 214 doanh nghiệp giải thể, tăng 31% so với quý I.
214 | doanh nghiệp giải thể | level | actual | quý II/2023
31 | doanh nghiệp giải thể | growth_pct | actual | quý II/2023

Từ đầu năm đến hết tháng 5/2023, giải ngân vốn đầu tư công đạt 1.920 tỷ đồng, đạt 35,6% kế hoạch.
1920 | giải ngân vốn đầu tư công | level
35.6 | giải ngân vốn đầu tư công | ratio_to_plan_pct

Năm học 2022-2023, tỉnh có 428 trường đạt chuẩn quốc gia.
428 | trường | level | actual | năm học 2022-2023

Tổng số tờ khai là 52.310 tờ khai, tăng 8,2%.
52310 | tổng số tờ khai | level
8.2 | tổng số tờ khai | growth_pct

TT | Chỉ tiêu | ĐVT | TH 2021 | KH 2022
1 | Thu nội địa | tỷ đồng | 7.120 | 7.500
7120 | thu nội địa | level | actual | năm 2021
7500 | thu nội địa | level | plan | năm 2022

Chỉ tiêu | Năm 2021 | Năm 2022 | So sánh (%)
Diện tích rừng (ha) | 3.100 | 3.150 | 101,6
3100 | diện tích rừng | level | actual | năm 2021
3150 | diện tích rừng | level | actual | năm 2022
101.6 | diện tích rừng | multiple

Sáu tháng đầu năm 2023, tỉnh trồng 1.250 ha rừng; chín tháng năm 2022 trồng 1.900 ha.
1250 | trồng rừng | level | actual | 6 tháng đầu năm 2023
1900 | trồng | level

Cả nước có hơn 52 triệu cử tri đi bầu.
52 | cử tri đi bầu | level | actual | | cả nước

Tỉnh chỉ chiếm 2,1% dân số và 1,4% diện tích của cả nước.
2.1 | dân số | share_pct
1.4 | diện tích | share_pct

Hàng nhập khẩu là 3.120 tấn, trị giá gần 870 nghìn USD.
3120 | hàng nhập khẩu | level
870 | hàng nhập khẩu trị giá | level

Xuất khẩu tôm đạt 410 triệu USD, tăng 6,2%; cá tra đạt 180 triệu USD, giảm 3,9%.
410 | xuất khẩu tôm | level
6.2 | xuất khẩu tôm | growth_pct
180 | xuất khẩu cá tra | level
-3.9 | xuất khẩu cá tra | growth_pct

Trị giá nhập khẩu từ thị trường Nhật Bản đạt 95 triệu USD, giảm 1,5%; Hàn Quốc đạt 73 triệu USD.
95 | trị giá nhập khẩu từ thị trường nhật bản | level
-1.5 | trị giá nhập khẩu từ thị trường nhật bản | growth_pct
73 | trị giá nhập khẩu từ thị trường hàn quốc | level

Số tờ khai là 8.120 tờ khai, kim ngạch đạt 41 triệu USD, giảm 2,2% về số tờ khai nhưng tăng 4,4% về kim ngạch.
8120 | số tờ khai | level
41 | kim ngạch | level
-2.2 | số tờ khai | growth_pct
4.4 | kim ngạch | growth_pct

Diện tích nuôi tôm ước đạt 640 ha, sản lượng ước đạt 1.870 tấn.
640 | diện tích nuôi tôm | level | estimate
1870 | diện tích nuôi tôm sản lượng | level | estimate

Tổng thu ngân sách ước đạt 4.300 tỷ đồng. Trong đó, thu nội địa 3.900 tỷ đồng.
4300 | tổng thu ngân sách | level | estimate
3900 | tổng thu ngân sách thu nội địa | level | estimate

Tại Hà Nam, sản lượng cá đạt 300 tấn; Thái Bình đạt 420 tấn. Tổng sản lượng tôm là 5.100 tấn.
300 | sản lượng cá | level | | | Hà Nam
420 | sản lượng cá | level | | | Thái Bình
5100 | tổng sản lượng tôm | level | | | Nam Định

Ngân hàng đặt kế hoạch thận trọng. Theo đó, dư nợ tín dụng tăng 11%.
11 | dư nợ tín dụng | growth_pct | plan

Năm 2022 có 61 xã đạt chuẩn. Hiện có 70 xã đạt chuẩn.
61 | xã đạt chuẩn | level | actual | năm 2022
70 | xã đạt chuẩn | level | actual | -

Số thu của đơn vị đạt 3.400 tỷ đồng, vượt chỉ tiêu được giao (2.850 tỷ đồng).
3400 | số thu của đơn vị | level
2850 | số thu của đơn vị | level | plan

Công ty hoàn thành 53% kế hoạch lợi nhuận và 61% kế hoạch doanh thu.
53 | lợi nhuận | ratio_to_plan_pct
61 | doanh thu | ratio_to_plan_pct

Giá gạo 5% tấm ở mức 480 – 485 USD/tấn.
480 | giá gạo | level

Tổng vốn đăng ký tăng thêm đạt 472 triệu USD.
472 | tổng vốn đăng ký | level

Tháng đầu năm 2023, cơ quan hải quan thu ngân sách 310 tỷ đồng.
310 | thu ngân sách | level | actual | tháng 1/2023

Công suất lớn nhất đạt 34.100 MW.
34100 | công suất lớn nhất | level

Sản lượng lúa tiếp tục là nguồn thu lớn nhất của huyện, đạt 92.000 tấn.
92000 | sản lượng lúa | level

Nợ phát sinh trong năm 2021 được thu đủ. Trong 6 tháng đầu năm, đơn vị xử phạt 299 trường hợp vi phạm.
299 | = xử phạt trường hợp vi phạm | level | actual | 6 tháng đầu năm 2023

Giá cát tháng 5 tụt 2,4% so với tháng trước.
-2.4 | = giá cát | growth_pct | actual | tháng 5/2023

Xuất khẩu sắn lát lại ghi nhận sụt giảm mạnh trong tháng 4/2023, chỉ đạt 31 nghìn tấn.
31 | = xuất khẩu sắn lát | level | actual | tháng 4/2023

Lượng gạo xuất khẩu đạt 12 nghìn tấn, tăng 3% về lượng và 7% về trị giá.
12 | = lượng gạo xuất khẩu | level
3 | = lượng gạo xuất khẩu | growth_pct
7 | = gạo xuất khẩu trị giá | growth_pct

Cả tỉnh chỉ đạt kim ngạch xuất khẩu 9 triệu USD. Thành phố xảy ra 61 vụ cháy, giảm 4 vụ.
9 | = kim ngạch xuất khẩu | level
61 | = xảy ra vụ cháy | level
-4 | = xảy ra vụ cháy | change_abs

Thứ tư, từ ngày 1/5/2023 giá gas điều chỉnh giảm 6,7%, góp phần giảm CPI chung khoảng 0,03%.
-6.7 | = giá gas | growth_pct
-0.03 | = chỉ số giá tiêu dùng | growth_pct

Doanh nghiệp có vốn đầu tư nước ngoài tăng 4,8%, doanh nghiệp thành lập mới tăng 2%.
4.8 | = doanh nghiệp có vốn đầu tư nước ngoài | growth_pct
2 | = doanh nghiệp thành lập mới | growth_pct

Công ty Thép Bắc Hà đạt doanh thu thuần 746 tỷ đồng; dự án này có tổng mức đầu tư 15 tỷ đồng.
746 | = doanh thu thuần | level
15 | = tổng mức đầu tư | level

Hải quan Nam Định có 833 doanh nghiệp làm thủ tục qua địa bàn. Tỉnh sẽ mở 24 cơ sở cai nghiện.
833 | = doanh nghiệp làm thủ tục qua địa bàn | level | actual
24 | = mở cơ sở cai nghiện | level | forecast

Các chỉ tiêu chủ yếu gồm: GRDP tăng 8,3%; thu ngân sách tăng 5%.
8.3 | = tổng sản phẩm trên địa bàn | growth_pct | target
5 | = thu ngân sách | growth_pct | target

Thành phố xảy ra 256 vụ án (giảm 57 vụ, tỷ lệ 6,5%). Thuế suất tăng từ 5% lên 10%.
256 | xảy ra vụ án | level
-57 | xảy ra vụ án | change_abs
-6.5 | xảy ra vụ án | growth_pct
5 | = thuế suất | level
10 | = thuế suất | level

Dư nợ đạt 5.000 tỷ đồng, dự kiến hết tháng 6, lợi nhuận đạt 70 tỷ đồng, tăng 9%.
5000 | = dư nợ | level | actual
70 | = lợi nhuận | level | forecast
9 | = lợi nhuận | growth_pct | forecast

Công an bắt 84 đối tượng vận chuyển, mua bán ma túy, thu giữ 27,5 kg heroin tại 28 xã ven biển, đầm phá.
84 | = bắt đối tượng vận chuyển, mua bán ma túy | level
27.5 | = thu giữ heroin | level
28 | xã ven biển, đầm phá | level

Chỉ tiêu xuất khẩu vượt kế hoạch với kim ngạch đạt 5,8 triệu USD; khách du lịch tăng 8%.
5.8 | kim ngạch | level | actual
8 | = khách du lịch | growth_pct | actual

Doanh thu đạt 344 tỷ đồng, lợi nhuận đạt 50 tỷ đồng, tăng lần lượt 12% và 14%.
344 | = doanh thu | level
50 | = lợi nhuận | level
12 | = doanh thu | growth_pct
14 | = lợi nhuận | growth_pct

Chỉ số sản xuất công nghiệp của các tỉnh Hà Nam, Cà Mau tăng lần lượt 10,8% và 17%.
10.8 | chỉ số sản xuất công nghiệp | growth_pct | actual | | Hà Nam
17 | chỉ số sản xuất công nghiệp | growth_pct | actual | | Cà Mau

Năm 2024, tỉnh đề ra 26 chỉ tiêu. Trong đó, có các chỉ tiêu quan trọng như: Tỷ lệ hộ nghèo đạt 2,6%.
26 | chỉ tiêu | level
2.6 | = tỷ lệ hộ nghèo | level | target | năm 2024

Đây là lần đầu tiên tổng sản phẩm của tỉnh đạt mức tăng trưởng ước 10,4%, (kế hoạch là 9,4%).
10.4 | tổng sản phẩm của tỉnh | growth_pct | estimate
9.4 | tổng sản phẩm của tỉnh | growth_pct | plan

Khai thác khí năm 2022 đạt 10,1 tỷ m³, vượt 4,3% kế hoạch. Nghị định 221 quy định thời gian.
10.1 | = khai thác khí | level | actual | năm 2022
4.3 | = khai thác khí | ratio_to_plan_pct

Tỉnh điều chỉnh chỉ tiêu tăng trưởng GRDP giai đoạn 2021-2025 còn 8%/năm (thay vì 9%).
8 | = tăng trưởng tổng sản phẩm trên địa bàn | growth_pct | target
9 | = tăng trưởng tổng sản phẩm trên địa bàn | growth_pct | target

Học phí tăng 3% (tác động làm CPI tăng 0,14%). Có 11 nhóm hàng hóa và dịch vụ, 91 dự án điều chỉnh tăng vốn.
3 | = học phí | growth_pct
0.14 | = chỉ số giá tiêu dùng | growth_pct
11 | nhóm hàng hóa | level
91 | dự án điều chỉnh tăng vốn | level

CPI tháng 4 năm nay tăng 4,46% so cùng kỳ; giá khám giảm làm chỉ số giá nhóm y tế giảm 7,58%.
4.46 | = chỉ số giá tiêu dùng | growth_pct | actual | tháng 4/2023
-7.58 | = chỉ số giá nhóm y tế | growth_pct

Phó Chủ tịch UBND huyện Vân Hồ Huỳnh Quang Thái cho biết đến nay thu hút 278 dự án đầu tư.
278 | = thu hút dự án đầu tư | level | actual | - | huyện Vân Hồ

Đơn vị thu 765 triệu đồng (về số vụ giảm 25,5%); vốn góp đạt 3 tỷ USD, giảm 24% so với cùng kỳ về số dự án.
765 | thu | level
-25.5 | = số vụ | growth_pct
3 | = vốn góp | level
-24 | = số dự án | growth_pct

Cục Hải quan Nam Định đã làm thủ tục cho 17 nghìn tờ khai. Ban Chỉ đạo 389 tỉnh thu 24 tỷ đồng.
17 | làm thủ tục tờ khai | level
24 | thu | level

Giá trị gia tăng của ngành đạt 356 tỷ đồng. Tổng vốn trong 10 tháng năm 2022 đạt 5 tỷ USD.
356 | = giá trị gia tăng của ngành | level
5 | = tổng vốn | level | actual | 10 tháng đầu năm 2022

Giá gạo có xu hướng tăng nhẹ từ 466 USD/tấn lên 480 USD/tấn.
466 | = giá gạo | level
480 | = giá gạo | level

- Báo cáo thẩm định, báo cáo thẩm tra: Mức chi 500.000 đồng/báo cáo.
500000 | báo cáo thẩm định, báo cáo thẩm tra | level

- Trên 30 chỉ tiêu đến 40 chỉ tiêu: 40.000 đồng/phiếu.
40000 | trên 30 chỉ tiêu đến 40 chỉ tiêu | level

Năm 2022, nhà máy bia khởi công tháng 8/2012 nộp ngân sách 300 tỷ đồng. Tổng sản lượng điện đạt 48 triệu kWh.
300 | nộp ngân sách | level
48 | = tổng sản lượng điện | level | actual | năm 2022

Theo dự báo của Sở, đến năm 2030 nhu cầu điện thương phẩm của tỉnh là 9.400 triệu kWh.
9400 | = nhu cầu điện thương phẩm của tỉnh | level | forecast | năm 2030

Doanh thu du lịch đến hết năm 2022 đạt 1.250 tỷ đồng.
1250 | = doanh thu du lịch | level | actual | năm 2022

Giá thịt lợn hơi dao động từ 52.000 - 55.000 đồng/kg. Đội tàu bao gồm 1.780 tàu cá.
52000 | = giá thịt lợn hơi
1780 | đội tàu

Tổng nguồn vốn tính tới cuối kỳ là 146 tỷ đồng, doanh thu xây dựng rớt thảm còn chỉ 28,8 tỷ đồng.
146 | = tổng nguồn vốn | level
28.8 | = doanh thu xây dựng | level

Nhờ vậy, tốc độ tăng trưởng kinh tế của tỉnh tăng trưởng dương, ước đạt 1,39% so với cùng kỳ.
1.39 | = tốc độ tăng trưởng kinh tế của tỉnh | growth_pct | estimate

Vốn đầu tư 6 tháng đầu năm 2022 tăng 9,9% (kế hoạch năm là 12%).
9.9 | = vốn đầu tư | growth_pct | actual | 6 tháng đầu năm 2022
12 | = vốn đầu tư | growth_pct | plan | năm 2022
"""


def _cases():
    for block in PHRASINGS.strip().split("\n\n"):
        lines = block.splitlines()
        first = next(at for at, line in enumerate(lines) if at and _is_expectation(line))
        yield pytest.param("\n".join(lines[:first]), lines[first:], id=lines[0][:40])


def _is_expectation(line):
    head = line.split("|")[0].strip().lstrip("-")
    return head.replace(".", "", 1).isdigit() and line.count("|") <= 5 and not line.startswith(("- ", "1 |"))


def _fits(observation, value, indicator="", measure="", status="", period="", area=""):
    quantity = observation.quantity
    signed = -quantity.value if quantity.negative else quantity.value
    named = f"{observation.part_of} {observation.indicator}"
    exact = indicator.removeprefix("= ")
    return (
        signed == Decimal(value)
        and (exact == indicator or exact == observation.indicator)
        and set(exact.replace(",", "").split()) <= set(named.replace(",", "").split())
        and measure in ("", observation.measure.value)
        and status in ("", observation.status.value)
        and period in ("", write_period(observation.period) if observation.period else "-")
        and area in ("", observation.area)
    )


@pytest.mark.parametrize(("text", "expected"), _cases())
def test_a_phrasing_is_read(text, expected):
    observed = observe(text, AROUND)
    wanted = [[part.strip() for part in line.split("|")] for line in expected]
    missed = [each for each in wanted if not any(_fits(o, *each) for o in observed)]
    assert missed == [], [(o.quantity.value, o.indicator, o.measure.value, o.status.value) for o in observed]
    values = {abs(Decimal(each[0])) for each in wanted}
    assert {o.quantity.value for o in observed} - values == set(), "more figures than the text has"
