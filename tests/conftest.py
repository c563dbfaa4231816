"""Settings that every test shares."""

import os

import pytest
from hypothesis import settings

settings.register_profile("local", deadline=None, max_examples=100)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make transcript` writes the documented conversation again."""
    parser.addoption("--write-transcript", action="store_true", help="write docs/telegram-transcript.md")
