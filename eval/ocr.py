"""How well scans are read: pages drawn from known text, soiled as scanners and seals soil them.

The figure that counts most is the last: figures that were read wrong and would be shown without a warning.
"""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
from rapidfuzz.distance import Levenshtein

from ingest.parsers.scan import scan_page
from ingest.parsers.two_readings import FINE_DPI

_FONTS = (
    Path("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"),
    Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"),
)
_A4_INCHES = (8.27, 11.69)
_POINTS = 13
_SEAL = (215, 40, 45)
_FIGURE = re.compile(r"\d")
_FEWEST_DIGITS = 60
_TILT_DEGREES = 0.7
_JPEG_QUALITY = 55

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Condition:
    """How a page is scanned."""

    dpi: int
    noisy: bool
    seal: bool

    def __str__(self) -> str:
        parts = [f"{self.dpi} dpi", *(["noise"] if self.noisy else []), *(["red seal"] if self.seal else [])]
        return ", ".join(parts)


CONDITIONS = tuple(
    Condition(dpi, noisy, seal)
    for dpi in (200, 300)
    for noisy, seal in ((False, False), (True, False), (True, True))
)


@dataclass
class Score:
    """Sums over pages; figures are words with a digit."""

    characters: int = 0
    errors: int = 0
    words: int = 0
    right_words: int = 0
    figures: int = 0
    right_figures: int = 0
    flagged: int = 0
    wrong_unflagged: int = 0

    def row(self) -> str:
        """The measures as cells of a Markdown table."""
        return (
            f"{self.errors / max(1, self.characters):.2%} | {self.right_words / max(1, self.words):.1%} | "
            f"{self.right_figures}/{self.figures} ({self.right_figures / max(1, self.figures):.1%}) | "
            f"{self.flagged / max(1, self.figures):.1%} | {self.wrong_unflagged}"
        )


def measure(
    texts: Sequence[str], tell: Tell, conditions: Sequence[Condition] = CONDITIONS, seed: int = 0
) -> None:
    """Read every text as a page under every condition and tell a table, line by line.

    `seed` sets the dice for tilt and seal.
    """
    tell(
        "| scan | character errors | words right | figures right | figures flagged | wrong without warning |"
    )
    tell("|---|---|---|---|---|---|")
    for condition in conditions:
        score = Score()
        for number, text in enumerate(texts):
            _add(score, text, scanned(text, condition, random.Random(seed + number)))
        tell(f"| {condition} | {score.row()} |")


def pages_of(texts: Iterable[str], lines: int = 40, width: int = 84) -> Iterator[str]:
    """Texts with figures, wrapped into pages as a typist would; our own marks between cells left out."""
    for text in texts:
        text = text.replace(" | ", "   ").replace("| ", " ")
        wrapped = [line for paragraph in text.split("\n") for line in _wrapped(paragraph, width)]
        for start in range(0, len(wrapped), lines):
            page = "\n".join(wrapped[start : start + lines])
            if len(_FIGURE.findall(page)) >= _FEWEST_DIGITS:
                yield page


def scanned(text: str, condition: Condition, dice: random.Random) -> Image.Image:
    """The page as a scanner delivers it, brought to the resolution that is read."""
    page = _drawn(text, condition.dpi)
    if condition.seal:
        page = ImageChops.darker(page, _seal(page.size, condition.dpi, dice))
    if condition.noisy:
        page = _soiled(page, dice)
    scale = FINE_DPI / condition.dpi
    return page.resize((round(page.width * scale), round(page.height * scale)), Image.Resampling.BICUBIC)


def _drawn(text: str, dpi: int) -> Image.Image:
    size = (round(_A4_INCHES[0] * dpi), round(_A4_INCHES[1] * dpi))
    page = Image.new("RGB", size, "white")
    font = ImageFont.truetype(str(_font()), round(_POINTS * dpi / 72))
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(text.split("\n")):
        draw.text((dpi, round(dpi * (0.8 + number * 0.25))), line, fill=(20, 20, 28), font=font)
    return page


def _seal(size: tuple[int, int], dpi: int, dice: random.Random) -> Image.Image:
    """A round red stamp of 36 mm somewhere over the text."""
    stamp = Image.new("RGB", size, "white")
    ink = ImageDraw.Draw(stamp)
    across = round(1.42 * dpi)
    left, top = dice.randrange(dpi, size[0] - across - dpi // 2), dice.randrange(dpi, size[1] // 2)
    for inset, width in ((0, 0.03), (0.12, 0.015)):
        edge = round(inset * dpi)
        box = (left + edge, top + edge, left + across - edge, top + across - edge)
        ink.ellipse(box, outline=_SEAL, width=max(1, round(width * dpi)))
    font = ImageFont.truetype(str(_font()), round(0.13 * dpi))
    for line, words in enumerate(("ỦY BAN", "NHÂN DÂN", "★", "TỈNH HÒA AN")):
        ink.text((left + across * 0.28, top + across * (0.2 + 0.16 * line)), words, fill=_SEAL, font=font)
    return stamp


def _soiled(page: Image.Image, dice: random.Random) -> Image.Image:
    """Tilted, grainy, a little blurred, compressed."""
    tilted = page.rotate(dice.choice((-1, 1)) * _TILT_DEGREES, Image.Resampling.BICUBIC, fillcolor="white")
    grain = _grain(page.size, dice).convert("RGB")
    grainy = Image.blend(tilted, ImageChops.multiply(tilted, grain.point(lambda v: min(255, v + 110))), 0.5)
    buffer = io.BytesIO()
    grainy.filter(ImageFilter.GaussianBlur(0.6)).save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return Image.open(buffer).convert("RGB")


def _grain(size: tuple[int, int], dice: random.Random) -> Image.Image:
    """Grey noise that is the same for the same dice."""
    noise = np.random.default_rng(dice.getrandbits(32)).normal(128, 40, (size[1], size[0]))
    return Image.fromarray(noise.clip(0, 255).astype(np.uint8))


def _add(score: Score, text: str, page: Image.Image) -> None:
    lines = scan_page(page).lines
    read = [(word.text, bool(word.reading and word.reading.agreed)) for line in lines for word in line.words]
    truth, words = text.split(), [word for word, _ in read]
    score.characters += len(" ".join(truth))
    score.errors += Levenshtein.distance(" ".join(truth), " ".join(words))
    score.words += len(truth)
    score.figures += sum(bool(_FIGURE.search(word)) for word in truth)
    right: set[int] = set()
    for start, at, size in SequenceMatcher(None, truth, words, autojunk=False).get_matching_blocks():
        score.right_words += size
        score.right_figures += sum(bool(_FIGURE.search(word)) for word in truth[start : start + size])
        right.update(range(at, at + size))
    for index, (word, agreed) in enumerate(read):
        if _FIGURE.search(word):
            score.flagged += not agreed
            score.wrong_unflagged += agreed and index not in right


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for word in paragraph.split():
        if len(line) + 1 + len(word) > width and line:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


def _font() -> Path:
    """A serif font with every Vietnamese letter; matplotlib brings one where the system has none."""
    import matplotlib

    shipped = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSerif.ttf"
    return next((font for font in _FONTS if font.is_file()), shipped)
