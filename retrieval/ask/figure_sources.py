"""Where the figures of a question come from: the ledger; where it holds none, the retrieved passages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from retrieval.ask.context import Contexts
from retrieval.domain.figure import Observation
from retrieval.domain.ledger import LedgerEntry, LedgerQuery
from retrieval.domain.passage import Passage, RetrievedPassage
from retrieval.domain.query import Concept, FigureQuery, Scope
from retrieval.domain.span import Span
from retrieval.language.asked_indicator import topic_of
from retrieval.language.ledger_terms import terms_of
from retrieval.language.observations import observe
from retrieval.language.provinces import find_provinces
from retrieval.ports import Catalog, Ledger

# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
_LOOKED_UP = 60


@dataclass(frozen=True)
class SourcedFigure:
    """A figure of a passage; the spans of `read` count from `offset` code points before the passage."""

    found: RetrievedPassage
    read: Observation
    offset: int = 0

    @cached_property
    def observation(self) -> Observation:
        """The figure with its spans in the passage's text; most are put aside before they need it."""
        return self.read.shifted(-self.offset)

    @property
    def said(self) -> tuple[str, str, str]:
        """The words of its indicator, of its clause and of what it is part of."""
        return (self._cut(self.read.indicator_span), self._cut(self.read.clause), self.read.part_of)

    def _cut(self, span: Span) -> str:
        return span.shift(-self.offset).of(self.found.passage.text) if span.end else ""


@dataclass(frozen=True)
class FigureSources:
    """The figures that may answer a question, each once; of these `documents` only, if any are given."""

    ledger: Ledger
    catalog: Catalog
    contexts: Contexts
    documents: tuple[str, ...] = ()

    def of(
        self, query: FigureQuery, near: tuple[RetrievedPassage, ...], scope: Scope
    ) -> tuple[SourcedFigure, ...]:
        """The ledger's figures of the passages near, and those of any passage that name the indicator."""
        known = {found.passage.id: found for found in near}
        here = self.ledger.find(LedgerQuery(scope, passages=tuple(known), limit=2000)) if known else ()
        return (*_sourced(here, known), *self._named(query, scope, _area_of(query), known))

    def elsewhere(self, query: FigureQuery, scope: Scope) -> tuple[SourcedFigure, ...]:
        """The ledger's figures that name the indicator, of any place; none where of() looked at them all."""
        return self._named(query, scope, None, ()) if _area_of(query) is not None else ()

    def _named(
        self, query: FigureQuery, scope: Scope, area: str | None, known: Collection[str]
    ) -> tuple[SourcedFigure, ...]:
        terms, period = _terms(topic_of(query)), query.reading.period
        if not terms:
            return ()
        found = self.ledger.find(
            LedgerQuery(scope, terms, period, area, documents=self.documents, limit=_LOOKED_UP)
        )
        others = [entry for entry in found if entry.passage_id not in known]
        return tuple(_sourced(others, self._read([entry.passage_id for entry in others], scope)))

    def read(self, near: Iterable[RetrievedPassage]) -> Iterator[SourcedFigure]:
        """The figures of passages, read now: for what was ingested before there was a ledger."""
        for found in near:
            if not any(map(str.isdigit, found.passage.text)):
                continue
            for observation in observe(found.passage.text, self.contexts.surroundings(found)):
                yield SourcedFigure(found, observation)

    def _read(self, passage_ids: list[str], scope: Scope) -> dict[str, RetrievedPassage]:
        passages = self.catalog.passages(dict.fromkeys(passage_ids), scope)
        ids = {passage.document_id for passage in passages}
        stored = {document.id: document for document in self.catalog.documents(scope, ids)}
        return {
            passage.id: RetrievedPassage(passage, stored[passage.document_id], 0.0, (("ledger", 1.0),))
            for passage in passages
        }


def _area_of(query: FigureQuery) -> str | None:
    """The province asked about, folded; smaller places are not told apart by the ledger."""
    place = query.reading.place
    return place.folded if place is not None and find_provinces(place.name) else None


def _sourced(
    entries: Iterable[LedgerEntry], known: Mapping[str, RetrievedPassage]
) -> Iterator[SourcedFigure]:
    for entry in entries:
        found = known.get(entry.passage_id)
        if found is not None and _lies_in(entry, found.passage):
            yield SourcedFigure(found, entry.observation, found.passage.span.start)


def _lies_in(entry: LedgerEntry, passage: Passage) -> bool:
    return entry.observation.quantity.span.within(passage.span)


def _terms(topic: tuple[Concept, ...]) -> tuple[str, ...]:
    """The pairs of the topic's words, in every form that documents may write."""
    full = " ".join(word for concept in topic for word in concept.full)
    short = [" ".join(form) for concept in topic for form in concept.forms[:-1]]
    return tuple(dict.fromkeys([*terms_of(full), *(term for form in short for term in terms_of(form))]))
