"""Was the right thing done: answer, refuse or ask back?"""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True)
class RefusalScore:
    """Refusing as a detection task: precision, recall and F1 of 'there is no answer'."""

    precision: float
    recall: float
    f1: float


def refusal_score(due: Flags, claimed: Flags) -> RefusalScore:
    """From what should have been refused and what was, case by case; a share of nothing is 0."""
    hits, claims, dues = int((due & claimed).sum()), int(claimed.sum()), int(due.sum())
    f1 = 2 * hits / (claims + dues) if claims + dues else 0.0
    return RefusalScore(hits / claims if claims else 0.0, hits / dues if dues else 0.0, f1)
