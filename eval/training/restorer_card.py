"""What a table of the restorer says of itself, and how often it is right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from retrieval.language.restore import Restorer
from retrieval.language.text import fold_aligned, lower_aligned, normalize
from retrieval.language.tokens import tokens


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of `syllables` words without a digit, how many are right in the bare text and in the restored one."""

    syllables: int
    bare: int
    right: int

    @property
    def share(self) -> float:
        return self.right / self.syllables if self.syllables else 0.0

    def percent(self) -> str:
        """Right after restoring, and what leaving the bare text alone would have got."""
        bare = self.bare / self.syllables if self.syllables else 0.0
        return f"{100 * self.share:.2f} % (bare {100 * bare:.1f} %)"


@dataclass(frozen=True, slots=True)
class CorpusCount:
    """A corpus as it was used, and how its own held-out sentences were restored."""

    source: str
    sha256: str
    records: int
    syllables: int
    held_out: int
    provenance: str
    accuracy: Accuracy = Accuracy(0, 0, 0)

    def measured(self, accuracy: Accuracy) -> CorpusCount:
        return replace(self, accuracy=accuracy)


@dataclass(frozen=True, slots=True)
class RestorerCard:
    """The facts of one training run; `figures` are measured apart from it."""

    name: str
    forms: int
    pairs: int
    triples: int
    table_bytes: int
    corpora: tuple[CorpusCount, ...]
    settings: dict[str, object]
    seconds: int
    figures: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def with_figures(self, figures: tuple[tuple[str, str], ...]) -> RestorerCard:
        return replace(self, figures=figures)

    def write(self, folder: Path) -> None:
        content = json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)
        (folder / "restorer-card.json").write_text(content + "\n", encoding="utf-8")
        (folder / "restorer-card.md").write_text(self._markdown(), encoding="utf-8")

    def _markdown(self) -> str:
        lines = [
            f"# {self.name}\n",
            f"Restores Vietnamese diacritics: {self.forms} forms, {self.pairs} pairs and {self.triples} "
            f"triples of syllables with the cost of each, {self.table_bytes / 1e6:.2f} MB.",
            *(f"\n{remark}" for remark in self.remarks),
            "\n## Text it was counted on\n",
            "| corpus | records | syllables | provenance | sha256 |",
            "|---|---|---|---|---|",
            *(
                f"| {use.source} | {use.records} | {use.syllables} | {use.provenance} | `{use.sha256[:12]}` |"
                for use in self.corpora
            ),
            "\n## Syllables restored rightly\n",
            "| text | right |",
            "|---|---|",
            *(
                f"| {use.source}, {use.held_out} held-out sentences | {use.accuracy.percent()} |"
                for use in self.corpora
            ),
            *(f"| {what} | {value} |" for what, value in self.figures),
            f"\n## Training\n\n{self.seconds} s.\n",
            *(f"- {key}: {value}" for key, value in sorted(self.settings.items())),
        ]
        return "\n".join(lines) + "\n"


def syllable_accuracy(restorer: Restorer, texts: Sequence[str]) -> Accuracy:
    """Strips every text, restores it and compares word by word, tone placement and case apart."""
    total = bare = right = 0
    for text in texts:
        wanted = lower_aligned(normalize(text))
        stripped = fold_aligned(wanted)
        restored = restorer.restore(stripped)
        for token in tokens(wanted):
            if any(c.isdigit() for c in token.text):
                continue
            total += 1
            bare += token.span.of(stripped) == token.text
            right += token.span.of(restored) == token.text
    return Accuracy(total, bare, right)
