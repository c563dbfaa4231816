"""What a browser makes of markup: the text of elements, read with a real HTML parser."""

from __future__ import annotations

from lxml import html

from bot.web.answers import AnswerView
from bot.web.reader import Part
from bot.web.templating import environment


def rendered(part: Part) -> html.HtmlElement:
    """The text of a document as the page shows it."""
    module = environment().get_template("reader.html.j2").module
    return html.fragment_fromstring(str(module.text(part)))  # type: ignore[attr-defined]


def answer(shown: AnswerView) -> html.HtmlElement:
    """One turn of a conversation as the page shows it."""
    template = environment().get_template("answer.html.j2")
    turn = {"view": shown, "card_id": "the", "question": "Hỏi?", "completed": "Hỏi?", "verdict": None}
    module = template.make_module({"principal": None})
    return html.fragment_fromstring(str(module.turn(turn, 7)))  # type: ignore[attr-defined]


def marked(element: html.HtmlElement) -> str:
    """Everything that is marked, in order."""
    return "".join(mark.text_content() for mark in element.iter("mark"))
