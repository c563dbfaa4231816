"""The words that decide what a sentence claims; matched on lower_aligned() text, diacritics and all."""

from __future__ import annotations

import re


def _any_of(words: str) -> str:
    return "|".join(sorted((word.strip() for word in words.split("|")), key=lambda word: (-len(word), word)))


# Changing one of these turns a sentence round: they must stand in its evidence as they stand in it.
DECISIVE = re.compile(
    r"(?<!\w)(?:trên(?! (?:địa bàn|cơ sở))|"
    + _any_of(
        "tăng|giảm|cao|thấp|vượt|hụt|thiếu|dư|hơn|dưới|tối thiểu|tối đa|ít nhất"
        "|nhiều nhất|lớn nhất|nhỏ nhất|cao nhất|thấp nhất|tốt nhất|khoảng|gần|xấp xỉ|trở lên|trở xuống"
        "|trước|sau|đầu tiên|cuối cùng|kế hoạch|mục tiêu|chỉ tiêu|dự kiến|dự báo|dự toán|ước|sơ bộ"
        "|chính thức|dự thảo|phấn đấu|phải|cấm|được phép|bắt buộc|có thể|tất cả|toàn bộ|mọi|mỗi|duy nhất"
        "|hết hiệu lực|có hiệu lực|thay thế|bãi bỏ|hủy bỏ|sửa đổi|bổ sung|miễn|xuất|nhập|thu|chi"
        "|chủ trì|phối hợp|gấp|bằng|chiếm|so với|cùng kỳ|thực hiện|bình quân|lũy kế|nội địa|quốc gia|cả nước"
    )
    + r")(?!\w)"
)

DIRECTION = re.compile(r"(?<!\w)(?:tăng|giảm|cao|thấp|vượt|hụt|hơn|dưới)(?!\w)")

NEGATING = re.compile(
    r"(?<!\w)(?:không phải|không còn|không hề|không|chưa từng|chưa|chẳng|chớ|đừng)"
    r" (?:bị |có |phải |được )?(?P<phrase>(?P<word>[^\W\d_]+)(?: [^\W\d_]+){0,2})"
)
LIMITING = re.compile(r"(?<!\w)(?:ngoại trừ|loại trừ|trừ(?! vào)|trừ khi|ngoài ra không)(?!\w)")

_UNITS = "hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt|một|rưỡi|nửa|đôi|chục|tá"
_SCALES = "trăm|nghìn|ngàn|triệu|tỷ|tỉ"
# A run of two words or more ('hai trăm', 'mười bảy'), or one that is hardly anything but a number.
NUMBER_WORDS = re.compile(
    rf"(?<!\w)(?<!\d )(?:(?:{_UNITS}|{_SCALES})(?: (?:phẩy|không|linh|lẻ|{_UNITS}|{_SCALES}))+"
    rf"|hai|bốn|sáu|bảy|tám|chín|mười|một nửa|gấp đôi)(?!\w)"
)

PLANNING = re.compile(r"(?<!\w)(?:kế hoạch|mục tiêu|chỉ tiêu|dự kiến|dự báo|phấn đấu)(?!\w)")

EMPTY = frozenset(
    """
    và của là có được cho với trong tại theo để các những này đó thì mà như về từ đến ra vào ở bởi do nên
    khi nếu hoặc hay cũng đã đang sẽ bị gồm thuộc trên địa bàn đối việc một số đạt ước nêu rõ cụ thể
    trong đó như sau biết theo căn
    """.split()
)
"""Words that say nothing of their own when support is counted."""
