"""Whether what is asked for may stand where nobody could read: a refused scan, a blurred page."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.domain.answer import NotFound, Outcome, Reason
from retrieval.domain.document import StoredDocument
from retrieval.domain.errors import RefusalReason
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import Query, Scope
from retrieval.language import phrases
from retrieval.language.file_names import number_in_name
from retrieval.ports import Catalog

_UNREAD = frozenset(
    {
        RefusalReason.NO_TEXT_LAYER,
        RefusalReason.NO_CONVERTER,
        RefusalReason.UNREADABLE_SCAN,
        RefusalReason.UNREADABLE_TEXT,
        RefusalReason.ENCRYPTED,
        RefusalReason.BROKEN,
    }
)


def or_unreadable(
    outcome: Outcome, query: Query, passages: Sequence[RetrievedPassage], catalog: Catalog, scope: Scope
) -> Outcome:
    """The outcome; a 'not found' becomes 'unreadable' where that is the likelier reason."""
    if not isinstance(outcome, NotFound) or outcome.reason not in (Reason.NO_DOCUMENT, Reason.NO_FIGURE):
        return outcome
    file = _refused_file(query, catalog, scope)
    if file is not None:
        return NotFound(Reason.UNREADABLE, phrases.unreadable_file(file), outcome.nearby, outcome.candidates)
    best = passages[0].stored if passages else None
    if best is None or not best.version.unreadable_pages:
        return outcome
    headline = phrases.unreadable_pages(best, best.version.unreadable_pages)
    return NotFound(Reason.UNREADABLE, headline, outcome.nearby, _with(best, outcome.candidates))


def _refused_file(query: Query, catalog: Catalog, scope: Scope) -> str | None:
    """A file that could not be read and whose name bears the number asked for."""
    asked = query.reading.number
    if asked is None:
        return None
    for problem in catalog.problems(scope):
        name = problem.path.rsplit("/", 1)[-1]
        number = number_in_name(name) if problem.reason in _UNREAD else None
        if number is not None and asked.fits(number):
            return problem.path
    return None


def _with(best: StoredDocument, candidates: tuple[StoredDocument, ...]) -> tuple[StoredDocument, ...]:
    return candidates if best in candidates else (best, *candidates)
