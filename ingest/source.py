"""Walking folders: which files there are to read."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.zipped import Member, members, read_member
from retrieval.domain.errors import RefusalReason, SourceRefused

_TEMPORARY_PREFIXES = (".", "~$", "~WRL")
_TEMPORARY_NAMES = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(frozen=True)
class SourceFile:
    """A file as found: `path` is relative to `root`, POSIX and NFC; `absolute` opens it.

    `member` names it inside the .zip at `absolute`; `refused` says that it must not be opened at all.
    """

    root: str
    path: str
    absolute: Path
    size: int
    member: str | None = None
    refused: RefusalReason | None = None

    @property
    def name(self) -> str:
        """The file name, NFC."""
        return self.path.rsplit("/", 1)[-1]

    def read(self, max_bytes: int) -> bytes:
        """The bytes of the file, or SourceRefused when it is gone, closed to us, or too large."""
        if self.refused is not None:
            raise SourceRefused(self.refused, self.member or self.path)
        if self.member is not None:
            return read_member(self.absolute, self.member, max_bytes)
        if self.size > max_bytes:
            raise SourceRefused(RefusalReason.TOO_LARGE, f"{self.size} bytes > {max_bytes}")
        try:
            with self.absolute.open("rb") as file:
                content = file.read(max_bytes + 1)
        except OSError as error:
            raise SourceRefused(RefusalReason.VANISHED, error.strerror or type(error).__name__) from error
        if len(content) > max_bytes:
            raise SourceRefused(RefusalReason.TOO_LARGE, f"more than {max_bytes} bytes")
        return content


def walk(paths: Iterable[Path]) -> tuple[SourceFile, ...]:
    """The files under `paths` in a fixed order, each once; a file given alone has its folder as root.

    Raises SourceRefused(VANISHED) for a path that does not exist: a mistyped folder is no empty one.
    """
    found: dict[tuple[Path, str | None], SourceFile] = {}
    for path in paths:
        resolved = path.resolve()
        if not resolved.exists():
            raise SourceRefused(RefusalReason.VANISHED, str(path))
        for source in _walk_one(resolved):
            found.setdefault((source.absolute.resolve(), source.member), source)
    return tuple(found.values())


def _walk_one(path: Path) -> Iterator[SourceFile]:
    if path.is_file():
        yield from _source_file(path.parent, path)
        return
    for folder, names, files in os.walk(path):
        names[:] = sorted(name for name in names if not _is_temporary(name))
        for name in sorted(files, key=_nfc):
            if not _is_temporary(name):
                yield from _source_file(path, Path(folder) / name)


def _source_file(root: Path, path: Path) -> Iterator[SourceFile]:
    """The file, or nothing where it is no regular file, leads outside the root, or just vanished."""
    try:
        target = path.resolve(strict=True)
        if not target.is_file() or not target.is_relative_to(root):
            return
        size = target.stat().st_size
    except OSError:
        return
    source = SourceFile(str(root), _nfc(path.relative_to(root).as_posix()), path, size)
    try:
        inside = members(path)
    except SourceRefused as refused:
        yield replace(source, refused=refused.reason)
        return
    if not inside:
        yield source
    for member in inside:
        if not _is_temporary(member.path.rsplit("/", 1)[-1]):
            yield _member(source, member)


def _member(archive: SourceFile, member: Member) -> SourceFile:
    return replace(
        archive,
        path=f"{archive.path}/{_nfc(member.path)}",
        size=member.size,
        member=member.name,
        refused=None if member.safe else RefusalReason.UNSAFE_NAME,
    )


def _is_temporary(name: str) -> bool:
    return name.startswith(_TEMPORARY_PREFIXES) or name in _TEMPORARY_NAMES


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
