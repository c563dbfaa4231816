"""Documents as `/v1/documents` tells them."""

from __future__ import annotations

from typing_extensions import TypedDict

from retrieval.contract import DocumentJson


class ListedJson(DocumentJson):
    """A document of a list."""

    collection: str


class ListJson(TypedDict):
    """One page of a list; `total` documents fit."""

    total: int
    page: int
    size: int
    documents: list[ListedJson]


class WholeJson(ListedJson):
    """Everything that the catalog knows of a document; `pages` is 0 for formats without."""

    signer: str | None
    pages: int
    unreadable_pages: list[int]
    read_by: str
    duplicate_of: str | None
    characters: int
    ingested_at: str


class PageJson(TypedDict):
    """A page (from 1) and where its text begins and ends, in code points of the stored text."""

    number: int
    start: int
    end: int
    text: str


class RelationJson(TypedDict):
    """One document says what it is to another. `quote` says so, at [start, end) of the source's text.

    `documents` are those of the archive that the number names.
    """

    kind: str
    source: str
    number: str
    date: str | None
    whole: bool
    quote: str
    start: int
    end: int
    documents: list[str]


class RelationsJson(TypedDict):
    """`says`: the document of others; `said`: others of it."""

    says: list[RelationJson]
    said: list[RelationJson]
