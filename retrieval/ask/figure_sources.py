"""Where the figures of a question come from: the ledger; where it holds none, the retrieved passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from retrieval.ask.context import Contexts
from retrieval.domain.figure import Observation
from retrieval.domain.ledger import LedgerEntry, LedgerQuery
from retrieval.domain.passage import Passage, RetrievedPassage
from retrieval.domain.query import Concept, FigureQuery, Scope
from retrieval.language.figure_asks import topic_of
from retrieval.language.ledger_terms import terms_of
from retrieval.language.observations import observe
from retrieval.ports import Catalog, Ledger

# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
_LOOKED_UP = 60


@dataclass(frozen=True)
class SourcedFigure:
    """A figure of a passage; the spans of `observation` are in the passage's text."""

    found: RetrievedPassage
    observation: Observation


class FigureSources:
    """The figures that may answer a question, each once."""

    def __init__(self, ledger: Ledger, catalog: Catalog, contexts: Contexts) -> None:
        self._ledger = ledger
        self._catalog = catalog
        self._contexts = contexts

    def of(
        self, query: FigureQuery, near: tuple[RetrievedPassage, ...], scope: Scope
    ) -> tuple[SourcedFigure, ...]:
        """The ledger's figures of the passages near, and those of any passage that name the indicator."""
        known = {found.passage.id: found for found in near}
        here = self._ledger.find(LedgerQuery(scope, passages=tuple(known), limit=2000)) if known else ()
        terms = _terms(topic_of(query))
        period = query.reading.period
        elsewhere = (
            self._ledger.find(LedgerQuery(scope, terms=terms, period=period, limit=_LOOKED_UP))
            if terms
            else ()
        )
        others = [entry for entry in elsewhere if entry.passage_id not in known]
        known |= self._read([entry.passage_id for entry in others], scope)
        return tuple(_sourced([*here, *others], known))

    def read(self, near: Iterable[RetrievedPassage]) -> Iterator[SourcedFigure]:
        """The figures of passages, read now: for what was ingested before there was a ledger."""
        for found in near:
            for observation in observe(found.passage.text, self._contexts.surroundings(found)):
                yield SourcedFigure(found, observation)

    def _read(self, passage_ids: list[str], scope: Scope) -> dict[str, RetrievedPassage]:
        passages = self._catalog.passages(dict.fromkeys(passage_ids), scope)
        stored = {p.document_id: self._catalog.document(p.document_id, scope) for p in passages}
        return {
            passage.id: RetrievedPassage(passage, document, 0.0, (("ledger", 1.0),))
            for passage in passages
            if (document := stored[passage.document_id]) is not None
        }


def _sourced(entries: Iterable[LedgerEntry], known: dict[str, RetrievedPassage]) -> Iterator[SourcedFigure]:
    for entry in entries:
        found = known.get(entry.passage_id)
        if found is not None and _lies_in(entry, found.passage):
            yield SourcedFigure(found, entry.observation.shifted(-found.passage.span.start))


def _lies_in(entry: LedgerEntry, passage: Passage) -> bool:
    return entry.observation.quantity.span.within(passage.span)


def _terms(topic: tuple[Concept, ...]) -> tuple[str, ...]:
    """The pairs of the topic's words, in every form that documents may write."""
    full = " ".join(word for concept in topic for word in concept.full)
    short = [" ".join(form) for concept in topic for form in concept.forms[:-1]]
    return tuple(dict.fromkeys([*terms_of(full), *(term for form in short for term in terms_of(form))]))
