"""Files that people send, whatever the channel: their names, and where they may go."""

from __future__ import annotations

import re

from bot.render.terminal import printable
from retrieval.language.text import normalize

COLLECTION = re.compile(r"[\w-]{1,60}")
"""Names of collections that everybody can type again."""
_LONGEST_NAME = 200
"""Bytes; file systems take 255."""


def safe_name(written: str, otherwise: str) -> str:
    """A file's name without anything that could lead elsewhere; `otherwise` when nothing is left."""
    name = normalize(printable(written)).replace("\\", "/").rsplit("/", 1)[-1].lstrip("~$. ")
    stem, dot, ending = name.rpartition(".")
    if len(name.encode()) > _LONGEST_NAME:
        name = _cut(stem or ending, _LONGEST_NAME - 20) + (dot + _cut(ending, 19) if stem else "")
    return name or otherwise


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode("utf-8", "ignore")
