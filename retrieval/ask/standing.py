"""What documents say of each other: which of them replaces, revokes or amends the one asked about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from retrieval.ask.context import Contexts
from retrieval.domain.document import DocumentStatus, StoredDocument
from retrieval.domain.passage import Locator, Passage
from retrieval.domain.query import DocumentQuery, Facet, Reading, Scope
from retrieval.domain.relation import Relation, RelationKind
from retrieval.domain.span import Span
from retrieval.language.kinds import PROPOSING
from retrieval.language.relation_questions import application_asked, says_applied, takes_effect
from retrieval.language.sentences import sentences
from retrieval.language.text import fold
from retrieval.ports import Catalog, Relations

ENDINGS = (RelationKind.REPLACES, RelationKind.REVOKES)
"""What ends a document, unless it is only a part that is replaced or revoked."""
_DEEDS = frozenset({*ENDINGS, RelationKind.AMENDS})


@dataclass(frozen=True)
class Stated:
    """A sentence of `stored` that states a relation; spans count in the stored text."""

    relation: Relation
    stored: StoredDocument
    sentence: Span
    locator: Locator


class Standing:
    """Reads the relations that documents state, with the sentences that state them."""

    def __init__(self, relations: Relations, catalog: Catalog, contexts: Contexts) -> None:
        self._relations = relations
        self._catalog = catalog
        self._contexts = contexts

    def stated(self, query: DocumentQuery, stored: StoredDocument | None, scope: Scope) -> tuple[Stated, ...]:
        """What is said of the document, or by it, newest source first; the deeds asked for, if any.

        Of the document by number alone when the archive does not hold it.
        """
        found = [r for r in self._related(query, stored, scope) if r.kind in _DEEDS]
        sources = {s.id: s for s in self._catalog.documents(scope, {r.source_id for r in found})}
        told = [self._stated(relation, sources[relation.source_id], scope) for relation in found]
        area = self._area(query, stored)
        here = [each for each in told if area in (None, self._contexts.of(each.stored).area or area)]
        acting = [each for each in here if not _proposes(each.stored)] or here
        asked = [each for each in acting if _does(each.relation, query) and _is_of_year(each.relation, query)]
        return tuple(sorted(asked or acting, key=_newest_first))

    def naming(self, query: DocumentQuery, scope: Scope) -> tuple[Stated, ...]:
        """Where documents name the numbered one without doing anything to it: 'Xét Tờ trình số 1814 …'."""
        number = query.reading.number
        found = [r for r in self._relations.to(number, scope) if r.kind not in _DEEDS] if number else []
        sources = {s.id: s for s in self._catalog.documents(scope, {r.source_id for r in found})}
        return tuple(self._stated(relation, sources[relation.source_id], scope) for relation in found)

    def _area(self, query: DocumentQuery, stored: StoredDocument | None) -> str | None:
        """Every province has a resolution 01/2016/NQ-HĐND: those of others are other documents."""
        if stored is not None:
            return self._contexts.of(stored).area
        return query.reading.place.name if query.reading.place is not None else None

    def passages_of(self, stored: StoredDocument, scope: Scope) -> tuple[Passage, ...]:
        """The passages of a document in the order of its text."""
        return self._catalog.passages_of(stored.id, scope)

    def effect(
        self, stored: StoredDocument, scope: Scope, reading: Reading | None = None
    ) -> tuple[Span, Locator] | None:
        """The sentence that says from when a document is in force, or applied where that is asked; None when
        it does not say."""
        applied = reading is not None and application_asked(fold(reading.written))
        found = self._first(says_applied, stored, scope) if applied else None
        return found or self._first(takes_effect, stored, scope)

    def _first(
        self, says: Callable[[str], bool], stored: StoredDocument, scope: Scope
    ) -> tuple[Span, Locator] | None:
        for passage in self._catalog.passages_of(stored.id, scope):
            for sentence in sentences(passage.text):
                if says(sentence.of(passage.text)):
                    return sentence.shift(passage.span.start), passage.locator
        return None

    def _related(
        self, query: DocumentQuery, stored: StoredDocument | None, scope: Scope
    ) -> tuple[Relation, ...]:
        if query.facet is Facet.CHANGES:
            return self._relations.of(stored.id, scope) if stored is not None else ()
        number = stored.document.number if stored is not None else query.reading.number
        return self._relations.to(number, scope) if number is not None else ()

    def _stated(self, relation: Relation, stored: StoredDocument, scope: Scope) -> Stated:
        passages = self._catalog.passages_of(stored.id, scope)
        holding = next((p for p in passages if relation.span.within(p.span)), None)
        if holding is None:
            return Stated(relation, stored, relation.span, Locator())
        return Stated(relation, stored, _sentence(holding, relation.span), holding.locator)


def _sentence(passage: Passage, span: Span) -> Span:
    inside = span.shift(-passage.span.start)
    around = next((s for s in sentences(passage.text) if inside.within(s)), inside)
    return around.shift(passage.span.start)


def _does(relation: Relation, query: DocumentQuery) -> bool:
    """Whether a relation is a deed that was asked for; who revokes a part of a document amends it."""
    amends = not relation.whole and RelationKind.AMENDS in query.deeds
    return relation.kind in query.deeds or amends


def _is_of_year(relation: Relation, query: DocumentQuery) -> bool:
    """Whether the other document is of the year asked for: 'nó thay nghị quyết nào ban hành năm 2013?'."""
    period, target = query.reading.period, relation.target
    years = {target.number.year, target.issued_on.year if target.issued_on else None} - {None}
    if period is None or query.facet is not Facet.CHANGES or not years:
        return True
    return not years.isdisjoint(period.years)


def _proposes(stored: StoredDocument) -> bool:
    """Who proposes, reports or drafts changes nothing."""
    return stored.document.kind in PROPOSING or stored.document.status is DocumentStatus.DRAFT


def _newest_first(stated: Stated) -> tuple[int, str, int]:
    day = stated.stored.document.issued_on
    return (-day.toordinal() if day else 0, stated.stored.id, stated.sentence.start)
