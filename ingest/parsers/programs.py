"""Running the optional programs that read what Python cannot: LibreOffice and Tesseract.

They are given bytes in a folder of their own, a time limit, and no more of the environment than they need.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from retrieval.domain.errors import RefusalReason, SourceRefused

_PASSED_ON = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "TESSDATA_PREFIX")


def find(program: str, missing: RefusalReason) -> str:
    """The program's path; SourceRefused(missing) where it is not installed."""
    found = shutil.which(program)
    if found is None:
        raise SourceRefused(missing, f"{program} is not installed")
    return found


def run(
    command: Sequence[str],
    *,
    seconds: float,
    folder: Path,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> bytes:
    """Standard output of `command`; SourceRefused when it fails or is late."""
    kept = {name: value for name in _PASSED_ON if (value := os.environ.get(name)) is not None}
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=seconds,
            cwd=folder,
            env={**kept, "HOME": str(folder), **(environment or {})},
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise SourceRefused(RefusalReason.TIMED_OUT, f"{command[0]}: {seconds:g} s") from error
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip()[-200:]
        raise SourceRefused(RefusalReason.BROKEN, f"{command[0]}: {error.returncode} {told}") from error
    return done.stdout
