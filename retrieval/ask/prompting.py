"""The texts that a language model gets: rules, and the question with fenced, numbered evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prompts import Prompt, fingerprint, load
from retrieval.ask.evidence import Citable, Evidence
from retrieval.domain.figure import Observation
from retrieval.language import phrases
from retrieval.language.instructions import speaks_to_a_model
from retrieval.language.periods import write_period
from retrieval.language.quantities import bounded
from retrieval.language.text import squeeze

_MOST_FIGURES = 40
_FENCE = 8
"""Characters of the code of a fence: a document cannot know it, so it cannot close one."""


@dataclass(frozen=True)
class Prompts:
    """The prompt texts of one run; their fingerprint goes into every trace."""

    rules: Prompt
    answer: Prompt
    repair: Prompt

    @classmethod
    def shipped(cls) -> Prompts:
        """The texts that come with the program; raises prompts.PromptInvalid when one is broken."""
        return cls(load("rules"), load("answer"), load("repair"))

    @property
    def fingerprint(self) -> str:
        """Changes with any change of any text."""
        return fingerprint((self.rules, self.answer, self.repair))


def answer_task(prompts: Prompts, question: str, evidence: Sequence[Evidence]) -> str:
    """Asks for an answer."""
    return prompts.answer.fill(
        question=squeeze(question), evidence=_fenced(evidence), figures=_figures(evidence)
    )


def repair_task(
    prompts: Prompts, question: str, evidence: Sequence[Evidence], faults: Sequence[tuple[str, str]]
) -> str:
    """Asks for sentences again; `faults` are the sentences with what was wrong, in their places from 1."""
    listed = "\n".join(f"({at}) {text} — {why}" for at, (text, why) in enumerate(faults, start=1))
    return prompts.repair.fill(
        question=squeeze(question), evidence=_fenced(evidence), figures=_figures(evidence), faults=listed
    )


def _fenced(evidence: Sequence[Evidence]) -> str:
    """Each piece between two lines that bear a code made from all of them."""
    whole = "\0".join(each.text for each in evidence)
    code = hashlib.sha256(whole.encode()).hexdigest()[:_FENCE]
    return "\n\n".join(
        f"═══ {code} [{number}] {_named(each)}\n{each.text}\n═══ {code} hết [{number}]"
        for number, each in enumerate(evidence, start=1)
    )


def _named(evidence: Evidence) -> str:
    """The document, and where in it; a title that speaks to the model is left out."""
    locator = evidence.passage.locator if evidence.passage else None
    where = " › ".join((*locator.headings, *locator.path)) if locator else ""
    name = f"{phrases.document_name(evidence.stored)}{phrases.issued(evidence.stored)}"
    full = squeeze(f"{name} · {where}" if where else name)
    return "" if speaks_to_a_model(full) else full


def _figures(evidence: Sequence[Evidence]) -> str:
    lines = [
        _figure(number, citable, observation)
        for number, each in enumerate(evidence, start=1)
        for citable in each.citables
        for observation in citable.observations
    ]
    return "\n".join(lines[:_MOST_FIGURES]) or phrases.no_figures()


def _figure(number: int, citable: Citable, observation: Observation) -> str:
    quantity = observation.quantity
    local = replace(quantity, span=quantity.span.shift(-citable.quoted.span.start))
    written = local.span.of(citable.text)
    whole = written if written.endswith(quantity.unit) else f"{written} {quantity.unit}"
    return " | ".join(_fields(number, observation, bounded(whole, local, citable.text)))


def _fields(number: int, observation: Observation, written: str) -> Iterator[str]:
    yield f"[{number}]"
    yield observation.indicator
    yield write_period(observation.period) if observation.period else "-"
    yield observation.area or "-"
    yield phrases.status_name(observation.status) or phrases.REALISED
    yield phrases.measured(observation, written)
