"""What a trained model says of itself: `card.json` for programs, `model-card.md` for people."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

CARD_FILE = "card.json"
STATIC = "Static Vietnamese embedding, a text being the normalised mean of its subwords' rows"
ENCODER = "Vietnamese text encoder (BERT, mean pooling), trained from scratch"
RERANKER = "Vietnamese cross-encoder: one score for a question and a passage"


@dataclass(frozen=True, slots=True)
class CorpusUse:
    """A corpus as it was used; `provenance` says where its text is from and on what terms."""

    source: str
    sha256: str
    records: int
    pairs: int
    provenance: str


@dataclass(frozen=True, slots=True)
class MeasuredScore:
    """One figure; `question_form` is `written` or `stripped` (of all diacritics)."""

    benchmark: str
    question_form: str
    metric: str
    value: float


@dataclass(frozen=True, slots=True)
class ModelCard:
    """The facts of one training run, enough to repeat it and to judge it."""

    name: str
    dimension: int
    vocabulary: int
    weights: str
    corpora: tuple[CorpusUse, ...]
    settings: dict[str, object]
    seconds: int
    final_loss: float
    scores: tuple[MeasuredScore, ...] = ()
    remarks: tuple[str, ...] = ()
    architecture: str = STATIC
    command: str = ""

    @classmethod
    def read(cls, folder: Path) -> ModelCard:
        """The card of a static model's folder."""
        return TypeAdapter(cls).validate_json((folder / CARD_FILE).read_bytes())

    def with_scores(self, scores: tuple[MeasuredScore, ...]) -> ModelCard:
        return replace(self, scores=scores)

    def write(self, folder: Path, file: str = CARD_FILE) -> None:
        content = json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True)
        (folder / file).write_text(content + "\n", encoding="utf-8")
        (folder / "model-card.md").write_text(self._markdown(), encoding="utf-8")

    def _markdown(self) -> str:
        lines = [
            f"# {self.name}\n",
            f"{self.architecture}: {self.vocabulary} subwords × {self.dimension} dimensions, {self.weights}.",
            *(f"\n{remark}" for remark in self.remarks),
            "\n## Text it was trained on\n",
            *self._corpora_table(),
            "\n## Scores\n",
            *(self._scores_table() if self.scores else ["Not measured yet."]),
            "\n## Training\n",
            *(
                [f"Made by `{self.command}`; the same corpora give the same weights.\n"]
                if self.command
                else []
            ),
            f"{self.seconds} s; loss at the end {self.final_loss:.3f}.\n",
            *(f"- {key}: {value}" for key, value in sorted(self.settings.items())),
        ]
        return "\n".join(lines) + "\n"

    def _corpora_table(self) -> list[str]:
        head = ["| corpus | records | pairs | provenance | sha256 |", "|---|---|---|---|---|"]
        return head + [
            f"| {use.source} | {use.records} | {use.pairs} | {use.provenance} | `{use.sha256[:12]}` |"
            for use in self.corpora
        ]

    def _scores_table(self) -> list[str]:
        head = [
            "Of the cosines alone, through the product: questions without diacritics are restored first.\n",
            "| benchmark | questions | metric | value |",
            "|---|---|---|---|",
        ]
        return head + [
            f"| {score.benchmark} | {score.question_form} | {score.metric} | {score.value:.1f} |"
            for score in self.scores
        ]
