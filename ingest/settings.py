"""What an administrator may choose about reading files; read from TRACUU_… variables."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.limits import MEBIBYTE, Limits

_DEFAULT = Limits()


class IngestSettings(BaseSettings):
    """Settings of the ingest room; an empty variable counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix="TRACUU_", frozen=True, extra="forbid", env_ignore_empty=True
    )

    max_file_mb: int = Field(
        default=_DEFAULT.max_file_bytes // MEBIBYTE,
        gt=0,
        description="Kích thước tối đa của một tệp, tính bằng MB.",
    )
    parse_seconds: float = Field(
        default=_DEFAULT.parse_seconds, gt=0, description="Thời gian tối đa để đọc một tệp, tính bằng giây."
    )
    parse_memory_mb: int = Field(
        default=_DEFAULT.memory_bytes // MEBIBYTE,
        gt=0,
        description="Bộ nhớ tối đa của một tiến trình đọc tệp, tính bằng MB.",
    )
    workers: int = Field(default=_DEFAULT.workers, gt=0, description="Số tiến trình đọc tệp cùng lúc.")

    def limits(self) -> Limits:
        """The same choices as the pipeline takes them."""
        return Limits(
            max_file_bytes=self.max_file_mb * MEBIBYTE,
            parse_seconds=self.parse_seconds,
            memory_bytes=self.parse_memory_mb * MEBIBYTE,
            workers=self.workers,
        )
