"""What other documents say of one that they number: found by its number, or by what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from retrieval.ask.topic_match import match_topic, names_topic
from retrieval.domain.document import DocumentNumber, StoredDocument
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import Period
from retrieval.domain.query import DocumentQuery
from retrieval.domain.span import Span
from retrieval.language.dates import find_dates
from retrieval.language.document_numbers import find_numbers, issuer_named, naming_phrase
from retrieval.language.kinds import KINDS, kind_of_code
from retrieval.language.sentences import sentences
from retrieval.language.text import fold


@dataclass(frozen=True)
class Mention:
    """A sentence of another document that names the document asked for.

    `phrase` is the part that names it: from its kind to the end of the clause; spans are in the passage.
    """

    found: RetrievedPassage
    sentence: Span
    phrase: Span
    number: DocumentNumber

    @property
    def named_as(self) -> str:
        """The phrase as it is written."""
        return self.phrase.of(self.found.passage.text)

    @property
    def day(self) -> date | None:
        """The day that is said with the number."""
        days = find_dates(self.named_as)
        return days[0].day if days else None


def mentions_of(query: DocumentQuery, passages: tuple[RetrievedPassage, ...]) -> tuple[Mention, ...]:
    """The sentence of another document that says most of what is asked about a document it numbers.

    Without a number in the question the sentence must be about its topic. After it come those of
    the same number that give it another day: sources that disagree are shown as they are.
    """
    number, issuer = query.reading.number, issuer_named(fold(query.reading.text))
    ranked = []
    for mention in (m for found in passages for m in _mentions(number, query.kind, found)):
        text, subject = mention.found.passage.text, mention.found.stored.document.subject or ""
        circles = ((1.0, mention.sentence.of(text)), (0.4, f"{text} {subject}"))
        topic = match_topic(query.topic, circles, query.reading.text)
        named = names_topic(topic) and _of_period(mention, query.reading.period)
        if number is not None or (named and is_issuers(mention.number, issuer) and not _is_ended(mention)):
            length = mention.phrase.end - mention.phrase.start
            rank = (topic.coverage, mention.day is not None, length, mention.found.passage.id)
            ranked.append((rank, mention))
    ranked.sort(key=lambda pair: pair[0], reverse=True)
    by_day: dict[date | None, Mention] = {}
    for _, mention in ranked:
        if mention.number == ranked[0][1].number and (not by_day or mention.day is not None):
            by_day.setdefault(mention.day, mention)
    return tuple(by_day.values())


def _mentions(number: DocumentNumber | None, kind: str | None, found: RetrievedPassage) -> Iterator[Mention]:
    """The numbers of other documents in a passage: those that fit `number`, or any of the kind."""
    own = found.stored.document.number
    if number is None:
        yield from (each for each in others_named(found) if _is_kind(each.number, each.named_as, kind))
    elif own is None or not number.fits(own):
        yield from (each for each in others_named(found) if number.fits(each.number))


def others_named(found: RetrievedPassage) -> Iterator[Mention]:
    """Every number in a passage that is not that of its own document."""
    text = found.passage.text
    spans = sentences(text)
    for named in find_numbers(text):
        if named.number != found.stored.document.number:
            sentence = next(span for span in spans if named.span.start < span.end)
            number = replace(named.number, written=named.span.of(text).strip())
            yield Mention(found, sentence, naming_phrase(text, named.span), number)


def names_number(number: DocumentNumber, stored: StoredDocument, text: str) -> bool:
    """Whether a document with this stored text is the numbered one or names it."""
    own = stored.document.number
    if own is not None and number.fits(own):
        return True
    if number.serial.lstrip("0") not in text:
        return False
    return _names_shortly(number, text) or any(number.fits(found.number) for found in find_numbers(text))


def _names_shortly(number: DocumentNumber, text: str) -> bool:
    """Whether a text writes a number of which no more is known, as news do: 'Nghị định 55/2017'."""
    if number.kind is not None:
        return False
    year = f"/{number.year}" if number.year else ""
    named = rf"(?<!\w)(?:{KINDS})(?: so)? 0*{number.serial.lstrip('0')}{year}(?![\w/])"
    return re.search(named, fold(text)) is not None


# "Quyết định này thay thế Quyết định số 32/2023/QĐ-UBND": what it was replaced by answers, not what was.
_ENDED = re.compile(r"(?<!\w)(?:thay the|bai bo|huy bo|thay cho)(?: (?:toan bo|cac|noi dung))*\s+$")


def _is_ended(mention: Mention) -> bool:
    """Whether the document is named as one that another replaces or revokes."""
    text = mention.found.passage.text
    return _ENDED.search(fold(text[max(0, mention.phrase.start - 40) : mention.phrase.start])) is not None


def _of_period(mention: Mention, period: Period | None) -> bool:
    """Whether the number's own year, or a day said with it, lies in the period, where either is said."""
    years = {year for year in (mention.day and mention.day.year, mention.number.year) if year}
    if period is None or not years:
        return True
    return not years.isdisjoint(period.years)


def is_issuers(number: DocumentNumber | None, issuer: str | None) -> bool:
    """Whether a number may be of the issuer with this organ part; None of either rules nothing out."""
    organ = number.organ if number is not None else None
    return issuer is None or organ is None or organ.startswith(issuer)


def _is_kind(number: DocumentNumber, phrase: str, kind: str | None) -> bool:
    """A conclusion of an inspection is numbered as a conclusion; what has no kind in its number has it before
    that: 'Nghị quyết số 54/2017/QH14'."""
    if kind is None or number.kind is None:
        return kind is None or fold(phrase).startswith(f"{fold(kind)} ")
    named = kind_of_code(number.kind)
    return named is not None and kind.startswith(named)
