"""Sentences of a document that speak to a program instead of a reader."""

from __future__ import annotations

import re

from retrieval.language.text import fold

_TO_A_MODEL = re.compile(
    r"(?<!\w)(?:"
    r"(?:bo qua|phot lo|quen|khong tuan theo|ignore|disregard|forget)\s+(?:\w+\s+){0,4}"
    r"(?:chi dan|huong dan (?:tren|truoc|o tren)|lenh tren|quy tac tren|loi dan|instructions?|prompts?)"
    r"|(?:hay|phai|luon|chi|please|always)\s+(?:tra loi|viet|in ra|respond|reply|answer|output|say|print)"
    r"(?: \w+){0,4}\s*(?:rang|exactly|with)?\s*[:“\"]"
    r"|(?:tro ly a[io]|mo hinh ngon ngu|chatbot|language model|ai assistant)\W+(?:hay|phai|must|should)"
    r"|(?:ban|you)\s+(?:la|dang la|bay gio la|are(?: now)?)\s+(?:mot )?(?:tro ly|mo hinh|chatbot|an? \w+)"
    r"|system prompt|jailbreak"
    r")|<\|?\s*(?:im_start|im_end|system|user|assistant)|\[/?inst\]|</?(?:system|instructions?)>"
)


def speaks_to_a_model(text: str) -> bool:
    """Whether the text tries to instruct a language model: such a sentence is kept from it."""
    return _TO_A_MODEL.search(fold(text)) is not None
