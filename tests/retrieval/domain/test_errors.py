"""Every error says what happened and the way out, in Vietnamese."""

import pytest

from retrieval.domain import errors

EVERY_ERROR = [
    errors.ConfigurationError("TRACUU_DATA chưa được đặt.", "Đặt TRACUU_DATA."),
    errors.DataFolderOwned("/kho", "tiến trình 4711"),
    errors.DataFolderDamaged("thiếu tệp manifest"),
    errors.EmbedderUnavailable("mau-nhung", "không có mạng"),
    errors.IndexMismatch("mau-cu", "mau-moi"),
    errors.DocumentUnknown("ab12"),
    errors.CasesInvalid("cau-hoi.jsonl", 7, "question", "để trống"),
    *(errors.SourceRefused(reason) for reason in errors.RefusalReason),
]


@pytest.mark.parametrize("error", EVERY_ERROR, ids=lambda error: type(error).__name__)
def test_an_error_has_a_sentence_and_a_way_out(error):
    assert isinstance(error, errors.TracuuError)
    assert str(error) == error.message != ""
    assert error.way_out.endswith(".")


@pytest.mark.parametrize(
    ("error", "named"),
    [
        (errors.DataFolderOwned("/kho", "tiến trình 4711"), ("/kho", "tiến trình 4711")),
        (errors.IndexMismatch("mau-cu", "mau-moi"), ("mau-cu", "mau-moi")),
        (errors.CasesInvalid("cau-hoi.jsonl", 7, "question", "để trống"), ("cau-hoi.jsonl", "7", "question")),
    ],
)
def test_an_error_names_what_it_is_about(error, named):
    assert all(name in error.message for name in named)


def test_a_refused_source_keeps_its_reason_and_the_technical_cause():
    refused = errors.SourceRefused(errors.RefusalReason.BROKEN, "zip: bad magic number")
    assert (refused.reason, refused.detail) == (errors.RefusalReason.BROKEN, "zip: bad magic number")
    assert "magic" not in refused.message
