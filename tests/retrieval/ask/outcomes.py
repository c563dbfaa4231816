"""What an outcome is expected to be, said in one word."""

from retrieval.domain.answer import Answer, Answered, Clarify, NotFound, Reason


def answered(answer: Answer) -> Answered:
    """The answered outcome."""
    assert isinstance(answer.outcome, Answered), answer.outcome
    return answer.outcome


def not_found(answer: Answer, reason: Reason) -> NotFound:
    """The honest no, given for this reason."""
    assert isinstance(answer.outcome, NotFound), answer.outcome
    assert answer.outcome.reason is reason
    return answer.outcome


def choices(answer: Answer) -> list[str]:
    """The files that the asker is to choose from."""
    assert isinstance(answer.outcome, Clarify), answer.outcome
    return sorted(stored.placement.path for stored in answer.outcome.candidates)
