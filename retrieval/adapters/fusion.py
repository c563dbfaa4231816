"""What a model's cosines count beside the words: measured, and kept in the model's own folder."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from retrieval.adapters.durable import write_durably
from retrieval.domain.errors import EmbedderUnavailable
from retrieval.domain.passage import USUAL_DENSE_WEIGHT

FUSION = "fusion.json"


class Fusion(BaseModel):
    """The weight, and the sets of questions that it was chosen on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dense_weight: float = Field(ge=0, le=1)
    chosen_on: tuple[str, ...] = ()


def dense_weight_of(folder: Path) -> float:
    """The weight kept in a model's folder; the usual one where none was measured."""
    path = folder / FUSION
    if not path.is_file():
        return USUAL_DENSE_WEIGHT
    try:
        return Fusion.model_validate_json(path.read_bytes()).dense_weight
    except ValidationError as error:
        raise EmbedderUnavailable(str(folder), f"tệp {FUSION} hỏng") from error


def keep_fusion(folder: Path, fusion: Fusion) -> None:
    """Write the weight into the model's folder."""
    write_durably(folder / FUSION, (fusion.model_dump_json(indent=2) + "\n").encode())
