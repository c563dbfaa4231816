"""Lists inside sentences."""

import pytest
from hypothesis import given

from retrieval.language.prose_lists import list_in
from tests.retrieval.language.texts import texts


@pytest.mark.parametrize(
    ("sentence", "announced", "parts"),
    [
        ("Giải thể gồm: Hội Vườn, Hội Rừng, Hội Cá.", "Giải thể gồm:", ["Hội Vườn", "Hội Rừng", "Hội Cá."]),
        ("Bốn ngành (cơ khí, hóa chất, thực phẩm) tăng.", "Bốn ngành", ["cơ khí", "hóa chất", "thực phẩm"]),
        ("Còn xã, gồm xã Bắc, xã Nam và xã Đông.", "Còn xã, gồm", ["xã Bắc", "xã Nam và xã Đông."]),
        ("Giao chỉ tiêu bảo hiểm xã hội, bảo hiểm y tế, bảo hiểm thất nghiệp giai đoạn 2017 - 2020 trên toàn "
         "địa bàn của tỉnh như tờ trình.", "",
         ["bảo hiểm y tế", "bảo hiểm thất nghiệp giai đoạn 2017 - 2020 trên toàn địa bàn của tỉnh như tờ "
          "trình."]),
        ("Ảnh: Trần Nam Sáng nay, tại hội trường, đại biểu thảo luận.", "",
         ["tại hội trường", "đại biểu thảo luận."]),
        ("Gồm Hội Vườn (Bắc, Nam, Đông) và Hội Cá, Hội Rừng, Hội Ong.", "Gồm",
         ["Hội Vườn (Bắc, Nam, Đông) và Hội Cá", "Hội Rừng", "Hội Ong."]),
        ("Bị thu hồi Bằng, Huy hiệu, tiền thưởng và xóa tên.", "", ["Huy hiệu", "tiền thưởng và xóa tên."]),
    ],
)  # fmt: skip
def test_what_a_sentence_names(sentence: str, announced: str, parts: list[str]) -> None:
    found = list_in(sentence)
    assert found is not None
    assert (found.announced, list(found.parts)) == (announced, parts)


@pytest.mark.parametrize(
    "sentence",
    ["Hội họp hằng năm.", "Gồm: Hội Làm vườn.", "Mưa, gió.", "Hội | Gồm: Vườn, Rừng, Cá.",
     "Theo báo cáo, tuy mưa to gió lớn kéo dài nhiều ngày liền ở tất cả các huyện miền núi, dân vẫn yên."],
)  # fmt: skip
def test_what_names_no_several_things(sentence: str) -> None:
    assert list_in(sentence) is None


def test_how_many_may_be_named() -> None:
    three = list_in("Gồm xã Bắc, xã Nam và xã Đông.")
    by_the_way = list_in("Thu hồi Bằng, Huy hiệu, tiền thưởng và cờ.")
    assert three is not None and three.may_be(3) and not three.may_be(4)
    assert by_the_way is not None and by_the_way.may_be(4)


@given(texts)
def test_parts_of_any_text_stand_in_it(text: str) -> None:
    found = list_in(text)
    assert found is None or all(part in text for part in found.parts)
