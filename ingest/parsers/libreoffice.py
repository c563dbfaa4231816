"""Old office formats, converted by LibreOffice to those that we read ourselves."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from ingest.parsers.programs import find, run
from retrieval.domain.errors import RefusalReason, SourceRefused

_SECONDS = 50.0
# Macros never run and nothing linked is fetched, whatever a document asks for.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def convert(content: bytes, suffix: str, target: str) -> bytes:
    """The bytes of an office file as `target` ('docx', 'xlsx'); `suffix` says what `content` is ('.doc')."""
    soffice = find("soffice", RefusalReason.NO_CONVERTER)
    with tempfile.TemporaryDirectory(prefix="tracuu-office-") as made:
        folder = Path(made)
        (folder / f"in{suffix}").write_bytes(content)
        profile = _profile().as_uri()
        options = ["--headless", "--norestore", "--nolockcheck", f"-env:UserInstallation={profile}"]
        command = [soffice, *options, "--convert-to", target, "--outdir", "out", f"in{suffix}"]
        run(command, seconds=_SECONDS, folder=folder)
        result = folder / "out" / f"in.{target}"
        if not result.is_file():
            # LibreOffice ends well also when it could not load the file.
            raise SourceRefused(RefusalReason.BROKEN, f"LibreOffice cannot read this {suffix}")
        return result.read_bytes()


@cache
def _profile() -> Path:
    """A profile for this process, made once: LibreOffice starts a second slower with a new one."""
    folder = Path(tempfile.mkdtemp(prefix="tracuu-profile-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "user").mkdir()
    (folder / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    return folder
