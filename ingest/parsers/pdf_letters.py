"""The characters of a PDF page with their places, as PDFium reads them."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

# PDFium marks a hyphen that ends a line so; Vietnamese is never hyphenated, it is a written one.
_LINE_END_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
Places = npt.NDArray[np.void]
"""Box and origin of each character, as PDFium writes them."""


def called_often(function: object, returns: type[Any]) -> Callable[..., Any]:
    """A function of PDFium as it is, to be given a handle, a number and addresses: its declared types would
    be checked at every call, which for the characters of a page takes as long as the work itself."""
    prototype = ctypes.PYFUNCTYPE(returns)
    return prototype(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


_unicode_of = called_often(raw.FPDFText_GetUnicode, ctypes.c_uint)
_box_of = called_often(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
_origin_of = called_often(raw.FPDFText_GetCharOrigin, ctypes.c_int)


class _Written(ctypes.Structure):
    """Where PDFium writes box and origin of a character."""

    _fields_ = (("box", raw.FS_RECTF), ("x", ctypes.c_double), ("base", ctypes.c_double))


_SIDES = ("left", "top", "right", "bottom")
_PLACE = np.dtype([*((side, "f4") for side in _SIDES), ("x", "f8"), ("base", "f8")])
"""_Written in numpy's words."""


class _Characters(dict[int, str]):
    """The character of a code point, '' for a blank or none, learned on first sight."""

    def __missing__(self, code: int) -> str:
        char = "-" if code in _LINE_END_HYPHENS else chr(code)
        self[code] = "" if not code or char.isspace() else char
        return self[code]


_CHARACTERS = _Characters()


def letters_of(text_page: pdfium.PdfTextPage) -> tuple[str, list[int], Places]:
    """The characters without blanks, the indices of those that stand after blanks or line breaks, and the
    places of all."""
    text: list[str] = []
    breaks: list[int] = []
    places: list[bytes] = []
    written = _Written()
    # Handle and addresses are made once, not for every character.
    page = ctypes.cast(text_page.raw, ctypes.c_void_p)
    box, x, base = (
        ctypes.c_void_p(ctypes.addressof(written) + field.offset)
        for field in (_Written.box, _Written.x, _Written.base)
    )
    for index in range(raw.FPDFText_CountChars(text_page.raw)):
        char = _CHARACTERS[_unicode_of(page, index)]
        if not char:
            breaks.append(len(text))
        elif _box_of(page, index, box):
            _origin_of(page, index, x, base)
            text.append(char)
            places.append(bytes(written))
    if breaks and breaks[-1] == len(text):
        breaks = breaks[: bisect_left(breaks, len(text))]
    return "".join(text), breaks, np.frombuffer(b"".join(places), _PLACE)
