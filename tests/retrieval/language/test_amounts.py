"""Whether an amount is of the kind that a question asks for."""

import pytest

from retrieval.language.amounts import may_be_asked
from retrieval.language.quantities import find_quantities
from retrieval.language.text import fold


@pytest.mark.parametrize(
    ("amount", "question", "yes"),
    [
        ("150.000 đồng/trang", "Mức chi dịch một trang là bao nhiêu?", True),
        ("12 tháng", "Mức chi dịch một trang là bao nhiêu?", False),
        ("50%", "Mức phí giảm bao nhiêu?", True),
        ("80 m2", "rộng tối thiểu bao nhiêu m2", True),
        ("3,5 m", "rộng từ bao nhiêu mét", True),
        ("4 vị trí", "Giá đất là bao nhiêu?", False),
        ("25", "Có bao nhiêu?", False),
        ("127 doanh nghiệp", "Có bao nhiêu?", True),
    ],
)
def test_the_kind_of_an_amount(amount: str, question: str, yes: bool) -> None:
    quantity = find_quantities(f"được {amount}.")[0]
    assert may_be_asked(quantity, fold(question)) is yes
