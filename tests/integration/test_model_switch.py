"""The model of an archive changes while questions are asked of it: none is lost, no vectors are mixed."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers

from ingest.limits import Limits
from ingest.pipeline import ingest
from ingest.source import walk
from ingest.stores import Stores, reindex
from retrieval.assembly import Archive, open_archive
from retrieval.domain.answer import Answer, Answered
from retrieval.domain.errors import IndexMismatch
from retrieval.domain.query import Question
from retrieval.reindexing import Vectors, replacing_vectors
from retrieval.settings import RetrievalSettings

WORDS = ("[UNK]", "diện", "tích", "rừng", "trồng", "mới", "học", "sinh")
QUESTIONS = ("diện tích rừng trồng mới năm 2023?", "so hoc sinh nam 2023 la bao nhieu?")
TEXT = """BÁO CÁO kinh tế - xã hội năm {year}

Diện tích rừng trồng mới năm {year} đạt {area} ha, tăng 5,2% so với năm trước.

Tổng số học sinh năm {year} là {pupils} em."""


@pytest.fixture(scope="module")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved sentence-transformers model of another dimension than the shipped one."""
    tokenizer = Tokenizer(models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token=WORDS[0]))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    rows = np.random.default_rng(5).standard_normal((len(WORDS), 16), dtype=np.float32)
    folder = tmp_path_factory.mktemp("small-model")
    model = SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=rows)],
        prompts={"query": "học ", "document": ""},
        device="cpu",
    )
    model.save(str(folder))
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> RetrievalSettings:
    files = tmp_path / "files"
    files.mkdir()
    for year in (2021, 2022, 2023):
        text = TEXT.format(year=year, area=year - 1700, pupils=f"1{year % 100}.500")
        (files / f"{year}.txt").write_text(text, encoding="utf-8")
    settings = RetrievalSettings(data=tmp_path / "kho")
    with open_archive(settings, create=True) as archive:
        parts = stores(archive, Vectors(archive.embedder, archive.index))
        ingest(walk([files]), "chung", parts, limits=Limits(workers=1))
    return settings


def stores(archive: Archive, vectors: Vectors) -> Stores:
    return Stores(
        archive.catalog, vectors.index, archive.content, vectors.embedder, archive.ledger, archive.relations
    )


def switch(archive: Archive, settings: RetrievalSettings) -> int:
    with replacing_vectors(archive, settings) as new:
        return reindex(stores(archive, new))


async def test_a_switch_loses_no_question(settings: RetrievalSettings, small_model: Path) -> None:
    other = settings.model_copy(update={"embedder": str(small_model)})
    with open_archive(settings) as archive:
        before, old = archive.index.count(), archive.embedder.identity.name
        assistant = archive.assistant()

        async def ask(at: int) -> Answer:
            question = Question(QUESTIONS[at % 2], archive.everything(), date(2024, 1, 1))
            return await assistant.ask(question)

        switching = asyncio.create_task(asyncio.to_thread(switch, archive, other))
        answers = [await ask(0)]
        while not switching.done():
            answers += await asyncio.gather(*(ask(at) for at in range(4)))
        answers.append(await ask(1))
        assert await switching == before == archive.index.count()
        assistant.close()
    assert all(isinstance(answer.outcome, Answered) for answer in answers)
    assert [answers[0].trace.embedder, answers[-1].trace.embedder] == [old, str(small_model)]
    with open_archive(other) as archive:
        assert archive.built_with().startswith(f"{small_model} · ")
        assert archive.index.count() == before
    with open_archive(settings) as archive, pytest.raises(IndexMismatch):
        _ = archive.index


async def test_a_switch_that_fails_changes_nothing(settings: RetrievalSettings, small_model: Path) -> None:
    other = settings.model_copy(update={"embedder": str(small_model)})
    with open_archive(settings) as archive:
        before, made_with = archive.index.count(), archive.built_with()
        with pytest.raises(KeyboardInterrupt), replacing_vectors(archive, other):
            raise KeyboardInterrupt
        assert (archive.index.count(), archive.built_with()) == (before, made_with)
        assistant = archive.assistant()
        answer = await assistant.ask(Question(QUESTIONS[0], archive.everything(), date(2024, 1, 1)))
        assistant.close()
    assert isinstance(answer.outcome, Answered)


def test_a_models_own_weight_counts_unless_the_settings_name_one(
    settings: RetrievalSettings, small_model: Path, tmp_path: Path
) -> None:
    from shutil import copytree

    from retrieval.adapters.fusion import Fusion, keep_fusion

    folder = copytree(small_model, tmp_path / "weighed")
    keep_fusion(folder, Fusion(dense_weight=0.45, chosen_on=("a", "b")))
    for chosen, weight in ((None, 0.45), (0.1, 0.1)):
        named = settings.model_copy(update={"embedder": str(folder), "dense_weight": chosen})
        with open_archive(named) as archive:
            assert archive.embedder.identity.dense_weight == weight
