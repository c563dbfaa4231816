"""Which words of a question name its indicator."""

from datetime import date

import pytest

from retrieval.domain.query import FigureQuery
from retrieval.language.asked_indicator import topic_of, words_beside
from retrieval.language.intents import classify
from retrieval.language.reading import read

ASKED_ON = date(2022, 10, 1)


def topic(question: str) -> str:
    query = classify(read(question, ASKED_ON))
    assert isinstance(query, FigureQuery)
    return " | ".join(" ".join(concept.full) for concept in topic_of(query))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Dự toán thu nội địa TW giao năm 2021 là bao nhiêu?", "thu | noi | dia"),
        ("Nhóm giao thông tháng 8/2021 tăng bao nhiêu?", "giao | thong"),
        ("Chỉ tiêu Bộ Tài chính giao nộp năm 2021 là bao nhiêu tỷ đồng?", "nop"),
        ("Lương cơ sở năm 2021 bằng bao nhiêu?", "luong | co | so"),
        ("Số hộ dân được cấp thẻ năm 2021 là bao nhiêu?", "so | ho | dan | cap | the"),
        ("Tầng hầm được giảm bao nhiêu %?", "tang | ham"),
        ("Tỷ lệ bao phủ rừng năm 2021 đạt bao nhiêu?", "ty | le | bao | phu | rung"),
        ("Khu vực dịch vụ năm 2021 tăng bao nhiêu %?", "dich | vu"),
        ("Khu vực nông thôn có bao nhiêu hộ?", "khu | vuc | nong | thon | ho"),
        ("Kính đề nghị cho biết lệ phí hộ tịch là bao nhiêu?", "le | phi | ho | tich"),
        ("thu noi dia nam 2021 tang bao nhieu %", "thu | noi | dia"),
        ("xuat khau nam 2021 dc bao nhieu trieu do", "xuat | khau"),
    ],
)
def test_words_of_measuring_and_asking_are_no_topic(question: str, expected: str) -> None:
    assert topic(question) == expected


@pytest.mark.parametrize(
    ("question", "heavy"),
    [
        ("Tỷ lệ bao phủ rừng năm 2021 đạt bao nhiêu?", "bao phu rung"),
        ("Tổng kim ngạch xuất khẩu cả nước năm 2021 ước khoảng bao nhiêu tỷ USD?", "xuat khau"),
        ("Sau điều chỉnh tại Đại hội Đảng bộ lần XI, thu nội địa là bao nhiêu?", "thu noi dia"),
        ("Xuất khẩu gạo được bao nhiêu triệu tấn?", "xuat khau gao"),
        ("xuat khau gao duoc bao nhieu trieu tan", "xuat khau gao"),
        ("Kinh tế số chiếm bao nhiêu % GRDP?", "kinh te so tong san pham tren dia ban"),
        ("Tổng cục Hải quan thu bao nhiêu?", "hai quan thu"),
        ("Xây hạ tầng hết bao nhiêu tiền?", "xay ha tang"),
        ("Tỷ lệ là bao nhiêu?", ""),
    ],
)
def test_light_words_help_and_are_not_missed(question: str, heavy: str) -> None:
    query = classify(read(question, ASKED_ON))
    assert isinstance(query, FigureQuery)
    kept = (concept.full for concept in topic_of(query) if not concept.light)
    assert " ".join(" ".join(words) for words in kept) == heavy


def test_what_stands_beside_the_topic_names_no_other_indicator() -> None:
    query = classify(read("Thu nội địa trung ương giao tỉnh Bình Thuận năm 2021 là bao nhiêu?", ASKED_ON))
    assert isinstance(query, FigureQuery)
    assert {"trung", "uong", "giao", "binh", "thuan", "la"} <= words_beside(query)
    assert {"thu", "noi", "dia"}.isdisjoint(words_beside(query))


def test_a_question_of_nothing_but_measuring_words_keeps_them() -> None:
    assert topic("Kế hoạch năm 2021 là bao nhiêu?") == "ke | hoach"
