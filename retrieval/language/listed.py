"""What a question asks to be listed: 'những phòng nào' asks for phòng, '6 hội nào' for six hội."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.language.evidence_terms import evidence_pairs, evidence_terms
from retrieval.language.item_marks import without_marker
from retrieval.language.names import find_organs, find_people
from retrieval.language.question_words import ENUMERABLE
from retrieval.language.text import fold, fold_aligned, lower_aligned

_W = r"[^\W\d_]+"
_SMALL = r"(?:thuoc|cua|tai|o|trong|duoc|ve|theo|do|tu|den|nam|va|co|phai|cho|khi|de|nao|gi|ma|se|da|bi|la)"
_NOUN = rf"(?P<noun>{_W}(?: (?!{_SMALL}(?!\w)){_W})?)"
_MANY = r"(?:nhung|cac|may|bao nhieu|toan bo|danh sach(?: cac| nhung)?|(?P<count>\d{1,2}))"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\w){_MANY}(?: loai| nhom)? {_NOUN}(?:,? {_W}){{0,8}}? (?:nao|gi)(?!\w)",
        rf"(?<!\w)(?:gom|bao gom|la)(?: co)?(?: nhung| cac)? {_NOUN} (?:nao|gi)(?!\w)",
        rf"^\W*{_MANY} {_NOUN}",
        rf"(?<!\w)(?:liet ke|ke ten|danh sach)(?: nhung| cac| (?P<count>\d{{1,2}}))? {_NOUN}",
        rf"(?:^|[:,] ){_NOUN}(?: {_W}){{0,3}} nao(?!\w)",
        rf"(?<!\w)(?P<noun>{ENUMERABLE})(?!\w)",
        rf"(?<!\w){_NOUN} (?:nao|gi)\W*$",
    )
)
_PEOPLE = re.compile(r"(?<!\w)(?:nhung ai|gom ai|gom nhung ai|nhung nguoi nao|thanh vien|thanh phan)(?!\w)")
_ORGANS = frozenset({"co quan", "don vi", "to chuc", "so nganh", "so ban", "noi"})
_ORGAN = re.compile(rf"(?<!\w)(?:{'|'.join(_ORGANS)})(?!\w)")
_ABSTRACT = re.compile(ENUMERABLE)
_MOST = 0.5
_ASKS = frozenset({"nhung", "cac", "gi", "nao", "ai", "gom", "la", "may"})
_COUNT = re.compile(r"(?<![\d/.,])0?(?P<count>\d{1,2})(?![\d/.,%])(?:\s\([^)\d]{2,20}\))?\s(?P<noun>\w+)")
_LEADS = re.compile(r"(?<!\w)(?:gồm|bao gồm|sau đây|như sau|cụ thể|sau)(?!\w)|:\s*(?:\n|$)", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"(?<!\w)(?:sau(?: đây)?|gồm(?: có| các)?|là(?: các)?|như|thuộc về)\s?:?\s*$", re.IGNORECASE
)
_HEAD_WORDS = 8
_FIRST_WORDS = 3
_TAIL_WORDS = 5
"""'được thực hiện bằng các hình thức sau:' announces hình thức."""


@dataclass(frozen=True)
class Listed:
    """The noun that is listed, in lower case as the question writes it, '' when none is named.

    `marked`: the question writes diacritics, so that the noun's marks count. `count` is how many.
    """

    noun: str
    marked: bool
    count: int | None = None
    people: bool = False

    @property
    def organs(self) -> bool:
        """Whether any organ will do: 'những cơ quan nào'."""
        return fold(self.noun) in _ORGANS

    def named_in(self, text: str) -> float:
        """How well a text names the noun: 1 for all of it, 0.7 for its first word, 0 for neither.

        One syllable names it only where none before makes another word of it: 'các phòng', not 'văn phòng'.
        """
        if not self.noun:
            return 0.0
        words, noun = (lower_aligned(text), self.noun) if self.marked else (fold(text), fold(self.noun))
        if " " in noun and re.search(rf"(?<!\w){re.escape(noun)}(?!\w)", words):
            return 1.0
        first, _, rest = noun.partition(" ")
        if rest and fold(first) in _CLASSIFIERS:
            return 0.9 * _stands_alone(rest, words)
        return (0.7 if rest else 1.0) * _stands_alone(first, words)

    def leads(self, lead: str) -> float:
        """How well the first words of a lead, or its last before 'sau đây', announce a list of the noun."""
        words = without_marker(lead).split()
        ends = [" ".join(words[:_HEAD_WORDS])]
        if _FOLLOWS.search(lead):
            ends.append(" ".join(words[-_TAIL_WORDS:]))
        if self.organs and any(_ORGAN.search(fold(end)) for end in ends):
            return 1.0
        return max(map(self.named_in, ends))

    def counted_in(self, text: str, count: int | None = None) -> bool:
        """Whether a text says that there are `count` of the noun, or as many as were asked for: '06 hội'."""
        first = fold(self.noun).split()[:1]
        wanted = self.count if count is None else count
        said = ((int(m["count"]), fold(m["noun"])) for m in _COUNT.finditer(text))
        return any(many == wanted and [noun] == first for many, noun in said)

    def share_of(self, items: Iterable[str]) -> float:
        """The share of items that begin with the noun, or name an organ or a person if asked for."""
        fits = [self._is_one(without_marker(item)) for item in items]
        share = sum(fits) / len(fits) if fits else 0.0
        # 'Đối tượng áp dụng' beside 'Phạm vi điều chỉnh' is the heading of a list, no item of one.
        return share if share > _MOST or not _ABSTRACT.fullmatch(fold(self.noun)) else 0.0

    def _is_one(self, item: str) -> float:
        if self.people:
            return float(bool(find_people(item) or find_organs(item)))
        if self.organs:
            return float(bool(find_organs(item)))
        first = " ".join(item.split()[:_FIRST_WORDS])
        return self.named_in(first)


_BEFORE_A_NOUN = re.compile(
    r"(?:^|[^\w\s]|\d|(?<!\w)(?:các|những|mỗi|mọi|từng|nhiều|số|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|và|với|về|của"
    r"|thuộc|là|có|cho|do|tại|cấp|theo|gồm|loại|nhóm|cac|nhung|moi|tung|nhieu|so|bon|nam|sau|bay|tam|chin|muoi"
    r"|va|voi|ve|cua|thuoc|la|co|tai|cap|gom|loai|nhom))\s*$"
)
_CLASSIFIERS = frozenset("tuyen con cay ngoi toa chiec cai loai nhom bo mat giong nganh".split())
"""'tuyến đường', 'cây cầu', 'mặt hàng': documents list đường, cầu, hàng."""


def _stands_alone(syllable: str, words: str) -> bool:
    """Whether a text has a syllable that no other before it makes a part of another word."""
    found = re.finditer(rf"(?<!\w){re.escape(syllable)}(?!\w)", words)
    return any(_BEFORE_A_NOUN.search(words[: match.start()]) for match in found)


@lru_cache(maxsize=256)
def listed(asked: str, *, marked: bool) -> Listed:
    """What the question `asked` (diacritics restored) wants listed; `marked` when it was typed with them."""
    folded = fold_aligned(asked)
    people = _PEOPLE.search(folded) is not None
    for form in _FORMS:
        match = form.search(folded)
        if match is not None and not _ASKS & set(match["noun"].split()):
            count = match.groupdict().get("count")
            noun = lower_aligned(asked)[slice(*match.span("noun"))]
            return Listed(noun, marked, int(count) if count else None, people)
    return Listed("", marked, None, people)


_FIGURE = re.compile(r"\d")
_COORDINATED = re.compile(r"[,;/]| (?:và|va|hay|hoặc|hoac|với|còn) ")


def asked_side_by_side(question: str, items: Sequence[str]) -> tuple[str, ...]:
    """The items that a question coordinates, by words before their figures which no other item holds.

    'cấp huyện và cấp xã bao nhiêu?' asks for the last two of 'Cấp tỉnh: 3; Cấp huyện: 2; Cấp xã: 1'.
    """
    labels = [evidence_terms(_FIGURE.split(item, maxsplit=1)[0]) for item in items]
    held = Counter(word for label in labels for word in label)
    parts = [evidence_terms(part) for part in _COORDINATED.split(question)]
    at = [_first_naming({word for word in label if held[word] == 1}, parts) for label in labels]
    named = tuple(item for item, part in zip(items, at, strict=True) if part is not None)
    return named if len({part for part in at if part is not None}) > 1 else ()


def named_alone(question: str, items: Sequence[str]) -> int | None:
    """Which item, and no other, a question names by words that stand together before its figures.

    'mức chi cấp xã' names the last of 'Cấp tỉnh: 3; Cấp huyện: 2; Cấp xã: 1'; 'dịch từ tiếng Việt sang tiếng
    Anh' the one of several that has all of these words. None where an item has no words of its own there:
    its lead names it.
    """
    labels = [evidence_pairs(_FIGURE.split(item, maxsplit=1)[0]) for item in items]
    asked = evidence_pairs(question)
    named = [label & asked for label in labels]
    held = Counter(pair for pairs in labels for pair in pairs)
    alone = [at for at, pairs in enumerate(named) if any(held[pair] == 1 for pair in pairs)]
    alone = alone or [
        at for at, pairs in enumerate(named) if all(pairs > other or pairs is other for other in named)
    ]
    return alone[0] if len(alone) == 1 and all(labels) else None


def _first_naming(words: set[str], parts: Sequence[frozenset[str]]) -> int | None:
    return next((at for at, part in enumerate(parts) if words & part), None)


def is_led_in(text: str) -> bool:
    """Whether words announce that a list follows."""
    return _LEADS.search(text) is not None


def is_title(lead: str) -> bool:
    """Whether a lead is a title: nothing ends it."""
    return lead != "" and lead[-1] not in ".;:,!?"
