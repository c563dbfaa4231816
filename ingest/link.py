"""What documents make of each other once they are in the archive: superseded ones, near-duplicates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ingest.sketch import SIZE, likeness
from retrieval.domain.document import DocumentStatus, StoredDocument
from retrieval.domain.query import Scope
from retrieval.domain.relation import Relation, RelationKind
from retrieval.domain.span import Origin
from retrieval.language.text import fold
from retrieval.ports import Catalog, Relations, Standing

_ENOUGH_ALIKE = 0.8
_BAND = 4
"""Sketches that agree in one whole band of so many numbers are compared in full."""
_ENDS = {RelationKind.REPLACES: DocumentStatus.SUPERSEDED, RelationKind.REVOKES: DocumentStatus.REVOKED}


def link(catalog: Catalog, relations: Relations) -> None:
    """Bring status and duplicates of every document up to date with all that the archive holds.

    Collections keep apart: who may read one need not know that a better copy lies in another.
    """
    for collection in catalog.collections():
        scope = Scope.of([collection])
        documents = catalog.documents(scope)
        ended = _ended(documents, relations, scope)
        better = _better_copies(documents, catalog.sketches())
        wanted = (_standing(stored, ended, better) for stored in documents)
        now = {stored.id: _now(stored) for stored in documents}
        catalog.restate([standing for standing in wanted if standing != now[standing.document_id]])


def _now(stored: StoredDocument) -> Standing:
    return Standing(stored.id, stored.document.status, stored.duplicate_of)


def _standing(
    stored: StoredDocument, ended: Mapping[str, DocumentStatus], better: Mapping[str, str]
) -> Standing:
    status = stored.document.status
    if status is not DocumentStatus.DRAFT:
        status = ended.get(stored.id, DocumentStatus.IN_FORCE)
    return Standing(stored.id, status, better.get(stored.id))


def _ended(
    documents: Sequence[StoredDocument], relations: Relations, scope: Scope
) -> dict[str, DocumentStatus]:
    """Documents that another one, of the same issuer and no draft, replaces or revokes as a whole."""
    by_id = {stored.id: stored for stored in documents}
    of_number = defaultdict(list)
    for stored in documents:
        of_number[stored.document.number].append(stored)
    return {
        stored.id: _ENDS[relation.kind]
        for relation in relations.of_kinds(_ENDS.keys(), scope)
        for stored in of_number[relation.target.number]
        if _ends(relation, by_id[relation.source_id], stored)
    }


def _ends(relation: Relation, source: StoredDocument, stored: StoredDocument) -> bool:
    """Of what says so of the document's number, which alone names documents of many provinces: issuer and,
    where both say it, day must agree."""
    if not relation.whole:
        return False
    said, own = relation.target.issued_on, stored.document.issued_on
    same_day = said is not None and said == own
    same_issuer = _organ(source) == _organ(stored) != ""
    not_itself = source.document.number != stored.document.number
    return (
        not_itself
        and source.document.status is not DocumentStatus.DRAFT
        and (same_issuer and (same_day or said is None or own is None))
    )


def _organ(stored: StoredDocument) -> str:
    return fold(stored.document.issuer or "")


def _better_copies(
    documents: Sequence[StoredDocument], sketches: Mapping[str, tuple[int, ...]]
) -> dict[str, str]:
    """For each copy the best document of nearly the same text."""
    ranked = {stored.id: (*_quality(stored), stored.placement.path, stored.id) for stored in documents}
    better: dict[str, str] = {}
    for one, other in sorted(_alike({stored.id: sketches.get(stored.id, ()) for stored in documents})):
        worse, best = sorted((one, other), key=lambda each: ranked[each])
        if worse not in better or ranked[best] > ranked[better[worse]]:
            better[worse] = best
    return better


def _alike(sketches: Mapping[str, tuple[int, ...]]) -> Iterator[tuple[str, str]]:
    """Pairs of documents of nearly the same text, found by equal bands of their sketches."""
    bands: dict[tuple[int, tuple[int, ...]], list[str]] = defaultdict(list)
    for document_id, sketch in sketches.items():
        for start in range(0, SIZE if sketch else 0, _BAND):
            bands[(start, sketch[start : start + _BAND])].append(document_id)
    pairs = {pair for same in bands.values() for pair in combinations(sorted(same), 2)}
    return (pair for pair in pairs if likeness(sketches[pair[0]], sketches[pair[1]]) >= _ENOUGH_ALIKE)


def _quality(stored: StoredDocument) -> tuple[bool, bool, bool, bool]:
    """Signed finals before drafts, numbered before not, text before OCR, pages before none."""
    document, version = stored.document, stored.version
    sources = document.sources.values()
    return (
        document.status is not DocumentStatus.DRAFT,
        document.number is not None and document.issued_on is not None,
        all(source.origin is not Origin.FILENAME for source in sources) and "ocr" not in version.parser,
        bool(version.page_starts),
    )
