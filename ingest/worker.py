"""The worker's side of the sandbox: a process with limits that does one piece of work after another."""

from __future__ import annotations

import gc
import math
import os
import pickle
import shutil
import signal
import struct
import sys
import tempfile
import time
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Generic, Protocol, TypeVar

from lxml import etree

from ingest.heartbeat import heard_by
from ingest.limits import MAX_WRITTEN_BYTES, Limits
from retrieval.domain.errors import RefusalReason, SourceRefused

# What parsers raise on input that nobody foresaw; the file is broken, the worker goes on.
_PARSER_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    etree.LxmlError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
BEAT = b"beat"
"""Tells the owner that a file goes on; any other message is a packed reply."""
_BEAT_SECONDS = 1.0

_Slip_contra = TypeVar("_Slip_contra", contravariant=True)
_Made_co = TypeVar("_Made_co", covariant=True)
_Slip = TypeVar("_Slip")
_Made = TypeVar("_Made")


class Work(Protocol[_Slip_contra, _Made_co]):
    """What workers do with a file and the slip that goes with it: a function of a module, pure, that may
    raise SourceRefused; what it takes and makes can be pickled."""

    def __call__(self, content: bytes, slip: _Slip_contra, /) -> _Made_co: ...


@dataclass(frozen=True)
class Done(Generic[_Made]):
    """What became of a file."""

    made: _Made


@dataclass(frozen=True)
class Refused:
    """Why nothing became of it."""

    reason: RefusalReason
    detail: str


def serve(pipe: Connection, limits: Limits, folder: str, work: Work[_Slip, _Made]) -> None:
    """The worker's life: a file in, a reply out, until the owner hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    _limit_resources(limits.memory_bytes)
    # What is imported is never garbage: it need not be looked through again and again.
    gc.freeze()
    pipe.send("ready")
    # Until the owner hangs up; one that was killed removes nothing.
    with suppress(EOFError, OSError):
        while True:
            content, slip = pipe.recv()
            _limit_processor(limits.parse_seconds)
            with heard_by(_Beats(pipe, limits.parse_seconds)):
                reply = _reply(work, content, slip)
            pipe.send_bytes(pickle.dumps(reply))
    shutil.rmtree(folder, ignore_errors=True)


class _Beats:
    """Gives a file at work its time anew; the owner is not told more often than once a second."""

    def __init__(self, pipe: Connection, seconds: float) -> None:
        self._pipe = pipe
        self._seconds = seconds
        self._last = time.monotonic()

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self._last >= min(_BEAT_SECONDS, self._seconds / 4):
            self._last = now
            _limit_processor(self._seconds)
            self._pipe.send_bytes(BEAT)


def _reply(work: Work[_Slip, _Made], content: bytes, slip: _Slip) -> Done[_Made] | Refused:
    try:
        return Done(work(content, slip))
    except SourceRefused as refused:
        return Refused(refused.reason, refused.detail)
    except MemoryError:
        return Refused(RefusalReason.TOO_LARGE, "out of memory")
    except _PARSER_FAILURES as error:
        return Refused(RefusalReason.BROKEN, f"{type(error).__name__}: {error}"[:300])


if sys.platform == "win32":

    def _limit_resources(memory: int) -> None:
        """Windows has no such limits; the time limit of the owner remains."""

    def _limit_processor(seconds: float) -> None:
        """Windows has no such limit; the time limit of the owner remains."""

else:
    import resource

    def _limit_resources(memory: int) -> None:
        """Limits that the worker's programs inherit."""
        os.setpgid(0, 0)
        for kind, size in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_FSIZE, MAX_WRITTEN_BYTES)):
            _, hard = resource.getrlimit(kind)
            soft = size if hard == resource.RLIM_INFINITY else min(size, hard)
            resource.setrlimit(kind, (soft, hard))

    def _limit_processor(seconds: float) -> None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        soft = math.ceil(used.ru_utime + used.ru_stime + seconds + 1)
        resource.setrlimit(
            resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard)
        )
