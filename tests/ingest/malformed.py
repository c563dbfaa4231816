"""Good files and ways to spoil them; the same on every run."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import openpyxl

from tests.ingest.files import DECISION, Pdf, word_document, zipped


def good_files() -> dict[str, bytes]:
    """One file of each format that needs no optional program."""
    pdf = Pdf()
    y = 780.0
    for line in filter(None, DECISION.splitlines()):
        y = pdf.block(y, line)
    pdf.grid(72, 200, [["Chỉ tiêu", "2021"], ["GRDP", "6,7"]])
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["STT", "Chỉ tiêu", "2021"], [1, "Giá trị sản xuất", 17.04]):
        sheet.append(row)
    workbook = io.BytesIO()
    book.save(workbook)
    text = DECISION.encode()
    page = f"<html><body><table><tr><td>{DECISION}</td></tr></table></body></html>".encode()
    mail = f"From: a@b.vn\r\nTo: c@d.vn\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n{DECISION}".encode()
    return {
        "a.docx": word_document(DECISION),
        "a.xlsx": workbook.getvalue(),
        "a.pdf": pdf.bytes(),
        "a.html": page,
        "a.txt": text,
        "a.md": b"# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n" + text,
        "a.eml": mail,
        "a.zip": zipped({"sub/a.txt": text, "b.docx": word_document(DECISION)}),
    }


def spoiled(content: bytes, dice: random.Random) -> bytes:
    """The file after one accident."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [_cut, _flipped, _blanked, _doubled, _filled]
    if content.startswith(b"PK"):
        ways += [_inside_zip] * 3
    return dice.choice(ways)(content, dice)


def _cut(content: bytes, dice: random.Random) -> bytes:
    return content[: dice.randrange(1, len(content))]


def _flipped(content: bytes, dice: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(dice.choice((1, 20, 400))):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _blanked(content: bytes, dice: random.Random) -> bytes:
    start, length = dice.randrange(len(content)), dice.randrange(1, 2000)
    return content[:start] + bytes(length) + content[start + length :]


def _doubled(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content))
    return content[:start] + content[start // 2 :]


def _filled(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content))
    return content[:start] + dice.randbytes(3000) + content[start:]


def _inside_zip(content: bytes, dice: random.Random) -> bytes:
    """A package whose parts are whole as zip members, but one of them is spoiled."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    name = dice.choice(sorted(name for name, data in members.items() if data))
    members[name] = dice.choice([_cut, _flipped, _doubled, _entities])(members[name], dice)
    return zipped(dict(members))


def _entities(content: bytes, dice: random.Random) -> bytes:
    """Billion laughs in front of the part."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
    )
    return f"{bomb}]><x>&j;</x>".encode()
