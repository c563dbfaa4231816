"""`/v1/figures`: the ledger of figures, as JSON and as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from typing_extensions import TypedDict

from bot.http import wording
from bot.http.access import Reading, ServicesHere, within_quota
from bot.http.documents import find
from bot.http.problems import Problem
from bot.render.ledger import as_csv
from retrieval.ask.ledger_reading import LedgerRow
from retrieval.contract import DocumentJson, document_json, plain_value
from retrieval.language.periods import find_periods, write_period

router = APIRouter(prefix="/v1", tags=["số liệu"], dependencies=[Depends(within_quota)])

_CSV = "text/csv"
_MOST = 2000
Words = Annotated[str, Query(max_length=200)]


class RowJson(TypedDict):
    """A figure as its document states it: `written` and `sentence` are verbatim, `value` a plain decimal.

    `start` and `end` are where it stands in the stored text, in code points.
    """

    indicator: str
    part_of: str
    written: str
    value: str
    unit: str
    bound: str
    measure: str
    status: str
    base: str | None
    period: str | None
    area: str | None
    document: DocumentJson
    page: int | None
    start: int
    end: int
    sentence: str


class FiguresJson(TypedDict):
    """The figures found, the best named first, then the latest."""

    figures: list[RowJson]


@router.get(
    "/figures",
    summary="Sổ số liệu",
    response_model=FiguresJson,
    responses={200: {"content": {_CSV: {"schema": {"type": "string"}}}}},
)
async def figures(
    request: Request,
    principal: Reading,
    services: ServicesHere,
    topic: Annotated[str, Query(max_length=200, examples=["GTSX công nghiệp"])] = "",
    document: Words = "",
    place: Words = "",
    period: Annotated[str, Query(max_length=200, examples=["năm 2021"])] = "",
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 200,
    form: Annotated[Literal["json", "csv"] | None, Query(alias="format")] = None,
) -> FiguresJson | Response:
    """The figures of an indicator, or of a document; CSV with `format=csv` or `Accept: text/csv`."""
    today, reader = services.today(), services.archive.figures()
    if document:
        stored = await services.run(find, services, document, principal.scope)
        rows = (await services.run(reader.of_document, stored, principal.scope))[:limit]
    elif topic.strip():
        if period and not find_periods(period, today):
            raise Problem(HTTPStatus.BAD_REQUEST, wording.PERIOD_UNKNOWN, wording.HOW_TO_WRITE_PERIODS)
        rows = await services.run(
            reader.look_up,
            topic,
            principal.scope,
            today,
            place=place.strip() or None,
            period=period.strip() or None,
            limit=limit,
        )
    else:
        raise Problem(HTTPStatus.BAD_REQUEST, wording.NO_TOPIC, wording.HOW_TO_LOOK_UP)
    if form == "csv" or (form is None and _CSV in request.headers.get("accept", "")):
        return _file(rows)
    return {"figures": [_row(row) for row in rows]}


def _file(rows: Sequence[LedgerRow]) -> Response:
    headers = {"Content-Disposition": 'attachment; filename="so-lieu.csv"'}
    return Response(as_csv(rows), headers=headers, media_type=_CSV)


def _row(row: LedgerRow) -> RowJson:
    observation, quantity = row.observation, row.observation.quantity
    return {
        "indicator": observation.indicator,
        "part_of": observation.part_of,
        "written": row.written,
        "value": plain_value(quantity),
        "unit": quantity.unit,
        "bound": quantity.bound.value,
        "measure": observation.measure.value,
        "status": observation.status.value,
        "base": observation.base.value if observation.base else None,
        "period": write_period(observation.period) if observation.period else None,
        "area": observation.area,
        "document": document_json(row.stored),
        "page": row.locator.page,
        "start": quantity.span.start,
        "end": quantity.span.end,
        "sentence": row.sentence,
    }
