"""Training text as pairs of a question-like anchor and the passage that answers it.

A corpus is a `.jsonl` or `.jsonl.xz` file, or a folder of them; one line is one record, and the file's name
without its suffixes names the source. Two record shapes are read, told apart by their fields:

- a document: `id`, `title`, `text`, where the text may hold headings (`== wiki ==`, `# markdown`,
  `Điều 5. Article of a law`);
- a codified article: the same, with `topic` and `related`, the ids of the articles that it refers to.

An empty title is allowed and gives no title pair. Other fields are ignored.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import TextIO

from retrieval.domain.errors import CasesInvalid, ConfigurationError

_SUFFIXES = (".jsonl", ".jsonl.xz")
_HEADING = re.compile(
    r"^(?:={2,}\s*(?P<wiki>[^=\n]+?)\s*={2,}|#{1,6}\s+(?P<markdown>.+)|Điều\s+\d+\w?\.\s+(?P<article>.+))\s*$",
    re.MULTILINE,
)
_ARTICLE_LABEL = re.compile(r"^Điều\s+[\w.Đđ]+\.\s+")
_SENTENCE_END = re.compile(r"(?<=[.;:?!])\s+|\n+")
# As in the head of a document (Decree 30/2020, annex I), not in a sentence that names the country.
_MOTTO = re.compile(
    r"cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam\W*độc\s+lập\W+tự\s+do\W+hạnh\s+phúc",
    re.IGNORECASE,
)
_MOTTO_WITHIN = 600
_PASSAGE_WORDS = 80
_SHORTEST_PASSAGE = 12
_SHORTEST_ANCHOR = 5
_LONGEST_TITLE = 60
_EMPTY_HEADINGS = frozenset(
    ("chú thích", "tham khảo", "liên kết ngoài", "xem thêm", "thư mục", "nguồn", "ghi chú", "đọc thêm")
)


class PairKind(StrEnum):
    """How a pair was found; pairs of one kind and group never repeat a passage as its own wrong answer."""

    TITLE = "title"
    HEADING = "heading"
    REFERENCE = "reference"
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """One line of a corpus; `topic` and `related` are empty for a plain document."""

    id: str
    title: str
    text: str
    topic: str = ""
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrainingPair:
    """An anchor and its passage; pairs of one group are hard negatives of one another."""

    anchor: str
    passage: str
    kind: PairKind
    source: str
    group: str


@dataclass(frozen=True, slots=True)
class CorpusPairs:
    """The pairs of one corpus, and of how many records they were made."""

    records: int
    pairs: tuple[TrainingPair, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    windows: tuple[tuple[str, ...], ...]


def corpus_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The corpus files under these paths, in a fixed order, so that a seed means the same run everywhere."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(entry for entry in path.iterdir() if entry.is_file()) if path.is_dir() else [path]
        files = [entry for entry in inside if entry.name.endswith(_SUFFIXES)]
        if not files or not path.exists():
            raise ConfigurationError(f"Không có tệp ngữ liệu .jsonl hoặc .jsonl.xz tại {path}.")
        found.extend(files)
    return tuple(found)


def source_name(file: Path) -> str:
    return file.name.removesuffix(".xz").removesuffix(".jsonl")


def read_records(file: Path) -> Iterator[TrainingRecord]:
    """Stream the records; a line of another shape stops the reading: no corpus is half used unnoticed."""
    with _open(file) as lines:
        for number, line in enumerate(lines, start=1):
            try:
                yield _record(json.loads(line))
            except KeyError as error:
                raise CasesInvalid(file.name, number, str(error.args[0]), "thiếu") from error
            except (TypeError, ValueError) as error:
                raise CasesInvalid(file.name, number, "-", str(error)) from error


def training_pairs(file: Path, seed: int, *, state_documents: bool = False) -> CorpusPairs:
    """All pairs of one corpus; what is drawn at random depends on the seed and the source only.

    With `state_documents` only records that open with the national motto are read, from behind it on.
    """
    read = read_records(file)
    records = tuple(_state_documents(read) if state_documents else read)
    source = source_name(file)
    random = Random(f"{seed}:{source}")
    leads = _lead_passages(records)
    pairs: list[TrainingPair] = []
    for record in records:
        pairs.extend(_record_pairs(record, source, random))
        pairs.extend(_reference_pairs(record, leads, source))
    return CorpusPairs(len(records), tuple(pairs))


def _state_documents(records: Iterable[TrainingRecord]) -> Iterator[TrainingRecord]:
    """Without titles: those of a collection are its own, and may be a site's headlines."""
    for record in records:
        motto = _MOTTO.search(record.text, 0, _MOTTO_WITHIN)
        if motto:
            yield replace(record, title="", text=record.text[motto.end() :])


