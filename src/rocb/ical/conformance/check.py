"""The conformance check: what calendars and their users' programs will stumble over in a feed.

RFC 5545, 5546 and 7986 demand most of it; Outlook, Google Calendar and others demand the rest.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from rocb.checks import require
from rocb.ical.conformance.alarms import alarm_findings
from rocb.ical.conformance.entries import ENTRIES, Entry, entry_of
from rocb.ical.conformance.envelope import (
    envelope_findings,
    method_of,
    part_findings,
    twin_findings,
)
from rocb.ical.conformance.extents import extent_findings
from rocb.ical.conformance.finding import Finding, on_line
from rocb.ical.conformance.recur import steps_for
from rocb.ical.conformance.repeats import (
    exception_findings,
    occurrence_key,
    series_findings,
    series_of,
)
from rocb.ical.conformance.shapes import shape_findings
from rocb.ical.conformance.stream import (
    FOUND_AT_MOST,
    excess,
    nesting_findings,
    octet_findings,
    read_lines,
)
from rocb.ical.conformance.tree import Component, tree_of, walk
from rocb.ical.conformance.zones import block_findings, uses_of, zone_findings
from rocb.ical.lines import Property


def findings(content: bytes) -> tuple[Finding, ...]:
    """Return what is wrong with a calendar file, by line; nothing where it is sound.

    Any bytes may be asked about. Of each demand the first 100 findings are given; of a file
    beyond the bounds of what is read (see `rocb.ical.bounds`), that alone. Raises `InvalidValue`
    where `content` is not bytes.
    """
    require("content", bytes, content)
    beyond = excess(content)
    if beyond is not None:
        return (beyond,)
    unread = list[Finding]()
    tree = tree_of(_stated(read_lines(content), unread))
    if tree.beyond is not None:
        return (on_line(*tree.beyond),)
    found = chain(
        octet_findings(content),
        unread,
        nesting_findings(tree),
        *(_calendar(it) for it in tree.roots if it.name == "VCALENDAR"),
    )
    return tuple(sorted(_first_of_each(found), key=lambda it: it.line))


def _stated(lines: Iterable[Property | Finding], unread: list[Finding]) -> Iterator[Property | int]:
    """Yield what lines state, and the numbers of those that state nothing, which are kept."""
    for it in lines:
        if isinstance(it, Finding):
            unread.append(it)
            yield it.line
        else:
            yield it


def _first_of_each(found: Iterable[Finding]) -> Iterator[Finding]:
    told = Counter[str]()
    for it in found:
        told[it.demand.id] += 1
        if told[it.demand.id] <= FOUND_AT_MOST:
            yield it


def _calendar(calendar: Component) -> Iterator[Finding]:
    """Yield what is wrong with a calendar and all that stands in it."""
    if calendar.closed:
        yield from envelope_findings(calendar)
    method, entries = method_of(calendar), list[Entry]()
    for _, it in walk((calendar,)):
        yield from shape_findings(it)
        if it.name in ENTRIES:
            entries.append(entry_of(it))
        if it.closed:
            yield from _by_name(method, it)
    steps = steps_for(len(entries))
    for entry in entries:
        yield from extent_findings(entry)
        yield from series_findings(entry, steps)
    yield from _together(calendar, entries)


def _by_name(method: str, it: Component) -> Iterator[Finding]:
    if it.name in ENTRIES:
        yield from part_findings(method, it)
    elif it.name == "VALARM":
        yield from alarm_findings(it)
    elif it.name in ("STANDARD", "DAYLIGHT"):
        yield from block_findings(it)


def _together(calendar: Component, entries: list[Entry]) -> Iterator[Finding]:
    """Yield what is wrong with entries beside each other, and with the zones they share."""
    keyed = ((occurrence_key(it), it.component.first("UID")) for it in entries)
    yield from twin_findings((key, uid) for key, uid in keyed if uid is not None)
    steps = steps_for(len(entries))
    for series in series_of(entries):
        yield from exception_findings(series, steps)
    yield from zone_findings(calendar, uses_of(entries), steps_for(len(entries)))
