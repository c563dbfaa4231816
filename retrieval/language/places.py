"""Places that questions and documents name: provinces by table, lower levels by their title word."""

from __future__ import annotations

import re
from functools import cache

from retrieval.domain.query import Place
from retrieval.domain.span import Span
from retrieval.language.provinces import FoundPlace, aliases_of, by_alias, find_provinces
from retrieval.language.text import fold, fold_aligned, has_diacritics, lower_aligned

_LEVEL = re.compile(
    r"(?<!\w)(?:(?:huyện|thị xã|thành phố|TP\.?|TX\.?|TT\.|quận|phường|xã|thị trấn)\s+|[HQPX]\.\s?)",
    re.IGNORECASE,
)
_LONGEST_NAME = 4
_NUMBERED = re.compile(r"(?:quận|phường)\s+$", re.IGNORECASE)
_FOLDED_LEVEL = re.compile(
    r"(?<!\w)(?<!cap )(?P<level>huyen|thi xa|thanh pho|tp|tx|phuong|xa|thi tran"
    # 'bình quân đầu người', 'hải quan', 'cơ quan' name no district.
    r"|(?<!binh )(?<!hai )(?<!co )(?<!lien )(?<!chu )(?<!tong )(?<!bao )(?<!truc )quan)"
    r"\s+(?P<name>(?!bao nhieu)[a-z]+\s+[a-z]+)"
)
# Words that follow a level word without naming a place: "huyện nào", "xã đạt chuẩn", "phường thuộc".
_NOT_NAMES = frozenset(
    """
    nào này đó và có đã đạt thuộc của là trên được còn mới khác hết nghèo bao mấy hoặc trong
    """.split()
)
_NOT_NAMES_BARE = frozenset(map(fold, _NOT_NAMES))
_POINTING = frozenset({"nao", "nay", "do", "ay", "kia"})
"""'huyện năm đó' names no district."""

# Whose chairman is named after 'thành phố' is a person: no city begins with these family names.
_CITY = re.compile(r"(?:thành phố|TP\.?)\s+$", re.IGNORECASE)
_SHORT = re.compile(r"[A-ZĐ]{2,4}")
"""'huyện NTM', 'phường TP': an abbreviation after a level in small letters names no place."""
_FAMILY_NAMES = frozenset("nguyen tran le pham huynh hoang vu vo dang bui do ngo dinh".split())

# No name of two syllables ends so: 'xã đạt từ', 'phường thì sao', 'xã hội của'.
_NEVER_SECOND = frozenset(
    """
    của từ sự thì ở là và có được tại trong trên theo đến cho khi để nếu mà bị phải cũng đã sẽ đang đạt năm
    bao mấy nào
    """.split()
)
_NEVER_FIRST = frozenset(
    {
        "nao",
        "nay",
        "do",
        "thuoc",
        "con",
        "moi",
        "khac",
        "va",
        "co",
        "la",
        "het",
        "o",
        "uy",
        "tp",
        "dao",
        "xa",
        "phuong",
        "huyen",
        "quan",
        "thi",
        "duoc",
        "cua",
        "tai",
    }
)


def find_places(text: str) -> tuple[FoundPlace, ...]:
    """Provinces and lower-level places, in reading order; a local place wins over a province inside it."""
    local = [*_named_locals(text), *_folded_locals(text)]
    kept: list[FoundPlace] = []
    for found in (*local, *find_provinces(text)):
        if not any(found.span.overlaps(other.span) for other in kept):
            kept.append(found)
    return tuple(sorted(kept, key=lambda f: f.span.start))


def _named_locals(text: str) -> list[FoundPlace]:
    """A level word and the capitalised words after it: 'huyện Vân Canh', 'TP Quy Nhơn', 'Quận 1'.

    A number needs its level word: texts are full of a bare '1'.
    """
    found = []
    for match in _LEVEL.finditer(text):
        end = _name_end(text, match.end())
        name = fold(text[match.end() : end])
        if name.isdigit():
            name = fold(text[match.start() : end])
        is_person = _CITY.match(match.group()) is not None and name.split(" ")[0] in _FAMILY_NAMES
        short = _SHORT.fullmatch(text, match.end(), end) is not None and match.group().islower()
        # 'các phường TP Trà Vinh' are of that city.
        level_only = _LEVEL.match(text, match.end()) is not None
        # "TP HCM Lê Thanh Liêm": a province, and who speaks for it.
        spoken_for = is_person or name.startswith(("hcm ", "hn "))
        if level_only or short or spoken_for or _is_society(text[match.start() : end]):
            continue
        if end > match.end() and name not in by_alias() and _opens_name(text[match.end() : end]):
            found.append(FoundPlace(Place(text[match.start() : end], name), Span(match.start(), end)))
    return found


