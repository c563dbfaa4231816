"""Which embedding model the index of a folder was built with, written beside the shard."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from retrieval.adapters.durable import write_durably
from retrieval.domain.errors import DataFolderDamaged, IndexMismatch
from retrieval.domain.passage import EmbedderIdentity

MANIFEST = "manifest.json"
SHARD = "shard"
SCHEMA_VERSION = 1
"""Counts the layouts of points and payload; an index of another version is rebuilt, never read."""


class _Manifest(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int
    embedder: str
    fingerprint: str
    dimension: int


def check_or_write(folder: Path, identity: EmbedderIdentity) -> None:
    """Hold the index in `folder` to this embedder; call it before the shard is opened or created.

    The first call writes the manifest. A shard without one is of unknown make and is refused.
    """
    path = folder / MANIFEST
    wanted = _of(identity)
    if not path.exists():
        if (folder / SHARD).exists():
            raise DataFolderDamaged(f"{path} (không tồn tại)")
        folder.mkdir(parents=True, exist_ok=True)
        write_durably(path, wanted.model_dump_json(indent=2).encode())
    elif (found := _read(path)) != wanted:
        raise IndexMismatch(_label(found), _label(wanted))


def built_with(folder: Path) -> str | None:
    """A name for people of the model that the index in `folder` holds vectors of; None without an index."""
    path = folder / MANIFEST
    return _label(_read(path)) if path.exists() else None


def _of(identity: EmbedderIdentity) -> _Manifest:
    return _Manifest(
        schema_version=SCHEMA_VERSION,
        embedder=identity.name,
        fingerprint=identity.fingerprint,
        dimension=identity.dimension,
    )


def _read(path: Path) -> _Manifest:
    try:
        return _Manifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise DataFolderDamaged(str(path)) from error


def _label(manifest: _Manifest) -> str:
    return (
        f"{manifest.embedder} · {manifest.fingerprint[:12]} · {manifest.dimension}"
        f" · v{manifest.schema_version}"
    )
