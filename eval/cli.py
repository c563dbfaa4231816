"""`tracuu eval …`: how often the answers are right. Every command imports its work when it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.cli_options import (
    Archive,
    AskedOn,
    Baseline,
    Cases,
    Cassette,
    Data,
    Only,
    Out,
    Resume,
    WriteBaseline,
    Writer,
)
from retrieval.ask.options import WriteWhen

if TYPE_CHECKING:
    from eval.summary import SummaryJson

app = typer.Typer(
    help="Đo chất lượng: bao nhiêu câu trả lời đúng, và hôm nay có hơn hôm qua không.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

_FELL_SHORT = 1
_OUT = Path("eval-out")


@app.command("run")
def run_command(
    archive: Archive,
    cases: Cases,
    data: Data = None,
    out: Out = _OUT,
    resume: Resume = False,
    only: Only = None,
    asked_on: AskedOn = None,
    stripped: Annotated[bool, typer.Option("--stripped", help="Bỏ hết dấu của mọi câu hỏi.")] = False,
    writer: Writer = WriteWhen.NEVER,
    cassette: Cassette = None,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = None,
) -> None:
    """Hỏi mọi câu như người dùng hỏi, chấm điểm, ghi báo cáo."""
    from eval import gate
    from eval.asking import job_of, run_ours, without_diacritics
    from eval.opening import Wording
    from eval.report import overall_table

    job = job_of(archive, cases, data, out, only, asked_on, resume)
    job = without_diacritics(job) if stripped else job
    job = replace(job, wording=Wording(writer, cassette))
    with _telling_how_to_resume(out):
        summary = run_ours(job)
    typer.echo(f"{overall_table(summary)}\n\nBáo cáo: {out / 'report.html'}, {out / 'report.md'}")
    if write_baseline is not None:
        gate.write_baseline(write_baseline, summary)
    if baseline is not None and not _passes(summary, baseline):
        raise typer.Exit(_FELL_SHORT)


@app.command("peers")
def peers_command(
    archive: Archive,
    cases: Cases,
    data: Data = None,
    out: Out = _OUT,
    only: Only = None,
    asked_on: AskedOn = None,
) -> None:
    """Hỏi cùng các câu ấy qua những cách làm sẵn có (llama-index + Qdrant, BM25) và chấm như nhau."""
    from eval.asking import job_of, run_peers
    from eval.compare import side_by_side

    table = side_by_side(run_peers(job_of(archive, cases, data, out, only, asked_on, resume=False)))
    (out / "peers.md").write_text(table, encoding="utf-8")
    typer.echo(table)


@app.command("compare")
def compare_command(
    before: Annotated[Path, typer.Argument(metavar="A", help="Thư mục kết quả hoặc summary.json cũ.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="Thư mục kết quả hoặc summary.json mới.")],
) -> None:
    """So hai lần chạy trên cùng các câu: điểm, câu được thêm, câu bị mất."""
    from eval.compare import as_markdown, compare
    from eval.summary import read_summary

    comparison = compare(read_summary(before), read_summary(after))
    typer.echo(as_markdown(comparison, (str(before), str(after))))


@app.command("calibrate")
def calibrate_command(
    runs: Annotated[
        list[Path], typer.Argument(metavar="LẦN_CHẠY…", help="Thư mục kết quả hoặc summary.json.")
    ],
) -> None:
    """Tìm ngưỡng độ chắc: từ mức nào thì trả lời câu hỏi mở, dưới mức nào thì nói là không có.

    Các lần chạy phải không từ chối đoạn nào: đặt TRACUU_LEAST_CONFIDENCE=0 khi chạy `tracuu eval run`.
    """
    from eval.calibration import as_markdown, sweep
    from eval.summary import read_summary

    cases = [case for run in runs for case in read_summary(run)["per_case"]]
    typer.echo(as_markdown(sweep(cases)))


@app.command("withheld")
def withheld_command(
    archive: Archive,
    cases: Cases,
    data: Data = None,
    only: Only = None,
    asked_on: AskedOn = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="THƯ_MỤC", help="Ghi withheld.md.")] = None,
) -> None:
    """Hỏi từng câu khi kho thiếu chính văn bản trả lời nó: câu nào vẫn trả lời là nói theo văn bản khác."""
    from eval.asking import job_of, run_withheld
    from eval.withheld import as_markdown

    job = job_of(archive, cases, data, out or _OUT, only, asked_on, resume=False)
    files = " ".join(f"--cases {path.name}" for path in cases)
    report = as_markdown(run_withheld(job), f"tracuu eval withheld --archive {archive.name} {files}")
    typer.echo(report)
    _keep(out, "withheld.md", report + "\n")


@app.command("retrieval")
def retrieval_command(
    datasets: Annotated[
        list[Path],
        typer.Argument(metavar="THƯ_MỤC…", help="Các bộ dữ liệu kiểu BEIR.", exists=True, file_okay=False),
    ],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="THƯ_MỤC", help="Ghi retrieval.json và retrieval.md.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=10, help="Số đoạn lấy ở mỗi danh sách.")] = 300,
    keep_weight: Annotated[
        bool,
        typer.Option("--keep-weight", help="Ghi trọng số kết hợp tốt nhất trên các bộ vào thư mục mô hình."),
    ] = False,
) -> None:
    """Đo riêng khâu tìm kiếm: thưa, dày, kết hợp, cạnh BM25 thường; câu hỏi có dấu và bỏ dấu.

    Nhiều bộ: thêm bảng kết hợp với trọng số chọn trên các bộ còn lại.
    """
    from eval.json_lines import write_json
    from eval.retrieval_command import bench, keep_best_weight, model_folder
    from eval.retrieval_report import as_json, as_markdown

    folder = model_folder() if keep_weight else None
    found = [bench(dataset, limit, lambda line: typer.echo(line, err=True)) for dataset in datasets]
    command = f"tracuu eval retrieval {' '.join(dataset.name for dataset in datasets)}"
    typer.echo(as_markdown(found, command))
    if out is not None:
        write_json(out / "retrieval.json", as_json(found, command))
        (out / "retrieval.md").write_text(as_markdown(found, command), encoding="utf-8")
    if folder is not None:
        typer.echo(f"Trọng số {keep_best_weight(found, folder)} đã ghi vào {folder}.")


@app.command("lookups")
def lookups_command(
    archive: Archive,
    data: Data = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="THƯ_MỤC", help="Ghi lookups.md.")] = None,
) -> None:
    """Đo riêng việc tra văn bản: câu hỏi tự sinh từ phần đầu của mọi văn bản trong kho."""
    from eval.asking import run_lookups

    report = run_lookups(archive, data)
    typer.echo(report)
    _keep(out, "lookups.md", report)


@app.command("figures")
def figures_command(
    archive: Archive,
    data: Data = None,
    questions: Annotated[int, typer.Option("--questions", min=2, help="Chừng bấy nhiêu câu.")] = 400,
    out: Annotated[Path | None, typer.Option("--out", metavar="THƯ_MỤC", help="Ghi figures.md.")] = None,
) -> None:
    """Đo sổ số liệu: câu tự sinh từ mọi kho, một nửa hỏi điều có, một nửa tráo kỳ, nơi, chỉ tiêu."""
    from eval.figure_trials import as_markdown, run_figures

    judged = run_figures(archive, data, questions)
    report = as_markdown(judged, f"tracuu eval figures --archive {archive.name}")
    typer.echo(report)
    _keep(out, "figures.md", report + "\n")


@app.command("ledger")
def ledger_command(
    archive: Archive,
    read: Annotated[
        list[Path], typer.Option("--read", metavar="SỐ_LIỆU.jsonl", help="Số liệu do người đọc ghi lại.")
    ],
    out: Annotated[Path | None, typer.Option("--out", metavar="THƯ_MỤC", help="Ghi ledger.md.")] = None,
) -> None:
    """Đo việc đọc số liệu: sổ đặt cạnh những gì người đọc ghi, đúng chỉ khi cả sáu trường đều đúng."""
    from eval.ledger_report import as_markdown
    from eval.ledger_scores import score_ledger
    from eval.progress import bars
    from eval.read_figures import load_read_figures

    figures = load_read_figures(read)
    with bars() as shown:
        step = shown.step("Đọc", len({figure.file for figure in figures}))
        scores = score_ledger(archive, figures, step.at)
    files = " ".join(f"--read {path.name}" for path in read)
    report = as_markdown(scores, f"tracuu eval ledger --archive {archive.name} {files}")
    typer.echo(report)
    _keep(out, "ledger.md", report + "\n")


@app.command("reading")
def reading_command(
    file: Annotated[Path, typer.Argument(metavar="QA.jsonl", help="Tệp id, question, context, answers.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="THƯ_MỤC", help="Ghi reading.json và reading.md.")
    ] = None,
) -> None:
    """Đo đọc hiểu trích xuất: khớp hoàn toàn và F1 như SQuAD, tracuu bên cạnh câu giống câu hỏi nhất."""
    from eval.json_lines import write_json
    from eval.product_reader import product
    from eval.progress import IngestBar, bars
    from eval.reading import BestSentence, as_json, as_markdown, assess, load_readings

    readings = load_readings(file)
    contexts = dict.fromkeys(reading.context for reading in readings)
    with bars() as shown, product(contexts, IngestBar(shown)) as reader:
        scores = [
            assess(readings, reader, shown.step("tracuu", len(readings)).at),
            assess(readings, BestSentence(), shown.step("BM25", len(readings)).at),
        ]
    typer.echo(as_markdown(scores, file.name))
    if out is not None:
        write_json(out / "reading.json", as_json(scores, file.name))
        (out / "reading.md").write_text(as_markdown(scores, file.name), encoding="utf-8")


@app.command("import-feedback")
def import_feedback_command(
    feedback: Annotated[Path, typer.Argument(metavar="PHẢN_HỒI.jsonl", help="Phản hồi của người dùng.")],
    golden: Annotated[Path, typer.Argument(metavar="CÂU_HỎI.jsonl", help="Tệp câu hỏi chuẩn để thêm vào.")],
) -> None:
    """Biến phản hồi có đính chính của người dùng thành câu hỏi chuẩn."""
    from eval.feedback import import_feedback

    imported = import_feedback(feedback, golden)
    for fault in imported.faults:
        typer.echo(f"Bỏ qua: {fault.message}", err=True)
    typer.echo(
        f"Đã thêm {len(imported.cases)} câu; {imported.already_known} câu đã có, "
        f"{imported.without_correction} phản hồi không có đính chính, {len(imported.faults)} dòng lỗi."
    )
    if imported.faults:
        raise typer.Exit(_FELL_SHORT)


def _keep(out: Path | None, name: str, report: str) -> None:
    """Writes a report into the folder asked for, if one was."""
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(report, encoding="utf-8")


@contextmanager
def _telling_how_to_resume(out: Path) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(f"Đã dừng; các câu đã hỏi nằm trong {out}. Chạy lại với --resume để đi tiếp.", err=True)
        raise


def _passes(summary: SummaryJson, baseline: Path) -> bool:
    from eval.gate import judge, read_baseline

    verdict = judge(summary, read_baseline(baseline))
    for complaint in verdict.complaints:
        typer.echo(complaint, err=True)
    return verdict.passed
