"""`tracuu figures`: table, CSV, a marked document, and errors that say the way out."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.bot.conftest import Tracuu

Captured = pytest.CaptureFixture[str]


def test_the_table_gives_figure_meaning_and_source(tracuu: Tracuu, kho: Path, capsys: Captured) -> None:
    assert tracuu("figures", "gia tri san xuat cong nghiep", "--data", kho) == 0
    told = capsys.readouterr().out
    for word in ("17,04%", "15,8%", "kế hoạch", "năm 2021", "7/BC-UBND", "2 số liệu."):
        assert word in told


def test_csv_has_every_column_and_plain_numbers(tracuu: Tracuu, kho: Path, capsys: Captured) -> None:
    assert tracuu("figures", "giá trị sản xuất công nghiệp", "--csv", "--data", kho) == 0
    told = capsys.readouterr().out
    assert told.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"))))
    assert [(row["nguyen_van"], row["gia_tri"], row["tinh_chat"]) for row in rows] == [
        ("17,04%", "17.04", "thực hiện"),
        ("15,8%", "15.8", "kế hoạch"),
    ]


def test_a_document_is_shown_with_its_figures_marked(tracuu: Tracuu, kho: Path, capsys: Captured) -> None:
    assert tracuu("documents", "list", "--data", kho, "--json") == 0
    report = json.loads(capsys.readouterr().out)[0]
    assert tracuu("figures", "--check", report["id"], "--data", kho) == 0
    told = capsys.readouterr()
    assert "tăng ⟦17,04%⟧1 so với năm 2020, kế hoạch là ⟦15,8%⟧2." in told.out
    assert "giá trị sản xuất công nghiệp · tăng trưởng %" in told.out
    assert "2 số liệu" in told.err


def test_nothing_found_is_said(tracuu: Tracuu, kho: Path, capsys: Captured) -> None:
    assert tracuu("figures", "giá vé xe buýt", "--data", kho) == 0
    assert "Không có số liệu nào khớp" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [((), "Chưa nói tra chỉ tiêu nào."), (("thu nội địa", "--period", "hôm nào"), "Không hiểu kỳ")],
)
def test_errors_say_the_way_out(
    tracuu: Tracuu, kho: Path, capsys: Captured, arguments: tuple[str, ...], said: str
) -> None:
    assert tracuu("figures", *arguments, "--data", kho) == 2
    assert said in capsys.readouterr().err
