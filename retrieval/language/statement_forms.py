"""What a statement does, told by its words: it defines a term, gives a reason, allows or forbids."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from retrieval.language.item_marks import without_marker
from retrieval.language.text import fold, fold_aligned, lower_aligned

_IS = re.compile(r"[”\"]?,?\s(?:là|được hiểu là|nghĩa là)(?!\w)")
_SPARE_WORDS = 5
"""How many words beside the term the subject of its definition may have."""
# "do Tỉnh quản lý", "do UBND huyện quyết định" say who, not why.
_WHO_DOES = (
    r" (?:tỉnh|huyện|xã|thành phố|trung ương|địa phương|nhà nước|ngân sách|chính phủ|thủ tướng|ủy ban|ubnd"
    r"|hội đồng|hđnd|sở|bộ|ban|cục|chi cục|phòng|chủ tịch|giám đốc|trưởng|ông|bà|đồng chí|cơ quan|đơn vị"
    r"|công ty|tổ chức)(?: \w+){0,8}? (?:quản lý|chủ trì|phụ trách|ban hành|quyết định|tổ chức|cấp|bảo đảm"
    r"|đảm bảo|quy định|phê duyệt|thành lập|bổ nhiệm|làm|trình|phân bổ|chi trả|thực hiện|lập)"
)
_REASON = re.compile(
    rf"(?<!\w)(?:do(?!{_WHO_DOES}(?!\w))|vì|bởi|nhờ|nguyên nhân|l[ýí] do|l[ýí] giải|xuất phát từ|bắt nguồn"
    r"|theo đó)(?!\w)"
)
_BRINGS_ABOUT = re.compile(r"(?<!\w)(?:dẫn đến|dẫn tới|khiến)(?!\w)")
WHY = re.compile(
    r"(?<!\w)(?:vi sao|tai sao|vi dau|(?<!nhung )(?<!cac )(?:nguyen nhan|ly do)"
    r"|do dau|nho dau|tu dau ma)(?!\w)"
    r"|^\W*sao(?!\w)"
)
"""How a fold()ed question asks for a reason."""
_WHEN = re.compile(r"(?<!\w)(?:khi|luc|bao) (?:nao|gio)(?!\w)")
_CONDITION = re.compile(r"(?<!\w)(?:khi|nếu|trong trường hợp|trường hợp)(?!\w)")
_WHERE = re.compile(
    r"(?<!\w)(?:o dau|cho nao|tai dau|noi dau|(?:toi|den|ra) dau(?! nam| thang| quy| tien)|dia chi"
    r"|dia diem nao)(?!\w)|^\W*(?:dia diem|tru so)(?!\w)"
)
_PLACED = re.compile(
    r"(?<!\w)(?:địa chỉ|đặt tại|có trụ sở(?: chính)? (?:đặt )?(?:tại|ở)|nằm (?:ở|tại|trên)"
    r"|diễn ra (?:ở|tại)|tổ chức tại)(?!\w)"
    r"|(?<!\w)(?:địa điểm|trụ sở)(?: \w+){0,2}\s?:"
)
_NEGATED = re.compile(r"(?<!\w)(?:khong|ko|k|chua)(?: duoc| phai| thuoc| bi)? (?P<word>\w+)")
_ASKS_RECIPIENTS = re.compile(
    r"(?<!\w)(?:noi nhan|(?:kinh )?gui (?:cho|den|toi) (?:ai|nhung|cac|co quan|don vi))(?!\w)"
)
_RECIPIENTS = re.compile(r"\W*Nơi nhận(?!\w)", re.IGNORECASE)
_ALLOWS = re.compile(
    r"(?<!\w)(?:được|không được|phải|không phải|cấm|nghiêm cấm|có thể|không|miễn|bắt buộc|tối đa"
    r"|tối thiểu)(?!\w)|[,;(]\s?(?:ngoại )?trừ(?!\w)"
)
_CIRCUMSTANCE = re.compile(r"(?m)^[^\w\n]{0,5}(?:sau|trước|trong) khi [^,:;\n]+,\s", re.IGNORECASE)
_DATELINE = re.compile(r"(?:more)?\s?\([^()\n]{2,30}\)\s?[-–—]|(?:[A-ZĐ]{2,}\s?)+[-–—]\s")
"""How the lead of a news item begins: '(Dân trí) – ', 'TTO - '."""


def says_passed(statement: str) -> bool:
    """Whether a statement or a question tells of the passing of a document: 'đã được HĐND tỉnh thông qua'."""
    return "thong qua" in fold(statement)


def without_circumstance(statement: str) -> str:
    """A statement without what it is only said to follow: 'Sau khi công khai, xã lấy ý kiến: …'."""
    return _CIRCUMSTANCE.sub("", statement)


def sums_up(statement: str, title: str) -> bool:
    """Whether a statement is the title or the lead of a news item, which the body tells in full."""
    return _DATELINE.match(statement) is not None or fold(statement) in fold(title)


def defines(statement: str, term: tuple[str, ...]) -> bool:
    """Whether a statement begins with the term, its fold()ed words, and says what it is."""
    text = without_marker(statement)
    verb = _IS.search(lower_aligned(text))
    if verb is None or not term:
        return False
    subject = [word.strip("“”\"',:") for word in fold(text[: verb.start()]).split()]
    begins = any(word in term for word in subject[:2])
    return begins and set(term) <= set(subject) and len(subject) <= len(term) + _SPARE_WORDS


@lru_cache(maxsize=1024)
def negated(text: str) -> frozenset[str]:
    """The words, fold()ed, that 'không' or 'chưa' negates; every piece asks for those of the question."""
    return frozenset(match["word"] for match in _NEGATED.finditer(fold(text)))


_MUST_NOT = re.compile(r"(?<!\w)khong duoc(?!\w)")
_NOT = re.compile(r"(?<!\w)(?:khong|chua|cam|bi)(?!\w)")


def says_must_not(statement: str) -> bool:
    """Whether a statement forbids something: 'không được tham gia xét chọn'."""
    return _MUST_NOT.search(fold(statement)) is not None


@lru_cache(maxsize=64)
def says_not(question: str) -> bool:
    """Whether a question speaks of what is not so, is forbidden, or suffered."""
    return _NOT.search(fold(question)) is not None


_POLES = (
    re.compile(
        r"(?<!\w)(?:tang|len gia|leo thang|nhay vot|cao hon|vuot|tren (?:muc|binh quan|trung binh)|cao nhat"
        r"|nhieu nhat|lon nhat)(?!\w)"
    ),
    re.compile(
        r"(?<!\w)(?:giam|(?:rot|mat|xuong|sut|tut) gia|lao doc|hut thu|thap hon"
        r"|duoi (?:muc|binh quan|trung binh)|thap nhat|it nhat|nho nhat)(?!\w)"
    ),
)


def opposes(statement: str, asked: str) -> bool:
    """Whether a statement speaks only of what rose, or lies above, where the fallen is asked for, or so."""
    wanted, said = _poles(asked), _poles(statement)
    return bool(wanted and said and not wanted & said)


@lru_cache(maxsize=4096)
def _poles(text: str) -> frozenset[int]:
    folded = fold(text)
    return frozenset(at for at, pole in enumerate(_POLES) if pole.search(folded))


def leads_recipients(lead: str) -> bool:
    """Whether a line leads in those to whom a document is sent: its items state nothing."""
    return _RECIPIENTS.match(lead) is not None


def asks_recipients(question: str) -> bool:
    """Whether a question asks to whom a document is sent: 'tờ trình gửi những nơi nhận nào'."""
    return _ASKS_RECIPIENTS.search(fold(question)) is not None


def asks_when(question: str) -> bool:
    """Whether a question asks when: a condition may answer it as well as a day."""
    return _WHEN.search(fold(question)) is not None


def states_condition(statement: str) -> bool:
    """Whether a statement says on what condition it holds."""
    return _CONDITION.search(lower_aligned(statement)) is not None


def asks_where(question: str) -> bool:
    """Whether a question asks where something is."""
    return _WHERE.search(fold(question)) is not None


def says_where(statement: str) -> bool:
    """Whether a statement says where something is."""
    return _PLACED.search(lower_aligned(statement)) is not None


def gives_reason(statement: str, terms: Collection[str] = ()) -> bool:
    """Whether a statement holds words that give a reason, of what the fold()ed `terms` name: 'A khiến B'
    gives that of B."""
    said = lower_aligned(statement)
    if _REASON.search(said) is not None:
        return True
    brought = _BRINGS_ABOUT.search(said)
    return brought is not None and (not terms or any(t in fold(said[brought.end() :]).split() for t in terms))


_DEED = re.compile(
    r"(?<!\w)co (?:(?:duoc|phai|can|bi|con|the|nen|bat buoc|quyen) )*(?P<deed>\w+ \w+)"
    r"(?= (?:.* )?(?:khong|ko|k)\W*$)"
)


@lru_cache(maxsize=256)
def _ruling(question: str, *, accented: bool) -> re.Pattern[str] | None:
    """How a statement rules on what a yes-or-no question asks may or must be done; None where none is."""
    asked = _DEED.search(fold_aligned(question))
    if asked is None:
        return None
    deed = re.escape(lower_aligned(question)[slice(*asked.span("deed"))])
    modal = "được|phải|không|chưa|cấm|miễn|chỉ|cần|đều"
    return re.compile(rf"(?<!\w)(?:{modal if accented else fold(modal)})(?: \w+){{0,4}} {deed}(?!\w)")


def rules_on(statement: str, question: str, *, accented: bool) -> bool:
    """Whether a statement says that the very deed of a question may, must or must not be done.

    'có được chia cho thành viên không?': 'không được chia …'. `accented`: the question has its marks.
    """
    ruling = _ruling(question, accented=accented)
    if ruling is None:
        return False
    return ruling.search(lower_aligned(statement) if accented else fold(statement)) is not None


def allows_or_forbids(statement: str) -> bool:
    """Whether a statement says what may, must or must not be."""
    return _ALLOWS.search(lower_aligned(statement)) is not None
