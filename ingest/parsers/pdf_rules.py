"""The ruling lines of a PDF page: what its drawn paths leave as edges, the way pdfplumber takes them, and the
cells that pdfplumber finds between them.

PDFium has parsed the page already; pdfminer would read every letter of it again to come to the same paths.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import pdfplumber.table
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfplumber.utils.geometry import curve_to_edges, line_to_edge, rect_to_edges

_DEEPEST = 15
"""Forms inside forms; a form that holds itself would never end."""
_BOX_CORNERS = 5
"""With the first corner again at the end."""

Point = tuple[float, float]
Edge = dict[str, Any]
"""As pdfplumber has them: `top` and `bottom` grow downwards; here from 0 at the page's origin."""


Box = tuple[float, float, float, float]
"""Left, bottom, right and top of a cell; origin bottom left."""
Grid = tuple[tuple[Box, ...], ...]
"""The cells of a table, row by row."""


class _Matrix(NamedTuple):
    """An affine map, as PDF writes it."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, x: float, y: float) -> Point:
        """Where a point comes to lie."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: _Matrix) -> _Matrix:
        """The map that does `first`, then this."""
        return _Matrix(
            first.a * self.a + first.b * self.c,
            first.a * self.b + first.b * self.d,
            first.c * self.a + first.d * self.c,
            first.c * self.b + first.d * self.d,
            first.e * self.a + first.f * self.c + self.e,
            first.e * self.b + first.f * self.d + self.f,
        )


@dataclass(frozen=True)
class _RuledPage:
    """As much of a page as pdfplumber's finder of tables looks at."""

    edges: list[Edge]


def grids_of(page: pdfium.PdfPage) -> tuple[Grid, ...]:
    """The cells between the lines of a page, table by table, top first."""
    # It looks at nothing but the edges.
    found = pdfplumber.table.TableFinder(_RuledPage(edges_of(page)))  # type: ignore[arg-type]
    return tuple(tuple(_upright(row.cells) for row in table.rows) for table in found.tables)


def _upright(cells: Sequence[Box | None]) -> tuple[Box, ...]:
    return tuple((left, -bottom, right, -top) for left, top, right, bottom in filter(None, cells))


def edges_of(page: pdfium.PdfPage) -> list[Edge]:
    """The edges of all lines, then of all boxes, then of all other paths, each in the order of the file."""
    lines: list[Edge] = []
    boxes: list[Edge] = []
    curves: list[Edge] = []
    for points, closed in _subpaths(page):
        if len(points) == (3 if closed else 2):
            lines.append(line_to_edge(_bounds(points)))
        elif _is_box(points, closed):
            boxes.extend(rect_to_edges(_bounds(points)))
        else:
            curves.extend(curve_to_edges(_bounds(points) | {"pts": [(x, -y) for x, y in points]}))
    return lines + boxes + curves


def _bounds(points: list[Point]) -> Edge:
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    low, high = min(y for _, y in points), max(y for _, y in points)
    return {
        "object_type": "path",
        "x0": left,
        "x1": right,
        "y0": low,
        "y1": high,
        "top": -high,
        "bottom": -low,
        "doctop": -high,
        "width": right - left,
        "height": high - low,
    }


def _is_box(points: list[Point], closed: bool) -> bool:
    if len(points) != _BOX_CORNERS or not (closed or points[0] == points[-1]):
        return False
    (x0, y0), (x1, y1), (x2, y2), (x3, y3), _ = points
    lying = y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    return lying or (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0)


def _subpaths(page: pdfium.PdfPage) -> Iterator[tuple[list[Point], bool]]:
    """The points that each stretch of a path goes through, on the page, and whether it is closed."""
    for path, matrix in _paths(
        raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, page.raw, _Matrix(), depth=0
    ):
        points: list[Point] = []
        for kind, x, y, closes in _segments(path):
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield points, False
                points = []
            points.append(matrix.of(x, y))
            if closes:
                yield points, True
                points = points[:1]
        if len(points) > 1:
            yield points, False


def _paths(
    count: Callable[..., int], get: Callable[..., Any], parent: object, matrix: _Matrix, depth: int
) -> Iterator[tuple[Any, _Matrix]]:
    """The drawn paths of a page or form, those of the forms inside it in their place, with the map from
    each to the page."""
    for index in range(count(parent)):
        item = get(parent, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield item, matrix.after(_matrix_of(item))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = matrix.after(_matrix_of(item))
            yield from _paths(raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, item, inner, depth + 1)


def _matrix_of(item: object) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _Matrix()
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _segments(path: object) -> Iterator[tuple[int, float, float, bool]]:
    """Each piece's kind, where it ends and whether it closes its stretch; of a Bézier curve only the end."""
    x, y = ctypes.c_float(), ctypes.c_float()
    curving = 0
    for index in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        curving = curving + 1 if kind == raw.FPDF_SEGMENT_BEZIERTO else 0
        if curving % 3:
            continue
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        yield kind, x.value, y.value, bool(raw.FPDFPathSegment_GetClose(segment))
