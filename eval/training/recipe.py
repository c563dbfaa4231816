"""What a person says about a training run: where each corpus is from, and how it is to be read."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.training.static_embedding import TrainingSettings
from retrieval.domain.errors import ConfigurationError

SHIPPED_RECIPE = Path(__file__).parent / "static-vi.toml"


class _Recipe(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    state_documents: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    provenance: dict[str, str] = {}


def with_recipe(settings: TrainingSettings, path: Path) -> TrainingSettings:
    """The settings with what the TOML file at `path` says of the corpora."""
    try:
        recipe = _Recipe.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise ConfigurationError(f"Không đọc được công thức huấn luyện {path}: {reason}.") from error
    return replace(
        settings,
        name=recipe.name,
        state_documents=recipe.state_documents,
        remarks=recipe.remarks,
        provenance=recipe.provenance,
    )
