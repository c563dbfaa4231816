"""`tracuu model …` on a corpus of forty records."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.training.trainer_runs import check_installed
from retrieval.domain.errors import ConfigurationError
from tests.bot.conftest import Tracuu
from tests.eval.training.provinces import province_records, write_corpus

RECIPE = """name = "thử"
remarks = ["Một lời ghi."]

[provenance]
tinh = "viết cho phép thử này"
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "recipe.toml").write_text(RECIPE, encoding="utf-8")
    return write_corpus(tmp_path / "tinh.jsonl.xz", province_records())


def test_a_static_model_is_trained_and_its_card_tells_how(
    tracuu: Tracuu, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert (
        tracuu("model", "train", "--corpus", corpus, "--out", out, "--recipe", "recipe.toml", "--steps", 2)
        == 0
    )
    assert f"TRACUU_EMBEDDER={out}" in capsys.readouterr().out
    card = json.loads((out / "card.json").read_text(encoding="utf-8"))
    assert card["command"] == "tracuu model train --recipe recipe.toml --corpus tinh.jsonl.xz"
    assert (card["name"], card["corpora"][0]["provenance"]) == ("thử", "viết cho phép thử này")
    assert card["command"] in (out / "model-card.md").read_text(encoding="utf-8")


@pytest.mark.long
def test_an_encoder_and_a_reranker_are_trained(
    tracuu: Tracuu, corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    encoder, reranker = tmp_path / "encoder", tmp_path / "reranker"
    quick = ("--corpus", corpus, "--steps", 1)
    assert tracuu("model", "train-encoder", *quick, "--layers", 1, "--out", encoder) == 0
    assert f"TRACUU_EMBEDDER={encoder / 'onnx'}" in capsys.readouterr().out
    assert tracuu("model", "train-reranker", *quick, "--encoder", encoder, "--out", reranker) == 0
    assert "tracuu-reranker-vi" in capsys.readouterr().out
    assert (reranker / "model.safetensors").is_file()


def test_a_missing_package_is_named_with_the_way_out() -> None:
    with pytest.raises(ConfigurationError, match=r"no_such_package") as caught:
        check_installed(("json", "no_such_package"))
    assert "tracuu[train]" in caught.value.way_out
