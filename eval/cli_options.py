"""The options that several commands of `tracuu eval` share."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from retrieval.ask.options import WriteWhen

Archive = Annotated[
    Path,
    typer.Option(
        "--archive", metavar="THƯ_MỤC", help="Thư mục văn bản để hỏi.", exists=True, file_okay=False
    ),
]
Cases = Annotated[
    list[Path],
    typer.Option(
        "--cases",
        metavar="TỆP.jsonl",
        help="Tệp câu hỏi chuẩn (xem docs/evaluation.md); dùng được nhiều lần.",
    ),
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="THƯ_MỤC",
        help="Nơi giữ chỉ mục giữa các lần chạy (mặc định: trong bộ nhớ đệm của người dùng).",
        show_default=False,
    ),
]
Out = Annotated[Path, typer.Option("--out", metavar="THƯ_MỤC", help="Nơi ghi kết quả.")]
Resume = Annotated[bool, typer.Option("--resume", help="Đi tiếp từ những câu đã có câu trả lời.")]
Only = Annotated[
    Path | None,
    typer.Option("--only", metavar="TỆP", help="Chỉ hỏi các mã trong tệp này, mỗi dòng một mã."),
]
AskedOn = Annotated[
    datetime | None,
    typer.Option(
        "--asked-on",
        metavar="NĂM-THÁNG-NGÀY",
        formats=["%Y-%m-%d"],
        help="Ngày hỏi, để hiểu “năm nay” (mặc định: hôm nay).",
    ),
]
Writer = Annotated[
    WriteWhen,
    typer.Option(
        "--writer",
        metavar="never|open|always",
        help="Câu nào để mô hình ngôn ngữ đã cấu hình viết lời; nó sẽ được đọc kho đang đo.",
    ),
]
Cassette = Annotated[
    Path | None,
    typer.Option(
        "--cassette",
        metavar="TỆP.jsonl",
        help="Ghi lời mô hình vào tệp này; lần sau phát lại, không cần mô hình.",
        show_default=False,
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="TỆP", help="Mốc so sánh: thấp hơn mốc thì kết thúc với mã 1."),
]
WriteBaseline = Annotated[
    Path | None, typer.Option("--write-baseline", metavar="TỆP", help="Ghi kết quả làm mốc so sánh mới.")
]
