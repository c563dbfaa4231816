from __future__ import annotations

import pytest

from retrieval.domain.relation import RelationKind
from retrieval.domain.span import Span
from retrieval.language.relation_cues import Deed, deed_announced, deed_before, deed_listed, ground_of

_NUMBER = "27/2022/QĐ-UBND"


def _deed(sentence: str) -> Deed | None:
    at = sentence.index(_NUMBER)
    return deed_before(sentence, Span(at, at + len(_NUMBER)))


@pytest.mark.parametrize(
    ("sentence", "kind", "whole"),
    [
        (f"Quyết định này thay thế Quyết định số {_NUMBER}.", RelationKind.REPLACES, True),
        (f"Điều 2. Bãi bỏ Quyết định số {_NUMBER}.", RelationKind.REVOKES, True),
        (f"Bãi bỏ khoản 3 Điều 5 Quyết định số {_NUMBER}.", RelationKind.REVOKES, False),
        (f"Sửa đổi, bổ sung một số điều của Quyết định số {_NUMBER}.", RelationKind.AMENDS, False),
        (f"Quyết định số {_NUMBER} hết hiệu lực kể từ ngày này.", RelationKind.REVOKES, True),
        (f"V/v sửa đổi Quyết định số {_NUMBER}", RelationKind.AMENDS, True),
    ],
)
def test_a_sentence_that_acts_says_what_it_does(sentence: str, kind: RelationKind, whole: bool) -> None:
    assert _deed(sentence) == Deed(kind, whole)


@pytest.mark.parametrize(
    "sentence",
    [
        f"Nghị quyết 5 đã được sửa đổi, bổ sung bởi Quyết định số {_NUMBER}.",
        f"Thực hiện theo Quyết định số {_NUMBER}.",
        f"Sửa đổi Điều 4: mức chi thực hiện theo quy định tại Quyết định số {_NUMBER}.",
        f"Bổ sung kinh phí cho các huyện, theo quy định tại Quyết định số {_NUMBER}.",
    ],
)
def test_telling_of_the_past_or_of_a_rule_is_no_deed(sentence: str) -> None:
    assert _deed(sentence) is None


def test_a_lead_in_acts_on_what_is_listed_under_it() -> None:
    assert deed_announced("Bãi bỏ các quyết định sau:") == Deed(RelationKind.REVOKES)
    assert deed_announced("Điều 1. Bãi bỏ toàn bộ các văn bản sau đây") == Deed(RelationKind.REVOKES)
    assert deed_announced("Các sở có trách nhiệm:") is None
    assert deed_announced("Bãi bỏ") is None


def test_an_item_that_points_to_a_rule_is_not_what_was_announced() -> None:
    announced = deed_announced("Thay thế các nội dung sau:")
    assert deed_listed(announced, "- Nghị quyết số ") == announced
    assert deed_listed(announced, "2. Mức chi thực hiện theo Điều 4 Thông tư số ") is None
    assert deed_listed(None, "- Nghị quyết số ") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Căn cứ Nghị định số 5/2020/NĐ-CP", RelationKind.BASED_ON),
        ("Thực hiện Nghị quyết số 5-NQ/TU", RelationKind.IMPLEMENTS),
        ("Theo báo cáo", RelationKind.CITES),
    ],
)
def test_grounds(line: str, kind: RelationKind) -> None:
    assert ground_of(line) is kind
