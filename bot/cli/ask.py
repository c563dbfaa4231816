"""`tracuu ask` and `tracuu lookup`: both go through the one assistant."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import console
from bot.cli.archive import chosen_scope, opened
from bot.cli.command import ARGUMENTS, OPTIONS, DataOption, JsonOption, ScopeOption
from retrieval.domain.answer import Answer, Answered, Role, Trace
from retrieval.domain.errors import ConfigurationError
from retrieval.domain.query import Question

QuestionArgument = Annotated[
    str, typer.Argument(metavar="CÂU_HỎI", help="Câu hỏi, có dấu hay không dấu.", rich_help_panel=ARGUMENTS)
]
ChatOption = Annotated[
    str | None,
    typer.Option(
        "--chat",
        metavar="MÃ",
        help="Mã cuộc trò chuyện: câu hỏi sau hiểu tiếp câu trước (“còn năm 2022?”).",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]
TraceOption = Annotated[
    bool,
    typer.Option("--trace", help="In thêm thời gian từng bước và các đoạn đã xét.", rich_help_panel=OPTIONS),
]
TopicArgument = Annotated[
    str,
    typer.Argument(
        metavar="SỐ_HOẶC_CHỦ_ĐỀ", help="Số/ký hiệu hoặc chủ đề của văn bản.", rich_help_panel=ARGUMENTS
    ),
]


def ask(
    question: QuestionArgument,
    data: DataOption = None,
    collection: ScopeOption = None,
    chat: ChatOption = None,
    trace: TraceOption = False,
    as_json: JsonOption = False,
) -> None:
    """Trả lời một câu hỏi bằng chính lời văn bản trong kho, kèm trích dẫn và nguồn.

    Ví dụ: tracuu ask "GTSX công nghiệp 2021 tăng bao nhiêu?"
    """
    answer = _answer(question, data, collection, chat)
    if as_json:
        console.say_json(_json(answer, with_trace=trace))
        return
    from bot.render.terminal import render, render_trace

    console.say(render(answer, colour=console.wants_colour()).rstrip("\n"))
    if trace:
        console.say("\n" + render_trace(answer.trace).rstrip("\n"))


def lookup(
    topic: TopicArgument,
    data: DataOption = None,
    collection: ScopeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tìm văn bản theo số/ký hiệu hoặc chủ đề.

    Ví dụ: tracuu lookup "02 ctr tu"
    """
    from bot.render.blocks import choice
    from bot.render.terminal import printable, render
    from retrieval.language.intents import document_question

    answer = _answer(document_question(topic), data, collection, None)
    if as_json:
        console.say_json(_json(answer, with_trace=False))
        return
    from bot.render.documents import named_documents

    found = named_documents(answer)
    if not found:
        console.say(printable(answer.outcome.headline))
        return
    if _is_only_mentioned(answer):
        console.say(render(answer, colour=console.wants_colour()).rstrip("\n"))
        return
    rows = [choice(stored) for stored in found]
    console.table(
        ("Số/ký hiệu", "Ngày", "Trích yếu", "Tệp", "Mã"),
        [(row.title, row.issued_on, row.subject, row.file, row.id) for row in rows],
    )


def _answer(text: str, data: Path | None, collections: Collection[str] | None, chat: str | None) -> Answer:
    if not text.strip():
        raise ConfigurationError(
            "Câu hỏi đang trống.", 'Ví dụ: tracuu ask "GTSX công nghiệp 2021 tăng bao nhiêu?"'
        )
    with opened(data) as archive:
        question = Question(
            text=_decodable(text),
            scope=chosen_scope(archive, collections),
            asked_on=datetime.now().astimezone().date(),
            conversation=_decodable(chat) if chat else None,
        )
        assistant = archive.assistant()
        try:
            return asyncio.run(assistant.ask(question))
        finally:
            assistant.close()


def _decodable(argument: str) -> str:
    """Bytes of the command line that are no UTF-8 arrive as lone surrogates, which nothing can store."""
    return argument.encode("utf-8", "replace").decode("utf-8")


def _is_only_mentioned(answer: Answer) -> bool:
    """Whether the document asked for is not in the archive and others speak of it."""
    outcome = answer.outcome
    return isinstance(outcome, Answered) and outcome.citations[0].role is Role.MENTION


def _json(answer: Answer, *, with_trace: bool) -> dict[str, object]:
    from retrieval.contract import answer_json

    shown: dict[str, object] = {**answer_json(answer)}
    return shown | {"trace": _trace_json(answer.trace)} if with_trace else shown


def _trace_json(trace: Trace) -> dict[str, object]:
    return {
        "embedder": trace.embedder,
        "writing": asdict(trace.writing) if trace.writing else None,
        "candidates": [
            {
                "passage": found.passage_id,
                "document": found.document_id,
                "file": found.file,
                "score": found.score,
                "found_by": dict(found.found_by),
                "start": found.span.start,
                "end": found.span.end,
            }
            for found in trace.candidates
        ],
    }
