"""The noun that stands after a quantity: what was counted, or what an amount is of.

All text is given in lower_aligned() form.
"""

from __future__ import annotations

import re

from retrieval.domain.span import Span
from retrieval.language import indicator_words as words
from retrieval.language.indicators import has_content, is_generic

# A verb that counts at the end of a phrase; what it was done to comes next.
_LAST_ACT = re.compile(rf"(?:^|\s){words.ACT.pattern}(?: được)?$")
# The same where the next quantity follows: it is done to that.
_NEXT_ACT = re.compile(rf"(?:,?(?<!xuất)\s{words.ACT.pattern})+(?: được)?$")
# '29 đơn vị hành chính quận, huyện': levels that a comma joins.
_LEVELS = "(?:huyện|xã|phường|thị trấn|thị xã|thành phố)"
_ENDS_COUNTED = re.compile(
    rf"\s?/ ?(?:ngày|tháng|năm|giờ)(?!\w)|,(?!\s{_LEVELS}(?! (?:nên|đã|sẽ|cần|phải|có)(?!\w))(?!\w))"
    r"|[;(:.…“\"|]|\s"
    + words.any_of(
        r"""
    (?<!đối )với|(?<!trong )và(?! vượt| vừa)|trở (?:lên|xuống)|trong đó|chiếm
    bằng(?=\s*$| (?:với|khoảng|gần|hơn|nửa|một|mức|cùng)(?!\w))
    (?:(?<!chỉnh )(?<!trình )(?<!đã )(?<!gia ))(?:tăng|giảm)|là|so|tương|thì|(?:bao )?gồm|trị giá
    nên|từ|để|mà|nhưng|năm|do|nhằm|lên|tháng|nâng(?= tổng| số)|đưa(?= tổng| số)|phần lớn
    trong (?:năm|tháng|quý|khi|\d)
    """
    )
    + r"(?!\w)"
)
# A short phrase between marks that may go on with what was counted: 'vụ buôn bán, vận chuyển ma túy, …'.
_COORDINATED = re.compile(
    r"(?P<joint>,| và) (?P<noun>[^\W\d]+(?: [^\W\d]+){0,5})"
    r"(?<! hiện)(?<! cũng)(?<! vẫn)(?<! qua)(?=\s*[,.;(]| (?:có|đã|được|đang|bị)(?!\w))"
)
_ENDS_MEASURED = re.compile(
    r"[,;(:.…“\"|/]|\s"
    + words.any_of(
        r"""
    (?<!đối )với|và|đạt|(?<!gia )tăng|giảm|trong|bằng|chiếm|có|là|so|tương|thì|đã|gồm|trị giá|nên|từ|để|mà
    cho|đến|nhưng|năm|do|còn|nhằm|tại|được|sẽ|mỗi|phần lớn|chủ yếu|thuộc|lên|vào|ở|ngay|vượt|cao|thấp
    """
    )
    + r"(?!\w)"
)
# Joints that stand between a counted noun and what comes next.
_TRAILING = re.compile(
    r"(?:\s(?:đến|thuộc|của|tại|ở|trên|cho|hơn|gần|khoảng|với|và|có|đối|đại diện|đến từ|là|từ|trong|đạt"
    r"|cũng|còn|ước|không|(?<!việc )làm))+$"
)
TRANSITIVE = re.compile(
    r"(?<!\w)"
    + words.any_of(
        r"""
    thu hút|xuất khẩu|nhập khẩu|nộp|cấp|tiếp nhận|phát hiện|bắt giữ|xuống giống|giải ngân|hỗ trợ
    tiêu thụ|chế biến|sản xuất|khai thác|trồng|đón|tạo|huy động|xử lý|xuất|bán|mua|chi|trích|thưởng
    bố trí|gieo trồng|thu hoạch|thành lập|thu giữ|đóng góp|dành|giảm|tăng|cấp phát|sử dụng|chi phối
    đáp ứng|sở hữu|nắm giữ|thâu tóm
    """
    )
    + r"(?: được)?$"
)
_NOT_COUNTED = re.compile(
    rf"\s*(?:%|/|trở lên|đồng|{words.PLAN}"
    r"|(?:so|cùng kỳ|ck|tổng|số|về|năm|của|trong|trên|tính|tháng|quý|nhưng|nên|đối)(?!\w))"
)
# "138 tấn thanh long", "55.000 đồng/kg cá": what is weighed or priced is named after it.
WEIGHED = re.compile(
    r"(?:nghìn |triệu )?(?:tấn|kg|gam|gram|tạ|ha|lít|viên)(?!\w|/)"
    r"|(?:nghìn |triệu )?đồng/(?:kg|tấn|lít|con|tạ)(?!\w|/)"
)
_SUFFERED = re.compile(r"(?<!\w)(?:bị|chết|mất)(?!\w)")
# "18 tập đoàn, tổng công ty đầu tư": what is counted together.
_ALSO_COUNTED = re.compile(
    r"(?:,| và) (?:tổ chức|cá nhân|hộ gia đình|doanh nghiệp|hợp tác xã|tổng công ty|công ty|giải pháp"
    r"|nhiệm vụ|ngành|lĩnh vực|quận|huyện|phường|thị xã|thành phố|chi bộ|sản phẩm|học sinh|sinh viên"
    r"|giáo viên|cán bộ|công chức|viên chức|đại biểu|công trình|dự án|vùng lãnh thổ"
    r"|mua (?:bán|cổ phần|lại)|buôn bán|vận chuyển|tàng trữ|gian lận)(?!\w)"
)


