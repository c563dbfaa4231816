import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.several_asks import asked_of_the_same, asks_in


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (
            "Kế hoạch bố trí bao nhiêu tiền, đơn vị nào chủ trì?",
            ("Kế hoạch bố trí bao nhiêu tiền", "đơn vị nào chủ trì?"),
        ),
        (
            "Phát hiện sai phạm bao nhiêu và thu hồi bao nhiêu?",
            ("Phát hiện sai phạm bao nhiêu", "thu hồi bao nhiêu?"),
        ),
        ("ai chu tri, o dau, bao nhieu nguoi du", ("ai chu tri", "o dau", "bao nhieu nguoi du")),
        ("QĐ 40/2025 ai ký, còn hiệu lực không?", ("QĐ 40/2025 ai ký", "còn hiệu lực không?")),
        ("Dùng quỹ để mua sắm, sửa chữa, trường hợp nào không áp dụng?", ()),
        ("Năm 2021, thu ngân sách và xuất khẩu bao nhiêu?", ()),
        ("Thu ngân sách 2021 bao nhiêu, đề nghị trả lời ngay", ()),
        ("Giải pháp nào giữ mức tăng 6,7%?", ()),
        ("Làm gì để giữ rừng đầm Thị Nại, Đề Gi?", ()),
        ("Có giải pháp gì để tháo gỡ, hỗ trợ nhà máy thép?", ()),
        ("Ai, cơ quan nào dự lễ?", ()),
        ("Vì sao giá giảm, Tổng cục nêu các nguyên nhân gì?", ()),
        ("Mặt hàng nào tăng, mỗi mặt hàng bao nhiêu %?", ()),
        ("Loại án nào tăng, tăng bao nhiêu %?", ()),
        ("Ai ký và mỗi học sinh được bao nhiêu?", ("Ai ký", "mỗi học sinh được bao nhiêu?")),
        ("", ()),
    ],
)
def test_stretches_that_each_ask_something(question: str, asks: tuple[str, ...]) -> None:
    assert asks_in(question) == asks


@pytest.mark.parametrize(
    ("first", "ask", "alone"),
    [
        ("hội thi diều 2025 mấy ngày", "từ ngày nào", "hội thi diều 2025 từ ngày nào"),
        ("hội thi diều", "từ ngày nào", "hội thi diều từ ngày nào"),
    ],
)
def test_a_later_stretch_said_of_what_the_first_speaks_of(first: str, ask: str, alone: str) -> None:
    assert asked_of_the_same(ask, first) == alone


@given(
    st.lists(st.sampled_from(["thu bao nhiêu", "ai ký", "năm 2021", "ở đâu"]), max_size=12),
    st.sampled_from([", ", " và ", "? "]),
)
def test_no_word_is_lost_and_none_comes_twice(pieces: list[str], joint: str) -> None:
    question = joint.join(pieces)
    asks = asks_in(question)
    if asks:
        assert 2 <= len(asks) <= 4
        kept = " ".join(asks).replace("và", " ").replace(",", " ").replace("?", " ").split()
        assert kept == question.replace("và", " ").replace(",", " ").replace("?", " ").split()
