import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval.training.corpora import PairKind, corpus_files, training_pairs
from eval.training.model_card import MeasuredScore, ModelCard
from eval.training.static_embedding import TrainingSettings, train_static_embedding
from retrieval.adapters.static_embedding import StaticEmbedder
from retrieval.domain.errors import CasesInvalid, ConfigurationError
from tests.eval.training.provinces import MATTERS, province_records, write_corpus

SETTINGS = TrainingSettings(
    steps=30, batch_size=32, vocabulary=600, dimension=32, nested_dimensions=(32, 8), threads=1
)


def _train(corpus: Path, out: Path, settings: TrainingSettings = SETTINGS) -> StaticEmbedder:
    train_static_embedding([corpus], out, settings, lambda step, steps, loss: None)
    return StaticEmbedder(out)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "tinh.jsonl.xz", province_records())


@pytest.fixture(scope="module")
def trained(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("model")
    _train(corpus, out)
    return out


def test_an_anchor_comes_closer_to_its_passage_than_to_others(trained: Path) -> None:
    embedder = StaticEmbedder(trained)
    passages = embedder.embed_passages([report for _, report in MATTERS])
    queries = embedder.embed_passages([f"Kết quả {matter}" for matter, _ in MATTERS])
    similarity = queries @ passages.T
    assert np.diag(similarity).mean() > similarity[~np.eye(len(MATTERS), dtype=bool)].mean() + 0.2


def test_a_seed_fixes_the_weights(corpus: Path, trained: Path, tmp_path: Path) -> None:
    again = _train(corpus, tmp_path / "again").identity.fingerprint
    other = _train(corpus, tmp_path / "other", replace(SETTINGS, seed=8)).identity.fingerprint
    assert StaticEmbedder(trained).identity.fingerprint == again != other


def test_the_card_tells_how_the_model_was_made(corpus: Path, tmp_path: Path) -> None:
    settings = replace(SETTINGS, name="thử", provenance={"tinh": "written for this test"})
    seen: list[tuple[int, int]] = []
    card = train_static_embedding(
        [corpus], tmp_path, settings, lambda step, steps, _: seen.append((step, steps))
    )
    card.with_scores((MeasuredScore("tiny", "stripped", "nDCG@10", 51.26),)).write(tmp_path)
    written = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert written["name"] == "thử"
    assert written["settings"]["seed"] == settings.seed
    assert written["corpora"][0]["records"] == 40
    assert written["corpora"][0]["provenance"] == "written for this test"
    assert seen[-1] == (settings.steps, settings.steps)
    assert ModelCard.read(tmp_path).scores[0].value == 51.26
    markdown = (tmp_path / "model-card.md").read_text(encoding="utf-8")
    assert "| tiny | stripped | nDCG@10 | 51.3 |" in markdown
    assert str(tmp_path) not in markdown


def test_a_codified_article_gives_title_cloze_and_reference_pairs(corpus: Path) -> None:
    pairs = training_pairs(corpus, seed=1).pairs
    assert {pair.kind for pair in pairs} == {PairKind.TITLE, PairKind.CLOZE, PairKind.REFERENCE}
    assert {pair.source for pair in pairs} == {"tinh"}
    assert {pair.group for pair in pairs} == {matter for matter, _ in MATTERS}
    assert not any(pair.anchor.startswith("Điều 1.NQ.2.") for pair in pairs)


def test_headings_of_wiki_markdown_and_laws_give_pairs(tmp_path: Path) -> None:
    body = "Một câu đủ dài để làm đoạn văn trong bài thử này của dự án."
    headings = ("== Lịch sử ==", "# Kinh tế", "Điều 5. Quyền của công dân", "== Tham khảo ==")
    text = "\n".join(f"{heading}\n{body}" for heading in headings)
    file = write_corpus(tmp_path / "bai.jsonl", [{"id": "1", "title": "", "text": text}])
    anchors = [pair.anchor for pair in training_pairs(file, seed=1).pairs if pair.kind is PairKind.HEADING]
    assert anchors == ["Lịch sử", "Kinh tế", "Quyền của công dân"]


def test_a_folder_means_its_corpus_files_in_order(tmp_path: Path) -> None:
    for name in ("b.jsonl.xz", "a.jsonl", "note.txt"):
        write_corpus(tmp_path / name, [])
    assert [file.name for file in corpus_files([tmp_path])] == ["a.jsonl", "b.jsonl.xz"]


def test_a_place_without_corpus_files_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.jsonl", write_corpus(tmp_path / "note.txt", [])):
        with pytest.raises(ConfigurationError, match="ngữ liệu"):
            corpus_files([path])


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"id": "1", "text": "x"}', "title"),
        ("không phải json", "dòng 2"),
        ('{"id": "1", "title": "", "text": "", "related": "x"}', "related"),
    ],
)
def test_a_line_of_another_shape_is_named(tmp_path: Path, line: str, problem: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"id": "0", "title": "", "text": ""}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(CasesInvalid, match=problem):
        training_pairs(file, seed=1)


def test_too_little_text_is_refused(tmp_path: Path) -> None:
    empty = write_corpus(tmp_path / "empty.jsonl", [{"id": "0", "title": "", "text": "ngắn"}])
    with pytest.raises(ConfigurationError, match="quá ít"):
        _train(empty, tmp_path / "out")