def _is_society(written: str) -> bool:
    """'KINH TẾ - XÃ HỘI' is no commune; 'xã Hội Nghĩa' is one."""
    lowered = lower_aligned(written)
    cased = written not in (written.upper(), written.lower())
    named = cased and len(written.split()) > 2 and "chủ nghĩa" not in lowered
    return lowered.startswith("xã hội") and not named


def _opens_name(written: str) -> bool:
    """Whether a name may begin so: with its marks 'Đạ Huoai' is no 'đã', without them it might be."""
    first = lower_aligned(written).split()[0]
    return first not in _NOT_NAMES and (has_diacritics(written) or first not in _NOT_NAMES_BARE)


def _name_end(text: str, at: int) -> int:
    end = at
    for count, word in enumerate(re.finditer(r"\w+", text[at:])):
        gap = text[end : at + word.start()]
        # Quarters and wards may have numbers; "thành phố 6 tháng đầu năm" is no place.
        numbered = (
            count == 0 and word.group().isdigit() and _NUMBERED.search(text[max(0, at - 12) : at]) is not None
        )
        # "UBND huyện Phú Quốc Huỳnh Quang Hưng": a district, and who speaks for it.
        person = count > 1 and fold(word.group()) in _FAMILY_NAMES
        unnamed = not (word.group()[0].isupper() or numbered)
        if count >= _LONGEST_NAME or gap.strip(" ") or unnamed or person:
            break
        end = at + word.end()
        if numbered:
            break
    return end


def _folded_locals(text: str) -> list[FoundPlace]:
    """'huyen da huoai': level word and the two syllables after it; only in text without capitals.

    In text with diacritics the level word has its own: 'quản lý' is no district.
    """
    if text != text.lower():
        return []
    found, marked = [], has_diacritics(text)
    provinces = [province.span for province in find_provinces(text)]
    for match in _FOLDED_LEVEL.finditer(fold_aligned(text)):
        name = match["name"]
        first, second = name.split()
        if marked and _LEVEL.match(f"{text[match.start() : match.end('level')]} ") is None:
            continue
        written = text[match.start() : match.end()]
        if second in _POINTING or {first, second} <= _NOT_NAMES_BARE or _is_society(written):
            continue
        if written.rsplit(" ", 1)[-1] in _NEVER_SECOND or not _sounds(first):
            continue
        # 'quán net Hà | Nội': half of a province is no name.
        if any(p.start < match.end() < p.end and p.start > match.start("name") for p in provinces):
            continue
        if name not in by_alias() and first not in _NEVER_FIRST:
            span = Span(*match.span())
            found.append(FoundPlace(Place(span.of(text), name), span))
    return found


def _sounds(word: str) -> bool:
    """Whether a fold()ed word has a vowel: 'huyện ntm nâng cao' names no district."""
    return any(letter in "aeiouy" for letter in word)


def is_commune(place: Place) -> bool:
    """Whether a place is below a district: 'xã Nà Sáy'."""
    return fold(place.name).startswith(("xa ", "phuong ", "thi tran ", "thon ", "ban "))


def names_place(folded_text: str, place: Place) -> bool:
    """Whether a fold()ed text names the place by any of its names, as whole words."""
    return _forms_pattern(place.name, place.folded).search(folded_text) is not None


def names_city(folded_text: str, place: Place) -> bool:
    """Whether a fold()ed text names the city that is called like a province: 'TP Nam Định'."""
    return re.search(rf"(?<!\w)(?:tp\.?|thanh pho) {re.escape(place.folded)}(?!\w)", folded_text) is not None


@cache
def _forms_pattern(name: str, folded: str) -> re.Pattern[str]:
    aliases = aliases_of(name)
    forms = sorted(
        {folded, *(fold(a) for a in aliases if len(a) > 3 or not a.isupper())}, key=lambda a: (-len(a), a)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(form) for form in forms)})(?!\w)")
