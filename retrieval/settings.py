"""What an administrator may choose about the archive and about asking; read from TRACUU_… variables."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

NO_PROMPT = "-"
"""What is written for "no prompt at all": an empty variable means that the model's own is used."""


class RetrievalSettings(BaseSettings):
    """Settings of the retrieval room; an empty variable counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix="TRACUU_", frozen=True, extra="forbid", env_ignore_empty=True
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
    dense_weight: float = Field(
        default=0.3,
        ge=0,
        le=1,
        description="Trọng số của tìm theo nghĩa, từ 0 đến 1; phần còn lại là tìm theo từ.",
    )

    @field_validator("data")
    @classmethod
    def _opens_as_a_database_path(cls, folder: Path) -> Path:
        # The catalog lies in this folder and is opened by a URL, where "?" would end the path.
        if "?" in str(folder):
            raise ValueError("tên thư mục không được có dấu “?”")
        return folder.expanduser()
