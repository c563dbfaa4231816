"""Tokens: syllables, and the codes and figures that must never be cut."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from retrieval.domain.span import Span

# Word characters joined by / . , - & as long as a digit is among them: 17,04  02-CTr/TU  30/12/2020.
_TOKEN = re.compile(r"[^\W_]+(?:[/.,\-–&][^\W_]+)*")
_SYLLABLE = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Token:
    """A token as written, and where."""

    text: str
    span: Span


def tokens(text: str) -> tuple[Token, ...]:
    """Syllables in order; a joined run that holds a digit stays whole ('KT-XH' is cut, '17,04' not)."""
    return tuple(Token(match.group(), Span(*match.span())) for match in _matches(text))


def words(text: str) -> list[str]:
    """The tokens as written, without their places."""
    return list(chain.from_iterable(map(words_between_blanks, text.split())))


@lru_cache(maxsize=16_384)
def words_between_blanks(piece: str) -> tuple[str, ...]:
    """words() of what has no blank in it, as no token has: texts say the same few thousand pieces."""
    return tuple(match.group() for match in _matches(piece))


def _matches(text: str) -> Iterator[re.Match[str]]:
    for match in _TOKEN.finditer(text):
        if _stays_whole(match.group()):
            yield match
        else:
            yield from _SYLLABLE.finditer(text, *match.span())


def _stays_whole(run: str) -> bool:
    return run.isalpha() or any(c.isdigit() for c in run)
