import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ask.fuse import fuse
from retrieval.domain.passage import ScoredId, ScoredLists

NAMES = st.sampled_from("abcdefgh")


def best_first(scores: dict[str, float]) -> tuple[ScoredId, ...]:
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ScoredId(name, score) for name, score in ranked)


SPARSE = st.dictionaries(NAMES, st.floats(0.001, 60)).map(best_first)
DENSE = st.dictionaries(NAMES, st.floats(-1, 1)).map(best_first)
WEIGHTS = st.floats(0, 1)


@given(sparse=SPARSE, dense=DENSE, weight=WEIGHTS)
def test_every_found_passage_once_best_first(
    sparse: tuple[ScoredId, ...], dense: tuple[ScoredId, ...], weight: float
) -> None:
    fused = fuse(ScoredLists(sparse, dense), weight)
    ids = [item.passage_id for item in fused]
    assert len(ids) == len(set(ids))
    assert set(ids) == {item.passage_id for item in (*sparse, *dense)}
    assert [(-item.score, item.passage_id) for item in fused] == sorted(
        (-item.score, item.passage_id) for item in fused
    )
    assert all(0 <= item.score <= 1 + 1e-9 for item in fused)
    for item in fused:
        raw = {name: {s.passage_id: s.score for s in scored} for name, scored in lists(sparse, dense)}
        assert dict(item.found_by) == {
            name: scores[item.passage_id] for name, scores in raw.items() if item.passage_id in scores
        }


def lists(
    sparse: tuple[ScoredId, ...], dense: tuple[ScoredId, ...]
) -> tuple[tuple[str, tuple[ScoredId, ...]], ...]:
    return (("sparse", sparse), ("dense", dense))


def test_weights_decide_between_the_lists() -> None:
    senses = (ScoredId("sense", 0.9), ScoredId("far", 0.0))
    found = ScoredLists((ScoredId("word", 30.0), ScoredId("both", 15.0)), senses)
    by_words = fuse(found, 0.1)
    by_sense = fuse(found, 0.9)
    assert [item.passage_id for item in by_words] == ["word", "both", "sense", "far"]
    assert [item.passage_id for item in by_sense] == ["sense", "word", "both", "far"]
    assert [item.score for item in by_words] == pytest.approx([0.9, 0.45, 0.09, 0.0])


def test_a_passage_of_both_lists_earns_from_both() -> None:
    found = ScoredLists((ScoredId("a", 10.0), ScoredId("b", 10.0)), (ScoredId("b", 0.5), ScoredId("c", 0.1)))
    assert [item.passage_id for item in fuse(found, 0.3)] == ["b", "a", "c"]


def test_what_fell_off_the_dense_list_counts_as_its_last() -> None:
    senses = (ScoredId("on", 0.6), ScoredId("last", 0.5))
    found = ScoredLists((ScoredId("off", 10.0), ScoredId("on", 9.5)), senses)
    scores = {item.passage_id: item.score for item in fuse(found, 0.3)}
    assert scores == pytest.approx({"off": 0.7 + 0.15, "on": 0.665 + 0.18, "last": 0.15})


def test_ties_are_told_apart_by_id() -> None:
    found = ScoredLists((), (ScoredId("z", 0.5), ScoredId("a", 0.5), ScoredId("m", 0.5)))
    assert [item.passage_id for item in fuse(found, 0.3)] == ["a", "m", "z"]


def test_a_cosine_below_nought_takes_nothing_away() -> None:
    found = ScoredLists((ScoredId("a", 4.0),), (ScoredId("b", 0.0), ScoredId("a", -0.8)))
    scores = {item.passage_id: item.score for item in fuse(found, 0.5)}
    assert scores == {"a": 0.5, "b": 0.0}


def test_nothing_found_is_nothing_fused() -> None:
    assert fuse(ScoredLists((), ()), 0.3) == ()
