"""What an administrator may choose about the archive and about asking; read from TRACUU_… variables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from retrieval.ask.options import WriteWhen

NO_PROMPT = "-"
"""What is written for "no prompt at all": an empty variable means that the model's own is used."""


class RetrievalSettings(BaseSettings):
    """Settings of the retrieval room; an empty variable counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix="TRACUU_",
        frozen=True,
        extra="forbid",
        env_ignore_empty=True,
        # A rejected address may hold a password: it must not stand in the message of its rejection.
        hide_input_in_errors=True,
    )

    data: Path = Field(default=Path("data"), description="Thư mục kho dữ liệu.")
    embedder: str = Field(
        default="",
        description="Mô hình nhúng: tên trên hub hoặc thư mục; bỏ trống để dùng mô hình kèm sẵn.",
    )
    embedder_query_prompt: str | None = Field(
        default=None,
        description="Lời dẫn đặt trước câu hỏi; bỏ trống để theo mô hình, “-” để không dùng lời dẫn.",
    )
    embedder_passage_prompt: str | None = Field(
        default=None,
        description="Lời dẫn đặt trước đoạn văn bản; bỏ trống để theo mô hình, “-” để không dùng lời dẫn.",
    )
    embedder_max_length: int | None = Field(
        default=None, gt=0, description="Số token tối đa của một đoạn; bỏ trống để theo mô hình."
    )
    embedder_batch_size: int = Field(default=32, gt=0, description="Số đoạn được nhúng trong một lượt.")
    embedder_device: str | None = Field(
        default=None, description="Thiết bị chạy mô hình: cpu, cuda, mps; bỏ trống để tự chọn."
    )
    embedder_revision: str | None = Field(
        default=None,
        description="Phiên bản (commit hoặc thẻ) của mô hình trên hub; bỏ trống để lấy bản mới nhất.",
    )
    qdrant_url: str = Field(
        default="",
        description="Địa chỉ máy chủ Qdrant; bỏ trống để dùng chỉ mục nhúng (Qdrant Edge) trong thư mục kho.",
    )
    qdrant_api_key: SecretStr | None = Field(default=None, description="Khoá truy cập máy chủ Qdrant.")
    qdrant_collection: str = Field(
        default="tracuu",
        pattern=r"^[A-Za-z0-9_-]+$",
        description="Tên đầu của bộ sưu tập trên máy chủ Qdrant; mỗi kho chung máy chủ cần một tên riêng.",
    )
    database_url: SecretStr | None = Field(
        default=None,
        description="Cơ sở dữ liệu danh mục (URL kiểu SQLAlchemy); bỏ trống thì dùng SQLite trong kho.",
    )
    home_place: str | None = Field(
        default=None,
        description="Địa phương được hiểu khi câu hỏi không nêu nơi nào, ví dụ: tỉnh Thái Bình.",
    )
    dense_weight: float | None = Field(
        default=None,
        ge=0,
        le=1,
        description="Trọng số của tìm theo nghĩa, từ 0 đến 1; bỏ trống để dùng trọng số đi kèm mô hình.",
    )

    least_confidence: float = Field(
        default=0.5,
        ge=0,
        description="Độ chắc tối thiểu để trả lời câu hỏi mở; thấp hơn thì nói là không có.",
    )

    llm_model: str = Field(
        default="", description="Tên mô hình ngôn ngữ; bỏ trống thì trả lời hoàn toàn bằng trích dẫn."
    )
    llm_base_url: str = Field(
        default="",
        description="Địa chỉ của mô hình, ví dụ http://127.0.0.1:8000/v1 hoặc http://127.0.0.1:11434.",
    )
    llm_api_key: SecretStr | None = Field(default=None, description="Khoá truy cập mô hình.")
    llm_provider: str = Field(
        default="openai-like",
        description="Cách nói chuyện: openai-like, ollama, hoặc lớp LLM của llama-index (mô-đun:Lớp).",
    )
    llm_when: WriteWhen = Field(
        default=WriteWhen.NEVER,
        description="Khi nào mô hình được viết lời: never (không), open (câu hỏi mở), always (mọi câu).",
    )
    llm_collections: Annotated[frozenset[str], NoDecode] = Field(
        default=frozenset(),
        description="Các bộ văn bản được gửi cho mô hình, cách nhau bằng dấu phẩy; * là mọi bộ.",
    )
    llm_seconds: float = Field(
        default=20.0, gt=0, le=600, description="Số giây tối đa cho mô hình; quá thì trả lời bằng trích dẫn."
    )
    llm_evidence_tokens: int = Field(
        default=4000, ge=500, description="Số token tối đa của các đoạn căn cứ gửi cho mô hình."
    )
    llm_answer_tokens: int = Field(default=800, ge=50, description="Số token tối đa mà mô hình được viết.")

    llm_nli_model: str = Field(
        default="",
        description="Mô hình suy luận (NLI) của sentence-transformers, tên hoặc thư mục; xét thêm từng câu.",
    )

    @field_validator("llm_collections", mode="before")
    @classmethod
    def _split(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        return frozenset(part.strip() for part in written.split(",") if part.strip())

    @field_validator("llm_provider")
    @classmethod
    def _is_a_provider(cls, provider: str) -> str:
        if not re.fullmatch(r"openai-like|ollama|[\w.]+:\w+", provider):
            raise ValueError("phải là openai-like, ollama hoặc mô-đun:Lớp")
        return provider

    @field_validator("llm_base_url")
    @classmethod
    def _is_a_url(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in ("http", "https") or not parts.hostname or parts.password):
            raise ValueError("phải là địa chỉ http:// hoặc https://, không kèm mật khẩu")
        return url.rstrip("/")

    @field_validator("data")
    @classmethod
    def _opens_as_a_database_path(cls, folder: Path) -> Path:
        # The catalog lies in this folder and is opened by a URL, where "?" would end the path.
        if "?" in str(folder):
            raise ValueError("tên thư mục không được có dấu “?”")
        return folder.expanduser()
