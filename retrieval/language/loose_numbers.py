"""Document numbers as people half remember them: 'nq 84/2017 hđnd', '02 ctr tu', 'quyet dinh 15 2025'.

Blanks stand for separators, case and diacritics may be missing, the kind may come first. Only used
to search; what a document is called is decided by document_numbers.find_numbers().
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from retrieval.domain.document import UNKNOWN_DIGITS, DocumentNumber
from retrieval.domain.span import Span
from retrieval.language.kinds import KINDS, canonical_code, codes, kind_of_code, names
from retrieval.language.syllables import is_syllable
from retrieval.language.text import fold, fold_aligned

_KIND_CODES = "nq qd ctr cthd kh bc tb kl ttr nd tt ct cv hd"
# Digits that are not remembered: 51x, 24xx, "245 mấy của UBND tỉnh".
_UNTOLD = (
    r"\s?(?:may|…|\.{3})(?=(?: (?:ay|gi|do|day))*(?: (?:nhi|nhe|the|vay|ha|a))*\W*$"
    r"|\s*(?:[/,;]|(?:cua|ve|do|nam|ngay|ky|ban hanh|lap)(?!\w)))"
)
_HALF_KNOWN = re.compile(r"\d+(?:x+$|\s?(?:may|…|\.{3}))")
_TOLD = re.compile(r"\d+(?=\s?(?:m|…|\.))", re.IGNORECASE)
# A word of its own, or glued to the code of its kind: nq13, 15nq/tu.
_GLUED = "|".join(rf"(?<=(?<!\w){code})" for code in _KIND_CODES.split())
_SERIAL = re.compile(
    rf"(?:(?<![\w.,/])|{_GLUED})\d{{1,5}}(?:{_UNTOLD}|(?:x{{1,3}}|[a-z]?)(?:\s?bis)?(?![\w%]|[.,]\d)"
    rf"|(?=(?:{_KIND_CODES.replace(' ', '|')})[/-]))"
)
_KIND = re.compile(rf"(?<!\w)(?:{KINDS})(?!\w)")
_YEAR_BEFORE = re.compile(r"(?<!\w)nam\s+$")
_ORDINAL_BEFORE = re.compile(r"(?<!\w)(?:ky hop|phien hop|khoa|lan|thu)\s+$")
"""'kỳ họp thứ 5 HĐND tỉnh' numbers no document."""
# Between the serial and a kind code the blank may be missing: 15nq/tu.
_SEGMENT = re.compile(r"(?P<sep>\s*[/\-–]\s*|\s+|(?<=\d))(?P<word>[^\W_]+)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_CONGRESS = re.compile(r"(?:ubtv)?qh\d{1,2}")
# Departments and boards that number their letters without a kind code: 789/snv-cchc.
_LETTER_ORGAN = re.compile(r"(?:s[a-z]{2,7}|b[a-z]{2,8}|vp|ctk|kbnn)-(?=[a-z])")
# A department after a blank, where the kind is known: 'ttr 62 snv'.
_DEPARTMENT = re.compile(r"s[a-z]{2,7}")
_ORGANS = {
    fold(code): code
    for code in (
        "TU", "TW", "HU", "ĐU", "ThU", "UBND", "HĐND", "CP", "TTg", "ĐGS", "VPTW", "VPTU", "VPCP",
        "UBTVQH", "MTTQ", "BCĐ", "BNV", "BTC", "VPUBND", "UBKTTU", "BTCTU", "BTGTU", "SCT",
    )
}  # fmt: skip
# Typed without marks these are everyday words ("thu", "đủ", "đã", "hộ dân"): a separator must show.
_WORDLIKE_ORGANS = frozenset({"thu", "du", "hu"})
_BARE_KIND_CODES = frozenset(_KIND_CODES.split())
_GENERIC = ("van ban", "vb", "so hieu", "cong van")
# Kinds whose names are everyday nouns too: "kế hoạch 6 tháng", "dự án 15 tỷ" count, they do not number.
_EVERYDAY_KINDS = frozenset(
    {"Kế hoạch", "Chương trình", "Dự án", "Đề án", "Báo cáo", "Quy hoạch", "Hướng dẫn", "Hợp đồng"}
)
_QUANTITY_WORDS = frozenset(
    """
    thang nam quy ngay gio lan ty ti trieu nghin ngan dong usd nguoi ho xa phuong thon huyen tinh ha km
    m m2 tan kg
    """.split()
)
# "nghị quyết 6 tháng cuối năm": whatever the kind, months of a year are counted.
_MONTHS = re.compile(r"\s*thang\s+(?:dau|cuoi)(?!\w)")


@dataclass(frozen=True)
class LooseNumber:
    """A number read from a question; `kind` is the kind's name when the words around say it."""

    number: DocumentNumber
    kind: str | None
    span: Span


@dataclass(frozen=True)
class _Chain:
    """What follows a serial: the segments that were recognised and where they end."""

    year: int | None
    kind: str | None
    organ: str | None
    separated: bool
    end: int


def parse_loose(question: str) -> LooseNumber | None:
    """The first document number a question names, complete or not; None when it names none."""
    folded = fold_aligned(question)
    for serial in _SERIAL.finditer(folded):
        found = _read_at(question, folded, serial)
        if found is not None:
            return found
    return None


