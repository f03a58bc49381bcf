"""XLSX workbooks, unpacked within bounds before anything is read of them."""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import Final
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from attrs import frozen

from rocb.errors import ABSENT, Described, Fault, InvalidValue
from rocb.imports.bounds import SIZE_AT_MOST, TAGS_AT_MOST, UNPACKED_AT_MOST

_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_NEEDED: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+|xl/worksheets/[^/]+\.xml"
)
_PARTS_AT_MOST: Final = 10_000
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_A_WORKBOOK: Final = "a workbook in XLSX, without a password"

Parts = Mapping[str, bytes]
"""The parts of a workbook, by their names in the archive."""


@frozen
class Sheet:
    """One sheet: its name, its place in the workbook, from 0, and the part that holds it."""

    name: str
    place: int
    part: str


def unpacked(content: bytes) -> Parts:
    """Return the parts of a workbook in which values can stand. Raises `InvalidValue`."""
    if len(content) > SIZE_AT_MOST:
        expected = f"at most {SIZE_AT_MOST:,} octets"
        raise InvalidValue(Fault("content", Described(f"a file of {len(content):,}"), expected))
    parts: dict[str, bytes] = {}
    try:
        with ZipFile(BytesIO(content)) as archive:
            left = UNPACKED_AT_MOST
            for info in _needed(archive):
                with archive.open(info) as opened:
                    parts[info.filename] = opened.read(left + 1)
                left -= len(parts[info.filename])
                if left < 0:
                    expected = f"a workbook of at most {UNPACKED_AT_MOST:,} octets unpacked"
                    raise InvalidValue(Fault("content", Described("more"), expected))
    except (BadZipFile, EOFError, OSError, RuntimeError, ValueError, zlib.error) as error:
        raise no_workbook("a file of another kind") from error
    if _BOOK not in parts or _LINKS not in parts:
        raise no_workbook("an archive without a workbook")
    return MappingProxyType(parts)


def _needed(archive: ZipFile) -> Iterator[ZipInfo]:
    infos = archive.infolist()
    if len(infos) > _PARTS_AT_MOST:
        raise no_workbook(f"an archive of {len(infos):,} parts")
    for info in infos:
        if _NEEDED.fullmatch(info.filename):
            if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise no_workbook("an archive packed in another way")
            yield info


def no_workbook(what: str) -> InvalidValue:
    """Return the fault of what cannot be read as a workbook."""
    return InvalidValue(Fault("content", Described(what), _A_WORKBOOK))


def packed(parts: Parts, sheet: Sheet) -> bytes:
    """Return a workbook of these parts, of whose sheets only one is there, as it was looked at."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            if name == sheet.part or not name.startswith("xl/worksheets/"):
                archive.writestr(ZipInfo(name, _EPOCH), part)
    return content.getvalue()


def sheet_named(parts: Parts, name: str | None) -> Sheet:
    """Return the sheet that has this name, or else the first one. Raises `InvalidValue`."""
    links = _attributes(parts[_LINKS], "Relationship")
    targets = {it.get("Id", ""): it.get("Target", "").lstrip("/") for it in links}
    names = []
    for place, attributes in enumerate(_attributes(parts[_BOOK], "sheet")):
        names.append(attributes.get("name", ""))
        if name in (None, names[-1]):
            link = next((it for key, it in attributes.items() if key.endswith(":id")), "")
            target = targets.get(link, "")
            part = target if target.startswith("xl/") else f"xl/{target}"
            if part not in parts:
                raise no_workbook("a workbook without its sheet")
            return Sheet(names[-1], place, part)
    expected = f"one of its sheets: {', '.join(names)}" if names else _A_WORKBOOK
    raise InvalidValue(Fault("sheet", ABSENT if name is None else name, expected))


def _attributes(part: bytes, name: str) -> list[dict[str, str]]:
    """Return the attributes of all elements that have a name."""
    found: list[dict[str, str]] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == name:
            found.append(attributes)

    parse(part, begin)
    return found


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def parse(
    part: bytes,
    begin: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Read a part from its first tag to its last. Raises `InvalidValue`."""
    if part.count(b"<") > TAGS_AT_MOST:
        raise no_workbook(f"a part with more than {TAGS_AT_MOST:,} tags")
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_definitions
    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)  # noqa: FBT003 - that this is all of it
    except expat.ExpatError as error:
        raise no_workbook("a workbook with a broken part") from error


def _refuse_definitions(*_declared: object) -> None:
    raise no_workbook("a part with definitions of its own")
