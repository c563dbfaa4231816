"""Was the right thing done: answer, refuse or ask back?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from eval.cases import Case
from eval.texts import Texts
from retrieval.contract import AnswerJson

FEWEST_CHOICES = 2

Flags = npt.NDArray[np.bool_]


def refused(answer: AnswerJson) -> bool:
    """Whether nothing was answered."""
    return answer["outcome"] == "not_found"


def clarify_correct(case: Case, answer: AnswerJson, texts: Texts) -> bool:
    """The asker is offered at least two documents, among them every one that the case names."""
    if answer["outcome"] != "clarify" or len(answer["candidates"]) < FEWEST_CHOICES:
        return False
    offered = frozenset(each["id"] for each in answer["candidates"])
    holders = [texts.documents_of(evidence.file) for evidence in case.evidence]
    return all(not each or not offered.isdisjoint(each) for each in holders)


def refusal_f1(due: Flags, claimed: Flags) -> float:
    """Refusing as a detection task: from what should have been refused and what was, case by case."""
    hits, claims, dues = int((due & claimed).sum()), int(claimed.sum()), int(due.sum())
    return 2 * hits / (claims + dues) if claims + dues else 0.0
