"""What a rule sets, read from its sentences: it holds at any time, and no ledger counts terms."""

from __future__ import annotations

from dataclasses import dataclass, replace

from retrieval.ask.clauses import ClauseReader
from retrieval.ask.compose_clause import compose_clause
from retrieval.ask.siblings import siblings_of, with_siblings
from retrieval.domain.answer import Draft, Role
from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import Period
from retrieval.domain.query import FigureQuery, Reading, StatusAsked
from retrieval.language.amounts import values_asked
from retrieval.language.periods import stated_periods
from retrieval.language.text import fold
from retrieval.ports import ContentStore


@dataclass(frozen=True)
class RuleComposer:
    """Drafts of amounts and terms, each with what its enumeration states beside it."""

    clauses: ClauseReader
    content: ContentStore

    def told(self, query: FigureQuery, passages: tuple[RetrievedPassage, ...]) -> Draft | None:
        """An amount or a term that a rule sets; a year may name its document. None where no rule is sure."""
        if query.status is not StatusAsked.ANY:
            return None
        period = query.reading.period
        units = {unit.split()[0] for unit in query.units}
        named = tuple(replace(c, light=False) for c in query.indicator if " ".join(c.full) not in units)
        reading = replace(query.reading, concepts=named)
        if period is not None:
            passages = tuple(f for f in passages if _issued_in(period, f.stored))
        wanted, *further = values_asked(fold(reading.written))
        clause = self.clauses.choose(replace(reading, period=None), wanted, passages, tuple(further))
        if clause is None or not self.clauses.sure(clause):
            return None
        if period is not None and stated_periods(f"{clause.piece.led_by}\n{clause.piece.text}", None):
            return None
        return self.beside(compose_clause(clause, reading, wanted), query.reading)

    def beside(self, draft: Draft, reading: Reading) -> Draft:
        """The draft of one amount, with what its enumeration states beside it."""
        quote = draft.quotes[0]
        text = self.content.text(quote.stored.version.text_hash)
        alone = all(each.role is Role.ALSO for each in draft.quotes[1:])
        siblings = siblings_of(quote, text) if alone else None
        return with_siblings(draft, siblings, reading) if siblings else draft


def _issued_in(period: Period, stored: StoredDocument) -> bool:
    day = stored.document.issued_on
    return day is not None and period.start <= day <= period.end
