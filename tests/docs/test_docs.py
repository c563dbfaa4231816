"""The documents say what the program does."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.app import app
from bot.configuration import explain

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "README.md", ROOT / "README.en.md", *sorted((ROOT / "docs").rglob("*.md"))]
_COMMAND = re.compile(r"\btracuu ((?:documents|model|admin|keys) )?([a-z]+)\b(?=[ `\n])")
_VARIABLE = re.compile(r"\bTRACUU_[A-Z_]*[A-Z]\b")
_TARGET = re.compile(r"`?make ([a-z][a-z-]+)")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_commands_exist(guide: Path) -> None:
    text = guide.read_text(encoding="utf-8")
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, flags=re.DOTALL))
    for group, command in set(_COMMAND.findall(code)):
        arguments = [*group.split(), command, "--help"]
        assert CliRunner().invoke(app, arguments).exit_code == 0, arguments


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_variables_exist(guide: Path) -> None:
    known = {setting.name for group in explain().values() for setting in group} | {"TRACUU_EVAL_DATA"}
    assert set(_VARIABLE.findall(guide.read_text(encoding="utf-8"))) <= known


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_make_targets_exist(guide: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M))
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", guide.read_text(encoding="utf-8"), flags=re.DOTALL))
    assert set(_TARGET.findall(code)) <= targets


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_links_lead_somewhere(guide: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", guide.read_text(encoding="utf-8"))
    assert [link for link in links if not (guide.parent / link).exists()] == []


def test_every_dependency_is_pinned_and_explained() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(d for group in project["optional-dependencies"].values() for d in group),
    ]
    names = {re.split(r"[^A-Za-z0-9._-]", each)[0] for each in wanted} - {"tracuu"}
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pins = dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)$", constraints, flags=re.M))
    pinned = {name.lower().replace("_", "-") for name in pins}
    assert {name for name in names if name.lower().replace("_", "-") not in pinned} == set()
    assert not [version for version in pins.values() if "+" in version]
    reasons = (ROOT / "docs/decisions/0005-dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if f"`{name}`" not in reasons} == set()
