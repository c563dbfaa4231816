"""People and organs."""

import pytest
from hypothesis import given

from retrieval.language.names import (
    begins_with_organ,
    find_organs,
    find_people,
    is_charter_of_another,
    names_another_organ,
)
from tests.retrieval.language.texts import assert_read_in_order, texts


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Đồng chí Trần Thị Mai Lan, Phó Chủ tịch", ["Trần Thị Mai Lan"]),
        ("CHỦ TỊCH\nVõ Quốc Bảo", ["Võ Quốc Bảo"]),
        ("Lê Hà và Đỗ Nam", ["Lê Hà", "Đỗ Nam"]),
        ("Nguyễn Lê Trần Hoàng Phạm Vũ", ["Nguyễn Lê Trần Hoàng Phạm"]),
        ("ông Y Thông nói", ["Y Thông"]),
        ("theo ông Hạng Chúa Sì", ["Hạng Chúa Sì"]),
        ("tỉnh Bà Rịa - Vũng Tàu", []),
        ("Trần nhà bị dột", []),
        ("ông Phạm.", []),
    ],
)
def test_full_names(text, people):
    assert [span.of(text) for span in find_people(text)] == people


@pytest.mark.parametrize(
    ("text", "organs"),
    [
        ("giao Sở Tài chính chủ trì", ["Sở Tài chính"]),
        ("Ban Quản lý dự án tỉnh lập hồ sơ", ["Ban Quản lý dự án tỉnh"]),
        ("Sở Giáo dục và Đào tạo", ["Sở Giáo dục và Đào tạo"]),
        ("Ủy ban nhân dân các huyện", ["Ủy ban nhân dân các huyện"]),
        ("Công an và các đơn vị", ["Công an"]),
        ("Sở Nông nghiệp, Lâm và Ngư", ["Sở Nông nghiệp, Lâm và Ngư"]),
        ("cơ sở sản xuất", []),
        ("tại đường Trường Chinh, phố Sở Thượng", []),
    ],
)
def test_organs(text, organs):
    assert [span.of(text) for span in find_organs(text)] == organs


@given(texts)
def test_names_of_any_text_lie_in_it(text):
    assert_read_in_order(text, find_people(text))
    for span in find_organs(text):
        assert_read_in_order(text, [span])


@pytest.mark.parametrize(
    ("asked", "title", "other"),
    [
        ("chức năng Sở Nội vụ Hà Nội", "Chức năng của Sở Y tế thành phố Hà Nội", True),
        ("chức năng Sở Y tế", "Chức năng của Sở Y tế thành phố Hà Nội", False),
        ("UBND tỉnh quy định gì", "UBND thành phố quy định về Sở Y tế", False),
        ("Phòng Tư pháp và Sở Y tế", "Phối hợp giữa Sở Y tế và Sở Tư pháp", False),
        ("quy định về phí", "Chức năng của Sở Y tế", False),
        ("gia hạn đại hội Hiệp hội DN tỉnh", "Gia hạn Đại hội của Hiệp hội Doanh nghiệp tỉnh", False),
    ],
)
def test_titles_of_another_organ(asked, title, other):
    assert names_another_organ(asked, title) is other


CHARTER = "Quy định chức năng, nhiệm vụ và cơ cấu tổ chức của Sở Dân tộc và Tôn giáo thành phố Hà Nội"


@pytest.mark.parametrize(
    ("asked", "title", "another"),
    [
        ("Sở Y tế có mấy phòng", CHARTER, True),
        ("Thanh tra thành phố có mấy phòng", CHARTER, True),
        ("Sở Dân tộc và Tôn giáo có mấy phòng", CHARTER, False),
        ("Sở DT&TG có mấy phòng", CHARTER, False),
        ("Sở GD-ĐT có mấy phòng", CHARTER, False),
        ("phòng nào lo việc tôn giáo", CHARTER, False),
        ("Hiệp hội Bóng đá có mấy ban", "Điều lệ Liên đoàn Cầu lông tỉnh", True),
        ("Sở Y tế làm gì", "Phân công nhiệm vụ lãnh đạo Sở Nội vụ", False),
    ],
)
def test_charters_of_another_organ(asked: str, title: str, another: bool) -> None:
    assert is_charter_of_another(asked, title) is another


def test_what_a_document_number_ends_with_is_no_organ() -> None:
    text = "Nghị quyết số 26/2013/NQ-HĐND của HĐND tỉnh"
    assert [span.of(text) for span in find_organs(text)] == ["HĐND tỉnh"]


@pytest.mark.parametrize(
    ("item", "begins"),
    [
        ("a) Sở Xây dựng.", True),
        ("- Ban Quản lý Khu kinh tế", True),
        ("b) Giao Sở Xây dựng chủ trì", False),
        ("", False),
    ],
)
def test_items_that_begin_with_an_organ(item: str, begins: bool) -> None:
    assert begins_with_organ(item) is begins
