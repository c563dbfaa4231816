"""What a sentence says one document does to another: replaces, revokes, amends it, or rests on it.

Only a sentence that acts counts ('Bãi bỏ …', 'Quyết định này thay thế …'), not one that tells of the past
('… đã được sửa đổi bởi …').
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.domain.relation import RelationKind
from retrieval.domain.span import Span
from retrieval.language.kinds import names
from retrieval.language.text import lower_aligned

_CUES: tuple[tuple[RelationKind, str], ...] = (
    (RelationKind.REPLACES, r"thay thế"),
    (RelationKind.REVOKES, r"bãi bỏ|huỷ bỏ|hủy bỏ"),
    (RelationKind.AMENDS, r"sửa đổi(?:,?\s*(?:và\s*)?bổ sung)?|bổ sung|điều chỉnh"),
)
_CUE = re.compile("|".join(rf"(?P<{kind.name}>{words})" for kind, words in _CUES))
_ENDS_VALIDITY = re.compile(r"(?:đều |cùng )?(?:hết|chấm dứt) hiệu lực")
_PASSIVE = re.compile(r"(?:được|bị|đã)\s+$")
# What may stand between the start of the sentence and the verb that acts.
_ACTS = re.compile(
    r"^[\W\d]*(?:điều\s+\d+\s*[.:]?|[a-zđ]\)|[ivx]+\.)?\s*(?:đồng thời|và|về việc|v/v)?\W*$"
    r"|\bnày\b|có hiệu lực|ban hành"
)
_PART = re.compile(r"\b(?:điều|khoản|điểm|mục|phụ lục|cụm từ|từ ngữ|một số|một phần|nội dung|tên|biểu)\b")
# The verb's object is something else; the number only says where a rule stands.
_MENTIONED = re.compile(r"\b(?:bởi|quy định tại|theo quy định|thực hiện theo|căn cứ|cụm từ)\b")
# Each alternative begins with a letter of its own: a search then skips quickly to those.
_LEADS_IN = re.compile("|".join((":$", *(rf"{s}(?<!\w.)(?i:au(?: đây)?)\W*$" for s in "sSſ"))))
_BASED_ON = re.compile(r"\W*(?:căn cứ|xét|theo đề nghị|trên cơ sở)\b")
_IMPLEMENTS = re.compile(r"\W*(?:thực hiện|triển khai|nhằm thực hiện)\b")


@dataclass(frozen=True)
class Deed:
    """What is done to the documents that follow, and whether to all of each."""

    kind: RelationKind
    whole: bool = True


def deed_before(sentence: str, number: Span) -> Deed | None:
    """What `sentence` does to the document whose number stands at `number` in it, or None."""
    lowered = lower_aligned(sentence)
    cue = None
    for match in _CUE.finditer(lowered, 0, number.start):
        if not _PASSIVE.search(lowered[: match.start()]):
            cue = match
    if cue is not None and _ACTS.search(lowered[: cue.start()]):
        between = lowered[cue.end() : number.start]
        kind = RelationKind[cue.lastgroup or ""]
        return None if _MENTIONED.search(between) else Deed(kind, not _PART.search(between))
    if _ENDS_VALIDITY.search(lowered, number.end):
        return Deed(RelationKind.REVOKES, not _PART.search(lowered[: number.start]))
    return None


def deed_announced(lead_in: str) -> Deed | None:
    """What a line that ends in a colon, or in 'sau đây', does to the documents listed under it."""
    leads = _LEADS_IN.search(lead_in) is not None
    return deed_before(lead_in, Span(len(lead_in), len(lead_in))) if leads else None


def deed_listed(announced: Deed | None, before: str) -> Deed | None:
    """The announced deed, unless the words `before` the number in its item only point to a rule of it."""
    return None if _MENTIONED.search(lower_aligned(before)) else announced


def deed_shared(deed: Deed | None, before: str) -> Deed | None:
    """The deed done to the document before, when the clause `before` the number only names another.

    'thay thế Quyết định số 26/2024/QĐ-UBND về …; Quyết định số 25/2024/QĐ-UBND về …'
    """
    return deed if _names_another().fullmatch(lower_aligned(before)) else None


@cache
def _names_another() -> re.Pattern[str]:
    kinds = "|".join(map(str.lower, names()))
    return re.compile(rf"\W*(?:và\s+)?(?:(?:{kinds})\s+(?:số\s*:?\s*)?|số\s*:?\s*)")


def ground_of(line: str) -> RelationKind:
    """How a document rests on those that a line of its preamble names."""
    lowered = lower_aligned(line)
    if _BASED_ON.match(lowered):
        return RelationKind.BASED_ON
    return RelationKind.IMPLEMENTS if _IMPLEMENTS.match(lowered) else RelationKind.CITES
