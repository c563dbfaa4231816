"""Requests that are too large or too slow, over real connections."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing
from urllib.parse import urlsplit

import httpx
import pytest

from bot.http.app import create_app
from bot.services import Services
from bot.settings import HttpSettings
from tests.integration.serving import serving_here

HEAD = "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


@pytest.fixture
def address(services: Services) -> Iterator[str]:
    """A server with little patience."""
    with serving_here(create_app(services, HttpSettings(http_seconds=1.0)), idle_seconds=1) as here:
        yield here


def connected(address: str, said: str) -> socket.socket:
    """A connection on which something was said."""
    parts = urlsplit(address)
    connection = socket.create_connection((parts.hostname, parts.port), timeout=60)
    connection.sendall(said.encode())
    return connection


def answered(connection: socket.socket) -> str:
    """Everything that comes until the server closes the connection."""
    with closing(connection):
        pieces = b""
        while piece := connection.recv(65536):
            pieces += piece
    return pieces.decode()


@pytest.mark.parametrize(
    "path", ["/v1/ask", "/v1/documents?collection=a&name=b.txt", "/dang-nhap", "/khong-co"]
)
def test_what_is_announced_too_large_is_not_read(address: str, path: str) -> None:
    said = answered(connected(address, HEAD.format(path) + f"Content-Length: {2 << 30}\r\n\r\n"))
    assert said.startswith("HTTP/1.1 413 ")
    assert "connection: close" in said.lower() and "vượt giới hạn" in said


def test_a_question_of_20_megabytes_is_refused(address: str) -> None:
    reply = httpx.post(f"{address}/v1/ask", content=b"a" * (20 << 20))
    assert reply.status_code == 413


@pytest.mark.parametrize("length", ["-1", "abc", "1e9", "9" * 5000])
def test_a_length_that_is_no_number_is_refused(address: str, length: str) -> None:
    said = answered(connected(address, HEAD.format("/v1/ask") + f"Content-Length: {length}\r\n\r\n"))
    assert said.split()[1] in ("400", "413")


def test_a_body_that_does_not_come_is_not_waited_for(address: str) -> None:
    said = answered(connected(address, HEAD.format("/v1/ask") + 'Content-Length: 99\r\n\r\n{"quest'))
    assert said.startswith("HTTP/1.1 408 ")
    assert "quá chậm" in said


def test_headers_that_do_not_come_are_not_waited_for(address: str) -> None:
    assert answered(connected(address, "GET /healthz HTTP/1.1\r\nHost: 127")) == ""
    again = connected(address, "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /healthz HTTP/1.1\r\n")
    assert answered(again).count("200 OK") == 1
    assert answered(connected(address, "")) == ""


def test_many_slow_clients_keep_nobody_waiting(address: str) -> None:
    with ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(closing(connected(address, "GET /healthz HTTP/1.1\r\n")))
        assert httpx.get(f"{address}/healthz").json() == {"status": "ok"}
