from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest.source import walk
from ingest.zipped import members, read_member
from retrieval.domain.errors import RefusalReason
from tests.ingest.files import docx, zipped
from tests.ingest.refusals import refused


def _written(folder: Path, content: bytes) -> Path:
    path = folder / "a.zip"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("content", [b"", b"abc", b"PK\x03\x04broken", docx("")])
def test_other_files_have_no_members(content: bytes, tmp_path: Path) -> None:
    assert members(_written(tmp_path, content)) == ()


def test_members_are_read_and_names_are_unicode(tmp_path: Path) -> None:
    path = _written(tmp_path, zipped({"thư mục/tệp.txt": "abc", "thư mục/": b""}))
    (member,) = members(path)
    assert (member.path, member.safe) == ("thư mục/tệp.txt", True)
    assert read_member(path, member.name, 10) == b"abc"


@pytest.mark.parametrize("name", ["../a.txt", "/etc/a.txt", "C:\\a.txt", "x/../../a.txt"])
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    _written(tmp_path, zipped({name: "abc"}))
    (source,) = walk([tmp_path])
    assert ".." not in source.path
    with refused(RefusalReason.UNSAFE_NAME):
        source.read(10)


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    path = _written(tmp_path, zipped({"a.txt": b"0" * 5_000_000}))
    with refused(RefusalReason.TOO_LARGE):
        read_member(path, "a.txt", 10**8)
    with refused(RefusalReason.TOO_LARGE):
        read_member(path, "a.txt", 100)


def test_a_spoiled_member_is_broken_and_a_missing_one_vanished(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": "abc" * 100}))
    content[40:44] = b"\xff\xff\xff\xff"
    path = _written(tmp_path, bytes(content))
    with refused(RefusalReason.BROKEN):
        read_member(path, "a.txt", 1000)
    with refused(RefusalReason.VANISHED):
        read_member(path, "b.txt", 1000)


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": "abc"}))
    central = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    with refused(RefusalReason.ENCRYPTED):
        read_member(_written(tmp_path, bytes(content)), "a.txt", 1000)


def test_too_many_members_refuse_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"{number}", b"")
    _written(tmp_path, buffer.getvalue())
    (source,) = walk([tmp_path])
    with refused(RefusalReason.TOO_LARGE):
        source.read(10)
