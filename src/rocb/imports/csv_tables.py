"""Tables in CSV: separated by commas, semicolons or tabs, in UTF-8, UTF-16 or Windows-1251."""

import codecs
import csv
import re
from collections.abc import Iterator
from enum import Enum
from io import StringIO
from typing import Final

from rocb.checks import require
from rocb.errors import ABSENT, Described, Fault, InvalidValue
from rocb.imports.bounds import SIZE_AT_MOST
from rocb.imports.tables import Table, made_table

GUARD: Final = "'"
"""What stands in CSV before a text that a spreadsheet would take for a formula."""

GUARDED: Final = re.compile(r"'*[=+\-@]")
"""How such a text begins."""

_DELIMITERS: Final = (",", ";", "\t")
_STATED: Final = re.compile(r'"?sep=([^"\r\n])"?(?:\r\n|[\r\n]|\Z)', re.IGNORECASE)
"""A line before the headings by which a spreadsheet is told the delimiter."""

_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""The marks of byte order, and what is written behind each."""

_OTHERS: Final = {
    rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old workbook (.xls), or one with a password",
    rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis": "a file in OpenDocument (.ods)",
    rb"PK\x03\x04": "a workbook in XLSX, or another archive",
}
"""How files of other kinds begin, that people take for tables in CSV."""


class Encoding(Enum):
    """How the characters of a text are written as octets."""

    UTF_8 = "utf-8"
    CP1251 = "cp1251"


def read_csv(content: bytes, *, encoding: Encoding = Encoding.UTF_8, header: int = 1) -> Table:
    """Return the table in CSV whose headings stand in row `header`, from 1.

    A byte order mark says how the file is written, whatever `encoding` is. The delimiter is the one
    that a first line such as `sep=;` states, or else the one of comma, semicolon and tab that is
    the most frequent in the headings, the first of them where several are. All cells are text, also
    what looks like a formula; the `'` before such a text (`'=1+1`) does not belong to it. A row has
    the number that a spreadsheet gives it, in which a text may go over several lines, and which
    does not count `sep=;`. Raises `InvalidValue`.
    """
    require("content", bytes, content)
    require("encoding", Encoding, encoding)
    require("header", int, header)
    if len(content) > SIZE_AT_MOST:
        expected = f"at most {SIZE_AT_MOST:,} octets"
        raise InvalidValue(Fault("content", Described(f"a file of {len(content):,}"), expected))
    for begins, what in _OTHERS.items():
        if re.match(begins, content, re.DOTALL):
            expected = "a table in CSV; save it as one, or as .xlsx"
            raise InvalidValue(Fault("content", Described(what), expected))
    return made_table(_rows(_decoded(content, encoding), header), header)


def _decoded(content: bytes, encoding: Encoding) -> str:
    mark = next((it for it in _MARKS if content.startswith(it)), b"")
    written = _MARKS.get(mark, encoding.value)
    octets = content.removeprefix(mark)
    try:
        return octets.decode(written)
    except UnicodeDecodeError as error:
        line = octets[: error.start].decode(written, "ignore").count("\n") + 1
        octet = Described(f"octet {octets[error.start]:#04x}")
        hint = "" if mark else "; another encoding has to be named"
        raise InvalidValue(
            Fault(f"line {line}", octet, f"a character in {written}{hint}")
        ) from error


def _rows(text: str, header: int) -> Iterator[list[str]]:
    stated = _STATED.match(text)
    table = text[stated.end() :] if stated else text
    delimiter = stated[1] if stated else _delimiter(table, header)
    reader = csv.reader(StringIO(table, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield [it[1:] if it[:1] == GUARD and GUARDED.match(it) else it for it in row]
    except csv.Error as error:
        line = reader.line_num + bool(stated)
        raise InvalidValue(
            Fault(f"line {line}", Described("what stands there"), f"CSV: {error}")
        ) from error


def _delimiter(text: str, header: int) -> str:
    """Return the delimiter of the headings; within quotes there is none."""
    counts = dict.fromkeys(_DELIMITERS, 0)
    lines, quoted = 1, False
    for found in re.finditer(r'["\n,;\t]|\r(?!\n)', text):
        mark = found[0]
        if mark == '"':
            quoted = not quoted
        elif mark in "\r\n" and not quoted:
            lines += 1
            if lines > header:
                break
        elif not quoted and lines == header:
            counts[mark] += 1
    if not text.strip():
        raise InvalidValue(Fault("content", ABSENT, "a table with headings"))
    return max(_DELIMITERS, key=lambda it: counts[it])
