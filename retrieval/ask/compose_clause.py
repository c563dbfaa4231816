"""A draft from a chosen clause: the name, day or amount first, or the clause itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby, takewhile

from retrieval.ask.agreeing import quote_agreeing_clauses
from retrieval.ask.found_clause import FoundClause
from retrieval.ask.pieces import Piece
from retrieval.ask.quotes import quote_clause, quote_lead
from retrieval.domain.answer import Computed, Draft, Quoted
from retrieval.domain.query import Reading, Wanted
from retrieval.domain.span import Span
from retrieval.language import phrases
from retrieval.language.enumerations import head_of, title_of
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.item_marks import unnumbered, without_marker
from retrieval.language.legal_basis import states_basis
from retrieval.language.listed import listed
from retrieval.language.prose_lists import list_in
from retrieval.language.question_words import ASK
from retrieval.language.roles import asks_office, tells_office
from retrieval.language.sentences import sentences, statements
from retrieval.language.statement_forms import (
    allows_or_forbids,
    asks_where,
    gives_reason,
    opposes,
    rules_on,
    says_where,
)
from retrieval.language.table_lists import row_names
from retrieval.language.table_rows import is_table_line
from retrieval.language.text import fold

LONGEST_HEADLINE = 200
_LONGEST_LIST = 400
"""A headline that lists may be longer: its items are what was asked for."""
_FEWEST = 12
"""So many characters tell how an item begins."""
_LONGEST_TEXT = 3000
"""Of a longer list only the titles of its items are told."""
_AMENDS = re.compile(r"^\W*(?:\w\W+)?(?:Sửa đổi|Bổ sung)[^:\n]{0,120} như sau:\s*“?")
"""'Bổ sung điểm c như sau: “…': what is laid down comes after it."""
_GOES_ON = re.compile(r"(?:tiếp đến|tiếp theo|kế đến|sau đó|ngược lại)[^,;.]*$", re.IGNORECASE)
"""'dẫn đầu là A, tiếp theo là B, C': the list began before."""
_FAINT = 0.3
_PART_LENGTH = LONGEST_HEADLINE - 2
_HEAD = 90
_RULING = 60
"""Of a long yes or no its first words are shown, and those that rule, by characters."""
_PART = re.compile(r"[,;:] ")
_PLACED = re.compile(r"(?<!\w)(?:tại|ở|thuộc) \w")
_FIGURE_BEHIND = re.compile(r" \([^()\n]{0,20}\d[\d.,]*\s?%[^()\n]{0,20}\)")
_PARTS = re.compile(r"(?<=[,;]) ")
_IN_BRACKETS = re.compile(r" \([^()]*\d[^()]*\)")
_ASSESSES = re.compile(r"(?<!\w)(?:đạt|vượt|hoàn thành)(?: \w+){0,2} (?:chỉ tiêu|kế hoạch|dự toán)(?!\w)")
_LEADS_TO_NUMBER = frozenset({"ngày", "tháng", "năm", "số", "lần", "thứ"})


def compose_clause(clause: FoundClause, reading: Reading, wanted: Wanted) -> Draft:
    """The draft of an open answer; a headline that would be too long is cut at a word.

    A list says its items; an item is told with the line that leads it in, where that is short.
    """
    piece, quote = clause.piece, quote_clause(clause)
    values = tuple(span.of(piece.text) for span in (clause.value, *clause.further) if span)
    value = ", ".join(values)
    if piece.items:
        count = Computed(phrases.item_count(len(piece.items)), phrases.ITEMS_COUNTED, (1,))
        titles = _titles(piece)
        named = listed(reading.text, marked=reading.accented).named_among(titles) or titles
        headline = _listed([_named(without_marker(title), reading) for title in named])
        said, quotes = _with_second(_list_text(piece), (quote,), clause.second)
        return Draft(headline, said, quotes, computed=(count,), confidence=clause.confidence)
    led = quote_lead(clause) if not value else None
    said = f"{piece.led_by}\n{piece.text}" if led else piece.text
    quotes = (quote, *((led,) if led else ()), *quote_agreeing_clauses(clause))
    title = evidence_terms(clause.found.stored.document.subject or "")
    headline = value or _headline(piece.led_by if led else "", piece.text, title, reading, wanted)
    if wanted is Wanted.YES_NO:
        headline = _without_other_figures(headline, frozenset(reading.terms))
    said, quotes = _with_second(_going_on(said, clause), quotes, clause.second)
    return Draft(headline, said, quotes, confidence=clause.confidence)


def _with_second(
    said: str, quotes: tuple[Quoted, ...], second: FoundClause | None
) -> tuple[str, tuple[Quoted, ...]]:
    """What answers nearly as well, told after it; of a long list the titles."""
    if second is None:
        return said, quotes
    piece = second.piece
    told = _going_on(_list_text(piece) if piece.items else piece.text, second)
    return f"{said}\n{told}", (*quotes, quote_clause(second))


def _going_on(said: str, clause: FoundClause) -> str:
    """What a clause says, with what follows it where that is told too."""
    return said if clause.going_on is None else f"{said}\n{clause.going_on.text}"


def _list_text(piece: Piece) -> str:
    """A list whole; of a long one, or one that nothing leads in, its titles, of a table its rows' names."""
    if is_table_line(piece.text):
        names = row_names(piece.text)
        return "\n".join(names if piece.led_by in names else (piece.led_by, *names))
    # 'Căn cứ Luật A; Nghị định B; Căn cứ Luật C': not all that a document rests on begins alike.
    whole = (piece.lead is not None or states_basis(piece.text)) and len(piece.text) <= _LONGEST_TEXT
    return piece.text if whole else "\n".join((piece.led_by, *_titles(piece))).strip()


