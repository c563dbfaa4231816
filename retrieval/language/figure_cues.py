"""The words that say what a figure measures and what it is compared with.

All patterns are matched on lower_aligned() text. `lead` is what stands before the quantity in its
clause, `tail` what stands after it up to the next quantity.
"""

from __future__ import annotations

import re

from retrieval.domain.figure import Base, Measure, PriceBasis, Quantity
from retrieval.domain.period import Period, PeriodKind
from retrieval.language.figure_statuses import BREAK, in_plan_brackets
from retrieval.language.indicator_words import ENDS_COMPLEMENT, PLAN, any_of

_ADVERBS = (
    r"(?:\s+(?:thêm|bình quân|trung bình|gần|trên|hơn|khoảng|ước|tính|nhẹ|mạnh|cao|thấp|ở mức|trưởng|cùng kỳ"
    r"|so với cùng kỳ|cùng kỳ năm (?:trước|ngoái)|chung|cả nước|lần lượt|tương ứng|chỉ|đều|thu|chi|với"
    r"|tới|đến|từ|đạt|khá|xấp xỉ|so với năm trước))*[\s:]*$"
)
# "góp phần giảm CPI chung khoảng 0,03%": what changes stands between.
_CAUSES = r"(?<!\w)(?:góp phần(?: làm)?|(?<!không )làm|giúp)\s+"
_ITS_OBJECT = r"\s(?!trưởng)(?:(?!với |đạt |là |bằng |và )[^,;.()\d]){2,40}$"
_CHANGE = re.compile(
    rf"(?<!\w)(?:(?<!giá trị gia )tăng|giảm|vượt|(?<!không )(?:cao|thấp) hơn|(?<!thiếu )hụt|tụt){_ADVERBS}"
    rf"|{_CAUSES}(?:tăng|giảm){_ITS_OBJECT}"
)
# "giảm số thu tới 31%": only of a percentage, whose object may be a rate that became so much.
_CHANGE_OF = re.compile(
    r"(?<!\w)(?:tăng|giảm) (?!trưởng)(?:(?!đạt|còn|lên|xuống|là|bằng|chiếm|với|từ|đến)[^\W\d]+ ){1,4}"
    r"(?:tới|gần|hơn|trên|khoảng)\s*$"
)
_FALL = re.compile(
    rf"(?<!\w)(?:giảm|(?<!thiếu )hụt|tụt|(?<!không )thấp hơn|âm){_ADVERBS}|{_CAUSES}giảm{_ITS_OBJECT}"
)
# "tăng lên 198 vụ", "giảm còn 7,15%": the new level, not the change.
_BECOMES = re.compile(r"(?<!\w)(?:lên|xuống|còn|nâng lên)(?:\s+(?:còn|đến|tới|mức|trên|hơn|gần|khoảng))*\s*$")
_FROM = re.compile(r"(?<!\w)từ\s*$")
_SHARE = re.compile(
    r"(?<!\w)(?:chiếm(?! đoạt| dụng| giữ| lĩnh)|tỷ trọng|tỉ trọng|cơ cấu|lấp đầy|che phủ|đóng góp"
    r"|sở hữu|nắm giữ|(?<!vốn )góp(?=\s*$))(?!\w)"
)
# "xuất khẩu không thuế chiếm tỷ trọng lớn" is no share.
_HAS_SHARE = re.compile(r"chiếm (?:tỷ|tỉ) trọng(?: lớn| cao| nhỏ| thấp)?")
_RATE = re.compile(
    r"(?<!\w)(?:(?:tỷ lệ|tỉ lệ)(?! (?:gia )?tăng)|tỷ suất|tỉ suất|độ che phủ|lãi suất|thuế suất)(?!\w)"
)
_GROWTH_NOUN = re.compile(r"(?<!\w)(?:tăng trưởng|tốc độ tăng|tăng|grdp|gdp|chỉ số sản xuất|iip)(?!\w)")
_TO_PLAN = re.compile(
    rf"^\s*(?:so (?:với )?)?(?:tổng |tiến độ |mức )?(?:số |vốn )?{PLAN}|^\s*do [^,;.%]{{2,40}} giao(?!\w)"
)
_TO_SAME_PERIOD = re.compile(
    r"^\s*(?:(?:so (?:với )?)?(?:cùng kỳ|ck(?!\w))|so (?:với )?(?:năm (?:trước|\d{4})|tháng trước))"
)
# "so với cùng kỳ, số dự án bằng 100%": said before what is compared.
_SET_AGAINST = re.compile(r"so (?:với )?(?:cùng kỳ|năm (?:trước|ngoái))[^.;()\d]*(?<!\w)bằng\s*$")
_TO_BASE = re.compile(r"^\s*(?:so(?!\w)|mức|về|cùng kỳ|năm)")
_OF_TOTAL = re.compile(
    r"^\s*(?:trong )?(?:tổng|toàn|số thu|giá trị|kim ngạch|gdp|grdp|dân số|diện tích|thị phần|xuất khẩu"
    r"|nhu cầu|dư nợ|đất|cổ phần|vốn điều lệ)(?!\w)"
)
_RANK = re.compile(r"(?<!\w)(?:(?:xếp|đứng|vị trí|hạng)\s*(?:thứ\s*|ít nhất |từ )*|thứ\s*)$")
_GROWTH_VERB = re.compile(r"(?<!\w)(?:tăng|giảm)\s*$")
_TIMES = re.compile(r"(?<!\w)gấp\s*(?:hơn |gần )?$")
_BASES = (
    (re.compile(r"cùng kỳ|svck|(?<!\w)ck(?!\w)|cùng thời điểm"), Base.SAME_PERIOD),
    (re.compile(r"tháng trước"), Base.PREVIOUS_MONTH),
    (re.compile(r"năm (?:trước|ngoái)"), Base.PREVIOUS_YEAR),
    (
        re.compile(r"(?:dự toán|chỉ tiêu|kế hoạch) (?:trung ương|bộ tài chính|btc|tw|chính phủ)"),
        Base.CENTRAL_ESTIMATE,
    ),
    (
        re.compile(r"(?:dự toán|chỉ tiêu|kế hoạch) (?:hđnd|hội đồng nhân dân|tỉnh|địa phương|ubnd)"),
        Base.PROVINCIAL_ESTIMATE,
    ),
    (re.compile(PLAN), Base.PLAN),
    (re.compile(r"đầu nhiệm kỳ"), Base.START_OF_TERM),
    (re.compile(r"so (?:với )?(?:thời điểm )?đầu năm(?! \d)"), Base.START_OF_YEAR),
    (
        re.compile(r"so (?:với )?(?:cuối |đầu |thời điểm (?:cuối|đầu) )?(?:năm |tháng \d+/)?\d{4}"),
        Base.NAMED_YEAR,
    ),
    (re.compile(r"cả nước|toàn quốc"), Base.NATIONAL),
)
COMPARED = frozenset(
    {Measure.GROWTH_PCT, Measure.CHANGE_PP, Measure.CHANGE_ABS, Measure.MULTIPLE, Measure.RATIO_TO_PLAN_PCT}
)
"""What says how something is against something else."""
_CONSTANT = re.compile(r"giá (?:so sánh|cố định|\(?năm )|giá (?:19|20)\d\d")
_CURRENT = re.compile(r"giá (?:hiện hành|thực tế)|\(thực tế\)")


