"""Questions that ask several things: 'bố trí bao nhiêu tiền, đơn vị nào chủ trì?' asks two."""

from __future__ import annotations

import re

from retrieval.language.question_words import HOW_MANY
from retrieval.language.text import fold_aligned, squeeze

_MOST = 4
_ASKS = re.compile(
    rf"(?<!\w)(?:gi|nao|ai|bao nhieu|bao gio|bao lau|bao xa|{HOW_MANY}|o dau|sao)(?!\w)"
    r"|(?<!\w)(?:khong|ko|(?<!sua )(?<!mua )(?<!nha )(?<!dinh )chua)\W*$|%\s*\?"
)
_JOINT = re.compile(r"\s*[,;?]\s*(?:va )?(?=\w)|\s+va\s+")


def asks_in(question: str) -> tuple[str, ...]:
    """The stretches of a question that each ask something, in order; none where it asks but one thing.

    A stretch without an asking word belongs to the next one: 'năm 2021, thu bao nhiêu'.
    """
    folded = fold_aligned(question)
    asks: list[str] = []
    start = 0
    for joint in _JOINT.finditer(folded):
        both = _ASKS.search(folded, start, joint.start()) and _ASKS.search(folded, joint.end())
        if both and len(asks) < _MOST - 1:
            asks.append(squeeze(question[start : joint.start()]))
            start = joint.end()
    return (*asks, squeeze(question[start:])) if asks else ()


def asked_of_the_same(ask: str, first: str) -> str:
    """A later stretch said of what the first one speaks of: 'hội thi mấy ngày', 'từ ngày nào' as 'hội thi từ
    ngày nào'."""
    asking = _ASKS.search(fold_aligned(first))
    return squeeze(f"{first[: asking.start()] if asking else first} {ask}")
