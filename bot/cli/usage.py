"""What the command-line library says of wrong usage, in Vietnamese."""

from __future__ import annotations

import re

_SENTENCES = (
    (r"No such option: (\S+).*", r"không có tuỳ chọn \1"),
    (r"No such command '(.*)'.*", r"không có lệnh “\1”"),
    (r"Missing argument '(.*)'\.", r"thiếu \1"),
    (r"Missing option '(.*)'\.", r"thiếu tuỳ chọn \1"),
    (r"Missing command\.", "chưa nêu lệnh"),
    (r"Option '(.*)' requires an argument\.", r"tuỳ chọn \1 cần một giá trị"),
    (r"Got unexpected extra arguments? \((.*)\)", r"thừa “\1”; câu có dấu cách phải đặt trong dấu nháy"),
    (r"Invalid value for '(.*)': (.*)", r"giá trị của \1 không hợp lệ (\2)"),
)


def in_vietnamese(message: str) -> str:
    """The library's sentence in Vietnamese; one that is not known here stays as it is."""
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message.strip(), flags=re.DOTALL)
        if found:
            return "lệnh chưa đúng: " + found.expand(sentence) + "."
    return message
