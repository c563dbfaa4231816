"""The content store: what is put is there whole, or its absence is said."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.adapters.content import FileContentStore
from retrieval.domain.errors import DataFolderDamaged


@pytest.fixture
def store(tmp_path: Path) -> FileContentStore:
    return FileContentStore(tmp_path / "contents")


def blob(tmp_path: Path, content_hash: str) -> Path:
    return tmp_path / "contents" / content_hash[:2] / content_hash[2:]


def test_content_lies_under_its_hash(store: FileContentStore, tmp_path: Path) -> None:
    content_hash = store.put(b"abc")
    assert content_hash == hashlib.sha256(b"abc").hexdigest()
    assert blob(tmp_path, content_hash).read_bytes() == store.get(content_hash) == b"abc"
    assert [path.name for path in blob(tmp_path, content_hash).parent.iterdir()] == [content_hash[2:]]


def test_putting_again_does_not_write(store: FileContentStore, tmp_path: Path) -> None:
    path = blob(tmp_path, store.put(b"abc"))
    before = path.stat()
    store.put(b"abc")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_putting_again_heals_damaged_content(store: FileContentStore, tmp_path: Path) -> None:
    content_hash = store.put(b"abc")
    blob(tmp_path, content_hash).write_bytes(b"ab")
    store.put(b"abc")
    assert store.get(content_hash) == b"abc"


def test_many_are_put_at_once_and_none_that_is_there_is_written(
    store: FileContentStore, tmp_path: Path
) -> None:
    known = blob(tmp_path, store.put(b"known"))
    before = known.stat()
    store.put_all([b"known", b"new", b"new", b"other"])
    assert [store.get(hashlib.sha256(each).hexdigest()) for each in (b"new", b"other")] == [b"new", b"other"]
    assert (known.stat().st_ino, known.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert len([path for path in (tmp_path / "contents").rglob("*") if path.is_file()]) == 3


@pytest.mark.parametrize("content_hash", ["0" * 64, "", "../../etc/passwd", "A" * 64])
def test_what_is_not_there_is_damage(store: FileContentStore, content_hash: str) -> None:
    with pytest.raises(DataFolderDamaged):
        store.get(content_hash)


def test_changed_bytes_are_damage(store: FileContentStore, tmp_path: Path) -> None:
    content_hash = store.put("GRDP tăng 8,5%".encode())
    blob(tmp_path, content_hash).write_bytes("GRDP tăng 9,5%".encode())
    with pytest.raises(DataFolderDamaged):
        store.text(content_hash)


def test_bytes_that_are_no_text_are_damage(store: FileContentStore) -> None:
    with pytest.raises(DataFolderDamaged):
        store.text(store.put(b"\xff\xfe"))


@given(text=st.text())
def test_texts_come_back_character_by_character(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    store = FileContentStore(tmp_path_factory.getbasetemp() / "any-text")
    stored = unicodedata.normalize("NFC", text)
    assert store.text(store.put(stored.encode("utf-8"))) == stored


def test_a_text_is_read_once_while_the_cache_has_room(tmp_path: Path) -> None:
    store = FileContentStore(tmp_path / "contents", cached_characters=10)
    first, second = store.put(b"12345"), store.put(b"67890")
    store.text(first), store.text(second), store.text(first)
    blob(tmp_path, first).unlink()
    blob(tmp_path, second).unlink()
    assert (store.text(first), store.text(second)) == ("12345", "67890")


def test_the_text_used_longest_ago_leaves_the_cache(tmp_path: Path) -> None:
    store = FileContentStore(tmp_path / "contents", cached_characters=10)
    first, second, third = store.put(b"12345"), store.put(b"67890"), store.put(b"abc")
    store.text(first), store.text(second), store.text(first), store.text(third)
    blob(tmp_path, second).unlink()
    assert (store.text(first), store.text(third)) == ("12345", "abc")
    with pytest.raises(DataFolderDamaged):
        store.text(second)


def test_a_text_larger_than_the_cache_is_read_all_the_same(tmp_path: Path) -> None:
    store = FileContentStore(tmp_path / "contents", cached_characters=3)
    assert store.text(store.put(b"12345")) == "12345"


def test_sweeping_removes_what_is_not_live(store: FileContentStore, tmp_path: Path) -> None:
    live, dead = store.put(b"live"), store.put(b"dead")
    store.text(dead)
    half = blob(tmp_path, live).parent / ".half.tmp"
    half.write_bytes(b"ha")
    assert store.sweep([live]) == 2
    assert (store.text(live), half.exists()) == ("live", False)
    with pytest.raises(DataFolderDamaged):
        store.text(dead)


def test_sweeping_leaves_strange_files_alone(store: FileContentStore, tmp_path: Path) -> None:
    stranger = blob(tmp_path, store.put(b"live")).parent / "README"
    stranger.write_text("không phải của kho", encoding="utf-8")
    store.sweep([])
    assert stranger.exists()


def test_a_failed_write_leaves_no_file(store: FileContentStore, tmp_path: Path) -> None:
    in_the_way = blob(tmp_path, hashlib.sha256(b"abc").hexdigest())
    in_the_way.mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        store.put(b"abc")
    assert [path.name for path in in_the_way.parent.iterdir()] == [in_the_way.name]
