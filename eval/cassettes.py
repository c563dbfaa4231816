"""Recorded answers of a language model: a run that was recorded can be repeated without the model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

from eval.json_lines import read_objects, text_field
from retrieval.domain.writing import WriterFailed, WritingEnd
from retrieval.ports import Writer

_KEY = 16


class Cassette:
    """A `Writer` that plays what a file of lines {key, task, text | failed} holds.

    What it does not hold is asked of the model, which is opened only then, and added to the file. A key
    is made of model, rules and task, so a changed prompt or other evidence is asked anew.
    """

    def __init__(self, path: Path, model: str, open_writer: Callable[[], Writer]) -> None:
        self._path = path
        self._model = model
        self._open = open_writer
        self._known = {line["key"]: line for line in _lines(path)}

    @property
    def name(self) -> str:
        """The model that is played."""
        return self._model

    async def write(self, rules: str, task: str) -> AsyncGenerator[str, None]:
        """The recorded text whole, or the model's piece by piece."""
        key = hashlib.sha256(f"{self._model}\0{rules}\0{task}".encode()).hexdigest()[:_KEY]
        known = self._known.get(key)
        if known is not None:
            if known["failed"]:
                raise WriterFailed(WritingEnd(known["failed"]), "recorded")
            yield known["text"]
            return
        pieces: list[str] = []
        try:
            async for piece in self._open().write(rules, task):
                pieces.append(piece)
                yield piece
        except WriterFailed as failed:
            self._record(key, task, "", failed.end.value)
            raise
        except GeneratorExit:
            # Whoever read had enough: the next reader will have enough at the same place.
            self._record(key, task, "".join(pieces), "")
            raise
        self._record(key, task, "".join(pieces), "")

    def _record(self, key: str, task: str, text: str, failed: str) -> None:
        line = {"key": key, "task": task, "text": text, "failed": failed}
        self._known[key] = line
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")


def _lines(path: Path) -> list[dict[str, str]]:
    """Raises CasesInvalid for a line that is none of a cassette."""
    if not path.is_file():
        return []
    return [
        {
            "key": text_field(str(path), number, fields, "key"),
            "text": str(fields.get("text", "")),
            "failed": str(fields.get("failed", "")),
        }
        for number, fields in read_objects(path)
    ]
