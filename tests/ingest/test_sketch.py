from __future__ import annotations

from ingest.sketch import SIZE, likeness, sketch
from retrieval.language.text import fold
from tests.ingest.files import DECISION

_TEXT = DECISION * 2 + "Các sở, ban, ngành chịu trách nhiệm thi hành trong phạm vi nhiệm vụ được giao. "


def test_near_duplicates_are_alike_whatever_their_marks() -> None:
    one = sketch(_TEXT)
    assert len(one) == SIZE
    assert likeness(one, sketch(fold(_TEXT))) == 1.0
    assert likeness(one, sketch(_TEXT.replace("15 tháng 8", "16 tháng 9"))) > 0.8


def test_a_character_that_is_not_usual_leaves_the_words_as_they_are() -> None:
    assert sketch(f"\u200b{_TEXT}") == sketch(f"\0{_TEXT}") == sketch(_TEXT)


def test_other_texts_are_not() -> None:
    other = "Sản lượng thủy sản chín tháng ước đạt hơn hai trăm nghìn tấn, tăng so với cùng kỳ. " * 9
    assert likeness(sketch(_TEXT), sketch(other)) < 0.2


def test_a_short_text_cannot_be_told() -> None:
    assert sketch("Tin ngắn") == ()
    assert likeness((), ()) == 0.0
