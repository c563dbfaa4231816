"""The drawing of relations."""

from __future__ import annotations

from bot.web.graph import Neighbour, graph
from retrieval.domain.relation import DocumentRef, Relation, RelationKind
from retrieval.domain.span import Span
from tests.bot import answers


def neighbour(kind: RelationKind, *, known: bool = False) -> Neighbour:
    relation = Relation("d", kind, DocumentRef(answers.NUMBER), Span(3, 9))
    return Neighbour(relation, "3-BC/ĐGS", answers.stored() if known else None, "/van-ban/d?tu=3&den=9")


def test_what_it_says_stands_left_and_what_is_said_of_it_right() -> None:
    drawn = graph(
        "20/2021/NQ-HĐND",
        [neighbour(RelationKind.BASED_ON)],
        [neighbour(RelationKind.AMENDS, known=True)],
    )
    left, right = drawn.nodes
    assert (left.edge, left.to_the_right, left.is_known) == ("căn cứ", False, False)
    assert (right.edge, right.to_the_right, right.is_known) == ("được sửa đổi bởi", True, True)
    assert left.x == 0 and right.x + drawn.box_width == drawn.width
    assert right.document == "/van-ban/0123456789abcdef"


def test_relations_beyond_the_room_are_counted() -> None:
    drawn = graph("5", [neighbour(RelationKind.CITES)] * 20, [])
    assert (len(drawn.nodes), drawn.more) == (8, 12)
    assert [node.y for node in drawn.nodes] == sorted({node.y for node in drawn.nodes})
    assert drawn.nodes[-1].y + drawn.box_height <= drawn.height
