"""Questions about what documents do to each other."""

import pytest

from retrieval.domain.query import Facet
from retrieval.domain.relation import RelationKind
from retrieval.language.relation_questions import deeds_asked, relation_asked, takes_effect, without_relation
from retrieval.language.text import fold


@pytest.mark.parametrize(
    ("question", "facet"),
    [
        ("Nghị quyết 12/2015/NQ-HĐND còn hiệu lực không?", Facet.VALIDITY),
        ("NQ 12/2015 hết hiệu lực chưa", Facet.VALIDITY),
        ("Quyết định số 5/2018/QĐ-UBND đã bị bãi bỏ chưa?", Facet.VALIDITY),
        ("nghi quyet 12 co con duoc ap dung nua khong", Facet.VALIDITY),
        ("Nghị quyết 12/2015/NQ-HĐND có được sửa đổi, bổ sung không?", Facet.VALIDITY),
        ("Văn bản nào thay thế Nghị quyết 12/2015/NQ-HĐND?", Facet.CHANGED_BY),
        ("Nghị quyết 12/2015 bị bãi bỏ bởi văn bản nào?", Facet.CHANGED_BY),
        ("NQ 12/2015 được sửa đổi, bổ sung tại nghị quyết nào", Facet.CHANGED_BY),
        ("Nghị quyết 12/2015/NQ-HĐND thay thế những văn bản nào?", Facet.CHANGES),
        ("NQ 12/2015 của HĐND tỉnh bãi bỏ nghị quyết số mấy?", Facet.CHANGES),
        ("quyet dinh 5/2018 bai bo quyet dinh nao", Facet.CHANGES),
        ("QĐ 4/2025 bãi bỏ mấy QĐ nào", Facet.CHANGES),
        ("QĐ 3/2025 bãi bỏ nội dung sửa nhà ở quyết định nào cũ?", Facet.CHANGES),
        ("vậy QĐ nào về Sở Ngoại vụ bị thay thế?", Facet.CHANGES),
        ("Hướng dẫn 7-HD/VPTU thay cho hướng dẫn và công văn nào?", Facet.CHANGES),
        ("nq le phi ho tich bi van ban nao thay the", Facet.CHANGED_BY),
        ("Cái nào thay cho NQ 12/2015?", Facet.CHANGED_BY),
        ("Văn bản nào thay quyết định 10/2020?", Facet.CHANGED_BY),
        ("QĐ nào của UBND thành phố đã thay QĐ 10/2020?", Facet.CHANGED_BY),
        ("QĐ 10/2020 hết hiệu lực do văn bản nào thay?", Facet.CHANGED_BY),
        ("văn bản nào bị QĐ 10/2020 của UBND tỉnh thay thế", Facet.CHANGES),
        ("nhung nghi quyet nao bi NQ 12/2015 bai bo?", Facet.CHANGES),
        ("còn dùng NQ 12/2015 về tiếp dân nữa ko?", Facet.VALIDITY),
        ("Nghị quyết 12/2015/NQ-HĐND quy định gì?", None),
        ("Mức phí nào được áp dụng?", None),
    ],
)
def test_what_is_asked(question: str, facet: Facet | None) -> None:
    assert relation_asked(fold(question), numbered=True) == facet


def test_a_document_without_a_number_that_amends_is_found_by_its_title() -> None:
    assert relation_asked(fold("Nghị quyết nào sửa đổi mức thu phí thư viện?"), numbered=False) is None


def test_the_words_that_ask_do_not_belong_to_the_topic() -> None:
    asked = fold("Nghị quyết về phí thư viện thay thế văn bản nào?")
    assert without_relation(asked).split() == "nghi quyet ve phi thu vien ?".split()


def test_the_deeds_that_are_named() -> None:
    assert deeds_asked(fold("văn bản nào sửa đổi hoặc thay thế nó")) == (
        RelationKind.REPLACES,
        RelationKind.AMENDS,
    )


def test_when_a_document_takes_effect() -> None:
    assert takes_effect("Nghị quyết này có hiệu lực thi hành kể từ ngày 01 tháng 8 năm 2017.")
    assert takes_effect("Điều 2. Quyết định có hiệu lực thi hành kể từ ngày 15/12/2024.")
    assert not takes_effect("Thông tư số 13/2019/TT-BVHTTDL có hiệu lực từ ngày 20 tháng 01 năm 2020.")
    assert not takes_effect("Nâng cao hiệu lực quản lý từ cơ sở.")
