"""The list questions that are kept with the project: well formed, and facts only."""

from pathlib import Path

import pytest

from eval.cases import Case, CaseKind, Expect, load_cases

_FOLDER = Path(__file__).parents[2] / "eval" / "lists"
_LONGEST_NAME = 10
"""In words: an item is named, the sentences of documents are not kept."""


@pytest.fixture(scope="module", params=["archive", "asked_once"])
def cases(request: pytest.FixtureRequest) -> tuple[Case, ...]:
    return load_cases(_FOLDER / f"{request.param}.jsonl")


def test_every_case_asks_for_a_list_that_is_answered(cases: tuple[Case, ...]) -> None:
    assert {case.kind for case in cases} == {CaseKind.LIST}
    assert {case.expect for case in cases} == {Expect.ANSWERED}
    assert all(len(case.answer) > 1 for case in cases)


def test_items_are_named_in_few_words(cases: tuple[Case, ...]) -> None:
    names = [name for case in cases for group in case.answer for name in group]
    assert max(len(name.split()) for name in names) <= _LONGEST_NAME
