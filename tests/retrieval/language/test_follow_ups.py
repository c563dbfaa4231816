"""Follow-up questions are completed from the question before."""

import pytest
from hypothesis import given

from retrieval.language.follow_ups import Leaning, complete, leaning
from tests.retrieval.language.texts import TODAY, texts


@pytest.mark.parametrize(
    ("question", "leans"),
    [
        ("còn năm 2022?", Leaning.FOLLOWS),
        ("thế cùng kỳ thì sao", Leaning.FOLLOWS),
        ("năm trước", Leaning.FOLLOWS),
        ("Còn huyện Thanh Liêm?", Leaning.FOLLOWS),
        ("ở đó thì sao?", Leaning.FOLLOWS),
        ("bao nhiêu?", Leaning.FOLLOWS),
        ("nghị quyết 21", Leaning.FOLLOWS),
        ("văn bản này ai ký?", Leaning.POINTS),
        ("quyết định gia hạn này có hiệu lực từ hôm nào?", Leaning.POINTS),
        ("nghị quyết về học phí hiện nay có hiệu lực từ hôm nào?", Leaning.PERHAPS),
        ("nghị quyết của Bắc Giang đó số mấy", Leaning.POINTS),
        ("nó thay nghị quyết nào ban hành năm 2013?", Leaning.POINTS),
        ("xã đó đạt được mấy tiêu chí rồi?", Leaning.FOLLOWS),
        ("khởi công ngày nào?", Leaning.PERHAPS),
        ("Khởi công ngày nào năm 2023?", Leaning.ALONE),
        ("Thu nội địa năm 2023 đạt bao nhiêu?", Leaning.ALONE),
        ("tổng mức đầu tư bao nhiêu, trong đó vay Ngân hàng Thế giới mấy?", Leaning.ALONE),
        ("Tổng mức đầu tư bao nhiêu, trong đó vay WB mấy tỷ?", Leaning.PERHAPS),
        ("Chỉ tiêu Bộ Tài chính giao cho đơn vị này cả năm là bao nhiêu?", Leaning.FOLLOWS),
        ("Họ trồng ở xã nào vậy?", Leaning.FOLLOWS),
        ("Hộ nghèo được vay bao nhiêu?", Leaning.PERHAPS),
        ("bao nhiêu doanh nghiệp mới tham gia qua đó?", Leaning.FOLLOWS),
    ],
)
def test_how_much_a_question_leans_on_the_one_before(question, leans):
    assert leaning(question, TODAY) is leans


@pytest.mark.parametrize(
    ("question", "previous", "complete_question"),
    [
        ("còn năm 2022?", "Thu nội địa năm 2023 là bao nhiêu?", "Thu nội địa năm 2022 là bao nhiêu?"),
        ("còn năm 2022?", "Thu nội địa là bao nhiêu?", "Thu nội địa là bao nhiêu? năm 2022"),
        ("thế cùng kỳ?", "Thu quý II/2023 là bao nhiêu?", "Thu quý II/2022 là bao nhiêu?"),
        ("cùng kỳ thì sao?", "Thu là bao nhiêu?", "Thu là bao nhiêu?"),
        ("còn Nam Định?", "Thu của Hà Nam năm 2023?", "Thu của Nam Định năm 2023?"),
        ("còn Nam Định?", "Thu năm 2023?", "Thu năm 2023? Nam Định"),
        ("còn Nam Định năm 2021?", "Thu của Hà Nam năm 2023?", "Thu của Nam Định năm 2021?"),
        ("vậy cấp xã?", "kinh phi soan van ban cap huyen?", "kinh phi soan van ban cap xa?"),
        ("vậy mức cho cấp xã?", "Kinh phí soạn văn bản cấp huyện?", "Kinh phí soạn văn bản cấp xã?"),
    ],
)
def test_without_a_topic_of_its_own_it_varies_the_question_before(question, previous, complete_question):
    assert complete(question, previous, TODAY) == complete_question


@pytest.mark.parametrize(
    ("question", "previous", "complete_question"),
    [
        ("còn chi đầu tư?", "Kết quả của Hà Nam năm 2023?", "còn chi đầu tư? năm 2023 Hà Nam"),
        ("còn chi đầu tư?", "Thu của Hà Nam là bao nhiêu?", "còn chi đầu tư? là bao nhiêu? Hà Nam"),
        ("chi của huyện đó bao nhiêu?", "Thu của Lý Nhân năm 2023?", "chi của bao nhiêu? năm 2023"),
        ("thu mấy tỷ so với năm 2021?", "Chi năm 2023?", "thu mấy tỷ so với năm 2021? năm 2023"),
        ("còn chi cục?", "Sở Y tế Hà Nam có những phòng nào?", "còn chi cục? gồm những gì? Hà Nam"),
        ("còn phó ban?", "Trưởng ban là ai?", "còn phó ban? là ai?"),
        ("ai ký?", "Nghị quyết về phí của Hà Nam?", "ai ký? Hà Nam"),
        ("thế nông nghiệp thì sao", "GTSX dịch vụ là bao nhiêu?", "GTSX nông nghiệp là bao nhiêu?"),
        ("còn chi đầu tư năm 2022?", "Kết quả của Hà Nam năm 2023?", "còn chi đầu tư năm 2022? Hà Nam"),
        (
            "còn Hàn Quốc?",
            "Năm 2016 nhập thép của Nhật bao nhiêu tấn?",
            "Năm 2016 nhập thép của Hàn Quốc bao nhiêu tấn?",
        ),
        ("còn Sacombank thì sao?", "Lãi 2020 của VPBank?", "Lãi 2020 của Sacombank?"),
        ("chủ tịch khóa mới là ai?", "Hội A lập năm 2003?", "chủ tịch khóa mới là ai?"),
        ("còn chi đầu tư của Nam Định?", "Kết quả của Hà Nam?", "còn chi đầu tư của Nam Định?"),
    ],
)
def test_with_a_topic_it_inherits_period_and_place(question, previous, complete_question):
    assert complete(question, previous, TODAY) == complete_question


@given(texts, texts)
def test_any_two_texts_can_follow_one_another(question, previous):
    assert leaning(question, TODAY) in Leaning
    assert isinstance(complete(question, previous, TODAY), str)


HALF = "Thu nội địa Nam Định 6 tháng đầu năm 2022 được bao nhiêu?"


@pytest.mark.parametrize(
    ("question", "previous", "complete_question"),
    [
        (
            "so với cùng kỳ tăng mấy %?",
            HALF,
            "Thu nội địa Nam Định 6 tháng đầu năm 2022, so với cùng kỳ tăng mấy %?",
        ),
        (
            "dự toán cả năm giao cho đơn vị này là bao nhiêu?",
            HALF,
            "Thu nội địa Nam Định năm 2022, dự toán cả năm giao cho là bao nhiêu?",
        ),
        ("tăng mấy %?", "Mục tiêu GRDP năm 2022?", "Mục tiêu GRDP năm 2022, tăng mấy %?"),
        (
            "xã đó đạt mấy chỉ tiêu?",
            "Xã Yên Trị thiếu những tiêu chí nào?",
            "đạt mấy chỉ tiêu? Xã Yên Trị",
        ),
        (
            "bao nhiêu dự án mới so với năm 2021?",
            HALF,
            "bao nhiêu dự án mới so với năm 2021? 6 tháng đầu năm 2022 Nam Định",
        ),
    ],
)
def test_what_only_measures_is_asked_of_what_was_measured_before(
    question: str, previous: str, complete_question: str
) -> None:
    assert complete(question, previous, TODAY) == complete_question
