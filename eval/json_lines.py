"""JSON Lines, plain or .xz, read line by line with errors that name the line."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import IO, cast

from retrieval.domain.errors import CasesInvalid

WHOLE_LINE = "(cả dòng)"
"""What an error names when no single field is to blame."""


def open_text(path: Path) -> AbstractContextManager[IO[str]]:
    """Opens a UTF-8 text file, unpacking .xz; a byte order mark is skipped."""
    if path.suffix == ".xz":
        return cast(IO[str], lzma.open(path, "rt", encoding="utf-8-sig"))
    return path.open(encoding="utf-8-sig")


def read_objects(path: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """The JSON objects of a file with their 1-based line numbers; blank lines are skipped."""
    if not path.is_file():
        raise CasesInvalid(str(path), 0, WHOLE_LINE, "không có tệp này")
    line = 0
    try:
        with open_text(path) as lines:
            for line, text in enumerate(lines, start=1):
                if text.strip():
                    yield line, parse_object(str(path), line, text)
    except UnicodeDecodeError as error:
        raise CasesInvalid(str(path), line + 1, WHOLE_LINE, "không phải UTF-8") from error


def parse_object(file: str, line: int, text: str) -> dict[str, object]:
    """One line as a JSON object."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        problem = f"không phải JSON hợp lệ (cột {error.colno})"
        raise CasesInvalid(file, line, WHOLE_LINE, problem) from error
    if not isinstance(value, dict):
        raise CasesInvalid(file, line, WHOLE_LINE, "phải là một đối tượng JSON {…}")
    return value


def text_field(file: str, line: int, fields: dict[str, object], name: str) -> str:
    """A required, non-blank string field."""
    value = fields.get(name)
    if not isinstance(value, str) or not value.strip():
        raise CasesInvalid(file, line, name, "phải là chuỗi khác rỗng")
    return value


def write_json(path: Path, value: object) -> None:
    """Writes one JSON document, readable and in UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
