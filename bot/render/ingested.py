"""What became of ingested files, for machines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from ingest.results import FileResult


class FileJson(TypedDict):
    """One file; `reason`, `message` and `way_out` tell why it was refused."""

    file: str
    outcome: str
    document: str | None
    passages: int
    characters: int
    pages: int | None
    unreadable_pages: list[int]
    parser: str | None
    reason: str | None
    message: str | None
    way_out: str | None


class IngestedJson(TypedDict):
    """All files of a run, `tracuu.ingest/1`."""

    schema: str
    collection: str
    files: list[FileJson]


def results_json(collection: str, results: Sequence[FileResult]) -> IngestedJson:
    """The results of a run."""
    return {
        "schema": "tracuu.ingest/1",
        "collection": collection,
        "files": [file_json(result) for result in results],
    }


def file_json(result: FileResult) -> FileJson:
    """The result of one file."""
    refusal = result.refusal
    return {
        "file": result.path,
        "outcome": result.outcome.value,
        "document": result.document_id,
        "passages": result.passages,
        "characters": result.characters,
        "pages": result.pages or None,
        "unreadable_pages": list(result.unreadable_pages),
        "parser": result.parser,
        "reason": refusal.reason.value if refusal else None,
        "message": refusal.message if refusal else None,
        "way_out": refusal.way_out if refusal else None,
    }
