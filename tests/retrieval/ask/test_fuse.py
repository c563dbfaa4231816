import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ask.fuse import fuse
from retrieval.ask.options import FusionWeights
from retrieval.domain.passage import ScoredId, ScoredLists

NAMES = st.sampled_from("abcdefgh")


def best_first(scores: dict[str, float]) -> tuple[ScoredId, ...]:
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ScoredId(name, score) for name, score in ranked)


SPARSE = st.dictionaries(NAMES, st.floats(0.001, 60)).map(best_first)
DENSE = st.dictionaries(NAMES, st.floats(-1, 1)).map(best_first)
WEIGHTS = st.builds(FusionWeights, st.floats(0.01, 5), st.floats(0.01, 5))


@given(sparse=SPARSE, dense=DENSE, weights=WEIGHTS)
def test_every_found_passage_once_best_first(
    sparse: tuple[ScoredId, ...], dense: tuple[ScoredId, ...], weights: FusionWeights
) -> None:
    fused = fuse(ScoredLists(sparse, dense), weights)
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


@given(sparse=SPARSE, dense=DENSE, factor=st.sampled_from([0.5, 2.0, 4.0]))
def test_only_the_ratio_of_weights_counts(
    sparse: tuple[ScoredId, ...], dense: tuple[ScoredId, ...], factor: float
) -> None:
    found = ScoredLists(sparse, dense)
    one = fuse(found, FusionWeights(0.75, 0.25))
    assert one == fuse(found, FusionWeights(0.75 * factor, 0.25 * factor))


def test_weights_decide_between_the_lists() -> None:
    found = ScoredLists((ScoredId("word", 30.0), ScoredId("both", 15.0)), (ScoredId("sense", 0.9),))
    by_words = fuse(found, FusionWeights(0.9, 0.1))
    by_sense = fuse(found, FusionWeights(0.1, 0.9))
    assert [item.passage_id for item in by_words] == ["word", "both", "sense"]
    assert [item.passage_id for item in by_sense] == ["sense", "word", "both"]
    assert [item.score for item in by_words] == pytest.approx([0.9, 0.45, 0.09])


def test_a_passage_of_both_lists_earns_from_both() -> None:
    found = ScoredLists((ScoredId("a", 10.0), ScoredId("b", 10.0)), (ScoredId("b", 0.5),))
    assert [item.passage_id for item in fuse(found, FusionWeights())] == ["b", "a"]


def test_ties_are_told_apart_by_id() -> None:
    found = ScoredLists((), (ScoredId("z", 0.5), ScoredId("a", 0.5), ScoredId("m", 0.5)))
    assert [item.passage_id for item in fuse(found, FusionWeights())] == ["a", "m", "z"]


def test_a_cosine_below_nought_takes_nothing_away() -> None:
    found = ScoredLists((ScoredId("a", 4.0),), (ScoredId("b", 0.0), ScoredId("a", -0.8)))
    scores = {item.passage_id: item.score for item in fuse(found, FusionWeights(0.5, 0.5))}
    assert scores == {"a": 0.5, "b": 0.0}


def test_nothing_found_is_nothing_fused() -> None:
    assert fuse(ScoredLists((), ()), FusionWeights()) == ()
