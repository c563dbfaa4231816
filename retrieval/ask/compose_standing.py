"""Drafts about the standing of a document: in the words of the documents that replaced or changed it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retrieval.ask.agreeing import quote_named_again
from retrieval.ask.compose_clause import shortened
from retrieval.ask.compose_document import named_by_header
from retrieval.ask.lookup import Lookup
from retrieval.ask.quotes import quote_file_name, quote_header
from retrieval.ask.standing import ENDINGS, Standing, Stated
from retrieval.domain.answer import Clarify, Draft, Quoted, Role
from retrieval.domain.document import DocumentNumber, HeaderPart, StoredDocument
from retrieval.domain.passage import Locator, RetrievedPassage
from retrieval.domain.query import DocumentQuery, Facet, OpenQuery, Reading, Scope, Wanted
from retrieval.domain.span import Span
from retrieval.language import phrases
from retrieval.language.kinds import kind_of_code
from retrieval.language.moments import effective_from
from retrieval.language.question_words import ISSUED_WHEN
from retrieval.language.relation_questions import asks_whether_still
from retrieval.language.text import fold
from retrieval.ports import ContentStore


class StandingComposer:
    """Answers what became of documents, and from when they are in force."""

    def __init__(self, standing: Standing, lookup: Lookup, content: ContentStore) -> None:
        self._standing = standing
        self._lookup = lookup
        self._content = content

    def ended(self, query: OpenQuery, scope: Scope) -> Draft | None:
        """What ended the numbered document by which something may still be done; None when nothing says."""
        reading = query.reading
        still = query.wanted is Wanted.YES_NO and asks_whether_still(fold(reading.written))
        if reading.number is None or not still:
            return None
        standing = DocumentQuery(reading, reading.kind, Facet.VALIDITY, deeds=ENDINGS)
        stated = self._standing.stated(standing, None, scope)
        ended = [each for each in stated if each.relation.kind in ENDINGS and each.relation.whole]
        return compose_stated(standing, ended, self._texts(each.stored for each in ended)) if ended else None

    def changes(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> Draft | Clarify | None:
        """What became of a document, or what it did; None when nothing in the archive says."""
        found = self._lookup.documents(query, passages, scope)
        if len(found) > 1:
            return Clarify(phrases.several_documents(), found)
        stored = found[0] if found else None
        stated = self._standing.stated(query, stored, scope)
        if stated:
            draft = compose_stated(query, stated, self._texts(each.stored for each in stated))
            again = (quoted for each in stated for quoted in self._named_again(each, scope))
            return replace(draft, quotes=(*draft.quotes, *again))
        if stored is None or query.facet is not Facet.VALIDITY:
            return None
        text = self._content.text(stored.version.text_hash)
        return compose_unchanged(stored, text, self._standing.effect(stored, scope))

    def effect(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> Draft | Clarify | None:
        """From when the one document that is meant is in force; None when no copy says.

        A scan leaves blank, or garbles, the day that its typed copy states.
        """
        found = self._lookup.documents(query, passages, scope)
        if len(found) > 1:
            return Clarify(phrases.several_documents(), found)
        drafts = [
            self._effect_of(copy, query.reading, scope)
            for stored in found
            for copy in self._lookup.copies(stored, scope)
        ]
        stated = (draft for draft in drafts if draft is not None)
        return max(stated, key=lambda draft: sum(map(len, draft.quotes[0].values)), default=None)

    def naming(self, query: DocumentQuery, scope: Scope) -> Stated | None:
        """Where the one document of the kind asked for names the numbered one; None of several."""
        named = [
            each for each in self._standing.naming(query, scope) if self._lookup.may_be(each.stored, query)
        ]
        return named[0] if len({each.stored.id for each in named}) == 1 else None

    def _effect_of(self, stored: StoredDocument, reading: Reading, scope: Scope) -> Draft | None:
        effect = self._standing.effect(stored, scope, reading)
        text = self._content.text(stored.version.text_hash)
        return compose_effect(reading, stored, text, *effect) if effect else None

    def _named_again(self, stated: Stated, scope: Scope) -> tuple[Quoted, ...]:
        passages = self._standing.passages_of(stated.stored, scope)
        return quote_named_again(quote_stated(stated), stated.relation.target.number, passages)

    def _texts(self, documents: Iterable[StoredDocument]) -> dict[str, str]:
        return {stored.id: self._content.text(stored.version.text_hash) for stored in documents}


def compose_stated(query: DocumentQuery, stated: Sequence[Stated], text_of: dict[str, str]) -> Draft:
    """Each sentence that states a relation, with the document that states it; the newest first.

    `text_of` holds the stored text of every source by document id.
    """
    headers = [_headers(each.stored) for each in stated]
    sentences = [each.sentence.of(text_of[each.stored.id]) for each in stated]
    said = [
        _said(query, each, named_by_header(each.stored, header))
        for each, header in zip(stated, headers, strict=True)
    ]
    quotes = [
        quoted
        for each, header in zip(stated, headers, strict=True)
        for quoted in (quote_stated(each), *header.values())
    ]
    return Draft(
        shortened("; ".join(dict.fromkeys(said))), "\n".join(dict.fromkeys(sentences)), tuple(quotes)
    )


def _said(query: DocumentQuery, stated: Stated, source: str) -> str:
    """What became of a document, or what it changed; one that the question does not number is named too."""
    if query.facet is not Facet.CHANGES:
        return phrases.changed_by(stated.relation, source)
    target = _named(stated.relation.target.number)
    unknown = query.reading.number is None and query.meant is None
    return phrases.changes(stated.relation.kind, source, target) if unknown else target


def _named(number: DocumentNumber) -> str:
    kind = kind_of_code(number.kind) if number.kind else None
    return f"{kind} {number.written}" if kind else number.written


def compose_unchanged(stored: StoredDocument, text: str, effect: tuple[Span, Locator] | None) -> Draft | None:
    """Nothing in the archive ends or changes the document: that, and from when it says to be in force."""
    header = _headers(stored)
    quotes = tuple(header.values())
    if effect is not None:
        span, locator = effect
        quotes = (Quoted(Role.ANSWER, stored, locator, span), *quotes)
    if not quotes:
        return None
    said = effect[0].of(text) if effect is not None else named_by_header(stored, header)
    return Draft(phrases.nothing_changes(named_by_header(stored, header)), said, quotes)


def compose_effect(
    reading: Reading, stored: StoredDocument, text: str, sentence: Span, locator: Locator
) -> Draft:
    """The day from which a document is in force, with the sentence that says so; after the day of its issue
    where that is asked for too."""
    said, header = sentence.of(text), _headers(stored)
    day = effective_from(said)
    value = day.of(said) if day is not None else shortened(said)
    quote = Quoted(Role.ANSWER, stored, locator, sentence, values=(value,) if day is not None else ())
    issued = header.get(HeaderPart.DATE) if ISSUED_WHEN.search(fold(reading.written)) else None
    told = phrases.issued_and_effective(issued.span.of(text), value) if issued is not None else value
    return Draft(told, said, (quote, *header.values()))


def _headers(stored: StoredDocument) -> dict[HeaderPart, Quoted]:
    found = {part: quote_header(stored, part) for part in (HeaderPart.NUMBER, HeaderPart.DATE)}
    found[HeaderPart.NUMBER] = found[HeaderPart.NUMBER] or quote_file_name(stored)
    return {part: quoted for part, quoted in found.items() if quoted is not None}


def quote_stated(stated: Stated) -> Quoted:
    """The sentence that names another document."""
    written = stated.relation.target.number.written
    return Quoted(
        Role.MENTION, stated.stored, stated.locator, stated.sentence, values=(written,) if written else ()
    )
