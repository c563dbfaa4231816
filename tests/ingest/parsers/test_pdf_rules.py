"""Ruling lines as PDFium gives them: the edges that pdfplumber itself makes of the same page."""

from __future__ import annotations

import io
from collections.abc import Callable

import pdfplumber
import pypdfium2 as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.parsers.pdf_rules import edges_of

Edges = list[tuple[str | None, float, float, float, float]]


def _drawn(draw: Callable[[Canvas], object]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 400), invariant=True)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def _line(canvas: Canvas) -> None:
    canvas.line(10, 20, 110, 20)
    canvas.line(30, 40, 30, 90)


def _box(canvas: Canvas) -> None:
    canvas.rect(10, 20, 100, 50, fill=1)


def _turned(canvas: Canvas) -> None:
    canvas.translate(50, 60)
    canvas.scale(2, 0.5)
    canvas.rect(10, 20, 100, 50)


def _corner(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(10, 10)
    path.lineTo(10, 90)
    path.lineTo(80, 90)
    path.moveTo(100, 100)
    path.lineTo(180, 100)
    path.curveTo(190, 100, 200, 110, 200, 130)
    path.lineTo(200, 190)
    path.close()
    canvas.drawPath(path)


def _form(canvas: Canvas) -> None:
    canvas.beginForm("inner", 0, 0, 200, 200)
    canvas.rect(5, 5, 40, 40)
    canvas.endForm()
    canvas.beginForm("outer", 0, 0, 300, 300)
    # pdfminer forgets that a form ends what it moves.
    canvas.saveState()
    canvas.translate(30, 10)
    canvas.doForm("inner")
    canvas.restoreState()
    canvas.endForm()
    canvas.scale(2, 2)
    canvas.doForm("outer")
    canvas.line(1, 1, 1, 50)


def _clipped_only(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(10, 10, 50, 50)
    canvas.clipPath(path, stroke=0, fill=0)


def _ours(content: bytes) -> Edges:
    with pdfium.PdfDocument(content) as document:
        edges = edges_of(document[0])
    return [
        (edge["orientation"], *(round(edge[side], 2) for side in ("x0", "x1")), *_heights(edge, 0))
        for edge in edges
    ]


def _theirs(content: bytes) -> Edges:
    with pdfplumber.open(io.BytesIO(content)) as document:
        page = document.pages[0]
        return [
            (
                edge["orientation"],
                *(round(edge[side], 2) for side in ("x0", "x1")),
                *_heights(edge, page.height),
            )
            for edge in page.edges
        ]


def _heights(edge: dict[str, float], origin: float) -> tuple[float, float]:
    """Above the page's lower edge."""
    return round(origin - edge["top"], 2), round(origin - edge["bottom"], 2)


@pytest.mark.parametrize("draw", [_line, _box, _turned, _corner, _form, _clipped_only])
def test_edges_are_those_that_pdfplumber_finds(draw: Callable[[Canvas], object]) -> None:
    content = _drawn(draw)
    assert _ours(content) == _theirs(content)


def test_a_box_has_four_edges_and_a_clip_none() -> None:
    assert len(_ours(_drawn(_box))) == 4
    assert _ours(_drawn(_clipped_only)) == []
