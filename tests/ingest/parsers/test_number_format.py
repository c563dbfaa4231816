from __future__ import annotations

from datetime import date, datetime, time

import pytest

from ingest.parsers.number_format import written

_ACCOUNTING = '_-* #,##0.0\\ _₫_-;\\-* #,##0.0\\ _₫_-;_-* "-"??\\ _₫_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.1704, "0.00%", "17,04 %"),
        (0.5, "0%", "50 %"),
        (1641.02419393275, "#,##0.0", "1.641,0"),
        (1249.7, "General", "1249,7"),
        (0.1 + 0.2, "General", "0,3"),
        (1e20, "General", "100000000000000000000"),
        (2015, "0", "2015"),
        (-5.25, "#,##0.0", "-5,3"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "-1.234,50"),
        (1234567, "#,##0,", "1.235"),
        (3.14159, "0.##", "3,14"),
        (12, '0" tỷ"', "12 tỷ"),
        (1234, "[$₫-42A]#,##0", "₫1.234"),
        (872.46, _ACCOUNTING, "872,5"),
        (0, _ACCOUNTING, "-"),
        (0, "#,##0;-#,##0;", ""),
        (-0.001, "0.0", "0,0"),
        (float("nan"), "0.0", ""),
        (None, "0.0", ""),
        (True, "General", "Có"),
        ("Tăng 11-12%", "@", "Tăng 11-12%"),
        (datetime(2025, 3, 1), "dd/mm/yyyy", "01/03/2025"),  # noqa: DTZ001
        (datetime(2025, 3, 1, 7, 30), "General", "07:30 01/03/2025"),  # noqa: DTZ001
        (date(2025, 3, 1), "General", "01/03/2025"),
        (time(7, 30), "hh:mm", "07:30"),
    ],
)
def test_cells_read_as_a_vietnamese_office_shows_them(value: object, number_format: str, shown: str) -> None:
    assert written(value, number_format) == shown
