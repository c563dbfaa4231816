"""Whether a text names what a question asks to be listed, in the same words or those of a kind of it."""

from __future__ import annotations

import re

from retrieval.language.text import fold, lower_aligned

_BEFORE_A_NOUN = re.compile(
    r"(?:^|[^\w\s]|\d|(?<!\w)(?:các|những|mỗi|mọi|từng|nhiều|số|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|và|với|về"
    r"|của|thuộc|là|có|cho|do|tại|cấp|theo|gồm|loại|nhóm|cac|nhung|moi|tung|nhieu|so|bon|nam|sau|bay|tam|chin"
    r"|muoi|va|voi|ve|cua|thuoc|la|co|tai|cap|gom|loai|nhom))\s*$"
)
_CLASSIFIERS = frozenset(
    "tuyen con cay ngoi toa chiec cai loai nhom bo mat giong nganh khoan muc hinh".split()
)
"""'tuyến đường', 'cây cầu': documents list đường and cầu."""
_PLACES = ("tinh", "thanh pho", "tp", "huyen", "thi xa", "tx", "quan", "xa", "phuong", "thi tran")
_PAPERS = ("tai lieu", "van ban", "don", "to khai", "ban sao", "giay", "bien ban")
_KINDS = {
    "dia phuong": _PLACES,
    "tinh": _PLACES[:3],
    "huyen": _PLACES[1:7],
    "xa": _PLACES[7:],
    "doanh nghiep": ("cong ty", "tap doan", "tong cong ty", "ngan hang", "hop tac xa"),
    "cong ty": ("tap doan", "tong cong ty", "doanh nghiep"),
    "giay to": _PAPERS,
    "tai lieu": ("giay to", *_PAPERS),
    "thi truong": ("nuoc", "quoc gia"),
    "nuoc": ("thi truong", "quoc gia"),
    "vdv": ("van dong vien",),
    "hlv": ("huan luyen vien",),
    "mat hang": ("san pham", "nhom hang"),
    "san pham": ("mat hang", "nhom hang"),
}
"""What things of a kind are called one by one."""
_BY_KIND = 0.8
_BY_CLASSIFIED = 0.9
_BY_FIRST_WORD = 0.7


def noun_named(noun: str, text: str, *, marked: bool) -> float:
    """How well a text names a noun: 1 for all of it, less for its first word or things of its kind, else 0.

    One syllable names it only where none before makes another word of it: 'các phòng', not 'văn phòng'.
    `marked`: the noun was typed with its diacritics, which count.
    """
    if not noun:
        return 0.0
    words, said = (lower_aligned(text), noun) if marked else (fold(text), fold(noun))
    if " " in said and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", words):
        return 1.0
    first, _, rest = said.partition(" ")
    kinds = _KINDS.get(fold(noun)) or _KINDS.get(fold(first), ())
    if any(_stands_alone(kind, fold(text)) for kind in kinds):
        return _BY_KIND
    if rest and fold(first) in _CLASSIFIERS:
        return _BY_CLASSIFIED * _stands_alone(rest, words)
    return (_BY_FIRST_WORD if rest else 1.0) * _stands_alone(first, words)


def _stands_alone(said: str, words: str) -> bool:
    """Whether a text has these words where no syllable before makes others of them."""
    found = re.finditer(rf"(?<!\w){re.escape(said)}(?!\w)", words)
    return any(_BEFORE_A_NOUN.search(words[: match.start()]) for match in found)
