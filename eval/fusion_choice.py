"""How much a model's cosines should count: chosen on some sets of questions, judged on the set left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.retrieval_bench import HIT, SPARSE, STRIPPED, TESTED, WEIGHTS, WRITTEN, Bench, fused_at
from eval.statistics import Difference


@dataclass(frozen=True)
class LeftOut:
    """A set, the weight that the others choose, and what fusing by it changes, per variant and measure."""

    name: str
    weight: float
    gains: dict[str, dict[str, Difference]]


def best_weight(benches: Sequence[Bench]) -> float:
    """The weight with the best mean nDCG@10 over sets and spellings, every set counting alike."""

    def mean(weight: float) -> float:
        system = fused_at(weight)
        return sum(each.mean(variant, system, TESTED) for each in benches for variant in (WRITTEN, STRIPPED))

    return max(WEIGHTS, key=mean)


def leave_one_out(benches: Sequence[Bench]) -> tuple[LeftOut, ...]:
    """Every set judged by the weight of the others."""
    found = []
    for bench in benches:
        weight = best_weight([other for other in benches if other is not bench])
        gains = {
            variant: {
                measure: bench.test(variant, SPARSE, fused_at(weight), measure) for measure in (TESTED, HIT)
            }
            for variant in (WRITTEN, STRIPPED)
        }
        found.append(LeftOut(bench.name, weight, gains))
    return tuple(found)
