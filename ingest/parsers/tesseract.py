"""Tesseract: a page image to words with places and confidence."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ingest.parsers.programs import find, run
from retrieval.domain.errors import RefusalReason, SourceRefused

_SECONDS = 60.0
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
_ROTATE = re.compile(rb"Rotate:\s*(\d+)")


@dataclass(frozen=True)
class ReadWord:
    """A word as read: pixel box (origin top left), confidence in [0, 1], the line it stands on."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: float
    line: tuple[int, int, int]


def is_installed() -> bool:
    """Whether Tesseract and its Vietnamese model are there."""
    try:
        program = find("tesseract", RefusalReason.NO_TEXT_LAYER)
        with tempfile.TemporaryDirectory(prefix="tracuu-ocr-") as folder:
            return b"\nvie\n" in run([program, "--list-langs"], seconds=_SECONDS, folder=Path(folder))
    except SourceRefused:
        return False


def read_words(image: Image.Image, dpi: int) -> tuple[ReadWord, ...]:
    """The words of a grey page image in the order of Tesseract's layout analysis."""
    options = ["-l", "vie", "--psm", "3", "--dpi", str(dpi), "-c", "tessedit_create_tsv=1"]
    told = _run(image, options)
    return tuple(_words(told.decode("utf-8", "replace")))


def turned_by(image: Image.Image, dpi: int) -> int:
    """The degrees, clockwise, by which the page must be turned to stand upright; 0 when it cannot be told."""
    try:
        found = _ROTATE.search(_run(image, ["-l", "osd", "--psm", "0", "--dpi", str(dpi)]))
    except SourceRefused:
        return 0
    return int(found[1]) if found else 0


def _run(image: Image.Image, options: list[str]) -> bytes:
    program = find("tesseract", RefusalReason.NO_TEXT_LAYER)
    page = io.BytesIO()
    image.save(page, "PPM")
    with tempfile.TemporaryDirectory(prefix="tracuu-ocr-") as folder:
        return run(
            [program, "stdin", "stdout", *options],
            seconds=_SECONDS,
            folder=Path(folder),
            given=page.getvalue(),
            environment=_ONE_THREAD,
        )


def _words(table: str) -> Iterator[ReadWord]:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        # Documents of offices have no section signs: it is the S of 'ĐGS'; bars are rules of a table.
        text = (row.get("text") or "").strip().strip("|").replace("§", "S")
        if row.get("level") != "5" or not text:
            continue
        left, top = int(row["left"]), int(row["top"])
        yield ReadWord(
            text,
            left,
            top,
            left + int(row["width"]),
            top + int(row["height"]),
            max(0.0, float(row["conf"])) / 100,
            (int(row["block_num"]), int(row["par_num"]), int(row["line_num"])),
        )
