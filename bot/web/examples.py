"""Questions to try, made from what the archive holds, each asked once to see that it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

from bot.services import Services
from bot.web import wording
from retrieval.domain.answer import Answered
from retrieval.domain.document import StoredDocument
from retrieval.domain.figure import Measure, ValueStatus
from retrieval.domain.ledger import LedgerEntry, LedgerQuery
from retrieval.domain.period import PeriodKind
from retrieval.domain.query import Question, Scope
from retrieval.language.text import fold

_WANTED = 4
_TRIED = 12
_CONSIDERED = 3000
_SECONDS = 600.0
"""How long examples stay: documents come and go."""
_WORDS = range(2, 7)
"""How many words an indicator has that people would ask for in these words."""


class Examples:
    """The examples of each scope."""

    def __init__(self) -> None:
        self._made: dict[Scope, tuple[float, tuple[str, ...]]] = {}

    async def of(self, services: Services, scope: Scope) -> tuple[str, ...]:
        """Up to four questions that the archive answers in this scope, by its own words alone."""
        at, examples = self._made.get(scope, (-_SECONDS, ()))
        if monotonic() - at >= _SECONDS or not examples:
            examples = await _answered(services, scope)
            self._made[scope] = (monotonic(), examples)
        return examples


async def _answered(services: Services, scope: Scope) -> tuple[str, ...]:
    found: list[str] = []
    for question in (await services.run(_proposed, services, scope))[:_TRIED]:
        asked = Question(question, scope, services.today())
        answer = await services.assistant.ask(asked, extractive=True)
        if isinstance(answer.outcome, Answered):
            found.append(question)
        if len(found) == _WANTED:
            break
    return tuple(found)


def _proposed(services: Services, scope: Scope) -> list[str]:
    """A figure, a signer, a figure typed without diacritics, a subject; then more of the same."""
    archive = services.archive
    entries = archive.ledger.find(LedgerQuery(scope, limit=_CONSIDERED))
    figures = list(dict.fromkeys(_figure_questions(entries)))
    signers, subjects = _document_questions(archive.catalog.documents(scope))
    mixed = [*figures[:1], *signers[:1], *(fold(each) for each in figures[1:2]), *subjects[:1]]
    return list(dict.fromkeys([*mixed, *figures[2:6], *subjects[1:3], *signers[1:3]]))


def _figure_questions(entries: Sequence[LedgerEntry]) -> Iterator[str]:
    """Of each indicator its latest figure; growth first, the latest year first."""
    fitting = sorted(filter(_is_plain, entries), key=_growth_and_recency, reverse=True)
    latest: dict[str, LedgerEntry] = {}
    for entry in fitting:
        latest.setdefault(entry.observation.indicator, entry)
    for indicator, entry in latest.items():
        measure, period = entry.observation.measure, entry.observation.period
        if period is not None:
            yield wording.example_figure(indicator, period.end.year, rises=measure is Measure.GROWTH_PCT)


def _is_plain(entry: LedgerEntry) -> bool:
    observation = entry.observation
    return (
        observation.period is not None
        and observation.period.kind is PeriodKind.YEAR
        and observation.status is ValueStatus.ACTUAL
        and observation.measure in (Measure.GROWTH_PCT, Measure.LEVEL)
        and not observation.quantity.negative
        and len(observation.indicator.split()) in _WORDS
    )


def _growth_and_recency(entry: LedgerEntry) -> tuple[bool, int]:
    period = entry.observation.period
    return (entry.observation.measure is Measure.GROWTH_PCT, period.end.year if period else 0)


def _document_questions(documents: Sequence[StoredDocument]) -> tuple[list[str], list[str]]:
    """Who signed the latest documents, and what they are about."""
    numbered = [each for each in documents if each.document.number and each.document.number.serial]
    latest = sorted(numbered, key=lambda each: str(each.document.issued_on or ""), reverse=True)
    names = [(each.document, each.document.number.written if each.document.number else "") for each in latest]
    signers = [wording.example_signer(document.kind, number) for document, number in names if document.signer]
    subjects = [
        wording.example_subject(document.kind, number) for document, number in names if document.subject
    ]
    return signers, subjects
