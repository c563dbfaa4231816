"""Who somebody is in a sentence: the words of office beside a name, and the office a question asks for.

Phó Chủ tịch UBND tỉnh Nguyễn Văn A, Trưởng đoàn giám sát, phát biểu …
Trưởng ban: Ông Trần Văn B
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.domain.span import Span
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.names import find_organs, find_people
from retrieval.language.text import fold, fold_aligned, lower_aligned

_OFFICES = (
    r"(?:pho |quyen |nguyen |uy vien )?(?:tong (?!bi thu|giam doc))?"
    r"(?:chu tich|chu nhiem|bi thu|tong bi thu|giam doc|tong giam doc"
    r"|truong (?:ban|doan|phong|khoa|thon|nhom|tieu ban)|to truong|doi truong|chi huy truong"
    r"|chanh (?:van phong|thanh tra|an)|vien truong|bo truong|thu truong|(?:chi )?cuc truong|vu truong"
    r"|hieu truong|thu tuong|thu ky|uy vien|thanh vien|nguoi phat ngon|ke toan truong|tham phan|chu dau tu"
    r"|linh muc|nghe nhan|hlv|huan luyen vien|vdv|van dong vien|cau thu|vo si|tac gia"
    r"|chu (?:xe|nha|cua hang)|(?:dai|thuong|trung|thieu|vi) tuong|tuong(?= nao))(?: thuong truc)?"
)
_ALSO_CALLED = {"vdv": "van dong vien", "hlv": "huan luyen vien"} | dict.fromkeys(
    ("dai tuong", "thuong tuong", "trung tuong", "thieu tuong", "vi tuong"), "tuong"
)
"""'Vị tướng nào' may have any rank."""
_OFFICE = re.compile(rf"(?<!\w)(?<!\d ){_OFFICES}(?!\w)")
"""Not those counted: '1 huấn luyện viên, 4 VĐV'."""
_DOING = (
    r"(?:nói|phát biểu|chỉ đạo|yêu cầu|giao(?! thông)|ký|trao|thăm|cho|đề nghị|khẳng định|nhận xét|đánh giá"
    r"|có|được|phải|do|bị|họp|làm|tiếp|dự|gì|nào|báo|khi|mấy|sao|thế|ban hành|kiểm tra|về|quyết định"
    r"|phê duyệt|ai|bao|nhiêu|không|chưa|đã|sẽ|từ|đến|trong)(?!\w)"
)
_HOLDER = re.compile(rf"\W*{_OFFICES}(?!\w)")
_BODY = re.compile(rf"(?: (?!{_DOING})[\w&-]+){{1,14}}\W*")
_SAYS = r"(?:chia se|cho (?:biet|rang|hay)|phat bieu|khang dinh|nhan dinh|danh gia|noi (?:ve|rang))(?!\w)"
_WHOSE = re.compile(rf"(?:\s+(?!(?:la|ai|ten|nam|hien|nao|cho|dang|tai|ong|ba)(?!\w)|{_SAYS})[\w&-]+){{0,9}}")
_LEADS = re.compile(r"(?<!\w)(?:dan dau|lam truong doan)(?!\w)")
# 'Giám đốc cơ quan này' is that of the organ named before.
_SAID_BEFORE = re.compile(r"\W*(?:co quan|don vi|so|cuc|chi cuc|hiep hoi|hoi|cong ty) (?:nay|tren)(?!\w)")
_FIELD_OF = re.compile(r"\W*(?:so|bo) (?P<name>\w.*)")
_LEVELS = frozenset({"tinh", "huyen", "xa", "phuong", "pho"})
_ACTOR = re.compile(r"(?<!\w)(?:do|boi) ai (?!lam |giu |dam nhiem |la )\w")
_DEED = re.compile(
    r"(?<!\w)(?:(?<!la )(?<!do )(?<!boi )ai"
    r"|(?:lanh dao|nguoi|ong|ba|dong chi|vi(?: \w+)?|tuong|co quan|don vi|to chuc) nao)"
    rf" (?!{_OFFICES})(?!(?:(?:da|se|dang|hien|hien nay|duoc) )*"
    r"(?:lam|giu|dam nhiem|la|dung dau|bau|bo nhiem|chi dinh|cu|tai cu|de cu) )"
    r"(?:da |se |dang |duoc |phai )?(?P<deed>\w+ \w+)"
)
_SEVERAL = re.compile(
    r"(?<!\w)(?:vdv|van dong vien|cau thu|vo si|nghe nhan|hoc sinh|sinh vien|ca nhan|tap the|don vi|co quan"
    r"|to chuc|doanh nghiep|cong ty|ngan hang|truong|phong|huyen|xa|dia phuong|doi|doan|clb) nao(?!\w)"
    r"|(?<!\w)(?:(?:lanh dao|dai bieu|dong chi)(?: \w+){0,6}? nao|ai)(?: da| se| den)? (?:tham )?du(?!\w)"
    r"|(?<!\w)(?:co (?:nhung )?ai|ai co tham quyen)(?!\w)"
)
_ASKS_OFFICE = re.compile(
    r"(?<!\w)(?:(?:giu|lam|la|dam nhiem|nam)(?: nhung)? (?:chuc vu|chuc danh|chuc|cuong vi) (?:gi|nao)"
    r"|(?:chuc vu|chuc danh) (?:(?:hien tai |hien nay )?(?:la )?gi|(?:hien nay |hien tai )?cua))(?!\w)"
)
_NAMED_AFTER = re.compile(r"(?<!\w)(?:la|gom)(?: (?:ong|ba|anh|chi|dong chi|doi tuong))?\s*$")
_CUT = re.compile(r"[;.\n]\s|, ")
_ENDS = re.compile(r"[;\n]|\.\s")
_APPOSITION = re.compile(r"\s*(?:,|-|–|\(|:|la |lam |giu )")
_LONGEST = 120
_LONGEST_PLACE = 2
"""In syllables; 'Sở Tài nguyên và Môi trường Nguyễn Văn A' names a person."""
_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:thanh pho|tp\.?|thi xa|thi tran|huyen|quan|tinh|xa|phuong|thon|ap|duong|pho|cau|song|ho"
    r"|truong|khu|cum|cho|dao|nui|deo|ga|cang|lang|kcn|san bay)\s+$"
)


@dataclass(frozen=True)
class Office:
    """An office, fold()ed, and the words after it that tell whose it is, as written; '' where none do."""

    name: str
    of: str = ""

    def may_be(self, other: Office) -> bool:
        """Whether both are one office: not those of another level ('UBND tỉnh', 'UBND huyện') or organ."""
        one, another = (_ALSO_CALLED.get(name, name) for name in (self.name, other.name))
        if one != another:
            return False
        if other.of.isupper() or _SAID_BEFORE.match(fold_aligned(other.of)):
            return True
        own, others = evidence_terms(self.of), evidence_terms(other.of)
        if own & _LEVELS and others & _LEVELS and not own & others & _LEVELS:
            return False
        if not _of_one_field(self.of, other.of):
            return False
        return len(own & others) >= min(len(own), len(others)) / 2


def _of_one_field(one: str, other: str) -> bool:
    """Whether two bodies may be of one field: not 'Sở Y tế' and 'Sở VH-TT tỉnh Bình Định'."""
    fields = [_FIELD_OF.match(fold_aligned(body)) for body in (one, other)]
    initials = ["".join(word[0] for word in re.findall(r"\w+", f["name"])) if f else "" for f in fields]
    return not all(initials) or initials[0][0] == initials[1][0]


def office_asked(question: str) -> Office | None:
    """The office that a question asks the holder of; None when it names none.

    'Chánh thanh tra do ai bổ nhiệm?' asks who appoints one.
    """
    folded = fold_aligned(question)
    if _ACTOR.search(folded):
        return None
    # Offices after 'ai trao …' are of those to whom it is done.
    deed = _DEED.search(folded)
    return next(_offices(question[: deed.start("deed")] if deed else question), None)


def _offices(text: str) -> Iterator[Office]:
    folded = fold_aligned(text)
    for match in _OFFICE.finditer(folded):
        whose = _WHOSE.match(folded, match.end())
        yield Office(match.group(), text[match.end() : whose.end() if whose else match.end()].strip())


def deed_asked(folded: str) -> str | None:
    """The two words, fold()ed, of the deed in 'ai cầm đầu đường dây …?'; None where none is asked of."""
    deed = _DEED.search(folded)
    return deed["deed"] if deed else None


def does(text: str, name: Span, deed: str) -> bool:
    """Whether who is named does the deed in its sentence: 'do A cầm đầu', 'cầm đầu … là A', 'A trao …'."""
    folded = fold_aligned(text)
    before = _ENDS.split(folded[: name.start])[-1]
    after = _ENDS.split(folded[name.end :])[0]
    if deed in before and _NAMED_AFTER.search(before):
        return True
    doing = re.search(rf"(?<!\w){re.escape(deed)}(?!\w)", after)
    return doing is not None and not find_people(text[name.end : name.end + doing.start()])


def may_ask_for_several(question: str) -> bool:
    """Whether a question that asks which one may be answered by several: 'VĐV nào đoạt huy chương vàng?'."""
    return _SEVERAL.search(fold_aligned(question)) is not None


def asks_office(question: str) -> bool:
    """Whether a question asks what office somebody whom it names holds: 'ông Lê Văn A giữ chức gì?'."""
    return _ASKS_OFFICE.search(fold_aligned(question)) is not None and bool(find_people(question))


def tells_office(text: str, question: str) -> bool:
    """Whether a text names somebody whom the question names, with an office."""
    asked = {fold(name.of(question)) for name in find_people(question)}
    return any(fold(name.of(text)) in asked and any(_held(text, name)) for name in find_people(text))


def names_only_office(terms: tuple[str, ...]) -> bool:
    """Whether the fold()ed words of a question's topic are an office and nothing else."""
    return bool(terms) and _OFFICE.fullmatch(" ".join(terms)) is not None


