"""What the OpenAPI shows: an answer over the sample archive."""

from __future__ import annotations

from typing import Any

ANSWER: dict[str, Any] = {
    "schema": "tracuu.answer/1",
    "question": "GTSX công nghiệp 2021 tăng bao nhiêu?",
    "understood": {
        "text": "giá trị sản xuất công nghiệp 2021 tăng bao nhiêu?",
        "kind": "figure",
        "expansions": [{"short": "GTSX", "full": "giá trị sản xuất", "others": []}],
        "corrections": [],
        "period": "năm 2021",
        "place": None,
        "number": None,
    },
    "outcome": "answered",
    "reason": None,
    "headline": "17,04% (kế hoạch 15,8%)",
    "text": "a) Năm 2021, giá trị sản xuất công nghiệp tăng 17,04% (kế hoạch 15,8%);",
    "citations": [
        {
            "marker": 1,
            "role": "answer",
            "document": {
                "id": "78e07d7ced3b4700",
                "number": "03-BC/ĐGS",
                "kind": "Báo cáo",
                "issuer": "TỈNH ỦY THÁI BÌNH ĐOÀN GIÁM SÁT",
                "date": "2022-10-28",
                "subject": "kết quả giám sát việc thực hiện Chương trình hành động số 02-CTr/TU",
                "status": "in_force",
                "version": "3bb68f4e5aa2",
                "file": "giam-sat/03-BC-DGS_bao cao ket qua giam sat.docx",
            },
            "locator": {"page": None, "path": "mục I", "cells": []},
            "quote": "a) Năm 2021, giá trị sản xuất công nghiệp tăng 17,04% (kế hoạch 15,8%);",
            "start": 641,
            "end": 712,
            "origin": "text",
            "scan": None,
        }
    ],
    "figures": [],
    "computed": [
        {"text": "cao hơn kế hoạch 1,24 điểm %", "formula": "17,04 − 15,8", "operands": [1]},
    ],
    "table": [],
    "candidates": [],
    "nearby": [],
    "warnings": [],
    "writer": "extractive",
    "confidence": 0.87,
    "timings_ms": {"understand": 2.1, "retrieve": 8.4, "compose": 21.0, "verify": 3.5, "total": 35.2},
    "id": "Xo3hPq9bLr2k",
}
EVENTS = """event: stage
data: {"stage": "understand"}

event: stage
data: {"stage": "retrieve"}

event: answer
data: {"schema": "tracuu.answer/1", "outcome": "answered", "headline": "17,04%", "id": "Xo3hPq9bLr2k"}

"""
