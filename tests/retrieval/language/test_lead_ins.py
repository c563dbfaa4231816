"""Lines that lead into the items of a list."""

import pytest

from retrieval.language.lead_ins import LeadIns, is_item, leads_in, outline_above, title_above
from retrieval.language.observations import observe


@pytest.mark.parametrize("line", ["1. về kinh tế", "a) mức chi", "- cấp tỉnh", "+ cấp huyện", "ii. kết quả"])
def test_items(line: str) -> None:
    assert is_item(line)
    assert not is_item("thu nội địa đạt khá")


def test_a_colon_or_a_titled_item_leads_in() -> None:
    assert leads_in("mức chi cụ thể như sau:")
    assert leads_in("2. chi soạn thảo đề cương")
    assert not leads_in("2. chi soạn thảo đề cương;")
    assert not leads_in("kinh tế phát triển ổn định.")


def test_items_close_what_is_not_above_them() -> None:
    lines = LeadIns()
    for line in ("1. chi soạn thảo:", "a) đề cương:"):
        lines.open(line)
        lines.add(line)
    assert lines.above == "chi soạn thảo – đề cương"
    lines.open("b) báo cáo:")
    assert lines.above == "chi soạn thảo"
    lines.open("điều khoản chung")
    assert lines.above == ""


def test_a_figure_belongs_to_the_line_that_leads_in() -> None:
    text = (
        "1. Chi soạn thảo đề cương:\n- Cấp tỉnh: 900.000 đồng/đề cương;\n- Cấp huyện: 700.000 đồng/đề cương."
    )
    assert [o.part_of for o in observe(text)] == ["chi soạn thảo đề cương"] * 2
    assert [o.quantity.unit for o in observe(text)] == ["đồng/đề cương"] * 2


@pytest.mark.parametrize(
    "line",
    [
        "thực hiện kế hoạch số 12-kh/tu ngày 2/8/2022, sở công thương báo cáo:",
        "ủy ban nhân dân tỉnh đề xuất các chỉ tiêu:",
        "1. tình hình phát triển kinh tế",
        "về xã hội:",
    ],
)
def test_preambles_and_titles_of_sections_measure_nothing(line: str) -> None:
    lines = LeadIns()
    lines.open(line)
    lines.add(line)
    assert lines.above == ""


OUTLINE = """2. Mức chi
tiếp công dân:
a) Cán bộ chuyên trách: 100 đồng.
“b) Cán bộ khác:
- Buổi sáng: 80 đồng.
3. Nguồn chi: ngân sách tỉnh."""


@pytest.mark.parametrize(
    ("word", "above"),
    [
        ("100", "2. Mức chi\ntiếp công dân:\n a) Cán bộ chuyên trách: "),
        ("80", "2. Mức chi\ntiếp công dân:\n “b) Cán bộ khác:\n - Buổi sáng: "),
        ("ngân sách", "3. Nguồn chi: "),
        ("2. Mức", ""),
    ],
)
def test_the_items_that_hold_a_place(word: str, above: str) -> None:
    assert outline_above(OUTLINE, OUTLINE.index(word)) == above


def test_a_star_stands_above_a_dash() -> None:
    lines = LeadIns()
    for line in ("1. chi báo cáo:", "* đối với nghị quyết mới:", "- báo cáo tổng hợp:"):
        lines.open(line)
        lines.add(line)
    assert lines.above == "chi báo cáo – đối với nghị quyết mới – báo cáo tổng hợp"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Tạo thuận lợi cho doanh nghiệp khởi nghiệp\nThành phố có nhiều hoạt động.", True),
        ("Thành phố đã họp hôm qua.\nThành phố có nhiều hoạt động.", False),
        ("Công an tuyên truyền tại làng. Ảnh: M.N\nThành phố có nhiều hoạt động.", False),
        ("1. Tạo thuận lợi cho doanh nghiệp\nThành phố có nhiều hoạt động.", False),
        ("Lúa | 5 | 7 | 9 | 11 | 13\nThành phố có nhiều hoạt động.", False),
        ("Thành phố có nhiều hoạt động.", False),
    ],
)
def test_a_title_stands_right_above_its_paragraph(text: str, title: bool) -> None:
    at = text.index("có nhiều")
    assert title_above(text, at) == (text.split("\n")[0] if title else "")


def test_one_case_ends_the_other_whatever_their_marks() -> None:
    text = (
        "Mức chi như sau:\nĐối với cá nhân:\n+ Trên 40 chỉ tiêu: 50.000 đồng/phiếu.\n"
        "- Đối với tổ chức:\n+ Trên 40 chỉ tiêu: 95.000 đồng/phiếu."
    )
    one, other = (each.part_of for each in observe(text))
    assert one == "mức chi như sau – đối với cá nhân"
    assert other == "mức chi như sau – đối với tổ chức"
