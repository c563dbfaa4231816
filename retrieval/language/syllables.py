"""Whether a word has the shape of a Vietnamese syllable: onset, nucleus, coda."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.language.text import fold

_ONSET = r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
_NUCLEUS = (
    r"(?:oai|oay|oeo|uay|uoi|uou|uya|uye|uyu|ieu|yeu|oao|ia|ie|iu|ye|ya|ai|ao|au|ay|eo|eu|oa|oe|oi|oo"
    r"|ua|ue|ui|uo|uu|uy"
    r"|[aeiouy])"
)
_CODA = r"(?:ng|nh|ch|[cmnpt])?"
_SYLLABLE = re.compile(rf"{_ONSET}{_NUCLEUS}{_CODA}")


@lru_cache(maxsize=100_000)
def is_syllable(word: str) -> bool:
    """By shape, diacritics ignored: 'xuất' and 'xuat' are, 'gtsx' and 'qlvb' are not."""
    return _SYLLABLE.fullmatch(fold(word)) is not None
