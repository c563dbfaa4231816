"""Figures on the page: an indicator over time, as a table and as charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from bot.http.access import Reading, ServicesHere
from bot.render import ledger
from bot.services import Services
from bot.web import charts, links
from bot.web.templating import page
from retrieval.ask.ledger_reading import LedgerRow
from retrieval.domain.ledger import LedgerQuery
from retrieval.domain.query import Scope

router = APIRouter(prefix=links.FIGURES)

_SHOWN = 200
_OFFERED = 12
_CONSIDERED = 3000
_WORDS = range(2, 8)
"""How many words an indicator has that can be offered by its name."""
Words = Annotated[str, Query(max_length=200)]


@router.get("")
async def looked_up(
    request: Request,
    principal: Reading,
    services: ServicesHere,
    chi_tieu: Words = "",
    dia_ban: Words = "",
    ky: Words = "",
    van_ban: Words = "",
) -> Response:
    """The figures of an indicator, or of a document."""
    rows: Sequence[LedgerRow] = ()
    if van_ban:
        rows = await services.run(_of_document, services, van_ban, principal.scope)
    elif chi_tieu.strip():
        rows = await services.run(
            services.archive.figures().look_up,
            chi_tieu,
            principal.scope,
            services.today(),
            place=dia_ban.strip() or None,
            period=ky.strip() or None,
            limit=_SHOWN,
        )
    return page(
        request,
        "figures.html.j2",
        principal,
        asked={"chi_tieu": chi_tieu, "dia_ban": dia_ban, "ky": ky, "van_ban": van_ban},
        charts=charts.charts(rows),
        titles=ledger.TITLES,
        rows=tuple(charts.table(rows, ledger.table_rows(rows))),
        offered=await services.run(_offered, services, principal.scope) if not rows else (),
        shape=charts,
    )


def _of_document(services: Services, document_id: str, scope: Scope) -> Sequence[LedgerRow]:
    stored = services.archive.catalog.document(document_id, scope)
    return services.archive.figures().of_document(stored, scope) if stored else ()


def _offered(services: Services, scope: Scope) -> tuple[str, ...]:
    """The indicators that the archive knows over most years."""
    years: dict[str, set[int]] = {}
    for entry in services.archive.ledger.find(LedgerQuery(scope, limit=_CONSIDERED)):
        observation = entry.observation
        if observation.period and len(observation.indicator.split()) in _WORDS:
            years.setdefault(observation.indicator, set()).add(observation.period.end.year)
    ordered = sorted(years, key=lambda indicator: (-len(years[indicator]), indicator))
    return tuple(ordered[:_OFFERED])
