"""Loads prompts: front matter between two lines of '---', then the text with its $placeholders.

---
name: answer
version: 1
inputs: question, evidence
purpose: asks for the sentences of an answer
---
…
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from string import Template

_PARTS = re.compile(r"---\n(?P<matter>.*?)\n---\n(?P<text>.*)", re.DOTALL)
_FIELD = re.compile(r"(?P<key>[a-z]+):\s*(?P<value>.*)")
_FIELDS = frozenset({"name", "version", "inputs", "purpose"})
_SHOWN = 12
"""Characters of a fingerprint: enough to tell prompts apart in a log."""


class PromptInvalid(ValueError):
    """A prompt file breaks its format, or is filled with other inputs than it declares."""


@dataclass(frozen=True)
class Prompt:
    """A prompt; `inputs` are the names of its placeholders, each of which the text uses."""

    name: str
    version: int
    inputs: frozenset[str]
    purpose: str
    text: str

    def fill(self, **values: str) -> str:
        """The text with every placeholder replaced, once: a `$` in a value stays a `$`.

        Raises PromptInvalid when an input is missing or unknown.
        """
        if values.keys() != self.inputs:
            odd = ", ".join(sorted(values.keys() ^ self.inputs))
            raise PromptInvalid(f"prompt {self.name}: missing or unknown inputs: {odd}")
        return Template(self.text).substitute(values)


def load(name: str) -> Prompt:
    """The prompt of this name as it ships with the program."""
    return read(resources.files(__package__).joinpath(f"{name}.md").read_text(encoding="utf-8"))


def read(source: str) -> Prompt:
    """The prompt of a file's text; raises PromptInvalid where the format is broken."""
    parts = _PARTS.fullmatch(source)
    if parts is None:
        raise PromptInvalid("a prompt opens with front matter between two lines of '---'")
    fields = _fields(parts["matter"])
    template = Template(parts["text"].strip())
    if not template.is_valid():
        raise PromptInvalid(f"prompt {fields['name']}: a lone '$'; write '$$'")
    inputs = frozenset(each.strip() for each in fields["inputs"].split(",") if each.strip())
    used = frozenset(template.get_identifiers())
    if inputs != used:
        odd = ", ".join(sorted(inputs ^ used))
        raise PromptInvalid(f"prompt {fields['name']}: inputs and placeholders differ: {odd}")
    if not fields["version"].isdigit():
        raise PromptInvalid(f"prompt {fields['name']}: version is no whole number")
    return Prompt(fields["name"], int(fields["version"]), inputs, fields["purpose"], template.template)


def _fields(matter: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in matter.splitlines():
        field = _FIELD.fullmatch(line.rstrip())
        if field is None or field["key"] in fields:
            raise PromptInvalid(f"front matter: no field, or one twice: {line!r}")
        fields[field["key"]] = field["value"]
    if fields.keys() != _FIELDS:
        raise PromptInvalid(f"front matter: fields differ: {', '.join(sorted(fields.keys() ^ _FIELDS))}")
    return fields


def fingerprint(prompts: Iterable[Prompt]) -> str:
    """Names the prompts of a run: equal only where names, versions and texts all are."""
    state = hashlib.sha256()
    for prompt in prompts:
        state.update(f"{prompt.name}\0{prompt.version}\0{prompt.text}\0".encode())
    return state.hexdigest()[:_SHOWN]
