"""`/v1/evaluations`: the latest reports of `tracuu eval`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ValidationError

from bot.http.access import Administering, ServicesHere, settings_of, within_quota

router = APIRouter(prefix="/v1/evaluations", tags=["vận hành"], dependencies=[Depends(within_quota)])

_SUMMARY = "summary.json"
_MOST = 50


class Estimate(BaseModel):
    """A mean, its 95 % interval, and the number of cases."""

    mean: float
    low: float
    high: float
    n: int


class Summary(BaseModel):
    """What summary.json says of a run, its single cases left out."""

    system: str
    made: str
    cases: int
    answered: int
    unsupported_figures: int
    false_quotes: int
    scores: dict[str, dict[str, Estimate]]
    refusal: dict[str, Estimate]
    latency_ms: dict[str, float]


class Evaluation(BaseModel):
    """A run by the name of its folder."""

    name: str
    summary: Summary


@router.get("", summary="Báo cáo đánh giá gần nhất")
async def evaluations(principal: Administering, services: ServicesHere, request: Request) -> list[Evaluation]:
    """The runs below TRACUU_HTTP_REPORTS, the latest first."""
    folder = settings_of(request).http_reports
    return await services.run(
        lambda: sorted(reports(folder), key=lambda each: each.summary.made, reverse=True)
    )


def reports(folder: Path) -> Iterator[Evaluation]:
    """What is readable; a run that is being written is left out."""
    latest = sorted(folder.glob(f"**/{_SUMMARY}"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in latest[:_MOST]:
        try:
            summary = Summary.model_validate_json(file.read_bytes())
        except ValidationError:
            continue
        yield Evaluation(name=file.parent.relative_to(folder).as_posix(), summary=summary)
