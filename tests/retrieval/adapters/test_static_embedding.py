import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from retrieval.adapters import static_embedding
from retrieval.adapters.static_embedding import SHIPPED_MODEL, StaticEmbedder
from retrieval.domain.errors import EmbedderUnavailable
from retrieval.language.text import fold, normalize
from tests.retrieval.language.texts import texts

SIZE_LIMIT = 9_000_000


@pytest.fixture(scope="module")
def shipped() -> StaticEmbedder:
    return StaticEmbedder()


@pytest.fixture
def two_words(tmp_path: Path) -> Path:
    """A model of two words whose vectors are easy to add up by hand: (3, 0) and (0, 4)."""
    tokenizer = Tokenizer(models.WordLevel({"kinh": 0, "tế": 1}))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    table = {
        "embeddings": np.array([[127, 0], [0, 127]], np.int8),
        "weights": np.array([3, 4], np.float32) / 127,
    }
    save_file(table, tmp_path / "model.safetensors")
    (tmp_path / "card.json").write_text(json.dumps({"name": "hai-từ"}), encoding="utf-8")
    return tmp_path


def test_a_text_is_the_direction_of_the_sum_of_its_words(two_words: Path) -> None:
    embedder = StaticEmbedder(two_words)
    np.testing.assert_allclose(embedder.embed_query("kinh tế"), [0.6, 0.8], rtol=1e-6)
    np.testing.assert_allclose(embedder.embed_passages(["kinh", "tế"]), [[1, 0], [0, 1]], rtol=1e-6)


def test_decomposed_letters_are_composed_before_look_up(two_words: Path) -> None:
    np.testing.assert_allclose(StaticEmbedder(two_words).embed_query("te\u0302\u0301"), [0, 1], rtol=1e-6)


def test_a_text_without_known_words_is_the_zero_vector(two_words: Path) -> None:
    embedder = StaticEmbedder(two_words)
    assert not embedder.embed_query("").any()
    assert not embedder.embed_passages(["", " \n"]).any()


def test_no_passages_give_no_rows(two_words: Path) -> None:
    assert StaticEmbedder(two_words).embed_passages([]).shape == (0, 2)


def test_the_fingerprint_follows_the_weights(two_words: Path) -> None:
    before = StaticEmbedder(two_words).identity
    other = {"embeddings": np.eye(2, dtype=np.int8), "weights": np.ones(2, np.float32)}
    save_file(other, two_words / "model.safetensors")
    after = StaticEmbedder(two_words).identity
    assert (before.name, before.dimension) == (after.name, after.dimension) == ("hai-từ", 2)
    assert before.fingerprint != after.fingerprint


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json", "card.json"])
@pytest.mark.parametrize("content", [None, b"{}", b"\xff"])
def test_a_damaged_folder_is_told_in_vietnamese(two_words: Path, file: str, content: bytes | None) -> None:
    if content is None:
        (two_words / file).unlink()
    else:
        (two_words / file).write_bytes(content)
    with pytest.raises(EmbedderUnavailable, match="Không nạp được mô hình nhúng"):
        StaticEmbedder(two_words)


def test_the_shipped_model_fits_its_size_limit() -> None:
    assert sum(file.stat().st_size for file in SHIPPED_MODEL.iterdir()) <= SIZE_LIMIT


def test_shipped_vectors_are_normalised_and_do_not_depend_on_the_batch(shipped: StaticEmbedder) -> None:
    texts = [f"Điều {number}. Nhiệm vụ của Ủy ban nhân dân tỉnh" for number in range(300)]
    together = shipped.embed_passages(texts)
    assert together.dtype == np.float32
    assert together.shape == (300, shipped.identity.dimension)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, rtol=1e-5)
    np.testing.assert_array_equal(together[299], shipped.embed_query(texts[299]))


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        (
            "Hội đồng nhân dân tỉnh họp khi nào?",
            "Hội đồng nhân dân họp thường lệ mỗi năm ít nhất hai kỳ.",
            "Người lái xe phải mang theo giấy phép lái xe khi tham gia giao thông.",
        ),
        (
            "mức phạt xe máy vượt đèn đỏ",
            "Phạt tiền đối với người điều khiển xe mô tô không chấp hành hiệu lệnh của đèn tín hiệu.",
            "Trẻ em có quyền được khai sinh, có họ, tên, có quốc tịch.",
        ),
    ],
)
def test_the_shipped_model_ranks_meaning_with_and_without_diacritics(
    shipped: StaticEmbedder, question: str, right: str, wrong: str
) -> None:
    passages = shipped.embed_passages([right, wrong])
    for form in (question, fold(question)):
        near, far = passages @ shipped.embed_query(form)
        assert near > far


def test_embedding_imports_neither_torch_nor_the_training_libraries() -> None:
    program = (
        "import sys; from retrieval.adapters.static_embedding import StaticEmbedder; "
        "StaticEmbedder().embed_query('kinh tế'); "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert not {"torch", "transformers", "sentence_transformers", "model2vec"} & set(done.stdout.split())


@given(texts)
def test_a_text_is_the_subwords_of_its_pieces(shipped: StaticEmbedder, text: str) -> None:
    """No subword reaches over a blank: looked up piece by piece, a text has those of the whole."""
    tokenizer = Tokenizer.from_file(str(SHIPPED_MODEL / "tokenizer.json"))
    whole = tokenizer.encode(normalize(text), add_special_tokens=False).ids
    np.testing.assert_array_equal(shipped.embed_query(text), shipped._direction(whole))


def test_pieces_are_forgotten_when_there_are_too_many(
    two_words: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(static_embedding, "_PIECES_KEPT", 1)
    embedder = StaticEmbedder(two_words)
    np.testing.assert_allclose(embedder.embed_query("tế"), [0, 1], rtol=1e-6)
    np.testing.assert_allclose(embedder.embed_query("kinh tế kinh"), [6 / 52**0.5, 4 / 52**0.5], rtol=1e-6)
