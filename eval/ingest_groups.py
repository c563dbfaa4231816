"""The files of a folder by format, as far as both sides of the comparison of ingests read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.util import find_spec

from ingest.limits import Limits
from ingest.parsers.pdf import has_scanned_page
from ingest.source import SourceFile
from retrieval.domain.errors import SourceRefused

READERS = "llama_index.readers.file"
"""The package of the peer's file readers; it pins pandas and pypdf below what this project is tested with."""


@dataclass(frozen=True)
class Group:
    """Files of one kind, told apart by their ending as the peer does it; `needs` are the modules without
    which the peer cannot read them."""

    name: str
    endings: tuple[str, ...]
    needs: tuple[str, ...] = ()
    sources: tuple[SourceFile, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all the files."""
        return sum(source.size for source in self.sources)


KINDS = (
    Group("text", (".txt", ".md")),
    Group("pdf", (".pdf",), (READERS, "pypdf")),
    Group("docx", (".docx",), (READERS, "docx2txt")),
)


@dataclass(frozen=True)
class Grouped:
    """What is measured on both sides; `unread` groups the peer cannot read here, `scans` it reads nowhere."""

    groups: tuple[Group, ...]
    unread: tuple[Group, ...]
    scans: tuple[SourceFile, ...]


def _is_installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def grouped(sources: Iterable[SourceFile], installed: Callable[[str], bool] = _is_installed) -> Grouped:
    """The files by kind, kinds without a file left out; PDFs with a page to recognise apart."""
    groups: list[Group] = []
    unread: list[Group] = []
    scans: list[SourceFile] = []
    found = list(sources)
    for kind in KINDS:
        own = [source for source in found if source.path.lower().endswith(kind.endings)]
        scanned = [source for source in own if _is_scan(source)]
        scans += scanned
        kept = tuple(source for source in own if source not in scanned)
        if kept:
            readable = all(installed(module) for module in kind.needs)
            (groups if readable else unread).append(Group(kind.name, kind.endings, kind.needs, kept))
    return Grouped(tuple(groups), tuple(unread), tuple(scans))


def _is_scan(source: SourceFile) -> bool:
    if not source.path.lower().endswith(".pdf"):
        return False
    try:
        return has_scanned_page(source.read(Limits().max_file_bytes))
    except SourceRefused:
        return False
