"""Which indicator a question asks figures of: its concepts without the words that choose among figures."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from retrieval.domain.query import Concept, FigureQuery, Reading
from retrieval.language.light_words import LIGHT, LIGHT_BARE
from retrieval.language.question_words import is_function_word
from retrieval.language.synonyms import with_other_names
from retrieval.language.text import fold, lower_aligned

# Matched with their marks: 'sở', 'đất' and 'tầng' are no 'so', 'đạt' and 'tăng'.
_MEASURING = re.compile(
    r"(?<!\w)(?:kế hoạch|kh|mục tiêu|(?<!nhiêu )(?<!mấy )chỉ tiêu|dự toán|thực hiện|điểm phần trăm|phần trăm"
    r"|dự kiến|cùng kỳ|so với|so|(?:ít|nhiều) nhất|tối đa|tối thiểu|phấn đấu|đề ra|thế nào|còn lại|tăng|giảm"
    r"|tụt|sụt|kém|cao hơn|thấp hơn|đạt(?! chuẩn| và vượt)|bằng(?! cấp| lái| khen)|vượt|ước|gấp"
    r"|được|đủ(?= dự toán| kế hoạch| chỉ tiêu)"
    r"|thực(?= thu| chi| tế)|(?<=nhiêu )tiền|(?<=mấy )tiền|(?<=triệu )đô|(?<=tỷ )đô|usd"
    r"|giao(?! thông| dịch| lưu| khoán| đất| rừng| nộp)|nhiệm vụ(?= thu| chi)|mấy|may"
    r"|t[ỷỉ](?! lệ| trọng| suất| số)|triệu"
    r"|đồng(?! bào| bằng| ruộng| phục))(?!\w)"
)
_MEASURING_BARE = re.compile(fold(_MEASURING.pattern))
"""The same typed without marks, where restoring them may have gone wrong."""
_CHOOSES = re.compile(
    r"(?<!\w)(?:hoi dong nhan dan|hdnd|trung uong|tw|bo tai chinh|btc|chinh phu|quoc hoi|tong cuc"
    r"(?: hai quan| thue)?|tchq|tinh|huyen)(?: \w+)? giao"
    r"(?!\w)|(?<!\w)(?:ca nuoc|toan quoc|tinh chung|tong cong|so chinh thuc|chinh thuc|luy ke|ca nam|de ra"
    r"|so uoc|uoc|cao nhat|thap nhat|lon nhat)(?!\w)"
    r"|(?<!\w)(?:theo )?gia (?:(?:so sanh|co dinh|hien hanh|thuc te)(?: (?:nam )?(?:19|20)\d\d)?"
    r"|(?:nam )?(?:19|20)\d\d)(?!\w)"
)
# 'khu vực dịch vụ' is what other reports call 'dịch vụ'.
_CLASSES = re.compile(
    r"(?<!\w)(?:khu vuc(?! (?:i|ii|iii|nong thon|thanh thi|nha nuoc|tu nhan|fdi)(?!\w))"
    r"|linh vuc|nganh|nhom)(?!\w)"
)


_COLLECTS = re.compile(r"(?<!\w)(?:hai quan|cuc thue)(?!\w)")
_REVENUE = ("thu", "ngan", "sach")
_ECONOMIC_GROWTH = tuple(Concept(((word,),)) for word in ("truong", "kinh", "te"))
"""What a question asks for that says no more than 'tăng trưởng', of which 'tăng' is a measure."""
_FEWEST_LETTERS = 3
_QUOTED = re.compile(r"[\"“]([^\"“”]{2,80})[\"”]")


def indicator_of(reading: Reading) -> tuple[Concept, ...]:
    """The concepts without the words of measuring, planning and comparing; all when no other is left.

    Each has the other names of what it is part of, and is light where it only stands around the indicator.
    """
    measuring = _said_only(_MEASURING if reading.accented else _MEASURING_BARE, reading)
    light = _said_only(LIGHT if reading.accented else LIGHT_BARE, reading)
    kept = [c for c in reading.concepts if not any(measuring.issuperset(form) for form in c.forms)]
    weighed = (replace(c, light=light.issuperset(c.full)) for c in kept or reading.concepts)
    named = with_other_names(tuple(weighed), reading.text, accented=reading.accented)
    if tuple(kept) == _ECONOMIC_GROWTH[:1]:
        named = with_other_names(_ECONOMIC_GROWTH, "tăng trưởng kinh tế", accented=True)
    return tuple(map(_as_collected, named)) if _COLLECTS.search(fold(reading.text)) is not None else named


def _as_collected(concept: Concept) -> Concept:
    """What customs or a tax office 'thu' is 'thu ngân sách'."""
    return replace(concept, forms=(("thu",), *concept.forms)) if _REVENUE in concept.forms else concept


def _said_only(pattern: re.Pattern[str], reading: Reading) -> frozenset[str]:
    """The words, fold()ed, that a question says in what the pattern matches and nowhere else."""
    said = lower_aligned(reading.text) if reading.accented else fold(reading.written)
    left = frozenset(re.findall(r"\w+", fold(pattern.sub(" ", said))))
    matched = " ".join(match.group() for match in pattern.finditer(said))
    return frozenset(re.findall(r"\w+", fold(matched))) - left


def words_beside(query: FigureQuery) -> frozenset[str]:
    """The fold()ed words of a question that name its place, ask, or choose among the indicator's figures."""
    reading = query.reading
    place = reading.place.folded if reading.place else ""
    chosen = (match.group() for match in _CHOOSES.finditer(fold(reading.text)))
    asking = (
        fold(word)
        for word in re.findall(r"\w+", lower_aligned(reading.text))
        if is_function_word(word, accented=reading.accented)
    )
    return frozenset(" ".join((place, *chosen, *asking)).split())


