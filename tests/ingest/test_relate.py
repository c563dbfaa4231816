from __future__ import annotations

from datetime import date

from ingest.formats import parse
from ingest.identify import identify
from ingest.relate import relate
from retrieval.domain.relation import Relation, RelationKind

_HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH HÒA AN
Số: 30/2024/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hòa An, ngày 05 tháng 8 năm 2024

QUYẾT ĐỊNH

Về việc ban hành Quy định quản lý bến xe

Căn cứ Nghị định số 10/2020/NĐ-CP ngày 17 tháng 01 năm 2020 của Chính phủ;

QUYẾT ĐỊNH:

"""


def _relations(body: str) -> dict[str, Relation]:
    parsed = parse((_HEAD + body).encode(), "x.txt")
    found = relate(parsed, identify(parsed, "x.txt"), "doc")
    for relation in found:
        assert relation.span.of(parsed.text).replace(" ", "") == relation.target.number.written.replace(
            " ", ""
        )
    return {relation.target.number.written: relation for relation in found}


def test_grounds_and_deeds_are_told_apart() -> None:
    found = _relations(
        "Điều 1. Thực hiện theo Thông tư số 12/2020/TT-BGTVT.\n\n"
        "Điều 2. Quyết định này thay thế Quyết định số 27/2022/QĐ-UBND ngày 05 tháng 8 năm 2022.\n"
    )
    assert found["10/2020/NĐ-CP"].kind is RelationKind.BASED_ON
    assert found["12/2020/TT-BGTVT"].kind is RelationKind.CITES
    assert found["27/2022/QĐ-UBND"].kind is RelationKind.REPLACES
    assert found["27/2022/QĐ-UBND"].target.issued_on == date(2022, 8, 5)


def test_a_deed_stands_where_the_main_text_does_it_rather_than_in_the_title() -> None:
    told = "Bãi bỏ Quyết định số 15/2019/QĐ-UBND"
    head = _HEAD.replace("Về việc ban hành Quy định quản lý bến xe", f"{told} về phí bến xe")
    parsed = parse(f"{head}Điều 1. {told} ngày 02 tháng 3 năm 2019.\n".encode(), "x.txt")
    found = next(
        r for r in relate(parsed, identify(parsed, "x.txt"), "doc") if r.kind is RelationKind.REVOKES
    )
    assert found.span.start > parsed.text.index("Điều 1.")


def test_a_deed_goes_on_to_the_next_number_of_its_kind() -> None:
    found = _relations(
        "Điều 1. Thay thế các Quyết định: số 7/2019/QĐ-UBND về bến xe; số 20/2019/QĐ-UBND về bãi đỗ xe.\n"
    )
    assert found["20/2019/QĐ-UBND"].kind is RelationKind.REPLACES


def test_a_list_under_a_lead_in_is_acted_on_item_by_item() -> None:
    found = _relations(
        "Điều 1. Bãi bỏ các văn bản sau:\n\na) Quyết định số 5/2010/QĐ-UBND;\n\n"
        "b) Quyết định số 6/2011/QĐ-UBND.\n\nĐiều 2. Giao Sở Giao thông vận tải theo Kế hoạch số 8/KH-UBND.\n"
    )
    assert found["5/2010/QĐ-UBND"].kind is RelationKind.REVOKES
    assert found["6/2011/QĐ-UBND"].kind is RelationKind.REVOKES
    assert found["8/KH-UBND"].kind is RelationKind.CITES


def test_semicolons_part_what_is_done_to_several() -> None:
    found = _relations(
        "Điều 1. Quyết định này thay thế các quyết định: Quyết định số 5/2010/QĐ-UBND về phí theo loại;"
        " Quyết định số 6/2011/QĐ-UBND về vé; giao Sở Tài chính theo Kế hoạch số 8/KH-UBND.\n"
    )
    kinds = [found[number].kind for number in ("5/2010/QĐ-UBND", "6/2011/QĐ-UBND", "8/KH-UBND")]
    assert kinds == [RelationKind.REPLACES, RelationKind.REPLACES, RelationKind.CITES]


def test_text_quoted_for_insertion_does_nothing_itself() -> None:
    found = _relations("Điều 1. Sửa đổi Điều 3 như sau:\n\n“Điều 3. Bãi bỏ Quyết định số 5/2010/QĐ-UBND.”\n")
    assert found["5/2010/QĐ-UBND"].kind is RelationKind.CITES


def test_a_document_has_no_relation_to_itself() -> None:
    assert "30/2024/QĐ-UBND" not in _relations("Điều 1. Quyết định số 30/2024/QĐ-UBND có hiệu lực.\n")
