"""The outcome of retrieval benchmarks as JSON and as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from eval.fusion_choice import LeftOut, leave_one_out
from eval.labels import change
from eval.report import cell
from eval.retrieval_bench import (
    BM25,
    DENSE,
    HIT,
    HYBRID,
    MEASURES,
    NAMED_BM25,
    RRF,
    SPARSE,
    STRIPPED,
    SYSTEMS,
    TESTED,
    WRITTEN,
    Bench,
)

SCHEMA = "tracuu.eval-retrieval/2"
COMPARED = (
    (BM25, SPARSE),
    (NAMED_BM25, SPARSE),
    (BM25, HYBRID),
    (NAMED_BM25, HYBRID),
    (SPARSE, HYBRID),
    (RRF, HYBRID),
)
_VARIANTS = {WRITTEN: "như đã viết", STRIPPED: "bỏ hết dấu"}
_SYSTEMS = {
    BM25: "BM25 thường",
    NAMED_BM25: "BM25 có tên văn bản",
    SPARSE: "thưa",
    DENSE: "dày",
    RRF: "RRF",
    HYBRID: "kết hợp",
}
MEASURE_NAMES = {"Success@1": "hit@1", "Success@10": "hit@10", "RR@10": "MRR@10", "R@100": "recall@100"}


def as_json(benches: Sequence[Bench], command: str) -> dict[str, object]:
    """Everything but the values of single questions."""
    return {
        "schema": SCHEMA,
        "command": command,
        "sets": [_set_json(bench) for bench in benches],
        "left_out": [asdict(each) for each in leave_one_out(benches)] if len(benches) > 1 else [],
    }


def _set_json(bench: Bench) -> dict[str, object]:
    return {
        "set": bench.name,
        "articles": bench.articles,
        "passages": bench.passages,
        "questions": bench.questions,
        "embedder": bench.embedder,
        "seconds": bench.seconds,
        "peak_memory_mb": bench.memory_mb,
        "results": {
            variant: {system: {m: bench.mean(variant, system, m) for m in MEASURES} for system in systems}
            for variant, systems in bench.values.items()
        },
        "tests": [
            {"variant": variant, "a": a, "b": b, "measure": m, **asdict(bench.test(variant, a, b, m))}
            for variant in bench.values
            for a, b in _compared(bench)
            for m in (TESTED, HIT)
        ],
        "hit_without_diacritics": asdict(bench.loss_without_diacritics(HYBRID)),
    }


def as_markdown(benches: Sequence[Bench], command: str) -> str:
    """Tables to read and to paste."""
    parts = [f"Lệnh: `{command}`", *(_set_markdown(bench) for bench in benches)]
    if len(benches) > 1:
        parts.append(_left_out_markdown(leave_one_out(benches)))
    return "\n\n".join(parts) + "\n"


def _set_markdown(bench: Bench) -> str:
    head = " | ".join(MEASURE_NAMES.get(name, name) for name in MEASURES)
    lines = [
        f"# Tìm kiếm: {cell(bench.name)}",
        "",
        f"{bench.questions} câu hỏi, {bench.articles} văn bản, {bench.passages} đoạn; "
        f"mô hình nhúng {cell(bench.embedder)}; bộ nhớ tối đa {bench.memory_mb:.0f} MB.",
        "",
        f"| Câu hỏi | Cách tìm | {head} |",
        "|---|---|" + "---|" * len(MEASURES),
    ]
    lines += [
        _row(bench, variant, system)
        for variant, systems in bench.values.items()
        for system in SYSTEMS
        if system in systems
    ]
    lines += ["", "Chênh lệch (ghép cặp, bootstrap 95%, p của phép hoán vị dấu):", ""]
    lines += [_test(bench, variant, a, b) for variant in bench.values for a, b in _compared(bench)]
    lines += [f"- kết hợp, hit@10, có dấu → bỏ dấu: {change(bench.loss_without_diacritics(HYBRID))}"]
    lines += ["", "Thời gian (giây): " + ", ".join(f"{k} {v:.1f}" for k, v in bench.seconds.items()) + "."]
    return "\n".join(lines)


def _compared(bench: Bench) -> list[tuple[str, str]]:
    """Of the comparisons, those of systems that were measured."""
    return [pair for pair in COMPARED if all(pair[0] in systems for systems in bench.values.values())]


def _left_out_markdown(found: Sequence[LeftOut]) -> str:
    lines = [
        "# Thưa → kết hợp, trọng số chọn trên các bộ còn lại",
        "",
        "| Bộ để riêng | Trọng số | Câu hỏi | nDCG@10 | hit@10 |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {cell(each.name)} | {each.weight} | {_VARIANTS[variant]} "
        f"| {change(gains[TESTED])} | {change(gains[HIT])} |"
        for each in found
        for variant, gains in each.gains.items()
    ]
    return "\n".join(lines)


def _row(bench: Bench, variant: str, system: str) -> str:
    values = " | ".join(
        f"{bench.mean(variant, system, name) * 100:.1f}".replace(".", ",") for name in MEASURES
    )
    return f"| {_VARIANTS[variant]} | {_SYSTEMS[system]} | {values} |"


def _test(bench: Bench, variant: str, a: str, b: str) -> str:
    found = "; ".join(
        f"{MEASURE_NAMES.get(name, name)} {change(bench.test(variant, a, b, name))}" for name in (TESTED, HIT)
    )
    return f"- {_VARIANTS[variant]}, {_SYSTEMS[a]} → {_SYSTEMS[b]}: {found}"