_JOINT = re.compile(
    r"\s*(?:về (?:(?!tăng|giảm|nhưng)[^,;()\d]){2,24}|(?:(?:đến|vào|trong|của) )?năm \d{4})?"
    r"\s*(?:,|và|, và)?\s*"
)


def continues_list(lead: str) -> bool:
    """'tăng lần lượt 45,8% và 92,2%': nothing but a joint stands between two figures."""
    return _JOINT.fullmatch(lead) is not None


def against_plan(tail: str) -> bool:
    """Whether the quantity is a ratio to a plan, whose own period may follow."""
    return _TO_PLAN.match(tail) is not None


def after_complement(lead: str) -> str:
    """What a lead says after completing the quantity before it: '(69,8%) chỉ tiêu giao và 62%'."""
    match = ENDS_COMPLEMENT.search(lead)
    return lead[match.start() :] if match else ""


def ranks(lead: str) -> bool:
    """Whether the quantity after `lead` is a place in an order: 'xếp thứ'."""
    return _RANK.search(lead) is not None


def falls(lead: str, unit: str = "") -> bool:
    """Whether the quantity is said to be a decrease."""
    of_object = _CHANGE_OF.search(lead) if unit == "%" else None
    fallen = _FALL.search(lead) is not None or (
        of_object is not None and of_object.group().startswith("giảm")
    )
    return fallen and not any(p.search(lead) for p in (_BECOMES, _FROM))


