"""Replies to invitations, as they are read (RFC 5546, 3.2.3).

Only what an answer consists of is read: programs leave out or rewrite the rest, even DTSTART. Texts
are cleaned and zones found as for other calendars (see `details`, `named_zones`).
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from attrs import field, frozen

from rocb.checks import at_least, checked, listed, matching, require
from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.ical.calendars import Method
from rocb.ical.events import Text
from rocb.ical.lines import Property, without_mark
from rocb.ical.people import Attendee
from rocb.ical.reading import dates, details
from rocb.ical.reading.dates import Clocks
from rocb.ical.reading.named_zones import zone_finder
from rocb.ical.reading.pieces import CALENDAR, Piece, pieces
from rocb.ical.reading.vevents import Kept, kept_of, uid_of

REPLY_AT_MOST: Final = 2**20
"""How many octets a reply may have."""

COMPONENTS_AT_MOST: Final = 1_000
"""How many components may stand in a reply."""

_OTHERS: Final = frozenset(("VTODO", "VJOURNAL", "VFREEBUSY"))
_OF_HEADS: Final = frozenset(("METHOD",))
_ONCE: Final = ("UID", "DTSTAMP", "SEQUENCE", "RECURRENCE-ID", "ATTENDEE")
_OF_ANSWERS: Final = frozenset((*_ONCE, "COMMENT"))


@frozen(field_transformer=checked)
class Reply:
    """What one attendee answered to an event, or to the occurrence that began at `original`.

    `sequence` is that of the event which was answered to, `stamp` when it was.
    """

    uid: str = field(validator=matching(".{1,1000}", "a text of at most 1,000 characters"))
    sequence: int = field(validator=at_least(0))
    stamp: datetime
    attendee: Attendee
    original: datetime | date | None = None
    comments: tuple[Text, ...] = ()


def read_reply(
    content: bytes,
    *,
    where: ZoneInfo | None = None,
    zones: Mapping[str, ZoneInfo] = MappingProxyType({}),
) -> tuple[Reply, ...]:
    """Return the answers that a reply holds: one for each event or occurrence that it names.

    Without SEQUENCE, it is the first version that was answered; an unknown PARTSTAT is no answer
    (RFC 5545, 3.2.12). Of an attendee whose address is no mail address, EMAIL is taken where it is
    there. Times without a zone are in `where`; `zones` are asked first for a TZID. Raises
    `InvalidValue` for what is no reply, and for an answer by nobody or by several.
    """
    require("content", bytes, content)
    require("where", ZoneInfo | None, where)
    require("zones", Mapping, zones)
    listed("zones", ZoneInfo, zones.values())
    if len(content) > REPLY_AT_MOST:
        expected = f"at most {REPLY_AT_MOST:,} octets"
        raise InvalidValue(Fault("content", f"{len(content):,} octets", expected))
    clocks = Clocks(where, zone_finder(dict(zones), {}))
    begun = pieces(without_mark(content))
    found = tuple(islice(begun, COMPONENTS_AT_MOST + 1))
    if len(found) > COMPONENTS_AT_MOST:
        expected = f"a reply of at most {COMPONENTS_AT_MOST:,} components"
        raise InvalidValue(Fault("content", f"{len(found):,} components or more", expected))
    faults: list[Fault] = []
    for piece in found:
        if piece.name == CALENDAR:
            _check_method(piece, faults)
        elif piece.name in _OTHERS:
            faults.append(Fault(f"line {piece.number}", f"BEGIN:{piece.name}", "BEGIN:VEVENT"))
    answers = [piece for piece in found if piece.name == "VEVENT"]
    replies = tuple(it for piece in answers for it in _replies(piece, clocks, faults))
    if not faults and not (answers and any(piece.name == CALENDAR for piece in found)):
        faults.append(Fault("content", ABSENT, "a calendar with METHOD:REPLY and a VEVENT"))
    if faults:
        raise InvalidValue(*faults)
    return replies


def _check_method(piece: Piece, faults: list[Fault]) -> None:
    faults += () if piece.fault is None else (piece.fault,)
    methods = kept_of(piece, {}, faults, _OF_HEADS).get("METHOD", ())
    if not methods:
        faults.append(Fault("METHOD", ABSENT, Method.REPLY.value))
    for it in methods:
        if it.value.strip().upper() != Method.REPLY.value:
            faults.append(Fault(dates.place(it), it.value, Method.REPLY.value))


def _replies(piece: Piece, clocks: Clocks, faults: list[Fault]) -> Iterator[Reply]:
    """Yield the answer of a component, or find why it is none."""
    found = [] if piece.fault is None else [piece.fault]
    kept = kept_of(piece, {}, found, _OF_ANSWERS)
    for name in _ONCE:
        found += (Fault(dates.place(it), it.value, "alone") for it in kept.get(name, ())[1:])
    uid = uid_of(kept, found)
    stamp = _stamp(_one("DTSTAMP", kept, found), found)
    attendee = _attendee(_one("ATTENDEE", kept, found), found)
    original = _original(kept, clocks, found)
    if not found and stamp is not None and attendee is not None:
        comments = (text for it in kept.get("COMMENT", ()) for text in details.paragraphs(it, {}))
        sequence = max((details.sequence(it, {}) for it in kept.get("SEQUENCE", ())), default=0)
        yield Reply(uid, sequence, stamp, attendee, original, tuple(comments))
    faults += found


def _one(name: str, kept: Kept, faults: list[Fault]) -> Property | None:
    """Return the first property of a name, or find that there is none."""
    if name not in kept:
        faults.append(Fault(name, ABSENT, "one in each answer"))
        return None
    return kept[name][0]


def _stamp(it: Property | None, faults: list[Fault]) -> datetime | None:
    try:
        return None if it is None else dates.stamp(it)
    except InvalidValue as error:
        faults += error.faults
        return None


def _attendee(it: Property | None, faults: list[Fault]) -> Attendee | None:
    if it is None:
        return None
    if "PARTSTAT" not in it.parameters:
        faults.append(Fault(dates.place(it), it.value, "with an answer, such as PARTSTAT=ACCEPTED"))
    mail = it.parameters.get("EMAIL", ())
    if mail and not it.value.strip().lower().startswith("mailto:"):
        it = it._replace(value=f"mailto:{mail[0]}")
    found = next(details.attendees(it, {}), None)
    if found is None:
        faults.append(Fault(dates.place(it), it.value, "a URI, such as mailto:me@example.org"))
    return found


def _original(kept: Kept, clocks: Clocks, faults: list[Fault]) -> datetime | date | None:
    for it in kept.get("RECURRENCE-ID", ()):
        if "RANGE" in it.parameters:
            faults.append(Fault(dates.place(it), "RANGE", "a start, as it is of one occurrence"))
        try:
            return dates.moment(it, clocks)
        except InvalidValue as error:
            faults += error.faults
    return None
