"""Images of pages: photographs and scans (.png, .jpg, .tif, .webp, .bmp, .gif)."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from ingest.heartbeat import beat
from ingest.limits import MAX_PIXELS, MAX_SCANNED_PAGES
from ingest.parsed import ParsedText
from ingest.parsers.page_writer import Page, write
from ingest.parsers.scan import scan_page
from retrieval.domain.errors import RefusalReason, SourceRefused

_PAGE_LENGTH = 3508
"""Pixels of an A4 page's longer side at the resolution that is read."""
_TOO_SMALL = 300
_NARROWEST_PAGE = 700


def parse(content: bytes, name: str) -> ParsedText:
    """The text of an image file, one page per frame."""
    return read_pages([content], "image/1+ocr")


def read_pages(contents: Sequence[bytes], parser: str) -> ParsedText:
    """The text of page images in order; SourceRefused when none of them gives any."""
    pages = []
    for frame in (frame for content in contents for frame in frames(content)):
        beat()
        scan = scan_page(frame)
        pages.append(Page(list(scan.lines), scan.height, scan.width, scan=scan))
    if not any(page.lines for page in pages):
        raise SourceRefused(RefusalReason.UNREADABLE_SCAN, f"{len(pages)} page images without words")
    return write(pages, parser)


def is_page(content: bytes) -> bool:
    """Whether an image is large and upright enough to be a scanned page."""
    try:
        width, height = Image.open(io.BytesIO(content)).size
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return False
    return height > width >= _NARROWEST_PAGE


def frames(content: bytes) -> Iterator[Image.Image]:
    """The pages of an image file, upright, in the size in which they are read; may raise SourceRefused."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(content))
            for number, frame in enumerate(ImageSequence.Iterator(image)):
                if number >= MAX_SCANNED_PAGES:
                    raise SourceRefused(RefusalReason.TOO_LARGE, f"more than {MAX_SCANNED_PAGES} frames")
                yield _page_sized(frame)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise SourceRefused(RefusalReason.TOO_LARGE, str(error)) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise SourceRefused(RefusalReason.BROKEN, f"image: {error}"[:300]) from error


def _page_sized(frame: Image.Image) -> Image.Image:
    """Upright as the camera noted, at the size that an A4 page has when it is read."""
    if frame.width * frame.height > MAX_PIXELS:
        raise SourceRefused(RefusalReason.TOO_LARGE, f"{frame.width} × {frame.height} pixels")
    image = (ImageOps.exif_transpose(frame) or frame).convert("RGB")
    longer = max(image.size)
    if longer < _TOO_SMALL:
        raise SourceRefused(RefusalReason.UNREADABLE_SCAN, f"{image.width} × {image.height} pixels")
    scale = _PAGE_LENGTH / longer
    return image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))))