def _titles(piece: Piece) -> list[str]:
    return [*map(title_of, piece.item_texts)]


def _headline(lead: str, text: str, title: frozenset[str], reading: Reading, wanted: Wanted) -> str:
    """All of a short statement; of a long one what it lists, or the sentence that tells most: in a yes or no
    the words of the document's `title` tell little."""
    terms = frozenset(reading.terms)
    if wanted is Wanted.LIST and (parts := _listed_in_prose(text, reading)):
        return shortened(_named(parts, reading), _LONGEST_LIST)
    told = _told(text, terms)
    led = _led(lead, told) if lead else told
    if len(led) <= LONGEST_HEADLINE:
        return shortened(led)
    says: Callable[[str], float]
    says = gives_reason if wanted is Wanted.REASON else bool
    if wanted is Wanted.YES_NO:
        says = partial(_rules, reading)
    elif wanted is Wanted.PASSAGE and asks_where(reading.written):
        says = _says_place
    elif wanted is Wanted.PASSAGE and asks_office(reading.text):
        says = partial(tells_office, question=reading.text)
    faint = title if wanted is Wanted.YES_NO else frozenset[str]()
    told_apart = [_told(span.of(text), terms) for span in sentences(text)] or [told]
    telling = _most_telling(told_apart, terms, says, faint)
    if wanted is Wanted.YES_NO:
        before = ["", *told_apart][told_apart.index(telling)]
        return _ruled(lead or before, telling, terms)
    return _part_of(_under(lead, telling, terms), terms, says)


def _part_of(told: str, terms: frozenset[str], says: Callable[[str], float]) -> str:
    """Of a statement that is too long the parts beside one another that hold most terms, and say most; the
    first of those that hold as many."""
    if len(told) <= LONGEST_HEADLINE:
        return shortened(told)
    bounds = [0, *(m.end() for m in _PARTS.finditer(told)), len(told)]
    windows = [
        Span(start, max((end for end in bounds if start < end <= start + _PART_LENGTH), default=start))
        for start in bounds[:-1]
    ]
    worth = {w: len(terms & evidence_terms(w.of(told))) + says(w.of(told)) for w in windows}
    best = max(windows, key=lambda window: worth[window])
    if best.start == 0 or worth[best] <= worth[windows[0]]:
        return shortened(told)
    rest = "" if best.end == len(told) else "…"
    return f"…{best.of(told).strip().rstrip(',;')}{rest}"


def _ruled(lead: str, told: str, terms: frozenset[str]) -> str:
    """A yes or no with the words that say so: of its lead, or of a part too far in to be shown whole."""
    if lead.endswith(":") and allows_or_forbids(lead) and not allows_or_forbids(told[:LONGEST_HEADLINE]):
        return shortened(_led(lead, told))
    whole = _under(lead, told, terms)
    start = next((m.end() for m in _PART.finditer(whole) if allows_or_forbids(whole[m.end() :][:_RULING])), 0)
    if len(whole) <= LONGEST_HEADLINE or start < LONGEST_HEADLINE - _RULING:
        return shortened(whole)
    head = shortened(whole, _HEAD)
    return f"{head} {shortened(whole[start:], LONGEST_HEADLINE - _HEAD)}"


def _without_other_figures(told: str, terms: frozenset[str]) -> str:
    """A yes or no with those of its figures that are told of most terms: 'vượt chỉ tiêu, … đạt 108% chỉ tiêu
    phấn đấu'."""
    parts = _PARTS.split(told)
    held = {part: len(terms & evidence_terms(part)) for part in parts if any(map(str.isdigit, part))}
    most = max(held.values(), default=0)
    kept = (part if held.get(part, most) == most else _assessment(part) for part in parts)
    return " ".join(part for part, _ in groupby(kept))


def _assessment(part: str) -> str:
    """What a part says of a plan without figures: 'chưa đạt chỉ tiêu đề ra (90% trở lên)'; else '…'."""
    said = _IN_BRACKETS.sub("", part)
    return said if _ASSESSES.search(said) and not any(map(str.isdigit, said)) else "…"


def _rules(reading: Reading, sentence: str) -> float:
    """Whether a sentence says what may or must be, and that of the very deed that is asked about."""
    return allows_or_forbids(sentence) + rules_on(sentence, reading.written, accented=reading.accented)


