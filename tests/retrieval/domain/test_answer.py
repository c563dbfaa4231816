"""Drafts claim; answers show."""

from dataclasses import FrozenInstanceError, fields

import pytest

from retrieval.domain.answer import Answered, Clarify, Draft, NotFound, Outcome, Quoted, Reason
from retrieval.domain.span import Origin


def test_a_claim_is_from_the_text_unless_it_says_otherwise():
    defaults = {field.name: field.default for field in fields(Quoted)}
    assert defaults["origin"] is Origin.TEXT


def test_nothing_of_an_answer_can_be_changed_after_it_was_verified():
    answered = Answered(headline="8,2%", text="Tăng 8,2% [1].", citations=())
    with pytest.raises(FrozenInstanceError):
        answered.headline = "9,2%"


@pytest.mark.parametrize(
    "outcome",
    [Answered("8,2%", "", ()), Clarify("Chọn một:", ()), NotFound(Reason.NO_FIGURE, "Không có.")],
)
def test_there_are_three_outcomes_and_a_draft_is_none(outcome):
    assert isinstance(outcome, Outcome)
    assert not isinstance(Draft("", "", ()), Outcome)
