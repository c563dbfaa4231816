"""From answers to summary, report, comparison and gate; broken components must show."""

import copy
from html.parser import HTMLParser

import pytest

from eval.compare import as_markdown, compare
from eval.failures import Stage, stage_of_loss
from eval.gate import judge, read_baseline, write_baseline
from eval.report import html, markdown, overall_table, write_reports
from eval.scoring import score_all
from eval.summary import read_summary, summarise
from retrieval.domain.errors import CasesInvalid
from tests.eval.archive import (
    FakeTexts,
    answer,
    cite,
    clarify_case,
    document,
    figure_case,
    good_answer,
    recorded,
    refusal_case,
    rice_answer,
    rice_case,
)

CASES = (figure_case(), rice_case(), refusal_case(), clarify_case())
TEXTS = FakeTexts()
HOSTILE = "<script>alert('x')</script> | a\nb & c"


def question_back():
    given = answer("Văn bản nào?", outcome="clarify")
    given["candidates"] = [document("d1"), document("d3")]
    return given


def all_right():
    return [
        recorded("c1", good_answer(), ("d1", "tăng 17,04%")),
        recorded("c2", rice_answer(), ("d3", "Tin"), ("d2", "Sản lượng lúa đạt 1.200 tấn.")),
        recorded("c3", answer("Không có.", outcome="not_found")),
        recorded("c4", question_back()),
    ]


def summary_of(records, cases=CASES, texts=TEXTS, system="tracuu"):
    scored = score_all(cases, records, texts)
    return summarise(scored, system=system, made="2025-01-01", total=len(cases))


@pytest.fixture(scope="module")
def good():
    return summary_of(all_right())


def accuracy(summary):
    return summary["scores"]["accuracy"]["all"]["mean"]


def test_a_right_run_is_right(good):
    assert accuracy(good) == 1.0
    assert good["scores"]["citation_correct"]["all"]["mean"] == 1.0
    assert good["scores"]["passage_mrr"]["all"]["mean"] == 0.75
    assert good["scores"]["clarify_correct"]["kind:ambiguous"]["n"] == 1
    assert good["refusal"]["f1"]["mean"] == 1.0
    assert [good["refusal"][part]["n"] for part in ("precision", "recall", "f1")] == [1, 1, 4]
    assert good["stages"] == {}
    assert (good["unsupported_figures"], good["false_quotes"]) == (0, 0)
    assert list(good["scores"]["accuracy"]) == [
        "all",
        "kind:ambiguous",
        "kind:figure",
        "kind:unanswerable",
        "tag:thong-ke",
    ]


def test_swapped_answers_are_caught():
    records = all_right()
    records[0], records[1] = recorded("c1", rice_answer()), recorded("c2", good_answer())
    assert accuracy(summary_of(records)) == 0.5


def test_an_invented_figure_is_caught():
    records = all_right()
    records[0].answer["text"] += " Dự kiến 99,9%."
    summary = summary_of(records)
    assert summary["unsupported_figures"] == 1
    assert summary["scores"]["unsupported"]["all"]["mean"] == 0.25


def test_shuffled_citations_are_caught():
    records = all_right()
    first, second = records[0].answer["citations"], records[1].answer["citations"]
    first[0]["document"], second[0]["document"] = second[0]["document"], first[0]["document"]
    summary = summary_of(records)
    assert summary["scores"]["citation_correct"]["all"]["mean"] == 0.0
    assert summary["false_quotes"] == 2


def test_a_quote_that_is_not_the_stored_slice_is_caught():
    records = all_right()
    records[0].answer["citations"][0]["end"] -= 1
    assert summary_of(records)["false_quotes"] == 1


def test_every_stage_of_loss_is_told():
    miss = answer("Không có.", outcome="not_found")
    wrong = answer("96.200 tỷ", "", cite("d1", "96.200 tỷ"))
    other = answer("1.200 tấn", "", cite("d2", "1.200 tấn"))
    found = ("d1", "tăng 17,04%")
    told = [
        (figure_case(), recorded("c1", miss), FakeTexts(missing=frozenset({"d1"})), Stage.NOT_INGESTED),
        (figure_case(), recorded("c1", miss, ("d2", "Sản")), TEXTS, Stage.NOT_RETRIEVED),
        (figure_case(), recorded("c1", miss, found), TEXTS, Stage.WRONGLY_REFUSED),
        (figure_case(), recorded("c1", other, found), TEXTS, Stage.NOT_CHOSEN),
        (figure_case(), recorded("c1", good_answer()), TEXTS, Stage.MISREAD),
        (refusal_case(), recorded("c3", wrong), TEXTS, Stage.WRONGLY_ANSWERED),
        (clarify_case(), recorded("c4", wrong), TEXTS, Stage.WRONGLY_ANSWERED),
        (clarify_case(), recorded("c4", miss), TEXTS, Stage.WRONGLY_REFUSED),
        (clarify_case(), recorded("c4", question_back()), TEXTS, Stage.NOT_CHOSEN),
    ]
    assert [stage_of_loss(case, given, texts) for case, given, texts, _ in told] == [
        stage for *_, stage in told
    ]


