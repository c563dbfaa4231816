"""Durable writes: the old content or the new, never a piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.adapters.durable import sync_tree, write_durably


def test_a_write_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "tệp.json"
    write_durably(path, b"a long first content")
    write_durably(path, b"short")
    sync_tree(tmp_path)
    assert path.read_bytes() == b"short"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failed_write_keeps_the_old_state_and_no_rubbish(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(IsADirectoryError):
        write_durably(folder, b"content")
    assert list(tmp_path.iterdir()) == [folder]
