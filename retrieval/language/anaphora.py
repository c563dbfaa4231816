"""Words by which a sentence speaks of what the one before it named."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.language.sentences import sentences

_WHO = r"(?:đơn vị|công ty|doanh nghiệp|ngân hàng|tập đoàn|trung tâm|chi cục|cục|nhà trường|bệnh viện)"
_WHAT = r"(?:cơ quan|mặt hàng|ngành|dự án|số|loại|khu vực|địa phương|quỹ)"
POINTS_AT = re.compile(
    rf"(?<!\w)(?:{_WHO}|{_WHAT})(?: này| đó| trên| nói trên| nêu trên)(?!\w)"
    rf"|(?:^|[,;] ){_WHO}(?: đã| cũng| sẽ| đạt| có| tuyển| thu| xử)(?!\w)"
    r"|(?<!\w)(?:trong đó|cụ thể|theo đó)(?!\w)"
    r"|^\W*(?:qua (?:đó|rà soát|kiểm tra|thanh tra|đánh giá|khảo sát)|kết quả(?= (?:là|cho thấy|đã)|,))(?!\w)"
)
"""On lower_aligned() text."""
_REACH = 700


@lru_cache(maxsize=1024)
def sentence_before(text: str, at: int) -> str:
    """The sentence that ends before the one beginning at a place; '' where none does."""
    before = text[max(0, at - _REACH) : at]
    spans = sentences(before)
    return spans[-1].of(before) if spans else ""
