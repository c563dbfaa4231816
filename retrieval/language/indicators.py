"""What a figure is a figure of: the noun phrase before it, and its normal form.

All text is given in lower_aligned() form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from retrieval.domain.span import Span
from retrieval.language import indicator_words as words
from retrieval.language.abbreviations import exact_reading
from retrieval.language.text import lower_aligned

_LONGEST_PART = 12
"""In words: an enumeration inside an indicator has short parts ('chế biến, chế tạo')."""
_WORD = re.compile(r"[^\W_]+")


_TRIES = 3
"""How many comma-separated phrases, from the last, are looked at for one that names something."""


def find_subject(
    lowered: str, lead: Span, taken: Sequence[Span], *, follows: bool, tries: int = _TRIES
) -> Span | None:
    """The noun phrase of the lead, without complements, connectors, periods and verbs.

    `taken` are the spans of periods, which no indicator contains at its ends; the lead `follows` when
    a quantity stands right before it.
    """
    start, end = _after_complement(lowered, lead) if follows else lead.start, lead.end
    mark = words.MARK.match(lowered, start, end) if not follows else None
    first = start = mark.end() if mark else start
    end = _before_explanation(lowered, start, _without_verbs(lowered, start, end, taken))
    end = _without_verbs(lowered, start, end, taken)
    start = max([start, *(m.end() for m in words.LAST_BREAK.finditer(lowered, start, end))])
    start = _last_phrase(lowered, start, end, taken)
    end = _without_verbs(lowered, start, end, taken)
    start = _opened(lowered, start, end, taken, follows=follows)
    told = words.TOLD_BY.match(lowered, start, end)
    if told is not None and has_content(lowered[told.end() : end]):
        start = _opened(lowered, told.end(), end, taken, follows=False)
    start, end = _before_predicate(lowered, start, end, taken)
    for pattern in (words.INNER_CLAUSE, words.WITH):
        start, end = _narrowed(lowered, start, end, taken, pattern)
    if words.HEAD.match(lowered[start:end]) is None:
        # "PNJ đạt doanh thu", "dự án có tổng mức đầu tư": who or what has it is none of the name.
        reached, end = _narrowed(lowered, start, end, taken, words.REACHES)
        most = _MOST.search(lowered, reached, end) if reached > start else None
        start, end = reached, most.start() if most is not None else end
    if not has_content(lowered[start:end]) and first < start:
        # "Thu ngân sách vượt dự toán, riêng quý I ước": the last phrase names nothing.
        comma = lowered.rfind(",", first, start)
        if comma <= first or tries <= 1:
            return None
        earlier = find_subject(lowered, Span(first, comma), taken, follows=False, tries=tries - 1)
        return None if earlier is None or is_aside(earlier.of(lowered)) else earlier
    inside_brackets = lowered[end - 1 : end] == ")" and "(" not in lowered[start:end]
    return Span(start, end) if has_content(lowered[start:end]) and not inside_brackets else None


_EXPLAINS = 6
"""In words: a bracket of so many only explains, one of fewer narrows: '(không tính tạm ứng)'."""


# "X tiếp tục là mặt hàng lớn nhất, đạt …": the value is that of X.
_PREDICATE = re.compile(
    r"(?<!chủ yếu)(?<!phần lớn)\s(?:(?:tiếp tục|vẫn|cũng|luôn|hiện|đang|đã) )*"
    r"(?:là(?: [^,;]*? có(?= (?:tổng )?(?:số|vốn|diện tích|sản lượng|doanh thu|quy mô)(?!\w)))?"
    r"|(?:đóng|giữ) vai trò|được cải thiện|chiếm (?:tỷ|tỉ) (?:trọng|lệ)|(?:dẫn|đứng) đầu"
    r"|(?:thấp|cao|chậm) ở mức|(?:tăng|giảm) (?:đều|mạnh|nhanh|liên tục|dần))(?!\w)"
)
_IN = re.compile(r"\s*(?:trong|vào|đến|của)?\s*")
_MOST = re.compile(r"\s(?:lớn|cao|thấp|nhiều) nhất$")


def _before_predicate(lowered: str, start: int, end: int, taken: Sequence[Span]) -> tuple[int, int]:
    """Who or what the value is of; of 'X là nơi có diện tích lớn nhất, …' the area."""
    dated = next((span.end for span in taken if _IN.fullmatch(lowered, end, span.start)), end)
    told = _PREDICATE.search(lowered, start, end) if lowered[dated : dated + 1] == "," else None
    if told is None or not has_content(lowered[start : told.start()]):
        return start, end
    most = _MOST.search(lowered, told.end(), end)
    has = told.group().endswith(" có") and most is not None
    return (told.end() + 1, most.start()) if has and most is not None else (start, told.start())


def _before_explanation(lowered: str, start: int, end: int) -> int:
    opened = lowered.rfind("(", start, end) if lowered[end - 1 : end] == ")" else -1
    return opened if opened > start and len(lowered[opened:end].split()) >= _EXPLAINS else end


def has_content(phrase: str) -> bool:
    """Whether a phrase names anything."""
    return any(w not in words.EMPTY and not w.isdigit() for w in _WORD.findall(phrase))


def introduces_value(lead: str) -> bool:
    """Whether a lead ends as one does before a value: in a verb, a limit or a colon."""
    return words.BEFORE_VALUE.search(lead) is not None or lead.rstrip()[-1:] in (":", "|")


def is_generic(phrase: str) -> bool:
    """Whether a phrase only measures what was spoken of before: 'tốc độ tăng', 'mức thu này'."""
    if words.NAMED_ALL_THE_SAME.match(phrase):
        return False
    measures = all(w in words.GENERIC or w.isdigit() for w in _WORD.findall(phrase))
    return words.PRICED.match(phrase) is not None or (measures and words.ACT.match(phrase) is None)


def is_aside(phrase: str) -> bool:
    """Whether a phrase tells when, where or who says, and names nothing that is measured."""
    return words.ADVERBIAL.match(phrase) is not None


# "7,5 tỷ đồng cho tuyến số 1 và hơn 4 tỷ đồng": all of it completes the quantity before.
_OF_THE_FIRST = re.compile(
    r"\s*(?:/ ?(?:năm|tháng) )?(?:cho|đối với|dành cho) [^;:()\d]*\d?(?:,| và)\s*(?:khoảng |hơn |gần |trên )?"
)


def _after_complement(lowered: str, lead: Span) -> int:
    """Where the lead begins to speak of something new; what follows a quantity at once completes it."""
    act = words.ACT.match(lowered, lead.start, lead.end)
    if act is not None and not lowered.startswith(",", act.end()):
        return lead.start
    if _OF_THE_FIRST.fullmatch(lowered, lead.start, lead.end):
        return lead.end
    match = words.ENDS_COMPLEMENT.search(lowered, lead.start, lead.end)
    return match.start() if match else lead.end


# "thu ngân sách 3 năm 2016-2018": how long the period is.
_LASTING = re.compile(r"(?<!\w)(?:trong )?\d{1,2} (?:năm|tháng|quý)\s*$")


# "hợp đồng khai thác mới ước đạt": new contracts, not contracts that only reached so much.
_NEW = "mới ước"


def _without_verbs(lowered: str, start: int, end: int, taken: Sequence[Span]) -> int:
    before = -1
    while before != end:
        before = end
        dated = next((span.start for span in taken if start <= span.start < end <= span.end), end)
        lasting = _LASTING.search(lowered, start, dated) if dated < end else None
        end = lasting.start() if lasting is not None else dated
        verbs = _before_verbs(lowered, start, end)
        if verbs < end and lowered.startswith(_NEW, verbs):
            return verbs + len("mới")
        end = verbs
        end = start + len(lowered[start:end].rstrip(' ,:;(-–“"|'))
    return end


_RECKONED = re.compile(r"\s*(?:tính|lũy kế|luỹ kế)(?: từ đầu năm)? (?:đến|tới)(?!\w)")


@lru_cache(maxsize=1024)
def _before_verbs(lowered: str, start: int, end: int) -> int:
    """Where the verbs at the end of a stretch begin; one stretch is looked at in several ways in turn."""
    verbs = words.BEFORE_VALUE.search(lowered, start, end)
    return verbs.start() if verbs is not None else end


def _last_phrase(lowered: str, start: int, end: int, taken: Sequence[Span]) -> int:
    """The start of the last comma-separated phrase, earlier parts of its enumeration included."""
    commas = [m.end() for m in re.finditer(r",(?=\s)", lowered[start:end])]
    begin = start
    parts = [start, *(start + comma for comma in commas)]
    if len(parts) == 1:
        return begin
    begin = parts[-1]
    for earlier in reversed(parts[:-1]):
        here, before = lowered[begin:end], lowered[earlier : begin - 1]
        if words.REFERENCE.match(here):
            begin = earlier
            continue
        opens = words.HEAD.match(here) is not None and words.SECTOR.match(before) is None
        dated = any(span.end == begin - 1 for span in taken) or _RECKONED.match(here) is not None
        if dated or opens or words.CONCEDES.match(here) or words.ACT.match(here) or not _continues(before):
            break
        begin = earlier
    return begin


def _continues(before: str) -> bool:
    """Whether the phrase before a comma is a part of the same enumeration, not a clause of its own."""
    before = words.GROWTH_NOUN.sub("", words.SO.sub("", before))
    said = _WORD.findall(before)
    longest = 2 * _LONGEST_PART if words.MEASURED.match(before.lstrip()) else _LONGEST_PART
    return (
        0 < len(said) <= longest
        and words.ADVERBIAL.match(before) is None
        and words.SPEAKS.search(before) is None
    )


def _opened(lowered: str, start: int, end: int, taken: Sequence[Span], *, follows: bool) -> int:
    before, first = -1, start
    while before != start:
        before = start
        rest = lowered[start:end]
        completes = words.COMPLEMENT.match(rest) if follows else None
        opens = start > first or lowered[start - 1 : start] in ("(", ",")
        if completes is not None and opens and completes.group().lstrip().startswith(("về", "chỉ tiêu")):
            # "(về số vụ giảm 25,5%)", "dù vậy chỉ tiêu lợi nhuận": what opens a clause completes nothing.
            completes = None
        match = completes or words.OPENS_CLAUSE.match(rest)
        start += match.end() if match else 0
        for span in taken:
            if (
                start <= span.start < start + 14
                and span.end < end
                and not has_content(lowered[start : span.start])
            ):
                start = span.end
    return start


# "Chi cục đã thu": who collects says what is collected.
_COLLECTED = re.compile(r"(?:thu|chi|nộp)")


_SUM = re.compile(r"(?:tổng|số|nguồn|vốn|kinh phí|lượng|khối lượng)(?!\w)")


def _tells_of(lowered: str, start: int, match: re.Match[str], after: int, end: int) -> bool:
    """'số thuế mà chi cục thu', 'tổng tiền đã giải ngân': what follows is told of the noun before."""
    if not any(pattern.match(lowered, start, match.start()) for pattern in (_SUM, words.MEASURED)):
        return False
    done = words.ACT.fullmatch(lowered, after, end) or lowered.startswith(("được ", "bị "), after)
    return match.group() == "mà" or (match.group() == "đã" and bool(done))


def _narrowed(
    lowered: str, start: int, end: int, taken: Sequence[Span], pattern: re.Pattern[str]
) -> tuple[int, int]:
    """The phrase after the last inner clause word; before it when nothing but measuring words follow."""
    match = next(reversed(list(pattern.finditer(lowered, start, end))), None)
    if match is None:
        return start, end
    after = _opened(lowered, match.end(), end, taken, follows=False)
    if _COLLECTED.fullmatch(lowered, after, end):
        return start, end
    if _tells_of(lowered, start, match, after, end):
        return start, match.start()
    if match.group() in ("nên", "khi", "vì", "rằng") or (
        has_content(lowered[after:end]) and not is_generic(lowered[after:end])
    ):
        return after, end
    shorter = _without_verbs(lowered, start, match.start(), taken)
    return (start, shorter) if has_content(lowered[start:shorter]) else (start, end)


def normal_form(text: str, pieces: Sequence[Span], taken: Sequence[Span]) -> str:
    """An indicator as the ledger keeps it: lower case, abbreviations read out, without periods.

    `pieces` are the spans that together name it, in reading order.
    """
    named = []
    for piece in pieces:
        at = piece.start
        for span in sorted(s for s in taken if s.within(piece)):
            named.append(_BEFORE_PERIOD.sub("", text[at : span.start]))
            at = span.end
        named.append(text[at : piece.end])
    return _normal(" ".join(named))


_BEFORE_PERIOD = re.compile(r"(?<!\w)(?:trong|vào|của|cho|từ|đến(?: hết)?|cả)\s*$")
_ABBREVIATED = re.compile(r"(?<!\w)[A-ZĐ][A-ZĐa-z&\-]*[A-ZĐ](?!\w)")
_BRACKETED = re.compile(r"\s*\([A-ZĐ]{2,}[A-ZĐ\d/.-]*\)")
_LEFT_OUT = re.compile(
    r"\s*so (?:với )?(?:cùng kỳ|năm trước|tháng trước|đầu năm)[^,;)]*"
    r"|\((?:theo |tính theo )?giá [^)]*\)|\(\s*\)"
    rf"|(?<!\w)(?:đã|đang|mới|cũng|vẫn|chỉ|đều)\s(?={words.ACT.pattern}|(?:thu|chi|nộp)(?!\w))"
)
_TWICE = re.compile(r"(?<!\w)(?!xuất xuất khẩu)(\w+(?: \w+)*) \1(?!\w)")
_ENDS = re.compile(r"^[\W_]+|[\s,;:.\-–“\"'…]+$")


_CITY = re.compile(r"(?<!\w)(?:TP\.?\s?)?HCM(?!\w)")


def _spelled_out(written: str) -> str:
    """'tổng sản phẩm (GRDP)' with the rest of what the short form stands for."""
    short = _BRACKETED.search(written)
    reading = exact_reading(short.group().strip(" ()")) if short is not None else None
    if short is None or reading is None:
        return written
    words_read = reading.split()
    for count in range(len(words_read) - 1, 1, -1):
        begun = " ".join(words_read[:count])
        if lower_aligned(written[: short.start()]).endswith(lower_aligned(begun)):
            return f"{written[: short.start() - len(begun)]}{reading}{written[short.end() :]}"
    return written


@lru_cache(maxsize=8192)
def _normal(written: str) -> str:
    plain = _CITY.sub("thành phố Hồ Chí Minh", _BRACKETED.sub("", _spelled_out(written)))
    read = _ABBREVIATED.sub(lambda m: exact_reading(m.group()) or m.group(), plain)
    plain = " ".join(_LEFT_OUT.sub("", lower_aligned(read)).split())
    named = _ENDS.sub("", _TWICE.sub(r"\1", plain))
    return named if "(" in named else named.rstrip(")")
