"""A content store in memory."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from retrieval.domain.errors import DataFolderDamaged


class InMemoryContentStore:
    """Keeps contents under their SHA-256 while the test lasts."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}

    def put(self, content: bytes) -> str:
        content_hash = hashlib.sha256(content).hexdigest()
        self._contents[content_hash] = content
        return content_hash

    def put_all(self, contents: Iterable[bytes]) -> None:
        for content in contents:
            self.put(content)

    def get(self, content_hash: str) -> bytes:
        if content_hash not in self._contents:
            raise DataFolderDamaged(content_hash)
        return self._contents[content_hash]

    def text(self, text_hash: str) -> str:
        return self.get(text_hash).decode("utf-8")
