"""Untrusted files in worker processes, so that one that hangs, crashes or eats memory stops nothing else."""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import queue
import shutil
import signal
import struct
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import TypeVar, cast

from lxml import etree

from ingest import formats
from ingest.heartbeat import heard_by
from ingest.limits import MAX_WRITTEN_BYTES, Limits
from ingest.parsed import ParsedText
from retrieval.domain.errors import RefusalReason, SourceRefused

_START_SECONDS = 120.0
_GRACE_SECONDS = 2.0
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
_BEAT = "beat"
A = TypeVar("A")
T = TypeVar("T")
_Work = Callable[..., object]


@dataclass(frozen=True)
class _Done:
    """What the work returned."""

    value: object


_Reply = _Done | tuple[RefusalReason, str]


class Sandbox:
    """A few workers that stay alive from file to file; one that dies or is late is replaced.

    `submit` and `run` return at once; the future gives the result or raises SourceRefused.
    """

    def __init__(self, limits: Limits) -> None:
        self._workers = [_Worker(limits) for _ in range(limits.workers)]
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(limits.workers, thread_name_prefix="parse")

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, content: bytes, name: str) -> Future[ParsedText]:
        """Have `content` parsed."""
        return self.run(formats.parse, content, name)

    def run(self, work: Callable[[bytes, A], T], content: bytes, argument: A) -> Future[T]:
        """Have `work`, a function of a module, done on `content` in a worker."""
        return self._threads.submit(self._run, work, content, argument)

    def close(self) -> None:
        """Stop the workers, busy or not."""
        for worker in self._workers:
            worker.stop(for_good=True)
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _run(self, work: Callable[[bytes, A], T], content: bytes, argument: A) -> T:
        worker = self._idle.get()
        try:
            return cast(T, worker.run(work, content, argument))
        finally:
            self._idle.put(worker)


class _Worker:
    """One process, started when first needed, with a folder for what it and its programs write."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._folder = ""
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False

    def run(self, work: _Work, content: bytes, argument: object) -> object:
        """Do the work in the process; SourceRefused when it refuses, dies, or is late."""
        pipe = self._started()
        try:
            pipe.send((work, content, argument))
            reply = self._awaited(pipe)
        except (EOFError, OSError) as error:
            raise self._died() from error
        if isinstance(reply, _Done):
            return reply.value
        raise SourceRefused(*reply)

    def _awaited(self, pipe: Connection) -> _Reply:
        """The reply; every page that is begun in time gives the file its time anew, up to a bound."""
        last = time.monotonic() + self._limits.file_seconds
        while pipe.poll(min(self._limits.parse_seconds, max(0.0, last - time.monotonic()))):
            reply: _Reply | str = pipe.recv()
            if not isinstance(reply, str):
                return reply
        self.stop()
        raise SourceRefused(RefusalReason.TIMED_OUT, f"{self._limits.parse_seconds:g} s")

    def stop(self, *, for_good: bool = False) -> None:
        """Kill the process and the programs that it started."""
        self._closed = self._closed or for_good
        process, self._process = self._process, None
        if process is not None:
            _kill(process)
            process.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _started(self) -> Connection:
        if self._process is None or self._pipe is None:
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            self._folder = tempfile.mkdtemp(prefix="tracuu-worker-")
            process = context.Process(target=_serve, args=(theirs, self._limits, self._folder), daemon=True)
            process.start()
            theirs.close()
            self._process, self._pipe = process, ours
            if self._closed or not ours.poll(_START_SECONDS):
                self.stop()
                raise SourceRefused(RefusalReason.TIMED_OUT, "the reading process did not start")
            try:
                ours.recv()
            except (EOFError, OSError) as error:
                raise self._died() from error
        return self._pipe

    def _died(self) -> SourceRefused:
        process, self._process = self._process, None
        if process is None:
            return SourceRefused(RefusalReason.TIMED_OUT, "stopped")
        process.join(_GRACE_SECONDS)
        code = process.exitcode
        _kill(process)
        shutil.rmtree(self._folder, ignore_errors=True)
        late = sys.platform != "win32" and code == -signal.SIGXCPU
        reason = RefusalReason.TIMED_OUT if late else RefusalReason.BROKEN
        return SourceRefused(reason, f"the reading process ended with {code}")


def _serve(pipe: Connection, limits: Limits, folder: str) -> None:
    """The worker's life: a file in, a reply out, until the owner hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = os.environ["TMPDIR"] = folder
    _limit_resources(limits.memory_bytes)
    pipe.send("ready")

    def beat() -> None:
        _limit_processor(limits.parse_seconds)
        pipe.send(_BEAT)

    while True:
        try:
            work, content, argument = pipe.recv()
        except (EOFError, OSError):
            return
        _limit_processor(limits.parse_seconds)
        with heard_by(beat):
            reply = _reply(work, content, argument)
        pipe.send(reply)


def _reply(work: _Work, content: bytes, argument: object) -> _Reply:
    try:
        return _Done(work(content, argument))
    except SourceRefused as refused:
        return (refused.reason, refused.detail)
    except MemoryError:
        return (RefusalReason.TOO_LARGE, "out of memory")
    except _PARSER_FAILURES as error:
        return (RefusalReason.BROKEN, f"{type(error).__name__}: {error}"[:300])


if sys.platform == "win32":

    def _kill(process: SpawnProcess) -> None:
        process.kill()

    def _limit_resources(memory: int) -> None:
        """Windows has no such limits; the time limit of the owner remains."""

    def _limit_processor(seconds: float) -> None:
        """Windows has no such limit; the time limit of the owner remains."""

else:
    import resource

    def _kill(process: SpawnProcess) -> None:
        """The worker leads a process group of its own: whatever it started goes with it."""
        process.kill()
        if process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)

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
