"""What commands write: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from os import environ

from bot.render.terminal import printable


def speak_utf8() -> None:
    """Vietnamese must come out whole whatever the locale; what cannot be encoded never stops a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str = "") -> None:
    """A line of the result."""
    sys.stdout.write(text + "\n")


def say_exactly(text: str) -> None:
    """`text` and nothing else: no newline is added or translated."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def say_json(value: object) -> None:
    """The result for machines."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


def note(text: str) -> None:
    """A line beside the result."""
    sys.stderr.write(text + "\n")


def complain(message: str, way_out: str = "") -> None:
    """One line saying what is wrong and the way out."""
    note(" ".join(printable(part) for part in ("Lỗi:", message, way_out) if part))


def wants_colour() -> bool:
    """Whether standard output is a terminal whose owner has not refused colour."""
    return sys.stdout.isatty() and "NO_COLOR" not in environ


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows under titles; cells wrap in a terminal and are never cut elsewhere."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.SIMPLE, pad_edge=False)
    for title in titles:
        shown.add_column(title, overflow="fold")
    for row in rows:
        shown.add_row(*(Text(printable(cell)) for cell in row))
    # Piped output has no width of its own: 80 columns would break numbers apart.
    Console(width=None if sys.stdout.isatty() else 200, no_color=not wants_colour()).print(shown)
