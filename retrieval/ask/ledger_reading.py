"""Looks the ledger of figures up: one way in for the command line, the chat command and the HTTP route."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from retrieval.domain.document import StoredDocument
from retrieval.domain.figure import Observation
from retrieval.domain.ledger import LedgerEntry, LedgerQuery
from retrieval.domain.passage import Locator
from retrieval.domain.period import Period
from retrieval.domain.query import Place, Scope
from retrieval.language.certainty import is_sure
from retrieval.language.ledger_terms import indicator_terms, terms_of
from retrieval.language.periods import find_periods
from retrieval.language.places import names_place
from retrieval.language.provinces import province
from retrieval.language.reading import read
from retrieval.language.text import fold_aligned
from retrieval.ports import Catalog, ContentStore, Ledger

_CONSIDERED = 2000
_LEAST_SHARE = 0.5
"""Of the terms asked for that an indicator has to hold."""


@dataclass(frozen=True)
class LedgerRow:
    """A figure of the ledger with its source; spans of `observation` are in the stored text.

    `written` is the figure and `sentence` what states it, both verbatim; `sure` tells whether its words
    leave no doubt about what it measures.
    """

    observation: Observation
    stored: StoredDocument
    locator: Locator
    written: str
    sentence: str
    sure: bool = True


class LedgerReader:
    """Reads the ledger in the asker's scope."""

    def __init__(self, ledger: Ledger, catalog: Catalog, content: ContentStore) -> None:
        self._ledger = ledger
        self._catalog = catalog
        self._content = content

    def look_up(
        self,
        topic: str,
        scope: Scope,
        asked_on: date,
        *,
        place: str | None = None,
        period: str | None = None,
        limit: int = 200,
        doubtful: bool = False,
    ) -> tuple[LedgerRow, ...]:
        """The figures of an indicator, the best named first, then the latest; those in doubt when asked.

        A place or period that `topic` itself names counts when none is given apart. A period that
        cannot be read as one finds nothing.
        """
        reading = read(topic, asked_on)
        where = province(place) if place else reading.place
        when = reading.period
        if period:
            found = find_periods(period, asked_on)
            if not found:
                return ()
            when = found[0].period
        terms = terms_of(" ".join(reading.terms))
        query = LedgerQuery(scope, terms=terms, period=when, limit=_CONSIDERED)
        entries = self._ledger.find(query) if terms else ()
        fitting = [entry for entry in entries if _fits(entry, terms, where, when)]
        best = sorted(fitting, key=lambda entry: _order(entry, terms))
        kept = best if doubtful else self._sure(best, scope)
        return self._rows(list(islice(kept, limit)), scope)

    def of_document(self, stored: StoredDocument, scope: Scope) -> tuple[LedgerRow, ...]:
        """Every figure of a document, in reading order."""
        entries = self._ledger.find(LedgerQuery(scope, documents=(stored.id,), limit=100_000))
        return self._rows(sorted(entries, key=lambda entry: entry.observation.quantity.span), scope)

    def _sure(self, entries: Sequence[LedgerEntry], scope: Scope) -> Iterator[LedgerEntry]:
        documents = self._catalog.documents(scope, {entry.document_id for entry in entries})
        hashes = {stored.id: stored.version.text_hash for stored in documents}
        for entry in entries:
            if is_sure(entry.observation, self._content.text(hashes[entry.document_id])):
                yield entry

    def _rows(self, entries: Sequence[LedgerEntry], scope: Scope) -> tuple[LedgerRow, ...]:
        passages = self._catalog.passages(dict.fromkeys(entry.passage_id for entry in entries), scope)
        locators = {passage.id: passage.locator for passage in passages}
        documents = self._catalog.documents(scope, {entry.document_id for entry in entries})
        stored = {document.id: document for document in documents}
        return tuple(
            self._row(entry, stored[entry.document_id], locators.get(entry.passage_id, Locator()))
            for entry in entries
        )

    def _row(self, entry: LedgerEntry, stored: StoredDocument, locator: Locator) -> LedgerRow:
        text, observation = self._content.text(stored.version.text_hash), entry.observation
        return LedgerRow(
            observation,
            stored,
            locator,
            observation.quantity.span.of(text),
            observation.sentence.of(text),
            is_sure(observation, text),
        )


def _fits(entry: LedgerEntry, terms: tuple[str, ...], where: Place | None, when: Period | None) -> bool:
    observation = entry.observation
    if where is not None and not (observation.area and names_place(fold_aligned(observation.area), where)):
        return False
    if when is not None and not (observation.period and observation.period.same_days(when)):
        return False
    return _share(entry, terms) >= _LEAST_SHARE


def _share(entry: LedgerEntry, terms: tuple[str, ...]) -> float:
    return len(set(terms) & set(indicator_terms(entry.observation))) / len(terms)


def _order(entry: LedgerEntry, terms: tuple[str, ...]) -> tuple[float, int, int, str, int]:
    """Indicators that hold most of the words and few others first; then the latest periods."""
    observation = entry.observation
    end = observation.period.end.toordinal() if observation.period else 0
    return (
        -_share(entry, terms),
        len(terms_of(observation.indicator)),
        -end,
        entry.document_id,
        observation.quantity.span.start,
    )
