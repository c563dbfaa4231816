"""What the extractive answer tells: a worded answer says each part whole, or leaves it in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.ask.proof import Proven
from retrieval.ask.verify import figures_of, shows
from retrieval.domain.answer import Answered, Citation, Draft, Key, Quoted, Role
from retrieval.domain.span import Origin
from retrieval.language.claims import canonical, telling_words, without_days
from retrieval.language.manuscripts import quoted_words, without_enumerators
from retrieval.language.text import squeeze


@dataclass(frozen=True)
class Told:
    """A part of the extractive answer that stands by itself, and the quotes of the draft that carry it."""

    text: str
    quotes: tuple[Quoted, ...]

    @property
    def document(self) -> str:
        """The id of the document that says it; '' where nothing carries it."""
        return self.quotes[0].stored.id if self.quotes else ""

    def rests_on(self, quoted: Quoted) -> bool:
        """Whether it is quoted from there, in part at least."""
        return any(
            own.stored.id == quoted.stored.id and own.span.overlaps(quoted.span) for own in self.quotes
        )

    def cited_by(self, sentence: Proven) -> bool:
        """Whether the sentence cites some of what carries it."""
        return any(self.rests_on(piece.quoted) for piece in sentence.pieces)

    def said_by(self, proven: Iterable[Proven]) -> bool:
        """Whether sentences that cite what carries it say all of it, and cite its figures."""
        citing = [each for each in proven if self.cited_by(each)]
        cited = {piece.quoted.key for each in citing for piece in each.pieces}
        figures = {quoted.key for quoted in self.quotes if quoted.observation is not None}
        return (
            bool(citing)
            and figures <= cited
            and _within(self.text, " \n ".join(each.text for each in citing))
        )


@dataclass(frozen=True)
class Extractive:
    """The answer that a worded one stands in for, and what it tells, in its order."""

    draft: Draft
    told: tuple[Told, ...]

    @classmethod
    def of(cls, draft: Draft, answered: Answered) -> Extractive:
        """The answer of a draft; `answered` is what verification let out of it.

        What only the headline says of a document follows what is quoted from it.
        """
        citations = {citation.key: citation for citation in answered.citations}
        told = list(_told(draft, citations))
        for name in _names(draft, told, citations):
            own = [place for place, each in enumerate(told, start=1) if each.document == name.document]
            told.insert(max(own, default=len(told)), name)
        return cls(draft, tuple(told))

    @property
    def shown(self) -> frozenset[Key]:
        """All that it quotes."""
        return _keys(self.draft.quotes)


@dataclass(frozen=True)
class Line:
    """A line of a worded answer with what carries it; `tells` is the place of the part that it says, or is;
    None where it says something else."""

    text: str
    quotes: tuple[Quoted, ...]
    tells: int | None


def completed(proven: Sequence[Proven], extractive: Extractive) -> tuple[Line, ...]:
    """The sentences, each thing said once, and among them the parts that they do not say, where those belong.

    Nothing where they do not say what the answer rests on first: then it is better left as it is.
    """
    told, main = extractive.told, extractive.draft.quotes[0]
    once = [each for place, each in enumerate(proven) if not _repeated(place, proven, told)]
    fresh, unsaid = _settled(once, told)
    if any(told[place].rests_on(main) or not told[place].quotes for place in unsaid):
        return ()
    lines = [Line(each.text, tuple(p.quoted for p in each.pieces), _telling(each, told)) for each in fresh]
    for place in unsaid:
        before = [at for at, line in enumerate(lines) if line.tells is not None and line.tells < place]
        own_words = Line(quoted_words(told[place].text), told[place].quotes, place)
        lines.insert(before[-1] + 1 if before else 0, own_words)
    return tuple(lines)


def _told(draft: Draft, citations: dict[Key, Citation]) -> Iterator[Told]:
    """The lines of the draft's text; those of one quote, and the fields of one header, are one part."""
    shown = {key: canonical(shows(citation)) for key, citation in citations.items()}
    part: Told | None = None
    for line in filter(str.strip, draft.text.splitlines()):
        written = canonical(line)
        quotes = tuple(quoted for quoted in draft.quotes if written in shown[quoted.key])
        if part is not None and _belong(part, quotes):
            further = (quoted for quoted in quotes if quoted not in part.quotes)
            part = Told(f"{part.text}\n{line}", (*part.quotes, *further))
            continue
        if part is not None:
            yield part
        part = Told(line, quotes)
    if part is not None:
        yield part


def _belong(part: Told, quotes: Sequence[Quoted]) -> bool:
    if _keys(part.quotes) & _keys(quotes):
        return True
    fields = all(quoted.role is Role.HEADER for quoted in (*part.quotes, *quotes))
    return fields and {part.document} == {quoted.stored.id for quoted in quotes}


def _names(draft: Draft, told: Sequence[Told], citations: dict[Key, Citation]) -> Iterator[Told]:
    """The header fields that the headline takes figures from and the text does not say, by document."""
    said = _keys(quoted for each in told for quoted in each.quotes)
    figures = figures_of(draft.headline)
    fields = [
        quoted
        for quoted in draft.quotes
        if quoted.key not in said and figures & figures_of(shows(citations[quoted.key]))
    ]
    for document in dict.fromkeys(quoted.stored.id for quoted in fields):
        own = tuple(quoted for quoted in fields if quoted.stored.id == document)
        yield Told("\n".join(_written(citations[quoted.key]) for quoted in own), own)


def _written(citation: Citation) -> str:
    number = citation.stored.document.number
    return number.written if number and citation.origin is Origin.FILENAME else squeeze(citation.quote)


def _repeated(place: int, proven: Sequence[Proven], told: Sequence[Told]) -> bool:
    """Whether another sentence says all of this one and cites as much of what is told; of two equal ones
    the later repeats."""
    sentence = proven[place]
    cited = [part for part in told if part.cited_by(sentence)]
    return any(
        _within(sentence.text, other.text)
        and all(part.cited_by(other) for part in cited)
        and (at < place or not _within(other.text, sentence.text))
        for at, other in enumerate(proven)
        if at != place
    )


def _settled(proven: list[Proven], told: Sequence[Told]) -> tuple[list[Proven], list[int]]:
    """The sentences that say more than what is left in its own words, and the places of that."""
    unsaid = [place for place, each in enumerate(told) if not each.said_by(proven)]
    fresh = [each for each in proven if not _only_of(each, [told[place] for place in unsaid])]
    return (fresh, unsaid) if len(fresh) == len(proven) else _settled(fresh, told)


def _only_of(sentence: Proven, parts: Sequence[Told]) -> bool:
    """Whether the sentence rests on these parts alone, and on what names their documents."""
    resting = {
        piece.quoted.key: any(part.rests_on(piece.quoted) for part in parts) for piece in sentence.pieces
    }
    body = [piece.quoted.key for piece in sentence.pieces if piece.quoted.role is not Role.HEADER]
    return any(resting.values()) and all(resting[key] for key in body)


def _telling(sentence: Proven, told: Sequence[Told]) -> int | None:
    return next((place for place, each in enumerate(told) if each.cited_by(sentence)), None)


def _within(part: str, whole: str) -> bool:
    """Whether the whole says every figure, day, document number and telling word of the part."""
    part = without_enumerators(part)
    # Days are written in several ways: they are compared with the figures, by value.
    words = telling_words(without_days(part)) <= telling_words(without_days(whole))
    return words and figures_of(part) <= figures_of(whole)


def _keys(quotes: Iterable[Quoted]) -> frozenset[Key]:
    return frozenset(quoted.key for quoted in quotes)
