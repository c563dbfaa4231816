"""Local places that a question names without their level: 'Tuy Phước' for 'huyện Tuy Phước'.

No table of communes and districts outlives their mergers; those that the archive tells figures of are known.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterator, Sequence

from retrieval.domain.span import Span
from retrieval.language.asking_marks import restore_question
from retrieval.language.places import find_places
from retrieval.language.text import fold, fold_aligned, has_diacritics, lower_aligned, normalize

Areas = Callable[[frozenset[str]], Collection[str]]
"""The places that the archive tells figures of, as written, given their fold()ed names with their levels."""

_LEVELS = (
    *("huyen", "huyen dao", "quan", "thi xa", "tx", "tx.", "thanh pho", "tp", "tp."),
    *("thi tran", "phuong", "xa"),
)
"""The wider first: of a district and a commune of one name the district is meant."""
_FEWEST_WORDS = 2
_MOST_WORDS = 3
_LONGEST = 300
"""In characters: what stands further back in a question is not looked at."""
_NAMED_AFTER = re.compile(
    r"(?<!\w)(?:cang|duong|cau|truong|dai hoc|hoc vien|benh vien|cong ty|cty|khu cong nghiep|kcn"
    r"|cum cong nghiep|ccn|khu kinh te|kkt|khu du lich|khu do thi|cho|chua|thap|den|san bay|ben xe|ga|song"
    r"|suoi|ho|nui|deo|bien|vinh|vung|dam|dao|thuy dien|nha may|quoc lo|ql|cao toc|tuyen|truyen hinh|bao"
    r"|ong|ba|anh|chi|ten|dong chi|d/c)(?: [a-z]+)?\s+$"
)
"""What bears the name of a place and is none: 'cảng Quy Nhơn'."""
_BESIDE = re.compile(r"\s*[-–]\s*")


def nowhere(_: frozenset[str]) -> Collection[str]:
    """The archive tells figures of no local place."""
    return ()


def with_levels(question: str, areas: Areas) -> str:
    """The question with the levels of the places that it names without: 'còn huyện Phù Cát?'."""
    written = normalize(question)
    spans = tuple(_candidates(written[:_LONGEST]))
    named = {fold(span.of(written)) for span in spans}
    known = areas(frozenset(f"{level} {name}" for level in _LEVELS for name in named)) if named else ()
    if not known:
        return question
    marked = restore_question(written)
    taken = [found.span for found in find_places(marked)]
    levels: dict[int, str] = {}
    for span in spans:
        level = _level_of(span, written, marked, known)
        if level and not any(span.overlaps(other) for other in taken):
            levels[span.start] = level
            taken.append(span)
    for start in sorted(levels, reverse=True):
        written = f"{written[:start]}{levels[start]} {written[start:]}"
    return written


def _candidates(written: str) -> Iterator[Span]:
    """Stretches of words that may be a name, the longest first: in capitals where the question has any."""
    words = [Span(*match.span()) for match in re.finditer(r"[^\W\d_]+", written)]
    if any(word.of(written).istitle() for word in words[1:]):
        words = [word for word in words if word.of(written).istitle()]
    folded = fold_aligned(written)
    for count in range(_MOST_WORDS, _FEWEST_WORDS - 1, -1):
        for at in range(len(words) - count + 1):
            some = words[at : at + count]
            if _are_one_name(some, folded):
                yield Span(some[0].start, some[-1].end)


def _are_one_name(words: Sequence[Span], folded: str) -> bool:
    joined = all(one.end + 1 == two.start for one, two in itertools.pairwise(words))
    before, after = folded[: words[0].start], folded[words[-1].end :]
    beside = _BESIDE.match(after) or _BESIDE.search(before[-3:])
    return joined and not beside and _NAMED_AFTER.search(before) is None


def _level_of(span: Span, written: str, marked: str, known: Collection[str]) -> str:
    """The level of the place that the words name, as the question is typed; '' where they name none."""
    name = fold(span.of(written))
    for level in _LEVELS:
        for area in known:
            if fold(area) == f"{level} {name}" and _is_written(area[-len(name) :], span, written, marked):
                return area[: -len(name)].strip() if has_diacritics(written) else level
    return ""


def _is_written(name: str, span: Span, written: str, marked: str) -> bool:
    """Whether the words are those of the name, not others that are alike without their marks."""
    typed = span.of(written)
    if not has_diacritics(written) and typed.istitle():
        return True
    return lower_aligned(span.of(marked)) == lower_aligned(name)
