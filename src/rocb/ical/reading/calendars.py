"""Reading calendars that were kept elsewhere (RFC 5545), with a report on every component.

One broken component loses none of the others: it is refused, with its line, its UID and the
reason, and what a taken event had that has no place in an `Event` is named. The policies:

- Times. One without a zone is in `where`, and refused without it. Zones are found by name (see
  `zone_finder`): what a VTIMEZONE redefines stays as IANA has it. An event without DTEND and
  DURATION is one day where it begins on a day, and refused where it begins at a time, as is one
  that ends no later than it begins. Days and weeks of a DURATION are told by the clocks, the rest
  is exact. DTSTAMP may be missing where LAST-MODIFIED or CREATED is there.
- Series. Rules are those of `rocb.booking.recurrence`, which need not end. UNTIL is turned into
  UTC, from the zone of DTSTART; a day as UNTIL means the end of it. EXRULE, a second RRULE, and a
  series of which an occurrence is changed together with all that follow (THISANDFUTURE) are
  refused. A changed occurrence has to name a start of its series where that is in the stream; it
  is taken without that being checked where the rules before it took all steps that there are.
- Duplicates. Of one UID and RECURRENCE-ID, the highest SEQUENCE is taken, then the newest DTSTAMP,
  the newest LAST-MODIFIED, the last in the stream. The reason says which of these decided.
- The rest. STATUS, TRANSP and SEQUENCE that say nothing known are CONFIRMED, OPAQUE and 0, GEO is
  rounded to nine places, and texts are cleaned (see `details`). What is not UTF-8 is refused.
"""

from collections.abc import Hashable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.checks import checked, require
from rocb.errors import Fault, InvalidValue
from rocb.ical.bounds import COMPONENTS_AT_MOST, SIZE_AT_MOST
from rocb.ical.events import Event, Text
from rocb.ical.expansion import given_by, place_of, start_key
from rocb.ical.lines import Property, without_mark
from rocb.ical.reading import details
from rocb.ical.reading.dates import Clocks, place
from rocb.ical.reading.details import Notes
from rocb.ical.reading.named_zones import zone_finder
from rocb.ical.reading.pieces import CALENDAR, Piece, pieces
from rocb.ical.reading.vevents import event_of, kept_of, uid_of
from rocb.ical.rules import Steps
from rocb.periods import Slot, instant

_FAULTS_AT_MOST: Final = 5
_LONG_AGO: Final = datetime(1, 1, 1, tzinfo=UTC)
_STEPS_AT_LEAST: Final = 500_000
_STEPS_EACH: Final = 200
_ITEMS_AT_LEAST: Final = 200_000
_OCTETS_AN_ITEM: Final = 40
_AGES: Final = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "its place, all else being as old")
_HINTS: Final = ("REFRESH-INTERVAL", "X-PUBLISHED-TTL")  # for who asks again, not for who reads
_OF_HEADS: Final = frozenset(
    ("METHOD", "NAME", "X-WR-CALNAME", "CALSCALE", "VERSION", "PRODID", *_HINTS)
)
_OF_ZONES: Final = frozenset(("TZID", "X-LIC-LOCATION"))
_OF_OTHERS: Final = frozenset(("UID",))


@frozen(field_transformer=checked)
class Outcome:
    """What became of one component, which begins on line `line`.

    `reason` says why it was refused. `left_out` are the names of what a taken one had beside what
    was read of it: properties, parameters (`ATTENDEE;CUTYPE`), components within it, lines that
    say nothing (`line 12`).
    """

    line: int
    component: str
    uid: str | None
    taken: bool
    reason: str | None = None
    left_out: tuple[str, ...] = ()


