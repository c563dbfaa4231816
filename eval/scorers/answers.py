"""Is the right thing said, and is it said first?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from eval.cases import Case, CaseKind
from eval.figures import Written, figures
from eval.normal_forms import holds, plain
from retrieval.contract import AnswerJson

# A figure beside the asked one says what it is: the plan, last year's, the difference.
_ROLE = re.compile(
    r"(?<!\w)(?:kế hoạch|kh(?!\w)|chỉ tiêu|mục tiêu|dự toán|cùng kỳ|(?:năm|tháng|quý) trước|so với|thực hiện"
    r"|ước|dự kiến|dự báo|trung ương giao|hđnd giao|điều chỉnh|sơ bộ|quyết toán|chênh lệch|tương đương"
    r"|trong đó|năm \d{4})"
)

_FREE_KINDS = frozenset({CaseKind.DATE, CaseKind.PERSON, CaseKind.DOCUMENT})


def said(answer: AnswerJson) -> str:
    """What the asker reads: headline and text."""
    return f"{answer['headline']}\n{answer['text']}"


def groups_found(case: Case, text: str) -> bool:
    """Whether every answer group has one of its alternatives in the text."""
    return all(_found(group, text) for group in case.answer)


def items_found(case: Case, answer: AnswerJson) -> float:
    """The share of the answer groups, one for each item of a list, that stand in headline or text."""
    if answer["outcome"] != "answered":
        return 0.0
    return sum(_found(group, said(answer)) for group in case.answer) / len(case.answer)


def _found(group: Iterable[str], text: str) -> bool:
    return any(holds(text, alternative) for alternative in group)


def keeps_headline_rule(case: Case, headline: str) -> bool:
    """The first figure belongs to an answer group; every other belongs to one or carries its role.

    Questions for a date, a person or a document, and cases whose answer has no figure, leave the
    figures of the headline free.
    """
    if case.kind in _FREE_KINDS:
        return True
    wanted = frozenset(each.text for group in case.answer for one in group for each in figures(one))
    shown = figures(headline)
    if not wanted or not shown:
        return True
    others = [at for at, each in enumerate(shown) if at and each.text not in wanted]
    return shown[0].text in wanted and all(_has_role(headline, shown, at) for at in others)


def _has_role(headline: str, shown: tuple[Written, ...], at: int) -> bool:
    start = shown[at - 1].span.end
    end = shown[at + 1].span.start if at + 1 < len(shown) else len(headline)
    return _ROLE.search(plain(headline[start:end])) is not None


def answer_found(case: Case, answer: AnswerJson) -> bool:
    """Every answer group stands in headline or text, whatever else does."""
    return answer["outcome"] == "answered" and groups_found(case, said(answer))


def answer_accurate(case: Case, answer: AnswerJson) -> bool:
    """Every answer group stands in headline or text, and the headline keeps its rule."""
    return answer_found(case, answer) and keeps_headline_rule(case, answer["headline"])


def headline_accurate(case: Case, answer: AnswerJson) -> bool:
    """Every answer group stands in the headline alone, which keeps its rule."""
    return answer_accurate(case, answer) and groups_found(case, answer["headline"])
