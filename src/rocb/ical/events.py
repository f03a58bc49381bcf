"""Events: what stands in a calendar, and how it is written there (RFC 5545, 3.6.1)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import repeat
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from attrs import field, frozen

from rocb.booking.recurrence import LAST_YEAR
from rocb.checks import Validator, at_least, checked, distinct, matching, uri
from rocb.coordinates import Coordinates
from rocb.errors import Fault, InvalidValue
from rocb.ical import content
from rocb.ical.people import Attendee, Organiser, address_key, attendee_line, organiser_line
from rocb.ical.rules import bounded, ends_on_day, last_day
from rocb.periods import Days, Slot

_DAY: Final = timedelta(days=1)
_FIRST_YEAR: Final = 2

EXCEPTIONS_AT_MOST: Final = 10_000
"""How many times an event may add or remove."""

WORDS_AT_MOST: Final = 10_000
"""How many characters a description may have."""

_recurrence: Final[Validator] = matching(
    "[A-Z0-9=;,+-]{1,500}", "one recurrence rule in capitals, such as FREQ=WEEKLY;COUNT=10"
)
_language: Final[Validator] = matching(
    "[A-Za-z0-9-]{1,35}", "the tag of a language, such as en or pt-BR"
)
_uid: Final[Validator] = matching(".{1,1000}", "a text of at most 1,000 characters")


class EventStatus(Enum):
    """How certain an event is (STATUS)."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class Zone(NamedTuple):
    """A zone that an event names, with the first and the last day of its use."""

    where: ZoneInfo
    first: date
    last: date


_Written = tuple[bytes, tuple[Zone, ...]]


@frozen(field_transformer=checked)
class Text:
    """One line of words; `language` is its tag (RFC 5646), or `None` where nobody said."""

    words: str
    language: str | None = field(default=None, validator=_language)


