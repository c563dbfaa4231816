from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from ingest.source import SourceFile, walk
from retrieval.domain.errors import RefusalReason
from tests.ingest.refusals import refused


def _paths(found: tuple[SourceFile, ...]) -> list[str]:
    return [source.path for source in found]


def test_walks_in_a_fixed_order_and_skips_hidden_and_temporary_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b.md", ".DS_Store", "~$x.docx", ".git/config", "Thumbs.db"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert _paths(walk([tmp_path])) == ["b.txt", "a/b.md", "a/z.md"]


def test_a_file_given_alone_has_its_folder_as_root(tmp_path: Path) -> None:
    (tmp_path / "một.txt").write_text("x")
    (source,) = walk([tmp_path / "một.txt"])
    assert (source.root, source.path, source.name) == (str(tmp_path), "một.txt", "một.txt")


def test_paths_are_nfc_posix(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Nghị quyết.txt")
    (tmp_path / name).write_text("x")
    (source,) = walk([tmp_path])
    assert source.path == unicodedata.normalize("NFC", name)
    assert source.read(10) == b"x"


def test_links_out_of_the_root_are_not_followed(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (outside / "secret.txt").write_text("x")
    (root / "inside.txt").write_text("x")
    (root / "link.txt").symlink_to(outside / "secret.txt")
    (root / "folder").symlink_to(outside)
    (root / "dangling.txt").symlink_to(root / "nowhere")
    assert _paths(walk([root])) == ["inside.txt"]


def test_a_file_reached_twice_is_listed_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert len(walk([tmp_path, tmp_path / "a.txt", tmp_path])) == 1


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with refused(RefusalReason.VANISHED, "nowhere"):
        walk([tmp_path / "nowhere"])


def test_reading_refuses_what_is_gone_or_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12345")
    (source,) = walk([tmp_path])
    with refused(RefusalReason.TOO_LARGE):
        source.read(4)
    (tmp_path / "a.txt").write_text("1234567890")
    with refused(RefusalReason.TOO_LARGE):
        source.read(7)
    (tmp_path / "a.txt").unlink()
    with refused(RefusalReason.VANISHED):
        source.read(100)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX")
def test_pipes_are_not_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert walk([tmp_path]) == ()
