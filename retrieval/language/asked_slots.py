"""Where a question leaves a gap, and whether a lead stops at the same words.

'Sở giúp thành phố quản lý nhà nước về các lĩnh vực gì?' is answered by '… quản lý nhà nước về: kế hoạch; …'.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from retrieval.language.text import fold

_GAP = re.compile(
    r"(?<!\w)(?:nhung|cac|may|bao nhieu)(?: \w+){0,6}? (?:nao|gi)(?!\w)"
    r"|(?<!\w)(?:nhung )?(?:gi|ai|dau)(?!\w)|(?<!\w)\w+ nao(?!\w)"
)
_LEADS_IN = re.compile(r"(?:[\s:]|(?<!\w)(?:bao gom|gom|nhu sau|sau day|sau|la|nhu|co))*$")
_WORD = re.compile(r"\w+")


def words_up_to_gap(question: str, lead: str) -> int:
    """How many words before the gap of a question are, in that order, the last ones of a lead."""
    pairs = zip(_before_gap(question), reversed(_WORD.findall(_LEADS_IN.sub("", fold(lead)))), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@lru_cache(maxsize=64)
def _before_gap(question: str) -> tuple[str, ...]:
    """The words before what is asked, the last one first; none where nothing is left open."""
    asked = fold(question)
    gap = _GAP.search(asked)
    return tuple(reversed(_WORD.findall(asked[: gap.start()]))) if gap else ()