def _read_at(question: str, folded: str, serial: re.Match[str]) -> LooseNumber | None:
    before = folded[: serial.start()]
    is_year = _YEAR.fullmatch(serial.group()) or _HALF_KNOWN.match(serial.group())
    if _ORDINAL_BEFORE.search(before) or (is_year and _YEAR_BEFORE.search(before)):
        return None
    left_kind, start = _kind_before(before)
    chain = _chain_after(question, folded, serial.end(), bool(left_kind))
    if not _is_number(serial.group(), left_kind, chain, folded):
        return None
    kind_name = kind_of_code(chain.kind) if chain.kind else None
    if kind_name is None and left_kind:
        kind_name = left_kind
    number = DocumentNumber(
        serial=_digits(question[serial.start() : serial.end()]),
        year=chain.year,
        kind=chain.kind,
        organ=chain.organ,
        written=question[serial.start() : chain.end],
    )
    return LooseNumber(
        number, kind_name or None, Span(start if left_kind is not None else serial.start(), chain.end)
    )


def _digits(serial: str) -> str:
    """A serial, what was not remembered of it marked so."""
    told = _TOLD.match(serial)
    return serial if told is None else told.group() + UNKNOWN_DIGITS


_YEAR_ALONE = re.compile(r"20\d\d")


def _is_number(serial: str, left_kind: str | None, chain: _Chain, folded: str) -> bool:
    if _YEAR_ALONE.fullmatch(serial) and not (chain.kind or chain.year or chain.separated or left_kind):
        # 'thu ngân sách 2022 TW giao': a year and who gave it.
        return False
    if chain.kind or chain.organ:
        # 'làm 1 QĐ của UBND huyện' counts documents.
        return chain.separated or chain.organ is not None or chain.year is not None or len(serial) > 1
    if left_kind is None:
        return _HALF_KNOWN.match(serial) is not None and _KIND.search(folded) is not None
    if chain.separated and chain.year:
        return True
    if _MONTHS.match(folded, chain.end):
        return False
    following = re.match(r"[^\w%]*([\w%]+)", folded[chain.end :])
    counted = following is not None and following.group(1) in _QUANTITY_WORDS
    return not (counted and left_kind in _EVERYDAY_KINDS) and _YEAR.fullmatch(serial) is None


@cache
def _left_pattern() -> re.Pattern[str]:
    known = {fold(name) for name in names()} | _BARE_KIND_CODES | set(_GENERIC)
    phrases = "|".join(re.escape(phrase) for phrase in sorted(known, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<!\w)(?P<kind>{phrases})(?:\s+so|\s*:)?\s*:?\s*$")


@cache
def _kind_names() -> dict[str, str]:
    return {fold(name): name for name in names()}


def _kind_before(folded_left: str) -> tuple[str | None, int]:
    """The kind named just before the serial ('' when only 'văn bản' is said) and where it begins."""
    match = _left_pattern().search(folded_left)
    if match is None:
        return None, len(folded_left)
    phrase = match["kind"]
    if phrase in _GENERIC:
        return "", match.start()
    return _kind_names().get(phrase) or kind_of_code(phrase) or "", match.start()


def _chain_after(question: str, folded: str, at: int, kind_known: bool) -> _Chain:
    chain = _Chain(None, None, None, False, at)
    while (match := _SEGMENT.match(folded, chain.end)) is not None:
        longer = _lengthened(question, match, chain, kind_known)
        if longer is None:
            break
        chain = longer
    return chain


def _lengthened(question: str, match: re.Match[str], chain: _Chain, kind_known: bool) -> _Chain | None:
    """The chain with one more segment; None when the segment belongs to no number."""
    word, explicit = match["word"], bool(match["sep"].strip())
    written = question[match.start("word") : match.end("word")]
    longer = replace(chain, separated=chain.separated or explicit, end=match.end())
    if chain.organ is not None:
        unit = match["sep"] == "-" and word.isalpha()
        return replace(longer, organ=f"{chain.organ}-{written.upper()}") if unit else None
    if chain.year is None and chain.kind is None and _YEAR.fullmatch(word):
        said = explicit or kind_known or _kind_and_organ_follow(match.string, match.end())
        return replace(longer, year=int(word)) if said else None
    if chain.kind is None and _is_kind_code(word, explicit or _organ_follows(match.string, match.end())):
        return replace(longer, kind=canonical_code(written))
    letter = _LETTER_ORGAN.match(match.string, match.start("word"))
    numbered = kind_known or chain.kind is not None
    organ = _organ(written, explicit and (chain.kind or letter) is not None)
    if organ is None and numbered and _DEPARTMENT.fullmatch(word) and not is_syllable(word):
        organ = written.upper()
    return None if organ is None else replace(longer, organ=organ)


def _organ_follows(folded: str, at: int) -> bool:
    """'36 hd vptw': a code that is an everyday word too counts when an organ comes next."""
    following = _SEGMENT.match(folded, at)
    return following is not None and following["word"] in _ORGANS.keys() - _WORDLIKE_ORGANS


def _kind_and_organ_follow(folded: str, at: int) -> bool:
    """'25 2017 nq hdnd': blanks stand for every separator, so the year counts when both codes follow."""
    kind = _SEGMENT.match(folded, at)
    return kind is not None and kind["word"] in _folded_codes() and _organ_follows(folded, kind.end())


@cache
def _folded_codes() -> frozenset[str]:
    return frozenset(fold(code) for code in codes())


def _is_kind_code(word: str, explicit: bool) -> bool:
    return word in _BARE_KIND_CODES or (explicit and word in _folded_codes())


def _organ(written: str, explicit: bool) -> str | None:
    """The organ code of a word; after a kind and a separator any short word is taken for one."""
    word = fold(written)
    if _CONGRESS.fullmatch(word):
        return word.upper()
    if word in _ORGANS and (explicit or word not in _WORDLIKE_ORGANS):
        # "2025 từ ngày nào" was typed with its marks.
        return _ORGANS[word] if written.isascii() or written.upper() == _ORGANS[word].upper() else None
    return written.upper() if explicit and re.fullmatch(r"[a-z]{2,10}\d{0,2}", word) else None
