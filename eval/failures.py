"""Which stage lost a wrong case."""

from __future__ import annotations

from enum import StrEnum

from eval.cases import Case, Expect
from eval.records import Recorded
from eval.scorers.citations import citation_correct
from eval.scorers.retrieval import ranks
from eval.texts import Texts


class Stage(StrEnum):
    """Where an answer was lost, in the order of the work."""

    NOT_INGESTED = "not_ingested"
    NOT_RETRIEVED = "not_retrieved"
    NOT_CHOSEN = "not_chosen"
    MISREAD = "misread"
    WRONGLY_REFUSED = "wrongly_refused"
    WRONGLY_ANSWERED = "wrongly_answered"


def ingested(case: Case, texts: Texts) -> bool:
    """Whether any of the evidence is in the archive; a case without evidence has nothing to miss."""
    return not case.evidence or any(texts.documents_of(evidence.file) for evidence in case.evidence)


def stage_of_loss(case: Case, recorded: Recorded, texts: Texts) -> Stage:
    """The first stage that went wrong of a case known to be wrong."""
    if not ingested(case, texts):
        return Stage.NOT_INGESTED
    match case.expect:
        case Expect.ANSWERED:
            return _lost_answer(case, recorded, texts)
        case Expect.CLARIFY:
            return _lost_choice(recorded)
        case Expect.NOT_FOUND:
            return Stage.WRONGLY_ANSWERED


def _lost_answer(case: Case, recorded: Recorded, texts: Texts) -> Stage:
    # Cited correctly means found, whatever the trace says: lookups by number leave no candidates.
    if citation_correct(case, recorded.answer, texts):
        return Stage.MISREAD
    if ranks(case, recorded.trace, texts).passage is None:
        return Stage.NOT_RETRIEVED
    answered = recorded.answer["outcome"] == "answered"
    return Stage.NOT_CHOSEN if answered else Stage.WRONGLY_REFUSED


def _lost_choice(recorded: Recorded) -> Stage:
    match recorded.answer["outcome"]:
        case "answered":
            return Stage.WRONGLY_ANSWERED
        case "clarify":
            return Stage.NOT_CHOSEN
        case _:
            return Stage.WRONGLY_REFUSED
