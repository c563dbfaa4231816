"""The stages that need no model, in one line: understand → retrieve → compose → verify."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.ask.compose import Composer
from retrieval.ask.events import Stage
from retrieval.ask.retrieve import Retriever
from retrieval.ask.stopwatch import Stopwatch
from retrieval.ask.understand import Understanding, understand
from retrieval.ask.unreadable import or_unreadable
from retrieval.ask.verify import Refused, Verifier, join, together
from retrieval.domain.answer import Answered, Draft, NotFound, Outcome, Reason, Role
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import (
    DocumentQuery,
    Facet,
    FigureQuery,
    OpenQuery,
    Query,
    Question,
    Scope,
    Wanted,
)
from retrieval.language import phrases
from retrieval.language.asked_places import asks_which_place
from retrieval.language.comparisons import Part, parts_of
from retrieval.language.follow_ups import Leaning, by_itself, complete
from retrieval.language.several_asks import asked_of_the_same, asks_in
from retrieval.ports import Catalog, Conversation, Ledger, Turn

_FEWEST_COMPARED = 2
_BY_NAME = frozenset({Wanted.DATE, Wanted.PERSON, Wanted.ORGAN})
_TOLD_BY_HEADER = frozenset({Facet.CONTENT, Facet.NUMBER, Facet.DATE, Facet.ISSUER})
_LEAST_IN_CITED = {Leaning.PERHAPS: 0.9, Leaning.FOLLOWS: 0.0}
"""How sure an answer from the documents just cited must be before others are looked into."""


@dataclass(frozen=True)
class Found:
    """What the stages without a model came to; `draft` where one was let out."""

    query: Query
    passages: tuple[RetrievedPassage, ...]
    outcome: Outcome
    refused: str | None
    draft: Draft | None


@dataclass(frozen=True)
class Pipeline:
    """From a question to what is let out; `home_place` is meant when a question names no place."""

    retriever: Retriever
    composer: Composer
    verifier: Verifier
    catalog: Catalog
    ledger: Ledger
    conversations: Conversation
    home_place: str | None

    def find(self, question: Question, watch: Stopwatch) -> Found:
        """What the archive answers; a comparison is asked part by part. The turn is remembered."""
        understanding = watch.time(Stage.UNDERSTAND, lambda: self._understand(question))
        parts = parts_of(understanding.standalone)
        compared = self._compare(question, understanding, parts, watch) if parts else None
        if compared is not None:
            return compared
        found = self._find_one(question, understanding, watch)
        return self._ask_in_turn(question, understanding, found, watch) or found

    def _ask_in_turn(
        self, question: Question, whole: Understanding, found: Found, watch: Stopwatch
    ) -> Found | None:
        """What answers each of several things asked, the later ones by the documents that answer the first.

        None where the question asks but one, is answered in full, or better as a whole; what stays without
        answer is named.
        """
        asks = asks_in(whole.standalone)
        if not asks or self._answers_all(found, question, asks):
            return None
        first, at = found, 0
        if not isinstance(first.query, FigureQuery) or not isinstance(first.outcome, Answered):
            first, at = self._first_answered(question, asks, watch)
        if not isinstance(first.outcome, Answered):
            return None
        rest = asks[at + 1 :]
        further = [self._further(replace(question, text=ask), asks[0], first.outcome, watch) for ask in rest]
        open_asks = [*asks[:at], *(ask for ask, each in zip(rest, further, strict=True) if not each)]
        missing = [phrases.ask_not_found(ask) for ask in open_asks]
        told = [each for each in further if each is not None and not _tells(first.outcome, each)]
        if isinstance(found.outcome, Answered) and (missing or not told):
            return None
        joined = together([first.outcome, *told])
        joined = replace(joined, warnings=(*joined.warnings, *missing))
        self._remember(question, whole, joined)
        return Found(found.query, found.passages, joined, None, None)

    def _first_answered(self, question: Question, asks: Sequence[str], watch: Stopwatch) -> tuple[Found, int]:
        """The first ask that is answered alone, said of what the first one speaks of, and which one it is.

        After the first only a name or a day: what is missing of one figure is missing of others too.
        """
        first = self._find_alone(question, asks[0], watch)
        if isinstance(first.outcome, Answered):
            return first, 0
        for at, ask in enumerate(asks[1:], start=1):
            alone = _alone(question, asked_of_the_same(ask, asks[0]))
            understood = self._understand(alone)
            if isinstance(understood.query, OpenQuery) and understood.query.wanted in _BY_NAME:
                later = self._find_one(alone, understood, watch)
                if isinstance(later.outcome, Answered):
                    return later, at
        return first, 0

    def _answers_all(self, found: Found, question: Question, asks: Sequence[str]) -> bool:
        """Whether an answer gives a figure for each thing asked, or a header that says them all."""
        outcome, query = found.outcome, found.query
        if not isinstance(outcome, Answered):
            return False
        if not isinstance(query, DocumentQuery):
            shown = {citation.marker for citation in outcome.citations if citation.role is Role.ANSWER}
            # 'huyện nào thấp nhất, được mấy %?': the place is told with its figure.
            placed = isinstance(query, FigureQuery) and asks_which_place(query)
            return placed + sum(figure.marker in shown for figure in outcome.figures) >= len(asks)
        told = _TOLD_BY_HEADER | {query.facet}
        queries = (self._understand(_alone(question, ask)).query for ask in asks)
        return all(
            isinstance(ask, OpenQuery) or (isinstance(ask, DocumentQuery) and ask.facet in told)
            for ask in queries
        )

    def _further(self, ask: Question, before: str, answered: Answered, watch: Stopwatch) -> Answered | None:
        """What the documents cited answer to a further ask, as to a follow-up: new ones first."""
        documents = tuple(dict.fromkeys(citation.stored.id for citation in answered.citations))
        said: Answered | None = None
        alone = by_itself(ask.text, before, ask.asked_on)
        for text in filter(None, (complete(ask.text, before, ask.asked_on), alone)):
            query = self._understand(_alone(ask, text)).query
            if isinstance(query, DocumentQuery):
                query = replace(query, meant=documents[0])
            found = self._among(documents, query, 0.0, ask.scope, watch)
            if found is None or not isinstance(found.outcome, Answered):
                continue
            if not _tells(answered, found.outcome):
                return found.outcome
            said = found.outcome
        return said

    def _compare(
        self, question: Question, whole: Understanding, parts: Sequence[Part], watch: Stopwatch
    ) -> Found | None:
        """Each part asked as a question of its own, side by side; None when fewer than two are answered."""
        found = [self._find_alone(question, part.question, watch) for part in parts]
        outcomes = [each.outcome if isinstance(each.outcome, Answered) else None for each in found]
        if sum(outcome is not None for outcome in outcomes) < _FEWEST_COMPARED:
            return None
        joined = join(list(zip(parts, outcomes, strict=True)))
        self._remember(question, whole, joined)
        passages = {each.passage.id: each for one in found for each in one.passages}
        reading = whole.query.reading
        # What differs from part to part was not understood as one place or one time.
        query = replace(whole.query, reading=replace(reading, place=None, period=None, number=None))
        return Found(query, tuple(passages.values()), joined, None, None)

    def _find_alone(self, question: Question, text: str, watch: Stopwatch) -> Found:
        """What answers a part of a question as one of its own, outside of the conversation."""
        alone = _alone(question, text)
        return self._find_one(alone, self._understand(alone), watch)

    def _find_one(self, question: Question, understanding: Understanding, watch: Stopwatch) -> Found:
        scope = question.scope
        found = self._in_cited(understanding, scope, watch) or self._anywhere(understanding, scope, watch)
        if isinstance(found.outcome, NotFound):
            found = self._by_itself(understanding, scope, watch) or found
        self._remember(question, understanding, found.outcome)
        return found

    def _in_cited(self, understanding: Understanding, scope: Scope, watch: Stopwatch) -> Found | None:
        """What the documents just cited answer to a question that may lean on them; None if unsure.

        A figure of another place or time ('còn năm 2022?') is looked for everywhere.
        """
        query, leans = understanding.query, understanding.leaning
        if isinstance(query, OpenQuery):
            least = _LEAST_IN_CITED.get(leans)
        else:
            least = 0.0 if isinstance(query, FigureQuery) and leans is Leaning.PERHAPS else None
        return None if least is None else self._among(understanding.documents, query, least, scope, watch)

    def _by_itself(self, understanding: Understanding, scope: Scope, watch: Stopwatch) -> Found | None:
        """What the documents just cited answer to the words of a follow-up alone: they hold the rest."""
        query = understanding.by_itself
        if not isinstance(query, OpenQuery | FigureQuery):
            return None
        return self._among(understanding.documents, query, 0.0, scope, watch)

    def _among(
        self, documents: tuple[str, ...], query: Query, least: float, scope: Scope, watch: Stopwatch
    ) -> Found | None:
        """What these documents, and no other, answer with at least this confidence."""
        if not documents:
            return None
        passages = watch.time(
            Stage.RETRIEVE, lambda: self.retriever.retrieve(query.reading, scope, documents=documents)
        )
        found = self._answer(self.composer.within(documents), query, passages, scope, watch)
        sure = isinstance(found.outcome, Answered) and (found.outcome.confidence or 0.0) >= least
        return found if sure else None

    def _anywhere(self, understanding: Understanding, scope: Scope, watch: Stopwatch) -> Found:
        passages = watch.time(Stage.RETRIEVE, lambda: self._retrieve(understanding, scope))
        query, composer = understanding.query, self.composer
        number, named = query.reading.number, composer.lookup.named(query.reading, scope)
        if number is not None and not number.half_known and not named:
            passages = composer.naming(number, passages)
            composer = composer.within(tuple({found.stored.id for found in passages}))
            if not passages and not isinstance(query, DocumentQuery):
                return Found(query, (), NotFound(Reason.NO_DOCUMENT, phrases.not_held(number)), None, None)
        found = self._answer(composer, query, passages, scope, watch)
        silent = isinstance(found.outcome, NotFound) and found.outcome.reason is Reason.NO_DOCUMENT
        if number is None or not named or not silent:
            return found
        held = self.catalog.documents(scope, named[:1])
        said = NotFound(Reason.NO_DOCUMENT, phrases.not_told(number), candidates=held)
        return replace(found, outcome=said)

    def _answer(
        self,
        composer: Composer,
        query: Query,
        passages: tuple[RetrievedPassage, ...],
        scope: Scope,
        watch: Stopwatch,
    ) -> Found:
        composed = watch.time(Stage.COMPOSE, lambda: composer.compose(query, passages, scope))
        outcome, refused = watch.time(Stage.VERIFY, lambda: self._outcome(query, composed, scope))
        outcome = or_unreadable(outcome, query, passages, self.catalog, scope)
        draft = composed if isinstance(composed, Draft) and isinstance(outcome, Answered) else None
        return Found(query, passages, outcome, refused, draft)

    def _understand(self, question: Question) -> Understanding:
        last = self.conversations.recall(question.conversation) if question.conversation else None
        return understand(
            question,
            last,
            self.home_place,
            lambda keys: self.catalog.readings(keys, question.scope),
            lambda names: self.ledger.areas(names, question.scope),
        )

    def _retrieve(self, understanding: Understanding, scope: Scope) -> tuple[RetrievedPassage, ...]:
        """A numbered document is looked into alone; a follow-up looks into those just cited first."""
        query = understanding.query
        reading = query.reading
        if isinstance(query, DocumentQuery) and query.meant is not None:
            return self.retriever.retrieve(reading, scope, documents=(query.meant,))
        if isinstance(query, DocumentQuery):
            return self.retriever.retrieve(reading, scope, kind=query.kind, then_all=query.kind is not None)
        named = self.composer.lookup.named(reading, scope)
        if named:
            return self.retriever.retrieve(reading, scope, documents=named)
        if understanding.leaning < Leaning.FOLLOWS or not understanding.documents:
            found = self.retriever.retrieve(reading, scope)
            lists = isinstance(query, OpenQuery) and query.wanted is Wanted.LIST
            return self.retriever.with_rest_of_best(found, reading, scope) if lists else found
        then_all = understanding.leaning is not Leaning.POINTS
        return self.retriever.retrieve(reading, scope, documents=understanding.documents, then_all=then_all)

    def _outcome(self, query: Query, composed: Draft | Outcome, scope: Scope) -> tuple[Outcome, str | None]:
        """What verification lets out, and why it let a draft fall."""
        if not scope:
            return NotFound(Reason.FORBIDDEN, phrases.no_scope()), None
        if not isinstance(composed, Draft):
            return composed, None
        try:
            return self.verifier.verify(query, composed), None
        except Refused as refused:
            if isinstance(query, FigureQuery):
                return NotFound(Reason.NO_FIGURE, phrases.no_figure(query)), str(refused)
            return NotFound(Reason.NO_DOCUMENT, phrases.no_document(query)), str(refused)

    def _remember(self, question: Question, understanding: Understanding, outcome: Outcome) -> None:
        if question.conversation is None:
            return
        cited = outcome.citations if isinstance(outcome, Answered) else ()
        documents = tuple(dict.fromkeys(citation.stored.id for citation in cited))
        turn = Turn(understanding.standalone, documents or understanding.documents)
        self.conversations.remember(question.conversation, turn)


def _tells(answered: Answered, other: Answered) -> bool:
    """Whether the first line of an answer says all that another one does."""
    written = [figure.written for figure in other.figures] or [other.headline]
    return all(each in answered.headline for each in written)


def _alone(question: Question, text: str) -> Question:
    return replace(question, text=text, conversation=None)
