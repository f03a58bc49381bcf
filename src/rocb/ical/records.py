"""What events say of records: their ids, titles and sources, and whether they were taken."""

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Final

from attrs import evolve

from rocb.ical.booking_events import ACTIVITY_UID, BOOKING_UID, REQUEST_UID
from rocb.ical.events import Event, Text
from rocb.ical.publishing import SAMPLE
from rocb.ical.reading import Calendar, Outcome
from rocb.sources import Source
from rocb.texts import Language, LocalizedText

_OURS: Final = (ACTIVITY_UID, BOOKING_UID, REQUEST_UID)
_MARKS: Final = tuple(f" [{mark}]" for mark in SAMPLE.values())
_ID_AT_MOST: Final = 80


def id_of(uid: str) -> str:
    """Return the id of the record that an event is of.

    UIDs of our own feeds hold it. Of others it is made, and is as much their own as the UID is.
    """
    local, _, domain = uid.rpartition("@")
    kind = next((it for it in _OURS if local.startswith(it)), None)
    if domain and kind is not None and len(local) > len(kind):
        return local.removeprefix(kind)
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", uid).strip("-._")[:_ID_AT_MOST]
    if plain == uid:
        return plain
    return f"{plain}-{blake2b(uid.encode(), digest_size=4).hexdigest()}".lstrip("-")


def title_of(event: Event) -> LocalizedText | None:
    """Return what an event is called, in each language that it says; `None` where it does not."""
    said = [it for it in (event.summary, *event.comments) if it is not None]
    found: dict[str, str] = {}
    for text in said:
        found.setdefault(_language(text).value, _unmarked(text.words))
    return LocalizedText(**found) if event.summary is not None else None


def localized(text: Text) -> LocalizedText:
    """Return a text of an event as one of the office."""
    return LocalizedText(**{_language(text).value: _unmarked(text.words)})


def source_of(event: Event, source: Source) -> Source:
    """Return the source of what an event says; a title that is marked makes it a sample."""
    marked = event.summary is not None and event.summary.words.endswith(_MARKS)
    return evolve(source, sample=True) if marked else source


def taken_events(calendar: Calendar) -> Iterator[tuple[int, Event]]:
    """Yield the events of a calendar, beside the lines on which they begin."""
    lines = (it.line for it in calendar.taken if it.component == "VEVENT")
    return zip(lines, calendar.events, strict=True)


def reported(calendar: Calendar, reasons: Mapping[int, str]) -> tuple[Outcome, ...]:
    """Return the report on a calendar, with what was refused later: the reasons by line."""
    return tuple(
        evolve(it, taken=False, reason=reasons[it.line], left_out=())
        if it.taken and it.line in reasons
        else it
        for it in calendar.outcomes
    )


def _language(text: Text) -> Language:
    russian = (text.language or "").lower().split("-")[0] == Language.RU.value
    return Language.RU if russian else Language.EN


def _unmarked(words: str) -> str:
    mark = next((it for it in _MARKS if words.endswith(it)), "")
    return words.removesuffix(mark) if words != mark else words
