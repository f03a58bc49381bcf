"""What imports share: ids, titles and sources of records, and the report on each component."""

import re
from collections.abc import Collection, Iterator, Mapping
from hashlib import blake2b
from types import MappingProxyType
from typing import Final

from attrs import evolve

from rocb.ical.events import Event, Text
from rocb.ical.publishing import SAMPLE
from rocb.ical.reading import Calendar, Outcome
from rocb.sources import Source
from rocb.texts import Language, LocalizedText

_MARKS: Final = tuple(f" [{mark}]" for mark in SAMPLE.values())
_ID_AT_MOST: Final = 80
_NOTHING: Final[Mapping[int, Collection[str]]] = MappingProxyType({})


def made_id(uid: str) -> str:
    """Return an id for what a UID of others names; it is as much its own as the UID is."""
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


def reported(
    calendar: Calendar,
    reasons: Mapping[int, str],
    notes: Mapping[int, Collection[str]] = _NOTHING,
) -> tuple[Outcome, ...]:
    """Return the report on a calendar, with what was refused or left out later, by line."""
    return tuple(_later(it, reasons, notes) if it.taken else it for it in calendar.outcomes)


def _later(
    outcome: Outcome, reasons: Mapping[int, str], notes: Mapping[int, Collection[str]]
) -> Outcome:
    if outcome.line in reasons:
        return evolve(outcome, taken=False, reason=reasons[outcome.line], left_out=())
    also = (it for it in sorted(notes.get(outcome.line, ())) if it not in outcome.left_out)
    return evolve(outcome, left_out=(*outcome.left_out, *also))


def _language(text: Text) -> Language:
    russian = (text.language or "").lower().split("-")[0] == Language.RU.value
    return Language.RU if russian else Language.EN


def _unmarked(words: str) -> str:
    mark = next((it for it in _MARKS if words.endswith(it)), "")
    return words.removesuffix(mark) if words != mark else words
