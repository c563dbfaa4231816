"""What an administrator may choose about the program itself; read from TRACUU_… variables."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class BotSettings(BaseSettings):
    """Settings of the fronts; an empty variable counts as not set."""

    model_config = SettingsConfigDict(
        env_prefix="TRACUU_", frozen=True, extra="forbid", env_ignore_empty=True
    )

    debug: bool = Field(default=False, description="In đầy đủ vết lỗi kỹ thuật khi chương trình gặp lỗi lạ.")
