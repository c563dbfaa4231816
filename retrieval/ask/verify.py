"""The gate: what is not a verbatim span of stored text, or means something else, does not leave.

verify() re-slices the stored text by hash and offsets, proves every number, date and document number
of headline and text against the quotes, and holds each figure's indicator, period, area and status
against the query. It alone builds Answered.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.ask.cells import cells_of, on_its_page
from retrieval.ask.context import Contexts
from retrieval.ask.evidence import Citable
from retrieval.ask.figure_bearers import with_brands
from retrieval.ask.indicator_match import AskedIndicator
from retrieval.ask.meaning import fits_place, fits_status, is_of_time, is_plan_beside
from retrieval.ask.scanned import cited_scan
from retrieval.ask.topic_match import circles_of, match_topic
from retrieval.domain.answer import Answered, Citation, CitedFigure, Compared, Draft, Key, Quoted, Role
from retrieval.domain.figure import PLANNED
from retrieval.domain.query import FigureQuery, Query, StatusAsked
from retrieval.domain.span import Origin, Span
from retrieval.language import phrases
from retrieval.language.asked_places import asks_inside
from retrieval.language.brands import find_brands
from retrieval.language.claims import claims_of
from retrieval.language.comparisons import Part
from retrieval.language.dates import find_dates
from retrieval.language.document_numbers import find_numbers
from retrieval.language.figure_asks import asks_of, fits_prices, prices_asked
from retrieval.language.manuscripts import with_markers
from retrieval.ports import ContentStore, Scans

# A whole figure: never a part of a longer one ('5' is not in '15,8' nor in '5.000').
_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w|[.,]\d)")


class Refused(Exception):
    """A claim that cannot be shown, and why."""


class Verifier:
    """Turns drafts into answers, or refuses."""

    def __init__(self, content: ContentStore, contexts: Contexts, scans: Scans) -> None:
        self._content = content
        self._contexts = contexts
        self._scans = scans

    def verify(self, query: Query, draft: Draft) -> Answered:
        """The answer of a draft whose every claim holds; raises Refused naming the first that does not."""
        if not draft.quotes or not draft.headline:
            raise Refused("nothing is quoted")
        citations, markers = self._citations(draft)
        shown = " \n ".join(map(shows, citations))
        told, text = _told(draft, citations, markers)
        for said in (draft.headline, told):
            unproven = figures_of(said) - figures_of(shown)
            if unproven:
                raise Refused(f"not in any quote: {', '.join(sorted(unproven))}")
        figures = []
        for quoted, marker in zip(draft.quotes, markers, strict=True):
            self._prove_values(quoted, citations[marker - 1])
            if isinstance(query, FigureQuery) and quoted.observation is not None:
                self._prove_meaning(query, quoted)
                figures.append(_cited_figure(quoted, self._text(quoted), marker))
        computed = tuple(
            replace(c, operands=tuple(markers[o - 1] for o in c.operands)) for c in draft.computed
        )
        return Answered(
            headline=draft.headline,
            text=text,
            citations=citations,
            figures=tuple(figures),
            computed=computed,
            warnings=(*draft.warnings, *_standings(citations), *_doubts(citations)),
            writer=draft.writer,
            confidence=draft.confidence,
        )

    def _citations(self, draft: Draft) -> tuple[tuple[Citation, ...], tuple[int, ...]]:
        """One citation for each distinct span, and the marker of each quote."""
        citations: list[Citation] = []
        known: dict[Key, int] = {}
        markers = []
        for quoted in draft.quotes:
            if quoted.key not in known:
                known[quoted.key] = len(citations) + 1
                citations.append(self._citation(known[quoted.key], quoted))
            marker = known[quoted.key]
            markers.append(marker)
            cells = dict.fromkeys((*citations[marker - 1].cells, *cells_of(quoted, self._text(quoted))))
            citations[marker - 1] = replace(citations[marker - 1], cells=tuple(cells))
        return tuple(citations), tuple(markers)

    def _text(self, quoted: Quoted) -> str:
        if quoted.origin is Origin.FILENAME:
            return quoted.stored.placement.path
        return self._content.text(quoted.stored.version.text_hash)

    def _citation(self, marker: int, quoted: Quoted) -> Citation:
        text = self._text(quoted)
        if quoted.span.end > len(text) or quoted.span.start == quoted.span.end:
            raise Refused(f"no such span: {quoted.span}")
        scan = cited_scan(self._scans, quoted.stored, quoted.span, text)
        return Citation(
            marker=marker,
            role=quoted.role,
            stored=quoted.stored,
            locator=on_its_page(quoted),
            quote=quoted.span.of(text),
            span=quoted.span,
            origin=Origin.OCR if scan and quoted.origin is Origin.TEXT else quoted.origin,
            scan=scan,
        )

    def _prove_values(self, quoted: Quoted, citation: Citation) -> None:
        for value in quoted.values:
            if value not in citation.quote:
                raise Refused(f"not verbatim: {value}")
        observation = quoted.observation
        if observation is not None and not observation.quantity.span.within(quoted.span):
            raise Refused("the figure stands outside its quote")

    def _prove_meaning(self, query: FigureQuery, quoted: Quoted) -> None:
        observation = quoted.observation
        if observation is None or quoted.passage is None:
            raise Refused("a figure without its observation")
        text, context = self._text(quoted), self._contexts.of(quoted.stored)
        inside = asks_inside(query)
        circles = circles_of(text, observation, quoted.passage, context)
        circles = with_brands(circles, find_brands(query.reading.written), observation, text)
        indicator = AskedIndicator.of(query)
        match = match_topic(indicator.topic, circles, query.reading.text)
        if not indicator.is_measured_by(match, circles, observation, quoted.passage, context):
            raise Refused("another indicator")
        twin = quoted.role in (Role.PLAN, Role.ACTUAL)
        further = twin or len(asks_of(query)) > 1
        asked = replace(query, status=StatusAsked.ANY) if further else query
        if twin and (observation.status in PLANNED) != (quoted.role is Role.PLAN):
            raise Refused("plan and actual are mixed up")
        periods = {ask.period for ask in asks_of(query)}
        then = any(is_of_time(period, observation, context) for period in periods)
        if not then and not (further and any(is_plan_beside(period, observation) for period in periods)):
            raise Refused("another period")
        if not fits_status(asked.status, observation.status):
            raise Refused("another status")
        if not fits_prices(prices_asked(query), observation.price_basis):
            raise Refused("other prices")
        if not fits_place(asked.reading.place, observation, text, quoted.passage, context, inside=inside):
            raise Refused("another place")


def _told(draft: Draft, citations: tuple[Citation, ...], markers: tuple[int, ...]) -> tuple[str, str]:
    """The words of the text, and the text as it is shown: worded sentences with their markers.

    The figures and names of a worded sentence are held once more against the very spans that it cites.
    """
    if not draft.statements:
        return draft.text, draft.text
    lines = []
    for statement in draft.statements:
        cited = sorted({markers[place - 1] for place in statement.quotes})
        pieces = [
            Citable(draft.quotes[place - 1], shows(citations[markers[place - 1] - 1]))
            for place in statement.quotes
        ]
        claimed = [claim for claim in claims_of(statement.text) if not claim.turning]
        unshown = [claim.written for claim in claimed if not any(piece.holds(claim) for piece in pieces)]
        if unshown:
            raise Refused(f"not in the cited quotes: {', '.join(unshown)}")
        lines.append(with_markers(statement.text, cited))
    return "\n".join(statement.text for statement in draft.statements), "\n".join(lines)


def shows(citation: Citation) -> str:
    """What a citation proves: its words; a file name, which cannot hold slashes, the number read from it."""
    number = citation.stored.document.number
    if citation.origin is not Origin.FILENAME or number is None:
        return citation.quote
    return f"{citation.quote} {number.written}"


def _standings(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    told = (phrases.standing(citation.stored) for citation in citations)
    return tuple(dict.fromkeys(warning for warning in told if warning is not None))


def _doubts(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """One warning for all figures that were read from images and that a second reading did not confirm."""
    doubtful = tuple(dict.fromkeys(word for c in citations if c.scan for word in c.scan.doubtful))
    return (phrases.read_from_scan(doubtful),) if doubtful else ()


def _cited_figure(quoted: Quoted, text: str, marker: int) -> CitedFigure:
    observation = quoted.observation
    if observation is None:
        raise Refused("a figure without its observation")
    return CitedFigure(observation, observation.quantity.span.of(text), marker)


def figures_of(text: str) -> frozenset[str]:
    """Every number, day and document number of a text, each whole, as proof needs them.

    Days and document numbers are compared by value: '30/12/2020' is shown by 'ngày 30 tháng 12 năm 2020'.
    """
    days = find_dates(text)
    numbers = find_numbers(text)
    taken = [found.span for found in days] + [found.span for found in numbers]
    plain = {
        match.group()
        for match in _FIGURE.finditer(text)
        if not any(Span(*match.span()).within(span) for span in taken)
    }
    return frozenset(
        plain
        | {found.day.isoformat() for found in days}
        | {"|".join(str(part) for part in found.number.key) for found in numbers}
    )


def join(parts: Sequence[tuple[Part, Answered | None]]) -> Answered:
    """One answer of several that were let out, a cell for each part; it says nothing that they do not.

    A part is named in headline and text where its citations show the figures of its name.
    """
    named = [(part, answered, _named(part, answered)) for part, answered in parts if answered is not None]
    whole = together([replace(answered, headline=said) for _, answered, said in named])
    firsts = dict(zip((part for part, _, _ in named), _firsts([a for _, a, _ in named]), strict=True))
    missing = [phrases.part_not_found(part.name) for part, answered in parts if answered is None]
    cells = (
        Compared(part.row, part.column, "", ())
        if answered is None
        else Compared(part.row, part.column, answered.headline, (firsts[part],))
        for part, answered in parts
    )
    return replace(whole, warnings=(*whole.warnings, *missing), table=tuple(cells))


def together(answers: Sequence[Answered]) -> Answered:
    """One answer of several that were let out; it says nothing that they do not."""
    citations, figures, computed, lines = [], [], [], []
    for answered, first in zip(answers, _firsts(answers), strict=True):
        shift = first - 1
        citations += [replace(each, marker=each.marker + shift) for each in answered.citations]
        figures += [replace(each, marker=each.marker + shift) for each in answered.figures]
        computed += [
            replace(each, operands=tuple(operand + shift for operand in each.operands))
            for each in answered.computed
        ]
        # A first line that is cut tells less than was found: lists are told whole.
        told = answered.text if "…" in answered.headline else answered.headline
        lines.append(with_markers(f"{told.rstrip(' .')}.", [first]))
    return Answered(
        headline="; ".join(answered.headline.rstrip(" .") for answered in answers),
        text="\n".join(lines),
        citations=tuple(citations),
        figures=tuple(figures),
        computed=tuple(computed),
        warnings=tuple(dict.fromkeys(warning for answered in answers for warning in answered.warnings)),
    )


def _firsts(answers: Sequence[Answered]) -> list[int]:
    """The marker that the first citation of each gets."""
    return list(itertools.accumulate((len(answered.citations) for answered in answers[:-1]), initial=1))


def _named(part: Part, answered: Answered) -> str:
    quotes = figures_of(" \n ".join(map(shows, answered.citations)))
    names = (name for name in (part.name, part.row, part.column) if name and figures_of(name) <= quotes)
    name = next(names, None)
    return answered.headline if name is None else f"{name}: {answered.headline}"
