from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer, models, pre_tokenizers

from bot.__main__ import main
from tests.sparse import copy_folder

SAMPLES = Path(__file__).parents[2] / "samples" / "archive"
REPORT = """\
ỦY BAN NHÂN DÂN TỈNH
Số: 7/BC-UBND

BÁO CÁO
Tình hình phát triển công nghiệp năm 2021

Giá trị sản xuất công nghiệp năm 2021 tăng 17,04% so với năm 2020, kế hoạch là 15,8%.
"""

Tracuu = Callable[..., int]
"""Runs one command line in this process; the exit code."""


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of a few words: these tests are about the shell, not about finding."""
    folder = tmp_path_factory.mktemp("model")
    words = ["[UNK]", "giá", "trị", "sản", "xuất", "công", "nghiệp", "năm", "2021"]
    tokenizer = Tokenizer(
        models.WordLevel({word: number for number, word in enumerate(words)}, unk_token=words[0])
    )
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.save(str(folder / "tokenizer.json"))
    table = {"embeddings": np.eye(len(words), dtype=np.int8), "weights": np.ones(len(words), np.float32)}
    save_file(table, folder / "model.safetensors")
    (folder / "card.json").write_text(json.dumps({"name": "thử"}), encoding="utf-8")
    return folder


@pytest.fixture
def tracuu(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracuu:
    """The program in an empty folder, with no settings but the small model."""
    for name in [name for name in os.environ if name.startswith("TRACUU_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TRACUU_EMBEDDER", str(model))
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: main([str(argument) for argument in arguments])


@pytest.fixture(scope="session")
def built(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two documents and a refused file, made once by the program itself."""
    base = tmp_path_factory.mktemp("built")
    source = base / "van-ban"
    (source / "bao-cao").mkdir(parents=True)
    (source / "bao-cao" / "Báo cáo 7 (bản “cuối”) $HOME.txt").write_text(REPORT, encoding="utf-8")
    (source / "ghi-chu.md").write_text("# Ghi chú\n\nHọp giao ban thứ hai hằng tuần.\n", encoding="utf-8")
    (source / "bang-tinh.xyz").write_bytes(b"\x00\x01")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACUU_EMBEDDER", str(model))
        assert main(["ingest", str(source), "--data", str(base / "kho")]) == 1
    return base


@pytest.fixture
def kho(built: Path, tmp_path: Path) -> Path:
    """A copy of the built archive to read and to change."""
    return copy_folder(built / "kho", tmp_path / "kho")
