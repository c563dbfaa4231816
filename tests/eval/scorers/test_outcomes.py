"""Refusals, questions back, ranks, costs."""

import numpy as np
import pytest

from eval.scorers.costs import latency_percentiles, usage
from eval.scorers.outcomes import clarify_correct, refusal_f1
from eval.scorers.retrieval import Ranks, hit, ranks, reciprocal
from tests.eval.archive import FakeTexts, answer, clarify_case, document, figure_case, good_answer, recorded

TEXTS = FakeTexts()


def test_refusals_are_scored_as_detection():
    due, claimed = np.array([True, True, True, False]), np.array([True, False, False, False])
    assert refusal_f1(due, claimed) == 0.5
    assert refusal_f1(~due, claimed) == 0.0
    assert refusal_f1(np.zeros(2, bool), np.zeros(2, bool)) == 0.0


def test_asking_back_offers_the_documents_that_fit():
    given = answer("Văn bản nào?", outcome="clarify")
    assert not clarify_correct(clarify_case(), given, TEXTS)
    given["candidates"] = [document("d1"), document("d3")]
    assert clarify_correct(clarify_case(), given, TEXTS)
    given["candidates"] = [document("d1"), document("d2")]
    assert not clarify_correct(clarify_case(), given, TEXTS)
    assert not clarify_correct(clarify_case(), good_answer(), TEXTS)


def test_what_is_not_ingested_cannot_be_offered():
    given = answer("Văn bản nào?", outcome="clarify")
    given["candidates"] = [document("d1"), document("d2")]
    assert clarify_correct(clarify_case(), given, FakeTexts(missing=frozenset({"d3"})))


def test_ranks_count_files_once_and_passages_each():
    trace = recorded(
        "c1", good_answer(), ("d2", "Sản"), ("d2", "Năng"), ("d1", "96.200"), ("d1", "17,04%")
    ).trace
    assert ranks(figure_case(), trace, TEXTS) == Ranks(file=2, passage=4)
    assert ranks(figure_case(), recorded("c1", good_answer()).trace, TEXTS) == Ranks(None, None)


def test_hits_and_reciprocal_ranks():
    assert [hit(1, 1), hit(2, 1), hit(5, 5), hit(None, 10)] == [1.0, 0.0, 1.0, 0.0]
    assert [reciprocal(1), reciprocal(4), reciprocal(None)] == [1.0, 0.25, 0.0]


def test_latency_percentiles():
    assert latency_percentiles((recorded("a", good_answer()),)) == {"p50": 2.0, "p95": 2.0, "p99": 2.0}
    assert latency_percentiles(()) == {"p50": 0.0, "p95": 0.0, "p99": 0.0}


def test_usage_is_summed_where_a_model_wrote():
    written = good_answer()
    written["usage"] = {"prompt_tokens": 10, "completion_tokens": 5, "cost_usd": 0.25}  # type: ignore[typeddict-unknown-key]
    total = usage((recorded("a", written), recorded("b", good_answer()), recorded("c", written)))
    assert (total.answers, total.prompt_tokens, total.completion_tokens) == (2, 20, 10)
    assert total.cost_usd == pytest.approx(0.5)
