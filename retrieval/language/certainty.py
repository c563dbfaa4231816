"""Which figures of the ledger can be told from their words alone, and which a reader should look at first.

A figure is kept whatever happens to it; one that is in doubt is not listed among the sure ones and
answers after them.
"""

from __future__ import annotations

import re

from retrieval.domain.figure import Measure, Observation
from retrieval.language.figure_names import COUNTED_THING, DEED, MEASURE, is_whole_name
from retrieval.language.figure_page import SENTENCE_ENDS
from retrieval.language.indicator_words import any_of
from retrieval.language.indicators import has_content, is_generic
from retrieval.language.lead_ins import goes_on_after
from retrieval.language.quantity_forms import ONE_SYLLABLE
from retrieval.language.text import fold, lower_aligned

_LONGEST = 18
"""In words: an indicator of more is a story."""
_TELLS = re.compile(
    r" ,|(?<!\w)"
    + any_of(
        r"""
    đã|đang(?! làm việc| hoạt động| theo học| hưởng)|sẽ|vẫn|cũng
    (?<!trở )lại|khi|nếu|nhưng|mà|khiến|thì|rằng|tuy|dù|chưa(?! qua| xay| có| được phân)|có thể
    cho biết|cho hay|cho thấy|chia sẻ|nói|chứng kiến|muốn|đây|này|kia|ấy|hết \d+h
    """
    )
    + r"(?!\w)"
)
_OPENS = re.compile(
    r"(?:được|bị(?! thương| can| cáo)|do|để|của|và|từ(?! chối)|đến|ra|lên|như|theo"
    r"|(?:cao|thấp) hơn|thứ (?:nhất|hai|ba))(?!\w)"
)
_PERSON = re.compile(
    r"(?<!\w)(?:tôi|chúng tôi|chúng ta|mình|họ(?! tên)|nó|(?<!nước )(?<!quốc )anh|chị|(?<!trẻ )em"
    r"|cô(?! giáo| đỡ)|chú(?! trọng| ý)|bác(?! s[ĩỹ])|ông|bà(?! rịa)|cháu)(?!\w)"
)
_FIRST_PERSON = re.compile(r"(?<!\w)(?:tôi|chúng tôi|(?<!trẻ )em|cháu|mình)(?!\w)")
_RATE = re.compile(
    r"(?<!\w)"
    + any_of(
        r"""
    tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|lãi suất|thuế suất|mức|chỉ số|hệ số|biên độ|hiệu suất|công suất
    độ|t[ỷỉ] trọng|cơ cấu|trích|hỗ trợ|giảm|thuế|phí|sở hữu|cổ phần|vốn|lợi nhuận|bội chi|nợ|lạm phát
    """
    )
    + r"(?!\w)"
)
_WHO = re.compile(
    r"(?:các |một |những |nhiều )?"
    + any_of(
        r"""
    ngân hàng|doanh nghiệp|đơn vị|chi cục|cục|công ty|tỉnh|huyện|xã|thành phố|người dân|tổ chức
    cơ quan|địa phương|hộ|người|quốc gia|nước|tập đoàn|hợp tác xã|bệnh viện|trường|nhà máy|dự án
    """
    )
)
_ORGAN = re.compile(
    r"(?:(?:tổng |chi |phòng )?cục|sở|bộ|ban|ubnd|ủy ban|ngân hàng|công ty|tập đoàn|chi nhánh|tổng công ty)"
    r"(?: (?!thu|chi|vốn|nộp|hỗ trợ|đầu tư|xuất|nhập|doanh|lợi|dư|tổng)\w+){0,10}"
)
_AMOUNT = re.compile(r"(?:%|.*(?:đồng|usd|vnd|tấn|kg|ha|tỷ|tỉ))")
_MONEY = re.compile(r"(?:đồng|usd|vnd|đô la|euro|tỷ|tỉ)$")
_RELATIVE = frozenset({Measure.GROWTH_PCT, Measure.MULTIPLE, Measure.CHANGE_ABS})
_BARE = (ONE_SYLLABLE - {"dan"}) | frozenset(
    "ca nhan|tap the|quoc gia|thanh pho|nganh nghe|dia phuong|don vi|to chuc|truong hop|lan".split("|")
)
"""What is counted everywhere: alone it does not say of what it is."""
_LATER = re.compile(r"\d[^,;]*, (?:đồng thời )?(?:tăng|giảm|bằng|hoàn thành|chiếm|vượt)(?!\w)")
"""What is said of all of those together: '…, tăng gấp đôi'."""
_TELLING = 4
"""In words: '100% hồ sơ giải quyết đúng hạn' tells what the share is of, '90% đại biểu' does not."""
_CRIME = re.compile(r"(?:án|tội phạm|phạm pháp)(?!\w)")
_LONGEST_COUNTED = 10
_HAS_DONE = re.compile(r" (?:đã|đang|chưa|sẽ) ")
_BY_LAW = 4
"""Fractions of so small a denominator are majorities and shares, not counts."""


