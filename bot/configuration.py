"""The settings of all rooms: read from the environment, explained, and written as .env.example."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import SecretStr, ValidationError
from pydantic_settings import BaseSettings

from bot.settings import BotSettings, HttpSettings, TelegramSettings
from ingest.settings import IngestSettings
from retrieval.domain.errors import ConfigurationError
from retrieval.settings import RetrievalSettings

PREFIX = "TRACUU_"
ROOMS: tuple[tuple[str, type[BaseSettings]], ...] = (
    ("Kho dữ liệu và tra cứu", RetrievalSettings),
    ("Nạp tệp", IngestSettings),
    ("Telegram", TelegramSettings),
    ("Máy chủ", HttpSettings),
    ("Chương trình", BotSettings),
)
_OF_DEVELOPERS = frozenset({"TRACUU_EVAL_DATA"})
"""Read by tests and measurements only; no setting of the product, and no mistake either."""

_PROBLEMS = {
    "bool_parsing": "phải là true hoặc false",
    "enum": "phải là một trong: {expected}",
    "float_parsing": "phải là một số",
    "int_parsing": "phải là một số nguyên",
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "không được nhỏ hơn {ge}",
    "less_than_equal": "không được lớn hơn {le}",
    "string_pattern_mismatch": "chỉ được gồm chữ cái không dấu, chữ số, dấu - và dấu _",
    "value_error": "{error}",
}
"""What pydantic's kinds of errors are called here."""

_Room = TypeVar("_Room", bound=BaseSettings)


@dataclass(frozen=True)
class Setting:
    """One setting as an administrator sees it; a secret's current value is never here."""

    name: str
    meaning: str
    default: str
    current: str


def retrieval_settings(data: Path | None = None) -> RetrievalSettings:
    """The settings of the archive; `data` from the command line goes before the environment."""
    return _read(RetrievalSettings if data is None else partial(RetrievalSettings, data=data))


def ingest_settings() -> IngestSettings:
    """The settings of reading files."""
    return _read(IngestSettings)


def bot_settings() -> BotSettings:
    """The settings of the program."""
    return _read(BotSettings)


def telegram_settings() -> TelegramSettings:
    """The settings of the Telegram bot."""
    return _read(TelegramSettings)


def http_settings(host: str | None = None, port: int | None = None) -> HttpSettings:
    """Where the server listens; what the command line says goes before the environment."""
    said = {"http_host": host, "http_port": port}
    given = {name: value for name, value in said.items() if value is not None}
    return _read(HttpSettings).model_copy(update=given)


def _read(room: Callable[[], _Room]) -> _Room:
    try:
        return room()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        problem = _PROBLEMS.get(first["type"], "{msg}").format(msg=first["msg"], **first.get("ctx", {}))
        raise ConfigurationError(
            f"Cấu hình {name} không hợp lệ: {problem}.",
            "Sửa biến môi trường hoặc tệp .env; xem ý nghĩa bằng `tracuu doctor --settings`.",
        ) from error


def explain() -> dict[str, tuple[Setting, ...]]:
    """Every setting by group, with its value in the present environment."""
    return {title: tuple(_settings(room)) for title, room in ROOMS}


def _settings(room: type[BaseSettings]) -> Iterator[Setting]:
    current = _read(room)
    for field, info in room.model_fields.items():
        yield Setting(
            name=PREFIX + field.upper(),
            meaning=info.description or "",
            default=_shown(info.default),
            current=_shown(getattr(current, field)),
        )


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case SecretStr():
            return "(đã đặt)"
        case bool():
            return str(value).lower()
        case frozenset():
            return ",".join(sorted(map(str, value)))
        case tuple():
            return ",".join(map(str, value))
        case float():
            return f"{value:g}"
        case _:
            return str(value)


def unknown_variables(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Names with our prefix that mean nothing: most likely mistyped."""
    known = {PREFIX + field.upper() for _, room in ROOMS for field in room.model_fields} | _OF_DEVELOPERS
    return tuple(sorted(name for name in environment if name.startswith(PREFIX) and name not in known))


def dotenv_template() -> str:
    """The text of .env.example: every setting with its meaning, commented out at its default."""
    lines = [
        "# Cấu hình của tracuu. Chép tệp này thành .env rồi bỏ dấu # ở dòng cần đổi.",
        "# Biến môi trường đã đặt sẵn được ưu tiên hơn tệp .env.",
    ]
    for title, room in ROOMS:
        lines += ["", f"# --- {title} ---"]
        for field, info in room.model_fields.items():
            lines += [f"# {info.description}", f"# {PREFIX}{field.upper()}={_shown(info.default)}"]
    return "\n".join(lines) + "\n"
