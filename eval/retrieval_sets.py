"""Retrieval sets in the BEIR layout: corpus.jsonl, queries.jsonl and qrels.tsv, each plain or .xz."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from eval.json_lines import WHOLE_LINE, open_text, read_objects, text_field
from retrieval.domain.document import DocumentNumber
from retrieval.domain.errors import CasesInvalid
from retrieval.language.document_numbers import find_numbers
from retrieval.language.sentences import sentences
from retrieval.language.text import normalize

PASSAGE_LENGTH = 900
"""About how many characters a passage of a long article holds."""


@dataclass(frozen=True)
class Article:
    """A text to be found; `document` names the document that it is from, where its set tells."""

    id: str
    title: str
    text: str
    document: str = ""

    @property
    def context(self) -> str:
        """What its passages are about beyond their own words, as `ingest` has it: headings and subject."""
        return f"{self.title}\n{self.document}".strip()


@dataclass(frozen=True)
class RetrievalSet:
    """Articles, questions by id, and per question the relevant articles with their grade."""

    name: str
    articles: tuple[Article, ...]
    questions: dict[str, str]
    relevant: dict[str, dict[str, int]]


def load_set(folder: Path) -> RetrievalSet:
    """Reads a set; questions without a relevant article are left out, as they cannot be scored."""
    articles = _with_documents(tuple(_articles(_find(folder, "corpus.jsonl"))))
    relevant = _relevant(_find(folder, "qrels.tsv"), frozenset(each.id for each in articles))
    questions = dict(_questions(_find(folder, "queries.jsonl")))
    scored = {id_: text for id_, text in questions.items() if id_ in relevant}
    return RetrievalSet(folder.name, articles, scored, {id_: relevant[id_] for id_ in scored})


def pieces(text: str, length: int = PASSAGE_LENGTH) -> tuple[str, ...]:
    """The text as passages of whole sentences, about `length` characters each; at least one."""
    found: list[str] = []
    start = end = 0
    for sentence in sentences(text):
        if end > start and sentence.end - start > length:
            found.append(text[start:end])
            start = sentence.start
        start = start if end else sentence.start
        end = sentence.end
    return (*found, text[start:end])


def _find(folder: Path, name: str) -> Path:
    for candidate in (folder / name, folder / f"{name}.xz"):
        if candidate.is_file():
            return candidate
    raise CasesInvalid(str(folder / name), 0, WHOLE_LINE, "bộ dữ liệu thiếu tệp này (hoặc bản .xz)")


def _articles(path: Path) -> Iterator[Article]:
    seen: set[str] = set()
    for line, fields in read_objects(path):
        id_, title, text = _id(path, line, fields), fields.get("title", ""), fields.get("text")
        if not isinstance(title, str) or not isinstance(text, str):
            raise CasesInvalid(str(path), line, "text", "title và text phải là chuỗi")
        if id_ in seen:
            raise CasesInvalid(str(path), line, "id", f"trùng mã “{id_}”")
        seen.add(id_)
        yield Article(id_, title, text)


def _with_documents(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Articles with the name of their document, which one of them may tell and the others only number.

    `Phạm vi (Điều 1 Luật số 57/2020/QH14 Luật Thanh niên)`, `Nguyên tắc (Điều 2 Luật số 57/2020/QH14)`
    """
    named = [(article, *_number_and_name(article.title)) for article in articles]
    names: dict[DocumentNumber | None, str] = {None: ""}
    for _, number, name in named:
        names[number] = max(names.get(number, ""), name, key=len)
    return tuple(replace(article, document=names[number]) for article, number, _ in named)


def _number_and_name(title: str) -> tuple[DocumentNumber | None, str]:
    """Of the document in the brackets; a number before them is what the article speaks of."""
    title = normalize(title)
    for found in find_numbers(title):
        if "(" in title[: found.span.start]:
            return found.number, title[found.span.end :].strip(" ().,;-")
    return None, ""


def _questions(path: Path) -> Iterator[tuple[str, str]]:
    for line, fields in read_objects(path):
        yield _id(path, line, fields), text_field(str(path), line, fields, "text")


def _id(path: Path, line: int, fields: dict[str, object]) -> str:
    """BEIR itself writes `_id`."""
    return text_field(str(path), line, fields, "_id" if "_id" in fields else "id")


def _relevant(path: Path, articles: frozenset[str]) -> dict[str, dict[str, int]]:
    grades: dict[str, dict[str, int]] = {}
    with open_text(path) as lines:
        for number, line in enumerate(lines, start=1):
            columns = line.rstrip("\n").split("\t")
            if number == 1 and columns[-1] == "score":
                continue
            question, article, grade = _columns(path, number, columns)
            if article not in articles:
                raise CasesInvalid(
                    str(path), number, "corpus-id", f"không có văn bản “{article}” trong corpus"
                )
            if grade > 0:
                grades.setdefault(question, {})[article] = grade
    return grades


def _columns(path: Path, number: int, columns: list[str]) -> tuple[str, str, int]:
    if len(columns) != 3 or not columns[2].isdigit():
        raise CasesInvalid(str(path), number, "score", "cần ba cột: mã câu hỏi, mã văn bản, mức (số nguyên)")
    return columns[0], columns[1], int(columns[2])
