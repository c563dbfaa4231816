"""How patterns that begin at the start of a word are written so that they are found quickly."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter


def at_word_start(*said: str) -> str:
    """A group of alternatives, each begun by a letter of its own that opens a word.

    Those with the same first letter follow it in the order given: a search skips quickly to known
    letters, but stops everywhere for a pattern that begins by looking back.
    """
    first = itemgetter(0)
    alike = groupby(sorted(said, key=first), key=first)
    begun = (rf"{letter}(?<!\w{letter})(?:{'|'.join(each[1:] for each in group)})" for letter, group in alike)
    return f"(?:{'|'.join(begun)})"
