import json
import typing
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from retrieval import contract
from retrieval.domain.answer import Answer, Answered, Reason, Role, TableCell
from retrieval.domain.document import DocumentStatus
from retrieval.domain.figure import Measure, ValueStatus
from retrieval.domain.span import Origin
from tests.bot import answers

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).parents[2] / "docs/answer.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
ALL = [
    answers.answer(answers.answered()),
    answers.answer(answers.clarify(), answers.document_query()),
    answers.answer(answers.not_found(), answers.open_query()),
]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("answer", ALL, ids=["answered", "clarify", "not_found"])
def test_every_outcome_is_valid(answer: Answer) -> None:
    VALIDATOR.validate(json.loads(json.dumps(contract.answer_json(answer))))


@pytest.mark.parametrize(
    ("shape", "described"),
    [
        (contract.AnswerJson, SCHEMA),
        *(
            (shape, SCHEMA["$defs"][name])
            for name, shape in {
                "understood": contract.UnderstoodJson,
                "expansion": contract.ExpansionJson,
                "document": contract.DocumentJson,
                "locator": contract.LocatorJson,
                "table_cell": contract.TableCellJson,
                "cell": contract.CellJson,
                "citation": contract.CitationJson,
                "figure": contract.FigureJson,
                "computed": contract.ComputedJson,
            }.items()
        ),
    ],
)
def test_the_schema_has_exactly_the_fields_of_the_code(shape: type, described: dict[str, Any]) -> None:
    fields = list(typing.get_type_hints(shape))
    assert list(described["properties"]) == fields
    assert described["required"] == fields


@pytest.mark.parametrize(
    ("names", "described"),
    [
        (Role, SCHEMA["$defs"]["citation"]["properties"]["role"]),
        (Origin, SCHEMA["$defs"]["citation"]["properties"]["origin"]),
        (Measure, SCHEMA["$defs"]["figure"]["properties"]["measure"]),
        (ValueStatus, SCHEMA["$defs"]["figure"]["properties"]["status"]),
        (DocumentStatus, SCHEMA["$defs"]["document"]["properties"]["status"]),
    ],
)
def test_the_schema_knows_every_name(names: Any, described: dict[str, Any]) -> None:
    assert described["enum"] == [each.value for each in names]


def test_the_schema_and_the_guide_know_every_reason() -> None:
    reasons = [reason.value for reason in Reason]
    assert SCHEMA["properties"]["reason"]["enum"] == [None, *reasons]
    guide = (Path(__file__).parents[2] / "docs/answer-schema.md").read_text(encoding="utf-8")
    for word in [*reasons, *SCHEMA["properties"]]:
        assert f"`{word}`" in guide


@pytest.mark.parametrize(
    ("field", "value"),
    [("outcome", "perhaps"), ("headline", ""), ("citations", None), ("writer", "somebody")],
)
def test_what_is_no_answer_is_refused(field: str, value: object) -> None:
    broken = {**contract.answer_json(ALL[0]), field: value}
    assert not VALIDATOR.is_valid(broken)


def test_the_example_says_what_it_should() -> None:
    shown = contract.answer_json(ALL[0])
    assert shown["understood"]["period"] == "năm 2021"
    assert [figure["value"] for figure in shown["figures"]] == ["17.04", "15.8"]
    assert shown["citations"][0]["locator"] == {"page": 2, "path": "Điều 2, khoản 1", "cells": []}


def test_a_cell_is_named_by_numbers_and_in_a_sheet_by_its_address() -> None:
    (answer, answered), *_ = [(each, each.outcome) for each in ALL if isinstance(each.outcome, Answered)]
    cells = (TableCell(2, 3, 4, "Kế hoạch"), TableCell(1, 7, 2, sheet="Biểu 1"))
    first = replace(answered.citations[0], cells=cells)
    shown = contract.answer_json(replace(answer, outcome=replace(answered, citations=(first,))))
    assert VALIDATOR.is_valid(shown)
    plain = {"table": 2, "row": 3, "column": 4, "heading": "Kế hoạch", "sheet": None, "address": None}
    sheet = {"table": 1, "row": 7, "column": 2, "heading": None, "sheet": "Biểu 1", "address": "B7"}
    assert shown["citations"][0]["locator"]["cells"] == [plain, sheet]
