"""Spoiled files for LibreOffice and Tesseract: nothing hangs, nothing takes a good file along."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from ingest.limits import Limits
from ingest.parsers.tesseract import is_installed
from ingest.pipeline import ingest
from ingest.results import Outcome
from ingest.source import walk
from tests.ingest.archives import archive_in
from tests.ingest.files import DECISION, page_image, word_document
from tests.ingest.malformed import good_files, spoiled

_SPOILED = 200
_TEXT = "Số: 15/QĐ-UBND\n\nQUYẾT ĐỊNH\n\nThu ngân sách đạt 12.345 tỷ đồng.\n"
_OFFICE = (("a.docx", ("doc", "rtf", "odt")), ("a.xlsx", ("xls", "ods")))


def _office_files(folder: Path) -> dict[str, bytes]:
    """One file of each old format, as LibreOffice writes it."""
    sources = {"a.docx": word_document(DECISION), "a.xlsx": good_files()["a.xlsx"]}
    made = {}
    for source, targets in _OFFICE:
        (folder / source).write_bytes(sources[source])
        for target in targets:
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            command = ["soffice", "--headless", profile, "--convert-to", target, "--outdir", "out", source]
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
            made[f"a.{target}"] = (folder / "out" / f"a.{target}").read_bytes()
    return made


def _scans() -> dict[str, bytes]:
    """A small page as each kind of image and as a scanned PDF."""
    page = Image.open(
        io.BytesIO(page_image("Số: 15/QĐ-UBND\n\nQUYẾT ĐỊNH\n\nThu ngân sách đạt 12.345 tỷ đồng.\n"))
    )
    strip = page.crop((0, 0, page.width, page.height // 3))
    made = {}
    for kind in ("PNG", "JPEG", "TIFF", "PDF"):
        buffer = io.BytesIO()
        strip.save(buffer, kind, resolution=300)
        made[f"scan.{kind.lower()}"] = buffer.getvalue()
    return made


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(not is_installed(), reason="Tesseract with Vietnamese is not installed")
def test_spoiled_office_files_and_scans_stop_nothing(tmp_path: Path) -> None:
    made, folder = tmp_path / "made", tmp_path / "files"
    made.mkdir()
    folder.mkdir()
    good = _office_files(made) | _scans()
    dice = random.Random(11)
    names = sorted(good)
    for name, content in good.items():
        (folder / f"good-{name}").write_bytes(content)
    for number in range(_SPOILED):
        name = names[number % len(names)]
        (folder / f"bad-{number:03d}-{name}").write_bytes(spoiled(good[name], dice))
    stores = archive_in(tmp_path)
    results = ingest(walk([folder]), "chung", stores, limits=Limits(parse_seconds=120))
    assert len(results) == len(good) + _SPOILED
    assert {f"good-{name}" for name in good} <= {
        result.path for result in results if result.outcome is Outcome.ADDED
    }
