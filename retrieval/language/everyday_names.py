"""Everyday names of what official documents call otherwise: data/everyday_names.tsv holds them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from retrieval.domain.query import Expansion
from retrieval.domain.span import Span
from retrieval.language.abbreviations import FoundAbbreviation
from retrieval.language.text import fold


def find_everyday_names(written: str, *, accented: bool) -> tuple[FoundAbbreviation, ...]:
    """The everyday names in a question, with or without its marks, each with the official one."""
    official = _official(accented)
    return tuple(
        FoundAbbreviation(Expansion(match.group(), official[match.group().lower()]), Span(*match.span()))
        for match in _names(accented).finditer(written)
    )


@cache
def _official(accented: bool) -> Mapping[str, str]:
    """The official names by the everyday ones, fold()ed where there are no marks."""
    text = (files("retrieval.language.data") / "everyday_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    named = ((name.strip(), full) for names, full in rows for name in names.split(";"))
    return {name if accented else fold(name): full for name, full in named}


@cache
def _names(accented: bool) -> re.Pattern[str]:
    longest_first = sorted(_official(accented), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
