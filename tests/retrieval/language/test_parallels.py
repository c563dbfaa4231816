"""Statements that begin alike."""

import itertools

import pytest
from hypothesis import given

from retrieval.language.parallels import alike, find_parallels, ranks_further
from tests.retrieval.language.texts import texts

NEWS = (
    "Tỉnh đoạt 3 HCV tại giải Sao Mai. Vận động viên Lê Thị Hoa đoạt HCV cự ly 10.000m. Vận động viên Trần "
    "Nam đoạt HCV nhảy xa. Lễ tuyên dương diễn ra sáng nay.\nVận động viên Bùi Lan, đoạt HCV tại giải "
    "Sao Mai. Vận động viên Bùi Lan rơi nước mắt."
)


def _found(text: str) -> list[list[str]]:
    return [[span.of(text) for span in group] for group in find_parallels(text)]


def test_statements_that_name_one_each_belong_together() -> None:
    (group,) = _found(NEWS)
    assert [one[:24] for one in group] == [
        "Vận động viên Lê Thị Hoa",
        "Vận động viên Trần Nam đ",
        "Vận động viên Bùi Lan, đ",
        "Vận động viên Bùi Lan rơ",
    ]


def test_semicolons_part_them_too() -> None:
    assert len(_found("Công đoàn Sở Y tế giải nhất; Công đoàn Trường Chính trị giải nhì.")[0]) == 2


def test_what_stands_far_apart_does_not_belong_together() -> None:
    assert _found(f"Huyện Ba Tơ đạt chuẩn. {'Trời mưa to. ' * 30}Huyện Sơn Hà đạt chuẩn.") == []


def test_statements_without_names_are_not_alike() -> None:
    assert _found("Trời mưa to. Trời mưa nhỏ. Mưa.") == []


def test_a_term_said_elsewhere_is_said_of_all() -> None:
    (group,) = find_parallels(NEWS)
    assert alike(NEWS, group, group[2], ("hcv", "sao", "mai")) == group[:3]


def test_a_term_of_one_alone_tells_it_apart() -> None:
    (group,) = find_parallels(NEWS)
    assert alike(NEWS, group, group[0], ("hcv", "10.000m")) == ()
    assert alike(NEWS, group, group[0], ("bac",)) == ()


@given(texts)
def test_groups_of_any_text_stand_in_it_in_order(text: str) -> None:
    for group in find_parallels(text):
        assert all(one.end <= other.start for one, other in itertools.pairwise(group))


def test_what_joins_a_statement_to_the_one_before_is_none_of_its_kind() -> None:
    text = "Điển hình, Công ty Bắc nợ 3 tỷ. Công ty Nam nợ 2 tỷ. Trong đó có Công ty Tây nợ 1 tỷ."
    assert [len(group) for group in find_parallels(text)] == [3]


def test_all_that_a_document_rests_on_belongs_together() -> None:
    text = "Căn cứ Luật Giá năm 2012;\nCăn cứ Luật Thủy lợi năm 2017;\nXét Tờ trình số 5/TTr-UBND của tỉnh;"
    assert len(_found(text)[0]) == 3


def test_places_of_one_height_are_of_one_kind() -> None:
    (group,) = _found(
        "Huyện Ba Tơ chi 76 tỷ đồng; huyện Sơn Hà chi 10 tỷ đồng; thị xã Đức Phổ chi 50 tỷ đồng."
    )
    assert len(group) == 3


@pytest.mark.parametrize(
    ("statement", "further"),
    [
        ("Lĩnh vực bất động sản đứng thứ hai với 179 triệu USD.", True),
        ("Đồng Nai xếp vị trí thứ 3.", True),
        ("Tiếp theo lần lượt là vận tải, nông nghiệp.", True),
        ("Lĩnh vực chế biến dẫn đầu.", False),
        ("Hội nghị lần thứ ba khai mạc.", False),
    ],
)
def test_what_comes_after_the_first(statement: str, further: bool) -> None:
    assert ranks_further(statement) is further
