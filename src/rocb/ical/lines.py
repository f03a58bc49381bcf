"""Content lines: what stands in an iCalendar stream, line by line (RFC 5545, 3.1)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from sys import intern
from types import MappingProxyType
from typing import Final, NamedTuple

HEAD_AT_MOST: Final = 100_000
"""How long the name of a property and its parameters may be, in characters."""

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


def unfolded(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield every content line without its line end, beside the number of its first line.

    Folds are undone before anything is decoded, as they may stand within a character. Empty lines
    are left out.
    """
    first, parts = 0, list[bytes]()
    for number, line in enumerate(BytesIO(content), 1):
        text = line.rstrip(b"\r\n")
        if line[:1] in b" \t" and parts:
            parts.append(text[1:])
        elif text:
            if parts:
                yield first, b"".join(parts)
            first, parts = number, [text]
    if parts:
        yield first, b"".join(parts)


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
