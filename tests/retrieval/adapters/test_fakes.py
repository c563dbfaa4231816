"""The fake embedder keeps the promises that other tests build on."""

from __future__ import annotations

import numpy as np
import pytest

from tests.fakes.embedder import HashingEmbedder


def test_vectors_are_normalised_and_repeatable() -> None:
    embedder = HashingEmbedder(32)
    rows = embedder.embed_passages(["thu ngân sách", "GRDP tăng"])
    assert rows.shape == (2, embedder.identity.dimension)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1])
    assert (embedder.embed_query("thu ngân sách") == rows[0]).all()


def test_no_words_give_no_direction() -> None:
    assert not HashingEmbedder(32).embed_query("").any()
    assert HashingEmbedder(32).embed_passages([]).shape == (0, 32)
