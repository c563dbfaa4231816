"""What stands around a figure and tells it from its neighbours, against what one ask says."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.ask.figure_scores import FoundFigure
from retrieval.domain.figure import Measure, Observation
from retrieval.domain.query import Ask
from retrieval.language.asked_indicator import names_in
from retrieval.language.evidence_terms import evidence_pairs, evidence_terms
from retrieval.language.text import fold, lower_aligned

_PART = re.compile(r"(?<!\w)trong (?:đó|số đó)(?: có| thì)?\s*$")
_PART_ASKED = re.compile(r"(?<!\w)(?:trong (?:do|so)|rieng)(?!\w)")
_APART = re.compile(r"\W*(?:tinh )?rieng(?!\w)")
_APART_LATER = re.compile(
    r"(?<!sau )(?<!\w)(?:tinh )?rieng (?:phan |khoan |mang |ve )?(?P<part>[^,;?]{2,60}?)"
    r"(?= (?:la|thi|thu|dat|duoc|bao nhieu|may)(?!\w)|[,;?]|$)"
)
_FROM = re.compile(r"(?<!\w)từ\s*$")
_EACH_TIME = re.compile(
    r"(?<!\w)(?:moi|hang|mot|1|binh quan|trung binh)(?: mot| moi)? (?:ngay|gio|tuan)(?!\w)"
)
_NUMBERED = re.compile(
    r"(?<!\w)(?P<kind>khu vuc|vi tri|nhom|doi tuong|loai|hang|vung|bac|dot|tuyen|quan|phuong"
    r"|khu pho|to dan pho)"
    r" (?P<number>\d{1,2}|[ivx]+)(?![\w.,/]*\w)"
)
_LEVEL = re.compile(r"(?<!\w)cap (?P<level>trung uong|tinh|huyen|xa|co so)(?!\w)")
_CASES = re.compile(r"(?<!\w)(?:ca nhan|to chuc|ho gia dinh|doanh nghiep|hop tac xa|co quan)(?!\w)")
_OF_CASE = re.compile(r".*(?<!\w)doi voi (?P<case>.*)", re.DOTALL)
_FROM_ASKED = re.compile(r"(?<!\w)tu (?:bao nhieu|may)(?!\w)")
_PARTS = re.compile(r"[,;:|\n]|\.\s")
_NEXT_PART = re.compile(r"^[^,;:|.\n\d]*")
_NO_NAMES = frozenset(
    "dieu khoan diem muc phu luc cuc chi tong so ban bo uy hoi dong cong ty nha nuoc trung tam don vi".split()
)
"""What is written with a capital and names nobody: the parts of a document, and kinds of organs."""
_OF_WHOLE = re.compile(
    r"(?:bao nhieu|may) (?:%|phan tram) "
    r"(?P<whole>(?:(?!so voi |so sanh |cua |theo |o |tai |trong |nam |thang )[^\W\d]+ ?){2,8})"
)
_COMPARED = re.compile(r"so (?:voi )?(?:\D|\d{1,2}(?!\d)){0,40}(?P<year>(?:19|20)\d\d)")


def surroundings_score(ask: Ask, figure: FoundFigure) -> float:
    """How well what surrounds a figure fits the ask: what leads to it and what follows."""
    return (
        _starting_score(ask, figure)
        + _each_time_score(ask, figure)
        + _numbered_score(ask, figure)
        + _apart_score(ask, figure)
        + _around_score(ask, figure)
        + _whole_score(ask, figure)
        + _case_score(ask, figure)
    )


def _starting_score(ask: Ask, figure: FoundFigure) -> float:
    """'tăng từ 126 lên 147 tỷ', '21 đoàn, trong đó có 11 đoàn …': neither what something rose from nor a part
    of it is what it came to, unless the ask names what tells the part from the whole."""
    start = figure.observation.quantity.span.start
    before = lower_aligned(figure.found.passage.text[max(0, start - 20) : start])
    if _FROM.search(before) is not None and not _FROM_ASKED.search(ask.said):
        return -0.5
    of_part = _PART.search(before) is not None and not _PART_ASKED.search(ask.said)
    return -0.4 if of_part and not _names_part(ask, figure.observation) else 0.0


def _names_part(ask: Ask, part: Observation) -> bool:
    own = evidence_terms(part.indicator) - evidence_terms(part.part_of)
    return bool(part.part_of) and 2 * len(own & evidence_terms(ask.said)) > len(own)


def _each_time_score(ask: Ask, figure: FoundFigure) -> float:
    """'thu khoảng 1.500 tỷ đồng mỗi ngày' is not what was got in half a year."""
    said = fold(figure.observation.clause.of(figure.found.passage.text))
    asked, told = _EACH_TIME.search(ask.said) is not None, _EACH_TIME.search(said) is not None
    return 0.4 if asked and told else -0.4 if asked or told else 0.0


def is_of_another_label(ask: Ask, figure: FoundFigure) -> bool:
    """Whether a figure is of 'khu vực 3' where 'khu vực 4' is asked about, of 'cấp tỉnh' for 'cấp huyện'."""
    asked, told = _labels(ask, figure)
    return any(told[kind] != asked[kind] for kind in asked.keys() & told.keys())


def _labels(ask: Ask, figure: FoundFigure) -> tuple[dict[str, str], dict[str, str]]:
    """What an ask numbers or ranks by a level, and the last of its kind that a line tells before a figure."""
    asked = _labelled(ask.said)
    start = figure.observation.quantity.span.start
    line = figure.found.passage.text[:start].rpartition("\n")[2] if asked else ""
    return asked, _labelled(fold(line))


@lru_cache(maxsize=512)
def _labelled(folded: str) -> dict[str, str]:
    numbered = {match["kind"]: match["number"] for match in _NUMBERED.finditer(folded)}
    levels = [match["level"] for match in _LEVEL.finditer(folded)]
    return numbered | ({"cap": levels[-1]} if levels else {})


def _numbered_score(ask: Ask, figure: FoundFigure) -> float:
    """'khu vực 5': that label is the figure's."""
    asked, told = _labels(ask, figure)
    return 0.5 * len(asked.keys() & told.keys())


