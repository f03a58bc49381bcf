"""Content lines: what stands in an iCalendar stream, line by line (RFC 5545, 3.1)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from sys import intern
from types import MappingProxyType
from typing import Final, NamedTuple

HEAD_AT_MOST: Final = 100_000
"""How long the name of a property and its parameters may be, in characters."""

BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
"""What a stream in UTF-8 may begin with, though it says nothing."""

_WORD: Final = re.compile(rb"[^\r\n]")
_NEXT: Final = re.compile(rb"\n(?=[^\r\n \t]|\r++[^\r\n])")
_LINE_END: Final = re.compile(rb"(?<!\r)\r++\n")
_LINE_ENDS: Final = tuple(number * b"\r" + b"\n" for number in (8, 4, 2, 1))
_ITEMS: Final = r'[^";:]*(?:"[^"]*"[^";:]*)*'
_HEAD: Final = re.compile(f"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+={_ITEMS})*):")
_PARAMETER: Final = re.compile(f";([A-Za-z0-9-]+)=({_ITEMS})")
_ITEM: Final = re.compile(r'[^",]*(?:"[^"]*"[^",]*)*')
_USUAL: Final = 200
_CARET: Final = re.compile(r"\^[n'^]")
_CARETS: Final = {"^n": "\n", "^'": '"', "^^": "^"}


class Property(NamedTuple):
    """One property: its name and the names of its parameters in capitals, its value as it stands.

    `number` is that of the line on which it begins, from 1.
    """

    number: int
    name: str
    parameters: Mapping[str, tuple[str, ...]]
    value: str


def without_mark(content: bytes) -> bytes:
    """Return a stream without the byte order mark with which it may begin."""
    return content.removeprefix(BYTE_ORDER_MARK)


def unfolded(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield every content line without its line end, beside the number of its first line.

    Folds are undone before anything is decoded, as they may stand within a character. Empty lines
    are left out.
    """
    begun = _WORD.search(content)
    if begun is None:
        return
    begin = content.rfind(b"\n", 0, begun.start()) + 1
    number = content.count(b"\n", 0, begin) + 1
    for found in _NEXT.finditer(content, begin):
        line = content[begin : found.start()]
        yield number, _unfold(line)
        number += line.count(b"\n") + 1
        begin = found.end()
    yield number, _unfold(content[begin:])


def _unfold(line: bytes) -> bytes:
    """Return a line without its folds, which are replaced all at once to need little memory."""
    line = line.rstrip(b"\r\n")
    if b"\n" not in line:
        return line
    for ends in _LINE_ENDS:
        line = line.replace(ends, b"\n")
    line = _LINE_END.sub(b"\n", line)
    while b"\n\n" in line:
        line = line.replace(b"\n\n", b"\n")
    return line.replace(b"\n ", b"").replace(b"\n\t", b"").rstrip(b"\r")


def property_of(number: int, line: str) -> Property | None:
    """Return the property that a content line states, or `None` where it states none."""
    head = _HEAD.match(line, 0, HEAD_AT_MOST)
    if head is None:
        return None
    read = _usual_parameters if len(head[2]) < _USUAL else _parameters
    return Property(number, intern(head[1].upper()), read(head[2]), line[head.end() :])


def _parameters(text: str) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType(
        {found[1].upper(): _items(found[2]) for found in _PARAMETER.finditer(text)}
    )


_usual_parameters: Final = lru_cache(maxsize=4096)(_parameters)


def _items(text: str) -> tuple[str, ...]:
    """Return the values of a parameter, between commas that are not quoted."""
    items, place = list[str](), 0
    while found := _ITEM.match(text, place):
        items.append(_plain(found[0]))
        place = found.end() + 1
        if place > len(text):
            break
    return tuple(items)


def _plain(value: str) -> str:
    """Return a parameter's value without quotes and carets (RFC 6868)."""
    return _CARET.sub(lambda it: _CARETS[it[0]], value.replace('"', ""))