def _says_place(sentence: str) -> float:
    """A place is all that 'ở đâu' asks for, whatever else a sentence holds."""
    return 9.0 * says_where(sentence) + (_PLACED.search(sentence) is not None)


def _most_telling(
    told: Sequence[str],
    terms: frozenset[str],
    says: Callable[[str], float] = bool,
    faint: frozenset[str] = frozenset(),
) -> str:
    """The sentence that holds most terms; what only one of them names tells most, `faint` ones less."""
    held = Counter(term for sentence in told for term in terms & evidence_terms(sentence))
    worth = {term: (_FAINT if term in faint else 1.0) / count for term, count in held.items()}
    # Rounded: a sum of floats depends on the order of a set.
    return max(told, key=lambda s: round(sum(worth[t] for t in terms & evidence_terms(s)) + says(s), 6))


def _under(lead: str, told: str, terms: frozenset[str]) -> str:
    """A sentence under its lead, where that says more of what is asked and both are short."""
    led = _led(lead, told)
    adds = terms & evidence_terms(lead) - evidence_terms(told)
    return led if lead and adds and len(led) <= LONGEST_HEADLINE else told


def _led(lead: str, told: str) -> str:
    return f"{unnumbered(lead).rstrip(' :.;')}: {told}"


def _told(said: str, terms: frozenset[str]) -> str:
    """What the lines state: without their markers, and without a heading that says no more of the terms."""
    lines = [line for line in map(unnumbered, _AMENDS.sub("", said).splitlines()) if line]
    if len(lines) < 2 or lines[0][-1] in ".,;:!?)":
        return " ".join(lines)
    rest = " ".join(lines[1:])
    return f"{lines[0]}: {rest}" if terms & evidence_terms(lines[0]) - evidence_terms(rest) else rest


def _listed_in_prose(text: str, reading: Reading) -> str:
    """What the sentence that is most of the terms lists; '' where none lists anything."""
    told = [span.of(text) for span in statements(text, sentences(text))]
    lists = {sentence: found for sentence in told if (found := list_in(sentence)) is not None}
    listing = [sentence for sentence, found in lists.items() if found.announced] or list(lists)
    if not listing:
        return ""
    alike = [sentence for sentence in listing if not opposes(sentence, reading.written)] or listing
    sentence = _most_telling(alike, frozenset(reading.terms))
    announced = lists[sentence].announced
    if not announced or _GOES_ON.search(announced):
        return sentence
    parts = sentence[len(announced) :].strip(" :")
    bracketed = parts[1:].partition(")")[0] if parts.startswith("(") else parts
    return _listed_first(bracketed.strip(" :()"))


def _listed_first(parts: str) -> str:
    """What stands before the first semicolon, where commas part what is listed and nothing alike follows."""
    first, semicolon, rest = parts.partition(";")
    alike = [fold(part).split()[:1] for part in (first, rest)]
    return first if semicolon and ", " in first and alike[0] != alike[1] else parts


def _named(item: str, reading: Reading) -> str:
    """An item without the figures in brackets behind it, where the question asks for none."""
    return item if ASK.search(fold(reading.written)) else _FIGURE_BEHIND.sub("", item)


def _listed(items: Sequence[str]) -> str:
    """The items beside one another; by their first words where all of them would be too long."""
    whole = "; ".join(items)
    if len(whole) <= _LONGEST_LIST:
        return whole
    widest = _LONGEST_LIST // len(items) - len("; ")
    heads = [item if len(item) <= widest else shortened(head_of(item, widest), widest) for item in items]
    return shortened("; ".join(_told_apart(items, _told_apart(items, heads, widest), widest)), _LONGEST_LIST)


def _told_apart(items: Sequence[str], heads: Sequence[str], widest: int) -> list[str]:
    """The heads, of those alike more of the item; where that is alike too what they differ by: 'Cán bộ…; Cán
    bộ…' tells no item from the other."""
    told = []
    for item, head in zip(items, heads, strict=True):
        same = [other for other, one in zip(items, heads, strict=True) if one == head]
        longer = shortened(item, widest)
        told.append(head if len(same) == 1 else longer if longer != head else _differing(item, same, widest))
    return told


def _differing(item: str, alike: Sequence[str], widest: int) -> str:
    """An item by its first words and those that others have not: 'Phòng Thanh tra…đất đai'."""
    words = item.split()
    columns = zip(*(each.split() for each in alike), strict=False)
    same = sum(1 for _ in takewhile(lambda column: len(set(column)) == 1, columns))
    common, rest = " ".join(words[:same]), " ".join(words[same:])
    room = widest - len(rest) - 1
    return f"{shortened(common, room)}{rest}" if room >= _FEWEST else f"…{shortened(rest, widest)}"


def shortened(text: str, longest: int = LONGEST_HEADLINE) -> str:
    """At most `longest` characters, cut between words, never inside a day or a number, marked with '…'."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    words = flat[: longest - 1].split(" ")[:-1]
    while len(words) > 1 and (any(c.isdigit() for c in words[-1]) or words[-1] in _LEADS_TO_NUMBER):
        words.pop()
    return f"{' '.join(words)}…"