@frozen(field_transformer=checked)
class Calendar:
    """What was read of a stream: its events, in their order, and what became of each component.

    `outcomes` are in the order of their lines, that of the VCALENDAR itself included, but for what
    stands within an event. A VTIMEZONE is taken where its zone is known, without its rules.
    """

    method: str | None
    name: Text | None
    events: tuple[Event, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def taken(self) -> tuple[Outcome, ...]:
        """The outcomes of the components that were taken."""
        return tuple(it for it in self.outcomes if it.taken)

    @property
    def refused(self) -> tuple[Outcome, ...]:
        """The outcomes of the components that were refused."""
        return tuple(it for it in self.outcomes if not it.taken)


def read_calendar(
    content: bytes,
    *,
    where: ZoneInfo | None = None,
    zones: Mapping[str, ZoneInfo] = MappingProxyType({}),
    size_at_most: int = SIZE_AT_MOST,
    components_at_most: int = COMPONENTS_AT_MOST,
) -> Calendar:
    """Return the events of a stream of one calendar or more, and a report on it.

    Times without a zone are in `where`; `zones` are asked first for a TZID. `method` and `name`
    are those of the first calendar that has them. Raises `InvalidValue` where the stream is no
    calendar, is of another scale than the Gregorian, or is too large.
    """
    _check(content, where, zones, size_at_most, components_at_most)
    content = without_mark(content)
    clocks = Clocks(where, zone_finder(dict(zones), _located(content)))
    items = Steps(_ITEMS_AT_LEAST + len(content) // _OCTETS_AN_ITEM)
    read = _Read([], {}, [], [], items)
    for number, piece in enumerate(pieces(content), 1):
        if number > components_at_most:
            expected = f"within the {components_at_most:,} components that a calendar may have"
            raise InvalidValue(Fault("content", f"component {number:,}", expected))
        if piece.name == "VEVENT":
            _read_event(piece, clocks, read)
        elif piece.name == CALENDAR:
            read.heads.append(piece)
        else:
            read.outcomes.append(_other(piece, clocks))
    if not read.heads:
        shown = content[:60].decode("utf-8", "replace")
        raise InvalidValue(Fault("content", shown, "a calendar, which begins with BEGIN:VCALENDAR"))
    method, name = _heads(read)
    events = _settled(read)
    read.outcomes.sort(key=lambda it: it.line)
    return Calendar(method, name, events, tuple(read.outcomes))


def _check(
    content: object,
    where: object,
    zones: Mapping[str, ZoneInfo],
    size_at_most: int,
    components_at_most: int,
) -> None:
    if not isinstance(content, bytes):
        raise InvalidValue(Fault("content", type(content).__name__, "bytes, as they were received"))
    require("where", ZoneInfo | None, where)
    require("zones", Mapping, zones)
    for name, zone in zones.items():
        require(f"zones[{name!r}]", ZoneInfo, zone)
    require("size_at_most", int, size_at_most)
    require("components_at_most", int, components_at_most)
    if len(content) > size_at_most:
        expected = f"a calendar of at most {size_at_most:,} octets"
        raise InvalidValue(Fault("content", f"{len(content):,} octets", expected))


class _Found(NamedTuple):
    """An event that was read, where it begins, and what was left out of it."""

    line: int
    event: Event
    left_out: tuple[str, ...]


class _Read(NamedTuple):
    """What was read so far.

    `ranged` are the UIDs of series that are changed from a start on, with the lines that say so;
    `items` is how many categories, people and the like all events may still have.
    """

    found: list[_Found]
    ranged: dict[str, int]
    heads: list[Piece]
    outcomes: list[Outcome]
    items: Steps

    def refuse(self, line: int, uid: str, reason: str) -> None:
        """Report that an event was refused."""
        self.outcomes.append(Outcome(line, "VEVENT", uid or None, taken=False, reason=reason))


def _reason(*faults: Fault) -> str:
    reasons = [str(fault) for fault in faults[:_FAULTS_AT_MOST]]
    if len(faults) > _FAULTS_AT_MOST:
        reasons.append(f"{len(faults) - _FAULTS_AT_MOST:,} more")
    return "; ".join(reasons)


def _located(content: bytes) -> dict[str, str]:
    """Return the places that VTIMEZONEs state, by their TZID."""
    found: dict[str, str] = {}
    for piece in pieces(content) if b"X-LIC-LOCATION" in content else ():
        if piece.name == "VTIMEZONE":
            kept = kept_of(piece, {}, [], _OF_ZONES)
            if "TZID" in kept and "X-LIC-LOCATION" in kept:
                found.setdefault(kept["TZID"][0].value, kept["X-LIC-LOCATION"][0].value)
    return found


def _read_event(piece: Piece, clocks: Clocks, read: _Read) -> None:
    notes: Notes = {}
    faults: list[Fault] = []
    kept = kept_of(piece, notes, faults)
    uid = uid_of(kept, faults)
    for it in kept.get("RECURRENCE-ID", ()):
        if "RANGE" in it.parameters:
            read.ranged.setdefault(uid, it.number)
    if piece.fault is not None:
        read.refuse(piece.number, uid, _reason(piece.fault))
        return
    try:
        event = event_of(kept, uid, clocks, read.items, notes, faults)
    except InvalidValue as error:
        read.refuse(piece.number, uid, _reason(*error.faults))
    else:
        notes.update(dict.fromkeys(piece.inner))
        read.found.append(_Found(piece.number, event, tuple(notes)))


def _other(piece: Piece, clocks: Clocks) -> Outcome:
    """Return what becomes of a component that is neither an event nor a calendar."""
    notes: Notes = dict.fromkeys(piece.inner)
    faults = [] if piece.fault is None else [piece.fault]
    if piece.name == "VTIMEZONE":
        kept = kept_of(piece, notes, faults, _OF_ZONES)
        name = kept["TZID"][0] if "TZID" in kept else Property(piece.number, "TZID", {}, "")
        if clocks.find(name.value) is None:
            expected = "a zone of IANA or of Windows, or one of those given"
            faults.append(Fault(place(name), name.value, expected))
        if faults:
            return Outcome(piece.number, piece.name, None, taken=False, reason=_reason(*faults))
        return Outcome(piece.number, piece.name, None, taken=True)
    kept = kept_of(piece, notes, [], _OF_OTHERS)
    uid = uid_of(kept, [])
    faults.append(Fault("", f"BEGIN:{piece.name}", "of the components that are read: VEVENT alone"))
    return Outcome(piece.number, piece.name, uid or None, taken=False, reason=_reason(*faults))


def _heads(read: _Read) -> tuple[str | None, Text | None]:
    """Return the method and the name of the calendars, and report on each of them."""
    methods: list[str] = []
    names: list[Text] = []
    for piece in read.heads:
        notes: Notes = {}
        faults = [] if piece.fault is None else [piece.fault]
        kept = kept_of(piece, notes, faults, _OF_HEADS)
        for it in kept.get("CALSCALE", ()):
            if it.value.upper() != "GREGORIAN":
                raise InvalidValue(Fault(place(it), it.value, "GREGORIAN, the only scale known"))
        for it in kept.get("METHOD", ()):
            methods.extend(filter(None, (details.line(it, it.value.upper(), notes),)))
        for it in (*kept.get("NAME", ()), *kept.get("X-WR-CALNAME", ())):
            names.extend(filter(None, (details.text(it, notes),)))
        read.outcomes.append(
            Outcome(piece.number, CALENDAR, None, taken=False, reason=_reason(*faults))
            if faults
            else Outcome(piece.number, CALENDAR, None, taken=True, left_out=tuple(notes))
        )
    return methods[0] if methods else None, names[0] if names else None


def _settled(read: _Read) -> tuple[Event, ...]:
    """Return the events that stand beside the others, and report on all of them."""
    found = _in_place(_newest([it for it in read.found if _alone(it, read)], read), read)
    read.outcomes.extend(
        Outcome(it.line, "VEVENT", it.event.uid, taken=True, left_out=it.left_out) for it in found
    )
    return tuple([it.event for it in found])


def _alone(it: _Found, read: _Read) -> bool:
    """Return whether no start of the series of an event was changed with all that follow."""
    line = read.ranged.get(it.event.uid)
    if line is not None:
        expected = "a change of one occurrence: with THISANDFUTURE the whole series is refused"
        fault = Fault(f"RECURRENCE-ID on line {line}", "RANGE", expected)
        read.refuse(it.line, it.event.uid, _reason(fault))
    return line is None


def _newest(found: list[_Found], read: _Read) -> list[_Found]:
    """Return the newest of all that are one by UID and RECURRENCE-ID."""
    best: dict[Hashable, _Found] = {}
    for it in found:
        key = place_of(it.event.uid, it.event.original)
        other = best.setdefault(key, it)
        if other is not it:
            older, newer = sorted((other, it), key=_age)
            best[key] = newer
            reason = f"replaced by line {newer.line}, which is newer by {_decided(older, newer)}"
            read.refuse(older.line, older.event.uid, reason)
    return sorted(best.values(), key=lambda it: it.line)


def _age(it: _Found) -> tuple[int, int, int, int]:
    event = it.event
    return event.sequence, instant(event.stamp), instant(event.modified or _LONG_AGO), it.line


def _decided(older: _Found, newer: _Found) -> str:
    pairs = zip(_AGES, _age(older), _age(newer), strict=True)
    return next(name for name, before, after in pairs if before != after)


def _in_place(found: list[_Found], read: _Read) -> list[_Found]:
    """Return all but the changed occurrences that name no start of their series."""
    series = {it.event.uid: it for it in found if it.event.original is None}
    asked: dict[str, list[datetime | date]] = {}
    for it in found:
        if it.event.original is not None and it.event.uid in series:
            asked.setdefault(it.event.uid, []).append(it.event.original)
    steps = Steps(_STEPS_AT_LEAST + _STEPS_EACH * len(found))
    given = {uid: _given(series[uid].event, starts, steps) for uid, starts in asked.items()}
    kept: list[_Found] = []
    for it in found:
        original, first = it.event.original, series.get(it.event.uid)
        if original is None or first is None or _names(original, first.event, given):
            kept.append(it)
        else:
            expected = f"a start of its series, which begins on line {first.line}"
            fault = Fault("RECURRENCE-ID", original, expected)
            read.refuse(it.line, it.event.uid, _reason(fault))
    return kept


def _given(series: Event, starts: list[datetime | date], steps: Steps) -> frozenset[int] | None:
    """Return which of the starts a series gives, or `None` where that takes too many steps."""
    try:
        return given_by(series, starts, steps)
    except InvalidValue:
        return None


def _names(
    original: datetime | date, series: Event, given: Mapping[str, frozenset[int] | None]
) -> bool:
    starts = given[series.uid]
    timed = isinstance(original, datetime)
    return timed is isinstance(series.when, Slot) and (
        starts is None or start_key(original) in starts
    )
