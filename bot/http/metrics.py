"""Figures of the running server for Prometheus."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.http.access import Measuring
from retrieval.ports import Tally

router = APIRouter(tags=["vận hành"])

_SECONDS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60)


class Metrics:
    """What is counted, in a registry of its own: a process may hold several apps."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._questions = Counter(
            "tracuu_questions",
            "Questions by outcome and channel.",
            ("outcome", "channel"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "tracuu_answer_seconds",
            "Time to an answer, without waiting.",
            registry=self.registry,
            buckets=_SECONDS,
        )
        self._requests = Counter(
            "tracuu_http_requests",
            "Requests by route and status.",
            ("route", "status"),
            registry=self.registry,
        )

    def answered(self, outcome: str, channel: str, seconds: float) -> None:
        """One more answer."""
        self._questions.labels(outcome, channel).inc()
        self._seconds.observe(seconds)

    def watch(self, name: str, meaning: str, value: Callable[[], float]) -> None:
        """A figure that is looked up when somebody asks."""
        Gauge(name, meaning, registry=self.registry).set_function(value)

    def publish(self, tally: Tally) -> None:
        """What the archive counts: what a language model did and cost."""
        self.registry.register(_Tallied(tally))

    def requested(self, route: str, status: int) -> None:
        """One more request; `route` is the pattern, so that ids make no series of their own."""
        self._requests.labels(route, str(status)).inc()


class _Tallied(Collector):
    """Reads a tally whenever somebody asks."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally

    def collect(self) -> Iterable[Metric]:
        counted = CounterMetricFamily("tracuu_events", "What happened since the start.", labels=("name",))
        for name, count in sorted(self._tally.read().items()):
            counted.add_metric((name,), count)
        yield counted


class CountingRequests:
    """Counts every request by its route and status."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "")
                self._metrics.requested(route, message["status"])
            await send(message)

        await self._app(scope, receive, counted)


@router.get("/metrics", summary="Số đo cho Prometheus", response_class=Response)
async def metrics(request: Request, principal: Measuring) -> Response:
    """Counts and times, no words of anybody."""
    held: Metrics = request.app.state.metrics
    return Response(generate_latest(held.registry), media_type=CONTENT_TYPE_LATEST)
