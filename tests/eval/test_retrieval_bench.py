"""The retrieval benchmark on a tiny set, through the real sparse vectors and a fake index."""

import json
import lzma
from datetime import date
from functools import partial

import pytest

from eval.fusion_choice import best_weight, leave_one_out
from eval.retrieval_bench import (
    BM25,
    DENSE,
    HIT,
    HYBRID,
    NAMED_BM25,
    SPARSE,
    STRIPPED,
    TESTED,
    WEIGHTS,
    WRITTEN,
    Bench,
    Parts,
    fused_at,
    measure,
)
from eval.retrieval_command import keep_best_weight
from eval.retrieval_report import as_json, as_markdown
from eval.retrieval_sets import load_set, pieces
from eval.training.model_card import ModelCard
from retrieval.adapters.fusion import dense_weight_of
from retrieval.domain.errors import CasesInvalid
from tests.fakes.embedder import HashingEmbedder
from tests.fakes.index import InMemoryPassageIndex

CORPUS = {
    "lua": "Sản lượng lúa toàn tỉnh đạt một triệu tấn.",
    "thue": "Thu thuế nội địa tăng mười phần trăm.",
    "duong": "Đặt tên đường phố. " * 80 + "\nCầu vượt sông khánh thành.",
}
QUESTIONS = {"q1": "sản lượng lúa", "q2": "cầu vượt sông", "q3": "thu thuế"}
QRELS = "q1\tlua\t1\nq2\tduong\t1\nq3\tthue\t1\nq3\tlua\t0\n"


