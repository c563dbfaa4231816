"""What a passage inherits from its document: subject, places, the day and period it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import Passage
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Place
from retrieval.language.bodies import Body, bodies_before
from retrieval.language.document_frames import Frames
from retrieval.language.document_years import anchor_of
from retrieval.language.figure_page import Surroundings
from retrieval.language.figure_statuses import decides_plan
from retrieval.language.firms import ends_a_name, times_named
from retrieval.language.periods import FoundPeriod, stated_periods
from retrieval.language.places import find_places, names_place
from retrieval.language.provinces import FoundPlace, find_provinces, province
from retrieval.language.regions import region_of
from retrieval.language.table_rows import is_table_line
from retrieval.language.text import fold_aligned, lower_aligned
from retrieval.language.word_starts import at_word_start

# Titles, datelines and first paragraphs say which place and time a document is about.
_OPENING = 3000
_LONGEST = 20_000
_SHORT = 6000
_HEADER = 600
_LONGEST_NAME = 60
"""More code points than any name of a province has."""
_MOST_WORDS = 8
"""More words than any name of a place has."""
_LEAST_NAMED = 2
"""A place that is named once may be where something happened."""
_NOT_WORD = re.compile(r"[\W_]+")
_NATIONAL = re.compile(rf"{at_word_start('cả nước', 'toàn quốc', 'Việt Nam', 'Tổng cục', 'Chính phủ')}(?!\w)")
# A paper of a province need not name it: "UBND tỉnh", "Sở Tài chính", "trong tỉnh".
_HERE = re.compile(
    r"(?<!\w)(?:(?:UBND|HĐND|CA|toàn|trong|của|địa bàn) tỉnh(?! [A-ZĐ])|tỉnh (?:đã|ta|có)|Sở [A-ZĐ])"
)


class DocumentContext:
    """What speaks for the whole document; each part is read when it is first asked for.

    `read` gives the stored text: who keeps many contexts need not keep the texts.
    """

    def __init__(self, stored: StoredDocument, read: Callable[[], str]) -> None:
        self._stored = stored
        self._read = read

    @property
    def told(self) -> bool:
        """Whether it is news, which have neither number nor kind."""
        return self._stored.document.number is None and self._stored.document.kind is None

    @cached_property
    def about(self) -> str:
        """Its subject, issuer and place, and the local place that it is of."""
        document = self._stored.document
        parts = (document.subject, document.issuer, document.place, self._locality)
        return " \n ".join(part for part in parts if part)

    @cached_property
    def article(self) -> str:
        """The whole text of a short news item, which speaks of one thing; '' of everything else."""
        return self._text if self.told and len(self._text) <= _SHORT else ""

    @cached_property
    def folded(self) -> str:
        """`about` and the first words of the text, fold()ed."""
        return fold_aligned(f"{self.about}\n{self._text[:_HEADER]}")

    @cached_property
    def path(self) -> str:
        """The words of the file's path, fold()ed."""
        return " ".join(_NOT_WORD.split(fold_aligned(self._stored.placement.path)))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The provinces of titles and opening, most named first."""
        # No name is cut where the opening ends.
        return self._most_named(_opening(find_provinces(self._text[: _OPENING + _LONGEST_NAME])))

    @cached_property
    def anchor(self) -> date | None:
        """The day that it speaks from: of its issue, else of its opening or its main year."""
        return self._stored.document.issued_on or anchor_of(self._text, self._text[:_OPENING], told=self.told)

    @cached_property
    def period(self) -> Period | None:
        """The one that its titles name."""
        return _period_of(self.about, self.anchor, told=self.told)

    @property
    def year(self) -> int | None:
        """The year the document speaks of: of its title, else of its date."""
        if self.period is not None:
            return self.period.start.year
        return self.anchor.year if self.anchor else None

    @cached_property
    def area(self) -> str | None:
        """The locality or region, or the province that title or issuer name or the text mostly speaks of,
        or that the folder of local news is of; None for news that name a firm more often than any."""
        if self._locality:
            return self._locality
        if not find_provinces(self.about) and (region := region_of(self.about)):
            return region
        text = self._text
        provinces = find_provinces(text)
        spoken_of = (found for found in provinces if not ends_a_name(text, found.span.start))
        everywhere = Counter(found.place.name for found in spoken_of)
        if self.told and _is_of_firm(text, everywhere):
            return None
        opened = _opening(provinces)
        first = next(iter(self._most_named(opened)), None)
        if first and (
            _is_central(text, opened, everywhere) or names_place(fold_aligned(self.about), province(first))
        ):
            return first
        return (_home(_folder_words(self._stored), text) or None) if self.told else None

    def is_of(self, place: Place) -> bool:
        """Whether subject, issuer or place name it, or the text speaks of no province more than of it."""
        return names_place(self.folded, place) or self.places[:1] == (place.name,)

    def bodies_before(self, at: int) -> tuple[Body, ...]:
        """Those that the text names near before a place of it."""
        return bodies_before(self._read(), at, _LONGEST)

    def _most_named(self, opened: Sequence[str]) -> tuple[str, ...]:
        titled = (found.place.name for found in find_provinces(self.about))
        return tuple(name for name, _ in Counter([*titled, *opened]).most_common())

    @property
    def _text(self) -> str:
        return self._read()[:_LONGEST]

    @cached_property
    def _locality(self) -> str:
        """The district, town or commune that it is of, '' when it is of none."""
        document = self._stored.document
        return _locality(f"{document.subject or ''}\n{document.issuer or ''}", self._text)


def read_context(stored: StoredDocument, text: str) -> DocumentContext:
    """The context of a document with this stored text."""
    return DocumentContext(stored, lambda: text)


def _opening(found: Sequence[FoundPlace]) -> list[str]:
    """The names of those that the opening names."""
    return [each.place.name for each in found if each.span.end <= _OPENING]


def _folder_words(stored: StoredDocument) -> str:
    return " ".join(_NOT_WORD.split(stored.placement.path.rpartition("/")[0]))


def _home(folder: str, text: str) -> str:
    """The province of a folder, where a text speaks more of 'tỉnh' and its places than of others."""
    named = find_provinces(folder)
    if len(named) != 1:
        return ""
    home, places = named[0].place.name, find_places(text)
    wide = [found for found in places if find_provinces(found.place.name)]
    here = len(_HERE.findall(text)) + len(places) - len(wide)
    elsewhere = len(_NATIONAL.findall(text)) + sum(found.place.name != home for found in wide)
    return home if here > elsewhere else ""


def _locality(titles: str, text: str) -> str:
    """The local place that title or issuer name, or a line of the header alone, and that no other outdoes."""
    lines = [line.strip() for line in text[:_HEADER].split("\n")]
    short = (line for line in lines if len(line.split()) <= _MOST_WORDS)
    alone = (found for line in short for found in find_places(line) if found.span.of(line) == line)
    headed = [found.place for found in (*find_places(titles), *alone) if not find_provinces(found.place.name)]
    if not headed:
        return ""
    named = Counter(place.place.folded for place in find_places(text))
    first = max(headed, key=lambda place: named[place.folded])
    most = max((times for folded, times in named.items() if not find_provinces(folded)), default=0)
    return _spelled(first.name) if named[first.folded] >= max(most, _LEAST_NAMED) else ""


def _spelled(name: str) -> str:
    """'HUYỆN ĐẠ HUOAI' as texts write it."""
    if not name.isupper():
        return name
    level, _, own = name.partition(" ")
    return f"{level.lower()} {own.title()}"


def _is_of_firm(text: str, named: Counter[str]) -> bool:
    return times_named(text) > max(named.values(), default=0)


def _is_central(text: str, opened: Sequence[str], named: Counter[str]) -> bool:
    """Whether the first lines name a province, and the text speaks of it more than of all others."""
    first, times = named.most_common(1)[0] if named else ("", 0)
    others = named.total() - times + len(_NATIONAL.findall(text))
    return times > max(1, others) and first in opened


def surroundings_of(
    passage: Passage, stored: StoredDocument, context: DocumentContext, frames: Frames
) -> Surroundings:
    """What the figures of a passage inherit from the stored text around it."""
    headings = passage.locator.headings
    titles = "\n".join(heading for heading in reversed(headings) if not is_table_line(heading))
    headed = _period_of(titles, context.anchor) if titles else None
    # A title says the period of all that follows it; news say it as they go.
    return Surroundings(
        headings=headings,
        period=headed or context.period,
        frame=frames.before(passage.span.start, told=context.told),
        main=frames.main,
        anchor=context.anchor,
        area=frames.place_of_sentence(passage.span.start) or context.area,
        issued_on=stored.document.issued_on,
        lead_ins=frames.lead_ins(passage.span.start),
        announced=frames.announced(passage.span.start),
        planned=not context.told and decides_plan(lower_aligned(stored.document.subject or "")),
        rows=frames.rows_before(passage.span.start) if is_table_line(passage.text) else (),
    )


# "… quyết tâm thực hiện nhiệm vụ năm 2021" heads news of what was done in 2020.
_AIMED_AT = re.compile(
    r"(?<!\w)(?:nhiệm vụ|quyết tâm|phấn đấu|mục tiêu|triển khai|kế hoạch|chỉ tiêu|đến|tới|vào|trước)(?!\w)"
)


def _period_of(about: str, anchor: date | None, *, told: bool = False) -> Period | None:
    """The one that titles name; those of what is only `told` may say what is aimed at."""
    stated = [found for found in stated_periods(about, anchor) if found.year_written]
    if told:
        stated = [f for f in stated if f.period.kind is not PeriodKind.SPAN and not _is_aim(about, f)]
    # "30.4.1975 - 30.4.2025": the days of a title are those of an event or of a law.
    kept = (f.period for f in stated if f.period.kind not in (PeriodKind.DAY, PeriodKind.AS_OF))
    return next(kept, None)


def _is_aim(about: str, found: FoundPeriod) -> bool:
    line = about[about.rfind("\n", 0, found.span.start) + 1 : found.span.start]
    return _AIMED_AT.search(lower_aligned(line)) is not None
