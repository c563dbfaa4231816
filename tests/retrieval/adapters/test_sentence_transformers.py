from pathlib import Path

import numpy as np
import pytest
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer, models, pre_tokenizers

from retrieval.adapters.sentence_transformers import SentenceTransformerEmbedder
from retrieval.domain.errors import EmbedderUnavailable

WORDS = ("tăng", "trưởng", "kinh", "tế", "của", "tỉnh", "hỏi", "đáp")
PROMPTS = {"query": "hỏi ", "document": "đáp "}


@pytest.fixture(scope="module")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tiny-model")
    _tiny_model(seed=1).save(str(folder))
    return folder


def _tiny_model(seed: int) -> SentenceTransformer:
    tokenizer = Tokenizer(
        models.WordLevel({word: index for index, word in enumerate(WORDS)}, unk_token="của")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    weights = np.random.default_rng(seed).standard_normal((len(WORDS), 6), dtype=np.float32)
    return SentenceTransformer(
        modules=[StaticEmbedding(tokenizer, embedding_weights=weights)], prompts=PROMPTS, device="cpu"
    )


def test_vectors_have_the_model_s_dimension_and_unit_length(model_folder: Path) -> None:
    embedder = SentenceTransformerEmbedder(str(model_folder))
    passages = embedder.embed_passages(["tăng trưởng kinh tế", "của tỉnh"])
    query = embedder.embed_query("tăng trưởng")
    assert embedder.identity.dimension == 6
    assert passages.shape == (2, 6)
    assert query.shape == (6,)
    assert passages.dtype == query.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm([*passages, query], axis=1), 1, rtol=1e-5)


def test_no_passages_give_no_rows(model_folder: Path) -> None:
    assert SentenceTransformerEmbedder(str(model_folder)).embed_passages([]).shape == (0, 6)


def test_the_same_text_gives_the_same_vector(model_folder: Path) -> None:
    first = SentenceTransformerEmbedder(str(model_folder), batch_size=1)
    second = SentenceTransformerEmbedder(str(model_folder), batch_size=8)
    texts = ["tăng trưởng", "kinh tế của tỉnh"]
    np.testing.assert_allclose(first.embed_passages(texts), second.embed_passages(texts), rtol=1e-6)
    assert first.identity == second.identity


def test_the_model_s_own_prompts_are_the_default(model_folder: Path) -> None:
    own = SentenceTransformerEmbedder(str(model_folder))
    bare = SentenceTransformerEmbedder(str(model_folder), query_prompt="", passage_prompt="")
    np.testing.assert_allclose(own.embed_query("kinh tế"), bare.embed_query("hỏi kinh tế"), rtol=1e-6)
    np.testing.assert_allclose(
        own.embed_passages(["kinh tế"]), bare.embed_passages(["đáp kinh tế"]), rtol=1e-6
    )


def test_a_prompt_in_the_settings_wins(model_folder: Path) -> None:
    own = SentenceTransformerEmbedder(str(model_folder))
    other = SentenceTransformerEmbedder(str(model_folder), query_prompt="đáp ")
    np.testing.assert_allclose(other.embed_query("kinh tế"), own.embed_passages(["kinh tế"])[0], rtol=1e-6)
    assert own.identity.fingerprint != other.identity.fingerprint


def test_the_fingerprint_follows_the_weights_and_not_the_folder(model_folder: Path, tmp_path: Path) -> None:
    _tiny_model(seed=1).save(str(tmp_path / "copy"))
    _tiny_model(seed=2).save(str(tmp_path / "other"))
    original, copy, other = (
        SentenceTransformerEmbedder(str(folder)).identity.fingerprint
        for folder in (model_folder, tmp_path / "copy", tmp_path / "other")
    )
    assert original == copy != other


def test_a_missing_model_is_told_in_vietnamese(tmp_path: Path) -> None:
    with pytest.raises(EmbedderUnavailable, match="Không nạp được mô hình nhúng"):
        SentenceTransformerEmbedder(str(tmp_path / "không-có"))


def test_a_damaged_model_is_told_in_vietnamese(model_folder: Path, tmp_path: Path) -> None:
    for file in model_folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"{}")
    with pytest.raises(EmbedderUnavailable):
        SentenceTransformerEmbedder(str(tmp_path))


@pytest.fixture(scope="module")
def transformer_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transformer of one layer, with random weights: it has a limit of tokens, as models of the hub do."""
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    parts, folder = tmp_path_factory.mktemp("parts"), tmp_path_factory.mktemp("tiny-transformer")
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]
    (parts / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizerFast(str(parts / "vocab.txt"), strip_accents=False).save_pretrained(parts)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=32,
    )
    BertModel(config).save_pretrained(parts)
    SentenceTransformer(modules=[Transformer(str(parts)), Pooling(8)], device="cpu").save(str(folder))
    return folder


def test_a_transformer_reads_so_many_tokens_and_no_more(transformer_folder: Path) -> None:
    long, start = "tăng trưởng kinh tế của tỉnh", "tăng trưởng"
    whole = SentenceTransformerEmbedder(str(transformer_folder), device="cpu")
    cut = SentenceTransformerEmbedder(str(transformer_folder), max_length=4, device="cpu")
    assert whole.embed_query(long) @ whole.embed_query(start) < 0.9999
    np.testing.assert_allclose(cut.embed_query(long), cut.embed_query(start), rtol=1e-5)
    assert whole.identity.fingerprint != cut.identity.fingerprint


def test_a_limit_for_a_model_without_one_is_told(model_folder: Path) -> None:
    with pytest.raises(EmbedderUnavailable, match="TRACUU_EMBEDDER_MAX_LENGTH"):
        SentenceTransformerEmbedder(str(model_folder), max_length=4)
