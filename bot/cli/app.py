"""The command line as a whole: which commands there are and how they are grouped."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli import (
    admin,
    ask,
    console,
    doctor,
    documents,
    evaluation,
    figures,
    ingest,
    keys,
    model,
    reading,
    records,
    reindex,
    serve,
    status,
    sync,
)
from bot.cli.command import ASKING, CHECKING, KEEPING, OPTIONS, SERVING, Command, Group

_HELP = """Tra cứu văn bản của cơ quan: hỏi bằng tiếng Việt, trả lời bằng chính lời văn bản, có trích dẫn.

Mỗi con số, ngày tháng, số văn bản trong câu trả lời là nguyên văn của nguồn; không có thì không nói.

Bắt đầu:

  tracuu ingest ./van-ban          nạp một thư mục (Word, PDF, bản quét, bảng tính …)

  tracuu ask "GTSX công nghiệp 2021 tăng bao nhiêu?"

  tracuu lookup "02 ctr tu"        tìm văn bản theo số hoặc chủ đề

Trợ giúp từng lệnh: tracuu LỆNH --help. Cấu hình: tracuu doctor --settings."""

app = typer.Typer(
    cls=Group,
    help=_HELP,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("tracuu")
    except PackageNotFoundError:
        return "(chạy từ mã nguồn)"


def _print_version(wanted: bool) -> None:
    if wanted:
        console.say(f"tracuu {_version()}")
        raise typer.Exit


@app.callback()
def _program(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="In phiên bản rồi thoát.",
            rich_help_panel=OPTIONS,
            is_eager=True,
            callback=_print_version,
        ),
    ] = False,
) -> None:
    """Options of the program itself; the help text stands with the app."""


app.command(cls=Command, rich_help_panel=ASKING)(ask.ask)
app.command(cls=Command, rich_help_panel=ASKING)(ask.lookup)
app.command(cls=Command, rich_help_panel=ASKING)(figures.figures)
app.command(cls=Command, rich_help_panel=KEEPING)(ingest.ingest)
app.command(cls=Command, rich_help_panel=KEEPING)(sync.sync)
app.command(cls=Command, rich_help_panel=KEEPING)(status.status)
app.command(cls=Command, rich_help_panel=KEEPING)(reindex.reindex)
for about_reading in (reading.problems, reading.scan, reading.versions):
    documents.app.command(cls=Command)(about_reading)
app.add_typer(documents.app, name="documents", rich_help_panel=KEEPING)
app.command(cls=Command, rich_help_panel=SERVING)(serve.serve)
app.command(cls=Command, rich_help_panel=SERVING)(serve.bot)
app.add_typer(admin.app, name="admin", rich_help_panel=SERVING)
app.add_typer(keys.app, name="keys", rich_help_panel=SERVING)
app.command(cls=Command, rich_help_panel=SERVING)(records.audit)
app.command(cls=Command, rich_help_panel=SERVING)(records.feedback)
app.command(cls=Command, rich_help_panel=CHECKING)(doctor.doctor)
app.command(
    "eval",
    cls=Command,
    rich_help_panel=CHECKING,
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)(evaluation.evaluate)
app.add_typer(model.app, name="model", rich_help_panel=CHECKING)
