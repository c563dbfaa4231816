"""`tracuu eval …`: hands over to the evaluation room, which is imported only then."""

from __future__ import annotations

import typer

from bot.cli.command import Command, Group
from retrieval.domain.errors import ConfigurationError

_HELP = "Đo chất lượng và tốc độ: bao nhiêu câu trả lời đúng, hôm nay có hơn hôm qua không, nhanh đến đâu."
_OF_THE_EVAL_EXTRA = frozenset({"bm25s", "ir_measures", "jsonschema", "matplotlib"})


def evaluate(context: typer.Context) -> None:
    """Đo chất lượng và tốc độ (cần gói tuỳ chọn eval); xem: tracuu eval --help."""
    try:
        from eval.cli import app
    except ModuleNotFoundError as error:
        missing = (error.name or "").split(".")[0]
        if missing not in _OF_THE_EVAL_EXTRA:
            raise
        raise ConfigurationError(
            f"Thiếu gói {missing} cho việc đo đạc.", 'Cài bằng: pip install "tracuu[eval]".'
        ) from error
    code = _whole(app)(context.args or ["--help"], prog_name="tracuu eval", standalone_mode=False)
    if isinstance(code, int) and code:
        raise typer.Exit(code)


def _whole(room: typer.Typer) -> typer.Typer:
    """The commands of the room, and the one that measures this program from outside."""
    from bot.cli.speed import speed
    from eval.file_commands import ingest_command, ocr_command

    whole = typer.Typer(
        cls=Group,
        help=_HELP,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    whole.add_typer(room)
    whole.command(cls=Command)(speed)
    whole.command("ocr", cls=Command)(ocr_command)
    whole.command("ingest", cls=Command)(ingest_command)
    return whole
