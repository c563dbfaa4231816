"""The pages: over the ASGI app as clients call it, and in a real browser over the program itself."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from lxml import html
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.http.app import create_app
from bot.services import Services
from bot.web.site import error_page, pages_of
from tests.integration.http.conftest import calling
from tests.sparse import copy_folder

ROOT = Path(__file__).parents[3]
_START_SECONDS = 60
_PATIENCE = 20_000
"""Milliseconds that a browser waits: a machine may be busy with other tests."""
PASSWORD = "một mật khẩu đủ dài"


def browser_of_this_machine() -> str | None:
    """Chromium or Chrome, where one is installed."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@dataclass(frozen=True)
class Shown:
    """A page that came back, read as a browser reads it."""

    answer: httpx.Response

    @property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.answer.text)

    def texts(self, path: str) -> list[str]:
        """What the elements of an XPath say, in order."""
        return [" ".join(each.text_content().split()) for each in self.tree.xpath(path)]


@pytest.fixture
def app(services: Services) -> Iterator[FastAPI]:
    """The whole front with its pages."""
    made = create_app(services, error_page=error_page)
    with pages_of(made, services):
        yield made


@pytest.fixture
async def visitor(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at the machine itself, with a browser."""
    async with calling(app) as client:
        client.headers["accept"] = "text/html"
        client.follow_redirects = True
        yield client


@dataclass(frozen=True)
class Served:
    """The program at work over an archive."""

    address: str
    data: Path


@contextmanager
def serve(data: Path, log: Path, **settings: str) -> Iterator[Served]:
    """`tracuu serve` with these settings, until the test is over."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRACUU_")}
    command = [sys.executable, "-m", "bot", "serve", "--data", str(data)]
    with log.open("wb") as output:
        program = subprocess.Popen(
            command,
            env=environment | {"TRACUU_HTTP_PORT": str(port)} | settings,
            stdout=output,
            stderr=output,
            cwd=ROOT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _await(program, address, log)
            yield Served(address, data)
        finally:
            program.terminate()
            program.wait(30)


def _await(program: subprocess.Popen[bytes], address: str, log: Path) -> None:
    last = time.monotonic() + _START_SECONDS
    while time.monotonic() < last and program.poll() is None:
        try:
            if httpx.get(f"{address}/healthz").is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def served(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The program over a copy of the sample archive: others copy it, too, and a socket cannot be copied."""
    folder = tmp_path_factory.mktemp("phuc-vu")
    with serve(copy_folder(samples, folder / "kho"), folder / "serve.log") as program:
        yield program


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser; tests that need one are skipped where there is none.

    Of one module: while Playwright is open no other test can run an event loop.
    """
    found = browser_of_this_machine()
    if found is None:
        pytest.skip("no Chromium on this machine: make setup-system installs it")
    expect.set_options(timeout=_PATIENCE)
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not start for root, as in containers.
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Page]:
    """A fresh window on a desk; anything that the page says to the console is a failure."""
    context = browser.new_context(viewport={"width": 1360, "height": 860}, locale="vi-VN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: _stays_here(request.url, complaints))
    yield page
    context.close()
    assert complaints == []


def _stays_here(url: str, complaints: list[str]) -> None:
    if not re.match(r"http://127\.0\.0\.1:\d+/|data:|about:", url):
        complaints.append(f"the page went elsewhere: {url}")


def ask(page: Page, address: str, question: str) -> None:
    """Type a question on the first page, or after the last answer where `address` is ''."""
    if address:
        page.goto(address)
    before = page.locator(".turn").count()
    page.fill("#cau-hoi", question)
    page.press("#cau-hoi", "Enter")
    expect(page.locator(".turn")).to_have_count(before + 1)
    page.wait_for_load_state()
