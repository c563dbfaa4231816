"""What an administrator may choose about the program itself; read from TRACUU_… variables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.state.policy import QuestionPolicy

_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{20,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")

_CONFIG = SettingsConfigDict(
    env_prefix="TRACUU_",
    frozen=True,
    extra="forbid",
    env_ignore_empty=True,
    # A rejected token must not stand in the message of its rejection.
    hide_input_in_errors=True,
)


class BotSettings(BaseSettings):
    """Settings of the fronts; an empty variable counts as not set."""

    model_config = _CONFIG

    debug: bool = Field(default=False, description="In đầy đủ vết lỗi kỹ thuật khi chương trình gặp lỗi lạ.")
    audit_questions: QuestionPolicy = Field(
        default=QuestionPolicy.HASH,
        description="Nhật ký kiểm tra giữ câu hỏi thế nào: hash (chỉ giữ mã băm) hoặc text (giữ nguyên văn).",
    )


class HttpSettings(BaseSettings):
    """Where `tracuu serve` listens."""

    model_config = _CONFIG

    http_host: str = Field(
        default="127.0.0.1", description="Địa chỉ mà `tracuu serve` lắng nghe; mặc định chỉ trong máy này."
    )
    http_port: int = Field(default=8000, ge=0, le=65535, description="Cổng mà `tracuu serve` lắng nghe.")
    http_quota: int = Field(
        default=120, ge=1, description="Số yêu cầu mỗi người dùng hoặc khoá API được gửi trong một phút."
    )
    http_waiting: int = Field(
        default=100, ge=1, description="Số câu hỏi được xếp hàng chờ trả lời; nhiều hơn thì báo bận."
    )
    http_reports: Path = Field(
        default=Path("eval-out"), description="Thư mục chứa báo cáo của `tracuu eval` để quản trị viên xem."
    )
    http_seconds: float = Field(
        default=60.0,
        gt=0,
        description="Thời gian tối đa, tính bằng giây, để nhận một yêu cầu hoặc trả lời, chưa kể mô hình.",
    )


class TelegramSettings(BaseSettings):
    """Settings of the Telegram bot."""

    model_config = _CONFIG

    telegram_token: SecretStr | None = Field(
        default=None, description="Token của bot do @BotFather cấp; bỏ trống thì không chạy bot Telegram."
    )
    telegram_admins: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        description="Mã số Telegram của các quản trị viên đầu tiên, cách nhau bằng dấu phẩy.",
    )
    telegram_base_url: str = Field(
        default="",
        description="Máy chủ Bot API tự dựng, ví dụ http://127.0.0.1:8081; bỏ trống để dùng của Telegram.",
    )
    telegram_proxy: SecretStr | None = Field(
        default=None,
        description="Proxy đến Telegram cho mọi lượt gọi, ví dụ http://proxy:3128 hoặc socks5://127.0.0.1:1080.",
    )
    telegram_webhook_url: str = Field(
        default="",
        description="Địa chỉ https mà Telegram gọi đến; bỏ trống thì bot tự lấy tin (long polling).",
    )
    telegram_webhook_secret: SecretStr | None = Field(
        default=None,
        description="Khoá chứng thực của webhook, 16–256 chữ cái không dấu, chữ số, dấu - và dấu _.",
    )
    telegram_quota: int = Field(
        default=60,
        ge=1,
        description="Số lượt hỏi, lệnh và nút mỗi người trong một phút; trừ quản trị viên.",
    )

    @field_validator("telegram_token")
    @classmethod
    def _is_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("không đúng dạng token của @BotFather (số:chữ)")
        return token

    @field_validator("telegram_admins", mode="before")
    @classmethod
    def _split(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        parts = [part.strip() for part in written.split(",") if part.strip()]
        if not all(re.fullmatch(r"\d{1,19}", part) for part in parts):
            raise ValueError("phải là các mã số Telegram cách nhau bằng dấu phẩy (không phải @tên)")
        return tuple(int(part) for part in parts)

    @field_validator("telegram_base_url", "telegram_webhook_url")
    @classmethod
    def _is_a_url(cls, url: str) -> str:
        parts = urlsplit(url)
        if url and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise ValueError("phải là địa chỉ bắt đầu bằng http:// hoặc https://")
        return url.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _is_a_proxy(cls, proxy: SecretStr | None) -> SecretStr | None:
        # Checked here because the library's complaint would repeat the address with its password.
        parts = urlsplit(proxy.get_secret_value()) if proxy else None
        if parts and (parts.scheme not in ("http", "https", "socks5", "socks5h") or not parts.hostname):
            raise ValueError("phải là địa chỉ http://, https:// hoặc socks5://")
        return proxy

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _is_a_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("phải gồm 16–256 chữ cái không dấu, chữ số, dấu - hoặc dấu _")
        return secret