@frozen(field_transformer=checked)
class Event:
    """One entry of a calendar, or one changed occurrence of another.

    `when` are days, or a slot; of a series it is the first one. `rule` is a RECUR value, `added`
    and `removed` are starts beside it and without it; what is added as a slot has its own length.
    A changed occurrence has the `uid` of its series, and names the start that this gave it in
    `original`, a day where the series is of days. `stamp` says when the record was made or changed
    last, and `sequence` grows with every change. An event that is not `busy` takes no time.
    `related` are UIDs of what it is part of, `resources` what it needs.

    Raises `InvalidValue`, also where days and times are mixed, and for an occurrence that recurs.
    """

    uid: str = field(validator=_uid)
    stamp: datetime
    when: Days | Slot
    summary: Text | None = None
    sequence: int = field(default=0, validator=at_least(0))
    status: EventStatus = EventStatus.CONFIRMED
    busy: bool = True
    rule: str | None = field(default=None, validator=_recurrence)
    added: tuple[datetime | date | Slot, ...] = ()
    removed: tuple[datetime | date, ...] = ()
    original: datetime | date | None = None
    created: datetime | None = None
    modified: datetime | None = None
    description: tuple[Text, ...] = ()
    comments: tuple[Text, ...] = ()
    categories: tuple[Text, ...] = ()
    location: Text | None = None
    resources: tuple[str, ...] = ()
    coordinates: Coordinates | None = None
    url: str | None = field(default=None, validator=uri)
    conference: str | None = field(default=None, validator=uri)
    related: tuple[str, ...] = field(default=(), validator=distinct)
    organiser: Organiser | None = None
    attendees: tuple[Attendee, ...] = ()
    _written: _Written | None = field(default=None, init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValue(*faults)

    @property
    def content(self) -> bytes:
        """The event as it stands in a calendar: a VEVENT component in UTF-8, written only once."""
        return (self._written or _write(self))[0]

    @property
    def zones(self) -> tuple[Zone, ...]:
        """The zones that `content` names."""
        return (self._written or _write(self))[1]


_keep: Final = vars(Event)["_written"].__set__


def _write(event: Event) -> _Written:
    times, zones = _times(event)
    written = content.lines(_lines(event, times), _head(event), _TAIL), zones
    _keep(event, written)
    return written


def recurs(event: Event) -> bool:
    """Return whether an event takes place more than once, or may."""
    return bool(event.rule or event.added or event.removed)


def days_of(when: Days) -> tuple[date, date]:
    """Return the first of the days and the day after the last."""
    return when.first, when.last + _DAY


def _faults(event: Event) -> Iterator[Fault]:
    if isinstance(event.when, Days) and event.when.last == date.max:
        yield Fault("when.last", str(event.when.last), "before the calendar ends")
    yield from _year_faults("stamp", event.stamp)
    for name in ("created", "modified", "original"):
        value = getattr(event, name)
        if value is not None:
            yield from _year_faults(name, value)
    if sum(len(it.words) for it in event.description) > WORDS_AT_MOST:
        yield Fault("description", "its lines", f"at most {WORDS_AT_MOST:,} characters in all")
    if len({it.language for it in event.description}) > 1:
        yield Fault("description", "its lines", "in one language, as only one can be named")
    if event.rule is not None:
        yield from _rule_faults(event.rule, event.when)
    if event.original is not None and recurs(event):
        yield Fault("original", str(event.original), "null, as the event recurs by itself")
    yield from _exception_faults("added", event.added, event.when)
    yield from _exception_faults("removed", event.removed, event.when)
    yield from _attendee_faults(event.attendees)


def _exception_faults(
    name: str, given: Sequence[datetime | date | Slot], when: Days | Slot
) -> Iterator[Fault]:
    whole = isinstance(when, Days)
    expected = "a day, as the event has days" if whole else "a time, as the event has a slot"
    if len(given) > EXCEPTIONS_AT_MOST:
        yield Fault(name, f"{len(given)} of them", f"at most {EXCEPTIONS_AT_MOST:,}")
    for number, it in enumerate(given):
        if (type(it) is date) is not whole:
            yield Fault(f"{name}[{number}]", str(it), expected)
        elif not isinstance(it, Slot):
            yield from _year_faults(f"{name}[{number}]", it)


def _year_faults(name: str, *days: date) -> Iterator[Fault]:
    for day in days:
        if not _FIRST_YEAR <= day.year <= LAST_YEAR:
            yield Fault(name, str(day), f"within the years {_FIRST_YEAR} to {LAST_YEAR}")


def _attendee_faults(attendees: Iterable[Attendee]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, attendee in enumerate(attendees):
        key = address_key(attendee.address)
        if key in seen:
            yield Fault(f"attendees[{number}].address", attendee.address, "asked only once")
        seen.add(key)


def _rule_faults(rule: str, when: Days | Slot) -> Iterator[Fault]:
    first = when.first if isinstance(when, Days) else when.start
    if isinstance(first, datetime) and not content.is_named(first.tzinfo):
        yield Fault("when.start", str(first), "in an IANA time zone or in UTC, as it recurs")
    if isinstance(first, datetime) and first.fold and not content.told_by_clocks(first):
        expected = "the first of the two times that the clocks show so, as it recurs"
        yield Fault("when.start", str(first), expected)
    if ends_on_day(rule) is not isinstance(when, Days) and "UNTIL=" in rule:
        expected = "a rule with a day as UNTIL for days, and with a time in UTC for slots"
        yield Fault("rule", rule, expected)
        return
    try:
        bounded(rule, date(first.year, 12, 31))
    except InvalidValue as error:
        yield from error.faults


_TAIL: Final = b"END:VEVENT\r\n"


def _head(event: Event) -> str:
    """Return the lines of a component that are never too long, with their ends."""
    shown = "OPAQUE" if event.busy else "TRANSPARENT"
    return (
        f"BEGIN:VEVENT\r\nDTSTAMP:{content.moment(event.stamp)}\r\nSEQUENCE:{event.sequence}\r\n"
        f"STATUS:{event.status._value_}\r\nTRANSP:{shown}\r\n"
    )


def _lines(event: Event, times: list[str]) -> list[str]:
    """Return the other lines of a component, in an order that depends on nothing."""
    rows = [f"UID:{content.text(event.uid)}", *times, *_words(event)]
    if event.created is not None:
        rows.append(f"CREATED:{content.moment(event.created)}")
    if event.modified is not None:
        rows.append(f"LAST-MODIFIED:{content.moment(event.modified)}")
    if event.coordinates is not None:
        rows.append(f"GEO:{event.coordinates.latitude:f};{event.coordinates.longitude:f}")
    if event.url is not None:
        rows.append(f"URL:{event.url}")
    if event.conference is not None:
        rows.append(f"CONFERENCE;VALUE=URI:{event.conference}")
    rows += map("RELATED-TO:{}".format, map(content.text, event.related))
    if event.organiser is not None:
        rows.append(organiser_line(event.organiser))
    rows += map(attendee_line, event.attendees)
    return rows


def _times(event: Event) -> tuple[list[str], tuple[Zone, ...]]:
    """Return the lines of an event that say when it is, and the zones that they name."""
    when = event.when
    if isinstance(when, Days):
        ends: tuple[date, ...] = days_of(when)
    elif recurs(event):
        ends = content.recurring_ends(when)
    else:
        where = content.steady_zone(when) if event.original is None else None
        if where is not None:
            return _plain_times(when, where)
        ends = content.ends(when)
    rows = [content.at(*it) for it in zip(("DTSTART", "DTEND"), ends, strict=False)]
    if isinstance(when, Slot) and len(ends) == 1:
        rows.append(f"DURATION:{content.length(when.length)}")
    rows += _exceptions(event)
    return rows, _zones(_moments(event, ends))


def _plain_times(when: Slot, where: ZoneInfo) -> tuple[list[str], tuple[Zone, ...]]:
    start, name = when.start, where.key
    begins, ends = content.clock(start), content.clock(when.end)
    day = start.date()
    return [f"DTSTART;TZID={name}:{begins}", f"DTEND;TZID={name}:{ends}"], (Zone(where, day, day),)


def _exceptions(event: Event) -> Iterator[str]:
    if event.original is not None:
        yield content.at("RECURRENCE-ID", event.original)
    if event.rule is not None:
        yield f"RRULE:{event.rule}"
    yield from (content.at("EXDATE", start) for start in event.removed)
    for it in event.added:
        yield content.period("RDATE", it) if isinstance(it, Slot) else content.at("RDATE", it)


def _moments(event: Event, ends: Iterable[date]) -> Iterator[datetime]:
    """Yield the moments that an event names, and the last that its rule may give."""
    for it in (*ends, event.original, *event.removed, *event.added):
        if isinstance(it, datetime):
            yield it
    if event.rule is not None and isinstance(event.when, Slot):
        start = event.when.start
        yield datetime.combine(last_day(event.rule, start), time(), start.tzinfo)


def _zones(moments: Iterable[datetime]) -> tuple[Zone, ...]:
    found: dict[ZoneInfo, Zone] = {}
    for moment in moments:
        where = content.named_zone(moment)
        if where is not None:
            day = moment.date()
            known = found.get(where)
            if known is None:
                found[where] = Zone(where, day, day)
            elif not known.first <= day <= known.last:
                found[where] = Zone(where, min(known.first, day), max(known.last, day))
    return tuple(found.values())


def _words(event: Event) -> list[str]:
    rows = []
    if event.summary is not None:
        rows.append(_text("SUMMARY", event.summary))
    if event.description:
        rows.append(_text("DESCRIPTION", *event.description))
    rows += map(_text, repeat("COMMENT"), event.comments)
    rows += map(_text, repeat("CATEGORIES"), event.categories)
    if event.location is not None:
        rows.append(_text("LOCATION", event.location))
    rows += map("RESOURCES:{}".format, map(content.text, event.resources))
    return rows


def _text(name: str, first: Text, *others: Text) -> str:
    """Return a property with one line of text or more, in the language of the first."""
    tag = "" if first.language is None else f";LANGUAGE={first.language}"
    words = content.text(first.words)
    if others:
        words = "\\n".join((words, *(content.text(it.words) for it in others)))
    return f"{name}{tag}:{words}"