def noun_after(lowered: str, subject: str, unit: str, tail: Span, *, amount: bool) -> Span | None:
    """The noun that follows a quantity and says what was counted: '240 dự án FDI', '2 tỷ USD vốn đầu tư'."""
    after = lowered[tail.start : tail.end]
    if amount and (_NOT_COUNTED.match(after) or not _takes_object(subject, unit)):
        return None
    ends = _ENDS_MEASURED.search(after) if amount else _end_of_counted(after)
    end = ends.start() if ends else len(after)
    if not amount:
        end = _with_coordinated(after, end)
    said = after[:end].rstrip()
    phrase = _TRAILING.sub("", said if ends or amount else _NEXT_ACT.sub("", said))
    return Span(tail.start, tail.start + len(phrase)) if has_content(phrase) or not amount else None


def _end_of_counted(after: str) -> re.Match[str] | None:
    """Where a counted noun ends; 'người bị thương do bão', 'công ty do tỉnh lập' go on after 'do'."""
    for match in _ENDS_COUNTED.finditer(after):
        said = after[: match.start()]
        if match.group().strip() != "do" or (has_content(said) and not _SUFFERED.search(said)):
            return match
    return None


def _with_coordinated(after: str, end: int) -> int:
    """Where the phrases end that only go on with what was counted."""
    while (match := _COORDINATED.match(after, end)) is not None:
        noun = match["noun"]
        heads = words.MEASURED if match["joint"] == " và" else words.HEAD
        opens = (heads, words.ACT, words.ADVERBIAL, words.OPENS_CLAUSE, words.COMPLEMENT)
        if any(pattern.match(noun) for pattern in opens) or words.SPEAKS.search(noun):
            break
        end = match.end("noun")
    while (match := _ALSO_COUNTED.match(after, end)) is not None:
        stop = _ENDS_COUNTED.search(after, match.end())
        more = stop.start() if stop else len(after)
        if words.SPEAKS.search(after, end, more) or (stop is not None and stop.group().strip() == "nên"):
            break
        end = more
    return end


def _takes_object(subject: str, unit: str) -> bool:
    """Whether a measured amount still needs a noun: after nothing, a mere measure, or a transitive verb."""
    names_nothing = unit != "%" and (not subject or is_generic(subject))
    return (
        names_nothing
        or WEIGHED.match(unit) is not None
        or any(pattern.search(subject) for pattern in (TRANSITIVE, _LAST_ACT))
    )
