"""Kinds of documents and their codes."""

import pytest
from hypothesis import given

from retrieval.language.kinds import canonical_code, codes, kind_of_code, kind_of_title, names
from tests.retrieval.language.texts import texts


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("NQ", "Nghị quyết"),
        ("QĐ", "Quyết định"),
        ("QD", "Quyết định"),
        ("qđ", "Quyết định"),
        ("ctr", "Chương trình"),
        ("cthd", "Chương trình hành động"),
        ("HD", "Hướng dẫn"),
        ("HĐ", "Hợp đồng"),
        ("nd", "Nghị định"),
        ("XYZ", None),
    ],
)
def test_the_kind_that_a_code_stands_for(code, kind):
    assert kind_of_code(code) == kind


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("QD", "QĐ"),
        ("CTR", "CTr"),
        ("ttr", "TTr"),
        ("CTHD", "CTHĐ"),
        ("qđi", "QĐi"),
        ("HD", "HD"),
        ("xyz", None),
    ],
)
def test_the_official_spelling_of_a_code(typed, official):
    assert canonical_code(typed) == official


@pytest.mark.parametrize("code", codes())
def test_the_official_spelling_stands_for_the_same_kind(code):
    official = canonical_code(code)
    assert kind_of_code(official) == kind_of_code(code)
    assert canonical_code(official) == official


def test_long_names_and_codes_come_first():
    assert names().index("Chương trình hành động") < names().index("Chương trình")
    assert codes().index("TTLT") < codes().index("TT")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("NGHỊ QUYẾT", "Nghị quyết"),
        ("  Kế  hoạch ", "Kế hoạch"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "Chương trình hành động"),
        ("QUYẾT ĐỊNH về việc giao chỉ tiêu", "Quyết định"),
        ("Quyết định này có hiệu lực", None),
        ("Tình hình chung", None),
    ],
)
def test_the_kind_that_a_title_line_names(line, kind):
    assert kind_of_title(line) == kind


@given(texts)
def test_any_line_may_be_asked(text):
    assert kind_of_title(text) in (None, *names())
    assert kind_of_code(text) in (None, *names())
    assert canonical_code(text) in (None, *codes())
