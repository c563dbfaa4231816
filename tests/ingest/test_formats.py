from __future__ import annotations

import codecs
import io
import re
import unicodedata
import zipfile
from functools import partial

import pytest

from ingest import limits
from ingest.formats import Format, parse, recognise
from retrieval.domain.errors import RefusalReason
from tests.ingest.files import DECISION, Pdf, docx, page_image, paragraph, zipped
from tests.ingest.refusals import refused

_SENTENCE = "Ủy ban nhân dân tỉnh giao Sở Công Thương chủ trì thực hiện nhiệm vụ này. "
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.7\n", "x.docx", Format.PDF),
        (b"junk\n%PDF-1.4\n", "x", Format.PDF),
        (docx(""), "x.pdf", Format.DOCX),
        (b"<!DOCTYPE html><p>a", "x.doc", Format.HTML),
        (codecs.BOM_UTF8 + b"\r\n<HTML><body>", "x.doc", Format.HTML),
        ("<html><body>a</body></html>".encode("utf-16"), "x.doc", Format.HTML),
        (b"# a", "x.md", Format.MARKDOWN),
        (b"# a", "x.txt", Format.PLAIN),
        (b"abc", "x.doc", Format.PLAIN),
    ],
)
def test_content_decides_not_the_extension(content: bytes, name: str, expected: Format) -> None:
    assert recognise(content, name) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (_OLE + "WordDocument".encode("utf-16-le"), Format.OLD_TEXT),
        (_OLE + "Workbook".encode("utf-16-le"), Format.OLD_SHEET),
        (b"{\\rtf1 a}", Format.OLD_TEXT),
        (b"\x89PNG\r\n", Format.IMAGE),
        (b"RIFF0000WEBPVP8 ", Format.IMAGE),
        (b"BM1234\x00\x00\x00\x00", Format.IMAGE),
        (zipped({"xl/workbook.xml": "<a/>"}), Format.XLSX),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), Format.OLD_TEXT),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), Format.OLD_SHEET),
        (b"From: a@b\r\nTo: c@d\r\nSubject: x\r\n\r\ny", Format.MAIL),
        (b"BM la viet tat", Format.PLAIN),
    ],
)
def test_formats_under_any_name(content: bytes, expected: Format) -> None:
    assert recognise(content, "x.doc") is expected


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (_OLE + "PowerPoint Document".encode("utf-16-le"), "PowerPoint"),
        (_OLE, "ole"),
        (b"Rar!", "rar"),
        (b"abc\x00def", "binary"),
        (zipped({"ppt/presentation.xml": "<a/>"}), "pptx"),
        (zipped({"a.txt": "a"}), "zip"),
    ],
)
def test_formats_that_are_not_read_are_named(content: bytes, kind: str) -> None:
    with refused(RefusalReason.UNSUPPORTED, kind):
        parse(content, "x.doc")


