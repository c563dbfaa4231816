"""`/v1/jobs`: how far an upload is."""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from typing_extensions import TypedDict

from bot.http import wording
from bot.http.access import Uploading, within_quota
from bot.http.problems import Problem
from bot.render.ingested import FileJson, file_json
from bot.state.rights import Right
from ingest.results import FileResult

router = APIRouter(prefix="/v1/jobs", tags=["nạp văn bản"], dependencies=[Depends(within_quota)])

_KEPT = 1000


class JobState(StrEnum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass
class Job:
    """One upload on its way into the archive; hears the pipeline in its thread."""

    actor: int
    collection: str
    files: tuple[str, ...]
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    state: JobState = JobState.WAITING
    total: int = 0
    results: list[FileResult] = field(default_factory=list)

    def started(self, total: int) -> None:
        """The turn has come and the number of files is known."""
        self.state, self.total = JobState.RUNNING, total

    def file_done(self, result: FileResult) -> None:
        """One more."""
        self.results.append(result)

    def finished(self, results: Sequence[FileResult]) -> None:
        """Every file has its result."""
        self.state = JobState.DONE


class JobJson(TypedDict):
    """A job: `done` of `total` files have a result; a .zip counts as the files in it."""

    id: str
    state: JobState
    collection: str
    files: list[str]
    total: int
    done: int
    results: list[FileJson]


class Jobs:
    """The latest jobs, in memory: what was told as done lies in the archive, whatever becomes of the job."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, job: Job, work: Coroutine[object, object, None]) -> None:
        """Keep the job and do its work in the background."""
        self._jobs[job.id] = job
        while len(self._jobs) > _KEPT:
            self._jobs.popitem(last=False)
        task = asyncio.create_task(self._see_through(job, work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def find(self, job_id: str, actor: int, *, anybodys: bool) -> Job:
        """A job of `actor`, or of anybody; raises Problem."""
        job = self._jobs.get(job_id)
        if job is None or not (anybodys or job.actor == actor):
            raise Problem(HTTPStatus.NOT_FOUND, wording.JOB_UNKNOWN)
        return job

    @staticmethod
    async def _see_through(job: Job, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        finally:
            if job.state is not JobState.DONE:
                job.state = JobState.FAILED


def jobs_of(request: Request) -> Jobs:
    """What `create_app` made."""
    jobs: Jobs = request.app.state.jobs
    return jobs


JobsHere = Annotated[Jobs, Depends(jobs_of)]


def job_json(job: Job) -> JobJson:
    """A job for machines."""
    return {
        "id": job.id,
        "state": job.state,
        "collection": job.collection,
        "files": list(job.files),
        "total": job.total,
        "done": len(job.results),
        "results": [file_json(result) for result in job.results],
    }


@router.get("/{job_id}", summary="Một lần nạp")
async def one(job_id: str, principal: Uploading, jobs: JobsHere) -> JobJson:
    """How far it is, and what became of each file."""
    return job_json(jobs.find(job_id, principal.actor, anybodys=principal.may(Right.ADMIN)))
