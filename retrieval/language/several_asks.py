"""Questions that ask several things: 'bố trí bao nhiêu tiền, đơn vị nào chủ trì?' asks two."""

from __future__ import annotations

import re

from retrieval.language.question_words import HOW_MANY
from retrieval.language.statement_forms import WHY
from retrieval.language.text import fold, fold_aligned, has_diacritics, lower_aligned, squeeze

_MOST = 4
_WORDS = "gì|nào|ai|bao nhiêu|bao giờ|bao lâu|bao xa|ở đâu|sao"
_ASKS = re.compile(rf"(?<!\w)(?:{_WORDS}|mấy)(?!\w)|(?<!\w)(?:không|ko|chưa)\W*$|%\s*\?")
_ASKS_BARE = re.compile(
    rf"(?<!\w)(?:{fold(_WORDS)}|{HOW_MANY})(?!\w)"
    r"|(?<!\w)(?:khong|ko|(?<!sua )(?<!mua )(?<!nha )(?<!dinh )chua)\W*$|%\s*\?"
)
_REASONS = re.compile(r"(?<!\w)(?:nguyen nhan|ly do)(?!\w)")
_OF_EACH = re.compile(r"(?:moi|tung) (?P<each>\w+)")
_BY_HOW_MUCH = re.compile(r"(?:tang|giam|dat|chiem) (?:bao nhieu|may)(?!\w)")
_HOW_MANY = re.compile(r"(?<!\w)(?:may|bao nhieu)(?!\w)")
_OF_WHAT_KIND = re.compile(r"(?:la |gom )?(?:nhung |cac )?loai (?:gi|nao)(?!\w)")
_JOINT = re.compile(r"\s*(?:,(?!\d)|[;?])\s*(?:va )?(?=\w)|\s+va\s+")


def _asking(question: str) -> tuple[str, re.Pattern[str]]:
    """The question as asking words are looked for in it: 'Đề Gi' asks nothing where marks are typed."""
    if has_diacritics(question):
        return lower_aligned(question), _ASKS
    return fold_aligned(question), _ASKS_BARE


def asks_in(question: str) -> tuple[str, ...]:
    """The stretches of a question that each ask something, in order; none where it asks but one thing.

    A stretch without an asking word belongs to the next one: 'năm 2021, thu bao nhiêu'; so does one word
    alone: 'ai, cơ quan nào'. What is asked of each of several is no ask of its own.
    """
    folded = fold_aligned(question)
    text, asking = _asking(question)
    asks: list[str] = []
    start = 0
    for joint in _JOINT.finditer(folded):
        both = asking.search(text, start, joint.start()) and asking.search(text, joint.end())
        if both and _is_one(folded[start : joint.start()], folded[joint.end() :]):
            continue
        if both and len(asks) < _MOST - 1:
            asks.append(squeeze(question[start : joint.start()]))
            start = joint.end()
    return (*asks, squeeze(question[start:])) if asks else ()


def _is_one(before: str, after: str) -> bool:
    """Whether two stretches that both ask ask one thing: of each of several, by how much which one changed,
    why and for what reasons, or how many and of what kind."""
    each = _OF_EACH.match(after)
    return (
        (each is not None and re.search(rf"(?<!\w){each['each']}(?!\w)", before) is not None)
        or _BY_HOW_MUCH.match(after) is not None
        or (WHY.search(before) is not None and _REASONS.search(after) is not None)
        or (_OF_WHAT_KIND.match(after) is not None and _HOW_MANY.search(before) is not None)
        or " " not in before.strip()
    )


def asked_of_the_same(ask: str, first: str) -> str:
    """A later stretch said of what the first one speaks of: 'hội thi mấy ngày', 'từ ngày nào' as 'hội thi từ
    ngày nào'."""
    text, pattern = _asking(first)
    asking = pattern.search(text)
    return squeeze(f"{first[: asking.start()] if asking else first} {ask}")
