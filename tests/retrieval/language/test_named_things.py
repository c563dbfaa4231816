import pytest

from retrieval.language.named_things import named_things
from retrieval.language.text import fold


def writes(text: str, question: str) -> bool:
    return all(name.search(fold(text)) for name in named_things(question))


@pytest.mark.parametrize(
    ("question", "written", "another"),
    [
        ("Cầu Mỹ Thuận 2 thông xe ngày nào?", "cầu Mỹ Thuận 2 dài 6,61 km", "cầu Mỹ Thuận đã cũ"),
        ("Hải quan cửa khẩu cảng Hòn Gai thu bao nhiêu?", "cảng Hòn Gai thu", "cảng Cái Lân thu"),
        ("Ai là trưởng đoàn tại SEA Games 32?", "tại SEA Games 32", "tại SEA Games 31"),
        ("Sở Du lịch Hà Nội có những phòng nào?", "Sở Du lịch chủ trì", "Sở Xây dựng; ngành du lịch"),
        ("Sở Khoa học và Công nghệ chủ trì việc gì?", "giao Sở KH&CN chủ trì", "giao Sở Y tế chủ trì"),
        (
            "Hiệp hội Du lịch Bình Thuận gia hạn đến khi nào?",
            "Hiệp hội Du lịch tỉnh",
            "Hiệp hội Doanh nghiệp",
        ),
    ],
)
def test_what_is_named_must_be_written(question: str, written: str, another: str) -> None:
    assert writes(written, question)
    assert not writes(another, question)


@pytest.mark.parametrize(
    "question",
    [
        "UBND tỉnh Hà Giang giao ai chủ trì?",
        "GRDP 6 tháng đầu năm tăng bao nhiêu?",
        "Quận 2 có bao nhiêu phường?",
        "chợ Đầu mối ở đâu?",
        "NQ 17 quy định gì?",
        "Sở TTTT cài phần mềm ngày nào?",
        "so du lich co nhung phong nao",
        "",
    ],
)
def test_what_texts_write_in_many_ways_need_not_be_written(question: str) -> None:
    assert named_things(question) == ()
