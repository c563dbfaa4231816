"""Names of people and organs as administrative texts write them."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from retrieval.domain.span import Span
from retrieval.language.abbreviations import exact_reading
from retrieval.language.text import fold

_WORD = r"[^\W\d_]+"
# The hundred or so family names cover nearly everybody; these are by far the most frequent.
_FAMILY_NAMES = frozenset(
    """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Trương Lâm
    Mai Đào Cao Tạ Hà Tô Vương Lưu Phùng Châu Quách Kiều Lương Thái La Tống Giang Vi Nông Triệu Hứa Tăng
    Chu Cù Nghiêm Khuất Mạc Thạch Kim Sơn Danh Điểu Rơ Siu Ksor Rah Y Lò Quàng Cà Tòng Giàng Vàng Sùng
    Thào Hầu Ma Đàm Bế Lục Hồng Trang Ninh Văn Viên Ông Doãn Thân Từ Tiêu Thiều Đồng Lại Khổng Phí Bạch
    Sử Âu Bàn Bành Biện Cát Đái Đường Giáp Hàn Kha Lã Lữ Lò Lường Mã Mùa Nhâm Nhan Nhữ Ôn Quản Sầm Tẩn Thẩm
    Tiết Tôn Ung Uông Vàng Vừ Xa Đậu Diệp Tưởng Khương Khúc Liêu Ngụy Cung Lai Mẫn Phú
    """.split()
)
_ADDRESSED = re.compile(r"(?<!\w)(?:ông|bà|đồng chí|đ/c|anh|chị|Ông|Bà|Đồng chí|Đ/c)\s$")
"""Whoever is addressed so has a name, whatever the family: 'ông Y Thông', 'bà H\'Yim'."""
_ORGAN = re.compile(
    r"(?<![\w/-])(?:Sở|Ban|Bộ|Cục|Chi cục|Tổng cục|Phòng|Văn phòng|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Hội"
    r"|Hiệp hội|Liên đoàn|Trung tâm|Công ty|Tập đoàn"
    r"|Ngân hàng|Kho bạc|Trường|Bệnh viện|Viện|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Mặt trận|Tòa án"
    r"|Công an|Đoàn|Thanh tra|Bảo hiểm xã hội)(?!\w)"
)
# What continues an organ's name in small letters, and the one-syllable names that nothing completes.
_LINKS = (
    r"(?:nhân dân|quản lý|dự án|nhà nước|xã hội|nông thôn|khu công nghiệp|khu kinh tế|cổ phần|thành phố"
    r"|thị xã|thị trấn|tỉnh|huyện|quận|phường|xã|và|các)(?!\w)"
)
_NEXT = re.compile(rf"(?: - | |, (?=(?:{_WORD} ){{1,3}}và ))(?:(?P<link>{_LINKS})|(?P<word>{_WORD}))")
_WHOLE_NAMES = frozenset({"Thuế"})


def find_people(text: str, places: Collection[Span] = ()) -> tuple[Span, ...]:
    """Full names: two to five capitalised syllables beginning with a family name, outside of `places`."""
    found: list[Span] = []
    for word in re.finditer(_WORD, text):
        at = Span(*word.span())
        taken = (found and at.start < found[-1].end) or any(at.within(place) for place in places)
        if not taken and _may_begin(text, word) and not _is_title(text, word):
            end = _capitalised_until(text, word.end())
            if end > word.end():
                found.append(Span(word.start(), end))
    return tuple(found)


def _may_begin(text: str, word: re.Match[str]) -> bool:
    addressed = word.group()[0].isupper() and _ADDRESSED.search(text, max(0, word.start() - 10), word.start())
    return word.group() in _FAMILY_NAMES or bool(addressed)


def _is_title(text: str, word: re.Match[str]) -> bool:
    """'Ông' before a family name is no family name."""
    following = re.compile(rf" ({_WORD})").match(text, word.end())
    return word.group() == "Ông" and following is not None and following[1] in _FAMILY_NAMES


def _capitalised_until(text: str, at: int) -> int:
    end = at
    for _ in range(4):
        match = re.compile(rf" ({_WORD})").match(text, end)
        if match is None or not match[1].istitle():
            break
        end = match.end()
    return end


_TELLING_WORDS = 3
_ISSUERS = frozenset({"ubnd", "hdnd", "uy", "hoi", "chinh", "thu", "quoc"})


_STREET = re.compile(r"(?<!\w)(?:đường|phố|ngõ) $", re.IGNORECASE)


def find_organs(text: str) -> tuple[Span, ...]:
    """Organs: a head noun ('Sở', 'Ban Quản lý …') and the words that continue its name.

    A head of one syllable is an organ only with a name: 'Ban' of 'Ban hành' is none, nor is a street, nor
    what a number ends with: '26/2013/NQ-HĐND'.
    """
    found = (Span(match.start(), _organ_end(text, match.end())) for match in _ORGAN.finditer(text))
    named = (span for span in found if " " in span.of(text) or span.of(text).isupper())
    return tuple(span for span in named if not _STREET.search(text, max(0, span.start - 8), span.start))


def begins_with_organ(item: str) -> bool:
    """Whether an item of a list names an organ first, behind its marker: 'a) Sở Xây dựng'."""
    organs = find_organs(item)
    return bool(organs) and len(re.findall(r"\w+", item[: organs[0].start])) <= 1


@lru_cache(maxsize=1024)
def is_anothers(asked: str, title: str) -> bool:
    """Whether a title names organs and none of those that a question names: 'Văn phòng …', not 'Sở Y tế'."""
    wanted, named = _beginnings(asked), _beginnings(title)
    return bool(wanted and named) and not _are_named(wanted, named)


# "Quy định chức năng, nhiệm vụ … của Sở Y tế", "Điều lệ Liên đoàn Cầu lông".
_CHARTER = re.compile(r"(?:chức năng[^.;\n]* của|điều lệ) ", re.IGNORECASE)


@lru_cache(maxsize=1024)
def is_charter_of_another(asked: str, title: str) -> bool:
    """Whether a title is that of the charter of an organ, and a question names others alone."""
    charter = _CHARTER.search(title)
    return charter is not None and is_anothers(asked, title[charter.end() :])


def names_organ_of(asked: str, text: str) -> bool:
    """Whether a text names an organ that a question names."""
    return _are_named(_beginnings(asked), _beginnings(text))


def names_another_organ(asked: str, title: str) -> bool:
    """Whether a title is of another organ of the kind that a question names: 'Sở Y tế', not 'Sở Nội vụ'.

    Told by the first words of their names, as many as the question has ('Hiệp hội DN'); 'UBND tỉnh' and
    'UBND thành phố' are kinds of issuers.
    """
    wanted, named = _beginnings(asked), _beginnings(title)
    alike = any(begins[0] == one[0] for begins in named for one in wanted)
    return alike and not _are_named(wanted, named)


def _are_named(wanted: frozenset[tuple[str, ...]], named: frozenset[tuple[str, ...]]) -> bool:
    """Whether any organ is one that is wanted, as far as the words of that go."""
    return any(begins[: len(one)] == one for begins in named for one in wanted)


def _beginnings(text: str) -> frozenset[tuple[str, ...]]:
    """How the names of organs begin; one that is cut short as nobody knows is left out: 'Sở DT&TG'."""
    written = (span.of(text).split() for span in find_organs(text) if text[span.end : span.end + 1] != "&")
    read = ([exact_reading(word) or word for word in words] for words in written)
    folded = (fold(" ".join(words)).split() for words in read if not any(map(_is_short, words[1:])))
    return frozenset(tuple(words[:_TELLING_WORDS]) for words in folded if words[0] not in _ISSUERS)


def _is_short(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _opens_with_person(text: str, at: int) -> bool:
    return any(person.start == 0 for person in find_people(text[at : at + 40]))


def _organ_end(text: str, at: int) -> int:
    """Capitals in a row are a proper name; a single one is completed by one small syllable: 'Tài chính'."""
    end, capitals = at, 0
    while (match := _NEXT.match(text, end)) is not None:
        word = match["word"]
        if word is None:
            capitals = 0
        elif word[0].isupper() and not _opens_with_person(text, match.start("word")):
            capitals += 2 if word in _WHOLE_NAMES else 1
        elif capitals == 1 and word.islower() and text[end : match.start("word")] == " ":
            capitals = 0
        else:
            break
        end = match.end()
    while text[at:end].rsplit(" ", 1)[-1] in {"và", "các"}:
        end = at + text[at:end].rfind(" ")
    return end
