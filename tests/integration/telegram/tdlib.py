"""TDLib's own parser of message HTML, offline."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import tdjson


@dataclass(frozen=True)
class Parsed:
    """What a reader sees: the text, and its entities as (type, offset, length) in UTF-16 code units."""

    text: str
    entities: tuple[tuple[str, int, int], ...]


class Unparsable(ValueError):
    """TDLib's error message."""


def _execute(request: dict[str, Any]) -> dict[str, Any]:
    reply = tdjson.td_execute(json.dumps(request).encode())
    assert reply is not None
    return json.loads(reply)


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def parse_html(html: str) -> Parsed:
    """The message that Telegram would show; raises Unparsable with its error."""
    mode = {"@type": "textParseModeHTML"}
    reply = _execute({"@type": "parseTextEntities", "text": html, "parse_mode": mode})
    if reply["@type"] == "error":
        raise Unparsable(reply["message"])
    found = (
        (each["type"]["@type"].removeprefix("textEntityType"), each["offset"], each["length"])
        for each in reply["entities"]
    )
    return Parsed(reply["text"], tuple(sorted(found)))


def utf16(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2
