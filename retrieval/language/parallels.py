"""Statements one after another that begin alike and then name one each: a list without a lead.

Vận động viên Nguyễn Thị A đoạt huy chương vàng. Vận động viên Trần Thị B đoạt huy chương bạc.
Công đoàn Sở Y tế giải nhất; Công đoàn Trường Cao đẳng giải nhì.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from retrieval.domain.span import Span
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.legal_basis import states_basis
from retrieval.language.sentences import sentences
from retrieval.language.text import fold, lower_aligned

_LONGEST_KIND = 4
"""In words."""
_WIDEST_GAP = 250
"""In characters: a caption may stand between two of them."""
_JOINED = re.compile(
    r"(?:điển hình|trong đó|cụ thể|ngoài ra|bên cạnh đó|tiếp (?:đến|theo)|còn|riêng|đó|tiêu biểu|ví dụ)"
    r"(?: là| có)?,? ",
    re.IGNORECASE,
)
"""How a statement is joined to the one before: 'Điển hình, Công ty A nợ …; Công ty B nợ …'."""

_RANKS = re.compile(
    r"(?:đứng|xếp|giữ)(?: ở)?(?: vị trí)?(?: thứ)? (?:hai|ba|tư|năm|[2-9])(?! tháng| năm)(?!\w)"
    r"|^\W*(?:tiếp (?:theo|đến)|kế (?:đến|tiếp)) (?:là|lần lượt|gồm|đến)(?!\w)"
)
_BASIS = "can cu"
_LEVELS = {"thi xa": "huyen", "thanh pho": "huyen", "quan": "huyen", "phuong": "xa", "thi tran": "xa"}
"""Places of one height are of one kind: 'huyện A …; thị xã B …'."""

Group = tuple[Span, ...]


@lru_cache(maxsize=64)
def find_parallels(text: str) -> tuple[Group, ...]:
    """Every group of at least two such statements, in text order."""
    open_groups: dict[str, list[Span]] = {}
    groups: list[list[Span]] = []
    for span in sentences(text):
        kind = _kind_of(span.of(text))
        if kind is None:
            continue
        group = open_groups.get(kind)
        if group is None or span.start - group[-1].end > _WIDEST_GAP:
            group = open_groups[kind] = []
            groups.append(group)
        group.append(span)
    return tuple(tuple(group) for group in groups if len(group) > 1)


def alike(text: str, group: Group, one: Span, terms: Collection[str]) -> Group:
    """Those of a group that answer as well as `one` of it; () where a term that it holds tells it apart.

    A term that is said outside of the group too is said of all: 'SEA Games 31', not '10.000 m'. Terms that
    most of the group hold are asked of every one.
    """
    told = [evidence_terms(span.of(text)) & frozenset(terms) for span in group]
    own = evidence_terms(one.of(text)) & frozenset(terms)
    outside = evidence_terms(text[: group[0].start]) | evidence_terms(text[group[-1].end :])
    common = {term for term in own if 2 * sum(term in each for each in told) > len(group)}
    if not common or not own <= common | outside:
        return ()
    return tuple(span for span, each in zip(group, told, strict=True) if common <= each)


def ranks_further(statement: str) -> bool:
    """Whether a statement tells what comes after the first: 'B đứng thứ hai với …', 'Tiếp theo là C'."""
    return _RANKS.search(lower_aligned(statement)) is not None


def _kind_of(statement: str) -> str | None:
    """The fold()ed words before the first name in a statement: 'vận động viên', 'công đoàn'; one kind for
    all that a document rests on: 'Căn cứ Luật …; Xét Tờ trình …'."""
    if states_basis(statement):
        return _BASIS
    words = _without_joint(statement).split(maxsplit=_LONGEST_KIND + 1)
    named = (at for at, word in enumerate(words[1 : _LONGEST_KIND + 1], 1) if word[0].isupper())
    at = next(named, None)
    kind = fold(" ".join(words[:at])).strip("-–+• ")
    return _LEVELS.get(kind, kind) if at is not None else None


def _without_joint(statement: str) -> str:
    joined = _JOINED.match(statement)
    return statement[joined.end() :] if joined else statement