def names_holder(question: str) -> bool:
    """Whether a question is an office and whose it is, and nothing else: 'Chủ tịch Hội Nông dân tỉnh?'."""
    office = _HOLDER.match(fold_aligned(question))
    return office is not None and _BODY.fullmatch(lower_aligned(question), office.end()) is not None


def is_organs(office: Office | None) -> bool:
    """Whether organs may hold an office as well as people; so may whoever is asked for without one."""
    return office is None or office.name == "chu dau tu"


def find_offices(text: str) -> tuple[Span, ...]:
    """Offices with the organ that they belong to: 'Chủ tịch Ủy ban nhân dân Thành phố'."""
    organs = {organ.start: organ.end for organ in find_organs(text)}
    found = (Span(*match.span()) for match in _OFFICE.finditer(fold_aligned(text)))
    return tuple(Span(span.start, organs.get(span.end + 1, span.end)) for span in found)


def is_place(text: str, name: Span) -> bool:
    """Whether what looks like a person's name is a place's: 'thành phố Phan Thiết'."""
    if len(name.of(text).split()) > _LONGEST_PLACE:
        return False
    return _PLACE_BEFORE.search(fold_aligned(text[max(0, name.start - 16) : name.start])) is not None


def holds(text: str, name: Span, office: Office) -> bool:
    """Whether the words before or after a name say that this person holds `office`.

    'Phó Chủ tịch' holds no office of 'chủ tịch'. What stands before the next name is that person's.
    """
    after = _ENDS.split(fold_aligned(text)[name.end : name.end + _LONGEST])[0]
    leads = office.name == "truong doan" and _LEADS.search(after) is not None
    return leads or any(office.may_be(each) for each in _held(text, name))


def _held(text: str, name: Span) -> Iterator[Office]:
    """The offices that the words before and after a name give to who is named."""
    folded = fold_aligned(text)
    before = _CUT.split(folded[max(0, name.start - _LONGEST) : name.start])[-1]
    after = _ENDS.split(folded[name.end : name.end + _LONGEST])[0]
    yield from [*_offices(text[name.start - len(before) : name.start])][-1:]
    if _APPOSITION.match(after):
        told = text[name.end : name.end + len(after)]
        named = find_people(told)
        yield from _offices(told[: named[0].start].rpartition(",")[0] if named else told)
