"""Exceptions from a rule hold for those alone whom they name."""

import pytest

from retrieval.domain.query import Place
from retrieval.language.exceptions import excepts

WARDS = "Riêng trên địa bàn các phường thuộc thành phố Mỹ Hòa là 6.000 đồng/lần."
HERE = Place("Mỹ Hòa", "my hoa")


@pytest.mark.parametrize(
    ("statement", "question", "excepted"),
    [
        (WARDS, "Gia hạn tạm trú ở xã của Mỹ Hòa bao nhiêu?", True),
        (WARDS, "gia han tam tru o xa thuoc my hoa bao nhieu", True),
        (WARDS, "Gia hạn tạm trú ở các phường thuộc thành phố Mỹ Hòa bao nhiêu?", False),
        (WARDS, "gia han tam tru o phuong thuoc tp my hoa", False),
        ("Gia hạn tạm trú: 3.000 đồng/lần.", "Gia hạn tạm trú ở xã bao nhiêu?", False),
    ],
)
def test_exceptions(statement: str, question: str, excepted: bool) -> None:
    assert excepts(statement, question, HERE) is excepted


def test_without_a_place() -> None:
    assert excepts(WARDS, "Gia hạn tạm trú bao nhiêu?", None)
