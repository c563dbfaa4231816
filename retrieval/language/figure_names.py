"""How an indicator is named that may stand in a list by itself: as what is measured, counted or done."""

from __future__ import annotations

import re

from retrieval.domain.figure import PLANNED, Measure, Observation, Quantity
from retrieval.language.indicator_words import ACT, HEAD, any_of
from retrieval.language.quantity_forms import COUNTED, ONE_SYLLABLE
from retrieval.language.table_rows import is_table_line
from retrieval.language.text import lower_aligned

MEASURE = re.compile(
    r"(?<!\w)"
    + any_of(
        r"""
    tổng|số|tỷ lệ|tỉ lệ|t[ỷỉ] trọng|kim ngạch|giá|trị giá|gtsx|thu|chi|sản lượng|diện tích|mức|chỉ số
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
COUNTED_THING = re.compile(rf"(?:cac |so )?(?:{COUNTED}|(?:{_THINGS})(?!\w)|hang |nguoi |lao dong)")
_AMOUNT = re.compile(r"(?:%|.*(?:đồng|usd|vnd|tấn|kg|ha|tỷ|tỉ)(?!\w))")
_NEAR = 200
"""In characters: how far before a count others of its kind are told together with it."""
_FEW = 10
"""Things counted by fewer are mostly told in passing: '4 giải pháp', '2 giống'."""
DEED = re.compile(
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
    nhận|từ chối|vinh danh|tôn vinh|khen thưởng|điều tra|ký|ký kết|ấn định|rà soát|chấp thuận
    cấp phép|chứng nhận|thẩm định|làm việc|điều chỉnh|bổ sung|đặt tên
    giữ nguyên|giải thể|giành|đoạt|gửi|(?:làm )?thủ tục|khảo sát
    giám sát|thi hành|phá|cứu hộ|cứu chữa|giới thiệu|hòa giải|tập huấn|tuyên dương|thâu tóm
    """
    )
    + r"(?!\w)"
)
"""How what was done is named, with what it was done to: 'phối hợp bắt giữ 12 vụ'."""
_COLLECTS = re.compile(
    r"(?:mỗi ngày )?(?:toàn |riêng )?(?:(?:tổng |chi )?cục|thành phố|tỉnh|địa bàn|khu vực|ngành|sở|hải quan"
    r"|kho bạc|ngân hàng"
    r"|công ty|tập đoàn)(?!\w)"
    r"(?: \w+){0,10}? (?:hụt |phải )?(?:thu|nộp|thu nộp|lãi|lỗ)(?: ngân sách(?: nhà nước)?| nội địa| thuế)?"
)
"""Whose revenue it is: 'chi cục thuế quận 3 thu ngân sách'."""
_COUNTED_AGAIN = re.compile(
    r"(?:tổng )?(?:số )?(?:dự án|doanh nghiệp|lao động|hợp tác xã|chỉ tiêu|sản phẩm|hồ sơ|đơn vị|trường hợp"
    r"|học sinh|giáo viên|hộ|người|vụ|lượt|xã|xe|tàu|tờ khai|khách|mặt hàng|bệnh nhân"
    r"|công trình|đối tượng)(?!\w)"
)
"""What was counted before, and grew since."""
_BODY = re.compile(
    r"(?:(?:tổng |chi )?cục|sở|hải quan|kho bạc|chi nhánh|phòng|ban)(?: (?!thu|chi|nộp|giải)\w+){0,8}"
)
"""Whose figure it is, not of what: 'Hải quan Hà Nội đạt 99,1% dự toán'."""
_BARE = re.compile(
    r"(?:(?:phát hiện|phối hợp|tiến hành)(?:,| và)? )*(?:thu hút|thu giữ|bắt giữ|bắt|xử lý|hỗ trợ|tặng"
    r"|trao(?: tặng)?|tiếp nhận|giải quyết|sử dụng|thực hiện|xây dựng|tổ chức|đầu tư)"
    r"|đối tượng|trường hợp|sản phẩm|cá nhân|tập thể"
)
"""A deed or a thing of which nothing more is told."""
_LENGTH = re.compile(r"(?:k|c|m)?m")
_MULTIPLIED = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn)(?!\w)")
_MULTIPLE = re.compile(r"^(?:(?:nghìn|ngàn|triệu|tỷ|tỉ|vạn)(?!\w)\s?)+")
_SHARE_BEFORE = re.compile(r"chiếm \d[\d.,]*\s?%\)?\s*(?:[;,]|và|, và)\s*$")
_MULTIPLE_ALONE = re.compile(r"nghìn|ngàn|triệu|vạn")
_DONE = re.compile(
    r"(?<!\w)(?:đã|đang|vừa|sẽ)(?: (?:tổ chức|tiến hành|trực tiếp|kịp thời|chủ động|phối hợp|giúp))*\s*$"
)
_DOER_DEED = re.compile(
    r"(?:(?:các|lực lượng|cơ quan) )*(?:công an|cảnh sát|bộ đội|biên phòng|hải quan|kiểm lâm|thanh tra"
    r"|quản lý thị trường|cục|chi cục|đơn vị|bệnh viện|trung tâm|trường|công ty|tập đoàn|ngân hàng|nhà máy"
    rf"|thành phố|tỉnh|huyện)(?: \w+){{0,8}}? (?:nợ|{DEED.pattern})"
)
"""Who did it, and what: 'cảnh sát biển bắt giữ container'."""
_HOW_LONG = re.compile(r"\w(?<!kéo) (?:dài|rộng|cao|sâu)$")
_NUMBER_OF = re.compile(r"(?:tổng )?số(?!\w)")
_UPWARDS = re.compile(r"\s*trở (?:lên|xuống)")
_LIMIT = re.compile(r"(?<!\w)(?:trên|dưới|từ|đến|không quá|(?:nhỏ|lớn|cao|thấp) hơn)\s*$")
_WHOSE = re.compile(r"(?<!\w)(?:đối với|trường hợp|nếu) [^;:,]* có [^;:,]*$")
_PLACE_ALONE = re.compile(r"(?:thành phố|tỉnh|huyện|quận|thị xã)(?: (?!thu|chi|có|nộp)\w+){1,4}")
_ALL_WHO = re.compile(r"(?:các|những|đối tượng)(?!\w)")
_CHANGES = re.compile(r"(?:giảm|tăng(?! trưởng)) ")
_QUANTIFIER = re.compile(
    r"^(?:hai|ba|bốn|năm|sáu|các|những|một số|hầu hết|toàn bộ|duy nhất|mỗi (?:ngày|tháng|quý|năm)) "
)
_PRICE = re.compile(r"(?:đồng|usd|đ|cent)\s?/")
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
    nhiệm vụ|hạn mức|định mức|điện|nước|án|tội phạm|phạm pháp|mạng lưới|hợp đồng|cải cách
    """
    )
    + r"(?!\w)"
)
_CUT_SHORT = re.compile(
    r"(?:^|\s)(?:và|của|để|làm|giữa|vào|về|cho|bằng|theo|do|từ|/|(?<!chủ )sở hữu|chiếm|có mức|kể|tại|trong)$"
    r"|(?<!do nhà nước )nắm giữ$"
    r"|(?<!\w)(?:trong|từ|đến|vào) \d+$"
    r"|^(?:(?:phó|chi|tổng) )*(?:cục trưởng|giám đốc|chủ tịch|bộ trưởng|trưởng ban)(?!\w)"
    r"|/$|(?<!\w)(?:một trong|không chỉ|đề xuất|yêu cầu|cho phép|theo hướng|trở(?! lại| về| thành)"
    r"|xem tiếp|hôm|đứng đầu|lọt vào|có .+ nhất)(?!\w)"
)


def is_whole_name(observation: Observation, text: str) -> bool:
    """Whether a name begins as one, is not cut short, and counts more than a few things."""
    named = lower_aligned(observation.indicator)
    listed = text[observation.indicator_span.end : observation.quantity.span.start].lstrip()[:1] == ":"
    listed = listed or _is_in_table(observation, text)
    return not (
        (observation.measure is Measure.LEVEL and _CHANGES.match(named))
        or _is_few(observation, named, text)
        or _is_only_a_name(observation, text)
        or (_BODY.fullmatch(named) and observation.quantity.unit.lower() not in named)
        or (named == lower_aligned(observation.part_of) and not _is_told_apart(observation))
        or (_BARE.fullmatch(named) and not observation.part_of)
        or _is_condition(observation, text)
        or _CUT_SHORT.search(named)
        or not (listed or _is_name(observation, named) or _is_told_as_one(observation, named, text))
    )


def _is_next_share(observation: Observation, text: str) -> bool:
    """'Công nghiệp chiếm 8,6%; truyền thông chiếm 5,1%': the next share of what was shared out before."""
    start = observation.indicator_span.start
    before = lower_aligned(text[max(0, start - 24) : start])
    return observation.measure is Measure.SHARE_PCT and _SHARE_BEFORE.search(before) is not None


def _is_in_table(observation: Observation, text: str) -> bool:
    """Whether a figure stands in a table, where what heads a row is a name however it begins."""
    at = observation.quantity.span
    start, end = text.rfind("\n", 0, at.start) + 1, text.find("\n", at.end)
    return is_table_line(text[start : end if end >= 0 else len(text)])


def _is_told_apart(observation: Observation) -> bool:
    """Whether a part that is called as the whole is that of a place or time: 'trong đó quý I tăng 5%'."""
    time, named = observation.period_span, observation.indicator_span
    return observation.area_span is not None or (time is not None and time.start >= named.end)


def _is_only_a_name(observation: Observation, text: str) -> bool:
    """'Hoa Kỳ tăng 30,5%': a proper name alone tells nothing of what was measured."""
    written = observation.indicator_span.of(text)
    proper = len(written.split()) > 1 and all(w[:1].isupper() for w in written.split())
    place = written.isupper() and _PLACE_ALONE.fullmatch(observation.indicator) is not None
    return not observation.part_of and (proper or place)


def _is_few(observation: Observation, named: str, text: str) -> bool:
    """Few things, unless counted formally: '04 dự án'."""
    quantity = observation.quantity
    counted = _AMOUNT.match(unit := lower_aligned(quantity.unit)) is None and bool(unit)
    formal = text[quantity.span.start : quantity.span.start + 1] == "0"
    whole = quantity.value < _FEW and quantity.value == quantity.value.to_integral_value()
    told = quantity.denominator is None and observation.measure is Measure.LEVEL
    return (
        counted
        and whole
        and told
        and not formal
        and not _MULTIPLIED.match(unit)
        and _NUMBER_OF.match(named) is None
        and not _is_one_of_several(quantity, unit, text)
    )


def _is_one_of_several(quantity: Quantity, unit: str, text: str) -> bool:
    """'25 dự án công nghiệp; 3 dự án nông nghiệp': told among others of their kind, few are no aside."""
    near = lower_aligned(text[max(0, quantity.span.start - _NEAR) : quantity.span.start])
    return re.search(rf"\d {re.escape(unit)}(?!\w)", near) is not None


def _is_condition(observation: Observation, text: str) -> bool:
    """'xã có trên 5 tiêu chí trở lên', 'các xã có tỷ lệ hộ nghèo dưới 10%': a limit, not what was found."""
    quantity = observation.quantity
    if _UPWARDS.match(lower_aligned(text[quantity.span.end :][:16])):
        return observation.status not in PLANNED or observation.measure is Measure.LEVEL
    of_all = quantity.unit == "%" and _ALL_WHO.match(lower_aligned(observation.part_of)) is not None
    before = lower_aligned(text[observation.sentence.start : quantity.span.start])
    of_some = of_all or _WHOSE.search(before) is not None
    return of_some and observation.measure is Measure.LEVEL and _LIMIT.search(before) is not None


def _is_name(observation: Observation, named: str) -> bool:
    """Whether a phrase begins as what is measured, counted or done does, or is an item of what is divided."""
    unit = lower_aligned(observation.quantity.unit)
    begins = (HEAD, ACT, MEASURE, _NAMES_MORE, DEED)
    core = _QUANTIFIER.sub("", named)
    counted = _MULTIPLE.sub("", unit)
    return (
        any(pattern.match(core) for pattern in begins)
        or (bool(counted) and unit != "%" and core.startswith(counted))
        or _COUNTED_AGAIN.match(core) is not None
        or _COLLECTS.fullmatch(named) is not None
        or (
            ((bool(observation.part_of) and not _LENGTH.fullmatch(unit)) or _PRICE.search(unit) is not None)
            and len(named.split()) <= _LONGEST_ITEM
        )
    )


def _is_told_as_one(observation: Observation, named: str, text: str) -> bool:
    """Whether the words around a name say that it is one: 'đã phá 71 vụ án', 'cầu rộng 26 m'."""
    quantity, span = observation.quantity, observation.indicator_span
    unit = lower_aligned(quantity.unit)
    before = lower_aligned(text[max(0, span.start - 24) : span.start])
    done = _AMOUNT.match(unit) is None and _DONE.search(before) is not None
    measured = _LENGTH.fullmatch(unit) is not None and _HOW_LONG.search(named) is not None
    counted = _MULTIPLE_ALONE.fullmatch(unit) is not None and span.start == quantity.span.end
    did = _DOER_DEED.match(named) is not None or _is_next_share(observation, text)
    return done or did or measured or counted or named.endswith(" thị phần")
