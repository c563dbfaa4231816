"""Questions, and what was understood of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from retrieval.domain.document import DocumentNumber
from retrieval.domain.figure import Base, Measure, ValueStatus
from retrieval.domain.period import Period
from retrieval.domain.relation import RelationKind


@dataclass(frozen=True)
class Scope:
    """The collections that the asker may read; nothing outside is searched, counted or named."""

    collections: frozenset[str]

    @classmethod
    def of(cls, collections: Iterable[str]) -> Scope:
        """The scope of these collections."""
        return cls(frozenset(collections))

    def __bool__(self) -> bool:
        return bool(self.collections)


@dataclass(frozen=True)
class Question:
    """What somebody asked. `conversation` groups follow-ups; `asked_on` resolves 'năm nay'."""

    text: str
    scope: Scope
    asked_on: date
    conversation: str | None = None


@dataclass(frozen=True)
class Expansion:
    """An abbreviation of the question and what it was taken for; `others` are what it may stand for too."""

    short: str
    full: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Concept:
    """One thing a question names, in the forms by which documents may write it.

    A form is the fold()ed words that must all be there; the last form is the fullest:
    (("grdp",), ("tong", "san", "pham")) or (("nghiep",),). A `light` one tells evidence apart where it is
    said ('tỷ lệ', 'tổng số') and is not missed where it is not.
    """

    forms: tuple[tuple[str, ...], ...]
    light: bool = False

    @property
    def full(self) -> tuple[str, ...]:
        """The words of the fullest form."""
        return self.forms[-1]


@dataclass(frozen=True)
class Place:
    """A place as the question names it, with the fold()ed name that texts are matched by."""

    name: str
    folded: str


class Wanted(StrEnum):
    """What an open question asks for."""

    PERSON = "person"
    ORGAN = "organ"
    DATE = "date"
    AMOUNT = "amount"
    LABEL = "label"
    LIST = "list"
    YES_NO = "yes_no"
    DEFINITION = "definition"
    REASON = "reason"
    PASSAGE = "passage"


class Facet(StrEnum):
    """What is asked about a document."""

    CONTENT = "content"
    NUMBER = "number"
    DATE = "date"
    SIGNER = "signer"
    ISSUER = "issuer"
    VALIDITY = "validity"
    CHANGED_BY = "changed_by"
    CHANGES = "changes"
    EFFECT = "effect"


class StatusAsked(StrEnum):
    """Whether the question names the firmness of the figure."""

    ANY = "any"
    REALISED = "realised"
    PLANNED = "planned"


@dataclass(frozen=True)
class Reading:
    """What was understood of a question, whatever its kind; shown to the asker.

    `text` is the question in NFC with diacritics restored, abbreviations expanded and slips corrected;
    `written` as it was typed, `restored` the same with its diacritics; `concepts` are what it is about:
    without the words of period, place, number and asking; `kind` is the kind of document said beside the
    number.
    """

    text: str
    written: str
    concepts: tuple[Concept, ...]
    expansions: tuple[Expansion, ...] = ()
    corrections: tuple[Expansion, ...] = ()
    period: Period | None = None
    place: Place | None = None
    number: DocumentNumber | None = None
    kind: str | None = None
    accented: bool = True
    restored: str = ""

    @property
    def terms(self) -> tuple[str, ...]:
        """The words of the concepts, each once, in their order."""
        return tuple(dict.fromkeys(term for concept in self.concepts for term in concept.full))


@dataclass(frozen=True)
class Ask:
    """One thing that a question about figures asks: 'tăng bao nhiêu', 'kế hoạch là mấy'.

    `period` is the question's or the clause's own; `statuses`, `measures` and `base` narrow when given;
    `said` is the clause, fold()ed, and `besides` what the other asks of the question say.
    """

    measures: tuple[Measure, ...] = ()
    units: tuple[str, ...] = ()
    statuses: frozenset[ValueStatus] = frozenset()
    period: Period | None = None
    base: Base | None = None
    said: str = ""
    besides: str = ""


@dataclass(frozen=True)
class FigureQuery:
    """Asks for figures of an indicator: the topic without the words of measure and status.

    `measures` are what is asked for, in order, empty when any measure would answer; `units` are the
    fold()ed nouns or units that the question counts in ('mấy dự án', 'bao nhiêu tỷ').
    """

    reading: Reading
    indicator: tuple[Concept, ...]
    measures: tuple[Measure, ...] = ()
    units: tuple[str, ...] = ()
    status: StatusAsked = StatusAsked.ANY


@dataclass(frozen=True)
class DocumentQuery:
    """Asks for a document, by number or by topic: the concepts without the words that name documents.

    `deeds` are what the question says that one document does to another, strongest first;
    `meant` is the id of the stored document that it points back to ('văn bản này').
    """

    reading: Reading
    kind: str | None
    facet: Facet = Facet.CONTENT
    topic: tuple[Concept, ...] = ()
    deeds: tuple[RelationKind, ...] = ()
    meant: str | None = None


@dataclass(frozen=True)
class OpenQuery:
    """Asks for a clause, a name, a date, a list, a yes or no."""

    reading: Reading
    wanted: Wanted


Query = FigureQuery | DocumentQuery | OpenQuery
