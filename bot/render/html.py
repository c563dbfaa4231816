"""Text with a few styles as the HTML that Telegram understands, cut into messages of its size.

Every tag is written here and every character escaped here, so that no title, quote or file name can
become markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape

from bot.render.terminal import printable

LIMIT = 4096
"""Longest message in UTF-16 code units after parsing, as Telegram counts."""
_MOST_ENTITIES = 90
"""Telegram keeps 100 entities of a message and forgets the others silently."""
_FOLDED_FROM = 600
"""Quotes longer than this are shown folded, with a tap to unfold."""


class Style(StrEnum):
    """The tag of a run of characters."""

    BOLD = "b"
    ITALIC = "i"


@dataclass(frozen=True)
class Run:
    """Characters of one style."""

    text: str
    style: Style | None = None


@dataclass(frozen=True)
class Line:
    """A paragraph; `quoted` sets it apart as a document's own words."""

    runs: tuple[Run, ...]
    quoted: bool = False

    @property
    def text(self) -> str:
        """The characters that the reader sees."""
        return "".join(run.text for run in self.runs)

    @property
    def folded(self) -> bool:
        """Whether the reader has to unfold it."""
        return self.quoted and length(self.text) > _FOLDED_FROM


Section = tuple[Line, ...]
"""Lines that belong together; an empty line sets sections apart."""
Message = tuple[Section, ...]
"""What is sent at once."""


def line(*runs: Run | str, quoted: bool = False) -> Line:
    """A line of cleaned runs, without white space at its ends or styles on nothing."""
    made = [_clean(Run(run) if isinstance(run, str) else run) for run in runs]
    return Line(tuple(_trimmed(made)), quoted)


def bold(text: str) -> Run:
    """Bold characters."""
    return Run(text, Style.BOLD)


def italic(text: str) -> Run:
    """Slanted characters."""
    return Run(text, Style.ITALIC)


def joined(parts: Iterable[str]) -> str:
    """The parts that say something, with dots between."""
    return " · ".join(part for part in parts if part)


def messages(sections: Iterable[Section], limit: int = LIMIT) -> tuple[str, ...]:
    """The sections as HTML messages of at most `limit` UTF-16 code units each."""
    return tuple(html(message) for message in packed(sections, limit))


def packed(sections: Iterable[Section], limit: int = LIMIT) -> tuple[Message, ...]:
    """The sections in messages: cut between sections, else between lines, else between words."""
    found: list[list[Section]] = [[]]
    for section in sections:
        for part in _parts(tuple(each for each in section if each.text), limit):
            if found[-1] and not _fits([*found[-1], part], limit):
                found.append([])
            found[-1].append(part)
    return tuple(tuple(message) for message in found if message)


def html(message: Message) -> str:
    """One message as Telegram takes it."""
    return "\n\n".join("\n".join(_line_html(each) for each in section) for section in message)


def length(text: str) -> int:
    """UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def _parts(section: Section, limit: int) -> Iterator[Section]:
    """The section whole, or in pieces that each fit a message."""
    part: list[Line] = []
    for piece in (piece for each in section for piece in _pieces(each, limit)):
        if part and not _fits([(*part, piece)], limit):
            yield tuple(part)
            part = []
        part.append(piece)
    if part:
        yield tuple(part)


def _pieces(whole: Line, limit: int) -> Iterator[Line]:
    """The line whole, or cut between words."""
    rest = whole
    while length(rest.text) > limit:
        at = _cut(rest.text, limit)
        yield line(*_slice(rest.runs, 0, at), quoted=rest.quoted)
        rest = line(*_slice(rest.runs, at, len(rest.text)), quoted=rest.quoted)
    if rest.text:
        yield rest


def _cut(text: str, limit: int) -> int:
    """Where to cut, in code points: after the last blank of the second half that fits, else anywhere."""
    end = len(text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore"))
    blank = max(text.rfind(" ", end // 2, end), text.rfind("\n", end // 2, end))
    return blank + 1 if blank >= 0 else end


def _slice(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if text:
            yield replace(run, text=text)


def _fits(message: Sequence[Section], limit: int) -> bool:
    lines = [each for section in message for each in section]
    entities = sum(each.quoted + sum(run.style is not None for run in each.runs) for each in lines)
    breaks = sum(len(section) + 1 for section in message) - 2
    return entities <= _MOST_ENTITIES and sum(length(each.text) for each in lines) + breaks <= limit


def _line_html(whole: Line) -> str:
    inner = "".join(_run_html(run) for run in whole.runs)
    if not whole.quoted:
        return inner
    fold = " expandable" if whole.folded else ""
    return f"<blockquote{fold}>{inner}</blockquote>"


def _run_html(run: Run) -> str:
    text = escape(run.text, quote=False)
    return f"<{run.style}>{text}</{run.style}>" if run.style else text


def _clean(run: Run) -> Run:
    """Without the characters that steer a reader's screen; line breaks stay."""
    return replace(run, text="\n".join(printable(part) for part in run.text.split("\n")))


def _trimmed(runs: list[Run]) -> Iterator[Run]:
    text = "".join(run.text for run in runs)
    start = len(text) - len(text.lstrip())
    for run in _slice(runs, start, start + len(text.strip())):
        yield run if run.text.strip() else replace(run, style=None)
