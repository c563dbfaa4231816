"""Fixed phrases of official documents, where a text layer or OCR got the marks wrong.

'HÕA', 'PHÕNG' (faults of PDF fonts) and 'HỘI ĐÒNG' (OCR) are syllables, so only the phrase betrays them.
Letters stay one to one, so that offsets hold; another placement of a tone (HOÀ, HÒA) is no fault.
"""

from __future__ import annotations

import re
from functools import cache

from retrieval.language.text import fold, fold_aligned, lower_aligned

_PHRASES = """
cộng hòa xã hội chủ nghĩa việt nam
độc lập - tự do - hạnh phúc
đảng cộng sản việt nam
ủy ban nhân dân
hội đồng nhân dân
ủy ban mặt trận tổ quốc việt nam
ủy ban thường vụ quốc hội
ban chấp hành
ban thường vụ
thường trực
đoàn đại biểu quốc hội
thủ tướng chính phủ
văn phòng
thành phố
thị trấn
phòng giáo dục và đào tạo
tài chính - kế hoạch
hải phòng
hòa bình
khánh hòa
tòa án nhân dân
viện kiểm sát nhân dân
quốc phòng
phòng chống
phòng, chống
nghị quyết
quyết định
kế hoạch
kết luận
thông báo
báo cáo
tờ trình
hướng dẫn
phó chủ tịch
""".strip().split("\n")


def repair(text: str) -> str:
    """The text with the marks of fixed phrases put right; text typed without any marks stays."""
    if text.isascii():
        return text
    pieces, last = [], 0
    for match in _pattern().finditer(fold_aligned(text)):
        pieces += [text[last : match.start()], _right(text[match.start() : match.end()])]
        last = match.end()
    return "".join([*pieces, text[last:]])


def _right(found: str) -> str:
    """The phrase in the capitals of `found`."""
    phrase = _by_fold()[fold(found)]
    if not found.isupper() and phrase.count(" ") < 2:
        return found  # 'trở thành phổ biến' is no city
    if found.isascii() or lower_aligned(found) == phrase or len(phrase) != len(found):
        return found
    return "".join(
        right.upper() if written.isupper() else right for right, written in zip(phrase, found, strict=True)
    )


@cache
def _by_fold() -> dict[str, str]:
    return {fold(phrase): phrase for phrase in _PHRASES}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_by_fold(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
