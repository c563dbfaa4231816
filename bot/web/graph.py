"""What a document says of others, and others of it, as a small drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.web import links, wording
from retrieval.domain.document import StoredDocument
from retrieval.domain.relation import Relation

WIDTH = 860
_ROW = 52
_BOX_HEIGHT = 34
_BOX_WIDTH = 210
_MOST = 8
"""On each side; the others are counted."""


@dataclass(frozen=True)
class Neighbour:
    """A document at the other end of a relation; `stored` is None where the archive does not hold it.

    `link` leads to the words that state the relation.
    """

    relation: Relation
    name: str
    stored: StoredDocument | None
    link: str


@dataclass(frozen=True)
class Node:
    """A box of the drawing, with the edge that joins it to the middle."""

    x: int
    y: int
    name: str
    edge: str
    link: str
    document: str
    to_the_right: bool

    @property
    def is_known(self) -> bool:
        """Whether the archive holds the document."""
        return bool(self.document)


@dataclass(frozen=True)
class Graph:
    """The drawing; `more` relations found no room."""

    name: str
    nodes: tuple[Node, ...]
    height: int
    more: int

    width: int = WIDTH
    box_width: int = _BOX_WIDTH
    box_height: int = _BOX_HEIGHT


def graph(name: str, says: Sequence[Neighbour], said: Sequence[Neighbour]) -> Graph:
    """`says`: what the document says of others, drawn on the left; `said`: what others say of it."""
    left, right = says[:_MOST], said[:_MOST]
    height = max(len(left), len(right), 1) * _ROW
    nodes = (
        *(_node(each, at, len(left), height, to_the_right=False) for at, each in enumerate(left)),
        *(_node(each, at, len(right), height, to_the_right=True) for at, each in enumerate(right)),
    )
    return Graph(name, nodes, height, len(says) + len(said) - len(nodes))


def _node(each: Neighbour, at: int, count: int, height: int, *, to_the_right: bool) -> Node:
    names = wording.RELATIONS_FROM_OTHERS if to_the_right else wording.RELATIONS
    return Node(
        x=WIDTH - _BOX_WIDTH if to_the_right else 0,
        y=round((at + 0.5) * height / count - _BOX_HEIGHT / 2),
        name=each.name,
        edge=names[each.relation.kind],
        link=each.link,
        document=links.document(each.stored.id) if each.stored else "",
        to_the_right=to_the_right,
    )
