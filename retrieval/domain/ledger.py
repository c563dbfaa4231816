"""The ledger of figures: what the archive's documents state, and how it is looked up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from retrieval.domain.figure import Measure, Observation, ValueStatus
from retrieval.domain.period import Period
from retrieval.domain.query import Scope


@dataclass(frozen=True)
class LedgerEntry:
    """A figure of the archive: the spans of `observation` are in the stored text of its document."""

    observation: Observation
    document_id: str
    passage_id: str


@dataclass(frozen=True)
class LedgerQuery:
    """A look-up: who asks is never optional, everything else narrows when given.

    `terms` are those of retrieval.language.ledger_terms; an entry has to hold at least one, and those
    that hold most come first. `period` is matched by the year it ends in, entries without a period
    stay; `area` is fold()ed, entries of a document without places stay.
    """

    scope: Scope
    terms: tuple[str, ...] = ()
    period: Period | None = None
    area: str | None = None
    measures: Collection[Measure] = ()
    statuses: Collection[ValueStatus] = ()
    passages: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    limit: int = 200
