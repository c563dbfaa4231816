"""Whether an amount is of the kind that a question asks for."""

import pytest

from retrieval.domain.query import Wanted
from retrieval.language.amounts import (
    asks_times_of_pay,
    is_in_other_unit,
    limits_alike,
    may_be_asked,
    names_only_amount,
    values_asked,
)
from retrieval.language.quantities import find_quantities
from retrieval.language.text import fold


@pytest.mark.parametrize(
    ("amount", "question", "alike"),
    [
        ("không quá 5 lần", "tối đa mấy lần", 1),
        ("không quá 5 lần", "ít nhất mấy lần", -1),
        ("không thấp hơn 3 lần", "ít nhất mấy lần", 1),
        ("30 con trở lên", "phải nuôi từ bao nhiêu con", 1),
        ("30 con", "ít nhất mấy con", 0),
        ("không quá 5 lần", "mấy lần", 0),
    ],
)
def test_the_least_or_the_most(amount: str, question: str, alike: int) -> None:
    assert limits_alike(find_quantities(f"được {amount}.")[0], fold(question)) == alike


@pytest.mark.parametrize(
    ("statement", "yes"),
    [
        ("2. Mức thu: 100.000 đồng/01 lần cấp.", True),
        ("- Mức chi bồi dưỡng: 50.000 đồng", False),
        ("Mức phạt: 2 triệu đồng", True),
        ("Mức thu của hộ nghèo: 100.000 đồng", False),
    ],
)
def test_a_bare_amount(statement: str, yes: bool) -> None:
    assert names_only_amount(statement) is yes


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
        ("10 cá nhân", "Tối đa cho mấy người?", True),
        ("16 tháng", "Tối đa cho mấy người?", False),
        ("100%", "Lề trên rộng bao nhiêu mm?", False),
        ("0,5 mức lương cơ sở", "Phụ cấp bằng mấy lần lương cơ sở?", True),
        ("12 tháng", "Tối đa mấy triệu, trong mấy tháng?", False),
        ("20 triệu đồng/con", "Tối đa mấy triệu, trong mấy tháng?", True),
    ],
)
def test_the_kind_of_an_amount(amount: str, question: str, yes: bool) -> None:
    quantity = find_quantities(f"được {amount}.")[0]
    assert may_be_asked(quantity, fold(question)) is yes


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Mức phạt là bao nhiêu?", (Wanted.AMOUNT,)),
        ("Bị cấm mấy năm?", (Wanted.DATE,)),
        ("Được vay tối đa mấy triệu và trong bao lâu?", (Wanted.AMOUNT, Wanted.DATE)),
        ("Mấy tháng đầu năm thu bao nhiêu?", (Wanted.AMOUNT,)),
    ],
)
def test_an_amount_a_term_or_both(question: str, wanted: tuple[Wanted, ...]) -> None:
    assert values_asked(fold(question)) == wanted


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("bằng mấy lần mức lương cơ sở", True),
        ("bằng bao nhiêu tháng lương", True),
        ("tiền lương bao nhiêu", False),
        ("tăng mấy lần", False),
    ],
)
def test_multiples_of_pay(question: str, yes: bool) -> None:
    assert asks_times_of_pay(fold(question)) is yes


@pytest.mark.parametrize(
    ("amount", "question", "yes"),
    [
        ("02 ha", "tối đa bao nhiêu m2", True),
        ("4.000 m2/cơ sở", "tối đa bao nhiêu m2", False),
        ("5 nghìn ha", "bao nhiêu ha", False),
        ("02 ha", "tối đa bao nhiêu", False),
        ("3 mức lương cơ sở", "bằng mấy lần lương cơ sở", False),
        ("100%", "từ bao nhiêu con trở lên", True),
    ],
)
def test_another_unit_than_the_one_asked_for(amount: str, question: str, yes: bool) -> None:
    assert is_in_other_unit(find_quantities(f"được {amount}.")[0], fold(question)) is yes
