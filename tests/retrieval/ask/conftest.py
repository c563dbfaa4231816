"""An archive is opened by what it holds and closed after the test."""

from collections.abc import Callable, Iterator

import pytest

from retrieval.ask.options import AskOptions
from tests.fakes.archive import Paper, TextArchive, open_archive

Opening = Callable[..., TextArchive]


@pytest.fixture
def archive() -> Iterator[Opening]:
    """Opens archives of the papers that it is given."""
    opened: list[TextArchive] = []

    def opening(*papers: Paper, home_place: str | None = None) -> TextArchive:
        opened.append(open_archive(*papers, options=AskOptions(home_place=home_place)))
        return opened[-1]

    yield opening
    for each in opened:
        each.close()
