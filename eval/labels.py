"""The Vietnamese words of reports and plots."""

from __future__ import annotations

from eval.failures import Stage
from eval.statistics import Difference
from eval.summary import ALL, INGESTED, EstimateJson

SCORES = {
    "accuracy": "Đúng như mong đợi (mọi câu)",
    "answer_accuracy": "Trả lời đúng",
    "answer_found": "Có nêu đáp án",
    "headline_accuracy": "Dòng đầu đúng",
    "items_found": "Độ đủ mục của danh sách",
    "citation_correct": "Trích dẫn đúng chỗ",
    "citation_recall": "Độ phủ trích dẫn (ALCE)",
    "citation_precision": "Độ chuẩn trích dẫn (ALCE)",
    "unsupported": "Có số liệu không căn cứ",
    "clarify_correct": "Hỏi lại đúng",
    "file_hit_1": "Tìm đúng tệp, hạng 1",
    "file_hit_5": "Tìm đúng tệp, 5 hạng đầu",
    "file_hit_10": "Tìm đúng tệp, 10 hạng đầu",
    "file_hit_20": "Tìm đúng tệp, 20 hạng đầu",
    "file_mrr": "MRR của tệp",
    "passage_hit_1": "Tìm đúng đoạn, hạng 1",
    "passage_hit_5": "Tìm đúng đoạn, 5 hạng đầu",
    "passage_hit_10": "Tìm đúng đoạn, 10 hạng đầu",
    "passage_hit_20": "Tìm đúng đoạn, 20 hạng đầu",
    "passage_mrr": "MRR của đoạn",
}
REFUSAL = {
    "precision": "Từ chối: độ chuẩn",
    "recall": "Từ chối: độ phủ",
    "f1": "Từ chối: F1",
}
STAGES = {
    Stage.NOT_INGESTED: "Căn cứ chưa nạp được",
    Stage.NOT_RETRIEVED: "Không tìm thấy căn cứ",
    Stage.NOT_CHOSEN: "Tìm thấy nhưng không chọn",
    Stage.MISREAD: "Chọn đúng nhưng đọc sai",
    Stage.WRONGLY_REFUSED: "Từ chối oan",
    Stage.WRONGLY_ANSWERED: "Trả lời bừa",
}
OUTCOMES = {"answered": "trả lời", "not_found": "từ chối", "clarify": "hỏi lại"}
KINDS = {
    "figure": "số liệu",
    "document": "văn bản",
    "passage": "đoạn văn",
    "list": "liệt kê",
    "date": "ngày tháng",
    "person": "người",
    "yesno": "có/không",
    "unanswerable": "không có đáp án",
    "ambiguous": "mơ hồ",
}


def slice_label(name: str) -> str:
    """'kind:figure' as 'loại: số liệu'."""
    if name in (ALL, INGESTED):
        return "tất cả" if name == ALL else "căn cứ đã nạp được"
    prefix, _, value = name.partition(":")
    return f"loại: {KINDS.get(value, value)}" if prefix == "kind" else f"thẻ: {value}"


def stage_label(stage: str | None) -> str:
    """The name of a stage; '' when nothing was lost."""
    return STAGES[Stage(stage)] if stage else ""


def outcome_label(outcome: str) -> str:
    """The name of an outcome."""
    return OUTCOMES.get(outcome, outcome)


def percent(value: float) -> str:
    """'81,7%', the Vietnamese way."""
    return f"{value * 100:.1f}%".replace(".", ",")


def interval(estimate: EstimateJson) -> str:
    """'81,7% [74,2–88,3] n=120'."""
    low, high = (f"{estimate[end] * 100:.1f}".replace(".", ",") for end in ("low", "high"))
    return f"{percent(estimate['mean'])} [{low}–{high}] n={estimate['n']}"


def change(difference: Difference) -> str:
    """'+2,5 điểm [−0,8; +5,9], p = 0,180'."""
    mean, low, high = (
        f"{value * 100:+.1f}".replace(".", ",").replace("-", "−")
        for value in (difference.mean, difference.low, difference.high)
    )
    p = f"p = {difference.p:.3f}" if difference.p >= 0.001 else "p < 0.001"
    return f"{mean} điểm [{low}; {high}], {p.replace('.', ',')}"
