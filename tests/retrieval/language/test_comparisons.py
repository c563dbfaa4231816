import pytest

from retrieval.language.comparisons import Part, parts_of


def questions(asked: str) -> list[str]:
    return [part.question for part in parts_of(asked)]


@pytest.mark.parametrize(
    ("asked", "single"),
    [
        (
            "GRDP năm 2021 của Thái Bình và Hưng Yên tăng bao nhiêu?",
            ["GRDP năm 2021 của Thái Bình tăng bao nhiêu?", "GRDP năm 2021 của Hưng Yên tăng bao nhiêu?"],
        ),
        (
            "Sản lượng của từng tỉnh Bình Định, Phú Yên bao nhiêu?",
            ["Sản lượng của tỉnh Bình Định bao nhiêu?", "Sản lượng của tỉnh Phú Yên bao nhiêu?"],
        ),
        (
            "gtsx cong nghiep 2019, 2020 va 2021 tang may %",
            [f"gtsx cong nghiep năm {year} tang may %" for year in (2019, 2020, 2021)],
        ),
        (
            "So sánh xuất khẩu năm 2020 và 2021",
            ["xuất khẩu năm 2020 là bao nhiêu?", "xuất khẩu năm 2021 là bao nhiêu?"],
        ),
        (
            "Mức hỗ trợ theo Nghị quyết 20/2021/NQ-HĐND và Nghị quyết 12/2022/NQ-HĐND là bao nhiêu?",
            [
                "Mức hỗ trợ theo Nghị quyết 20/2021/NQ-HĐND là bao nhiêu?",
                "Mức hỗ trợ theo Nghị quyết 12/2022/NQ-HĐND là bao nhiêu?",
            ],
        ),
    ],
)
def test_a_comparison_is_single_questions(asked: str, single: list[str]) -> None:
    assert questions(asked) == single


def test_two_ways_to_differ_make_a_table() -> None:
    parts = parts_of("GRDP 2020 và 2021 của Thái Bình với Hưng Yên tăng bao nhiêu?")
    assert [(part.row, part.column) for part in parts] == [
        ("Thái Bình", "năm 2020"),
        ("Thái Bình", "năm 2021"),
        ("Hưng Yên", "năm 2020"),
        ("Hưng Yên", "năm 2021"),
    ]
    assert parts[0].name == "Thái Bình, năm 2020"
    assert Part("?", "Thái Bình").name == "Thái Bình"


@pytest.mark.parametrize(
    "asked",
    [
        "GRDP Thái Bình năm 2021 tăng bao nhiêu?",
        "huyện Vân Canh, Bình Định có bao nhiêu xã?",
        "Phường Hải Cảng, TP Quy Nhơn có bao nhiêu hộ nghèo?",
        "Quận 7 TP HCM có bao nhiêu trường học?",
        "số giường bệnh thực hiện 2020 và ước 2021",
        "3 vụ ở Bình Định (huyện Tây Sơn, huyện Phù Cát) xảy ra ở những chỗ nào?",
        "GRDP năm 2020 và 2021 tăng bao nhiêu?",
        "QĐ 15/2022/QĐ-UBND thay thế QĐ 09/2018/QĐ-UBND khi nào?",
        "Thái Bình và tỉnh Thái Bình có bao nhiêu xã?",
        "giai đoạn 2021-2025 tăng bao nhiêu?",
        "",
    ],
)
def test_what_compares_nothing_is_one_question(asked: str) -> None:
    assert parts_of(asked) == ()


def test_a_report_is_no_question() -> None:
    years = ", ".join(map(str, range(2010, 2023)))
    assert parts_of(f"GRDP các năm {years} tăng bao nhiêu?") == ()
