"""Whatever the OpenAPI allows, and what it does not, is answered; nothing of it breaks the server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urljoin

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bot.http.app import create_app
from bot.services import Services
from bot.settings import HttpSettings
from bot.state.people import EVERYTHING
from bot.state.rights import Right
from tests.integration.serving import serving_here

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


@pytest.fixture
def openapi(services: Services) -> Iterator[schemathesis.BaseSchema]:
    """The schema of a running server, called by somebody who may do everything."""
    secret = services.state.keys.create("thử", list(Right), EVERYTHING)
    with serving_here(create_app(services, HttpSettings(http_quota=10**9))) as address:
        schema = schemathesis.openapi.from_url(f"{address}/openapi.json")
        schema.config.update(headers={"Authorization": f"Bearer {secret}"})
        yield schema


def call_everything(schema: schemathesis.BaseSchema, examples: int) -> int:
    """Calls every operation with so many allowed and as many forbidden requests; how many operations."""
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations:
        for mode in GenerationMode:
            call(operation.as_strategy(generation_mode=mode), examples)
    return len(operations)


def call(cases: SearchStrategy[schemathesis.Case], examples: int) -> None:
    """Calls one operation."""

    @settings(deadline=None, max_examples=examples, suppress_health_check=list(HealthCheck), database=None)
    @given(case=cases)
    def once(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    # An operation that takes nothing can be given nothing wrong.
    with suppress(Unsatisfiable):
        once()


def test_no_call_breaks_the_server(openapi: schemathesis.BaseSchema) -> None:
    assert call_everything(openapi, 3) > 15
    counted = httpx.get(urljoin(openapi.location or "", "/metrics"), headers=openapi.config.headers).text
    # For administrators only: the calls were those of somebody who may do everything.
    assert 'route="/v1/evaluations",status="200"' in counted


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_no_call_of_many_breaks_the_server(openapi: schemathesis.BaseSchema) -> None:
    call_everything(openapi, 150)
