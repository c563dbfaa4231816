"""The bodies that a text names, and which one a sentence speaks of without a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.bodies import NEAR, Body, bodies_before, body_before, find_bodies


def body(text: str) -> Body:
    return find_bodies(text)[0]


@pytest.mark.parametrize(
    ("text", "level", "sector", "name"),
    [
        ("Chi cục Hải quan cửa khẩu cảng Sông Hồng thu", "chi cuc", "hai quan", "cang song hong"),
        ("HQ Móng Cái làm thủ tục", "", "hai quan", "mong cai"),
        ("Cục Thuế tỉnh Bình Dương", "cuc", "thue", "binh duong"),
        ("riêng địa bàn Hải Phòng thu", "khu vuc", "", "hai phong"),
        ("Cục Hải quan TP.HCM thu", "cuc", "hai quan", "ho chi minh"),
        ("Công ty CP Sao Mai đạt", "cong ty", "", "sao mai"),
    ],
)
def test_a_body_is_told_by_level_sector_and_name(text: str, level: str, sector: str, name: str) -> None:
    found = body(text)
    assert (found.level, found.sector, found.name) == (level, sector, frozenset(name.split()))


@pytest.mark.parametrize("text", ["chi cục đã thu 12 tỷ đồng", "trường học", "thành phố Nam Định", ""])
def test_what_has_no_name_is_no_body(text: str) -> None:
    assert find_bodies(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "akin", "same", "otherwise"),
    [
        ("HQ Móng Cái", "Chi cục Hải quan cửa khẩu Móng Cái", True, True, False),
        ("Cục Hải quan Lào Cai", "Chi cục Hải quan Lào Cai", False, True, False),
        ("Cục Hải quan Lào Cai", "Cục Hải quan Hà Giang", True, False, True),
        ("Cục Hải quan Hải Phòng", "khu vực Hải Phòng", False, True, False),
        ("Chi cục Hải quan ga Lào Cai", "Chi cục Hải quan Lào Cai", True, False, False),
        ("Ngân hàng ACB", "Ngân hàng Á Châu", True, False, False),
        ("Công an Lào Cai", "Cục Thuế Hà Giang", False, False, True),
    ],
)
def test_kinds_and_names_are_told_apart(
    one: str, other: str, akin: bool, same: bool, otherwise: bool
) -> None:
    first, second = body(one), body(other)
    assert first.is_akin(second) is second.is_akin(first) is akin
    assert first.is_named_as(second) is same
    assert first.is_named_otherwise(second) is second.is_named_otherwise(first) is otherwise


def test_a_sector_is_one_field_at_every_level() -> None:
    whole = body("Cục Hải quan Lào Cai")
    assert whole.is_of_field(body("Chi cục Hải quan Kim Thành"))
    assert not whole.is_of_field(body("Cục Thuế Lào Cai"))


TOLD = "Cục Hải quan Lào Cai đã họp. Chi cục Hải quan Kim Thành làm thủ tục. "


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("Đến hết tháng 10, chi cục thu 12 tỷ đồng.", "Chi cục Hải quan Kim Thành"),
        ("Đến hết tháng 10, cục thu 90 tỷ đồng.", "Cục Hải quan Lào Cai"),
        ("Đến hết tháng 10, thu được 12 tỷ đồng.", "Chi cục Hải quan Kim Thành"),
    ],
)
def test_the_last_body_of_its_kind_is_spoken_of(said: str, named: str) -> None:
    found = body_before(find_bodies(TOLD + said), len(TOLD), said)
    assert found is not None and found.written == named


def test_no_body_of_the_kind_is_none() -> None:
    assert body_before(find_bodies(TOLD), len(TOLD), "Năm 2022, công ty lãi 12 tỷ đồng.") is None
    assert body_before(find_bodies(TOLD), 0, "Năm 2022, thu 12 tỷ đồng.") is None
    assert body_before(find_bodies(TOLD), len(TOLD) + 5000, "Năm 2022, thu 12 tỷ đồng.") is None


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(found.span.of(text) == found.written and found.name for found in find_bodies(text))


NEWS = st.lists(st.sampled_from([*TOLD.split(" "), "\n", "Vietcombank", "dài " * 500]), max_size=40)


@given(NEWS.map(" ".join), st.integers(0, 9000), st.integers(0, 9000))
def test_the_lines_near_a_place_name_what_the_text_does_there(text: str, at: int, longest: int) -> None:
    near = tuple(body for body in find_bodies(text[:longest]) if 0 <= at - body.span.end <= NEAR)
    assert bodies_before(text, at, longest) == near