def _case_score(ask: Ask, figure: FoundFigure) -> float:
    """'chi cho cá nhân': what is set 'đối với tổ chức' is another case of the same rule."""
    asked = set(_CASES.findall(ask.said))
    of_case = _OF_CASE.search(fold(figure.observation.part_of))
    told = set(_CASES.findall(of_case["case"])) if of_case is not None else set()
    if not asked or not told:
        return 0.0
    return 0.3 if asked & told else -0.3


def _apart_score(ask: Ask, figure: FoundFigure) -> float:
    """'Riêng năm 2018 …' is asked of what a sentence sets apart so; 'thu ngân sách, riêng phần XNK' of the
    figure whose own name says the part."""
    text, observation = figure.found.passage.text, figure.observation
    if _APART.match(ask.said) is not None and _APART.match(fold(observation.sentence.of(text))) is not None:
        return 0.5
    part = _APART_LATER.search(ask.said)
    if part is None:
        return 0.0
    named = evidence_terms(observation.indicator_span.of(text)) | evidence_terms(observation.indicator)
    asked = evidence_terms(part["part"])
    return 0.5 * len(asked & named) / len(asked) if asked else 0.0


def _around_score(ask: Ask, figure: FoundFigure) -> float:
    """What stands right beside a figure tells it from its neighbours: '119% dự toán huyện giao', 'so với
    2017 giảm 10%'; a name there that was not asked is another's: 'tiếp theo là Nhật Bản chiếm 14,1%'."""
    observation, text = figure.observation, figure.found.passage.text
    span = observation.quantity.span
    led = _PARTS.split(text[max(0, span.start - 120) : span.start])[-1]
    others = names_in(led) - _NO_NAMES - set(ask.said.split()) - evidence_terms(observation.area or "")
    return _giver_score(ask, figure) + _compared_score(ask, led) - 0.3 * bool(others)


def _giver_score(ask: Ask, figure: FoundFigure) -> float:
    """By whose plan a ratio is told, in the words behind it."""
    if figure.observation.measure is not Measure.RATIO_TO_PLAN_PCT:
        return 0.0
    end = figure.observation.quantity.span.end
    said = evidence_pairs(_NEXT_PART.findall(figure.found.passage.text[end : end + 80])[0])
    return 0.5 * len(said & evidence_pairs(ask.said)) / len(said) if said else 0.0


def _whole_score(ask: Ask, figure: FoundFigure) -> float:
    """'chiếm mấy % tổng thu ngân sách': what a percentage is of stands behind it, in question and text."""
    whole = _OF_WHOLE.search(ask.said)
    asked = evidence_terms(whole["whole"]) if whole is not None else frozenset()
    if not asked or figure.observation.quantity.unit != "%":
        return 0.0
    end = figure.observation.quantity.span.end
    said = evidence_terms(_NEXT_PART.findall(figure.found.passage.text[end : end + 80])[0])
    return 0.4 * len(asked & said) / len(asked)


def _compared_score(ask: Ask, led: str) -> float:
    """The year that is compared with, where the question and the words before the figure say one."""
    asked, said = _COMPARED.search(ask.said), _COMPARED.search(fold(led))
    if asked is None or said is None:
        return 0.0
    return 0.4 if asked["year"] == said["year"] else -0.4
