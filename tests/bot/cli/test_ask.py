import json
from pathlib import Path

import jsonschema
import pytest

from tests.bot.conftest import Tracuu

QUESTION = "Giá trị sản xuất công nghiệp 2021 tăng bao nhiêu?"
SCHEMA = json.loads((Path(__file__).parents[3] / "docs/answer.schema.json").read_text(encoding="utf-8"))


def test_an_answer_for_people(tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracuu("ask", QUESTION, "--data", kho, "--trace") == 0
    shown = capsys.readouterr().out
    assert shown.startswith("17,04%")
    assert "Nguồn\n  [1]" in shown
    assert "Dấu vết xử lý" in shown


def test_an_answer_for_machines_is_valid_and_true(
    tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("ask", QUESTION, "--data", kho, "--json", "--trace") == 0
    answer = json.loads(capsys.readouterr().out)
    jsonschema.validate(answer, SCHEMA)
    assert answer["outcome"] == "answered"
    assert answer["trace"]["candidates"]
    cited = answer["citations"][0]
    tracuu("documents", "show", cited["document"]["id"], "--text", "--data", kho)
    assert capsys.readouterr().out[cited["start"] : cited["end"]] == cited["quote"]


def test_the_same_question_gives_the_same_bytes_but_for_timings(
    tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = []
    for _ in range(2):
        tracuu("ask", QUESTION, "--data", kho, "--json")
        answers.append(json.loads(capsys.readouterr().out) | {"timings_ms": None})
    assert answers[0] == answers[1]


def test_an_honest_no_is_no_failure(tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = QUESTION.replace("2021", "2031")
    assert tracuu("ask", question, "--data", kho, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["outcome"] == "not_found"
    assert "17,04" not in answer["headline"]


def test_a_conversation_outlives_the_process(
    tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("ask", QUESTION, "--data", kho, "--chat", "c1") == 0
    capsys.readouterr()
    assert tracuu("ask", "còn năm 2031?", "--data", kho, "--chat", "c1", "--json") == 0
    assert "giá trị sản xuất công nghiệp" in json.loads(capsys.readouterr().out)["understood"]["text"].lower()


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_an_error(
    tracuu: Tracuu, kho: Path, question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("ask", question, "--data", kho) == 2
    shown = capsys.readouterr()
    assert (shown.out, "Câu hỏi đang trống" in shown.err) == ("", True)


@pytest.mark.parametrize(
    "question", ["-- $HOME `id`", "\"'; DROP TABLE documents; --", "\udcff\ud800", "\x00"]
)
def test_no_question_breaks_the_program(tracuu: Tracuu, kho: Path, question: str) -> None:
    assert tracuu("ask", "--data", kho, "--", question) == 0


def test_lookup_tells_what_others_say_of_a_missing_document(
    tracuu: Tracuu, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tin").mkdir()
    said = "Đoàn kiểm tra việc thực hiện Kế hoạch số 14-KH/TU ngày 12/3/2021 của Tỉnh ủy."
    (tmp_path / "tin" / "tin.txt").write_text(said, encoding="utf-8")
    tracuu("ingest", tmp_path / "tin", "--data", tmp_path / "kho")
    capsys.readouterr()
    assert tracuu("lookup", "14 kh tu", "--data", tmp_path / "kho") == 0
    printed = capsys.readouterr().out
    assert "ngày 12/3/2021" in printed
    assert "Không có bản gốc văn bản 14-KH/TU trong kho" in printed


def test_lookup_lists_documents(tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracuu("lookup", "7 bc ubnd", "--data", kho) == 0
    assert "7/BC-UBND" in capsys.readouterr().out
    assert tracuu("lookup", "7 bc ubnd", "--data", kho, "--json") == 0
    assert json.loads(capsys.readouterr().out)["understood"]["kind"] == "document"
    assert tracuu("lookup", "99/2050/QĐ-UBND", "--data", kho) == 0
    assert "99" in capsys.readouterr().out


def test_a_missing_archive_is_named_with_the_way_out(
    tracuu: Tracuu, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("ask", QUESTION, "--data", tmp_path / "không-có") == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.count("\n") == 1
    assert "tracuu ingest" in shown.err
    assert not (tmp_path / "không-có").exists()
