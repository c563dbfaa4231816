from pathlib import Path

import pytest

from retrieval.adapters.fusion import FUSION, Fusion, dense_weight_of, keep_fusion
from retrieval.adapters.static_embedding import SHIPPED_MODEL
from retrieval.domain.errors import EmbedderUnavailable
from retrieval.domain.passage import USUAL_DENSE_WEIGHT, EmbedderIdentity


def test_a_kept_weight_is_read_again(tmp_path: Path) -> None:
    assert dense_weight_of(tmp_path) == USUAL_DENSE_WEIGHT
    keep_fusion(tmp_path, Fusion(dense_weight=0.4, chosen_on=("alqac",)))
    assert dense_weight_of(tmp_path) == 0.4


@pytest.mark.parametrize("content", ["", "{}", '{"dense_weight": 2}', '{"dense_weight": 0.3, "more": 1}'])
def test_a_damaged_weight_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / FUSION).write_text(content, encoding="utf-8")
    with pytest.raises(EmbedderUnavailable, match=r"fusion\.json"):
        dense_weight_of(tmp_path)


def test_the_shipped_model_has_a_measured_weight() -> None:
    assert (SHIPPED_MODEL / FUSION).is_file()


def test_the_weight_tells_no_models_apart() -> None:
    assert EmbedderIdentity("a", "f", 8, 0.2) == EmbedderIdentity("a", "f", 8, 0.4)
