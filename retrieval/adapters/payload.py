"""What both Qdrant adapters store beside a point and filter by: every key is spelled here, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from retrieval.domain.passage import ScoredId
from retrieval.ports import IndexEntry, IndexQuery

DENSE = "dense"
SPARSE = "sparse"

DOCUMENT_ID = "document_id"
COLLECTION = "collection"
KIND = "kind"
YEAR = "year"

KEYWORD_KEYS = (DOCUMENT_ID, COLLECTION, KIND)
INTEGER_KEYS = (YEAR,)

UPSERT_BATCH = 256
"""Points per call: Edge holds the GIL for the length of a call (about 35 ms at this size)."""

Payload = dict[str, str | int]
Accepted = list[str] | list[int]


def payload_of(entry: IndexEntry) -> Payload:
    """The payload of an entry; what the document does not say has no key, so no filter matches it."""
    payload: Payload = {DOCUMENT_ID: entry.document_id, COLLECTION: entry.collection}
    if entry.kind is not None:
        payload[KIND] = entry.kind
    if entry.year is not None:
        payload[YEAR] = entry.year
    return payload


def accepted_values(query: IndexQuery) -> dict[str, Accepted]:
    """The values that each filtered key may have; the collections of the scope are always there."""
    accepted: dict[str, Accepted] = {COLLECTION: sorted(query.scope.collections)}
    if query.documents is not None:
        accepted[DOCUMENT_ID] = sorted(query.documents)
    if query.kinds is not None:
        accepted[KIND] = sorted(query.kinds)
    if query.years is not None:
        accepted[YEAR] = sorted(query.years)
    return accepted


def finds_nothing(query: IndexQuery) -> bool:
    """Whether no point can match: an empty scope or filter, or room for no result."""
    return query.limit < 1 or not all(accepted_values(query).values())


def best_first(found: Iterable[tuple[str, float]]) -> tuple[ScoredId, ...]:
    """The scored ids with ties in the order of their ids, so that equal searches give equal lists."""
    ranked = sorted(found, key=lambda pair: (-pair[1], pair[0]))
    return tuple(ScoredId(passage_id, score) for passage_id, score in ranked)


def batches(entries: Sequence[IndexEntry]) -> Iterator[Sequence[IndexEntry]]:
    """The entries in pieces of UPSERT_BATCH."""
    return (entries[start : start + UPSERT_BATCH] for start in range(0, len(entries), UPSERT_BATCH))
