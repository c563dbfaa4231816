"""What a question asks to be listed: 'những phòng nào' asks for phòng, '6 hội nào' for six hội."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.item_marks import without_marker
from retrieval.language.list_questions import ENUMERABLE
from retrieval.language.listed_nouns import noun_named
from retrieval.language.names import begins_with_organ, find_organs, find_people
from retrieval.language.number_words import value_of_words
from retrieval.language.text import fold, fold_aligned, lower_aligned

_W = r"[^\W\d_]+"
_SMALL = r"(?:thuoc|cua|tai|o|trong|duoc|ve|theo|do|tu|den|nam|va|co|phai|cho|khi|de|nao|gi|ma|se|da|bi|la)"
_NOUN = rf"(?P<noun>{_W}(?: (?!{_SMALL}(?!\w)){_W})?)"
_TIME = r"(?:gio|ngay|tuan|thang|quy|nam)"
_COUNTED = rf"(?<!dieu )(?<!khoan )(?<!muc )(?<!so )(?<!phan )(?P<count>\d{{1,2}})(?! {_TIME}(?!\w))"
_MANY = rf"(?:nhung|cac|may|bao nhieu|toan bo|danh sach(?: cac| nhung)?|{_COUNTED})"
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
_PEOPLE = re.compile(
    r"(?<!\w)(?:nhung ai|gom ai|gom nhung ai|nhung nguoi nao|thanh vien|thanh phan"
    r"|(?:ai|(?:cac|nhung) nhom nao)(?: se| thi)? (?:duoc|phai|bi|thuoc|co (?:tham )?quyen|chiu))(?!\w)"
)
_ANYONE = re.compile(r"(?<!\w)(?:nguoi|doi tuong|ca nhan|thanh vien|thanh phan|nhung ai)(?!\w)")
_HOLDER = re.compile(
    r"(?:(?:cac|nhung|moi|mot|0?\d{1,2}) )?(?:dong chi )?(?:nguoi|can bo|cong chuc|vien chuc|nhan vien"
    r"|chuyen vien|chanh|chu tich|bi thu|giam doc|thu truong|truong|pho|thu ky|uy vien|thanh vien|dai dien"
    r"|ca nhan|ho(?! so)|hoc sinh|sinh vien|doi tuong|si quan|dai bieu)(?!\w)"
)
"""How an item begins that tells of people without their names: 'Người ký văn bản', 'Chánh văn phòng'."""
_NAMED_LAST = re.compile(r"(?:các|những) (?P<noun>\w+(?: \w+){0,2}?) sau(?: đây)?\W*$")
"""'Người kê khai có các nghĩa vụ sau:' announces duties, no people."""
_ORGANS = frozenset({"co quan", "don vi", "to chuc", "so nganh", "so ban", "noi"})
_ORGAN = re.compile(rf"(?<!\w)(?:{'|'.join(_ORGANS)})(?!\w)")
_ORGANS_FIRST = re.compile(
    r"(?:(?:các|những|mọi) )?(?:sở|ban(?! hành)|ngành|cơ quan|đơn vị|tổ chức|ủy ban|hội đồng|văn phòng|huyện"
    r"|xã|phường|thị trấn|doanh nghiệp|công ty|trường(?! hợp)|bệnh viện|trung tâm|phòng(?!,? (?:chống|ngừa))"
    r"|chi cục|cục|hội|đoàn thể|mặt trận|địa phương)(?!\w)"
)
"""How an item begins that tells of organs without their names: 'Các sở, ban, ngành'."""
_ADDRESSED = "doi tuong ap dung"
_ABSTRACT = re.compile(ENUMERABLE)
_BARE = re.compile(r"\W*(?:$|(?:va|hoac|hay|cung) )")
_MOST = 0.5
_NO_NOUNS = frozenset("được của tại trong về theo từ đến và có phải cho khi để mà sẽ đã bị là do".split())
_ASKS = frozenset({"nhung", "cac", "gi", "nao", "ai", "gom", "la", "may"})
_COUNT = re.compile(
    r"(?<![\d/.,])0?(?P<count>\d{1,2})(?:/\d{1,2})?(?![\d/.,%])(?:\s\([^)\d]{2,20}\))?"
    r"\s(?:(?:loại|nhóm)\s)?(?P<noun>\w+)"
)
"""'6/9 chi cục' are six."""
_SPELLED = re.compile(
    r"(?<!\w)(?<!thứ )(?P<count>hai|ba|bốn|sáu|bảy|tám|chín|mười)\s(?:(?:loại|nhóm)\s)?(?P<noun>\w+)"
)
_COUNTS_FIRST = re.compile(
    r"^(?i:(hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))(?= [^\WA-ZĐ])(?! (?:học|nay|ngoái|trước))"
)
_REFERS = re.compile(
    r"(?<!\w)(?:quy dinh|neu|noi|ghi) (?:tai|o|trong) (?:cac )?(?:diem|khoan|muc|dieu)(?!\w)"
)
_REFERENCE = 70
"""'Các đối tượng quy định tại điểm a khoản 1' is told elsewhere who they are."""
_LEADS = re.compile(r"(?<!\w)(?:gồm|bao gồm|sau đây|như sau|cụ thể|sau)(?!\w)|:\s*(?:\n|$)", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"(?<!\w)(?:sau(?: đây)?|gồm(?: có| các)?|là(?: các)?|như|thuộc về)\s?:?\s*$", re.IGNORECASE
)
_CONSISTS = re.compile(
    r"(?:^|\W|(?<!\w)thi )(?:mot |1 |01 )?(?:bo )?(?P<first>\w+ \w+)(?:,? \w+)*?(?P<last> \w+ \w+)?"
    r" (?:(?:bao )?gom|(?:can|phai)(?: co| nop)?(?= (?:nhung|cac) ))(?!\w)"
)
_EMPTY = frozenset("gom bao sau day nhu cac nhung la va cua cu the co".split())
_WHOLE_LEADS = 0.8
_HEAD_WORDS = 8
_FIRST_WORDS = 3
_TAIL_WORDS = 5
"""'được thực hiện bằng các hình thức sau:' announces hình thức."""


@dataclass(frozen=True)
class Listed:
    """The noun that is listed, in lower case as the question writes it, '' when none is named.

    `marked`: the question writes diacritics, so that the noun's marks count. `count` is how many;
    `wholes` are the fold()ed words that may name what is made up of what is listed: 'hồ sơ gồm những gì'.
    """

    noun: str
    marked: bool
    count: int | None = None
    people: bool = False
    wholes: tuple[str, ...] = ()

    @property
    def organs(self) -> bool:
        """Whether any organ will do: 'những cơ quan nào'."""
        return fold(self.noun) in _ORGANS

    @property
    def cases(self) -> bool:
        """Whether cases are asked for: 'trường hợp nào'."""
        return fold(self.noun) == "truong hop"

    def named_in(self, text: str) -> float:
        """How well a text names the noun: see noun_named()."""
        return noun_named(self.noun, text, marked=self.marked)

    def leads(self, lead: str) -> float:
        """How well the first words of a lead, or its last before 'sau đây', announce a list of the noun."""
        words = without_marker(lead).split()
        ends = [" ".join(words[:_HEAD_WORDS])]
        if _FOLLOWS.search(lead):
            ends.append(" ".join(words[-_TAIL_WORDS:]))
        if self.people and _ANYONE.search(fold(_announced(lead))):
            return 1.0
        if self.organs and any(_ORGAN.search(fold(end)) or _ADDRESSED in fold(end) for end in ends):
            return 1.0
        whole = _WHOLE_LEADS * (is_led_in(lead) and self._is_of_whole(" ".join(words[:_FIRST_WORDS])))
        return max(whole, *map(self.named_in, ends))

    def _is_of_whole(self, begins: str) -> bool:
        """Whether words begin with what is asked to be made up of parts: 'Bộ hồ sơ đăng ký gồm …'."""
        return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", fold(begins)) for one in self.wholes)

    def counted_in(self, text: str, count: int | None = None) -> bool:
        """Whether a text says that there are `count` of the noun, or as many as were asked for: '06 hội'."""
        return fold(self.noun).split()[:1] in ([noun] for noun in self._counted(text, count))

    def counts_another(self, text: str, count: int) -> bool:
        """Whether a text says of something else alone that there are `count` of it."""
        return bool(self._counted(text, count)) and not self.counted_in(text, count)

    def _counted(self, text: str, count: int | None = None) -> list[str]:
        wanted = self.count if count is None else count
        spelled = _SPELLED.finditer(lower_aligned(text))
        return [
            *(fold(m["noun"]) for m in _COUNT.finditer(text) if int(m["count"]) == wanted),
            *(fold(m["noun"]) for m in spelled if value_of_words(m["count"]) == wanted),
        ]

    def named_among(self, items: Sequence[str]) -> tuple[str, ...]:
        """The items that begin with the noun, where they are several but the lesser part: 'những cầu nào'."""
        named = tuple(item for item in items if self._is_one(without_marker(item)) == 1.0)
        return named if 1 < len(named) < len(items) / 2 and not (self.organs or self.people) else ()

    def share_of(self, items: Iterable[str]) -> float:
        """The share of items that begin with the noun, or name an organ or a person if asked for."""
        fits = [self._is_one(without_marker(item)) for item in items]
        share = sum(fits) / len(fits) if fits else 0.0
        # 'Đối tượng áp dụng' beside 'Phạm vi điều chỉnh' is the heading of a list, no item of one.
        return share if share > _MOST or not _ABSTRACT.fullmatch(fold(self.noun)) else 0.0

    def is_headed_in(self, items: Sequence[str]) -> bool:
        """Whether one item alone begins with the noun: what is asked for stands under that one."""
        return sum(self._is_head(without_marker(item)) for item in items) == 1

    def _is_head(self, item: str) -> bool:
        if self.people:
            heads = item.partition("\n")[0].endswith(":")
            return heads and _ANYONE.match(fold(item)) is not None
        return self.named_in(" ".join(item.split()[:_FIRST_WORDS])) == 1.0

    def _is_bare(self, item: str) -> bool:
        """Whether an item says no more than the noun: 'các sở quản lý ngành, lĩnh vực và …'."""
        noun = fold(self.noun)
        return bool(noun) and item.startswith(noun) and _BARE.match(item, len(noun)) is not None

    def _is_one(self, item: str) -> float:
        if _REFERS.search(fold(item[:_REFERENCE])) or self._is_bare(fold(item)):
            return 0.0
        if self.people:
            return float(bool(find_people(item) or find_organs(item) or _HOLDER.match(fold(item))))
        if self.organs:
            return float(begins_with_organ(item) or _ORGANS_FIRST.match(lower_aligned(item)) is not None)
        # '25 dự án thuộc lĩnh vực công nghiệp' is one of lĩnh vực as well as of dự án.
        begins = (" ".join(part.split()[:_FIRST_WORDS]) for part in item.split(" thuộc ", 1))
        return max(map(self.named_in, begins), default=0.0)


@lru_cache(maxsize=256)
def listed(asked: str, *, marked: bool) -> Listed:
    """What the question `asked` (diacritics restored) wants listed; `marked` when it was typed with them."""
    asked = _COUNTS_FIRST.sub(lambda match: str(value_of_words(match[1].lower())), asked)
    folded, lowered = fold_aligned(asked), lower_aligned(asked)
    people = _PEOPLE.search(folded) is not None
    for form in _FORMS:
        match = _naming(form, folded, lowered)
        if match is not None:
            count = match.groupdict().get("count")
            noun = lowered[slice(*match.span("noun"))]
            many = int(count) if count else _count_of(noun, asked)
            return Listed(noun, marked, many, people, _wholes(folded))
    return Listed("", marked, None, people, _wholes(folded))


def _naming(form: re.Pattern[str], folded: str, lowered: str) -> re.Match[str] | None:
    """The first match of a form whose noun may be one: 'được bổ' of 'Điều 1 được bổ sung' is none."""
    at = 0
    while (match := form.search(folded, at)) is not None:
        first = lowered[slice(*match.span("noun"))].split()[0]
        if first not in _NO_NOUNS and not _ASKS & set(match["noun"].split()):
            return match
        at = match.start() + 1
    return None


def _count_of(noun: str, asked: str) -> int | None:
    """How many of the noun a question speaks of before it asks: 'Ba cây cầu … là những cầu nào?'."""
    first = re.escape(noun.split()[0])
    said = re.search(rf"(?<![\w/.,])(?:0?(\d{{1,2}})|(\w+))(?: \w+)? {first}(?!\w)", lower_aligned(asked))
    if said is None:
        return None
    return int(said[1]) if said[1] else value_of_words(said[2])


def _wholes(folded: str) -> tuple[str, ...]:
    found = _CONSISTS.search(folded)
    if found is None:
        return ()
    return tuple(words.strip() for words in found.group("first", "last") if words)


def _announced(lead: str) -> str:
    """What follows by the last words of a lead, where they name it; else its first ones."""
    named = _NAMED_LAST.search(lead)
    return named["noun"] if named else " ".join(without_marker(lead).split()[:_FIRST_WORDS])


def is_led_in(text: str) -> bool:
    """Whether words announce that a list follows."""
    return _LEADS.search(text) is not None


def asked_share(lead: str, question: str) -> float:
    """The share of a lead's words that a question has; 'Chủ tịch Hội có nhiệm vụ:' speaks of another."""
    said = evidence_terms(without_marker(lead)) - _EMPTY
    return len(said & evidence_terms(question)) / len(said) if said else 0.0


def leads_organs(lead: str) -> bool:
    """Whether organs follow a lead: 'được áp dụng đối với các cơ quan sau:'."""
    last = " ".join(lead.split()[-_TAIL_WORDS:])
    return lead.endswith(":") and _ORGAN.search(fold(last)) is not None


def names_anyone(text: str) -> bool:
    """Whether a text tells of people: by their names, or as 'người', 'hộ', 'học sinh'."""
    folded = fold(text)
    return bool(find_people(text) or _ANYONE.search(folded) or _HOLDER.search(folded))


def is_title(lead: str) -> bool:
    """Whether a lead is a title: nothing ends it."""
    return lead != "" and lead[-1] not in ".;:,!?"
