"""The manifest: an index is read with the embedder it was built with, or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from retrieval.adapters.manifest import MANIFEST, SHARD, built_with, check_or_write
from retrieval.domain.errors import DataFolderDamaged, IndexMismatch
from retrieval.domain.passage import EmbedderIdentity

STATIC = EmbedderIdentity("tracuu-static", "a" * 64, 256)


def test_the_first_check_writes_and_the_next_agrees(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    check_or_write(folder, STATIC)
    before = (folder / MANIFEST).read_bytes()
    check_or_write(folder, STATIC)
    assert (folder / MANIFEST).read_bytes() == before


@pytest.mark.parametrize(
    "other",
    [
        replace(STATIC, name="BAAI/bge-m3"),
        replace(STATIC, fingerprint="b" * 64),
        replace(STATIC, dimension=1024),
    ],
)
def test_another_embedder_is_refused_by_name(tmp_path: Path, other: EmbedderIdentity) -> None:
    check_or_write(tmp_path, STATIC)
    with pytest.raises(IndexMismatch, match="tracuu-static"):
        check_or_write(tmp_path, other)


def test_another_schema_is_refused(tmp_path: Path) -> None:
    check_or_write(tmp_path, STATIC)
    path = tmp_path / MANIFEST
    path.write_bytes(path.read_bytes().replace(b'"schema_version": 1', b'"schema_version": 0'))
    with pytest.raises(IndexMismatch, match="v0"):
        check_or_write(tmp_path, STATIC)


@pytest.mark.parametrize("content", [b"", b"{", b"{}", b"\xff"])
def test_an_unreadable_manifest_is_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(DataFolderDamaged):
        check_or_write(tmp_path, STATIC)


def test_a_shard_without_a_manifest_is_damage(tmp_path: Path) -> None:
    (tmp_path / SHARD).mkdir()
    with pytest.raises(DataFolderDamaged):
        check_or_write(tmp_path, STATIC)


def test_an_index_says_what_it_was_built_with(tmp_path: Path) -> None:
    assert built_with(tmp_path) is None
    check_or_write(tmp_path, STATIC)
    assert built_with(tmp_path) == "tracuu-static · aaaaaaaaaaaa · 256 · v1"
