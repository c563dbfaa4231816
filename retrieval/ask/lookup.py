"""Finds documents by number, by the parts of a number that are remembered, or by topic."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from retrieval.ask.context import Contexts
from retrieval.ask.meaning import match_topic
from retrieval.domain.document import DocumentNumber, StoredDocument
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import DocumentQuery, Place, Reading, Scope
from retrieval.domain.span import Span
from retrieval.language.dates import find_dates
from retrieval.language.document_numbers import find_numbers, naming_phrase
from retrieval.language.kinds import kind_of_code
from retrieval.language.places import names_place
from retrieval.language.sentences import sentences
from retrieval.language.text import fold
from retrieval.ports import Catalog

_LEAST_SUBJECT = 0.75
_WHOLE_SUBJECT = 0.97
_WHOLE_PHRASE = 0.7


@dataclass(frozen=True)
class Mention:
    """A sentence of another document that names the document asked for.

    `phrase` is the part that names it: from its kind to the end of the clause; spans are in the passage.
    """

    found: RetrievedPassage
    sentence: Span
    phrase: Span
    written: str


class Lookup:
    """Deterministic look-up: exact parts first, then what place, kind and year leave over."""

    def __init__(self, catalog: Catalog, contexts: Contexts) -> None:
        self._catalog = catalog
        self._contexts = contexts

    def by_number(self, query: DocumentQuery, scope: Scope) -> tuple[StoredDocument, ...]:
        """Documents whose own number fits every part that was written; copies of one document count once."""
        number = query.reading.number
        if number is None:
            return ()
        fitting = self.fitting(number, query.kind, query.reading, scope)
        return without_copies(fitting)

    def fitting(
        self, number: DocumentNumber, kind: str | None, reading: Reading, scope: Scope
    ) -> tuple[StoredDocument, ...]:
        """Every stored document that fits number, kind, year and place, copies included."""
        found = [s for s in self._catalog.by_number(number, scope) if _has_kind(s, kind)]
        found = _narrow(found, lambda s: _has_year(s, reading))
        if reading.place is None:
            return tuple(found)
        return tuple(s for s in found if self._at(s, reading.place))

    def by_topic(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> tuple[StoredDocument, ...]:
        """Documents of the kind that cover the topic, best first; several when equally good.

        Subjects speak for documents; a passage found for the question helps its own document.
        """
        topic_of = tuple(c for c in query.reading.concepts if not _ASKING.issuperset(c.full))
        found: dict[str, str] = {}
        for item in passages:
            found.setdefault(item.stored.id, item.passage.text)
        scored = []
        for stored in self._catalog.documents(scope):
            if self._may_be(stored, query):
                about, passage = self._contexts.of(stored).about, found.get(stored.id, "")
                subject = stored.document.subject or ""
                topic = match_topic(topic_of, ((1.0, subject), (0.9, about), (0.75, passage)))
                if topic.coverage >= _LEAST_SUBJECT:
                    scored.append((topic.coverage + 0.5 * topic.near, topic, stored))
        best = max((score for score, _, _ in scored), default=0.0)
        top = [(topic, stored) for score, topic, stored in scored if score >= best - 0.1]
        chosen = without_copies(tuple(stored for _, stored in top))
        whole = any(t.coverage >= _WHOLE_SUBJECT and t.near >= _WHOLE_PHRASE for t, _ in top)
        # Documents alike in all but what was asked for: the one that was meant is not among them.
        return chosen if whole or len(chosen) == 1 else ()

    def _may_be(self, stored: StoredDocument, query: DocumentQuery) -> bool:
        place = query.reading.place
        at_place = place is None or self._at(stored, place)
        return at_place and _has_kind(stored, query.kind) and _has_year(stored, query.reading)

    def named(self, reading: Reading, scope: Scope) -> tuple[str, ...]:
        """Ids of the documents whose number the question gives, copies included."""
        if reading.number is None:
            return ()
        return tuple(s.id for s in self.fitting(reading.number, reading.kind, reading, scope))

    def mention(self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...]) -> Mention | None:
        """The sentence of another document that says most of what is asked about the numbered one."""
        number = query.reading.number
        if number is None:
            return None
        mentions = [m for found in passages for m in _mentions(number, found)]
        concepts = query.reading.concepts

        def rank(mention: Mention) -> tuple[float, bool, int, str]:
            said = mention.phrase.of(mention.found.passage.text)
            topic = match_topic(concepts, ((1.0, mention.sentence.of(mention.found.passage.text)),))
            return (topic.coverage, bool(find_dates(said)), len(said), mention.found.passage.id)

        return max(mentions, key=rank, default=None)

    def _at(self, stored: StoredDocument, place: Place) -> bool:
        context = self._contexts.of(stored)
        return names_place(context.folded, place) or (
            bool(context.places) and context.places[0] == place.name
        )


_ASKING = frozenset(
    """
    nghi quyet quyet dinh so may hieu van ban nao cua hdnd ubnd tinh hoi dong nhan dan uy nq qd ngay quy
    dinh ve
    """.split()
)


def _mentions(number: DocumentNumber, found: RetrievedPassage) -> list[Mention]:
    text = found.passage.text
    own = found.stored.document.number
    if own is not None and number.fits(own):
        return []
    spans = sentences(text)
    mentions = []
    for named in find_numbers(text):
        if number.fits(named.number):
            sentence = next(s for s in spans if named.span.start < s.end)
            phrase = naming_phrase(text, named.span)
            mentions.append(Mention(found, sentence, phrase, named.span.of(text).strip()))
    return mentions


def _has_kind(stored: StoredDocument, kind: str | None) -> bool:
    if kind is None:
        return True
    number = stored.document.number
    by_code = kind_of_code(number.kind) if number and number.kind else None
    return fold(kind) in {fold(stored.document.kind or ""), fold(by_code or "")}


def _has_year(stored: StoredDocument, reading: Reading) -> bool:
    """A year in the question may be the year of issue, or one that the subject speaks of."""
    if reading.period is None:
        return True
    document = stored.document
    years = {reading.period.start.year, reading.period.end.year}
    named = {document.issued_on.year} if document.issued_on else set()
    if document.number is not None and document.number.year is not None:
        named.add(document.number.year)
    return bool(named & years) or any(str(year) in (document.subject or "") for year in years)


def _narrow(found: list[StoredDocument], keep: Callable[[StoredDocument], bool]) -> list[StoredDocument]:
    """Those that also fit, if any does: what is half remembered may be wrong."""
    return [stored for stored in found if keep(stored)] or found


def without_copies(found: tuple[StoredDocument, ...]) -> tuple[StoredDocument, ...]:
    """One of each document: its copies in other formats or folders are left out."""
    kept: list[StoredDocument] = []
    for stored in found:
        if not any(same_document(stored, other) for other in kept):
            kept.append(stored)
    return tuple(kept)


def same_document(one: StoredDocument, other: StoredDocument) -> bool:
    """Same text; or same number, kind and year, and nothing said that tells the issuers apart."""
    if one.version.text_hash == other.version.text_hash:
        return True
    a, b = one.document, other.document
    if a.number is None or not a.number.serial or a.number != b.number or a.kind != b.kind:
        return False
    return _agree(a.issued_on, b.issued_on) and _agree(_folded(a.issuer), _folded(b.issuer))


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _folded(text: str | None) -> str | None:
    return None if text is None else " ".join(fold(text).split())