def measure_of(quantity: Quantity, unit: str, lead: str, tail: str, subject: str) -> Measure:
    """What the quantity measures; `unit` in lower case."""
    ranked = ranks(lead)
    if quantity.denominator is not None or ranked:
        return Measure.RANK if ranked else Measure.COUNT_OF_TOTAL
    if unit in ("%", "phần trăm") or (quantity.in_words and not _TIMES.search(lead)):
        return _measure_of_percentage(quantity, lead, tail, subject)
    if _TIMES.search(lead) or (unit == "lần" and _compares_times(lead, tail)):
        return Measure.MULTIPLE
    changed = changes(lead)
    if unit.startswith("điểm"):
        return Measure.CHANGE_PP if changed or len(unit) > len("điểm") else Measure.INDEX_SCORE
    return Measure.CHANGE_ABS if changed else Measure.LEVEL


_ABOUT = re.compile(r"(?<!\w)(?:tới |đến )?(?:hơn|gần|trên|khoảng)\s*$")
_OF_TIMES = re.compile(r"(?<!\w)(?:gấp|tăng|giảm|bằng|hơn|kém|vượt|lên|cao|nhiều|lớn|còn)(?!\w)")


def _compares_times(lead: str, tail: str) -> bool:
    """'tăng 2,1 lần', '3 lần so với'; 'mất điện 3,18 lần/khách hàng' counts how often."""
    said = _ABOUT.sub("", BREAK.split(lead)[-1])
    return _OF_TIMES.search(said) is not None or _TO_BASE.match(tail) is not None


# "vốn đăng ký tăng thêm đạt": capital that was added.
_ADDED = re.compile(r"(?:vốn|đăng ký) tăng thêm(?: (?:đạt|là|trên|hơn|gần|khoảng|ước|với))*\s*$")


def changes(lead: str) -> bool:
    """Whether the quantity after `lead` says by how much something rose or fell, not what it became."""
    if _ADDED.search(lead):
        return False
    return _CHANGE.search(lead) is not None and not _FROM.search(lead) and not _BECOMES.search(lead)


def _measure_of_percentage(quantity: Quantity, lead: str, tail: str, subject: str) -> Measure:
    if _TO_PLAN.match(tail) and not _GROWTH_VERB.search(lead):
        return Measure.RATIO_TO_PLAN_PCT
    subject = _HAS_SHARE.sub("", subject)
    rate = _RATE.search(subject) is not None or _SHARE.search(subject) is not None
    risen = _BECOMES.search(lead) is not None and not rate and _CHANGE.search(lead[: lead.rfind("lên")])
    if changes(lead) or _CHANGE_OF.search(lead) or risen or (quantity.in_words and not quantity.value):
        return Measure.CHANGE_PP if rate and not quantity.in_words else Measure.GROWTH_PCT
    if _SHARE.search(BREAK.split(lead)[-1]) or _SHARE.search(subject) or _OF_TOTAL.match(tail):
        return Measure.SHARE_PCT
    if _TO_SAME_PERIOD.match(tail):
        return Measure.GROWTH_PCT if re.search(r"(?<!\w)(?:tăng|giảm)(?!\w)", lead) else Measure.MULTIPLE
    if (re.match(r"\s*về (?!đích)", tail) and re.search(r"bằng\s*$", lead)) or _SET_AGAINST.search(lead):
        return Measure.MULTIPLE
    if not rate and _COLLECTED.match(subject.strip()) and _REACHED.search(lead):
        return Measure.RATIO_TO_PLAN_PCT
    if not rate and (_GROWTH_NOUN.search(subject) or _GROWTH_NOUN.search(_SO.split(lead)[-1])):
        return Measure.GROWTH_PCT
    return Measure.LEVEL if _RATED.search(subject) or not _OF_THEM.match(tail) else Measure.SHARE_PCT


