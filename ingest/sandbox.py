"""Reading files in worker processes, so that one that hangs, crashes or eats memory stops nothing else."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import queue
import shutil
import signal
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from types import TracebackType
from typing import Generic, TypeVar

from ingest.limits import Limits
from ingest.worker import BEAT, Done, Refused, Work, serve
from retrieval.domain.errors import RefusalReason, SourceRefused

_START_SECONDS = 120.0
_GRACE_SECONDS = 2.0
# A process that has imported what the workers need, and nothing else, makes them by fork: a dead one is
# replaced in an instant. Windows has no such thing.
if sys.platform == "win32":
    _CONTEXT = multiprocessing.get_context("spawn")
else:
    _CONTEXT = multiprocessing.get_context("forkserver")
_Slip = TypeVar("_Slip")
_Made = TypeVar("_Made")


class Sandbox(Generic[_Slip, _Made]):
    """A few workers that stay alive from file to file; one that dies or is late is replaced.

    `submit` returns at once; the future gives what `work` makes of the file or raises SourceRefused.
    """

    def __init__(self, limits: Limits, work: Work[_Slip, _Made]) -> None:
        self._workers = [_Worker(limits, work) for _ in range(limits.workers)]
        self._idle: queue.SimpleQueue[_Worker[_Slip, _Made]] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        # Twice as many: while what a worker made is unpacked, it works on the next file.
        self._threads = ThreadPoolExecutor(2 * limits.workers, thread_name_prefix="parse")

    def __enter__(self) -> Sandbox[_Slip, _Made]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Have all workers started, which otherwise start when they are needed; nobody waits for them."""
        for worker in self._workers:
            self._threads.submit(worker.start)

    def submit(self, content: bytes, slip: _Slip) -> Future[_Made]:
        """Have the work done on `content`."""
        return self._threads.submit(self._do, content, slip)

    def close(self) -> None:
        """Stop the workers, busy or not."""
        for worker in self._workers:
            worker.stop(for_good=True)
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _do(self, content: bytes, slip: _Slip) -> _Made:
        worker = self._idle.get()
        try:
            packed = worker.do(content, slip)
        finally:
            self._idle.put(worker)
        reply: Done[_Made] | Refused = pickle.loads(packed)
        if isinstance(reply, Refused):
            raise SourceRefused(reply.reason, reply.detail)
        return reply.made


class _Worker(Generic[_Slip, _Made]):
    """One process, started when first needed at the latest; with a folder for what its programs write."""

    def __init__(self, limits: Limits, work: Work[_Slip, _Made]) -> None:
        self._limits = limits
        self._work = work
        self._folder = ""
        self._process: BaseProcess | None = None
        self._starting = Lock()
        self._pipe: Connection | None = None
        self._is_ready = False
        self._closed = False

    def do(self, content: bytes, slip: _Slip) -> bytes:
        """Have the work done in the process, whose reply comes packed; SourceRefused when it dies or is
        late."""
        pipe = self._ready()
        try:
            pipe.send((content, slip))
            return self._awaited(pipe)
        except (EOFError, OSError) as error:
            raise self._died() from error

    def _awaited(self, pipe: Connection) -> bytes:
        """The reply; every page that is begun in time gives the file its time anew, up to a bound."""
        last = time.monotonic() + self._limits.file_seconds
        while pipe.poll(min(self._limits.parse_seconds, max(0.0, last - time.monotonic()))):
            reply = pipe.recv_bytes()
            if reply != BEAT:
                return reply
        self.stop()
        raise SourceRefused(RefusalReason.TIMED_OUT, f"{self._limits.parse_seconds:g} s")

    def stop(self, *, for_good: bool = False) -> None:
        """Kill the process and the programs that it started."""
        with self._starting:
            self._closed = self._closed or for_good
            process, self._process = self._process, None
        if process is not None:
            _kill(process)
            process.join()
        shutil.rmtree(self._folder, ignore_errors=True)

    def start(self) -> None:
        """Start the process, where none runs."""
        with self._starting:
            if self._process is not None or self._closed:
                return
            _CONTEXT.set_forkserver_preload([serve.__module__, self._work.__module__])
            self._pipe, theirs = _CONTEXT.Pipe()
            self._folder = tempfile.mkdtemp(prefix="tracuu-worker-")
            served = (theirs, self._limits, self._folder, self._work)
            process = _CONTEXT.Process(target=serve, args=served, daemon=True)
            process.start()
            theirs.close()
            self._is_ready = False
            self._process = process

    def _ready(self) -> Connection:
        self.start()
        if self._process is None or self._pipe is None:
            raise SourceRefused(RefusalReason.TIMED_OUT, "stopped")
        if self._is_ready:
            return self._pipe
        if self._closed or not self._pipe.poll(_START_SECONDS):
            self.stop()
            raise SourceRefused(RefusalReason.TIMED_OUT, "the reading process did not start")
        try:
            self._pipe.recv()
        except (EOFError, OSError) as error:
            raise self._died() from error
        self._is_ready = True
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


def _kill(process: BaseProcess) -> None:
    """The worker leads a process group of its own: whatever it started goes with it."""
    process.kill()
    if sys.platform != "win32" and process.pid is not None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
