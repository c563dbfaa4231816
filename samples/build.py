"""Builds samples/archive from samples/sources: python samples/build.py [--check]

Every run gives the same bytes. With --check nothing is written; the exit status says whether the
archive is what the sources give.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from builder.pdf import render_pdf
from builder.plain import render_html, render_markdown, render_text
from builder.source import SampleDocument, read_source
from builder.word import render_word

HERE = Path(__file__).resolve().parent
RENDERERS: dict[str, Callable[[SampleDocument], bytes]] = {
    ".docx": render_word,
    ".pdf": render_pdf,
    ".txt": render_text,
    ".md": render_markdown,
    ".html": render_html,
}


def rendered(sources: Path) -> dict[str, bytes]:
    """Every document of the archive, by its path inside it."""
    documents = [read_source(path) for path in sorted(sources.rglob("*.txt"))]
    files = {document.file: RENDERERS[Path(document.file).suffix](document) for document in documents}
    if len(files) != len(documents):
        raise ValueError("two sources name the same file")
    return files


def differing(files: dict[str, bytes], archive: Path) -> list[str]:
    """Paths that are missing, changed or not in the sources."""
    present = {str(p.relative_to(archive)) for p in archive.rglob("*") if p.is_file()}
    kept = present & files.keys()
    changed = {name for name in kept if (archive / name).read_bytes() != files[name]}
    return sorted(changed | (present ^ files.keys()))


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the sample archive from its sources.")
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    archive = HERE / "archive"
    check = parser.parse_args().check
    files = rendered(HERE / "sources")
    names = differing(files, archive)
    if check:
        print("\n".join(names) if names else f"{len(files)} documents, all as the sources give them")
        return 1 if names else 0
    for name in names:
        path = archive / name
        if name not in files:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
    print(f"{len(files)} documents, {len(names)} written or removed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
