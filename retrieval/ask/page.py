"""The page that a model's sentences fill: proven ones in their places, refused ones with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from retrieval.ask.evidence import Evidence
from retrieval.ask.figure_proof import Unproven
from retrieval.ask.proof import Proven, SentenceProof
from retrieval.ask.told import Extractive, Line, completed
from retrieval.domain.answer import Answered, Computed, Draft, Key, Statement
from retrieval.domain.query import Query
from retrieval.domain.writing import WritingEnd
from retrieval.language import phrases
from retrieval.language.manuscripts import (
    Worded,
    missing,
    only_repeats,
    repaired,
    worded,
)

_MOST_SENTENCES = 16
_MOST_FAULTS = 10
"""More refused sentences than this, and nobody is writing an answer there."""


@dataclass(frozen=True)
class Fault:
    """A refused sentence: where it stood among all sentences, and why it was refused."""

    place: int
    sentence: Worded
    why: str


@dataclass
class Page:
    """What one model has written for one answer; `sent` and `received` are characters."""

    query: Query
    extractive: Extractive
    evidence: tuple[Evidence, ...]
    proof: SentenceProof
    faults: list[Fault] = field(default_factory=list)
    proven: list[Proven] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    mended: int = 0
    sent: int = 0
    received: int = 0
    end: WritingEnd = WritingEnd.WRITTEN
    answered: Answered | None = None
    _places: dict[int, Proven] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    @property
    def kept(self) -> int:
        """How many sentences are proven."""
        return len(self.proven)

    @property
    def dropped(self) -> int:
        """How many sentences stay refused."""
        return len(self.faults) - self.mended

    @property
    def full(self) -> bool:
        """Whether reading on is of no use."""
        return len(self.proven) >= _MOST_SENTENCES or len(self.faults) > _MOST_FAULTS

    @property
    def repairable(self) -> bool:
        """Whether asking again is worth its time."""
        return 0 < len(self.faults) <= _MOST_FAULTS

    def take(self, line: str) -> Page:
        """Proves the sentences of a line."""
        what = missing(line)
        if what is not None:
            if only_repeats(what, f"{self.query.reading.text} {self.query.reading.written}"):
                self.unsaid.append(what)
            return self
        for sentence in worded(line):
            if not self.full and sentence.text not in self._seen:
                self._seen.add(sentence.text)
                self._prove(len(self._seen), sentence)
        return self

    def repair(self, line: str) -> Page:
        """Proves a sentence that was written again, in the place of the refused one."""
        again = repaired(line)
        if again is None or not 0 < again[0] <= len(self.faults):
            return self
        fault = self.faults[again[0] - 1]
        if fault.place not in self._places:
            for sentence in worded(again[1])[:1]:
                self.mended += self._holds(fault.place, sentence) is None
        return self

    def _prove(self, place: int, sentence: Worded) -> None:
        why = self._holds(place, sentence)
        if why is not None:
            self.faults.append(Fault(place, sentence, why))

    def _holds(self, place: int, sentence: Worded) -> str | None:
        """None where the sentence is proven and put in its place, else why it is not."""
        try:
            proven = self.proof.prove(self.query, sentence, self.evidence, self.extractive.shown)
        except Unproven as unproven:
            return str(unproven)
        self._places[place] = proven
        self.proven.append(proven)
        return None

    def lines(self) -> tuple[Line, ...]:
        """The lines of the answer; none where they would not say what the extractive one rests on."""
        ordered = [self._places[place] for place in sorted(self._places)]
        return completed(ordered, self.extractive)

    def draft_by(self, model: str, lines: Sequence[Line]) -> Draft:
        """The draft of the worded answer: the headline stays, the lines are the text."""
        draft = self.extractive.draft
        quotes = list({quoted.key: quoted for line in lines for quoted in line.quotes}.values())
        places = {quoted.key: place for place, quoted in enumerate(quotes, start=1)}
        # A quote of the same words may state another figure.
        twins = (quoted for quoted in draft.quotes if quoted not in quotes and quoted.key in places)
        return replace(
            draft,
            text="",
            quotes=(*quotes, *twins),
            computed=tuple(_recomputed(draft, places)),
            warnings=(*draft.warnings, *map(phrases.left_unanswered, self.unsaid)),
            writer=f"llm:{model}",
            statements=tuple(
                Statement(line.text, tuple(places[quoted.key] for quoted in line.quotes)) for line in lines
            ),
        )


def _recomputed(draft: Draft, places: dict[Key, int]) -> Iterator[Computed]:
    """The computations whose operands are still cited."""
    for computed in draft.computed:
        operands = [places.get(draft.quotes[operand - 1].key) for operand in computed.operands]
        kept = tuple(operand for operand in operands if operand is not None)
        if len(kept) == len(operands):
            yield replace(computed, operands=kept)
