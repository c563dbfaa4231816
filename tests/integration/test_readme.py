"""What the README shows is what its command prints."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import main

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("GTSX công nghiệp 2021 tăng bao nhiêu?", "17,04%"),
        ("GTSX công nghiệp 2031 tăng bao nhiêu?", "Kho không có số liệu"),
    ],
)
def test_the_answers_of_the_readme(
    samples: Path, capsys: pytest.CaptureFixture[str], question: str, begins: str
) -> None:
    (shown,) = (block for block in BLOCKS if block.startswith(begins))
    main(["ask", "--data", str(samples), "--", question])
    printed = capsys.readouterr().out
    assert printed[printed.index(begins) :].strip().startswith(shown.strip())
