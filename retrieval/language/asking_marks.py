"""The diacritics of how officials ask: 'tang may %' is 'tăng mấy %', where statutes would write 'tầng máy'.

The restorer learned from laws and an encyclopaedia, which ask nothing. What is spelled here steers it: the
phrases that ask, and those of daily administration that fold like something more frequent there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from retrieval.language.restore import Restorer
from retrieval.language.text import fold, fold_aligned, has_diacritics

_PHRASES = """
tối đa|tối thiểu|phấn đấu|bình quân|hải quan|chi cục|tổng cục|cục hải quan|cục thuế|chi cục thuế|sở ngành
hđnd|ubnd|qđ|nđ|bcđ|vđv|đạt bao nhiêu|đạt mấy|đạt được|tăng bao nhiêu|tăng mấy|giảm bao nhiêu|giảm mấy
tăng hay giảm|tăng trưởng|tăng thu|tăng thêm|bao nhiêu tỷ|mấy tỷ|bao nhiêu tiền|bao nhiêu|bao lâu|bao giờ
bao xa|ai ký|do ai ký|ký ban hành|người ký|tỉnh nào|xã nào|huyện nào|sở nào|phường nào|năm nào|ngày nào
như thế nào|thế nào|thế còn|là bao nhiêu|được bao nhiêu|chưa đạt|giao chưa|vượt bao nhiêu|vượt mấy|thì sao
cầu lông|phân bổ|đối với|so với|so cùng kỳ|cùng kỳ|chỉ tiêu|dự toán|kế hoạch|ngân sách
thu ngân sách|chi ngân sách|tổng thu|tổng chi|tổng vốn|tổng mức đầu tư|xuất khẩu|nhập khẩu|kim ngạch
nông thôn mới|hộ nghèo|cán bộ|công chức|viên chức|bồi dưỡng|công tác phí|mức chi|mức thu|mức hỗ trợ|lệ phí
học phí|đường bộ|diện tích|năng suất|sản lượng|doanh nghiệp|được chi|được thu
tháng mấy|tháng nào|ngày mấy|năm mấy
"""
# "máy" only in the names of machines: nobody asks "máy %".
_HOW_MANY = (
    r"(?<!xe )(?<!nha )(?<!bo )(?<!gan )(?<!hang )(?<!tau )may"
    r"(?! (?:moc|bay|tinh|in|mac|dien|chu|lanh|giat|cay|gat|bom|phat|xuc|thi cong|lam mat)(?!\w))"
)
_SIGNS = (
    r"(?<!dinh )(?<!thoi )(?<!nhiem )(?<!cung )(?<!dau )(?<!hoc )(?<!cuoi )(?<!giua )(?<!hang )ky"
    r"(?= (?:nq|qd|nghi quyet|quyet dinh|van ban|kh|ke hoach|cv|cong van)(?!\w)|\W*$)"
)
_IN_CONTEXT = (
    ("mấy", _HOW_MANY),
    ("ký", _SIGNS),
    ("chưa", r"(?<!ca )(?<!ngoi )(?<!nha )(?<!xay )(?<!sua )(?<!tham )(?<!le )chua\W*$"),
    ("quý", r"quy(?= (?:[1-4]|i{1,3}|iv)(?!\w))"),
    ("vậy", r"(?:(?<=nao )|(?<=gi )|(?<=ai )|(?<=sao )|(?<=dau )|(?<=nhieu )|(?<=may )|(?<=ngay ))vay\W*$"),
)


@lru_cache(maxsize=256)
def restore_question(typed: str) -> str:
    """A question with its diacritics restored; every length stays. Where some were typed, 'may' is to sew,
    and where most were, every word is as it was meant: 'Hải quan' is no navy."""
    restorer = Restorer.load()
    if has_diacritics(typed):
        words = re.findall(r"[^\W\d_]+", typed)
        return typed if 2 * sum(map(has_diacritics, words)) >= len(words) else restorer.restore(typed)
    found = tuple(_found(typed))
    return _marked(typed, restorer.restore(_marked(typed, typed, found), typed), found)


def _marked(typed: str, text: str, found: Sequence[tuple[str, int]]) -> str:
    """`text` with the marks of the phrases found in `typed`, which has no marks."""
    letters = list(text)
    for written, start in found:
        bare = typed[start : start + len(written)]
        cased = (w.upper() if t.isupper() else w for w, t in zip(written, bare, strict=True))
        letters[start : start + len(written)] = cased
    return "".join(letters)


def _found(typed: str) -> Iterator[tuple[str, int]]:
    """The phrases of a text, longer ones last, and where each begins."""
    folded = fold_aligned(typed)
    for written, pattern in (*_phrases(), *_in_context()):
        for match in pattern.finditer(folded):
            yield written, match.start()


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    phrases = sorted(re.split(r"[|\n]", _PHRASES.strip()), key=len)
    return tuple((phrase, _word(re.escape(fold(phrase)))) for phrase in phrases)


@cache
def _in_context() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((written, _word(pattern)) for written, pattern in _IN_CONTEXT)


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")
