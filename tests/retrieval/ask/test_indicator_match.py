"""Whether a figure is of the indicator that is asked for."""

from retrieval.ask.indicator_match import same_indicator, within_indicator


def test_empty_words_do_not_part_indicators() -> None:
    assert same_indicator("giá trị xuất khẩu", "kế hoạch giá trị xuất khẩu của tỉnh")
    assert not same_indicator("công nghiệp", "công nghiệp xây dựng")


def test_a_name_may_be_cut_short_but_not_changed() -> None:
    assert within_indicator("nộp ngân sách", "cục hải quan nộp ngân sách")
    assert not within_indicator("nộp ngân sách", "chi ngân sách")
    assert not within_indicator("tổng số", "nộp ngân sách")
