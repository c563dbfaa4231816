"""What an office may choose about asking."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class FusionWeights:
    """How much each list counts after both are normalised; chosen per embedder by measurement."""

    sparse: float = 0.7
    dense: float = 0.3


@dataclass(frozen=True)
class AskOptions:
    """`home_place` is meant when a question names no place; `limit` is the length of each list."""

    home_place: str | None = None
    weights: FusionWeights = field(default_factory=FusionWeights)
    limit: int = 60
