"""Questions about what documents do to each other: is it in force, what replaces it, what it replaces."""

from __future__ import annotations

import re

from retrieval.domain.query import Facet
from retrieval.domain.relation import RelationKind
from retrieval.language.kinds import KINDS

_DEEDS: tuple[tuple[RelationKind, str], ...] = (
    (RelationKind.REPLACES, rf"thay the|thay cho|thay(?= (?:bang|boi|{KINDS})(?!\w)|\W*$)"),
    (RelationKind.REVOKES, r"bai bo|huy bo|het hieu luc|het gia tri"),
    (RelationKind.AMENDS, r"sua(?: doi)?|bo sung|dieu chinh"),
)
_DEED = rf"(?:{'|'.join(words for _, words in _DEEDS)})"
_DONE = rf"{_DEED}(?:,? (?:va |hoac |hay )?{_DEED})*"
_WHICH = (
    rf"(?:(?:(?:{KINDS}) (?:va|hoac|hay) )?(?:{KINDS})(?: (?:quy pham phap luat|cu|moi|truoc(?: do)?|khac))?"
    r" (?:nao|gi|(?:mang )?so (?:may|nao|bao nhieu))|cai nao)"
)
_STANDS = r"(?:con|het|co|dang) (?:duoc )?(?:hieu luc|gia tri|ap dung|dung|xai)(?!\w)"
_IN_FORCE = re.compile(
    rf"(?<!\w)(?:{_STANDS}(?:.{{0,80}}(?<!\w)nua(?!\w))?|(?:da|co|bi|duoc)(?: bi| duoc)? {_DONE})"
    r"(?: thi hanh| hay)?(?: (?:khong|chua|ko|k|roi a|nua khong|nua ko))+\W*$"
)
_WHAT_CHANGED_IT = re.compile(
    rf"(?<!\w){_WHICH}(?: cua(?: \w+){{1,6}}?)? (?:da |se |moi |vua )?{_DONE}(?!\w)"
)
_WHAT_IT_CHANGED = re.compile(rf"(?<!\w){_WHICH} (?:da |se )?(?:bi|duoc) [^?]*?\d[^?]*? {_DONE}\W*$")
"""'văn bản nào bị QĐ 19/2025 thay thế?': the numbered one does it."""
_CHANGED_BY_WHAT = re.compile(
    rf"(?<!\w)(?:(?:bi|duoc) (?:{_DONE} (?:boi|bang|tai|theo|o) (?:{_WHICH}|dau)|{_WHICH} {_DONE})"
    rf"|(?:do|boi|bang) {_WHICH} (?:da )?{_DONE})(?!\w)"
)
_WHAT_IT_CHANGES = re.compile(
    rf"(?<!\w)(?:{_DONE} (?:cho )?(?:nhung |cac |may )?{_WHICH}(?!\w)"
    rf"|{_WHICH}(?: ve(?: \w+){{1,8}}?)? (?:da )?(?:bi|duoc) {_DONE}\W*$)"
)
"""'văn bản nào về việc ấy bị thay thế?': what the document on it does away with."""
_CHANGES_PART_OF = re.compile(rf"(?<!\w){_DONE}(?: \w+){{1,14}}? (?:o|tai|trong|cua) {_WHICH}")
"""'QĐ 03/2025 bãi bỏ nội dung cải tạo nhà ở quyết định nào?'."""
_ASKING = re.compile(rf"(?<!\w)(?:{_STANDS}|{_DONE}|{_WHICH}|nua)(?!\w)")


def relation_asked(folded: str, *, numbered: bool) -> Facet | None:
    """What a fold()ed question asks about a document's standing; None when it asks something else.

    'Nghị quyết nào sửa đổi mức phí …' asks for a document by its title unless a document is `numbered`.
    """
    if numbered and (_WHAT_IT_CHANGED.search(folded) or _CHANGES_PART_OF.search(folded)):
        return Facet.CHANGES
    if _CHANGED_BY_WHAT.search(folded) or (numbered and _WHAT_CHANGED_IT.search(folded)):
        return Facet.CHANGED_BY
    if _WHAT_IT_CHANGES.search(folded):
        return Facet.CHANGES
    return Facet.VALIDITY if _IN_FORCE.search(folded) else None


_STILL = re.compile(
    r"(?<!\w)con (?:duoc|phai|bi|dung|thu|chi|tra|nop|huong|cap|giu|theo|lam|tiep tuc|quy dinh)(?!\w)"
)


def asks_whether_still(folded: str) -> bool:
    """Whether a fold()ed yes or no is about what went on until now: 'còn được thu theo NQ 21/2012 không?'."""
    return _STILL.search(folded) is not None


def without_relation(folded: str) -> str:
    """The words that say which document is meant, without those that ask what became of it."""
    return _ASKING.sub(" ", folded)


def deeds_asked(folded: str) -> tuple[RelationKind, ...]:
    """The deeds that a fold()ed question names, strongest first."""
    return tuple(kind for kind, words in _DEEDS if re.search(rf"(?<!\w)(?:{words})(?!\w)", folded))


_EFFECT = re.compile(
    r"(?<!\w)(?:(?:bat dau )?(?:co )?hieu luc(?: thi hanh)?"
    r"|(?:duoc )?(?:ap dung|thi hanh)(?= (?:ke )?tu))(?!\w)"
)


def effect_asked(folded: str) -> bool:
    """Whether a fold()ed question for a day asks from when a document is in force."""
    return _EFFECT.search(folded) is not None


def without_effect(folded: str) -> str:
    """The words that say which document is meant."""
    return _EFFECT.sub(" ", folded)


_TAKES_EFFECT = re.compile(
    r"(?:này(?!\w).*?|^\W*(?:Điều \d+\W+)?(?:\d+\W+)?(?:Nghị quyết|Quyết định|Nghị định|Thông tư|Chỉ thị) )"
    r"(?:có hiệu lực|được áp dụng|thi hành)(?: thi hành)? (?:kể )?(?:từ|sau)",
    re.IGNORECASE | re.DOTALL,
)


_APPLIES = re.compile(r"(?:thời điểm|thời gian) áp dụng\W|áp dụng (?:kể )?từ", re.IGNORECASE)


def application_asked(folded: str) -> bool:
    """Whether a fold()ed question asks from when something is applied: not always when it takes effect."""
    return "ap dung" in folded


def takes_effect(sentence: str) -> bool:
    """Whether a sentence says from when its document is in force."""
    return _TAKES_EFFECT.search(sentence) is not None


def says_applied(sentence: str) -> bool:
    """Whether a sentence says from when what a document lays down is applied."""
    return _APPLIES.search(sentence) is not None
