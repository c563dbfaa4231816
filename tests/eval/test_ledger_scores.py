"""The ledger beside what a person has read in the same text."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.cli import app
from eval.ledger_scores import Field, score_ledger
from eval.read_figures import load_read_figures
from retrieval.domain.errors import CasesInvalid

TEXT = """Báo cáo kinh tế tỉnh Nam Định

Năm 2021, thu nội địa đạt 7.120 tỷ đồng, tăng 12,5% so với năm 2020.
Sản lượng lúa đạt 905 nghìn tấn.
"""
INCOME: dict[str, object] = {
    "file": "bao-cao.txt", "value": "7.120 tỷ đồng", "name": "thu nội địa", "full": "thu nội địa",
    "period": ["2021-01-01/2021-12-31"], "area": ["tỉnh Nam Định"],
    "measure": ["level"], "status": ["actual"],
}  # fmt: skip
GROWTH = INCOME | {"value": "12,5%", "measure": ["growth_pct"]}
RICE = INCOME | {"value": "905 nghìn tấn", "name": "sản lượng lúa", "full": "sản lượng lúa"}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "bao-cao.txt").write_text(TEXT, encoding="utf-8")
    return folder


def written(tmp_path: Path, *figures: dict[str, object]) -> Path:
    path = tmp_path / "read.jsonl"
    path.write_text("\n".join(json.dumps(figure) for figure in figures), encoding="utf-8")
    return path


def test_a_figure_is_right_when_all_six_fields_are(archive: Path, tmp_path: Path) -> None:
    read = load_read_figures([written(tmp_path, INCOME, GROWTH, RICE)])
    (score,) = score_ledger(archive, read)
    assert [each.right for each in score.compared] == [True, True, True]
    assert not score.missed


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"period": ["2020-01-01/2020-12-31"]}, Field.PERIOD),
        ({"area": ["Hà Nam", ""]}, Field.PLACE),
        ({"measure": ["growth_pct"]}, Field.MEASURE),
        ({"status": ["plan"]}, Field.STATUS),
        ({"name": "thu cân đối", "full": "thu cân đối nội địa"}, Field.INDICATOR),
        ({"full": "thu"}, Field.INDICATOR),
    ],
)
def test_what_is_wrong_is_named(
    archive: Path, tmp_path: Path, changed: dict[str, object], field: Field
) -> None:
    read = load_read_figures([written(tmp_path, INCOME | {"name": "thu"} | changed)])
    (score,) = score_ledger(archive, read)
    assert [each.wrong for each in score.compared] == [{field}]


def test_a_short_form_is_the_name_that_it_stands_for(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    (folder / "bao-cao.txt").write_text(
        "Tỉnh Nam Định: năm 2021, thu NSNN đạt 7.120 tỷ đồng.", encoding="utf-8"
    )
    short = INCOME | {"name": "thu NSNN", "full": "thu NSNN"}
    (score,) = score_ledger(folder, load_read_figures([written(tmp_path, short)]))
    assert [each.observation.indicator for each in score.compared] == ["thu ngân sách nhà nước"]
    assert [each.right for each in score.compared] == [True]


def test_what_nobody_read_between_first_and_last_is_no_figure(archive: Path, tmp_path: Path) -> None:
    (score,) = score_ledger(archive, load_read_figures([written(tmp_path, INCOME, RICE)]))
    (extra,) = (each for each in score.compared if each.read is None)
    assert extra.written == "12,5%"
    assert not extra.right


def test_what_the_ledger_lacks_is_missed(archive: Path, tmp_path: Path) -> None:
    lacking = INCOME | {"value": "2020", "name": "năm", "full": "năm"}
    (score,) = score_ledger(archive, load_read_figures([written(tmp_path, INCOME, lacking)]))
    assert [figure.value for figure in score.missed] == ["2020"]


@pytest.mark.parametrize(
    "changed",
    [
        {"file": "khac.txt"},
        {"value": "7.121 tỷ đồng"},
        {"nth": 2},
    ],
)
def test_a_figure_that_is_not_there_is_an_error(
    archive: Path, tmp_path: Path, changed: dict[str, object]
) -> None:
    with pytest.raises(CasesInvalid):
        score_ledger(archive, load_read_figures([written(tmp_path, INCOME | changed)]))


@pytest.mark.parametrize(
    "changed",
    [
        {"nth": 0},
        {"period": ["2021"]},
        {"period": []},
        {"measure": ["nhiều"]},
        {"name": " "},
    ],
)
def test_a_line_that_breaks_the_format_is_an_error(tmp_path: Path, changed: dict[str, object]) -> None:
    with pytest.raises(CasesInvalid):
        load_read_figures([written(tmp_path, INCOME | changed)])


def test_the_report_shows_fields_and_faults(archive: Path, tmp_path: Path) -> None:
    path = written(tmp_path, INCOME | {"status": ["plan"]}, RICE)
    told = CliRunner().invoke(
        app, ["ledger", "--archive", str(archive), "--read", str(path), "--out", str(tmp_path / "ra")]
    )
    assert told.exit_code == 0, told.output
    assert "1 văn bản, 2 số liệu" in told.output
    assert "actual ≠ plan" in told.output
    assert "12,5% · thu nội địa: không phải số liệu" in told.output
    assert (tmp_path / "ra" / "ledger.md").read_text(encoding="utf-8").strip() in told.output
