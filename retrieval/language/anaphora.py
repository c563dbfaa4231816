"""Words by which a sentence speaks of what the one before it named."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.domain.span import Span
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
POINTS_BACK = re.compile(r"(?:Đó|Đây)(?: chính)? là(?!\w)|(?:Cụ thể|Bao gồm|Gồm)(?: là| có)?[,:]? ")
"""How a sentence begins that lists what the one before it spoke of."""
_REACH = 700


@lru_cache(maxsize=1024)
def sentence_before(text: str, at: int) -> Span:
    """The sentence that ends before the one beginning at a place; empty where none does."""
    start = max(0, at - _REACH)
    spans = sentences(text[start:at])
    return spans[-1].shift(start) if spans else Span(at, at)
