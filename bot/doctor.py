"""Checks of an installation: each says what it found and, where something is amiss, the way out."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.configuration import telegram_settings, unknown_variables
from ingest.parsers.tesseract import is_installed as tesseract_reads_vietnamese
from retrieval.ask.options import WriteWhen
from retrieval.assembly import open_archive
from retrieval.domain.errors import TracuuError
from retrieval.factories import writer_of_settings
from retrieval.settings import RetrievalSettings

_LEAST_FREE_BYTES = 1 << 30
_INSTALL = "Cài bằng `make setup-system` (Debian, Ubuntu), rồi nạp lại thư mục."


class State(StrEnum):
    """How a check came out; only `FAILED` makes the doctor's exit code 1."""

    OK = "ok"
    NOTE = "note"
    FAILED = "failed"


@dataclass(frozen=True)
class Check:
    """One finding."""

    name: str
    state: State
    detail: str
    way_out: str = ""


def examine(settings: RetrievalSettings) -> Iterator[Check]:
    """Every check, the cheap ones first."""
    yield _python()
    yield from _packages()
    yield from _tools()
    yield from _variables()
    yield _telegram()
    yield _language_model(settings)
    yield _writable(settings.data)
    yield _disk(settings.data)
    yield from _archive(settings)


def _python() -> Check:
    found = f"Python {platform.python_version()} · {platform.platform()} · {sys.executable}"
    return Check("Môi trường", State.OK, found)


def _packages() -> Iterator[Check]:
    """Compares with what the distribution itself says that it requires."""
    name = "Gói Python"
    try:
        requirements = importlib.metadata.requires("tracuu") or []
    except importlib.metadata.PackageNotFoundError:
        yield Check(name, State.NOTE, "chương trình chạy từ mã nguồn, chưa cài đặt", "pip install -e .")
        return
    wanted = [_package(each) for each in requirements if "extra ==" not in each]
    found = {package: _version(package) for package in wanted}
    yield Check(
        name, State.OK, ", ".join(f"{package} {version}" for package, version in found.items() if version)
    )
    missing = [package for package, version in found.items() if version is None]
    if missing:
        yield Check(name, State.FAILED, f"thiếu {', '.join(missing)}", "Cài lại chương trình bằng pip.")


def _package(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9_.-]", requirement, maxsplit=1)[0]


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _tools() -> Iterator[Check]:
    """The optional programs, and what their absence costs."""
    soffice = shutil.which("soffice")
    yield _tool("LibreOffice", soffice, "không đọc được .doc, .rtf, .odt, .xls, .ods")
    tesseract = shutil.which("tesseract")
    found = tesseract if tesseract and tesseract_reads_vietnamese() else None
    lost = "không đọc được bản quét (PDF ảnh, .jpg, .png, .tif)"
    yield _tool("Tesseract với tiếng Việt", found, lost)


def _tool(name: str, place: str | None, lost: str) -> Check:
    if place:
        return Check("Công cụ tuỳ chọn", State.OK, f"{name}: {place}")
    return Check("Công cụ tuỳ chọn", State.NOTE, f"{name}: không có – {lost}", _INSTALL)


def _variables() -> Iterator[Check]:
    for name in unknown_variables(os.environ):
        yield Check(
            "Cấu hình",
            State.FAILED,
            f"biến {name} không có nghĩa gì với chương trình",
            "Kiểm tra chính tả; danh sách: `tracuu doctor --settings`.",
        )


def _telegram() -> Check:
    """What of the bot can be told without the network; the token itself is nobody's business."""
    name, settings = "Telegram", telegram_settings()
    if settings.telegram_token is None:
        return Check(name, State.NOTE, "chưa đặt token", "Chỉ cần khi chạy bot: TRACUU_TELEGRAM_TOKEN.")
    if settings.telegram_webhook_url and settings.telegram_webhook_secret is None:
        way_out = "Đặt TRACUU_TELEGRAM_WEBHOOK_SECRET."
        return Check(name, State.FAILED, "webhook chưa có khoá chứng thực", way_out)
    if not settings.telegram_admins:
        return Check(name, State.NOTE, "chưa nêu quản trị viên", "Đặt TRACUU_TELEGRAM_ADMINS.")
    how = "webhook" if settings.telegram_webhook_url else "long polling"
    return Check(name, State.OK, f"đã đặt token, {len(settings.telegram_admins)} quản trị viên, {how}")


