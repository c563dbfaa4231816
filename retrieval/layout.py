"""Where things lie in a data folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class DataLayout:
    """Where the parts of an archive lie in its data folder."""

    root: Path

    @property
    def database(self) -> Path:
        """The catalog, unless TRACUU_DATABASE_URL names another."""
        return self.root / "catalog.sqlite"

    @property
    def content(self) -> Path:
        """Original files and stored texts."""
        return self.root / "content"

    @property
    def socket(self) -> Path:
        """Where the owner of the folder serves other commands while it is a server."""
        return self.root / "owner.sock"

    @property
    def index(self) -> Path:
        """The embedded index and its manifest."""
        return self.root / "index"

    @property
    def index_in_making(self) -> Path:
        """A new index before it takes the place of the old one."""
        return self.root / "index.new"

    @property
    def index_retired(self) -> Path:
        """The old index while the new one takes its place."""
        return self.root / "index.old"
