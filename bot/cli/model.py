"""`tracuu model …`: a thin door to the training room, which imports torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import console
from bot.cli.command import OPTIONS, Command, Group

if TYPE_CHECKING:
    from eval.training.recipe import Settings

app = typer.Typer(cls=Group, no_args_is_help=True, help="Huấn luyện mô hình nhúng nhỏ kèm chương trình.")

OutOption = Annotated[
    Path, typer.Option("--out", metavar="THƯ_MỤC", help="Nơi ghi mô hình.", rich_help_panel=OPTIONS)
]
CorpusOption = Annotated[
    list[Path],
    typer.Option(
        "--corpus",
        metavar="NGỮ_LIỆU",
        help="Tệp hoặc thư mục ngữ liệu; lặp lại được.",
        rich_help_panel=OPTIONS,
    ),
]
RestorerOutOption = Annotated[
    Path, typer.Option("--out", metavar="THƯ_MỤC", help="Nơi ghi bảng.", rich_help_panel=OPTIONS)
]
RecipeOption = Annotated[
    Path | None,
    typer.Option(
        "--recipe",
        metavar="TỆP",
        help="Tệp TOML nêu tên mô hình, xuất xứ và cách đọc từng ngữ liệu.",
        rich_help_panel=OPTIONS,
    ),
]
EncoderOption = Annotated[
    Path,
    typer.Option(
        "--encoder",
        metavar="THƯ_MỤC",
        help="Bộ mã hoá đã huấn luyện để bắt đầu từ đó.",
        exists=True,
        file_okay=False,
        rich_help_panel=OPTIONS,
    ),
]
LayersOption = Annotated[
    int, typer.Option("--layers", min=1, help="Số lớp của mạng.", rich_help_panel=OPTIONS)
]
StepsOption = Annotated[
    int | None,
    typer.Option("--steps", min=1, help="Số bước, nếu khác mặc định.", rich_help_panel=OPTIONS),
]


@app.command(cls=Command)
def train(
    corpora: CorpusOption, out: OutOption, recipe: RecipeOption = None, steps: StepsOption = None
) -> None:
    """Huấn luyện lại mô hình nhúng tĩnh từ ngữ liệu công khai."""
    from eval.training.static_embedding import TrainingSettings, train_static_embedding

    settings = TrainingSettings() if steps is None else TrainingSettings(steps=steps)
    card = train_static_embedding(corpora, out, _described(settings, "train", corpora, recipe), _report)
    console.say(
        f"{card.name}: {card.vocabulary} × {card.dimension}, loss {card.final_loss}, {card.seconds} s"
    )
    console.say(f"Đã ghi vào {out}. Dùng thử: TRACUU_EMBEDDER={out}")


def _described(settings: Settings, command: str, corpora: Sequence[Path], recipe: Path | None) -> Settings:
    """The settings with what the recipe says and the command as the model's card tells it: without places."""
    from eval.training.recipe import with_recipe

    named = [f"--corpus {each.name}" for each in corpora]
    if recipe is not None:
        settings = with_recipe(settings, recipe)
        named = [f"--recipe {recipe}", *named]
    return replace(settings, command=" ".join([f"tracuu model {command}", *named]))


def _report(step: int, steps: int, loss: float) -> None:
    console.note(f"bước {step}/{steps} · loss {loss:.4f}")


@app.command("train-encoder", cls=Command)
def train_encoder(
    corpora: CorpusOption,
    out: OutOption,
    recipe: RecipeOption = None,
    layers: LayersOption = 6,
    steps: StepsOption = None,
) -> None:
    """Huấn luyện bộ mã hoá câu (BERT nhỏ) từ đầu; cần GPU và phần cài thêm “train”.

    Ghi mô hình sentence-transformers vào THƯ_MỤC và bản int8 cho ONNX Runtime vào THƯ_MỤC/onnx.
    """
    from eval.training.trainer_runs import check_installed

    check_installed()
    from eval.training.encoder import EncoderSettings
    from eval.training.encoder import train_encoder as train_model

    settings = EncoderSettings(layers=layers)
    if steps is not None:
        masking, contrast = (replace(run, steps=steps) for run in (settings.masking, settings.contrast))
        settings = replace(settings, masking=masking, contrast=contrast)
    settings = _described(settings, "train-encoder", corpora, recipe)
    card = train_model(corpora, out, settings, console.note)
    console.say(f"{card.name}: {card.weights}, loss {card.final_loss}, {card.seconds} s")
    console.say(f"Đã ghi vào {out}. Dùng thử: TRACUU_EMBEDDER={out} hoặc TRACUU_EMBEDDER={out / 'onnx'}")


@app.command("train-reranker", cls=Command)
def train_reranker(
    corpora: CorpusOption,
    encoder: EncoderOption,
    out: OutOption,
    recipe: RecipeOption = None,
    steps: StepsOption = None,
) -> None:
    """Huấn luyện bộ chấm lại đoạn (cross-encoder) từ bộ mã hoá; cần GPU và phần cài thêm “train”."""
    from eval.training.trainer_runs import check_installed

    check_installed()
    from eval.training.reranker import RerankerSettings
    from eval.training.reranker import train_reranker as train_model

    settings = RerankerSettings()
    if steps is not None:
        settings = replace(settings, run=replace(settings.run, steps=steps))
    settings = _described(settings, "train-reranker", corpora, recipe)
    card = train_model(corpora, encoder, out, settings, console.note)
    console.say(f"{card.name}: loss {card.final_loss}, {card.seconds} s")
    console.say(f"Đã ghi vào {out}.")


@app.command("train-restorer", cls=Command)
def train_restorer(corpora: CorpusOption, out: RestorerOutOption) -> None:
    """Đếm lại bảng khôi phục dấu tiếng Việt từ ngữ liệu công khai."""
    from eval.training.restorer import RestorerSettings
    from eval.training.restorer import train_restorer as train_table

    card = train_table(corpora, out, RestorerSettings(), console.note)
    console.say(f"{card.name}: {card.forms} dạng, {card.table_bytes / 1e6:.2f} MB, {card.seconds} s")
    for corpus in card.corpora:
        console.say(f"{corpus.source}: đúng {100 * corpus.accuracy.share:.2f} % âm tiết để riêng")
    console.say(f"Đã ghi vào {out}.")
