"""Drafts about documents: what one is about, who signed it, when; or what others say of a missing one."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from retrieval.ask.compose_clause import shortened
from retrieval.ask.mentions import Mention
from retrieval.ask.quotes import quote_file_name, quote_header
from retrieval.domain.answer import Draft, Quoted, Role
from retrieval.domain.document import HeaderPart, StoredDocument
from retrieval.domain.passage import Locator, Passage
from retrieval.domain.query import DocumentQuery, Facet
from retrieval.domain.span import Origin, Span
from retrieval.language import phrases
from retrieval.language.outlines import find_outline
from retrieval.language.sentences import sentences

FIELDS = {
    Facet.NUMBER: HeaderPart.NUMBER,
    Facet.DATE: HeaderPart.DATE,
    Facet.SIGNER: HeaderPart.SIGNER,
    Facet.ISSUER: HeaderPart.ISSUER,
}
"""The header field that a facet asks for."""
_MOST_HEADINGS = 20
_PARTS = (HeaderPart.NUMBER, HeaderPart.DATE, HeaderPart.ISSUER, HeaderPart.SUBJECT, HeaderPart.SIGNER)


def compose_outline(header: Draft, passages: Sequence[Passage], text: str) -> Draft:
    """What a document is about: its header, and its articles or parts by their titles, in its own words."""
    first = header.quotes[0]
    outline = find_outline(text)
    shown = outline[:_MOST_HEADINGS]
    quotes = tuple(
        Quoted(Role.CONTEXT, first.stored, _locator_of(heading, passages), heading) for heading in shown
    )
    said = "\n".join((header.text, *(heading.of(text) for heading in shown)))
    more = (phrases.more_headings(len(outline) - len(shown)),) if len(outline) > len(shown) else ()
    return replace(header, text=said, quotes=header.quotes + quotes, warnings=header.warnings + more)


def _locator_of(span: Span, passages: Sequence[Passage]) -> Locator:
    return next((p.locator for p in passages if p.span.end > span.start), Locator())


def compose_document(query: DocumentQuery, stored: StoredDocument, text: str) -> Draft:
    """The header of a document in its own words; what was asked for comes first.

    Raises nothing: a field that the document does not state is not said.
    """
    quotes = {part: quoted for part in _PARTS if (quoted := quote_header(stored, part)) is not None}
    if quotes.keys() <= {HeaderPart.SIGNER}:
        return _opening(stored, text)
    said = {part: " ".join(quoted.span.of(text).split()) for part, quoted in quotes.items()}
    file_name, number = quote_file_name(stored), stored.document.number
    if HeaderPart.NUMBER not in quotes and file_name is not None and number is not None:
        quotes, said = {HeaderPart.NUMBER: file_name, **quotes}, {HeaderPart.NUMBER: number.written, **said}
    asked = FIELDS.get(query.facet, HeaderPart.SUBJECT)
    head = named_by_header(stored, said)
    answer = said.get(asked) if asked is not HeaderPart.NUMBER else None
    headline = (
        " – ".join(part for part in (answer, head) if part)
        if asked is HeaderPart.SIGNER
        else _titled(head, said)
    )
    return Draft(
        headline=shortened(headline),
        text="\n".join(said[part] for part in _PARTS if part in said),
        quotes=tuple(quotes.values()),
        warnings=_warnings(stored, asked if asked not in said else None),
    )


def _opening(stored: StoredDocument, text: str) -> Draft:
    """A document without a header is shown by its first sentence."""
    first = sentences(text)[0]
    quoted = Quoted(Role.CONTEXT, stored, Locator(), first)
    said = first.of(text)
    return Draft(shortened(said), said, (quoted,), warnings=_warnings(stored, None))


def named_by_header(stored: StoredDocument, said: Container[HeaderPart]) -> str:
    """Kind, number and day of a document, as far as its header is quoted for them."""
    document = stored.document
    number = document.number.written if document.number and HeaderPart.NUMBER in said else None
    name = " ".join(part for part in (document.kind, number) if part)
    day = phrases.issued(stored) if HeaderPart.DATE in said else ""
    return f"{name}{day}"


def _titled(head: str, said: dict[HeaderPart, str]) -> str:
    issuer = f" của {said[HeaderPart.ISSUER]}" if HeaderPart.ISSUER in said else ""
    subject = said.get(HeaderPart.SUBJECT)
    return ": ".join(part for part in (f"{head}{issuer}", subject) if part)


def _warnings(stored: StoredDocument, unsaid: HeaderPart | None) -> tuple[str, ...]:
    source = stored.document.sources.get(HeaderPart.NUMBER)
    by_name = source is not None and source.origin is Origin.FILENAME
    said = [phrases.number_from_file_name()] if by_name else []
    if unsaid is not None and not (unsaid is HeaderPart.NUMBER and by_name):
        said.append(phrases.not_stated(unsaid))
    return tuple(said)


def compose_mentions(mentions: Sequence[Mention], *, missing: bool, naming_source: bool) -> Draft:
    """What other documents say of the numbered one; `missing`: the original is not in the archive.

    `naming_source`: the document that says it is what was asked for ('văn bản nào thay thế …').
    """
    first = mentions[0]
    said = [mention.sentence.of(mention.found.passage.text) for mention in mentions]
    named = first.phrase.of(first.found.passage.text)
    source = quote_header(first.found.stored, HeaderPart.NUMBER) if naming_source else None
    name = named_by_header(first.found.stored, {HeaderPart.NUMBER}) if source is not None else ""
    if name:
        named = f"{name}: {said[0]}"
    told = [phrases.only_mentioned(first.number.written)] if missing else []
    return Draft(
        headline=shortened(named),
        text="\n".join(said),
        quotes=(*map(_quote_mention, mentions), *((source,) if source else ())),
        warnings=(*told, *((phrases.sources_disagree(),) if len(mentions) > 1 else ())),
    )


def _quote_mention(mention: Mention) -> Quoted:
    passage = mention.found.passage
    return Quoted(
        role=Role.MENTION,
        stored=mention.found.stored,
        locator=passage.locator,
        span=mention.sentence.shift(passage.span.start),
        values=(mention.number.written,),
        passage=passage,
    )
