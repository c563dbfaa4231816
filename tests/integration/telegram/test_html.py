"""What the renderer writes, judged by Telegram's own parser."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.render.blocks import choice
from bot.render.html import Line, Message, html, packed
from bot.render.telegram import (
    render,
    render_document,
    render_documents,
    render_figures,
    render_passage,
    sections,
)
from retrieval.domain.answer import (
    Answer,
    Answered,
    Clarify,
    Compared,
    Computed,
    NotFound,
    Outcome,
    Reason,
    Role,
)
from retrieval.domain.document import DocumentNumber, StoredDocument
from retrieval.domain.passage import Passage
from retrieval.domain.span import Span
from tests.bot.answers import ACTUAL, answer, answered, citation, not_found, stored
from tests.integration.telegram.tdlib import Parsed, parse_html, utf16

ANSWERS = 10_000
_PIECES = (
    *"<>&\"'`*_[]()~#+-=|{}.!\\/@ \t\n\u00a0\u200b\u2028\u202e\u0301\x00\x07\x85",
    *"aăâđêôơưĐỆ 0123456789,.%",
    *("😀", "👨‍👩‍👧", "🇻🇳", "𝔘"),
    *("<b>", "</b>", "<script>", "</blockquote>", "<a href='x'>", "&amp;", "&lt;", "&#60;", "&nbsp;", "&"),
    *(
        "<tg-spoiler>",
        "<pre>",
        "<code class=x>",
        "<",
        ">",
        "--",
        "'); DROP TABLE",
        "file.vn",
        "/kho",
        "\ud800",
    ),
    *("Giá trị sản xuất công nghiệp năm 2021 tăng 17,04%.", "02-CTr/TU", "Số: 15/QĐ-UBND"),
)


def text(dice: random.Random, most: int = 12) -> str:
    return "".join(dice.choices(_PIECES, k=dice.randint(0, most)))


def document(dice: random.Random) -> StoredDocument:
    number = DocumentNumber("1", written=text(dice)) if dice.random() < 0.7 else None
    return stored(f"{text(dice)}/{text(dice)}", number, dice.choice([None, text(dice, 60)]), text(dice))


def outcome(dice: random.Random) -> Outcome:
    documents = tuple(document(dice) for _ in range(dice.randint(0, 9)))
    match dice.randrange(3):
        case 0:
            return Clarify(text(dice), documents)
        case 1:
            nearby = tuple(text(dice) for _ in range(3))
            return NotFound(Reason.NO_FIGURE, text(dice, 40), nearby, documents)
        case _:
            long = dice.random() < 0.02
            quotes = [
                replace(
                    citation(n, ACTUAL, Role.PLAN, each),
                    quote=text(dice, 4000 if long else 80),
                    span=Span(n, n + 1),
                )
                for n, each in enumerate(documents, start=1)
            ]
            computed = (Computed(text(dice), text(dice), (1, 2)),)
            body = text(dice, 3000 if long else 60)
            return Answered(text(dice, 30), body, tuple(quotes), (), computed, (text(dice),))


def intended(message: Message) -> Parsed:
    """The text and the entities that the lines of a message mean."""
    lines: list[Line | None] = []
    for section in message:
        lines += [*([None] if lines else []), *section]
    entities, at = [], 0
    for line in lines:
        if line is not None and line.text:
            entities += _of(line, at)
        at += utf16(line.text if line else "") + 1
    return Parsed("\n".join(line.text if line else "" for line in lines), tuple(sorted(entities)))


def _of(line: Line, start: int) -> Iterator[tuple[str, int, int]]:
    if line.quoted:
        kind = "ExpandableBlockQuote" if line.folded else "BlockQuote"
        yield kind, start, utf16(line.text)
    for run in line.runs:
        if run.style is not None:
            yield {"b": "Bold", "i": "Italic"}[run.style], start, utf16(run.text)
        start += utf16(run.text)


def test_ten_thousand_answers_have_exactly_the_intended_entities() -> None:
    dice = random.Random(20210704)
    for _ in range(ANSWERS):
        made: Answer = answer(outcome(dice))
        messages = packed(sections(made))
        assert messages
        assert render(made) == tuple(map(html, messages))
        for message in messages:
            parsed = parse_html(html(message))
            assert parsed == intended(message)
            assert utf16(parsed.text) <= 4096
            assert len(parsed.entities) <= 100


def test_passages_and_lists_of_any_words_fit_one_message() -> None:
    dice = random.Random(7)
    for _ in range(1000):
        each, words = document(dice), text(dice, 3000) or "x"
        start = dice.randrange(len(words))
        marked = Span(start, dice.randint(start, len(words)))
        passage = Passage("p", each.id, 0, Span(0, len(words)), words)
        shown = [
            render_passage(each, passage, marked),
            render_figures(text(dice), [[text(dice, 40) for _ in range(7)] for _ in range(10)]),
            render_documents(text(dice), [choice(document(dice)) for _ in range(6)], 1),
            render_document(choice(each), [text(dice, 400) for _ in range(5)]),
        ]
        assert all(0 < utf16(parse_html(message).text) <= 4096 for message in shown)


@pytest.mark.parametrize("length", [4095, 4096, 4097, 9000])
def test_long_bodies_are_cut_between_words_and_nothing_is_lost(length: int) -> None:
    body = ("Mười hai chữ cái 😀 " * length)[:length].strip()
    parsed = [parse_html(part) for part in render(answer(replace(answered_with(body))))]
    assert all(utf16(part.text) <= 4096 for part in parsed)
    joined = " ".join(" ".join(part.text.split()) for part in parsed)
    assert " ".join(body.split()) in joined


def answered_with(body: str) -> Answered:
    return Answered("17,04%", body, (citation(1, ACTUAL, Role.ANSWER),))


def test_what_exists_nearby_is_said() -> None:
    (message,) = render(answer(not_found()))
    assert "Có số liệu năm 2021." in parse_html(message).text


def test_a_comparison_is_a_line_for_each_cell_under_its_row() -> None:
    cells = (
        Compared("Thái Bình", "năm 2020", "10,5%", (1,)),
        Compared("Thái Bình", "năm 2021", "17,04%", (2,)),
        Compared("Hưng Yên", "năm 2020", "", ()),
        Compared("Hưng Yên", "năm 2021", "9,62%", (2,)),
    )
    (message,) = render(answer(replace(answered(), table=cells)))
    assert message.startswith(
        "<b>Thái Bình</b>\n• năm 2020: 10,5% [1]\n• năm 2021: 17,04% [2]\n"
        "<b>Hưng Yên</b>\n• năm 2020: –\n• năm 2021: 9,62% [2]\n"
    )


def test_a_comparison_of_one_kind_is_a_line_for_each_row() -> None:
    cells = (Compared("Thái Bình", "", "17,04%", (1,)), Compared("Hưng Yên", "", "9,62%", (2,)))
    (message,) = render(answer(replace(answered(), table=cells)))
    assert message.startswith("<b>Thái Bình</b>: 17,04% [1]\n<b>Hưng Yên</b>: 9,62% [2]\n")
