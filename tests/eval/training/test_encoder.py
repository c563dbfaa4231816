"""The trainers of the encoder and the reranker, on a model of two layers and a corpus of forty records."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import torch
from sentence_transformers.cross_encoder import CrossEncoder

from eval.training.encoder import EncoderSettings, train_encoder
from eval.training.reranker import RerankerSettings, train_reranker
from eval.training.trainer_runs import Run
from ingest.limits import Limits
from ingest.pipeline import ingest
from ingest.source import walk
from ingest.stores import Stores
from retrieval.adapters.onnx_encoder import GRAPH_FILE, TOKENIZER_FILE, OnnxEmbedder
from retrieval.adapters.sentence_transformers import SentenceTransformerEmbedder
from retrieval.assembly import open_archive
from retrieval.domain.answer import Answered
from retrieval.domain.errors import EmbedderUnavailable
from retrieval.domain.query import Question
from retrieval.settings import RetrievalSettings
from tests.eval.training.provinces import MATTERS, province_records, write_corpus

WEIGHTS = "model.safetensors"
RUN = Run(steps=8, batch_size=16, learning_rate=3e-3)
SETTINGS = EncoderSettings(
    name="thử", vocabulary=400, layers=2, heads=2, dimension=32, longest=48, masking=RUN, contrast=RUN
)


def _quiet(_: str) -> None:
    pass


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    """So small a model is trained three times as fast by one thread."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "tinh.jsonl.xz", province_records())


@pytest.fixture(scope="module")
def encoder(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("encoder")
    train_encoder([corpus], out, SETTINGS, _quiet)
    return out


def test_an_anchor_comes_closer_to_its_passage_than_to_others(encoder: Path) -> None:
    embedder = SentenceTransformerEmbedder(str(encoder), device="cpu")
    passages = embedder.embed_passages([report for _, report in MATTERS])
    queries = embedder.embed_passages([f"Kết quả {matter}" for matter, _ in MATTERS])
    similarity = queries @ passages.T
    assert np.diag(similarity).mean() > similarity[~np.eye(len(MATTERS), dtype=bool)].mean() + 0.1


def test_the_graph_in_eight_bits_embeds_alike_without_torch(encoder: Path) -> None:
    texts = ["Diện tích rừng trồng mới đạt kế hoạch.", "thu ngân sách", ""]
    exact = SentenceTransformerEmbedder(str(encoder), device="cpu").embed_passages(texts)
    embedder = OnnxEmbedder(encoder / "onnx", batch_size=2)
    rough = embedder.embed_passages(texts)
    assert rough.shape == (3, embedder.identity.dimension) == (3, 32)
    assert np.all(np.sum(exact * rough, axis=1) > 0.99)
    assert np.allclose(embedder.embed_query(texts[1]), rough[1], atol=0.02)


def test_a_seed_fixes_the_weights(corpus: Path, encoder: Path, tmp_path: Path) -> None:
    told: list[str] = []
    train_encoder([corpus], tmp_path, SETTINGS, told.append)
    again, first = (OnnxEmbedder(folder / "onnx").identity.fingerprint for folder in (tmp_path, encoder))
    assert again == first
    assert [line.split(" · ")[0] for line in told] == ["đoán từ: bước 8/8", "phân biệt đoạn: bước 8/8"]


def test_the_card_tells_how_the_encoder_was_made(encoder: Path) -> None:
    card = json.loads((encoder / "training.json").read_text(encoding="utf-8"))
    assert (card["name"], card["dimension"], card["settings"]["layers"]) == ("thử", 32, 2)
    assert not (encoder / "card.json").exists()
    assert "trained from scratch" in (encoder / "model-card.md").read_text(encoding="utf-8")


def test_a_reranker_starts_from_the_encoder_and_a_seed_fixes_its_weights(
    corpus: Path, encoder: Path, tmp_path: Path
) -> None:
    settings = RerankerSettings(longest=48, run=replace(RUN, steps=30))
    first, second = tmp_path / "first", tmp_path / "second"
    for out in (first, second):
        train_reranker([corpus], encoder, out, settings, _quiet)
    assert (first / WEIGHTS).read_bytes() == (second / WEIGHTS).read_bytes()
    reranker = CrossEncoder(str(first), device="cpu")
    own = reranker.predict([(f"Kết quả {matter}", report) for matter, report in MATTERS])
    others = reranker.predict(
        [(f"Kết quả {matter}", MATTERS[at - 1][1]) for at, (matter, _) in enumerate(MATTERS)]
    )
    assert np.mean(own) > np.mean(others)


@pytest.mark.parametrize("part", [".", "onnx"])
async def test_an_archive_answers_with_the_encoder(encoder: Path, part: str, tmp_path: Path) -> None:
    folder = str(encoder / part)
    (tmp_path / "bao-cao.txt").write_text("Diện tích rừng trồng mới năm 2023 đạt 323 ha.", encoding="utf-8")
    settings = RetrievalSettings(data=tmp_path / "kho", embedder=folder, embedder_device="cpu")
    with open_archive(settings, create=True) as archive:
        ingest(walk([tmp_path / "bao-cao.txt"]), "chung", Stores.of(archive), limits=Limits(workers=1))
        assistant = archive.assistant()
        question = "diện tích rừng trồng mới năm 2023?"
        answer = await assistant.ask(Question(question, archive.everything(), date(2024, 1, 1)))
        assistant.close()
    assert isinstance(answer.outcome, Answered)
    assert answer.trace.embedder == folder


def test_a_damaged_graph_is_named(encoder: Path, tmp_path: Path) -> None:
    shutil.copy(encoder / "onnx" / TOKENIZER_FILE, tmp_path)
    for content in (None, b"no graph"):
        if content is not None:
            (tmp_path / GRAPH_FILE).write_bytes(content)
        with pytest.raises(EmbedderUnavailable, match=str(tmp_path)):
            OnnxEmbedder(tmp_path)
