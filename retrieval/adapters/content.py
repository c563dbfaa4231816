"""Files and stored texts under their SHA-256, on disk."""

from __future__ import annotations

import hashlib
import re
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from threading import Lock

from retrieval.adapters.durable import TEMPORARY_SUFFIX, sync_folder, write_all_durably
from retrieval.domain.errors import DataFolderDamaged

_HASH = re.compile(r"[0-9a-f]{64}")
_CACHED_CHARACTERS = 64_000_000


class FileContentStore:
    """A `ContentStore` of one file per content: `ab/cdef…`, the hash cut after two digits.

    What was put is durable. Every read is held against its hash.
    """

    def __init__(self, folder: Path, cached_characters: int = _CACHED_CHARACTERS) -> None:
        self._folder = folder
        self._texts = _TextCache(cached_characters)

    def put(self, content: bytes) -> str:
        """Keep `content`; healthy content that is already there is not written again."""
        self.put_all([content])
        return hashlib.sha256(content).hexdigest()

    def put_all(self, contents: Iterable[bytes]) -> None:
        named = {self._path(hashlib.sha256(content).hexdigest()): content for content in contents}
        missing = {path: content for path, content in named.items() if not _holds(path, content)}
        self._make_folders({path.parent for path in missing})
        write_all_durably(missing)

    def get(self, content_hash: str) -> bytes:
        try:
            content = self._path(content_hash).read_bytes()
        except FileNotFoundError as error:
            raise DataFolderDamaged(content_hash) from error
        if hashlib.sha256(content).hexdigest() != content_hash:
            raise DataFolderDamaged(content_hash)
        return content

    def text(self, text_hash: str) -> str:
        cached = self._texts.get(text_hash)
        if cached is not None:
            return cached
        try:
            text = self.get(text_hash).decode("utf-8")
        except UnicodeDecodeError as error:
            raise DataFolderDamaged(text_hash) from error
        self._texts.put(text_hash, text)
        return text

    def sweep(self, live: Collection[str]) -> int:
        """Remove what is not `live` and what crashes left half written; how many files went.

        Only while nothing is being put: content without a catalog row yet is not live.
        """
        keep = frozenset(live)
        dead = [path for path in self._files() if path.parent.name + path.name not in keep]
        for path in dead:
            path.unlink()
            self._texts.drop(path.parent.name + path.name)
        return len(dead)

    def _files(self) -> Iterator[Path]:
        for path in self._folder.glob("??/*"):
            if path.suffix == TEMPORARY_SUFFIX or _HASH.fullmatch(path.parent.name + path.name):
                yield path

    def _path(self, content_hash: str) -> Path:
        if not _HASH.fullmatch(content_hash):
            raise DataFolderDamaged(content_hash)
        return self._folder / content_hash[:2] / content_hash[2:]

    def _make_folders(self, folders: Iterable[Path]) -> None:
        new = [folder for folder in folders if not folder.exists()]
        for folder in new:
            folder.mkdir(parents=True, exist_ok=True)
        if new:
            sync_folder(self._folder)


def _holds(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content


class _TextCache:
    """The most recently read texts, limited by their characters; shared by threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = 0
        self._texts: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def get(self, text_hash: str) -> str | None:
        with self._lock:
            if text_hash in self._texts:
                self._texts.move_to_end(text_hash)
            return self._texts.get(text_hash)

    def put(self, text_hash: str, text: str) -> None:
        self.drop(text_hash)
        with self._lock:
            self._texts[text_hash] = text
            self._size += len(text)
            while self._size > self._limit:
                self._size -= len(self._texts.popitem(last=False)[1])

    def drop(self, text_hash: str) -> None:
        with self._lock:
            self._size -= len(self._texts.pop(text_hash, ""))