@pytest.fixture
def folder(tmp_path):
    corpus = "\n".join(json.dumps({"id": i, "title": "", "text": t}) for i, t in CORPUS.items())
    with lzma.open(tmp_path / "corpus.jsonl.xz", "wt", encoding="utf-8") as file:
        file.write(corpus)
    asked = {**QUESTIONS, "q9": "không ai chấm"}
    lines = [json.dumps({"_id": i, "text": t}) for i, t in asked.items()]
    (tmp_path / "queries.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + QRELS, encoding="utf-8")
    return tmp_path


def bench(folder):
    parts = Parts(InMemoryPassageIndex(), HashingEmbedder(), 50, date(2025, 1, 1))
    told = []
    return measure(load_set(folder), parts, told.append), told


def test_a_tiny_set_is_solved_and_stripped_questions_too(folder):
    found, told = bench(folder)
    assert (found.articles, found.questions) == (3, 3)
    assert found.passages > 3
    for variant in (WRITTEN, STRIPPED):
        assert found.mean(variant, SPARSE, "Success@1") == 1.0
    assert found.mean(WRITTEN, BM25, "nDCG@10") == 1.0
    assert found.mean(STRIPPED, BM25, "Success@1") < 1.0
    assert found.test(STRIPPED, BM25, SPARSE).mean > 0
    assert NAMED_BM25 not in found.values[WRITTEN]
    assert len(told) == 4
    assert found.memory_mb > 0


def test_an_article_is_found_by_the_name_of_its_document(folder):
    corpus = {
        "p1": "Phạm vi (Điều 1 Luật số 57/2020/QH14 Luật Thanh niên)",
        "p2": "Nguyên tắc (Điều 2 Luật số 57/2020/QH14)",
        "t2": "Sửa đổi Luật số 57/2020/QH14 (Điều 2 Luật số 26/2016/QH14)",
    }
    lines = [json.dumps({"id": i, "title": t, "text": "Công khai."}) for i, t in corpus.items()]
    (folder / "corpus.jsonl.xz").write_bytes(lzma.compress("\n".join(lines).encode()))
    (folder / "qrels.tsv").write_text("q1\tp2\t1\n", encoding="utf-8")
    asked = json.dumps({"id": "q1", "text": "nguyên tắc của luật thanh niên"})
    (folder / "queries.jsonl").write_text(asked, encoding="utf-8")
    named = [article.document for article in load_set(folder).articles]
    assert named == ["Luật Thanh niên", "Luật Thanh niên", ""]
    found, _ = bench(folder)
    for system in (NAMED_BM25, SPARSE):
        assert found.mean(WRITTEN, system, "Success@1") == 1.0
    assert "| như đã viết | BM25 có tên văn bản | 100,0 |" in as_markdown([found], "x")


def test_the_outcome_is_told_in_json_and_markdown(folder):
    found, _ = bench(folder)
    value = as_json([found], "tracuu eval retrieval x")
    assert json.loads(json.dumps(value)) == value
    assert value["sets"][0]["results"][WRITTEN][HYBRID]["Success@1"] == 1.0
    text = as_markdown([found], "tracuu eval retrieval x")
    assert "| như đã viết | thưa | 100,0 |" in text
    assert "hit@1 | hit@10 | MRR@10 | nDCG@10 | recall@100" in text


def judged(name, at):
    """A bench in which every question scores what `at` says of the weight."""
    values = {
        system: {measure: {f"q{n}": at(weight) for n in range(9)} for measure in (TESTED, HIT)}
        for system, weight in ((SPARSE, 0.0), *((fused_at(weight), weight) for weight in WEIGHTS))
    }
    return Bench(name, 1, 1, 9, "thử", {WRITTEN: values, STRIPPED: values}, {}, 1.0)


def test_a_weight_is_chosen_on_the_other_sets():
    likes_sense, likes_words = (judged("a", lambda weight: weight), judged("b", lambda weight: 1 - weight))
    assert best_weight([likes_sense]) == WEIGHTS[-1]
    left = {each.name: each for each in leave_one_out([likes_sense, likes_words])}
    assert (left["a"].weight, left["b"].weight) == (WEIGHTS[0], WEIGHTS[-1])
    assert left["b"].gains[WRITTEN][TESTED].mean == pytest.approx(-WEIGHTS[-1])


def test_equal_weights_take_the_least():
    assert best_weight([judged("a", lambda _: 0.5)]) == WEIGHTS[0]


def test_several_sets_tell_what_the_left_out_gain(folder):
    found, _ = bench(folder)
    text = as_markdown([found, found], "tracuu eval retrieval x x")
    assert "| Bộ để riêng | Trọng số |" in text
    value = as_json([found, found], "tracuu eval retrieval x x")
    assert len(json.loads(json.dumps(value))["left_out"]) == 2


def test_the_weight_and_the_scores_are_kept_with_the_model(folder, tmp_path):
    model = tmp_path / "model"
    model.mkdir()
    found, _ = bench(folder)
    ModelCard("thử", 8, 9, "int8", (), {}, 1, 0.5).write(model)
    weight = keep_best_weight([found], model)
    assert dense_weight_of(model) == weight
    told = {(each.question_form, each.metric): each.value for each in ModelCard.read(model).scores}
    assert told[WRITTEN, "hit@10"] == pytest.approx(100 * found.mean(WRITTEN, DENSE, HIT), abs=0.05)
    assert len(told) == 4


def test_pieces_cover_the_text_in_whole_sentences():
    text = "Câu một. " * 50 + "\n\n" + "Câu hai dài hơn. " * 50
    parts = pieces(text, 100)
    assert all(len(part) <= 110 for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(part in text for part in parts)
    assert pieces("") == ("",)
    assert pieces("Ngắn.") == ("Ngắn.",)


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        ("qrels.tsv", "q1\tlua\n", "dòng 1, trường “score”"),
        ("qrels.tsv", "q1\tnone\t1\n", "trường “corpus-id”"),
        ("queries.jsonl", '{"id": "q1"}', "trường “text”"),
        ("corpus.jsonl", '{"id": "a", "text": "x"}\n{"id": "a", "text": "y"}', "dòng 2, trường “id”"),
        ("corpus.jsonl", '{"id": "a", "text": 5}', "trường “text”"),
    ],
)
def test_faults_name_file_line_and_field(file, text, problem, folder):
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(CasesInvalid, match=problem):
        load_set(folder)


def test_a_missing_file_is_named(folder):
    (folder / "qrels.tsv").unlink()
    load = partial(load_set, folder)
    with pytest.raises(CasesInvalid, match=r"qrels\.tsv"):
        load()
