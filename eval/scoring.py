"""Every score of every case: the table that reports, comparisons and the gate are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eval.cases import Case, CaseKind, Expect
from eval.failures import Stage, ingested, stage_of_loss
from eval.records import Recorded
from eval.scorers.answers import answer_accurate, answer_found, headline_accurate, items_found
from eval.scorers.citations import citation_correct, citation_precision, citation_recall
from eval.scorers.outcomes import clarify_correct, refused
from eval.scorers.retrieval import DEPTHS, Ranks, hit, ranks, reciprocal
from eval.scorers.support import false_quotes, unsupported_figures
from eval.texts import Texts

ACCURACY = "accuracy"
UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class ScoredCase:
    """A case with its scores in [0, 1]; a score that does not apply to the case is absent."""

    case: Case
    recorded: Recorded
    scores: Mapping[str, float]
    ranks: Ranks | None
    unsupported: tuple[str, ...]
    false_quotes: tuple[int, ...]
    ingested: bool
    stage: Stage | None

    @property
    def correct(self) -> bool:
        """Whether the case went as expected."""
        return self.stage is None

    @property
    def refused(self) -> bool:
        """Whether nothing was answered."""
        return refused(self.recorded.answer)


def score_all(cases: Sequence[Case], records: Sequence[Recorded], texts: Texts) -> tuple[ScoredCase, ...]:
    """The cases that were answered, in the order of `cases`."""
    by_id = {each.case_id: each for each in records}
    return tuple(score(case, by_id[case.id], texts) for case in cases if case.id in by_id)


def score(case: Case, recorded: Recorded, texts: Texts) -> ScoredCase:
    """All scores of one case."""
    found = ranks(case, recorded.trace, texts) if case.expect is Expect.ANSWERED else None
    unsupported, false = unsupported_figures(recorded.answer, texts), false_quotes(recorded.answer, texts)
    scores = _scores(case, recorded, texts)
    scores[UNSUPPORTED] = float(bool(unsupported or false))
    if found is not None and recorded.trace["candidates"]:
        scores |= _retrieval(found)
    stage = None if scores[ACCURACY] else stage_of_loss(case, recorded, texts)
    return ScoredCase(case, recorded, scores, found, unsupported, false, ingested(case, texts), stage)


def _scores(case: Case, recorded: Recorded, texts: Texts) -> dict[str, float]:
    answer = recorded.answer
    match case.expect:
        case Expect.NOT_FOUND:
            return {ACCURACY: float(refused(answer))}
        case Expect.CLARIFY:
            right = float(clarify_correct(case, answer, texts))
            return {ACCURACY: right, "clarify_correct": right}
        case Expect.ANSWERED:
            accurate = float(answer_accurate(case, answer))
            listed = {"items_found": items_found(case, answer)} if case.kind is CaseKind.LIST else {}
            return {
                ACCURACY: accurate,
                "answer_accuracy": accurate,
                "answer_found": float(answer_found(case, answer)),
                "headline_accuracy": float(headline_accurate(case, answer)),
                **listed,
                **_citations(case, recorded, texts),
            }


def _citations(case: Case, recorded: Recorded, texts: Texts) -> dict[str, float]:
    answer = recorded.answer
    if answer["outcome"] != "answered":
        return {}
    recall, precision = citation_recall(answer), citation_precision(answer)
    scores = {"citation_correct": float(citation_correct(case, answer, texts))}
    if recall is not None:
        scores["citation_recall"] = recall
    if precision is not None:
        scores["citation_precision"] = precision
    return scores


def _retrieval(found: Ranks) -> dict[str, float]:
    scores: dict[str, float] = {}
    for name, rank in (("file", found.file), ("passage", found.passage)):
        scores |= {f"{name}_hit_{depth}": hit(rank, depth) for depth in DEPTHS}
        scores[f"{name}_mrr"] = reciprocal(rank)
    return scores
