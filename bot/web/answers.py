"""An answer as the page lays it out: the blocks of every channel, sorted into their places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.render.blocks import (
    Block,
    Body,
    Calculation,
    Choices,
    Headline,
    Notice,
    NoticeKind,
    Quote,
    Source,
    Table,
    Understood,
    blocks,
)
from bot.render.citing import cited
from bot.render.wording import FIGURE_STATUSES
from bot.web import links
from retrieval.contract import outcome_name
from retrieval.domain.answer import Answer, Answered
from retrieval.language.periods import write_period

_MARKER = re.compile(r"\[(\d{1,4})\]")
_SHORT = 48
"""Headlines up to this many characters are set large."""


@dataclass(frozen=True)
class Tile:
    """A figure of the headline with what it is: 'thực hiện', 'năm 2021'."""

    written: str
    status: str
    period: str
    marker: int


@dataclass(frozen=True)
class Cited:
    """A quote with the way to where it stands, and its words for other people's papers."""

    quote: Quote
    link: str
    copied: str


@dataclass(frozen=True)
class Piece:
    """A stretch of the answer's text, or the marker that follows it (0: none)."""

    text: str
    marker: int


@dataclass(frozen=True)
class AnswerView:
    """What the template shows; tuples are empty where the answer has nothing of the kind."""

    outcome: str
    headline: str
    tiles: tuple[Tile, ...]
    body: tuple[Piece, ...]
    tables: tuple[Table, ...]
    quotes: tuple[Cited, ...]
    context: tuple[Cited, ...]
    sources: tuple[Source, ...]
    calculations: tuple[Calculation, ...]
    warnings: tuple[str, ...]
    nearby: tuple[str, ...]
    choices: tuple[Choices, ...]
    understood: tuple[str, ...]
    milliseconds: float

    @property
    def is_short(self) -> bool:
        """Whether the headline is a figure, a date or a name: it is set large; a table is so anyway."""
        return self.outcome == "answered" and len(self.headline) <= _SHORT and not self.tables

    @property
    def links(self) -> dict[int, str]:
        """Where each marker leads."""
        return {
            marker: cited.link for cited in (*self.quotes, *self.context) for marker in cited.quote.markers
        }


def view(answer: Answer) -> AnswerView:
    """The answer, sorted."""
    shown = blocks(answer)
    quotes = tuple(_cited(block) for block in shown if isinstance(block, Quote))
    return AnswerView(
        outcome=outcome_name(answer.outcome),
        headline="".join(block.text for block in shown if isinstance(block, Headline)),
        tiles=tuple(_tiles(answer)),
        body=tuple(piece for block in shown if isinstance(block, Body) for piece in _pieces(block.text)),
        tables=tuple(block for block in shown if isinstance(block, Table)),
        quotes=tuple(each for each in quotes if not each.quote.label),
        context=tuple(each for each in quotes if each.quote.label),
        sources=tuple(block for block in shown if isinstance(block, Source)),
        calculations=tuple(block for block in shown if isinstance(block, Calculation)),
        warnings=_lines(shown, NoticeKind.WARNING),
        nearby=_lines(shown, NoticeKind.NEARBY),
        choices=tuple(block for block in shown if isinstance(block, Choices)),
        understood=tuple(item for block in shown if isinstance(block, Understood) for item in block.items),
        milliseconds=dict(answer.trace.timings_ms).get("total", 0.0),
    )


def _pieces(text: str) -> Iterator[Piece]:
    """The text cut at its markers: sentences that a model worded carry theirs."""
    parts = _MARKER.split(text)
    for words, marker in zip(parts[::2], [*parts[1::2], "0"], strict=True):
        yield Piece(words, int(marker))


def _tiles(answer: Answer) -> Iterator[Tile]:
    """The figures that the headline names, in its order: plan beside actual."""
    outcome = answer.outcome
    if not isinstance(outcome, Answered):
        return
    named = {figure.written: figure for figure in outcome.figures if figure.written in outcome.headline}
    for figure in sorted(named.values(), key=lambda figure: outcome.headline.index(figure.written)):
        observation = figure.observation
        period = write_period(observation.period) if observation.period else ""
        yield Tile(figure.written, FIGURE_STATUSES[observation.status], period, figure.marker)


def _cited(quote: Quote) -> Cited:
    return Cited(quote, links.document(quote.document_id, quote.span), cited(quote.text, quote.reference))


def _lines(shown: tuple[Block, ...], kind: NoticeKind) -> tuple[str, ...]:
    return tuple(
        line for block in shown if isinstance(block, Notice) and block.kind is kind for line in block.lines
    )
