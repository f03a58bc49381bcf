"""Feeds that calendars subscribe to (RFC 5546, 3.2.1; RFC 7986), and what the public may see."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from typing import Final
from zoneinfo import ZoneInfo

from attrs import evolve, field, frozen

from rocb.checks import at_least, checked, identifier, listed, require, uri
from rocb.errors import Fault, InvalidValue
from rocb.ical.calendars import Method, calendar
from rocb.ical.content import length, text
from rocb.ical.events import WORDS_AT_MOST, Event, Text
from rocb.ical.people import Organiser
from rocb.sources import Source
from rocb.texts import Language, LocalizedText, read_in

NO_ADDRESS: Final = "invalid:nomail"
"""What calendars take for an organiser whose address is not known."""

REFRESH: Final = timedelta(hours=12)
"""How often subscribers are asked to look for changes."""

SAMPLE: Final = {Language.EN: "sample", Language.RU: "пример"}
_KEY_AT_MOST: Final = 64
_UTC: Final = ZoneInfo("UTC")
_BUSY: Final = {Language.EN: "Busy", Language.RU: "Занято"}


@frozen(field_transformer=checked)
class Publisher:
    """Who publishes events, and how they are signed.

    UIDs end with `domain`, by which they stay the same in every feed. Texts are in `language`, or
    in the other one where that lacks. `stamp` is when the records were known, and `sequence` the
    number from which those of the events count; both have to grow when the records change.
    `address` is a URI such as `mailto:office@example.org`.
    """

    domain: str = field(validator=identifier)
    name: LocalizedText
    language: Language
    stamp: datetime
    sequence: int = field(default=0, validator=at_least(0))
    address: str = field(default=NO_ADDRESS, validator=uri)

    @cached_property
    def organiser(self) -> Organiser:
        """The publisher, as calendars name the organiser of an event."""
        return Organiser(self.address, read_in(self.name, self.language).text)


def worded(text: LocalizedText, language: Language, source: Source | None = None) -> Text:
    """Return a text in a language, or the other one where it lacks that; samples are marked."""
    reading = read_in(text, language)
    mark = f" [{SAMPLE[language]}]" if source is not None and source.sample else ""
    return Text(f"{shortened(reading.text, len(mark))}{mark}", reading.language.value)


def shortened(words: str, beside: int = 0) -> str:
    """Return words, cut where they and so many characters beside them are no text any more."""
    room = WORDS_AT_MOST - beside
    return words if len(words) <= room else f"{words[: room - 1].rstrip()}…"


def in_others(
    text: LocalizedText, language: Language, source: Source | None = None
) -> tuple[Text, ...]:
    """Return a text in the languages beside the one in which `worded` has it."""
    shown = read_in(text, language).language
    return tuple(
        worded(text, it, source)
        for it in Language
        if it is not shown and text.within(it) is not None
    )


def publish(
    events: Iterable[Event],
    publisher: Publisher,
    *,
    name: LocalizedText | None = None,
    where: ZoneInfo = _UTC,
) -> bytes:
    """Return a feed, called as its publisher or by `name`: the same events give the same bytes.

    Nobody is asked to come by a feed, so that attendees are left out. A feed without events holds
    the time zone `where`, as a calendar may not be empty. Raises `InvalidValue`.
    """
    require("publisher", Publisher, publisher)
    require("name", LocalizedText | None, name)
    require("where", ZoneInfo, where)
    held = listed("events", Event, events)
    name, language = name or publisher.name, publisher.language
    head = [f"X-WR-CALNAME:{text(read_in(name, language).text)}"]
    for it in (language, *(other for other in Language if other is not language)):
        words = name.within(it)
        if words is not None:
            head.append(f"NAME;LANGUAGE={it.value}:{text(words)}")
    head.append(f"REFRESH-INTERVAL;VALUE=DURATION:{length(REFRESH)}")
    head.append(f"X-PUBLISHED-TTL:{length(REFRESH)}")
    shown = (evolve(it, attendees=()) if it.attendees else it for it in held)
    return calendar(Method.PUBLISH, shown, head=head, where=where)


def redacted(events: Iterable[Event], language: Language, key: bytes = b"") -> tuple[Event, ...]:
    """Return what the public may see of events: when, whether it is certain, and no more.

    Those that take no time are left out, but for changed occurrences of those that do. UIDs are
    hidden as well; where ids can be guessed, give a `key` of up to 64 bytes that nobody else knows.
    Raises `InvalidValue`.
    """
    require("language", Language, language)
    if not isinstance(key, bytes) or len(key) > _KEY_AT_MOST:
        raise InvalidValue(Fault("key", key, f"bytes, {_KEY_AT_MOST} of them at most"))
    held = listed("events", Event, events)
    taking = {it.uid for it in held if it.busy and it.original is None}
    summary = Text(_BUSY[language], language.value)
    return tuple(
        Event(
            uid=f"{blake2b(event.uid.encode(), key=key, digest_size=16).hexdigest()}@busy",
            stamp=event.stamp,
            when=event.when,
            summary=summary,
            sequence=event.sequence,
            status=event.status,
            busy=event.busy,
            rule=event.rule,
            added=event.added,
            removed=event.removed,
            original=event.original,
            organiser=event.organiser,
        )
        for event in held
        if event.busy or (event.original is not None and event.uid in taking)
    )