@lru_cache(maxsize=256)
def names_in(written: str) -> frozenset[str]:
    """The words of proper names, fold()ed: capitals inside a question; none where all words have them."""
    words = re.findall(r"[^\W\d_]+", written)[1:]
    capital = [word for word in words if word[0].isupper() and not word.isupper()]
    return frozenset(map(fold, capital)) if len(capital) < len(words) else frozenset()


@lru_cache(maxsize=256)
def acronyms_in(written: str) -> frozenset[str]:
    """Names in capitals alone, fold()ed: 'PVN'; none where the whole question is written so."""
    long = (word for word in re.findall(r"[^\W\d_]+", written) if len(word) >= _FEWEST_LETTERS)
    return frozenset(fold(word) for word in long if word.isupper() and not written.isupper())


@lru_cache(maxsize=256)
def quoted_in(written: str) -> frozenset[str]:
    """The words that a question puts in quotation marks, fold()ed: the name of one thing among others."""
    return frozenset(re.findall(r"\w+", fold(" ".join(_QUOTED.findall(written)))))


def topic_of(query: FigureQuery) -> tuple[Concept, ...]:
    """The concepts of the indicator alone, without bare numbers and what only chooses among its figures."""
    folded = " ".join(re.findall(r"\w+", fold(query.reading.text)))
    rest = f" {_CLASSES.sub(' | ', _CHOOSES.sub(' | ', folded))} "
    # The 'giá' of 'giá thực tế' is not that of 'giá trị sản xuất'.
    apart = rest
    for concept in query.indicator:
        if len(concept.full) > 1:
            apart = apart.replace(f" {' '.join(concept.full)} ", " | ")
    kept = tuple(
        concept
        for concept in query.indicator
        if not all(word[0].isdigit() for word in concept.full)
        and _is_said(concept, apart if len(concept.full) == 1 else rest, f" {folded} ")
    )
    return kept or query.indicator


def _is_said(concept: Concept, rest: str, folded: str) -> bool:
    """Whether a question says a concept in what is left of it; abbreviations are read out elsewhere."""
    name = f" {' '.join(concept.full)} "
    return name in rest or name not in folded
