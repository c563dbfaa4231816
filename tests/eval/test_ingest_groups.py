"""Which files the two sides of the comparison of ingests are given."""

from __future__ import annotations

from pathlib import Path

from eval.ingest_groups import grouped
from ingest.source import walk
from tests.ingest.files import Pdf

_LINE = "Giá trị sản xuất công nghiệp năm 2021 ước đạt 71.674,2 tỷ đồng, tăng 17,04% so với năm 2020."


def _folder(root: Path) -> Path:
    (root / "a.txt").write_text(_LINE, encoding="utf-8")
    (root / "b.MD").write_text(_LINE, encoding="utf-8")
    (root / "c.pdf").write_bytes(Pdf().line(20, 700, _LINE).bytes())
    (root / "scan.pdf").write_bytes(Pdf().line(20, 700, "Trang 1").bytes())
    (root / "d.docx").write_bytes(b"PK")
    (root / "e.csv").write_text("1;2", encoding="utf-8")
    return root


def _names(groups: object) -> dict[str, list[str]]:
    return {group.name: [source.name for source in group.sources] for group in groups}  # type: ignore[attr-defined]


def test_files_are_grouped_by_format_and_scans_stand_apart(tmp_path: Path) -> None:
    found = grouped(walk([_folder(tmp_path)]), installed=lambda _: True)
    assert _names(found.groups) == {"text": ["a.txt", "b.MD"], "pdf": ["c.pdf"], "docx": ["d.docx"]}
    assert found.unread == ()
    assert [source.name for source in found.scans] == ["scan.pdf"]


def test_what_the_peer_has_no_reader_for_is_left_out_and_named(tmp_path: Path) -> None:
    found = grouped(walk([_folder(tmp_path)]), installed=lambda name: name != "docx2txt")
    assert set(_names(found.groups)) == {"text", "pdf"}
    assert _names(found.unread) == {"docx": ["d.docx"]}
    assert grouped(walk([tmp_path]), installed=lambda _: False).groups[0].name == "text"
