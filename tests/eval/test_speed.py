from pathlib import Path

import pytest

from eval.speed import Timings, import_facts, measure
from eval.synthetic import PASSAGES_PER_DOCUMENT, synthetic_documents, synthetic_questions
from retrieval.language.text import normalize

TRACE = """\
import time: self [us] | cumulative | imported package
import time:      1500 |       1500 |   sqlalchemy.engine
import time:       500 |       2000 | sqlalchemy
import time:       100 |        100 |     torch._C
a line of the program
"""


def test_the_same_seed_gives_the_same_archive() -> None:
    first, second = (list(synthetic_documents(250)) for _ in range(2))
    assert first == second
    assert [len(document.passages) for document in first] == [PASSAGES_PER_DOCUMENT] * 2 + [50]
    assert synthetic_questions(3) == synthetic_questions(3)


def test_synthetic_passages_are_slices_of_normal_text() -> None:
    for document in synthetic_documents(120):
        assert normalize(document.text) == document.text
        assert all(passage.span.of(document.text) == passage.text for passage in document.passages)


def test_percentiles() -> None:
    timings = Timings(tuple(float(value) for value in range(1, 101)))
    assert (timings.median, timings.p95) == (50.5, 95.0)
    assert str(timings) == "p50 50.5 ms · p95 95.0 ms (100 queries)"
    assert Timings((3.0,)).p95 == 3.0


def test_import_facts_add_up_by_package_and_name_the_heavy() -> None:
    assert import_facts(TRACE) == [
        "imports: 2 ms under the tracer; slowest: sqlalchemy 2 ms, torch 0 ms",
        "heavy packages imported: torch",
    ]


@pytest.mark.long
def test_the_measurement_runs(tmp_path: Path) -> None:
    lines: list[str] = []
    measure(300, 4, lines.append, tmp_path)
    told = "\n".join(lines)
    for words in ("Edge through our port", "local mode", "speed-up", "ask() end to end", "peak RSS"):
        assert words in told
    assert "model files: 8." in told
    assert "heavy packages imported: none" in told
    assert list(tmp_path.iterdir()) == []
