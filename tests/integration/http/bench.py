"""How long an answer takes with 50 people asking at once, beside one alone, and what /healthz says meanwhile.

`make bench-http`, or with other numbers: python -m tests.integration.http.bench --askers 100 --questions 5
The server runs in a process of its own over the sample archive; everybody speaks real HTTP over loopback.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import httpx

from bot.__main__ import main as tracuu

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
HEALTH_EVERY = 0.05


def questions() -> list[str]:
    """The golden questions of the sample archive."""
    lines = (SAMPLES / "golden-author.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["question"] for line in lines]


async def ask(client: httpx.AsyncClient, question: str) -> float:
    """Milliseconds to a whole answer; anything but an answer is an error."""
    begun = time.perf_counter()
    reply = await client.post("/v1/ask", json={"question": question})
    reply.raise_for_status()
    assert reply.json()["schema"] == "tracuu.answer/1"
    return (time.perf_counter() - begun) * 1000


async def asker(address: str, number: int, count: int) -> list[float]:
    """One person: a question after the other, on a connection of their own."""
    known = questions()
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        return [await ask(client, known[(number + 7 * n) % len(known)]) for n in range(count)]


async def health(address: str, into: list[float]) -> None:
    """Milliseconds of /healthz until cancelled."""
    async with httpx.AsyncClient(base_url=address, timeout=120) as client:
        while True:
            begun = time.perf_counter()
            (await client.get("/healthz")).raise_for_status()
            into.append((time.perf_counter() - begun) * 1000)
            await asyncio.sleep(HEALTH_EVERY)


async def measured(address: str, askers: int, count: int) -> str:
    """One line of the table."""
    alive: list[float] = []
    watching = asyncio.create_task(health(address, alive))
    begun = time.perf_counter()
    taken = [
        t for some in await asyncio.gather(*(asker(address, n, count) for n in range(askers))) for t in some
    ]
    seconds = time.perf_counter() - begun
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    figures = (*_quantiles(taken), len(taken) / seconds, *_quantiles(alive))
    return f"{askers:>6}  {len(taken):>9}  " + "  ".join(f"{figure:>11.1f}" for figure in figures)


def _quantiles(milliseconds: list[float]) -> tuple[float, float]:
    return statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20)[-1]


async def bench(address: str, askers: int, count: int) -> None:
    """One alone, then all together."""
    async with httpx.AsyncClient(base_url=address) as client:
        for _ in range(600):
            with suppress(httpx.TransportError):
                await client.get("/readyz")
                break
            await asyncio.sleep(0.1)
    await asker(address, 0, 5)
    titles = ("askers", "questions", "p50 ms", "p95 ms", "answers/s", "healthz p50", "healthz p95")
    sys.stdout.write("  ".join((titles[0], titles[1], *(f"{title:>11}" for title in titles[2:]))) + "\n")
    for number in (1, askers):
        sys.stdout.write(await measured(address, number, count if number > 1 else 40) + "\n")


def main() -> None:
    """Serve the sample archive and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--askers", type=int, default=50)
    parser.add_argument("--questions", type=int, default=4)
    chosen = parser.parse_args()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        assert tracuu(["ingest", str(SAMPLES / "archive"), "--data", folder]) == 0
        command = [sys.executable, "-m", "bot", "serve", "--port", str(port), "--data", folder]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=ROOT)
        try:
            asyncio.run(bench(f"http://127.0.0.1:{port}", chosen.askers, chosen.questions))
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    os.environ.pop("TRACUU_EVAL_DATA", None)
    main()