def is_sure(observation: Observation, text: str) -> bool:
    """Whether a figure may stand in a list by itself; `text` is what it was read from."""
    return tells_what(observation, text) and is_whole_name(observation, text)


def tells_what(observation: Observation, text: str) -> bool:
    """Whether a figure's words tell what it measures; `text` is what it was read from."""
    named = lower_aligned(observation.indicator)
    listed = text[observation.indicator_span.end : observation.quantity.span.start].lstrip()[:1] == ":"
    return not (
        (not listed and _names_nothing(observation, named))
        or (
            not listed
            and _tells_a_story(_without_what_they_did(observation, named), observation.sentence.of(text))
        )
        or _is_told_in_turn(observation, text)
        or _is_carried_far(observation, text)
        or _fits_no_measure(observation, named)
        or _measures_what(observation, named)
    )


def _without_what_they_did(observation: Observation, named: str) -> str:
    """A counted thing without that it has done something: 'hộ đã thành doanh nghiệp' is no statement."""
    unit = lower_aligned(observation.quantity.unit)
    part = unit == "%" and observation.indicator_span.start >= observation.quantity.span.end
    counted = (part or (bool(unit) and named.startswith(f"{unit} "))) and len(
        named.split()
    ) <= _LONGEST_COUNTED
    return _HAS_DONE.sub(" ", named, count=1) if counted else named


def _is_told_in_turn(observation: Observation, text: str) -> bool:
    """'X và Y lần lượt đạt 5 và 6': only the order tells whose each is, unless they had others before."""
    said = lower_aligned(text[observation.sentence.start : observation.quantity.span.start])
    if "lần lượt" not in said:
        return False
    places = observation.area_span.of(text) if observation.area_span is not None else ""
    of_several = len(observation.area or "") < len(places)
    if _LATER.search(said, said.rindex("lần lượt")):
        return False
    before = text[observation.indicator_span.end : observation.sentence.start + said.rindex("lần lượt")]
    shared_out = " và " in observation.indicator_span.of(text) and " và " not in observation.indicator
    return not (of_several or shared_out or re.search(r"\d", before))


def _is_carried_far(observation: Observation, text: str) -> bool:
    """Whether the indicator stands in a sentence before; segments of one list are one sentence."""
    between = text[observation.indicator_span.end : observation.sentence.start]
    ended = bool(observation.indicator_span.end) and SENTENCE_ENDS.search(between) is not None
    return ended and not goes_on_after(lower_aligned(observation.sentence.of(text)))


def _measures_what(observation: Observation, named: str) -> bool:
    """'cao su đạt 321 triệu USD': of goods alone nothing tells what was counted in money or grew."""
    unit = lower_aligned(observation.quantity.unit)
    in_money = observation.measure is Measure.LEVEL and "/" not in unit and _MONEY.search(unit) is not None
    if not (in_money or observation.measure in _RELATIVE) or observation.part_of:
        return False
    begins = DEED.match(named) or COUNTED_THING.match(fold(named)) or _CRIME.match(named)
    named_so = MEASURE.search(named) or begins
    return named_so is None


def _names_nothing(observation: Observation, named: str) -> bool:
    """A phrase that only measures needs the whole that it measures, or to be what is counted."""
    unit, whole = lower_aligned(observation.quantity.unit), observation.part_of
    longest = 2 * _LONGEST if whole or MEASURE.match(named) else _LONGEST
    bare = not whole and fold(named) in _BARE
    empty = bare or not has_content(named) or (is_generic(named) and not (whole or (unit and unit in named)))
    return empty or len(named.split()) > longest


def _tells_a_story(named: str, sentence: str) -> bool:
    """What people say of themselves, and phrases that are statements, name no indicator."""
    said = lower_aligned(sentence)
    statement = _TELLS.search(named) or _OPENS.match(named) or _PERSON.search(named)
    return bool(statement or _FIRST_PERSON.search(said) or said.rstrip().endswith("?"))


def _fits_no_measure(observation: Observation, named: str) -> bool:
    """A bare number, a share of nothing, an amount of those who have it, a majority."""
    quantity, unit = observation.quantity, lower_aligned(observation.quantity.unit)
    bare = not unit and quantity.denominator is None and not quantity.in_words
    plain = observation.measure is Measure.LEVEL
    of_some = observation.indicator_span.start >= quantity.span.end and len(named.split()) >= _TELLING
    share = unit == "%" and plain and not (of_some or _RATE.search(f"{named} {observation.part_of}"))
    holder = (_WHO.fullmatch(named) or _ORGAN.fullmatch(named)) and plain and _AMOUNT.match(unit) is not None
    majority = quantity.denominator is not None and quantity.denominator <= _BY_LAW
    return (bare and plain) or share or bool(holder and not observation.part_of) or majority
