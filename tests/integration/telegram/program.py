"""The program itself, in a process of its own, that tests kill."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.integration.telegram.stub import TOKEN, TelegramStub


def start(
    data: Path, stub: TelegramStub, log: Path, command: str = "bot", **more: str
) -> subprocess.Popen[bytes]:
    """`tracuu bot` over the archive in `data`; what it says goes to `log`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRACUU_")}
    environment |= {
        "TRACUU_TELEGRAM_TOKEN": TOKEN,
        "TRACUU_TELEGRAM_BASE_URL": stub.base_url,
        "TRACUU_TELEGRAM_ADMINS": "1001",
        "TRACUU_TELEGRAM_QUOTA": "1000",
        **more,
    }
    with log.open("ab") as output:
        return subprocess.Popen(
            [sys.executable, "-m", "bot", command, "--data", str(data)],
            env=environment,
            stdout=output,
            stderr=output,
            cwd=Path(__file__).parents[3],
        )


def said(log: Path) -> str:
    """What it wrote."""
    return log.read_text(encoding="utf-8")
