"""Of the statements of one figure in one document, the one that is told and cited."""

from __future__ import annotations

from retrieval.ask.figure_pairs import is_stated_again, rank
from retrieval.ask.figure_scores import FoundFigure
from retrieval.language.statement_forms import sums_up


def told_in_full(main: FoundFigure, fitting: list[FoundFigure]) -> FoundFigure:
    """The figure as the body tells it, where `main` is from a title or a lead; else `main`."""
    if not _sums_up(main):
        return main
    body = (figure for figure in fitting if is_stated_again(figure, main) and not _sums_up(figure))
    return max(body, key=rank, default=main)


def _sums_up(figure: FoundFigure) -> bool:
    statement = figure.observation.sentence.of(figure.found.passage.text)
    return sums_up(statement, figure.found.stored.document.subject or "")
