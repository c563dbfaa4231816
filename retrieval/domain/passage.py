"""What is indexed, found and quoted."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from retrieval.domain.document import StoredDocument
from retrieval.domain.span import Span


@dataclass(frozen=True)
class Locator:
    """Where a passage stands: 1-based pages (None: the format has none) and the heading path.

    `path` holds the labels from the outermost down: ("Chương II", "Điều 5", "khoản 2");
    `headings` holds the heading texts that apply to the passage, outermost first.
    """

    page: int | None = None
    last_page: int | None = None
    path: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()


class PassageRole(StrEnum):
    """What a passage is in its document."""

    HEADER = "header"
    BODY = "body"
    TABLE = "table"
    SIGNATURE = "signature"


@dataclass(frozen=True)
class Passage:
    """A contiguous piece of one stored document; `text` equals `span` of its stored text."""

    id: str
    document_id: str
    ordinal: int
    span: Span
    text: str
    locator: Locator = field(default_factory=Locator)
    role: PassageRole = PassageRole.BODY


@dataclass(frozen=True)
class SparseVector:
    """Weighted terms: hashed term ids (unsigned 32-bit, ascending, unique) and their weights."""

    indices: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True)
class ScoredId:
    """A passage id with the score of the list that found it; higher is better."""

    passage_id: str
    score: float


@dataclass(frozen=True)
class ScoredLists:
    """What an index found, per kind of vector, each best first."""

    sparse: tuple[ScoredId, ...]
    dense: tuple[ScoredId, ...]


@dataclass(frozen=True)
class RetrievedPassage:
    """A passage with its document, the fused score in [0, 1], and the scores of the lists by their names."""

    passage: Passage
    stored: StoredDocument
    score: float
    found_by: tuple[tuple[str, float], ...] = ()

    @property
    def by_words_alone(self) -> bool:
        """Whether it holds words of the question, but many passages are nearer to its sense."""
        return [name for name, _ in self.found_by] == ["sparse"]


USUAL_DENSE_WEIGHT = 0.3
"""For a model that nothing was measured of."""


@dataclass(frozen=True)
class EmbedderIdentity:
    """Names an embedding model: vectors of different fingerprints are never mixed.

    `dense_weight`, from 0 to 1, is how much its cosines count beside the words when lists are fused: chosen
    for the model by measurement, and no part of what tells models apart.
    """

    name: str
    fingerprint: str
    dimension: int
    dense_weight: float = field(default=USUAL_DENSE_WEIGHT, compare=False)
