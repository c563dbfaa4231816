"""The program: loads .env, runs the command line, and turns every failure into one clear line."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress

import typer
from dotenv import find_dotenv, load_dotenv
from typer.exceptions import TyperException

from bot.cli import console
from bot.cli.app import app
from bot.cli.usage import in_vietnamese
from bot.configuration import bot_settings
from retrieval.domain.errors import ConfigurationError, TracuuError

FAILED = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code: 0 done, 1 done in part, 2 failed, 130 stopped by the user."""
    console.speak_utf8()
    load_dotenv(find_dotenv(usecwd=True), override=False)
    try:
        return _run(sys.argv[1:] if arguments is None else list(arguments))
    except TracuuError as error:
        console.complain(error.message, error.way_out)
    except TyperException as error:
        console.complain(in_vietnamese(error.format_message()), "Xem cách dùng bằng --help.")
    except (KeyboardInterrupt, typer.Abort):
        console.note("Đã dừng theo yêu cầu. Những gì đã báo là xong thì vẫn còn nguyên.")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader (`| head`) has enough. Python would complain once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        _report(error)
    return FAILED


def _run(arguments: list[str]) -> int:
    code = app(arguments, prog_name="tracuu", standalone_mode=False)
    sys.stdout.flush()
    return code if isinstance(code, int) else 0


def _report(error: Exception) -> None:
    """What nobody foresaw, in one line; the stack only for those who asked for it."""
    with suppress(ConfigurationError):
        if bot_settings().debug:
            traceback.print_exception(error)
    console.complain(
        f"Sự cố ngoài dự kiến ({type(error).__name__}: {error}).",
        "Chạy `tracuu doctor`; đặt TRACUU_DEBUG=true để xem chi tiết kỹ thuật.",
    )
