"""Questions about what documents do to each other: is it in force, what replaces it, what it replaces."""

from __future__ import annotations

import re

from retrieval.domain.query import Facet
from retrieval.domain.relation import RelationKind
from retrieval.language.question_words import KINDS

_DEEDS: tuple[tuple[RelationKind, str], ...] = (
    (RelationKind.REPLACES, r"thay the|thay cho"),
    (RelationKind.REVOKES, r"bai bo|huy bo|het hieu luc|het gia tri"),
    (RelationKind.AMENDS, r"sua doi|bo sung|dieu chinh"),
)
_DEED = rf"(?:{'|'.join(words for _, words in _DEEDS)})"
_WHICH = rf"(?:{KINDS})(?: (?:quy pham phap luat|cu|moi|truoc(?: do)?|khac))? nao"
_IN_FORCE = re.compile(
    r"(?<!\w)(?:(?:con|het|co|dang) (?:hieu luc|gia tri|duoc ap dung|ap dung)(?: thi hanh)?"
    rf"|(?:da|co) (?:bi |duoc )?{_DEED}|(?:bi|duoc) {_DEED})"
    r"(?: hay)?(?: (?:khong|chua|ko|k|roi a|nua khong|nua ko))+\W*$"
)
_CHANGED_BY = re.compile(
    rf"(?<!\w)(?:{_WHICH} (?:da |se |moi )?{_DEED}"
    rf"|(?:bi|duoc) {_DEED}(?:,? (?:va )?{_DEED})* (?:boi|bang|tai|theo|o)"
    rf" (?:{KINDS} (?:nao|gi)|cai nao|dau))"
)
_CHANGES = re.compile(
    rf"(?<!\w){_DEED}(?:,? (?:va |hoac )?{_DEED})* (?:cho )?(?:(?:nhung|cac) )?{_WHICH}(?!\w)"
)


def relation_asked(folded: str, *, numbered: bool) -> Facet | None:
    """What a fold()ed question asks about a document's standing; None when it asks something else.

    'Nghị quyết nào sửa đổi mức phí …' asks for a document by its title unless a document is `numbered`.
    """
    if _CHANGES.search(folded):
        return Facet.CHANGES
    if _CHANGED_BY.search(folded) and numbered:
        return Facet.CHANGED_BY
    return Facet.VALIDITY if _IN_FORCE.search(folded) else None


def without_relation(folded: str) -> str:
    """The words that say which document is meant, without those that ask what became of it."""
    for pattern in (_CHANGES, _CHANGED_BY, _IN_FORCE):
        folded = pattern.sub(" ", folded)
    return folded


def deeds_asked(folded: str) -> tuple[RelationKind, ...]:
    """The deeds that a fold()ed question names, strongest first."""
    return tuple(kind for kind, words in _DEEDS if re.search(rf"(?<!\w)(?:{words})(?!\w)", folded))


_TAKES_EFFECT = re.compile(r"(?:có|bắt đầu có) hiệu lực (?:thi hành )?(?:kể )?(?:từ|sau)", re.IGNORECASE)


def takes_effect(sentence: str) -> bool:
    """Whether a sentence says from when its document is in force."""
    return _TAKES_EFFECT.search(sentence) is not None
