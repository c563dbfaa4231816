"""Reading a .docx package without trusting it: bounded unpacking, XML without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from ingest.limits import MAX_UNPACK_RATIO, MAX_UNPACKED_BYTES
from retrieval.domain.errors import RefusalReason, SourceRefused

_SMALL = 1024 * 1024
"""Below this, a high compression ratio is ordinary (styles, empty tables)."""


_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif")


class Package:
    """The parts of an Office Open XML file."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise SourceRefused(RefusalReason.BROKEN, f"zip: {error}") from error
        self._names = frozenset(self._zip.namelist())
        _check_bomb(self._zip.infolist())

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, or None when the package has no such part."""
        if name not in self._names:
            return None
        return parse_xml(self._read(name))

    def parts(self, pattern_start: str) -> list[str]:
        """Names of the XML parts that begin so, in a fixed order."""
        return sorted(n for n in self._names if n.startswith(pattern_start) and n.endswith(".xml"))

    def pictures(self, folder: str) -> list[bytes]:
        """The images below `folder`, in the order of their numbers: page 2 before page 10."""
        names = (n for n in self._names if n.startswith(folder) and n.lower().endswith(_PICTURES))
        return [self._read(name) for name in sorted(names, key=lambda name: (len(name), name))]

    def main_part(self) -> str:
        """The name of the document part: as the relationships say, else the usual one."""
        root = self.xml("_rels/.rels")
        for relation in () if root is None else root:
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return posixpath.normpath(str(relation.get("Target", "")).lstrip("/"))
        return "word/document.xml"

    def _read(self, name: str) -> bytes:
        try:
            return self._zip.read(name)
        except RuntimeError as error:
            raise SourceRefused(RefusalReason.ENCRYPTED, str(error)) from error
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise SourceRefused(RefusalReason.BROKEN, f"{name}: {error}") from error


def parse_xml(content: bytes) -> etree._Element:
    """The root of an XML text; entities stay unexpanded and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SourceRefused(RefusalReason.BROKEN, f"xml: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise SourceRefused(RefusalReason.BROKEN, "xml: document type declaration")
    return root


def _check_bomb(members: list[zipfile.ZipInfo]) -> None:
    total = sum(member.file_size for member in members)
    if total > MAX_UNPACKED_BYTES:
        raise SourceRefused(RefusalReason.TOO_LARGE, f"unpacks to {total} bytes")
    for member in members:
        if member.flag_bits & 1:
            raise SourceRefused(RefusalReason.ENCRYPTED, member.filename)
        if member.file_size > _SMALL and member.file_size > MAX_UNPACK_RATIO * max(member.compress_size, 1):
            raise SourceRefused(RefusalReason.TOO_LARGE, f"{member.filename}: compressed beyond reason")
