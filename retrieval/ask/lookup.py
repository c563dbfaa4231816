"""Finds documents by number, by the parts of a number that are remembered, or by topic."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from retrieval.ask.context import Contexts
from retrieval.ask.meaning import speaks_of
from retrieval.ask.mentions import is_issuers
from retrieval.ask.titles import Titled, best_titled
from retrieval.ask.topic_match import match_topic
from retrieval.domain.document import DocumentNumber, StoredDocument
from retrieval.domain.passage import Passage, PassageRole, RetrievedPassage
from retrieval.domain.query import DocumentQuery, Facet, Place, Reading, Scope
from retrieval.language.document_numbers import find_numbers, issuer_named
from retrieval.language.kinds import ISSUED_BY_OTHERS, kind_of_code
from retrieval.language.names import names_another_organ
from retrieval.language.question_words import LAST_YEAR
from retrieval.language.text import fold, normalize
from retrieval.ports import Catalog

T = TypeVar("T")


class Lookup:
    """Deterministic look-up: exact parts first, then what place, kind and year leave over."""

    def __init__(self, catalog: Catalog, contexts: Contexts) -> None:
        self._catalog = catalog
        self._contexts = contexts

    def documents(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> tuple[StoredDocument, ...]:
        """The documents that are meant: pointed to, by number, or by topic."""
        if query.meant is not None:
            return self._catalog.documents(scope, [query.meant])
        if query.reading.number is not None:
            return self.by_number(query, scope)
        found = self.by_topic(query, passages)
        if found or query.facet is not Facet.CONTENT:
            return found
        # Who asks for 'công văn về …' may remember the kind wrongly; news is no document of any kind.
        return tuple(s for s in self.by_topic(replace(query, kind=None), passages) if s.document.kind)

    def by_number(self, query: DocumentQuery, scope: Scope) -> tuple[StoredDocument, ...]:
        """Documents whose own number fits every part that was written; copies of one document count once.

        Of several the words beside the number choose, when they speak for some and not for others; where
        digits are not known, they must.
        """
        number = query.reading.number
        if number is None:
            return ()
        found = without_copies(self.fitting(number, query.kind, query.reading, scope))
        spoken_for = best_titled(query.topic, query.reading.text, [self._titled(stored) for stored in found])
        unsaid = number.half_known and bool(query.topic)
        return spoken_for if unsaid else spoken_for or found

    def fitting(
        self, number: DocumentNumber, kind: str | None, reading: Reading, scope: Scope
    ) -> tuple[StoredDocument, ...]:
        """Every stored document that fits number, kind, year and place, copies included.

        By the number as written; else its year may be that of issue: 80/2017 for 80/NQ-HĐND of 2017.
        """
        for numbered in (self._catalog.by_number(number, scope), self._issued_in(number, scope)):
            found = [s for s in numbered if _has_kind(s, kind)]
            found = _narrow(found, lambda s: self._has_year(s, reading))
            if reading.place is not None:
                found = [s for s in found if self.is_of(s, reading.place)]
            if found:
                return tuple(found)
        return ()

    def _issued_in(self, number: DocumentNumber, scope: Scope) -> tuple[StoredDocument, ...]:
        """Documents whose number has no year, issued in that of `number`."""
        dated = self._catalog.by_number(replace(number, year=None), scope) if number.year else ()
        return tuple(
            s
            for s in dated
            if s.document.issued_on is not None
            and s.document.issued_on.year == number.year
            and s.document.number is not None
            and s.document.number.year is None
        )

    def by_topic(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...]
    ) -> tuple[StoredDocument, ...]:
        """Documents of the kind whose titles cover the topic, best first; several when equally good.

        Only documents of the passages are looked at; a passage that speaks of the topic by itself helps
        its document.
        """
        issuer = issuer_named(fold(query.reading.text))
        stored = {
            item.stored.id: item.stored
            for item in passages
            if self.may_be(item.stored, query) and is_issuers(item.stored.document.number, issuer)
        }
        speaking: dict[str, str] = {}
        for item in passages:
            said = _provisions(item.passage)
            if match_topic(query.topic, ((1.0, said),)).coverage >= _SPEAKS:
                speaking.setdefault(item.stored.id, said)
        titled = [self._titled(s, speaking.get(s.id, "")) for s in without_copies(tuple(stored.values()))]
        return best_titled(query.topic, query.reading.text, titled, (item.passage.text for item in passages))

    def naming(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...]
    ) -> tuple[StoredDocument, ...]:
        """Documents whose title names the numbered one and what was done to it: 'văn bản nào sửa đổi …'."""
        number = query.reading.number
        found = {item.stored.id: item.stored for item in passages}
        titled = [
            self._titled(stored)
            for stored in without_copies(tuple(found.values()))
            if number is not None and _title_names(stored, number)
        ]
        # A resolution is amended by a resolution; whoever proposed that names it in the title too.
        titled = _narrow(titled, lambda each: _has_kind(each.stored, query.reading.kind))
        return best_titled(query.topic, query.reading.text, titled)

    def _titled(self, stored: StoredDocument, passage: str = "") -> Titled:
        about = self._contexts.of(stored).about
        return Titled(stored, ((1.0, stored.document.subject or ""), (0.9, about), (0.75, passage)))

    def may_be(self, stored: StoredDocument, query: DocumentQuery) -> bool:
        """Whether a document is of the kind, place and time asked for, and of no other organ."""
        place = query.reading.place
        if place is not None and not self.is_of(stored, place):
            return False
        other = names_another_organ(query.reading.text, stored.document.subject or "")
        return not other and _has_kind(stored, query.kind) and self._has_year(stored, query.reading)

    def _has_year(self, stored: StoredDocument, reading: Reading) -> bool:
        """A year in the question may be that of issue, or one that the subject speaks of; no last year is.

        A document whose day of issue was left blank is of the year that it speaks of.
        """
        if reading.period is None or LAST_YEAR.search(fold(reading.written)):
            return True
        document = stored.document
        years = {reading.period.start.year, reading.period.end.year}
        issued = document.issued_on or self._contexts.of(stored).anchor
        named = {issued.year} if issued else set()
        if document.number is not None and document.number.year is not None:
            named.add(document.number.year)
        return bool(named & years) or any(str(year) in (document.subject or "") for year in years)

    def stored_as(self, number: DocumentNumber, scope: Scope) -> bool:
        """Whether the archive holds a document of this number."""
        return bool(self._catalog.by_number(number, scope))

    def copies(self, stored: StoredDocument, scope: Scope) -> tuple[StoredDocument, ...]:
        """A document, and the same one in other formats or folders."""
        number = stored.document.number
        alike = self._catalog.by_number(number, scope) if number is not None else ()
        return (stored, *(other for other in alike if other.id != stored.id and same_document(stored, other)))

    def named(self, reading: Reading, scope: Scope) -> tuple[str, ...]:
        """Ids of the documents whose number the question gives, copies included."""
        if reading.number is None:
            return ()
        return tuple(s.id for s in self.fitting(reading.number, reading.kind, reading, scope))

    def speaks_of(self, found: RetrievedPassage, place: Place) -> bool:
        """Whether a passage or its document is about the place."""
        return speaks_of(place, found.passage, self._contexts.of(found.stored))

    def is_of(self, stored: StoredDocument, place: Place) -> bool:
        """Whether a document is about the place."""
        return self._contexts.of(stored).is_of(place)


_SPEAKS = 0.6
_BASIS = re.compile(r"(?m)^\W*(?:Căn cứ|Theo đề nghị|Xét)\s.*$")


def _provisions(passage: Passage) -> str:
    """What a passage lays down: neither header and signature, nor the legal bases and who proposed."""
    framing = passage.role in (PassageRole.HEADER, PassageRole.SIGNATURE)
    return "" if framing else _BASIS.sub("", passage.text)


def _title_names(stored: StoredDocument, number: DocumentNumber) -> bool:
    named = find_numbers(normalize(stored.document.subject or ""))
    return any(number.fits(found.number) for found in named)


def _has_kind(stored: StoredDocument, kind: str | None) -> bool:
    if kind is None:
        return True
    number = stored.document.number
    by_code = kind_of_code(number.kind) if number and number.kind else None
    subject = fold(stored.document.subject or "")
    return fold(kind) in {fold(stored.document.kind or ""), fold(by_code or "")} or (
        kind in ISSUED_BY_OTHERS and fold(kind) in subject
    )


def _narrow(found: list[T], keep: Callable[[T], bool]) -> list[T]:
    """Those that also fit, if any does: what is half remembered may be wrong."""
    return [each for each in found if keep(each)] or found


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
