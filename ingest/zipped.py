"""A .zip as a folder: its members with names that lead nowhere else, read within bounds."""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ingest.limits import MAX_MEMBERS, MAX_UNPACK_RATIO
from retrieval.domain.errors import RefusalReason, SourceRefused

_LOCAL_HEADER = b"PK\x03\x04"
_SMALL = 1024 * 1024
_OFFICE = re.compile(r"\[Content_Types\]\.xml|mimetype|(?:word|xl|ppt|META-INF)/.*")
_DRIVE = re.compile(r"^[A-Za-z]:")
_STEERING = re.compile(r"[\x00-\x1f\x7f\\]")
_UTF8_NAME = 1 << 11


@dataclass(frozen=True)
class Member:
    """A file in a .zip: `name` as the archive spells it, `path` as we show it; `safe` is False for a
    name that would lead out of the folder, like '../../etc/passwd'."""

    name: str
    path: str
    size: int
    safe: bool = True


def members(path: Path) -> tuple[Member, ...]:
    """The files in a .zip; () for every other file, office documents and broken archives included.

    Raises SourceRefused(TOO_LARGE) for more members than any office packs.
    """
    try:
        with path.open("rb") as file:
            if file.read(4) != _LOCAL_HEADER:
                return ()
        with zipfile.ZipFile(path) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return ()
    if any(_OFFICE.match(info.filename) for info in infos):
        return ()
    if len(infos) > MAX_MEMBERS:
        raise SourceRefused(RefusalReason.TOO_LARGE, f"{len(infos)} files in one archive")
    return tuple(_member(info) for info in infos)


def read_member(path: Path, name: str, max_bytes: int) -> bytes:
    """The bytes of a member, or SourceRefused for bombs, passwords and broken data."""
    try:
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(name)
            _check(info, max_bytes)
            with archive.open(info) as file:
                content = file.read(max_bytes + 1)
    except (OSError, KeyError) as error:
        raise SourceRefused(RefusalReason.VANISHED, str(error)) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise SourceRefused(RefusalReason.BROKEN, f"zip: {error}") from error
    if len(content) > max_bytes:
        raise SourceRefused(RefusalReason.TOO_LARGE, f"more than {max_bytes} bytes")
    return content


def _check(info: zipfile.ZipInfo, max_bytes: int) -> None:
    if info.flag_bits & 1:
        raise SourceRefused(RefusalReason.ENCRYPTED, info.filename)
    ratio = info.file_size / max(info.compress_size, 1)
    if info.file_size > max_bytes or (info.file_size > _SMALL and ratio > MAX_UNPACK_RATIO):
        raise SourceRefused(RefusalReason.TOO_LARGE, f"unpacks to {info.file_size} bytes")


def _member(info: zipfile.ZipInfo) -> Member:
    shown = _spelled(info)
    parts = PurePosixPath(shown.replace("\\", "/")).parts
    leads_out = shown.startswith("/") or ".." in parts or _DRIVE.match(shown) is not None
    inside = "/".join(part for part in parts if part not in ("/", ".."))
    return Member(info.filename, _STEERING.sub("_", inside) or "_", info.file_size, not leads_out)


def _spelled(info: zipfile.ZipInfo) -> str:
    """Windows writes UTF-8 without saying so, which reads as cp437."""
    if info.flag_bits & _UTF8_NAME:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
