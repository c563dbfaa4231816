"""How patterns that begin at the start of a word are written so that they are found quickly."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter

_LOOKS_BACK = re.compile(r"(?P<before>(?:\(\?<[!=][^()|]*\))*)(?P<letter>\w)(?P<rest>.*)", re.DOTALL)


def at_word_start(*said: str) -> str:
    """A group of alternatives, each begun by a letter that opens a word; it may look back before that.

    Those with the same first letter follow it in the order given: a search skips quickly to known
    letters, but stops everywhere for a pattern that begins by looking back.
    """
    first = itemgetter(0)
    alike = groupby(sorted(map(_begun, said), key=first), key=first)
    groups = (rf"{letter}(?<!\w{letter})(?:{'|'.join(rest for _, rest in group)})" for letter, group in alike)
    return f"(?:{'|'.join(groups)})"


def _begun(alternative: str) -> tuple[str, str]:
    """Its first letter, and the rest, which looks back over that letter."""
    match = _LOOKS_BACK.fullmatch(alternative)
    if match is None:
        raise ValueError(f"begins with no letter: {alternative}")
    before, letter, rest = match.groups()
    return letter, before.replace(")", f"{letter})") + rest
