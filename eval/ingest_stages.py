"""What the pure stages of an ingest cost, one after the other in this process."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from ingest.formats import parse
from ingest.identify import identify
from ingest.limits import Limits
from ingest.observe import figures_of
from ingest.relate import relate
from ingest.sketch import sketch
from ingest.source import SourceFile
from ingest.split import split
from ingest.vectors import sparse_vectors
from retrieval.domain.document import Placement, StoredDocument, Version


class _Clock:
    """Sums of processor seconds by name."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        """What happens inside is counted for the stage."""
        started = time.process_time()
        yield
        self.seconds[stage] += time.process_time() - started  # type: ignore[assignment]  # fractions


def tell_stages(sources: Iterable[SourceFile], tell: Callable[[str], None]) -> None:
    """Processor seconds by stage, the dearest first, as a Markdown table."""
    clock = _Clock()
    for source in sources:
        _measure(source, clock)
    tell("| stage | CPU seconds |")
    tell("|---|---|")
    for stage, seconds in clock.seconds.most_common():
        tell(f"| {stage} | {seconds:.2f} |")


def _measure(source: SourceFile, clock: _Clock) -> None:
    content = source.read(Limits().max_file_bytes)
    with clock.of("parse"):
        parsed = parse(content, source.name)
    with clock.of("identify"):
        document = identify(parsed, source.name)
    version = Version("", "", parsed.page_starts, parsed.parser, parsed.unreadable_pages)
    placement = Placement("", source.root, source.path)
    stored = StoredDocument(source.path, document, version, placement, datetime.now(UTC))
    with clock.of("split"):
        passages = split(parsed, stored.id)
    with clock.of("observe: figures"):
        figures_of(stored, passages, parsed.text)
    with clock.of("relate"):
        relate(parsed, document, stored.id)
    with clock.of("sketch"):
        sketch(parsed.text)
    with clock.of("sparse vectors"):
        sparse_vectors(stored, passages)