class Tags(HTMLParser):
    """Checks that tags close in order, and collects them."""

    VOID = frozenset({"meta", "br", "hr", "link", "img"})

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.text = [], set(), []

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def hostile_summary():
    case = figure_case(question=HOSTILE, tags=(HOSTILE,), id="<b>")
    return summary_of([recorded("<b>", answer(HOSTILE, HOSTILE))], (case,), system=HOSTILE)


def test_the_page_is_well_formed_and_escapes_hostile_text():
    page = html(hostile_summary())
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert "script" not in tags.seen
    assert "svg" in tags.seen
    assert any("alert('x')" in text for text in tags.text)
    assert "src=" not in page
    assert "<link" not in page


def test_markdown_keeps_its_tables_under_hostile_text():
    lines = markdown(hostile_summary()).splitlines()
    assert not any("<script>" in line for line in lines if line.startswith("|"))
    row = next(line for line in lines if line.startswith("| &lt;b&gt;"))
    assert row.replace("\\|", "").count("|") == 8


def test_reports_are_written_and_read_back(good, tmp_path):
    write_reports(good, tmp_path)
    assert read_summary(tmp_path) == good
    assert {path.name for path in tmp_path.iterdir()} == {"summary.json", "report.md", "report.html"}
    assert "| Đúng như mong đợi (mọi câu) | 100,0% [" in overall_table(good)


def test_summaries_that_are_none_are_refused(tmp_path):
    with pytest.raises(CasesInvalid, match="không có tệp"):
        read_summary(tmp_path)
    (tmp_path / "summary.json").write_text("{", encoding="utf-8")
    with pytest.raises(CasesInvalid, match="JSON"):
        read_summary(tmp_path)
    (tmp_path / "summary.json").write_text("{}", encoding="utf-8")
    with pytest.raises(CasesInvalid, match=r"tracuu\.eval/1"):
        read_summary(tmp_path)


def test_an_empty_run_has_a_report():
    page = html(summary_of([]))
    assert "0/4 câu" in page


def test_a_comparison_tells_cases_won_and_lost_with_both_answers(good):
    records = all_right()
    records[0] = recorded("c1", answer("99,9% | sai", "", cite("d1", "96.200")))
    worse = summary_of(records)
    found = compare(worse, good)
    assert [(a["id"], b["id"]) for a, b in found.won] == [("c1", "c1")]
    assert found.lost == ()
    text = as_markdown(found, ("trước", "sau"))
    assert "99,9% \\| sai" in text
    assert "17,04% (kế hoạch 15,8%)" in text
    back = compare(good, worse)
    assert len(back.lost) == 1
    change = next(each for each in back.scores if each.name == "accuracy")
    assert change.difference.mean == -0.25


def test_cases_of_one_run_only_are_named_not_counted(good):
    found = compare(good, summary_of(all_right()[:2], CASES[:2]))
    assert found.only_before == ("c3", "c4")
    assert "c3, c4" in as_markdown(found, ("A", "B"))
    assert all(each.difference.n <= 2 for each in found.scores)


def test_the_gate_falls_below_the_baseline_and_on_any_made_up_figure(good, tmp_path):
    path = tmp_path / "baseline.json"
    write_baseline(path, good)
    assert judge(good, read_baseline(path)).passed
    worse = copy.deepcopy(good)
    worse["scores"]["accuracy"]["all"]["mean"] = 0.75
    assert not judge(worse, read_baseline(path)).passed
    made_up = copy.deepcopy(good)
    made_up["per_case"][0]["unsupported"] = ["99,9"]
    verdict = judge(made_up, read_baseline(path))
    assert not verdict.passed
    assert "99,9" in verdict.complaints[0]
    partial = summary_of(all_right()[:2])
    assert not judge(partial, read_baseline(path)).passed


def test_a_broken_baseline_is_named(tmp_path):
    with pytest.raises(CasesInvalid):
        read_baseline(tmp_path / "none.json")
