"""The stream as such: its octets, its lines, and how its components nest (RFC 5545, 3.1)."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from typing import Final

from rocb.ical.bounds import COMPONENTS_AT_MOST, SIZE_AT_MOST
from rocb.ical.conformance import demands
from rocb.ical.conformance.demands import Demand
from rocb.ical.conformance.finding import Finding, about, at, on_line
from rocb.ical.conformance.tree import Component, Tree, walk
from rocb.ical.lines import BYTE_ORDER_MARK, Property, property_of, unfolded, without_mark

FOUND_AT_MOST: Final = 100
"""How many findings of one demand are given."""

_BEGIN: Final = re.compile(rb"^BEGIN:", re.MULTILINE | re.IGNORECASE)
_PATTERNS: Final = (
    (re.compile(rb"^\r?\n", re.MULTILINE), demands.EMPTY_LINE),
    (re.compile(rb"^[^\n]{75}[^\r\n]", re.MULTILINE), demands.LINE_LENGTH),
    (re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"), demands.CONTROL),
)
_ENDS: Final = (
    (re.compile(rb"(?<!\r)\n"), demands.CRLF),
    (re.compile(rb"\r(?!\n)"), demands.CONTROL),
)
_PLACES: Final = {
    "VEVENT": ("VCALENDAR",),
    "VTODO": ("VCALENDAR",),
    "VJOURNAL": ("VCALENDAR",),
    "VFREEBUSY": ("VCALENDAR",),
    "VTIMEZONE": ("VCALENDAR",),
    "VALARM": ("VEVENT", "VTODO"),
    "STANDARD": ("VTIMEZONE",),
    "DAYLIGHT": ("VTIMEZONE",),
}


def excess(content: bytes) -> Finding | None:
    """Return why a stream is more than is read, if that can be told before it is."""
    if len(content) > SIZE_AT_MOST:
        return on_line(1, f"{len(content):,} octets", demands.SIZE)
    found = next(islice(_BEGIN.finditer(content), COMPONENTS_AT_MOST, None), None)
    if found is None:
        return None
    number = content.count(b"\n", 0, found.start()) + 1
    return on_line(number, _shown(content[found.start() : found.start() + 200]), demands.COMPONENTS)


def read_lines(content: bytes) -> Iterator[Property | Finding]:
    """Yield what the lines of a stream state, and a finding for each line that states nothing."""
    for number, line in unfolded(without_mark(content)):
        found = property_of(number, line.decode(errors="replace"))
        yield on_line(number, _shown(line), demands.CONTENT_LINE) if found is None else found


def octet_findings(content: bytes) -> Iterator[Finding]:
    """Yield what is wrong with the octets and the lines of a stream."""
    if content.startswith(BYTE_ORDER_MARK):
        yield on_line(1, "\ufeff", demands.BYTE_ORDER_MARK)
    yield from islice(_unreadable(content), FOUND_AT_MOST)
    paired = content.count(b"\r") == content.count(b"\n") == content.count(b"\r\n")
    for pattern, demand in _PATTERNS if paired else _PATTERNS + _ENDS:
        yield from _matching(content, pattern, demand)
    if content and not content.endswith(b"\n"):
        number = content.count(b"\n") + 1
        yield on_line(number, _shown(content[content.rfind(b"\n") + 1 :]), demands.LAST_LINE)


def _matching(content: bytes, pattern: re.Pattern[bytes], demand: Demand) -> Iterator[Finding]:
    number, place = 1, 0
    for found in islice(pattern.finditer(content), FOUND_AT_MOST):
        number += content.count(b"\n", place, found.start())
        place = found.start()
        begin = content.rfind(b"\n", 0, place) + 1
        yield on_line(number, _shown(content[begin : begin + 200]), demand)


def _shown(line: bytes) -> str:
    return line[:200].partition(b"\n")[0].rstrip(b"\r").decode(errors="replace")


def _unreadable(content: bytes) -> Iterator[Finding]:
    """Yield the lines that are no UTF-8, apart from those that a fold alone breaks."""
    if _is_text(content):
        return
    lines = unfolded(content)
    first, told, line = 0, 0, b""
    following = next(lines, (0, b""))
    for number, physical in enumerate(BytesIO(content), 1):
        if number == following[0]:
            (first, line), following = following, next(lines, (0, b""))
        if first != told and not _is_text(physical):
            told = first
            demand = demands.FOLD_IN_CHARACTER if _is_text(line) else demands.UTF_8
            yield on_line(number, _shown(physical), demand)


def _is_text(octets: bytes) -> bool:
    try:
        octets.decode()
    except UnicodeDecodeError:
        return False
    return True


def nesting_findings(tree: Tree) -> Iterator[Finding]:
    """Yield what is wrong with where components begin and end."""
    yield from (at(it, demands.OUTSIDE) for it in tree.outside)
    yield from (at(it, demands.STRAY_END) for it in tree.stray)
    calendars = [it for it in tree.roots if it.name == "VCALENDAR"]
    if not calendars:
        yield on_line(1, tree.roots[0].name if tree.roots else "", demands.NO_CALENDAR)
    yield from (about(it, demands.ONE_CALENDAR) for it in calendars[1:])
    for holder, it in walk(tree.roots):
        if not it.closed:
            yield about(it, demands.UNCLOSED)
        yield from _misplaced(holder, it)


def _misplaced(holder: Component | None, it: Component) -> Iterator[Finding]:
    if holder is None:
        if it.name != "VCALENDAR":
            yield about(it, demands.OUTSIDE)
    elif it.name == "VCALENDAR" or holder.name not in _PLACES.get(it.name, (holder.name,)):
        yield about(it, demands.COMPONENT_PLACE)
