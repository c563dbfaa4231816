"""How much a statement may name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_T = TypeVar("_T")

_PER_STATEMENT = 500
"""Databases limit the parameters of a statement."""


def pieces(items: Iterable[_T]) -> Iterator[list[_T]]:
    """The items, so many at once as a statement may name."""
    rest = iter(items)
    while piece := list(islice(rest, _PER_STATEMENT)):
        yield piece
