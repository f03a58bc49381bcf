"""The words and the people of an event, as they are read from its properties.

A text is cleaned: line ends and tabs become spaces, and lines of their own in a description, of
which empty ones are dropped. Other control characters and what overrides the direction of writing
are taken out, and a text of more than 10,000 characters, a language tag, an address or an answer
that is none is left out. What was not kept is noted by the name of the property, with the
parameter where it was that.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import Final, TypeVar

from attrs import fields

from rocb.checks import faults_of
from rocb.coordinates import Coordinates
from rocb.errors import InvalidValue
from rocb.ical.events import Event, EventStatus, Text
from rocb.ical.lines import Property
from rocb.ical.people import Attendee, Organiser, Part, Participation

Notes = dict[str, None]
"""Names of what was left out, in order."""

_Choice = TypeVar("_Choice", bound=Enum)

_URI: Final = fields(Event).url
_ESCAPED: Final = re.compile(r"\\([\\;,nN])")
_ITEM: Final = re.compile(r"(?:[^\\,]|\\.?)+")
_LINE_ENDS: Final = re.compile("\r\n|[\n\r\t\v\f\x85\u2028\u2029]")
_UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LANGUAGE: Final = re.compile("[A-Za-z0-9-]{1,35}")
_DEGREES: Final = re.compile(
    r"([+-]?[0-9]{1,3}(?:\.[0-9]{1,30})?);([+-]?[0-9]{1,3}(?:\.[0-9]{1,30})?)"
)
_PLACES_AT_MOST: Final = 9
_PLACE: Final = Decimal("1e-9")
_NUMBER: Final = re.compile("[0-9]{1,15}")
_TEXT_AT_MOST: Final = 10_000
_PLAIN: Final = frozenset(("VALUE", "LANGUAGE"))
_NONE: Final[frozenset[str]] = frozenset()
_RELATION: Final = frozenset(("RELTYPE",))
_OF_ORGANISER: Final = frozenset(("CN",))
_OF_ATTENDEE: Final = frozenset(("CN", "ROLE", "PARTSTAT", "RSVP"))


def note_parameters(it: Property, known: frozenset[str], notes: Notes) -> None:
    """Note the parameters of a property that are not known."""
    if it.parameters and not it.parameters.keys() <= known:
        notes.update((f"{it.name};{name}", None) for name in it.parameters if name not in known)


def line(it: Property, value: str, notes: Notes) -> str | None:
    """Return a TEXT value as one line, or `None` where nothing is left of it."""
    lines = tuple(_lines(it, value, notes))
    words = lines[0] if len(lines) == 1 else " ".join(lines)
    return _within(it, words, notes)


def _lines(it: Property, value: str, notes: Notes) -> Iterator[str]:
    if "\\" in value:
        value = _ESCAPED.sub(lambda it: "\n" if it[1] in "nN" else it[1], value)
    return _safe(value, it.name, notes)


def _safe(value: str, name: str, notes: Notes) -> Iterator[str]:
    """Yield the lines of a text that say something, without what is not safe to show."""
    if value.isprintable():
        if value and not value.isspace():
            yield value
        return
    for part in _LINE_ENDS.split(value):
        words = _UNSAFE.sub("", part)
        if words != part:
            notes[name] = None
        if words and not words.isspace():
            yield words


def _within(it: Property, words: str, notes: Notes) -> str | None:
    if len(words) > _TEXT_AT_MOST:
        notes[it.name] = None
        return None
    return words or None


def _language(it: Property, notes: Notes) -> str | None:
    note_parameters(it, _PLAIN, notes)
    given = it.parameters.get("LANGUAGE")
    if given is None:
        return None
    if len(given) == 1 and _LANGUAGE.fullmatch(given[0]):
        return given[0]
    notes[f"{it.name};LANGUAGE"] = None
    return None


def text(it: Property, notes: Notes) -> Text | None:
    """Return a text of one line, or `None` where there is none."""
    words = line(it, it.value, notes)
    return None if words is None else Text(words, _language(it, notes))


def paragraphs(it: Property, notes: Notes) -> Iterator[Text]:
    """Yield a text line by line."""
    language = _language(it, notes)
    for found in _lines(it, it.value, notes):
        words = _within(it, found, notes)
        if words is not None:
            yield Text(words, language)


def remarks(it: Property, notes: Notes) -> Iterator[Text]:
    """Yield the text of one of several properties, if there is one."""
    found = text(it, notes)
    if found is not None:
        yield found


def items(it: Property, notes: Notes) -> Iterator[Text]:
    """Yield the texts of a list."""
    language = _language(it, notes)
    for words in _words(it, notes):
        yield Text(words, language)


def names(it: Property, notes: Notes) -> Iterator[str]:
    """Yield the texts of a list, without their language."""
    note_parameters(it, _NONE, notes)
    return _words(it, notes)


def _words(it: Property, notes: Notes) -> Iterator[str]:
    for value in _ITEM.findall(it.value):
        words = line(it, value, notes)
        if words is not None:
            yield words


def relations(it: Property, notes: Notes) -> Iterator[str]:
    """Yield the UID of what an event is part of; of other relations there is none."""
    note_parameters(it, _RELATION, notes)
    if "".join(it.parameters.get("RELTYPE", ("PARENT",))).upper() != "PARENT":
        notes[it.name] = None
    elif (uid := line(it, it.value, notes)) is not None:
        yield uid


def address(it: Property, notes: Notes) -> str | None:
    """Return the URI that a property states, or `None` where it states none."""
    note_parameters(it, _PLAIN, notes)
    value = it.value.strip()
    if not faults_of(_URI, value):
        return value
    notes[it.name] = None
    return None


def coordinates(it: Property, notes: Notes) -> Coordinates | None:
    """Return what GEO says, rounded to nine places."""
    found = _DEGREES.fullmatch(it.value)
    try:
        if found is not None:
            return Coordinates(*(_degrees(degrees) for degrees in found.groups()))
    except InvalidValue:
        pass
    notes[it.name] = None
    return None


def _degrees(text: str) -> Decimal:
    _, _, places = text.partition(".")
    return Decimal(text) if len(places) <= _PLACES_AT_MOST else Decimal(text).quantize(_PLACE)


def sequence(it: Property, notes: Notes) -> int:
    """Return what SEQUENCE says, 0 where it says nothing."""
    if _NUMBER.fullmatch(it.value):
        return int(it.value)
    notes[it.name] = None
    return 0


def choice(
    it: Property, value: str, default: _Choice, notes: Notes, parameter: str = ""
) -> _Choice:
    """Return the member of the enumeration of `default` that a value names, or `default`."""
    try:
        return type(default)(value.upper())
    except ValueError:
        notes[f"{it.name};{parameter}" if parameter else it.name] = None
        return default


def status(it: Property, notes: Notes) -> EventStatus:
    """Return what STATUS says."""
    return choice(it, it.value, EventStatus.CONFIRMED, notes)


def busy(it: Property, notes: Notes) -> bool:
    """Return whether an event takes up time (TRANSP)."""
    value = it.value.upper()
    if value not in ("OPAQUE", "TRANSPARENT"):
        notes[it.name] = None
    return value != "TRANSPARENT"


def organiser(it: Property, notes: Notes) -> Organiser | None:
    """Return who publishes an event, or `None` where no address says so."""
    note_parameters(it, _OF_ORGANISER, notes)
    try:
        return Organiser(it.value.strip(), _name(it, notes))
    except InvalidValue:
        notes[it.name] = None
        return None


def attendees(it: Property, notes: Notes) -> Iterator[Attendee]:
    """Yield who is asked to come, if an address says so."""
    note_parameters(it, _OF_ATTENDEE, notes)
    given = it.parameters
    try:
        yield Attendee(
            it.value.strip(),
            _name(it, notes),
            _stated(it, "PARTSTAT", Participation.NEEDS_ACTION, notes),
            _stated(it, "ROLE", Part.REQUIRED, notes),
            "".join(given.get("RSVP", ())).upper() == "TRUE",
        )
    except InvalidValue:
        notes[it.name] = None


def _stated(it: Property, name: str, default: _Choice, notes: Notes) -> _Choice:
    given = it.parameters.get(name)
    return default if given is None else choice(it, ",".join(given), default, notes, name)


def _name(it: Property, notes: Notes) -> str | None:
    given = it.parameters.get("CN")
    if given is None:
        return None
    words = " ".join(_safe(",".join(given), f"{it.name};CN", notes))
    if len(words) > _TEXT_AT_MOST:
        notes[f"{it.name};CN"] = None
        return None
    return words or None
