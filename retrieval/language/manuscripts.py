"""Reads what a language model wrote: lines, sentences and the evidence numbers that they name.

The text is nobody's word yet: marks of layout are taken off, and what could steer a reader (links,
tags, code) is recognised, so that it is refused. What is read here is still to be proven.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.language.sentences import sentences
from retrieval.language.text import normalize, squeeze
from retrieval.language.tokens import tokens

_BULLET = re.compile(r"\A\s*(?:[-*•+–]|#{1,6}|\d{1,2}[.)]|[a-zđ]\)|>)\s+")
_ENUMERATOR = re.compile(r"(?<!\S)(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))(?=\s)")
_END_OF_DOCUMENT = re.compile(r"\s*\./\.?\Z")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|`")
_MARKS = re.compile(r"(?:\s*\[\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*\])+")
_NUMBER = re.compile(r"\d+")
_MISSING = re.compile(r"\s*(?:THIẾU|Thiếu)\s*:\s*(?P<what>.+)")
_REPAIRED = re.compile(r"\s*\((?P<place>\d{1,2})\)\s*(?P<rest>.+)")
_STEERING = re.compile(
    r"(?<![\d ])%|(?<!\d) %|https?:|www\.|\]\(|[<>{}\\|@]|[#=~^]{2}"
    r"|(?<!\w)[\w-]+\.(?:com|net|org|vn|gov|info|io|xyz|ru|cn)(?!\w)",
    re.IGNORECASE,
)
_THINKS, _THOUGHT = "<think>", "</think>"


@dataclass(frozen=True)
class Worded:
    """A sentence as the model wrote it, without its marks, and the evidence numbers that it names."""

    text: str
    cited: tuple[int, ...]


class Manuscript:
    """Cuts a stream of text into whole lines; what a model says to itself in <think> is left out."""

    def __init__(self) -> None:
        self._rest = ""
        self._thinking = False

    def feed(self, piece: str) -> Iterator[str]:
        """The lines that this piece completes."""
        *lines, self._rest = (self._rest + piece).split("\n")
        for line in lines:
            yield from self._said(line)

    def end(self) -> Iterator[str]:
        """The last line, which nothing ended."""
        line, self._rest = self._rest, ""
        yield from self._said(line)

    def _said(self, line: str) -> Iterator[str]:
        if self._thinking or _THINKS in line:
            before, _, _ = line.partition(_THINKS) if not self._thinking else ("", "", "")
            _, ended, after = line.partition(_THOUGHT)
            self._thinking = not ended
            line = f"{before}{after}"
        if line.strip():
            yield line


def worded(line: str) -> tuple[Worded, ...]:
    """The sentences of a line: each group of marks speaks for the sentences since the last one."""
    text = _plain(line)
    found: list[Worded] = []
    at = 0
    for marks in _MARKS.finditer(text):
        cited = tuple(dict.fromkeys(int(number) for number in _NUMBER.findall(marks.group())))
        found.extend(Worded(each, cited) for each in _sentences(text[at : marks.start()]))
        at = marks.end()
    found.extend(Worded(each, ()) for each in _sentences(text[at:]))
    return tuple(found)


def _plain(line: str) -> str:
    return _BULLET.sub("", _EMPHASIS.sub("", normalize(line)))


def _sentences(text: str) -> Iterator[str]:
    """Trimmed sentences with a full stop; what only closed the one before the marks is none."""
    for span in sentences(text):
        said = _END_OF_DOCUMENT.sub(".", squeeze(span.of(text)).lstrip(" .,;:").rstrip(" ;,:"))
        if any(c.isalnum() for c in said):
            yield said if said[-1] in ".!?…" else f"{said}."


def with_markers(sentence: str, markers: Sequence[int]) -> str:
    """The sentence with its citations before the closing mark: 'Tăng 17,04% [1][2].'"""
    body = sentence.rstrip(".!?…")
    return f"{body} {''.join(f'[{marker}]' for marker in markers)}{sentence[len(body) :]}"


def quoted_words(text: str) -> str:
    """The text as words that are a document's own: “…”."""
    return f"“{text.strip().rstrip(' .;,')}”"


def without_enumerators(text: str) -> str:
    """The text without the numbers and letters that only order its parts: '1. Tăng trưởng: …', 'a) …'."""
    return _ENUMERATOR.sub(" ", text)


def missing(line: str) -> str | None:
    """What the model says that the evidence does not hold; None when the line says no such thing."""
    match = _MISSING.fullmatch(_plain(line))
    return _MARKS.sub("", squeeze(match["what"])).rstrip(" .") if match else None


def repaired(line: str) -> tuple[int, str] | None:
    """The place and the text of a line that repairs a sentence: '(2) …'; None for any other line."""
    match = _REPAIRED.fullmatch(normalize(line))
    return (int(match["place"]), match["rest"]) if match else None


def steers(text: str) -> bool:
    """Whether a sentence holds what an answer never does: links, tags, addresses, code."""
    return _STEERING.search(text) is not None


def only_repeats(text: str, question: str) -> bool:
    """Whether every word of the text is the question's own: it can claim nothing then."""
    asked = {token.text.lower() for token in tokens(normalize(question))}
    return all(token.text.lower() in asked | _CONNECTING for token in tokens(text))


_CONNECTING = frozenset(
    "không có thông tin số liệu về của và cho năm trong các căn cứ nói tới phần câu hỏi".split()
)
