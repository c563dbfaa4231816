"""Tokens: syllables, and the codes and figures that must never be cut."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        run = match.group()
        if any(c.isdigit() for c in run):
            found.append(Token(run, Span(*match.span())))
        else:
            found.extend(
                Token(part.group(), Span(match.start() + part.start(), match.start() + part.end()))
                for part in _SYLLABLE.finditer(run)
            )
    return tuple(found)
