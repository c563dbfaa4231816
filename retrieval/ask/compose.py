"""From retrieved passages to a draft, or to an honest outcome without one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from retrieval.ask.agreeing import quote_named_again
from retrieval.ask.cited import cited_in
from retrieval.ask.clauses import ClauseReader
from retrieval.ask.compose_clause import compose_clause
from retrieval.ask.compose_document import (
    FIELDS,
    compose_document,
    compose_mentions,
    compose_outline,
)
from retrieval.ask.compose_figure import compose_figure
from retrieval.ask.compose_rule import RuleComposer
from retrieval.ask.compose_standing import StandingComposer, quote_stated
from retrieval.ask.context import Contexts
from retrieval.ask.figure_sources import FigureSources
from retrieval.ask.figures import FigureReader, NoFigure
from retrieval.ask.found_clause import FoundClause
from retrieval.ask.lookup import Lookup
from retrieval.ask.mentions import Mention, mentions_of, names_number
from retrieval.ask.rule_cases import asks_beyond_ledger, is_of_another_case
from retrieval.ask.ruling import rules, with_clause
from retrieval.ask.standing import Standing
from retrieval.domain.answer import Clarify, Draft, NotFound, Reason
from retrieval.domain.document import DocumentNumber, HeaderPart, StoredDocument
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import (
    DocumentQuery,
    Facet,
    FigureQuery,
    OpenQuery,
    Query,
    Reading,
    Scope,
    Wanted,
)
from retrieval.language import phrases
from retrieval.language.asked_measures import told_by_figure
from retrieval.language.intents import (
    asks_for_list,
    asks_to_complete,
    asks_what_about,
    kind_cited,
    told_by_title,
)
from retrieval.language.statement_forms import asks_when, states_condition
from retrieval.ports import Catalog, ContentStore, Ledger, Relations

Composed = Draft | Clarify | NotFound


@dataclass(frozen=True)
class Composer:
    """Chooses the way of answering by the type of the query."""

    lookup: Lookup
    figures: FigureReader
    clauses: ClauseReader
    rules: RuleComposer
    standing: StandingComposer
    content: ContentStore
    catalog: Catalog

    @classmethod
    def over(
        cls,
        catalog: Catalog,
        content: ContentStore,
        ledger: Ledger,
        relations: Relations,
        contexts: Contexts,
        least_confidence: float,
    ) -> Composer:
        """A composer over one archive."""
        clauses, lookup = ClauseReader(contexts, content, least_confidence), Lookup(catalog, contexts)
        return cls(
            lookup,
            FigureReader(FigureSources(ledger, catalog, contexts)),
            clauses,
            RuleComposer(clauses, content),
            StandingComposer(Standing(relations, catalog, contexts), lookup, content),
            content,
            catalog,
        )

    def within(self, documents: tuple[str, ...]) -> Composer:
        """A composer of answers from these documents alone."""
        return replace(self, figures=self.figures.within(documents))

    def naming(
        self, number: DocumentNumber, passages: tuple[RetrievedPassage, ...]
    ) -> tuple[RetrievedPassage, ...]:
        """The passages of documents that have the number or name it: no other knows what is said there."""
        naming = {
            stored.id
            for stored in {found.stored.id: found.stored for found in passages}.values()
            if names_number(number, stored, self.content.text(stored.version.text_hash))
        }
        return tuple(found for found in passages if found.stored.id in naming)

    def compose(self, query: Query, passages: tuple[RetrievedPassage, ...], scope: Scope) -> Composed:
        """The draft of an answer, the candidates to choose from, or why there is no answer."""
        match query:
            case DocumentQuery(facet=Facet.VALIDITY | Facet.CHANGED_BY | Facet.CHANGES):
                return self.standing.changes(query, passages, scope) or self._document(query, passages, scope)
            case DocumentQuery(facet=Facet.EFFECT):
                effect = self.standing.effect(query, passages, scope)
                return effect or self._open(query, Wanted.DATE, self._numbered(query, passages, scope))
            case DocumentQuery():
                return self._document(query, passages, scope)
            case FigureQuery():
                return self._figure(query, passages, scope)
            case OpenQuery():
                told = self._titled(query, scope) or self.standing.ended(query, scope)
                return told or self._open(query, query.wanted, passages)

    def _document(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> Composed:
        cited = self._cited(query, scope)
        if cited is not None:
            return cited
        found = self._fitting(query, passages, scope)
        if len(found) > 1:
            return Clarify(phrases.several_documents(), found)
        # News has no number of its own: who asks for one there asks what it names.
        if found and (query.facet is not Facet.NUMBER or found[0].document.number or found[0].document.kind):
            return self._header(query, found[0], scope)
        if query.reading.number is None and query.facet is Facet.CONTENT:
            wanted = Wanted.LIST if asks_for_list(query.reading) else Wanted.PASSAGE
            return self._open(query, wanted, passages)
        resting = self._resting(query, scope) if query.facet is Facet.NUMBER else None
        if resting is not None:
            return resting
        mentions = mentions_of(query, self._here(query, passages))
        # Who numbers another document does not say who signed it.
        if mentions and query.facet is not Facet.SIGNER:
            numbered = query.reading.number is not None
            naming = query.facet is Facet.CHANGED_BY or (numbered and query.facet is Facet.NUMBER)
            missing = not self.lookup.stored_as(mentions[0].number, scope)
            draft = compose_mentions(mentions, missing=missing, naming_source=naming)
            return self._named_again(draft, mentions[0], scope)
        ruling = self._ruling(query, passages, scope) if query.reading.number is None else None
        return ruling or NotFound(Reason.NO_DOCUMENT, phrases.no_document(query))

    def _cited(self, query: DocumentQuery, scope: Scope) -> Draft | None:
        """What the numbered document names of another kind; None where that is not asked, or not told."""
        kind = kind_cited(query.reading) if query.facet is Facet.NUMBER else None
        if kind is None:
            return None
        for stored in self.catalog.documents(scope, self.lookup.named(query.reading, scope)[:1]):
            passages = self.catalog.passages_of(stored.id, scope)
            found = (RetrievedPassage(passage, stored, 0.0) for passage in passages)
            mentions = cited_in(query, kind, found)
            if mentions:
                missing = not self.lookup.stored_as(mentions[0].number, scope)
                return compose_mentions(mentions, missing=missing, naming_source=False)
        return None

    def _named_again(self, draft: Draft, mention: Mention, scope: Scope) -> Draft:
        """The draft with what else in the document of the mention names the same one."""
        passages = self.catalog.passages_of(mention.found.stored.id, scope)
        again = quote_named_again(draft.quotes[0], mention.number, passages)
        return replace(draft, quotes=(*draft.quotes, *again))

    def _here(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...]
    ) -> tuple[RetrievedPassage, ...]:
        """Passages that may mean the document: every province has a resolution 91/2012, and one on its own
        fees."""
        place = query.reading.place
        if place is None:
            return passages
        if query.reading.number is None:
            return tuple(found for found in passages if self.lookup.speaks_of(found, place))
        return tuple(found for found in passages if self.lookup.is_of(found.stored, place))

    def _numbered(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> tuple[RetrievedPassage, ...]:
        """The passages of the document that the question numbers; all of them where it numbers none."""
        named = self.lookup.named(query.reading, scope)
        return tuple(found for found in passages if not named or found.stored.id in named)

    def _resting(self, query: DocumentQuery, scope: Scope) -> Draft | None:
        """The one document of the kind asked for that names the numbered one: 'Tờ trình 1814 được thông qua
        thành nghị quyết nào?'; None of several."""
        named = self.standing.naming(query, scope)
        if named is None:
            return None
        header = self._header(query, named.stored, scope)
        if not isinstance(header, Draft):
            return None
        return replace(header, quotes=(*header.quotes, quote_stated(named)))

    def _ruling(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> Draft | None:
        """The document that lays down what no title says, with the clause that does; None if unsure."""
        numbered = [p for p in passages if p.stored.document.number and self.lookup.may_be(p.stored, query)]
        reading = replace(query.reading, concepts=query.topic)
        clause = self.clauses.choose(reading, Wanted.PASSAGE, tuple(numbered))
        if clause is None or not rules(query, clause, [p.stored for p in numbered]):
            return None
        header = self._header(query, clause.found.stored, scope)
        return with_clause(header, clause) if isinstance(header, Draft) else None

    def _header(self, query: DocumentQuery, stored: StoredDocument, scope: Scope) -> Draft | NotFound:
        """What the document's header says; a field that was asked for must be in one of its copies."""
        part = FIELDS.get(query.facet)
        if part is not None and part is not HeaderPart.NUMBER:
            copies = self.lookup.copies(stored, scope)
            stating = next((copy for copy in copies if part in copy.document.sources), None)
            if stating is None:
                return NotFound(Reason.NO_DOCUMENT, phrases.not_stated(part), candidates=(stored,))
            stored = stating
        text = self.content.text(stored.version.text_hash)
        header = compose_document(query, stored, text)
        if not asks_what_about(query.reading):
            return header
        return compose_outline(header, self.catalog.passages_of(stored.id, scope), text)

    def _titled(self, query: OpenQuery, scope: Scope) -> Draft | NotFound | None:
        """The header of the one numbered document whose title is what is asked for; None of any other, and
        of a day: that of a title is another document's."""
        reading = query.reading
        if query.wanted is Wanted.DATE or not asks_to_complete(reading):
            return None
        document = DocumentQuery(reading, reading.kind)
        found = self.lookup.by_number(document, scope)
        told = len(found) == 1 and told_by_title(reading, found[0].document.subject or "")
        return self._header(document, found[0], scope) if told else None

    def _fitting(
        self, query: DocumentQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> tuple[StoredDocument, ...]:
        # "Văn bản nào sửa đổi Nghị quyết 20/2021": another document is asked for, not the one named.
        number = query.reading.number
        whole = number is not None and not number.half_known
        if whole and query.facet in (Facet.NUMBER, Facet.CHANGED_BY):
            return self.lookup.naming(query, passages)
        found = self.lookup.documents(query, passages, scope)
        # 'Quyết định bãi bỏ QĐ 21/2012 do ai ký?': not the one that is numbered.
        return found or (self.lookup.naming(query, passages) if query.reading.number else ())

    def _figure(self, query: FigureQuery, passages: tuple[RetrievedPassage, ...], scope: Scope) -> Composed:
        told = told_by_figure(query.reading)
        termed = self.rules.told(query, passages) if asks_beyond_ledger(query.reading) else None
        if termed is not None:
            return termed
        choice = self.figures.choose(query, passages, scope)
        if told and (isinstance(choice, NoFigure) or choice.main.observation.measure not in told):
            return self._open(query, Wanted.YES_NO, passages)
        if isinstance(choice, NoFigure):
            return self.rules.told(query, passages) or self._no_figure(query, choice)
        if told:
            return compose_figure(query, choice)
        other = self.rules.told(query, passages) if is_of_another_case(query, choice) else None
        return other or self.rules.beside(compose_figure(query, choice), query.reading)

    def _no_figure(self, query: FigureQuery, choice: NoFigure) -> NotFound:
        nearby = (
            *(phrases.has_period(period, found.stored) for period, found in choice.periods),
            *(phrases.has_area(area, found.stored) for area, found in choice.areas),
        )
        return NotFound(Reason.NO_FIGURE, phrases.no_figure(query), nearby)

    def _open(self, query: Query, wanted: Wanted, passages: tuple[RetrievedPassage, ...]) -> Composed:
        clause = self.clauses.choose(query.reading, wanted, passages)
        if clause is not None and self.clauses.sure(clause):
            return compose_clause(clause, query.reading, wanted)
        condition = self._condition(query.reading, passages) if wanted is Wanted.DATE else None
        if condition is not None:
            return compose_clause(condition, query.reading, Wanted.PASSAGE)
        confidence = clause.confidence if clause is not None else None
        return NotFound(Reason.NO_DOCUMENT, phrases.no_document(query), confidence=confidence)

    def _condition(self, reading: Reading, passages: tuple[RetrievedPassage, ...]) -> FoundClause | None:
        """On what condition something happens: 'khi nào triệu tập đại hội?' need not ask for a day."""
        if not asks_when(reading.written):
            return None
        clause = self.clauses.choose(reading, Wanted.PASSAGE, passages)
        stated = clause is not None and self.clauses.sure(clause) and states_condition(clause.piece.text)
        return clause if stated else None
