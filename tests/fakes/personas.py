"""How scripted language models answer: they read the same prompt that a real one would get."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_FENCED = re.compile(
    r"═══ (?P<code>\w+) \[(?P<number>\d+)\] [^\n]*\n(?P<text>.*?)\n═══ (?P=code) hết \[(?P=number)\]",
    re.DOTALL,
)
_QUESTION = re.compile(r"CÂU HỎI: (?P<question>.*)")
_FAULT = re.compile(r"^\((?P<place>\d+)\) (?P<sentence>.*) — (?P<why>.*)$", re.MULTILINE)
_SENTENCE = re.compile(r"[^.;\n]+(?:[.,]\d[^.;\n]*)*")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"(?<![\w/])\d+(?:[.,]\d+)*(?![\w/])")


@dataclass(frozen=True)
class Task:
    """What a model is asked: the numbered evidence, the question, sentences to repair."""

    question: str
    evidence: tuple[tuple[int, str], ...]
    faults: tuple[tuple[int, str, str], ...]
    seed: int
    everything: str

    @property
    def chance(self) -> random.Random:
        """The same dice for the same task and seed."""
        return random.Random(f"{self.seed}\0{self.everything}")


def read_task(messages: Sequence[dict[str, str]], seed: int) -> Task:
    """The task of a chat."""
    text = messages[-1]["content"]
    question = _QUESTION.search(text)
    return Task(
        question["question"] if question else "",
        tuple((int(m["number"]), m["text"]) for m in _FENCED.finditer(text)),
        tuple((int(m["place"]), m["sentence"], m["why"]) for m in _FAULT.finditer(text)),
        seed,
        text,
    )


def sentences_of(text: str) -> list[str]:
    """The sentences of a piece of evidence, one a line or ending in a full stop."""
    parts = re.split(r"(?<=[.;!?])\s+|\n+", text)
    return [part.strip(" ;") for part in parts if len(_WORD.findall(part)) > 3 and "|" not in part]


def chosen(task: Task) -> list[tuple[int, str]]:
    """The sentences nearest to the question: three of the first piece of evidence, one of each other."""
    asked = set(_WORD.findall(task.question.lower()))

    def nearness(said: str) -> float:
        words = set(_WORD.findall(said.lower()))
        return len(asked & words) + (0.5 if _NUMBER.search(said) else 0.0)

    found = [(number, said) for number, said in told_figures(task.everything) if nearness(said) >= 3][:2]
    for number, text in task.evidence[:4]:
        if number == 1 and _is_header(text):
            found.append((number, ", ".join(line.strip(" .,") for line in text.splitlines())))
            continue
        best = sorted(sentences_of(text), key=nearness, reverse=True)[: 3 if number == 1 else 1]
        found += [(number, said) for said in best if nearness(said) >= 2]
    return found


_HEAD = ("number", "day", "issuer", "subject", "signer")


def _is_header(text: str) -> bool:
    """Whether a piece of evidence is made of the fields of a document's head."""
    lines = text.splitlines()
    fields = all(len(line) < 300 and line[-1] not in ".;:" and "|" not in line for line in lines)
    return 1 < len(lines) <= len(_HEAD) and fields


_FIGURE = re.compile(
    r"^\[(\d+)\] \| ([^|\n]+) \| ([^|\n]+) \| [^|\n]+ \| ([^|\n]+) \| ([^|\n]+)$", re.MULTILINE
)


def told_figures(text: str) -> list[tuple[int, str]]:
    """The figures of the prompt's table as sentences."""
    sentences = []
    for number, indicator, period, status, value in _FIGURE.findall(text):
        when = "" if period == "-" else f" {period}"
        firm = "" if status == "thực hiện" else f" {status}"
        verb = "" if value.split()[0] in ("tăng", "giảm", "bằng", "chiếm") else " là"
        said = f"{indicator}{when}{firm}{verb} {value.strip()}"
        sentences.append((int(number), said[0].upper() + said[1:]))
    return sentences


