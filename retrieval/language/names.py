"""Names of people and organs as administrative texts write them."""

from __future__ import annotations

import re

from retrieval.domain.span import Span

_WORD = r"[^\W\d_]+"
# The hundred or so family names cover nearly everybody; these are by far the most frequent.
_FAMILY_NAMES = frozenset(
    """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh Trương Lâm
    Mai Đào Cao Tạ Hà Tô Vương Lưu Phùng Châu Quách Kiều Lương Thái La Tống Giang Vi Nông Triệu Hứa Tăng
    Chu Cù Nghiêm Khuất Mạc Thạch Kim Sơn Danh Điểu Rơ Siu Ksor Rah Y Lò Quàng Cà Tòng Giàng Vàng Sùng
    Thào Hầu Ma Đàm Bế Lục Hồng Trang Ninh Văn Viên Ông Doãn Thân Từ Tiêu Thiều Đồng Lại Khổng Phí Bạch
    """.split()
)
_ORGAN = re.compile(
    r"(?<!\w)(?:Sở|Ban|Bộ|Cục|Chi cục|Tổng cục|Phòng|Văn phòng|Ủy ban|Uỷ ban|UBND|HĐND|Hội đồng|Hội"
    r"|Hiệp hội|Liên đoàn|Trung tâm|Công ty|Tập đoàn"
    r"|Ngân hàng|Kho bạc|Trường|Bệnh viện|Viện|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy|Mặt trận|Tòa án"
    r"|Công an|Đoàn|Thanh tra|Bảo hiểm xã hội)(?!\w)"
)
_LOWER_LINKS = frozenset(
    {
        "và",
        "nhân",
        "dân",
        "tỉnh",
        "thành",
        "phố",
        "huyện",
        "quản",
        "lý",
        "dự",
        "án",
        "các",
        "nhà",
        "nước",
        "xã",
        "hội",
        "thị",
    }
)


def find_people(text: str) -> tuple[Span, ...]:
    """Full names: two to five capitalised syllables beginning with a family name."""
    found: list[Span] = []
    for word in re.finditer(_WORD, text):
        if word.group() in _FAMILY_NAMES and not (found and word.start() < found[-1].end):
            end = _capitalised_until(text, word.end())
            if end > word.end():
                found.append(Span(word.start(), end))
    return tuple(found)


def _capitalised_until(text: str, at: int) -> int:
    end = at
    for _ in range(4):
        match = re.compile(rf" ({_WORD})").match(text, end)
        if match is None or not match[1].istitle():
            break
        end = match.end()
    return end


def find_organs(text: str) -> tuple[Span, ...]:
    """Organs: a head noun ('Sở', 'Ban Quản lý …') and the words that continue its name."""
    return tuple(Span(match.start(), _organ_end(text, match.end())) for match in _ORGAN.finditer(text))


def _opens_with_person(text: str, at: int) -> bool:
    return any(person.start == 0 for person in find_people(text[at : at + 40]))


def _organ_end(text: str, at: int) -> int:
    end = at
    word = re.compile(rf"(?: |, (?=[^\W\d_]+ và ))({_WORD})")
    while (match := word.match(text, end)) is not None:
        if not (match[1][0].isupper() or match[1] in _LOWER_LINKS) or _opens_with_person(
            text, match.start(1)
        ):
            break
        end = match.end()
    while text[at:end].rsplit(" ", 1)[-1] in {"và", "các"}:
        end = at + text[at:end].rfind(" ")
    return end
