"""Tables in CSV: separated by commas, semicolons or tabs, in UTF-8 or in Windows-1251."""

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


class Encoding(Enum):
    """How the characters of a text are written as octets."""

    UTF_8 = "utf-8"
    CP1251 = "cp1251"


def read_csv(content: bytes, *, encoding: Encoding = Encoding.UTF_8, header: int = 1) -> Table:
    """Return the table in CSV whose headings stand in row `header`, from 1.

    A byte order mark is passed over. The delimiter is the one of comma, semicolon and tab that is
    the most frequent in the headings, the first of them where several are. All cells are text, also
    what looks like a formula; the `'` before such a text (`'=1+1`) does not belong to it. A row has
    the number that a spreadsheet gives it, in which a text may go over several lines. Raises
    `InvalidValue`.
    """
    require("content", bytes, content)
    require("encoding", Encoding, encoding)
    require("header", int, header)
    if len(content) > SIZE_AT_MOST:
        expected = f"at most {SIZE_AT_MOST:,} octets"
        raise InvalidValue(Fault("content", Described(f"a file of {len(content):,}"), expected))
    return made_table(_rows(_decoded(content, encoding), header), header)


def _decoded(content: bytes, encoding: Encoding) -> str:
    try:
        return content.decode(encoding.value).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        octet = Described(f"octet {content[error.start]:#04x}")
        expected = f"a character in {encoding.value}; another encoding has to be named"
        raise InvalidValue(Fault(f"line {line}", octet, expected)) from error


def _rows(text: str, header: int) -> Iterator[list[str]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text, header), strict=True)
    try:
        for row in reader:
            yield [it[1:] if it[:1] == GUARD and GUARDED.match(it) else it for it in row]
    except csv.Error as error:
        raise InvalidValue(
            Fault(f"line {reader.line_num}", Described("what stands there"), f"CSV: {error}")
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
