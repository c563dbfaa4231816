"""The articles or parts of a document."""

from hypothesis import given

from retrieval.language.outlines import find_outline
from tests.retrieval.language.texts import assert_read_in_order, texts


def test_articles_come_before_parts() -> None:
    text = "Phần I. CHUNG\nĐiều 1. Phạm vi\nVăn bản này.\nPhần II. RIÊNG\nĐiều 2. Mức chi\n1. Mức chi."
    assert [span.of(text) for span in find_outline(text)] == ["Điều 1. Phạm vi", "Điều 2. Mức chi"]


def test_parts_where_there_are_no_articles() -> None:
    text = "I. KẾT QUẢ\nThu tăng.\nII. TỒN TẠI\nChi chậm, theo Điều 5 của Luật."
    assert [span.of(text) for span in find_outline(text)] == ["I. KẾT QUẢ", "II. TỒN TẠI"]


def test_one_heading_is_no_outline() -> None:
    assert find_outline("Điều 1. Bãi bỏ Nghị quyết.") == ()


def test_a_long_heading_is_cut_between_words() -> None:
    text = "Điều 1. " + "Sửa đổi " * 40 + "\nĐiều 2. Hiệu lực"
    assert find_outline(text)[0].of(text).endswith("đổi")


@given(texts)
def test_outlines_of_any_text_lie_in_it(text: str) -> None:
    assert_read_in_order(text, find_outline(text))