def _language_model(settings: RetrievalSettings) -> Check:
    """Whether the configured model would be asked; the model itself is not, it may cost money."""
    name = "Mô hình ngôn ngữ"
    if not settings.llm_model or settings.llm_when is WriteWhen.NEVER:
        return Check(name, State.OK, "không dùng: mọi câu trả lời là trích dẫn")
    try:
        writer_of_settings(settings)
    except TracuuError as error:
        return Check(name, State.FAILED, error.message, error.way_out)
    if not settings.llm_collections:
        way_out = "Nêu các bộ trong TRACUU_LLM_COLLECTIONS (* là mọi bộ); xem docs/llm.md."
        return Check(name, State.NOTE, "chưa bộ văn bản nào được gửi cho mô hình", way_out)
    sent = ", ".join(sorted(settings.llm_collections))
    where = settings.llm_base_url or settings.llm_provider
    return Check(name, State.OK, f"{settings.llm_model} ở {where}; được đọc: {sent}")


def _writable(folder: Path) -> Check:
    existing = _nearest(folder)
    try:
        with tempfile.TemporaryFile(dir=existing):
            pass
    except OSError as error:
        way_out = "Xin quyền ghi, hoặc chọn thư mục khác bằng TRACUU_DATA."
        return Check("Quyền ghi", State.FAILED, f"{existing}: {error.strerror}", way_out)
    return Check("Quyền ghi", State.OK, f"ghi được vào {existing.absolute()}")


def _disk(folder: Path) -> Check:
    free = shutil.disk_usage(_nearest(folder)).free
    detail = f"còn trống {free / (1 << 30):.1f} GB"
    if free < _LEAST_FREE_BYTES:
        return Check("Đĩa", State.FAILED, detail, "Giải phóng ít nhất 1 GB trước khi nạp thêm.")
    return Check("Đĩa", State.OK, detail)


def _nearest(folder: Path) -> Path:
    """The folder itself, or the closest one above it that exists."""
    return next(path for path in (folder.absolute(), *folder.absolute().parents) if path.is_dir())


def _archive(settings: RetrievalSettings) -> Iterator[Check]:
    """Opens everything the way `ask` does, so that what would fail there fails here."""
    if not settings.data.is_dir():
        yield Check("Kho dữ liệu", State.NOTE, f"chưa có kho ở {settings.data}", "Nạp bằng `tracuu ingest`.")
        return
    try:
        with open_archive(settings) as archive:
            passages = archive.catalog.count_passages(archive.everything())
            points = archive.index.count()
            pending = len(archive.catalog.pending())
    except TracuuError as error:
        yield Check("Kho dữ liệu", State.FAILED, error.message, error.way_out)
        return
    name = archive.embedder.identity.name
    yield Check("Mô hình nhúng", State.OK, f"{name} · {archive.embedder.identity.dimension} chiều")
    yield from _consistency(passages, points, pending)


def _consistency(passages: int, points: int, pending: int) -> Iterator[Check]:
    if pending:
        detail = f"{pending} văn bản đang nạp dở"
        yield Check("Kho dữ liệu", State.NOTE, detail, "Chạy lại `tracuu ingest` với thư mục đó.")
    detail = f"danh mục có {passages} đoạn, chỉ mục có {points} điểm"
    if points == passages or pending:
        yield Check("Chỉ mục", State.OK, detail)
    else:
        yield Check("Chỉ mục", State.FAILED, detail, "Nạp lại các thư mục gốc bằng `tracuu ingest`.")
