"""Which figures of the ledger can be told from their words alone, and which a reader should look at first.

A figure is kept whatever happens to it; one that is in doubt is not listed among the sure ones and
answers after them.
"""

from __future__ import annotations

import re

from retrieval.domain.figure import Measure, Observation
from retrieval.language.indicator_words import ACT, HEAD, any_of
from retrieval.language.indicators import has_content, is_generic
from retrieval.language.lead_ins import goes_on_after
from retrieval.language.quantity_forms import COUNTED, ONE_SYLLABLE
from retrieval.language.text import fold, lower_aligned

_LONGEST = 18
"""In words: an indicator of more is a story."""
_TELLS = re.compile(
    r" ,|(?<!\w)"
    + any_of(
        r"""
    đã|đang|sẽ|vẫn|cũng|(?<!trở )lại|khi|nếu|nhưng|mà|khiến|thì|rằng|tuy|dù|chưa(?! qua| xay| có)|có thể
    cho biết|cho hay|cho thấy|chia sẻ|nói|chứng kiến|muốn|đây|này|kia|ấy|hết \d+h
    """
    )
    + r"(?!\w)"
)
_OPENS = re.compile(
    r"(?:được|bị|do|để|của|và|từ|đến|ra|lên|như|theo|(?:cao|thấp) hơn|thứ (?:nhất|hai|ba))(?!\w)"
)
_PERSON = re.compile(r"(?<!\w)(?:tôi|chúng tôi|chúng ta|mình|họ|nó|anh|chị|em|cô|chú|bác|ông|bà|cháu)(?!\w)")
_FIRST_PERSON = re.compile(r"(?<!\w)(?:tôi|chúng tôi|em|cháu|mình)(?!\w)")
_RATE = re.compile(
    r"(?<!\w)"
    + any_of(
        r"""
    tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|lãi suất|thuế suất|mức|chỉ số|hệ số|biên độ|hiệu suất|công suất
    độ|tỷ trọng|cơ cấu|trích|hỗ trợ|giảm|thuế|phí|sở hữu|cổ phần|vốn|lợi nhuận|bội chi|nợ|lạm phát
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
_MEASURE = re.compile(
    r"(?<!\w)"
    + any_of(
        r"""
    tổng|số|tỷ lệ|tỉ lệ|tỷ trọng|kim ngạch|giá|trị giá|gtsx|thu|chi|sản lượng|diện tích|mức|chỉ số
    cpi|iip|pci|grdp|gdp|vốn|doanh thu|doanh số|thu nhập|tốc độ|năng suất|dân số|lượng|tăng trưởng
    quy mô|phí|xuất khẩu|nhập khẩu|xuất siêu|nhập siêu|ngành|khu vực|lĩnh vực|lợi nhuận|lãi|nộp
    đầu tư|giải ngân|hỗ trợ|dư nợ|nợ|huy động|tín dụng|tiền|nguồn|ngân sách|thuế|khách|sản xuất
    tiêu thụ|công suất|công nghiệp|nông nghiệp|dịch vụ|xây dựng|thương mại|kinh tế|kinh phí|quỹ|lương
    học phí|phụ cấp|chi phí|thiệt hại|bán lẻ|khai thác|nuôi trồng|chế biến|đàn|năng lực|thị phần
    viện trợ|ủng hộ|quyên góp|trao|phạt|lạm phát|thặng dư|thâm hụt|hụt thu|thất thu|tài sản|dự toán
    kế hoạch|cân đối|trích|đóng góp|thưởng|dự án|hàng hóa
    """
    )
    + r"(?!\w)"
)
_THINGS = "|".join(sorted(ONE_SYLLABLE))
_COUNTED = re.compile(rf"(?:cac |so )?(?:{COUNTED}|(?:{_THINGS})(?!\w)|hang |nguoi |lao dong)")
_BARE = ONE_SYLLABLE | frozenset(
    "ca nhan|tap the|quoc gia|thanh pho|nganh nghe|dia phuong|don vi|to chuc|truong hop|dan|lan".split("|")
)
"""What is counted everywhere: alone it does not say of what it is."""
_BY_LAW = 4
"""Fractions of so small a denominator are majorities and shares, not counts."""
_FEW = 10
"""Things counted by fewer are mostly told in passing: '4 giải pháp', '2 giống'."""
_DEED = re.compile(
    r"(?:(?:phát hiện|phối hợp|tiến hành|thực hiện|quyết định|triển khai|tiếp tục)(?:,| và)? )*"
    + any_of(
        r"""
    bắt|bắt giữ|tạm giữ|thu giữ|tịch thu|khởi tố|xử lý|xử phạt|khám phá|triệt phá|kiểm tra|thanh tra|xảy ra
    lập biên bản|tiếp nhận|giải quyết|đón|phục vụ|thu hút|thành lập|cấp|cấp mới|tuyển dụng|tuyển|đào tạo
    tạo|giải ngân|cho vay|huy động|hỗ trợ|chi trả|trao|tặng|vận động|quyên góp|ban hành|thông qua
    phê duyệt|kết nạp|khám|điều trị|cai nghiện|tiêm|xét nghiệm|trồng|gieo|gieo cấy|gieo trồng|gieo sạ
    xuống giống|thu hoạch|khai thác|sản xuất|tiêu thụ|chế biến|nuôi|thả|xây dựng|xây|lắp đặt|cải tạo
    sửa chữa|nâng cấp|hoàn thành|bố trí|nộp|thu nộp|truy thu|thu hồi|mở|đưa vào|khánh thành|khởi công
    tổ chức|vận chuyển|tiết kiệm|đầu tư|công nhận|phát hiện|phát hành|bán|mua|nhập|xuất|đăng ký
    chết|bị thương|mắc|tử vong|sử dụng|tham gia|thực hiện|quản lý|tiêu hủy|ghi nhận|đóng góp|chi
    điều chỉnh|bổ sung|đặt tên|giữ nguyên|giải thể|giành|đoạt|gửi|khảo sát|tổ chức
    """
    )
    + r"(?!\w)"
)
"""How what was done is named, with what it was done to: 'phối hợp bắt giữ 12 vụ'."""
_COLLECTS = re.compile(
    r"(?:toàn )?(?:(?:tổng |chi )?cục|ngành|sở|hải quan|kho bạc|ngân hàng|công ty|tập đoàn)(?!\w)"
    r"(?: \w+){0,10}? (?:thu|nộp|thu nộp|lãi|lỗ)(?: ngân sách(?: nhà nước)?| nội địa| thuế)?"
)
"""Whose revenue it is: 'chi cục thuế quận 3 thu ngân sách'."""
_MULTIPLIED = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn)(?!\w)")
_NUMBER_OF = re.compile(r"(?:tổng )?số(?!\w)")
_UPWARDS = re.compile(r"\s*trở (?:lên|xuống)")
_QUANTIFIER = re.compile(r"^(?:hai|ba|bốn|năm|sáu|các|những|một số|hầu hết|toàn bộ) ")
_PRICE = re.compile(r"(?:đồng|usd|đ)\s?/")
_LONGEST_ITEM = 8
"""In words: what is longer is no item of a list."""
_NAMES_MORE = re.compile(
    r"(?<!\w)"
    + any_of(
        r"""
    tiền|quỹ|khoản|mặt bằng|hiệu suất|hệ số|chênh lệch|cán cân|nhu cầu|tồn kho|lượt|khối lượng|trọng lượng
    chiều (?:dài|rộng|cao)|độ dài|biên chế|nhân lực|tuổi thọ|tốc độ|trữ lượng|mật độ|tỉ số|điểm|mực nước
    lượng mưa|nhiệt độ|nhập siêu|xuất siêu|nhân khẩu|chất lượng|tỷ giá|tỉ giá|sức mua|cung|cầu|lượng
    nhóm hàng|nhóm|mặt hàng|ngành|lĩnh vực|khu vực|sản phẩm|đa số|phần lớn|hoạt động|dịch vụ
    nhiệm vụ|hạn mức|định mức|điện|nước
    """
    )
    + r"(?!\w)"
)
_CUT_SHORT = re.compile(
    r"(?:^|\s)(?:và|của|để|làm|giữa|vào|về|cho|bằng|theo|do|từ|/|sở hữu|nắm giữ|chiếm|có mức|kể|tại|trong)$"
    r"|\s/\s|(?<!\w)(?:một trong|không chỉ|đề nghị|đề xuất|yêu cầu|cho phép|theo hướng|trở|xem tiếp)(?!\w)"
)


def is_sure(observation: Observation, text: str) -> bool:
    """Whether a figure's words tell what it measures; `text` is what it was read from."""
    named = lower_aligned(observation.indicator)
    listed = text[observation.indicator_span.end : observation.quantity.span.start].lstrip()[:1] == ":"
    return not (
        (not listed and _names_nothing(observation, named))
        or (not listed and _tells_a_story(named, observation.sentence.of(text)))
        or "lần lượt" in lower_aligned(text[observation.sentence.start : observation.quantity.span.start])
        or _is_carried_far(observation, text)
        or _fits_no_measure(observation, named)
        or _measures_what(observation, named)
        or _is_few(observation, named)
        or _is_condition(observation, text)
        or _CUT_SHORT.search(named) is not None
        or not (listed or _is_name(observation, named))
    )


def _is_carried_far(observation: Observation, text: str) -> bool:
    """Whether the indicator stands in a sentence before; segments of one list are one sentence."""
    between = text[observation.indicator_span.end : observation.sentence.start]
    ended = bool(observation.indicator_span.end) and re.search(r"[.!?]\s|\n", between) is not None
    return ended and not goes_on_after(lower_aligned(observation.sentence.of(text)))


def _measures_what(observation: Observation, named: str) -> bool:
    """'cao su đạt 321 triệu USD': of goods alone nothing tells what was counted in money or grew."""
    unit = lower_aligned(observation.quantity.unit)
    in_money = observation.measure is Measure.LEVEL and "/" not in unit and _MONEY.search(unit) is not None
    if not (in_money or observation.measure in _RELATIVE) or observation.part_of:
        return False
    return _MEASURE.search(named) is None and _COUNTED.match(fold(named)) is None


def _names_nothing(observation: Observation, named: str) -> bool:
    """A phrase that only measures needs the whole that it measures, or to be what is counted."""
    unit, whole = lower_aligned(observation.quantity.unit), observation.part_of
    longest = 2 * _LONGEST if whole or _MEASURE.match(named) else _LONGEST
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
    share = unit == "%" and plain and not _RATE.search(f"{named} {observation.part_of}")
    holder = (_WHO.fullmatch(named) or _ORGAN.fullmatch(named)) and plain and _AMOUNT.match(unit) is not None
    majority = quantity.denominator is not None and quantity.denominator <= _BY_LAW
    return (bare and plain) or share or bool(holder and not observation.part_of) or majority


def _is_few(observation: Observation, named: str) -> bool:
    quantity = observation.quantity
    counted = _AMOUNT.match(unit := lower_aligned(quantity.unit)) is None and bool(unit)
    whole = quantity.value < _FEW and quantity.value == quantity.value.to_integral_value()
    told = quantity.denominator is None and observation.measure is Measure.LEVEL
    return counted and whole and told and not _MULTIPLIED.match(unit) and _NUMBER_OF.match(named) is None


def _is_condition(observation: Observation, text: str) -> bool:
    """'xã có trên 5 tiêu chí trở lên': a limit, not what was counted."""
    return _UPWARDS.match(lower_aligned(text[observation.quantity.span.end :][:16])) is not None


def _is_name(observation: Observation, named: str) -> bool:
    """Whether a phrase begins as what is measured, counted or done does, or is an item of what is divided."""
    unit = lower_aligned(observation.quantity.unit)
    begins = (HEAD, ACT, _MEASURE, _NAMES_MORE, _DEED)
    core = _QUANTIFIER.sub("", named)
    return (
        any(pattern.match(core) for pattern in begins)
        or (bool(unit) and unit != "%" and core.startswith(unit))
        or _COUNTED.match(fold(core)) is not None
        or _COLLECTS.fullmatch(named) is not None
        or (
            (bool(observation.part_of) or _PRICE.search(unit) is not None)
            and len(named.split()) <= _LONGEST_ITEM
        )
    )
