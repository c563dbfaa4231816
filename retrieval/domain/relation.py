"""How documents hang together: what one says of another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from retrieval.domain.document import DocumentNumber
from retrieval.domain.span import Span


class RelationKind(StrEnum):
    """What the source does to, or with, the target."""

    REPLACES = "replaces"
    REVOKES = "revokes"
    AMENDS = "amends"
    BASED_ON = "based_on"
    IMPLEMENTS = "implements"
    CITES = "cites"


@dataclass(frozen=True)
class DocumentRef:
    """A document as another one mentions it; it need not be in the archive."""

    number: DocumentNumber
    issued_on: date | None = None


@dataclass(frozen=True)
class Relation:
    """`source_id` says at `span` of its stored text what it is to `target`.

    `whole` is False where only articles or clauses of the target are concerned.
    """

    source_id: str
    kind: RelationKind
    target: DocumentRef
    span: Span
    whole: bool = True
