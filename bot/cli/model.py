"""`tracuu model …`: a thin door to the training room, which imports torch."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import console
from bot.cli.command import OPTIONS, Command, Group

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
StepsOption = Annotated[
    int | None,
    typer.Option("--steps", min=1, help="Số bước, nếu khác mặc định.", rich_help_panel=OPTIONS),
]


@app.command(cls=Command)
def train(
    corpora: CorpusOption, out: OutOption, recipe: RecipeOption = None, steps: StepsOption = None
) -> None:
    """Huấn luyện lại mô hình nhúng tĩnh từ ngữ liệu công khai."""
    from eval.training.recipe import with_recipe
    from eval.training.static_embedding import TrainingSettings, train_static_embedding

    settings = TrainingSettings() if steps is None else TrainingSettings(steps=steps)
    if recipe is not None:
        settings = with_recipe(settings, recipe)
    card = train_static_embedding(corpora, out, settings, _report)
    console.say(
        f"{card.name}: {card.vocabulary} × {card.dimension}, loss {card.final_loss}, {card.seconds} s"
    )
    console.say(f"Đã ghi vào {out}. Dùng thử: TRACUU_EMBEDDER={out}")


def _report(step: int, steps: int, loss: float) -> None:
    console.note(f"bước {step}/{steps} · loss {loss:.4f}")


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
