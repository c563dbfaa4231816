"""Figures found for a question, and how well they fit its topic; figure_fit.py adds what one ask wants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.ask.figure_sources import SourcedFigure
from retrieval.ask.topic_match import TopicMatch, misses_little, pointed_at
from retrieval.domain.document import DocumentStatus
from retrieval.domain.figure import Observation
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import Concept, FigureQuery
from retrieval.language.asked_indicator import acronyms_in, names_in, quoted_in
from retrieval.language.certainty import tells_what
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.places import names_city, names_place
from retrieval.language.provinces import CITIES, find_provinces
from retrieval.language.regions import NATION
from retrieval.language.statement_forms import negated
from retrieval.language.text import fold, fold_aligned, lower_aligned

_IN_DOUBT = 0.25
_ELSEWHERE = 1.0
_LOCAL = 0.15
"""Off for a figure of a district where no place is asked: who asks speaks of the whole."""
_NEGATED = 0.4
"""Off for a figure whose sentence negates what the question does not: 'chưa được hưởng phụ cấp'."""
_UNQUOTED = 1.5
"""Off for a figure whose own words lack what a question puts in quotation marks."""
_ITS_PLACE = 0.3
"""For a figure whose own words name the place asked for, before those that only a document's title places."""
_NATIONAL = re.compile(r"(?<!\w)(?:ca nuoc|toan quoc)(?!\w)")
_UNSAID = 0.3
"""Off for a figure whose own name was asked, where much else of the question is said nowhere around it."""
_NO_NAMES = frozenset(
    """
    cong ty tap doan ngan hang cuc chi tong so bo ban uy hoi dong dang doanh nghiep trung tam truong benh vien
    """.split()
)
"""What is written with a capital and names nobody."""
_CITY = re.compile(r"(?<!\w)(?:thành phố|tp\.?) $")
_UNNAMED = 1.0
"""Off for a figure around which a name of the question is found nowhere."""


@dataclass(frozen=True)
class FoundFigure:
    """A figure with its passage, how well it fits, and why."""

    found: RetrievedPassage
    observation: Observation
    topic: TopicMatch
    score: float

    @property
    def written(self) -> str:
        """The quantity as the passage writes it."""
        return self.observation.quantity.span.of(self.found.passage.text)

    @property
    def shown(self) -> str:
        """The quantity with its unit, which a table writes in a head."""
        unit = self.observation.quantity.unit
        if unit[:1].isdigit():
            return f"{self.written} ({unit})"
        apart = "" if unit == "%" else " "
        return self.written if not unit or self.written.endswith(unit) else f"{self.written}{apart}{unit}"


def telling_forms(topic: tuple[Concept, ...]) -> tuple[frozenset[str], ...]:
    """The forms of a topic's concepts that are not light."""
    heavy = [concept for concept in topic if not concept.light] or topic
    return tuple(frozenset(form) for concept in heavy for form in concept.forms)


def may_name(forms: tuple[frozenset[str], ...], figure: SourcedFigure) -> bool:
    """A quick look: whether the figure's own words hold any of the forms."""
    return any(terms >= form for terms in map(evidence_terms, figure.said) for form in forms)


def scored(
    query: FigureQuery, excess: float, borne: float, match: TopicMatch, figure: SourcedFigure
) -> FoundFigure:
    """The figure with what does not depend on the single ask.

    `excess` is the share of its indicator's words that were not asked, `borne` what the body that it is told
    of adds.
    """
    observation = figure.observation
    names = names_in(query.reading.written) | acronyms_in(query.reading.written)
    score = (
        2.0 * match.coverage
        + 0.5 * match.near
        - 0.5 * excess
        + 0.5 * figure.found.score
        + (0.15 if observation.period_span is not None else 0.0)
        + (_national_score(query) if observation.area == NATION.name else 0.0)
        + authority(figure.found)
        - _UNNAMED * (not names.isdisjoint(match.missing_words))
        - _UNSAID * (not misses_little(match))
        - _UNQUOTED * (not quoted_in(query.reading.written) <= evidence_terms(" ".join(figure.said)))
        + _whose_score(query, figure)
        - _ELSEWHERE * (_is_of_a_part(query, observation) or _is_of_its_city(query, figure))
        - _NEGATED * _negates(query, figure)
        - _LOCAL * (query.reading.place is None and _is_local(observation.area))
        + _ITS_PLACE * _says_its_place(query, observation)
        + borne
        - (0.0 if tells_what(observation, figure.found.passage.text) else _IN_DOUBT)
    )
    return FoundFigure(figure.found, observation, match, score)


def _national_score(query: FigureQuery) -> float:
    """For a figure of the whole country: asked for, or not where no place is asked."""
    if query.reading.place is not None:
        return 0.0
    return 0.25 if _NATIONAL.search(fold(query.reading.text)) is not None else -0.3


def _whose_score(query: FigureQuery, figure: SourcedFigure) -> float:
    """For a figure that the question's names are told of, against its neighbours: 'nhập sắt thép từ Nhật'."""
    place = evidence_terms(query.reading.place.name) if query.reading.place else frozenset()
    names = names_in(query.reading.written) - place - _NO_NAMES
    if not names:
        return 0.0
    text, observation = figure.found.passage.text, figure.observation
    own = evidence_terms(" ".join((*figure.said, observation.indicator)))
    around = (observation.sentence.of(text), pointed_at(text, observation))
    told = own | evidence_terms(" ".join(around))
    return 0.4 * len(names & own) / len(names) - 0.4 * len(names - told) / len(names)


def _negates(query: FigureQuery, figure: SourcedFigure) -> bool:
    said = figure.observation.sentence.of(figure.found.passage.text)
    return bool(negated(said) & set(query.reading.terms) - negated(query.reading.written))


def _is_of_a_part(query: FigureQuery, observation: Observation) -> bool:
    """Whether a figure is of a district where the province is asked, of a province where the nation is."""
    area, place = observation.area, query.reading.place
    if place is None:
        national = _NATIONAL.search(fold(query.reading.text)) is not None
        return national and area not in (None, NATION.name)
    return bool(find_provinces(place.name)) and _is_local(area)


def _is_local(area: str | None) -> bool:
    return area not in (None, NATION.name) and not find_provinces(area or "")


def _says_its_place(query: FigureQuery, observation: Observation) -> bool:
    place, stated = query.reading.place, observation.area_span is not None and observation.area
    return bool(place and stated and names_place(fold_aligned(stated), place))


def _is_of_its_city(query: FigureQuery, figure: SourcedFigure) -> bool:
    """Whether a figure is of 'thành phố Trà Vinh' where 'Trà Vinh' is asked, a province."""
    place, area = query.reading.place, figure.observation.area_span
    if place is None or area is None or place.name in CITIES or not find_provinces(place.name):
        return False
    before = figure.found.passage.text[max(0, area.start - 12) : area.start]
    asked = names_city(fold(query.reading.written), place)
    return not asked and _CITY.search(lower_aligned(before)) is not None


def authority(found: RetrievedPassage) -> float:
    """A numbered document before a news item, one that opens at a page before others, drafts last."""
    document = found.stored.document
    if document.status is not DocumentStatus.IN_FORCE:
        return -0.3
    return 0.15 * (document.number is not None) + 0.05 * (found.passage.locator.page is not None)
