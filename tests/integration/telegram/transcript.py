"""A conversation as its people see it, in Markdown."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

from tests.integration.telegram.stub import Person

Json = dict[str, Any]


@dataclass
class Transcript:
    """Hears the stub's events; `people` names the private chats by id."""

    people: tuple[Person, ...]
    entries: list[str] = field(default_factory=list)

    def hear(self, kind: str, event: Json) -> None:
        """One thing that somebody saw happen."""
        match kind:
            case "said":
                self.entries.append(f"**{event['from']['first_name']}:** {_content(event)}")
            case "pressed":
                self.entries.append(f"**{event['from']['first_name']}** bấm nút `{event['text']}`")
            case "sent":
                self._bot(event, "")
            case "edited":
                self._bot(event, " (sửa tin trước)")
            case "notified":
                self.entries.append(f"*(thông báo nhỏ)* {event['text']}")

    def markdown(self) -> str:
        """Everything so far."""
        return "\n\n".join(self.entries) + "\n"

    def _bot(self, message: Json, how: str) -> None:
        name = next((each.name for each in self.people if each.id == message["chat"]["id"]), "nhóm")
        quoted = "\n".join(f"> {line}" if line else ">" for line in _content(message).split("\n"))
        self.entries.append(f"**Bot → {name}**{how}\n\n{quoted}{_buttons(message)}")


def _content(message: Json) -> str:
    """The words, what is bold in bold; line breaks stay line breaks."""
    if "document" in message:
        return f"📎 {message['document']['file_name']}"
    units = message["text"].encode("utf-16-le")
    marks: dict[int, str] = {}
    for kind, offset, length in message.get("styles", ()):
        if kind == "Bold":
            marks |= {offset: "**", offset + length: "**"}
    cuts = sorted({0, *marks, len(units) // 2})
    pieces = (
        marks.get(start, "") + units[2 * start : 2 * end].decode("utf-16-le")
        for start, end in itertools.pairwise(cuts)
    )
    return ("".join(pieces) + marks.get(cuts[-1], "")).replace("\n", "  \n").replace("  \n  \n", "\n\n")


def _buttons(message: Json) -> str:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", ())
    shown = [" ".join(f"`{button['text']}`" for button in row) for row in rows]
    return "\n>\n> " + "  \n> ".join(shown) if shown else ""
