"""What a writer is given: numbered evidence, cut into the pieces that a sentence may cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from retrieval.ask.context import Contexts
from retrieval.ask.meaning import speaks_of
from retrieval.ask.quotes import quote_header, quote_span
from retrieval.domain.answer import Draft, Quoted, Role
from retrieval.domain.document import HeaderPart, StoredDocument
from retrieval.domain.figure import Observation
from retrieval.domain.ledger import LedgerQuery
from retrieval.domain.passage import Passage, PassageRole, RetrievedPassage
from retrieval.domain.query import Query, Scope
from retrieval.domain.span import Origin
from retrieval.language import claims, phrases
from retrieval.language.claims import Claim
from retrieval.language.instructions import speaks_to_a_model
from retrieval.language.observations import observe
from retrieval.language.sentences import sentences
from retrieval.ports import ContentStore, Ledger

_MOST = 8
"""Pieces of evidence; a small model loses the thread of more."""
_LONGEST = 3000
"""Characters of one piece of evidence."""
_WHOLE = 600
"""Characters of a quote that is cited as it is; of a longer one, a list, the sentences are."""
_MASTHEADS = frozenset({PassageRole.HEADER, PassageRole.SIGNATURE})
"""Passages that say nothing; what names a document is told with each of its passages."""
_NAMED_BY = (HeaderPart.NUMBER, HeaderPart.DATE, HeaderPart.ISSUER, HeaderPart.SUBJECT)
EVERY_COLLECTION = "*"


@dataclass(frozen=True, eq=False)
class Citable:
    """The least that is cited: a sentence, a table row, a header field, with the figures it states.

    The spans of `observations` are in the stored text.
    """

    quoted: Quoted
    text: str
    observations: tuple[Observation, ...] = ()

    @cached_property
    def shows(self) -> str:
        """The text as claims are looked for in it."""
        return claims.as_evidence(self.text)

    @cached_property
    def frame(self) -> str:
        """The headings and the title above it: they say whether a plan or a result is told of."""
        passage, subject = self.quoted.passage, self.quoted.stored.document.subject
        return claims.as_evidence(" ; ".join((*(passage.locator.headings if passage else ()), subject or "")))

    def holds(self, claim: Claim) -> bool:
        """Whether it shows what a sentence claims; how firm a figure is, the ledger knows too.

        A heading says a direction only of what names none itself.
        """
        if claim.held_by(self.shows):
            return True
        if not claim.turning or not self.observations:
            return False
        if claims.directions(claim.written) and claims.directions(self.text):
            return False
        firmness = {phrases.status_name(each.status) for each in self.observations}
        return claim.held_by(self.frame) or claim.written in firmness

    @cached_property
    def unmeasured(self) -> str:
        """`shows` without the figures that have a unit."""
        return claims.as_evidence(claims.without_amounts(self.text))

    @cached_property
    def words(self) -> frozenset[str]:
        """Its distinct words."""
        return claims.words_of(self.text)


@dataclass(frozen=True)
class Evidence:
    """One numbered piece of evidence: what the model reads, and what a sentence may cite of it.

    `header` names its document and may be cited too.
    """

    stored: StoredDocument
    passage: Passage | None
    citables: tuple[Citable, ...]
    header: tuple[Citable, ...]

    @property
    def text(self) -> str:
        """What the model reads."""
        return "\n".join(citable.text for citable in self.citables)


@dataclass(frozen=True)
class Permission:
    """Which collections' text may be sent to the model: none unless named; '*' names all."""

    collections: frozenset[str]

    def covers(self, stored: StoredDocument) -> bool:
        """Whether text of the document may be sent."""
        return not self.collections.isdisjoint((EVERY_COLLECTION, stored.placement.collection))