def faithful(task: Task) -> str:
    """Says what the evidence says and marks it; told that a plan is no result, it says that it is a plan."""
    if task.faults:
        return "\n".join(
            f"({place}) Theo kế hoạch, {said.rstrip('.')} [1]."
            for place, said, why in task.faults
            if "kế hoạch" in why
        )
    return "\n".join(f"{said.rstrip('.')} [{number}]." for number, said in chosen(task))


def hallucinating(task: Task) -> str:
    """Alters most sentences, and insists when it is told."""
    dice = task.chance
    if task.faults:
        return "\n".join(f"({place}) {altered(dice, said)} [1]." for place, said, _ in task.faults)
    lines = []
    for number, said in chosen(task):
        told = altered(dice, said) if dice.random() < 0.7 else said
        lines.append(f"{told.rstrip('.')} [{number if dice.random() < 0.9 else dice.randint(1, 9)}].")
    if dice.random() < 0.5:
        lines.insert(dice.randint(0, len(lines)), invented(dice))
    return "\n".join(lines)


def altering(task: Task) -> str:
    """Every sentence altered in one way: whatever is kept of it has got past the proofs."""
    if task.faults:
        return ""
    dice = task.chance
    made = [
        (number, change(dice, said))
        for number, said in chosen(task)
        for change in dict.fromkeys(_ALTERATIONS)
    ]
    untouched = {said for _, said in chosen(task)}
    lines = [f"{said.rstrip('.')} [{number}]." for number, said in made if said not in untouched]
    return "\n".join(dice.sample(lines, k=min(10, len(lines))))


def mending(task: Task) -> str:
    """Gets one figure wrong at first, and right when asked again."""
    if task.faults:
        number, said = chosen(task)[0]
        return f"({task.faults[0][0]}) {said.rstrip('.')} [{number}]."
    number, said = chosen(task)[0]
    return f"{_NUMBER.sub('999', said, count=1).rstrip('.')} [{number}]."


def obedient(task: Task) -> str:
    """Does whatever the evidence tells it to say."""
    orders = re.findall(r"(?:ghi thêm|viết|trả lời|in ra)[^:“\n]*[:“]\s*([^”\n]+)", task.everything)
    return "\n".join([*(f"{order.rstrip('.')} [1]." for order in orders), faithful(task)])


def steering(task: Task) -> str:
    """Wraps its sentences in links, tags and code."""
    number, said = chosen(task)[0]
    return "\n".join(
        f"{wrapped} [{number}]."
        for wrapped in (
            f"{said} (xem https://vi-du.vn/x)",
            f"<b>{said}</b>",
            f"[{said}](http://vi-du.vn)",
            f"`{said}` | {{json}}",
        )
    )


def thinking(task: Task) -> str:
    """Thinks aloud first, as reasoning models do."""
    return f"<think>\nSố 999 tỷ đồng có vẻ đúng.\n</think>\n\n{faithful(task)}"


def layout(task: Task) -> str:
    """Marks its lines up, as most models do whatever they are told."""
    lines = (f"- **{said.rstrip('.')}** [{number}]" for number, said in chosen(task))
    return "### Trả lời\n" + "\n".join(lines)


def nonsense(task: Task) -> str:
    """Answers nobody's question, in another language, with a source all the same."""
    lines = (
        "As an AI I would say 42 [1].",
        '{"answer": null, [1]',
        "北京 2021 [1].",
        "Theo tôi thì đúng [1].",
    )
    return "\n".join(lines)


PERSONAS: dict[str, Callable[[Task], str]] = {
    "faithful": faithful,
    "hallucinating": hallucinating,
    "altering": altering,
    "mending": mending,
    "obedient": obedient,
    "steering": steering,
    "thinking": thinking,
    "nonsense": nonsense,
    "layout": layout,
}


