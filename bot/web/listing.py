"""The list of documents: facets with their counts, and what is left of the list when some are chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.render.wording import STATUSES
from bot.web import wording
from retrieval.domain.document import DocumentStatus, StoredDocument
from retrieval.language.text import fold

PER_PAGE = 25

_VALUES: Mapping[str, Callable[[StoredDocument], str]] = {
    "loai": lambda stored: stored.document.kind or wording.UNKNOWN,
    "co_quan": lambda stored: stored.document.issuer or wording.UNKNOWN,
    "nam": lambda stored: (
        str(stored.document.issued_on.year) if stored.document.issued_on else wording.UNKNOWN
    ),
    "hieu_luc": lambda stored: _status(stored.document.status),
    "kho": lambda stored: stored.placement.collection,
}
"""What a facet, by the name of its parameter, sees of a document."""


@dataclass(frozen=True)
class Choice:
    """What a reader chose: words, and one value per facet."""

    words: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    def holds(self, stored: StoredDocument, *, but: str = "") -> bool:
        """Whether a document fits, the facet `but` left aside."""
        chosen = all(_VALUES[name](stored) == value for name, value in self.values.items() if name != but)
        return chosen and all(word in _searched(stored) for word in fold(self.words).split())


@dataclass(frozen=True)
class Facet:
    """One facet: its values with how many documents each would leave, most first; years latest first."""

    name: str
    title: str
    values: tuple[tuple[str, int], ...]


def facets(documents: Sequence[StoredDocument], choice: Choice) -> tuple[Facet, ...]:
    """Facets that tell documents apart, and those by which the reader has chosen."""
    made = (_facet(name, title, documents, choice) for name, title in wording.FACETS.items())
    return tuple(facet for facet in made if len(facet.values) > 1 or facet.name in choice.values)


def chosen(documents: Sequence[StoredDocument], choice: Choice) -> tuple[StoredDocument, ...]:
    """The documents that fit, the latest first."""
    fitting = [stored for stored in documents if choice.holds(stored)]
    return tuple(sorted(fitting, key=_latest_first))


def _facet(name: str, title: str, documents: Sequence[StoredDocument], choice: Choice) -> Facet:
    counts = Counter(_VALUES[name](stored) for stored in documents if choice.holds(stored, but=name))
    values = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if name == "nam":
        values = sorted(counts.items(), key=lambda item: item[0], reverse=True)
    return Facet(name, title, tuple(values))


def _latest_first(stored: StoredDocument) -> tuple[int, str]:
    day = stored.document.issued_on
    return (-day.toordinal() if day else 0, stored.placement.path)


def _status(status: DocumentStatus) -> str:
    return (STATUSES[status] or wording.IN_FORCE).capitalize()


def _searched(stored: StoredDocument) -> str:
    document = stored.document
    number = document.number.written if document.number else ""
    parts = (number, document.kind, document.issuer, document.subject, document.signer, stored.placement.path)
    return fold(" ".join(part for part in parts if part))
