"""The firm that a piece of news is about: its figures are of no place unless the sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.language.provinces import find_provinces
from retrieval.language.text import lower_aligned
from retrieval.language.word_starts import at_word_start

_KINDS = re.compile(rf"{at_word_start('công ty', 'ctcp', 'cty', 'tập đoàn', 'ngân hàng')}(?!\w)")
# What kind of firm it is and what it does, before its own name.
_FORMS = frozenset(
    """
    CP Cổ Phần TNHH MTV Một Thành Viên Trách Nhiệm Đầu Tư Xây Dựng Thương Mại Nhà Nước Chính Sách Việt Nam
    """.split()
)
_BRANDS = re.compile(r"(?<!\w)\w{2,}(?:[Bb]ank|BANK|[Gg]roup|[Hh]oldings)(?!\w)")
_BRANDED = re.compile(r"(?:ank|ANK|roup|oldings)(?!\w)")
"""How brands end: looking for that first is much faster."""
_ENDS = re.compile(r"[\n(),.;:\"“”–]")
_REACH = 60
"""In characters: how far after its kind a firm is named."""
_LEAST_WORDS = 2
_LEAST_NAMED = 4
"""A firm that is named less often is one of several."""


def times_named(text: str) -> int:
    """How often the firm is named that a text speaks of most; 0 where it is about none."""
    names = {name for name in _names(text) if not find_provinces(name)}
    most = max((text.count(name) for name in names), default=0)
    return most if most >= _LEAST_NAMED else 0


def _names(text: str) -> Iterator[str]:
    if _BRANDED.search(text):
        yield from _BRANDS.findall(text)
    for kind in _KINDS.finditer(lower_aligned(text)):
        run: list[str] = []
        for word in re.findall(r"[\w&]+", _ENDS.split(text[kind.end() : kind.end() + _REACH])[0]):
            if word[0].isupper() and word.title() not in _FORMS and word not in _FORMS:
                run.append(word)
            elif len(run) >= _LEAST_WORDS:
                break
            else:
                run = []
        if len(run) >= _LEAST_WORDS:
            yield " ".join(run)


_NAMED_AFTER = re.compile(r"(?<!\w)(?:\w+ )?(?P<first>[^\W\d_]+) (?P<last>[^\W\d_]+) $")
_BODIES = frozenset(
    """
    tỉnh thành phố huyện quận xã phường thị trấn cục thuế hải quan công an sở ban báo đài đại học viện bộ khu
    trường ủy đoàn hội tòa kho bạc chi cảng ga ngân hàng điện lực nhà máy tp tx
    """.split()
)


def ends_a_name(text: str, at: int) -> bool:
    """Whether the province written at a place ends the name of a firm: 'Hoàng Anh Gia Lai'."""
    named = _NAMED_AFTER.search(text[max(0, at - 40) : at])
    if named is None or not (named["first"].istitle() and named["last"].istitle()):
        return False
    return _BODIES.isdisjoint(lower_aligned(named.group()).split())
