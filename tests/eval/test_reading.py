"""Extractive reading: the measures, and the baseline reader."""

import json

import pytest

from eval.product_reader import product
from eval.reading import (
    BestSentence,
    Reading,
    as_json,
    as_markdown,
    assess,
    exact_match,
    f1,
    load_readings,
    words,
)
from ingest.results import Silent
from retrieval.domain.errors import CasesInvalid


def test_words_are_vietnamese():
    assert words("Năm 2021, đạt “17,04 %”; hoà bình.") == ["năm", "2021", "đạt", "17,04", "hòa", "bình"]


def test_exact_match_and_f1():
    assert exact_match("  THUỶ sản.", "thủy sản") == 1.0
    assert exact_match("17,04", "17.04") == 0.0
    assert f1("công nghiệp chế biến", "công nghiệp") == pytest.approx(2 / 3)
    assert f1("x", "y") == 0.0
    assert f1("", "") == 1.0
    assert f1("x", "") == 0.0


class Mute:
    """Never finds an answer."""

    def read(self, question, context):
        return ""


def test_the_best_of_the_answers_counts_and_nothing_is_an_answer_too():
    readings = (
        Reading("a", "Thủ đô?", "Hà Nội là thủ đô. Huế là cố đô.", ("Hà Nội là thủ đô", "Hà Nội")),
        Reading("b", "Dân số?", "Hà Nội là thủ đô.", ()),
    )
    done = []
    score = assess(readings, BestSentence(), done.append)
    assert done == [1, 2]
    assert (score.exact.mean, score.answerable.mean, score.unanswerable.mean) == (0.5, 1.0, 0.0)
    silent = assess(readings, Mute(), done.append)
    assert (silent.answerable.mean, silent.unanswerable.mean) == (0.0, 1.0)
    assert [each["reader"] for each in as_json([score, silent], "qa.jsonl")["readers"]] == [
        "BestSentence",
        "Mute",
    ]
    assert "| F1, câu không có đáp án | 0,0%" in as_markdown([score, silent], "qa.jsonl")


def test_files_are_checked(tmp_path):
    path = tmp_path / "qa.jsonl"
    good = {"id": "a", "question": "?", "context": "c", "answers": ["x", {"text": "y"}]}
    path.write_text(json.dumps(good) + "\n" + json.dumps({**good, "answers": []}), encoding="utf-8")
    assert [each.answers for each in load_readings(path)] == [("x", "y"), ()]
    for broken, field in (
        ({"answers": [1]}, "answers"),
        ({"answers": "x"}, "answers"),
        ({"context": ""}, "context"),
    ):
        path.write_text(json.dumps({**good, **broken}), encoding="utf-8")
        with pytest.raises(CasesInvalid, match=f"dòng 1, trường “{field}”"):
            load_readings(path)


def test_the_product_reads_each_text_alone():
    thanks, born = "Ông Lê Văn Nam là Giám đốc Sở Y tế.", "Bà Trần Thị Hoa là Giám đốc Sở Y tế."
    with product([thanks, born], Silent()) as reader:
        assert reader.read("Ai là Giám đốc Sở Y tế?", thanks) == "Lê Văn Nam"
        assert reader.read("Ai là Giám đốc Sở Y tế?", born) == "Trần Thị Hoa"
        assert reader.read("Giá vàng hôm qua bao nhiêu?", born) == ""
