"""What the product reads out of one text by its own understanding, choosing and composing, without search."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.opening import SCOPE, opened
from ingest.results import IngestEvents
from retrieval.ask.compose import Composer
from retrieval.ask.context import Contexts
from retrieval.assembly import Archive
from retrieval.domain.answer import Draft
from retrieval.domain.passage import RetrievedPassage
from retrieval.language.intents import classify
from retrieval.language.reading import read

_ASKED_ON = date(2020, 1, 1)
"""What 'năm nay' would refer to; the sets ask of no such day."""


class Product:
    """Reads texts that were ingested as documents of their own."""

    def __init__(self, archive: Archive) -> None:
        self._passages = {
            stored.placement.path: tuple(
                RetrievedPassage(passage, stored, 1.0)
                for passage in archive.catalog.passages_of(stored.id, SCOPE)
            )
            for stored in archive.catalog.documents(SCOPE)
        }
        self._composer = Composer.over(
            archive.catalog,
            archive.content,
            archive.ledger,
            archive.relations,
            Contexts(archive.content),
            archive.settings.least_confidence,
        )

    def read(self, question: str, context: str) -> str:
        """The first line of the answer; '' where the product refuses or asks back."""
        passages = self._passages.get(_file_of(context), ())
        composer = self._composer.within(tuple({found.stored.id for found in passages}))
        composed = composer.compose(classify(read(question, _ASKED_ON)), passages, SCOPE)
        return composed.headline if isinstance(composed, Draft) else ""


@contextmanager
def product(contexts: Iterable[str], events: IngestEvents) -> Iterator[Product]:
    """A reader of these texts, ingested into an archive that goes with it."""
    with TemporaryDirectory(prefix="tracuu-reading-") as folder:
        texts, data = Path(folder) / "texts", Path(folder) / "data"
        texts.mkdir()
        for context in contexts:
            (texts / _file_of(context)).write_text(context, encoding="utf-8")
        with opened(texts, data, events) as archive:
            yield Product(archive.archive)


def _file_of(context: str) -> str:
    return f"{hashlib.sha256(context.encode()).hexdigest()[:24]}.txt"
