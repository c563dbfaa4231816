"""Questions for what someone is to do: 'Sở A có trách nhiệm gì?'."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.text import fold

_DUTIES = re.compile(
    r"(?:^|[,:;] |\b(?:thi|giao|yeu cau) )(?P<who>[^,:;]{2,80}?)"
    r" (?:co|phai|chiu|duoc giao|se phai|can|lam|thuc hien)"
    r"(?: nhung| cac| lam| thuc hien)* (?:trach nhiem|nhiem vu|quyen(?: han)?|nghia vu|viec|cong viec)"
    r"(?: \w+){0,3}? (?:gi|nao)(?!\w)"
)
_BEFORE_WHOM = re.compile(r".*(?<!\w)(?:thi|giao|yeu cau) ")


@lru_cache(maxsize=256)
def bearer_of_duties(question: str) -> frozenset[str]:
    """The terms of whose duties are asked for: 'Sở A' of 'Sở A có trách nhiệm gì?'; none otherwise."""
    asked = _DUTIES.search(fold(question))
    return evidence_terms(_BEFORE_WHOM.sub("", asked["who"])) if asked else frozenset()
