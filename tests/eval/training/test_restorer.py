import json
from dataclasses import replace
from pathlib import Path

import pytest
from pytest import approx

from bot.__main__ import main
from eval.training.restorer import RestorerSettings, train_restorer
from eval.training.restorer_card import syllable_accuracy
from retrieval.domain.errors import ConfigurationError
from retrieval.language.restore import Restorer

PHRASES = ("giá trị sản xuất", "gia đình văn hóa", "quản lý nhà nước", "hội đồng nhân dân", "thu ngân sách")
SETTINGS = RestorerSettings(name="thử", least_count=2, held_out_one_in=10, provenance={"van": "of this test"})


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two-phrase sentences under running numbers, so that no two sentences are the same."""
    pairs = [(first, second) for first in PHRASES for second in PHRASES]
    text = "\n".join(f"{n} {first}, {second}" for n in range(20) for first, second in pairs)
    file = tmp_path_factory.mktemp("corpus") / "van.jsonl"
    file.write_text(json.dumps({"id": "1", "title": "Hoà giải", "text": text}) + "\n", encoding="utf-8")
    return file


def _table(corpus: Path, out: Path, settings: RestorerSettings = SETTINGS) -> bytes:
    train_restorer([corpus], out, settings, lambda step: None)
    return (out / "restorer.bin").read_bytes()


def test_the_same_corpus_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    first = _table(corpus, tmp_path / "a")
    assert first == _table(corpus, tmp_path / "b")
    assert first != _table(corpus, tmp_path / "c", replace(SETTINGS, discount=0.5))


def test_held_out_sentences_are_restored(corpus: Path, tmp_path: Path) -> None:
    card = train_restorer([corpus], tmp_path, SETTINGS, lambda step: None)
    accuracy = card.corpora[0].accuracy
    assert 20 < card.corpora[0].held_out < 100
    assert accuracy.share > 0.99 > accuracy.bare / accuracy.syllables


def test_the_card_tells_how_the_table_was_made(corpus: Path, tmp_path: Path) -> None:
    steps: list[str] = []
    card = train_restorer([corpus], tmp_path, SETTINGS, steps.append)
    card.with_figures((("questions", "96.5 %"),)).write(tmp_path)
    written = json.loads((tmp_path / "restorer-card.json").read_text(encoding="utf-8"))
    assert written["corpora"][0]["provenance"] == "of this test"
    assert written["settings"]["seed"] == SETTINGS.seed
    assert written["table_bytes"] == (tmp_path / "restorer.bin").stat().st_size
    markdown = (tmp_path / "restorer-card.md").read_text(encoding="utf-8")
    assert "| questions | 96.5 % |" in markdown
    assert str(tmp_path) not in markdown
    assert steps == ["reading van", "counting", "measuring"]


def test_the_size_is_bounded(corpus: Path, tmp_path: Path) -> None:
    card = train_restorer([corpus], tmp_path, replace(SETTINGS, pairs=10, triples=5), lambda step: None)
    assert card.triples == 5
    assert 10 <= card.pairs <= 15


def test_what_no_pair_tells_is_the_usual_form(tmp_path: Path) -> None:
    text = "\n".join(["quản lý"] * 9 + ["quân đội"] * 3 + ["lý do", "đội ngũ"] * 9)
    file = tmp_path / "van.jsonl"
    file.write_text(json.dumps({"id": "1", "title": "", "text": text}), encoding="utf-8")
    _table(file, tmp_path, replace(SETTINGS, held_out_one_in=10**9, pairs=0, triples=0))
    assert Restorer.load(tmp_path / "restorer.bin").restore("quan xyz") == "quản xyz"


def test_accuracy_counts_words_without_digits(corpus: Path, tmp_path: Path) -> None:
    _table(corpus, tmp_path)
    restorer = Restorer.load(tmp_path / "restorer.bin")
    accuracy = syllable_accuracy(restorer, ["Giá trị sản xuất 17,04 xyz"])
    assert (accuracy.syllables, accuracy.bare, accuracy.right) == (5, 1, 5)
    assert accuracy.share == approx(1.0)
    assert syllable_accuracy(restorer, []).percent().startswith("0.00 %")


def test_too_little_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "it.jsonl"
    file.write_text('{"id": "1", "title": "", "text": "một hai"}', encoding="utf-8")
    with pytest.raises(ConfigurationError, match="quá ít"):
        _table(file, tmp_path / "out")


def test_the_command_writes_the_table(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["model", "train-restorer", "--corpus", str(corpus), "--out", str(tmp_path)]) == 0
    assert (tmp_path / "restorer.bin").exists()
    assert "van: đúng" in capsys.readouterr().out