def _open(file: Path) -> TextIO:
    return lzma.open(file, "rt", encoding="utf-8") if file.suffix == ".xz" else file.open(encoding="utf-8")


def _record(fields: Mapping[str, object]) -> TrainingRecord:
    related = fields.get("related", [])
    if not isinstance(related, list):
        raise TypeError("related must be a list of ids")
    return TrainingRecord(
        id=str(fields["id"]),
        title=" ".join(str(fields["title"]).split()),
        text=str(fields["text"]),
        topic=str(fields.get("topic", "")),
        related=tuple(str(item) for item in related),
    )


def _lead_passages(records: Sequence[TrainingRecord]) -> dict[str, str]:
    wanted = {related for record in records for related in record.related}
    leads = {}
    for record in records:
        if record.id in wanted and (windows := _windows(record.text)):
            leads[record.id] = " ".join((_bare_title(record.title), *windows[0]))
    return leads


def _reference_pairs(record: TrainingRecord, leads: Mapping[str, str], source: str) -> Iterator[TrainingPair]:
    title = _bare_title(record.title)
    for related in record.related:
        if title and related in leads:
            yield TrainingPair(title, leads[related], PairKind.REFERENCE, source, record.topic or record.id)


def _record_pairs(record: TrainingRecord, source: str, random: Random) -> Iterator[TrainingPair]:
    group = record.topic or record.id
    title = _bare_title(record.title)
    for section in _sections(record.text):
        label = f"{title} {section.heading}".strip()
        if section.windows and label and len(label.split()) <= _LONGEST_TITLE:
            kind = PairKind.HEADING if section.heading else PairKind.TITLE
            anchor = _lead_anchor(title, section.heading, record.topic, random)
            yield TrainingPair(anchor, " ".join(section.windows[0]), kind, source, group)
        for window in section.windows:
            yield from _cloze(window, label, source, group, random)


def _lead_anchor(title: str, heading: str, topic: str, random: Random) -> str:
    """The innermost name of a text, half of the time with the name of what surrounds it."""
    narrow, wide = (heading, title) if heading else (title, topic)
    return f"{wide} {narrow}".strip() if not narrow or random.random() < 0.5 else narrow


def _cloze(
    window: tuple[str, ...], label: str, source: str, group: str, random: Random
) -> Iterator[TrainingPair]:
    """A sentence, or a run of its words, against its passage, which keeps the sentence half of the time.

    Kept, it teaches that shared words count; taken out, that neighbours in meaning do.
    """
    candidates = [index for index, sentence in enumerate(window) if len(sentence.split()) >= _SHORTEST_ANCHOR]
    if len(window) < 2 or not candidates:
        return
    chosen = random.choice(candidates)
    words = window[chosen].split()
    if random.random() < 0.5:
        length = min(len(words), random.randint(_SHORTEST_ANCHOR, 16))
        start = random.randint(0, len(words) - length)
        words = words[start : start + length]
    kept = [sentence for index, sentence in enumerate(window) if index != chosen or random.random() < 0.5]
    lead = [label] if label and random.random() < 0.5 else []
    yield TrainingPair(" ".join(words), " ".join(lead + kept), PairKind.CLOZE, source, group)


def _sections(text: str) -> Iterator[_Section]:
    """The text between headings; lists of sources and links are left out, as they answer nothing."""
    heading, start = "", 0
    for match in [*_HEADING.finditer(text), None]:
        if heading.lower() not in _EMPTY_HEADINGS:
            yield _Section(heading, _windows(text[start : match.start() if match else len(text)]))
        if match:
            heading = next(name for name in match.groups() if name is not None).strip()
            start = match.end()


def _windows(text: str) -> tuple[tuple[str, ...], ...]:
    """Runs of whole sentences of about one training passage; a scrap too short to tell is left out."""
    windows: list[tuple[str, ...]] = []
    current: list[str] = []
    length = 0
    for sentence in _SENTENCE_END.split(text):
        words = sentence.split()
        if not words:
            continue
        current.append(" ".join(words))
        length += len(words)
        if length >= _PASSAGE_WORDS:
            windows.append(tuple(current))
            current, length = [], 0
    if length >= _SHORTEST_PASSAGE:
        windows.append(tuple(current))
    return tuple(windows)


def _bare_title(title: str) -> str:
    """The title without its article label, which names a place in the code and says nothing of the matter."""
    return _ARTICLE_LABEL.sub("", title)