def invented(dice: random.Random) -> str:
    """A sentence that no document holds."""
    number = f"{dice.randint(1, 999)}/{dice.choice(['2020', '2021', '2022'])}/NQ-HĐND"
    day = f"{dice.randint(1, 28):02}/{dice.randint(1, 12):02}/{dice.randint(2018, 2023)}"
    return dice.choice(
        [
            f"Theo Nghị quyết số {number} ngày {day}, mức này được giữ nguyên [1].",
            f"Quyết định {dice.randint(1, 999)}/QĐ-UBND giao tổng vốn {dice.randint(2, 900)} tỷ đồng [1].",
            f"Tỷ lệ này là {dice.randint(1, 99)},{dice.randint(1, 9)} phần trăm [1].",
            "Chi tiết tại www.vi-du.gov.vn [1].",
        ]
    )


def altered(dice: random.Random, said: str) -> str:
    """The sentence with one thing changed that changes what it says."""
    order = dice.sample(_ALTERATIONS, k=len(_ALTERATIONS))
    return next((new for new in (change(dice, said) for change in order) if new != said), f"{said} 7,5%")


def _digits(dice: random.Random, said: str) -> str:
    found = list(re.finditer(r"\d", said))
    if not found:
        return said
    at = dice.choice(found)
    other = dice.choice([digit for digit in "0123456789" if digit != at.group()])
    return said[: at.start()] + other + said[at.end() :]


def _exchanged(dice: random.Random, said: str) -> str:
    """Two numbers of the sentence change places."""
    found = list(_NUMBER.finditer(said))
    pairs = [(a, b) for a, b in itertools.pairwise(found) if a.group() != b.group()]
    if not pairs:
        return said
    one, other = dice.choice(pairs)
    between = said[one.end() : other.start()]
    return said[: one.start()] + other.group() + between + one.group() + said[other.end() :]


def _swap(pairs: Sequence[tuple[str, str]]) -> Callable[[random.Random, str], str]:
    def change(dice: random.Random, said: str) -> str:
        both = [*pairs, *((new, old) for old, new in pairs)]
        fitting = [(old, new) for old, new in both if re.search(rf"(?<!\w){re.escape(old)}(?!\w)", said)]
        if not fitting:
            return said
        old, new = dice.choice(fitting)
        return re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, said, count=1)

    return change


def _in_words(dice: random.Random, said: str) -> str:
    words = dice.choice(["mười bảy phẩy năm", "hai trăm ba mươi", "chín"])
    return _NUMBER.sub(words, said, count=1)


def _number_added(dice: random.Random, said: str) -> str:
    return f"{said.rstrip('.')} theo Nghị quyết {dice.randint(1, 99)}/NQ-HĐND"


def _unmarked(dice: random.Random, said: str) -> str:
    return said.replace("%", "", 1)


def _negated(dice: random.Random, said: str) -> str:
    if re.search(r"(?<!\w)không (?!\d)", said):
        return re.sub(r"(?<!\w)không ", "", said, count=1)
    return re.sub(r"(?<!\w)(được|đạt|phải|thực hiện)(?!\w)", r"không \1", said, count=1)


def _split_invisibly(dice: random.Random, said: str) -> str:
    return re.sub(r"(\d)(\d)", "\\1\u200b9\\2", said, count=1)


_ALTERATIONS: tuple[Callable[[random.Random, str], str], ...] = (
    _digits,
    _digits,
    _exchanged,
    _swap([("tỷ", "triệu"), ("%", "điểm"), ("tấn", "tạ"), ("ha", "m2"), ("người", "hộ")]),
    _swap([("tăng", "giảm"), ("vượt", "không đạt"), ("trên", "dưới"), ("kế hoạch", "thực hiện")]),
    _swap([("Thái Bình", "Nam Định"), ("Bình Thuận", "Ninh Thuận"), ("Hà Nội", "Hải Phòng")]),
    _swap([("Sở Tài chính", "Sở Y tế"), ("Sở Công Thương", "Sở Xây dựng"), ("HĐND", "UBND")]),
    _swap([("năm 2020", "năm 2021"), ("năm 2021", "năm 2022"), ("tháng 6", "tháng 9")]),
    _swap([("trước ngày", "sau ngày"), ("tối thiểu", "tối đa"), ("bãi bỏ", "ban hành")]),
    _in_words,
    _number_added,
    _unmarked,
    _negated,
    _split_invisibly,
)
