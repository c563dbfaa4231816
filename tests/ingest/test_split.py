from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.formats import parse
from ingest.parsed import BlockKind, ParsedText, TextBuilder
from ingest.split import split
from retrieval.domain.passage import Passage, PassageRole
from tests.ingest.files import DECISION

_SENTENCE = (
    "Sở Công Thương chủ trì, phối hợp với các cơ quan liên quan triển khai thực hiện nhiệm vụ được giao."
)
_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "QUYẾT ĐỊNH",
                "Chương I",
                "QUY ĐỊNH CHUNG",
                "Điều 1. Phạm vi",
                "Điều 2. Đối tượng áp dụng:",
                "I. TÌNH HÌNH",
                "1. Kết quả",
                "2. Hạn chế:",
                "a) Cấp tỉnh;",
                "- Cấp xã;",
                "Nơi nhận:",
                "TM. ỦY BAN NHÂN DÂN",
                "Trần Văn Bình",
                "PHỤ LỤC I",
                "(Kèm theo Quyết định số 5/QĐ-UBND)",
            ]
        ),
        st.integers(1, 30).map(lambda n: " ".join([_SENTENCE] * n)),
        st.integers(1, 3000).map(lambda n: "x" * n),
        st.text(max_size=30),
    ),
    max_size=25,
)


def _built(lines: list[str], paged: bool = False) -> ParsedText:
    builder = TextBuilder("t")
    for line in lines:
        if line.count("|") > 3:
            builder.add_table([line.split("|"), ["a", "b"]])
        builder.add(BlockKind.PARAGRAPH, line)
        if paged:
            builder.page_break()
    return builder.build(paged=paged)


def _bodies(text: str) -> list[Passage]:
    passages = split(parse(text.encode(), "x.txt"), "d")
    return [passage for passage in passages if passage.role is PassageRole.BODY]


@settings(max_examples=150)
@given(_LINES, st.booleans())
def test_passages_cover_the_text_slice_back_and_never_overlap(lines: list[str], paged: bool) -> None:
    parsed = _built(lines, paged)
    passages = split(parsed, "d")
    position = 0
    for ordinal, passage in enumerate(passages):
        assert passage.ordinal == ordinal
        assert passage.text == passage.span.of(parsed.text)
        assert passage.text == passage.text.strip() != ""
        assert not parsed.text[position : passage.span.start].strip()
        assert len(passage.text) <= 1400
        position = passage.span.end
    assert not parsed.text[position:].strip()
    assert len({passage.id for passage in passages}) == len(passages)
    assert split(parsed, "d") == passages


def test_the_frame_has_its_own_roles() -> None:
    passages = split(parse(DECISION.encode(), "x.txt"), "d")
    assert passages[0].role is PassageRole.HEADER
    assert passages[0].text.endswith("ỦY BAN NHÂN DÂN TỈNH HÒA AN")
    assert passages[-1].role is PassageRole.SIGNATURE
    assert passages[-1].text.startswith("Nơi nhận:")
    assert passages[-1].text.endswith("Trần Văn Bình")


def test_every_article_is_its_own_passage_however_short() -> None:
    paths = [passage.locator.path for passage in _bodies(DECISION)]
    assert paths == [(), ("Điều 1",), ("Điều 2",)]


def test_a_list_stays_with_its_lead_in() -> None:
    items = "\n".join(f"{letter}) {_SENTENCE}" for letter in "abcdeg")
    (passage,) = [p for p in _bodies(f"Điều 1. Giao các sở:\n{items}\nĐiều 2. Hiệu lực") if "a)" in p.text]
    assert passage.text.startswith("Điều 1.")
    assert "g)" in passage.text


def test_long_clauses_are_cut_into_points_with_their_path_and_headings() -> None:
    points = "\n".join(f"{letter}) {' '.join([_SENTENCE] * 4)}" for letter in "abcd")
    text = (
        f"Chương II\nTRÁCH NHIỆM\nĐiều 5. Phân công thực hiện\n1. {_SENTENCE}\n2. Các sở, ngành:\n{points}\n"
    )
    last = _bodies(text)[-1]
    assert last.locator.path == ("Chương II", "Điều 5", "khoản 2", "điểm d")
    assert last.locator.headings == (
        "Chương II TRÁCH NHIỆM",
        "Điều 5. Phân công thực hiện",
        "2. Các sở, ngành:",
    )


def test_a_heading_goes_with_what_follows_it() -> None:
    filler = " ".join([_SENTENCE] * 8)
    text = f"I. TÌNH HÌNH KINH TẾ\n1. Công nghiệp\n{filler}\n2. Nông nghiệp\n{filler}\n"
    first, second = _bodies(text)
    assert first.text.startswith("I. TÌNH HÌNH KINH TẾ\n1. Công nghiệp\nSở")
    assert first.locator.path == ("mục I", "khoản 1")
    assert second.locator.path == ("mục I", "khoản 2")
    assert second.locator.headings == ("I. TÌNH HÌNH KINH TẾ",)


def test_an_endless_clause_is_cut_at_sentences() -> None:
    passages = _bodies(f"Điều 1. {' '.join([_SENTENCE] * 40)}")
    assert all(passage.text.endswith(".") for passage in passages)
    assert all(passage.locator.path == ("Điều 1",) for passage in passages)
    assert all(400 < len(passage.text) <= 900 for passage in passages[:-1])


def test_quoted_numbers_do_not_open_clauses_out_of_order() -> None:
    filler = " ".join([_SENTENCE] * 9)
    text = f"Điều 1. Sửa đổi\n1. {filler}\n2. {filler}\n9. {filler}\n"
    assert _bodies(text)[-1].locator.path == ("Điều 1", "khoản 2")


def test_an_annex_opens_a_new_tree() -> None:
    annex = "\nPHỤ LỤC I\nDANH MỤC ĐƯỜNG\n(Kèm theo Quyết định số 27/2022/QĐ-UBND)\n1. Đường Hùng Vương\n"
    passages = split(parse((DECISION + annex).encode(), "x.txt"), "d")
    assert passages[-1].locator.path[0] == "PHỤ LỤC I"
    assert passages[-1].role is PassageRole.BODY


def test_later_rows_of_a_table_carry_its_header() -> None:
    builder = TextBuilder("t")
    builder.add_table([["Chỉ tiêu", "Kết quả"], *[[f"Chỉ tiêu số {n}", _SENTENCE] for n in range(30)]])
    passages = split(builder.build(), "d")
    assert len(passages) > 2
    assert all(passage.role is PassageRole.TABLE for passage in passages)
    assert passages[0].locator.headings == ()
    assert all(passage.locator.headings == ("Chỉ tiêu | Kết quả",) for passage in passages[1:])


def test_pages() -> None:
    builder = TextBuilder("t")
    builder.add(BlockKind.PARAGRAPH, f"Điều 1. {_SENTENCE} \f{_SENTENCE}")
    builder.page_break()
    builder.add(BlockKind.PARAGRAPH, f"Điều 2. {_SENTENCE}")
    first, second = split(builder.build(), "d")
    assert (first.locator.page, first.locator.last_page) == (1, 2)
    assert (second.locator.page, second.locator.last_page) == (3, 3)


def test_ids_follow_document_and_place() -> None:
    parsed = parse(DECISION.encode(), "x.txt")
    assert {p.id for p in split(parsed, "d")}.isdisjoint({p.id for p in split(parsed, "e")})
