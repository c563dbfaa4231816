"""Unix sockets by path, however long the path is."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

_LONGEST = 100
"""Bytes; systems take 104 to 108."""


@contextmanager
def address(path: Path) -> Iterator[str]:
    """What to bind or connect to for a socket at `path`; holds inside the block only.

    Linux reaches a folder by its open descriptor, whatever its name; elsewhere long paths raise OSError.
    """
    if len(os.fsencode(path)) <= _LONGEST:
        yield str(path)
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)


def listen(path: Path) -> socket.socket:
    """A listening socket at `path` that this user alone can reach; what lay there is replaced."""
    path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with address(path) as where:
            listening.bind(where)
        path.chmod(0o600)
        listening.listen(64)
    except OSError:
        listening.close()
        raise
    return listening


class SocketConnection(HTTPConnection):
    """HTTP to a server that listens at a path."""

    def __init__(self, path: Path, timeout: float | None) -> None:
        super().__init__("localhost", timeout=timeout)
        self._path = path

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(self.timeout)
        with address(self._path) as where:
            self.sock.connect(where)
