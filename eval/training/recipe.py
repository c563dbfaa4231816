"""What a person says about a training run: where each corpus is from, and how it is to be read."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.training.sources import SourceSettings
from retrieval.domain.errors import ConfigurationError

Settings = TypeVar("Settings", bound=SourceSettings)


class _Recipe(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str | None = None
    state_documents: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    provenance: dict[str, str] = {}


def with_recipe(settings: Settings, path: Path) -> Settings:
    """The settings with what the TOML file at `path` says of the corpora, and the name if it tells one."""
    try:
        recipe = _Recipe.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise ConfigurationError(f"Không đọc được công thức huấn luyện {path}: {reason}.") from error
    return replace(
        settings,
        name=recipe.name or settings.name,
        state_documents=recipe.state_documents,
        remarks=recipe.remarks,
        provenance=recipe.provenance,
    )
