"""A made-up archive of any size: Vietnamese-like words, always the same. For speed, never for quality."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import accumulate, product
from random import Random

from retrieval.domain.document import Document, DocumentNumber, Placement, StoredDocument, Version
from retrieval.domain.passage import Locator, Passage
from retrieval.domain.span import Span

COLLECTION = "synthetic"
PASSAGES_PER_DOCUMENT = 100
_WORDS_PER_PASSAGE = 90
_ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu s t th tr v x".split()
_RIMES = (
    "a à á ã ai ái ào an án anh ác áp ăm ăng ất âu ế êm ên ệnh i ì iệc iền inh iêu ó ong ọc oàn oán "
    "ô ộ ốc ông ơ ợ ới u ủ úc uất uyên uyết ư ừ ước ương ứu"
).split()


@dataclass(frozen=True)
class SyntheticDocument:
    """A document with its stored text and its passages."""

    stored: StoredDocument
    text: str
    passages: tuple[Passage, ...]


class _Words:
    """Draws syllables as languages do: the n-th most frequent about n times rarer than the first."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._syllables = [onset + rime for onset, rime in product(_ONSETS, _RIMES)]
        self.random.shuffle(self._syllables)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._syllables) + 1)))

    def draw(self, count: int) -> list[str]:
        return self.random.choices(self._syllables, cum_weights=self._weights, k=count)


def synthetic_documents(passages: int, seed: int = 7) -> Iterator[SyntheticDocument]:
    """Documents that hold `passages` passages together."""
    words = _Words(seed)
    for number in range(-(-passages // PASSAGES_PER_DOCUMENT)):
        held = min(PASSAGES_PER_DOCUMENT, passages - number * PASSAGES_PER_DOCUMENT)
        yield _document(number, [_paragraph(words) for _ in range(held)])


def synthetic_questions(count: int, seed: int = 8) -> list[str]:
    """Questions in the same words, every other one about a figure."""
    words = _Words(seed)
    return [
        f"{' '.join(words.draw(5))} năm {words.random.randint(2015, 2025)} tăng bao nhiêu?"
        if number % 2
        else f"{' '.join(words.draw(8))} như thế nào?"
        for number in range(count)
    ]


def _paragraph(words: _Words) -> str:
    random = words.random
    first, second = (" ".join(words.draw(_WORDS_PER_PASSAGE // 2)) for _ in range(2))
    figure = f"tăng {random.randint(1, 30)},{random.randint(0, 99):02d}% năm {random.randint(2015, 2025)}"
    return f"{first.capitalize()} {figure}. {second.capitalize()}."


def _document(number: int, paragraphs: list[str]) -> SyntheticDocument:
    text = "\n".join(paragraphs)
    text_hash = hashlib.sha256(text.encode()).hexdigest()
    document_id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"synthetic:{number}:{text_hash}"))
    year = 2015 + number % 10
    written = f"{number + 1}/{year}/QĐ-UBND"
    stored = StoredDocument(
        id=document_id,
        document=Document(
            number=DocumentNumber(str(number + 1), year, "QĐ", "UBND", written),
            kind="Quyết định",
            issued_on=date(year, 1 + number % 12, 1),
        ),
        version=Version(text_hash, text_hash, parser="synthetic"),
        placement=Placement(COLLECTION, "synthetic", f"{number + 1:05d}.txt"),
        ingested_at=datetime(2025, 1, 1, tzinfo=UTC),
    )
    return SyntheticDocument(stored, text, tuple(_passages(document_id, paragraphs)))


def _passages(document_id: str, paragraphs: list[str]) -> Iterator[Passage]:
    start = 0
    for ordinal, paragraph in enumerate(paragraphs):
        span = Span(start, start + len(paragraph))
        passage_id = str(uuid.uuid5(uuid.UUID(document_id), str(ordinal)))
        yield Passage(
            passage_id, document_id, ordinal, span, paragraph, Locator(path=(f"Điều {ordinal + 1}",))
        )
        start = span.end + 1
