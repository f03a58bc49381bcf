"""Small files for the tests of imports, written independently of the library."""

import csv
from collections.abc import Iterable
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from rocb.imports.csv_tables import read_csv
from rocb.imports.tables import Table
from rocb.sources import Source

FILE = Source("the file")


def as_csv(*rows: Iterable[str], delimiter: str = ",") -> bytes:
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode()


def a_table(*rows: str) -> Table:
    """A table of rows such as "Member;Theme"."""
    return read_csv("\n".join(rows).encode())


def as_xlsx(*rows: Iterable[Any], titles: Iterable[str] = ("Sheet",), mac: bool = False) -> bytes:
    """A workbook as openpyxl writes it, whose rows stand on the last of its sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    if mac:
        book.epoch = CALENDAR_MAC_1904
    for title in titles:
        book.create_sheet(title)
    for row in rows:
        book.worksheets[-1].append(list(row))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def with_sheet(content: bytes, sheet: bytes) -> bytes:
    """The workbook with other XML for its first sheet."""
    return zipped(parts_of(content) | {"xl/worksheets/sheet1.xml": sheet})
