"""Questions for known documents, made from the headers of any archive, as one who half remembers types.

The generator knows the catalog and nothing of how questions are read, so that it can judge the look-up of
an archive whose questions nobody wrote down.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from retrieval.domain.document import HeaderPart, StoredDocument
from retrieval.language.dates import write_date
from retrieval.language.text import fold

_CODES = {
    "Nghị quyết": "nq", "Quyết định": "qđ", "Chương trình": "ctr", "Kế hoạch": "kh", "Báo cáo": "bc",
    "Tờ trình": "ttr", "Thông báo": "tb", "Công văn": "cv", "Chỉ thị": "ct", "Kết luận": "kl",
}  # fmt: skip
_SHORTEST_SUBJECT = 8
_LONGEST_SUBJECT = 16
_NO_YEAR = "2098"
_LEADS = re.compile(r"^\W*(?:v/v|về việc|về)\s+")


class Asks(StrEnum):
    """What a question gives of a document."""

    WRITTEN = "số như đã viết"
    TYPED = "số gõ bằng dấu cách"
    DATED = "loại, số, năm"
    PLACED = "loại, số, địa phương"
    SIGNER = "số; hỏi người ký"
    DATE = "số; hỏi ngày"
    TOPIC = "loại và một phần trích yếu"
    NUMBER = "một phần trích yếu; hỏi số"
    ABSENT = "số không có trong kho"


@dataclass(frozen=True)
class KnownItem:
    """A question and the document it is about; `said` is what the headline must hold, "" for anything."""

    question: str
    asks: Asks
    target: StoredDocument
    said: str = ""


def known_items(documents: Sequence[StoredDocument], seed: int = 2022) -> tuple[KnownItem, ...]:
    """Every question that each header allows, and its twin without diacritics; the same for a seed."""
    chance = random.Random(seed)
    ordered = sorted(documents, key=lambda stored: stored.id)
    items = [item for stored in ordered for item in (*_by_number(stored), *_by_subject(stored, chance))]
    items += _absent(ordered)
    return tuple(twin for item in items for twin in (item, replace(item, question=fold(item.question))))


def _by_number(stored: StoredDocument) -> Iterator[KnownItem]:
    document, number, kind = stored.document, stored.document.number, stored.document.kind
    if number is None or not number.serial or kind is None:
        return
    code, day = _CODES.get(kind, kind.lower()), document.issued_on
    yield KnownItem(number.written, Asks.WRITTEN, stored)
    yield KnownItem(" ".join(re.split(r"\W+", number.written)).lower(), Asks.TYPED, stored)
    if number.year is not None:
        yield KnownItem(f"{code} {number.serial}/{number.year} nói về gì", Asks.DATED, stored)
    elif day is not None:
        yield KnownItem(f"{code} {number.serial} năm {day.year} nói về gì", Asks.DATED, stored)
    if document.place is not None:
        yield KnownItem(f"{kind.lower()} {number.serial} {document.place} nội dung gì", Asks.PLACED, stored)
    if document.signer is not None:
        yield KnownItem(f"ai ký {kind.lower()} số {number.written}?", Asks.SIGNER, stored, document.signer)
    if day is not None and HeaderPart.DATE in document.sources:
        yield KnownItem(f"{code} {number.written} ban hành ngày nào", Asks.DATE, stored, write_date(day))


def _by_subject(stored: StoredDocument, chance: random.Random) -> Iterator[KnownItem]:
    kind, words = stored.document.kind, _LEADS.sub("", (stored.document.subject or "").lower()).split()
    if kind is None or stored.document.number is None or len(words) < _SHORTEST_SUBJECT:
        return
    yield KnownItem(f"{kind.lower()} nào về {_remembered(words, chance)}?", Asks.TOPIC, stored)
    code = _CODES.get(kind, kind.lower())
    yield KnownItem(f"{_remembered(words, chance)} quy định ở {code} số mấy", Asks.NUMBER, stored)


def _absent(documents: Sequence[StoredDocument]) -> Iterator[KnownItem]:
    """Numbers like the archive's own, of a year in which no document can be."""
    for stored in documents:
        number = stored.document.number
        if number is not None and number.year is not None:
            written = number.written.replace(str(number.year), _NO_YEAR)
            yield KnownItem(f"{written} nói về gì", Asks.ABSENT, stored)


def _remembered(words: list[str], chance: random.Random) -> str:
    """A stretch of the subject with a few words forgotten in the middle."""
    length = max(_SHORTEST_SUBJECT, min(_LONGEST_SUBJECT, len(words) * 2 // 3))
    start = chance.randrange(len(words) - length + 1)
    gap = start + chance.randrange(2, length - 3)
    return " ".join(words[start:gap] + words[gap + 2 : start + length])


def is_same(one: StoredDocument, other: StoredDocument) -> bool:
    """Whether two files hold one document: equal text, equal number and day, or equal subject and day."""
    if one.version.text_hash == other.version.text_hash:
        return True
    a, b = one.document, other.document
    if a.issued_on is None or a.issued_on != b.issued_on:
        return False
    return a.number == b.number or (a.subject is not None and fold(a.subject) == fold(b.subject or ""))
