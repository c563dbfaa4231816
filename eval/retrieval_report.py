"""The outcome of a retrieval benchmark as JSON and as Markdown."""

from __future__ import annotations

from dataclasses import asdict

from eval.labels import change
from eval.report import cell
from eval.retrieval_bench import (
    BM25,
    DENSE,
    HYBRID,
    MEASURES,
    SPARSE,
    STRIPPED,
    SYSTEMS,
    TESTED,
    WRITTEN,
    Bench,
)

SCHEMA = "tracuu.eval-retrieval/1"
COMPARED = ((BM25, SPARSE), (BM25, HYBRID), (SPARSE, HYBRID), (DENSE, HYBRID))
_VARIANTS = {WRITTEN: "như đã viết", STRIPPED: "bỏ hết dấu"}
_SYSTEMS = {BM25: "BM25 thường", SPARSE: "thưa", DENSE: "dày", HYBRID: "kết hợp"}
_MEASURES = {"Success@1": "hit@1", "Success@10": "hit@10", "RR@10": "MRR@10", "R@100": "recall@100"}


def as_json(bench: Bench, command: str) -> dict[str, object]:
    """Everything but the values of single questions."""
    return {
        "schema": SCHEMA,
        "command": command,
        "set": bench.name,
        "articles": bench.articles,
        "passages": bench.passages,
        "questions": bench.questions,
        "embedder": bench.embedder,
        "seconds": bench.seconds,
        "peak_memory_mb": bench.memory_mb,
        "results": {
            variant: {system: {m: bench.mean(variant, system, m) for m in MEASURES} for system in SYSTEMS}
            for variant in bench.values
        },
        "tests": [
            {"variant": variant, "a": a, "b": b, "measure": TESTED, **asdict(bench.test(variant, a, b))}
            for variant in bench.values
            for a, b in COMPARED
        ],
    }


def as_markdown(bench: Bench, command: str) -> str:
    """Tables to read and to paste."""
    head = " | ".join(_MEASURES.get(name, name) for name in MEASURES)
    lines = [
        f"# Tìm kiếm: {cell(bench.name)}",
        "",
        f"{bench.questions} câu hỏi, {bench.articles} văn bản, {bench.passages} đoạn; "
        f"mô hình nhúng {cell(bench.embedder)}; bộ nhớ tối đa {bench.memory_mb:.0f} MB.",
        "",
        f"Lệnh: `{command}`",
        "",
        f"| Câu hỏi | Cách tìm | {head} |",
        "|---|---|" + "---|" * len(MEASURES),
    ]
    lines += [_row(bench, variant, system) for variant in bench.values for system in SYSTEMS]
    lines += ["", f"Chênh lệch {TESTED} (ghép cặp, bootstrap 95%, p của phép hoán vị dấu):", ""]
    lines += [_test(bench, variant, a, b) for variant in bench.values for a, b in COMPARED]
    lines += ["", "Thời gian (giây): " + ", ".join(f"{k} {v:.1f}" for k, v in bench.seconds.items()) + "."]
    return "\n".join(lines) + "\n"


def _row(bench: Bench, variant: str, system: str) -> str:
    values = " | ".join(
        f"{bench.mean(variant, system, name) * 100:.1f}".replace(".", ",") for name in MEASURES
    )
    return f"| {_VARIANTS[variant]} | {_SYSTEMS[system]} | {values} |"


def _test(bench: Bench, variant: str, a: str, b: str) -> str:
    return f"- {_VARIANTS[variant]}, {_SYSTEMS[a]} → {_SYSTEMS[b]}: {change(bench.test(variant, a, b))}"