class EvidenceReader:
    """Gathers the evidence of an answer: first what the draft quotes, then what else was found."""

    def __init__(self, content: ContentStore, ledger: Ledger, contexts: Contexts) -> None:
        self._content = content
        self._ledger = ledger
        self._contexts = contexts

    def gather(
        self,
        query: Query,
        draft: Draft,
        passages: tuple[RetrievedPassage, ...],
        scope: Scope,
        *,
        permission: Permission,
        room: int,
    ) -> tuple[Evidence, ...]:
        """The evidence in the order of its numbers, at most `room` characters of it.

        Empty when a document that the draft quotes may not be sent: half an answer is none.
        """
        if not all(permission.covers(quoted.stored) for quoted in draft.quotes):
            return ()
        found = [*self._quoted(draft, scope), *self._further(query, draft, passages, scope, permission)]
        kept: list[Evidence] = []
        for evidence in found[:_MOST]:
            room -= len(evidence.text)
            if not evidence.citables or (kept and room < 0):
                continue
            kept.append(evidence)
        return tuple(kept)

    def _quoted(self, draft: Draft, scope: Scope) -> Iterator[Evidence]:
        """What the draft quotes: header fields by document, everything else with its passage."""
        groups: dict[tuple[str, str], list[Quoted]] = {}
        for quoted in draft.quotes:
            where = quoted.passage.id if quoted.passage else ""
            groups.setdefault((quoted.stored.id, where), []).append(quoted)
        for quotes in groups.values():
            yield self._evidence(quotes[0].stored, quotes[0].passage, tuple(quotes), scope)

    def _further(
        self,
        query: Query,
        draft: Draft,
        passages: Iterable[RetrievedPassage],
        scope: Scope,
        permission: Permission,
    ) -> Iterator[Evidence]:
        taken = {quoted.passage.id for quoted in draft.quotes if quoted.passage}
        for found in passages:
            passage, stored = found.passage, found.stored
            fits = permission.covers(stored) and passage.role not in _MASTHEADS
            fits = fits and speaks_of(query.reading.place, passage, self._contexts.of(stored))
            if fits and passage.id not in taken:
                yield self._evidence(stored, passage, (), scope)

    def _evidence(
        self, stored: StoredDocument, passage: Passage | None, quotes: tuple[Quoted, ...], scope: Scope
    ) -> Evidence:
        text = self._content.text(stored.version.text_hash)
        header = tuple(self._header(stored, text))
        if passage is None:
            return Evidence(stored, None, tuple(self._citable(quoted, text, ()) for quoted in quotes), header)
        observations = self._observations(stored, passage, scope)
        pieces = sorted(_pieces(stored, passage, quotes, text), key=lambda piece: piece.span)
        citables = tuple(self._citable(piece, text, observations) for piece in pieces)
        return Evidence(stored, passage, tuple(c for c in citables if _may_be_sent(c)), header)

    def _header(self, stored: StoredDocument, text: str) -> Iterator[Citable]:
        for part in _NAMED_BY:
            quoted = quote_header(stored, part)
            if quoted is not None and quoted.origin is not Origin.FILENAME:
                yield self._citable(quoted, text, ())

    def _citable(self, quoted: Quoted, text: str, observations: tuple[Observation, ...]) -> Citable:
        if quoted.origin is Origin.FILENAME:
            return Citable(quoted, quoted.span.of(quoted.stored.placement.path))
        own = tuple(each for each in observations if each.quantity.span.within(quoted.span))
        return Citable(quoted, quoted.span.of(text), own)

    def _observations(
        self, stored: StoredDocument, passage: Passage, scope: Scope
    ) -> tuple[Observation, ...]:
        """The ledger's; read now where the document was ingested before there was a ledger."""
        entries = self._ledger.find(LedgerQuery(scope, passages=(passage.id,), limit=400))
        if entries:
            return tuple(entry.observation for entry in entries)
        around = self._contexts.surroundings(RetrievedPassage(passage, stored, 0.0))
        return tuple(each.shifted(passage.span.start) for each in observe(passage.text, around))


def _pieces(
    stored: StoredDocument, passage: Passage, quotes: tuple[Quoted, ...], text: str
) -> Iterator[Quoted]:
    """What the draft quotes, whole; around it the sentences of the passage, or of a long quote."""
    whole = sorted((q for q in quotes if q.span.end - q.span.start <= _WHOLE), key=lambda q: q.span)
    yield from whole
    start = min((passage.span.start, *(quoted.span.start for quoted in quotes)))
    end = max((passage.span.end, *(quoted.span.end for quoted in quotes)))
    read = 0
    for sentence in sentences(text[start:end]):
        span = sentence.shift(start)
        read += span.end - span.start
        inside = any(span.within(each.span) for each in quotes)
        if any(span.overlaps(each.span) for each in whole) or (read > _LONGEST and not inside):
            continue
        yield quote_span(stored, passage, span, Role.ANSWER if inside else Role.CONTEXT)


def _may_be_sent(citable: Citable) -> bool:
    return not speaks_to_a_model(citable.text)