# "80% gia đình đạt danh hiệu", "78% người dân phải đi lại": so many of them all.
_OF_THEM = re.compile(
    r"\s(?:(?:tổng )?số |các |những |trường hợp )?"
    + any_of(
        """
    người|gia đình|hộ|dân|doanh nghiệp|dn|hợp tác xã|học sinh|sinh viên|cán bộ|công chức|viên chức|lao động
    công nhân|nông dân|đại biểu|cử tri|đảng viên|phụ nữ|trẻ em|bệnh nhân|khách|hồ sơ|thủ tục|văn bản|kiến nghị
    đơn|vụ|phương tiện|xe|tàu|xã|phường|thị trấn|thôn|bản|ấp|khu phố|tổ dân phố|huyện|thành phố|tỉnh
    địa phương|trường|lớp|cơ sở|đơn vị|cơ quan|tổ chức|dự án|công trình|sản phẩm|dịch vụ|giáo viên|chất thải
    nước thải|rác thải
    """
    )
    + r"(?!\w)"
)
_RATED = re.compile(
    r"(?<!\w)(?:t[ỷỉ] (?:lệ|suất)|lãi|thuế|phí|giá|mức|chỉ số|lạm phát|giảm|miễn|hỗ trợ)(?!\w)"
)


# "giá vẫn đà tăng nên 60% khách mua vào": what made it so is not what is measured.
_SO = re.compile(r"(?<!\w)(?:nên|khiến)(?!\w)")
# "thu ngân sách mới đạt 92%": of what was to be collected or spent.
_COLLECTED = re.compile(
    r"(?:tổng )?(?:số )?(?:(?:thu|chi)(?: nộp)? ngân sách|thu (?:nội địa|từ)|giải ngân)(?!\w)"
)
_REACHED = re.compile(r"(?<!\w)(?:đạt|hoàn thành)(?: (?:được|tới|đến|hơn|gần|trên|khoảng))*\s*$")


def is_structure(whole: str) -> bool:
    """Whether the whole that is divided is a structure, whose parts are shares."""
    return re.search(r"(?<!\w)(?:cơ cấu|t[ỷỉ] trọng)(?!\w)", whole) is not None


def base_of(tail: str) -> Base | None:
    """What the quantity is compared with, said right after it."""
    piece = BREAK.split(tail)[0][:60]
    return next((base for pattern, base in _BASES if pattern.search(piece)), None)


def compared_with(measure: Measure, lead: str, tail: str, period: Period | None) -> Base | None:
    """The base of a change or ratio, said after it or just before it ('thấp hơn cùng kỳ 4,2 điểm').

    The growth of a year that names no base is that over the year before; of an amount in brackets
    after a plan the base says whose plan it is.
    """
    if measure not in COMPARED:
        return base_of(lead[-60:]) if in_plan_brackets(lead) else None
    yearly = measure is Measure.GROWTH_PCT and period is not None and period.kind is PeriodKind.YEAR
    said = base_of(tail) or base_of(BREAK.split(lead)[-1][-40:])
    return said or (Base.PREVIOUS_YEAR if yearly else None)


_IN_TURN = re.compile(r"lần lượt\s+(?P<bases>so với [^.;()]+)")


def bases_in_turn(tail: str) -> tuple[Base | None, ...]:
    """'…, lần lượt so với cùng kỳ và so với đầu năm': one base for each figure of the sentence."""
    match = _IN_TURN.search(tail)
    return tuple(base_of(said) for said in re.split(r",| và ", match["bases"])) if match else ()


def price_basis(lead: str, tail: str) -> PriceBasis | None:
    """'theo giá so sánh 2010', 'giá hiện hành', said in the clause of the quantity."""
    near = f"{lead[-90:]} | {tail[:50]}"
    if _CONSTANT.search(near):
        return PriceBasis.CONSTANT
    return PriceBasis.CURRENT if _CURRENT.search(near) else None