def test_an_encrypted_office_file_is_told_from_a_broken_one() -> None:
    with refused(RefusalReason.ENCRYPTED):
        parse(_OLE + "EncryptedPackage".encode("utf-16-le"), "x.docx")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{\\rtf1 a}", RefusalReason.NO_CONVERTER),
        (_OLE + "Workbook".encode("utf-16-le"), RefusalReason.NO_CONVERTER),
        (page_image(DECISION), RefusalReason.NO_TEXT_LAYER),
    ],
)
def test_without_the_optional_programs_it_is_said_what_to_install(
    content: bytes, reason: RefusalReason, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with refused(reason, "not installed"):
        parse(content, "x")


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t ", b"\x00" * 40, codecs.BOM_UTF8, b"...---...", docx(paragraph(" "))]
)
def test_files_without_a_letter_are_empty(content: bytes) -> None:
    with refused(RefusalReason.EMPTY):
        parse(content, "x.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_give_the_same_text(encoding: str) -> None:
    assert (
        parse(DECISION.replace("\n", "\r\n").encode(encoding), "x.txt").text
        == parse(DECISION.encode(), "y.txt").text
    )


def test_the_encoding_of_old_windows_is_read() -> None:
    decomposed = unicodedata.normalize("NFD", _SENTENCE * 5)
    # cp1258 has letters with hats and horns, and the five tones as combining marks.
    for mark in ("\u0302", "\u0306", "\u031b"):
        decomposed = re.sub(f"(\\w)([^\\w\\s{mark}]*){mark}", partial(_compose, mark), decomposed)
    assert parse(decomposed.encode("cp1258"), "x.txt").text == (_SENTENCE * 5).strip()


def _compose(mark: str, match: re.Match[str]) -> str:
    """The letter with its hat or horn, the tone after it."""
    return unicodedata.normalize("NFC", match[1] + mark) + match[2]


@pytest.mark.parametrize("as_bytes", ["utf-8", "latin-1"])
def test_tcvn3_is_converted_and_said(as_bytes: str) -> None:
    parsed = parse(
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp tù do h¹nh phóc " * 5).encode(as_bytes), "x.txt"
    )
    assert parsed.text.startswith("Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập tự do hạnh phúc")
    assert parsed.parser == "plain/1+tcvn3"


def test_a_broken_utf16_text_is_refused() -> None:
    with refused(RefusalReason.UNREADABLE_TEXT):
        parse(codecs.BOM_UTF16_LE + b"a\x00\x00\xd8b\x00", "x.txt")


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95])
def test_a_truncated_docx_is_broken(cut: float) -> None:
    content = docx(paragraph(_SENTENCE * 50))
    with refused(RefusalReason.BROKEN):
        parse(content[: int(len(content) * cut)], "x.docx")


def test_a_truncated_pdf_is_broken() -> None:
    with refused(RefusalReason.BROKEN):
        parse(Pdf().line(72, 700, _SENTENCE).bytes()[:400], "x.pdf")


def test_a_docx_without_body_is_broken() -> None:
    with refused(RefusalReason.BROKEN):
        parse(zipped({"word/document.xml": "<a/>"}), "x.docx")


def test_xml_that_is_not_well_formed_is_broken() -> None:
    with refused(RefusalReason.BROKEN, "xml"):
        parse(zipped({"word/document.xml": "<a><b></a>"}), "x.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"word/document.xml": b"<a>" + b" " * 50_000_000 + b"</a>"})
    assert len(bomb) < 100_000
    with refused(RefusalReason.TOO_LARGE):
        parse(bomb, "x.docx")


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest.parsers import package

    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 1000)
    assert limits.MAX_UNPACKED_BYTES > 1000
    with refused(RefusalReason.TOO_LARGE, "unpacks"):
        parse(docx(paragraph(_SENTENCE * 100)), "x.docx")


def test_an_entity_bomb_is_refused() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    document = f'<!DOCTYPE a [<!ENTITY e0 "ha">{entities}]><a>&e8;</a>'
    with refused(RefusalReason.BROKEN):
        parse(zipped({"word/document.xml": document}), "x.docx")


def test_external_entities_are_not_read() -> None:
    document = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    with refused(RefusalReason.BROKEN):
        parse(zipped({"word/document.xml": document}), "x.docx")


def test_an_encrypted_zip_member_is_named_as_such() -> None:
    content = bytearray(docx(paragraph("a")))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        offset = archive.getinfo("word/document.xml").header_offset
    content[offset + 6] |= 1
    central = content.rindex(b"PK\x01\x02")
    content[central + 8] |= 1
    with refused(RefusalReason.ENCRYPTED):
        parse(bytes(content), "x.docx")


def test_an_encrypted_office_file_is_named_as_such() -> None:
    with refused(RefusalReason.ENCRYPTED):
        parse(_OLE + "EncryptedPackage".encode("utf-16-le"), "x.docx")


def test_nfd_text_is_stored_as_nfc() -> None:
    parsed = parse(unicodedata.normalize("NFD", _SENTENCE).encode(), "x.txt")
    assert parsed.text == _SENTENCE.strip()


def test_a_huge_line_is_read() -> None:
    assert len(parse((_SENTENCE * 20_000).encode(), "x.txt").text) > 1_000_000
