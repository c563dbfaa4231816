"""Pages as pictures: the stretch that is cited is framed where it is printed."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from ingest import formats
from ingest.limits import Limits
from ingest.page_pictures import Drawing, draw, is_drawable
from ingest.sandbox import Sandbox
from retrieval.domain.errors import RefusalReason
from retrieval.domain.scan import Box
from retrieval.domain.span import Span
from tests.ingest.refusals import refused

SAMPLES = Path(__file__).parents[2] / "samples" / "archive"
RESOLUTION = (SAMPLES / "nghi-quyet" / "NQ 20-2022 NQ-HDND.pdf").read_bytes()


def page_one() -> str:
    parsed = formats.parse(RESOLUTION, "a.pdf")
    return parsed.text[: parsed.page_starts[1]]


def drawn(words: str) -> tuple[Image.Image, tuple[Box, ...]]:
    text = page_one()
    start = text.index(words)
    picture = draw(RESOLUTION, Drawing("pdf/2", 1, text, Span(start, start + len(words))))
    return Image.open(io.BytesIO(picture.png)).convert("RGB"), picture.boxes


def test_words_are_framed_where_they_are_printed() -> None:
    image, boxes = drawn("Số: 20/2022/NQ-HĐND")
    assert len(boxes) == 1
    box = boxes[0]
    # The number stands in the left column, a tenth of the page from the top.
    assert box.left < 0.25 and box.right < 0.45 and 0.05 < box.top < box.bottom < 0.15
    inside = image.getpixel((int((box.left + box.right) / 2 * image.width), int(box.top * image.height) + 1))
    assert inside != (255, 255, 255)


def test_a_stretch_over_two_lines_has_a_frame_on_each() -> None:
    _, boxes = drawn(
        "Quy định mức hỗ trợ đóng bảo hiểm y tế cho một số đối tượng trên địa bàn tỉnh Thái Bình"
    )
    assert len(boxes) == 2
    assert boxes[0].bottom <= boxes[1].top + 0.01


def test_a_row_of_a_table_is_found_though_it_is_stored_cell_by_cell() -> None:
    _, boxes = drawn("Người từ đủ 75 đến dưới 80 tuổi | x | 100% | 0%")
    assert len(boxes) == 1
    assert boxes[0].right - boxes[0].left > 0.6


def test_places_known_from_a_scan_are_taken_as_they_are() -> None:
    known = (Box(0.1, 0.2, 0.5, 0.25),)
    assert draw(RESOLUTION, Drawing("pdf/2", 1, "", Span(0, 3), known)).boxes == known


def test_a_photograph_is_a_page_too() -> None:
    photograph = io.BytesIO()
    Image.new("RGB", (900, 1200), "white").save(photograph, "PNG")
    picture = draw(photograph.getvalue(), Drawing("image/1+ocr", 1, boxes=(Box(0.1, 0.1, 0.2, 0.2),)))
    assert Image.open(io.BytesIO(picture.png)).height > Image.open(io.BytesIO(picture.png)).width


@pytest.mark.parametrize("drawing", [Drawing("pdf/2", 0), Drawing("pdf/2", 99), Drawing("image/1+ocr", 7)])
def test_a_page_that_is_not_there_is_refused(drawing: Drawing) -> None:
    photograph = io.BytesIO()
    Image.new("RGB", (900, 1200)).save(photograph, "PNG")
    content = RESOLUTION if drawing.parser.startswith("pdf") else photograph.getvalue()
    with refused(RefusalReason.BROKEN, "no page"):
        draw(content, drawing)


def test_what_is_no_pdf_is_refused() -> None:
    with refused(RefusalReason.BROKEN):
        draw(b"%PDF-1.4 not really", Drawing("pdf/2", 1))


def test_a_worker_draws_as_it_parses() -> None:
    with Sandbox(Limits(workers=1), draw) as box:
        assert box.submit(RESOLUTION, Drawing("pdf/2", 2)).result().png.startswith(b"\x89PNG")
        with refused(RefusalReason.BROKEN):
            box.submit(b"", Drawing("pdf/2", 1)).result()


def test_only_files_with_pages_are_drawable() -> None:
    assert [is_drawable(parser) for parser in ("pdf/2+ocr", "image/1+ocr", "docx/2")] == [True, True, False]
