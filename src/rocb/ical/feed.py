"""The feed of an office's year, or of a part of it, in one call."""

from rocb.checks import require
from rocb.ical.office_events import publisher_of
from rocb.ical.publishing import NO_ADDRESS, publish, redacted
from rocb.ical.selections import Everything, OfExpert, Selection, events_of, title_of
from rocb.office import OfficeYear, clocks
from rocb.texts import Language

_EVERYTHING = Everything()


def feed(
    year: OfficeYear,
    language: Language,
    organiser: str = NO_ADDRESS,
    *,
    about: Selection = _EVERYTHING,
    public: bool = False,
    key: bytes = b"",
) -> bytes:
    """Return a feed of a year: the same year gives the same bytes.

    Activities, assignments and deadlines are whole days, bookings are by the clocks of the office.
    `organiser` is the URI of the publisher, such as `mailto:office@example.org`. `public` tells
    only when somebody or something is taken, and hides UIDs by a `key` (see `redacted`). Raises
    `InvalidValue`, and `UnknownRecord` for a selection of what the office does not have.
    """
    require("year", OfficeYear, year)
    require("language", Language, language)
    publisher = publisher_of(year.office, language, organiser)
    events = events_of(year, publisher, about)
    shown = redacted(events, language, key) if public else events
    unnamed = public and isinstance(about, OfExpert)
    name = year.office.name if unnamed else title_of(year.office, about)
    return publish(shown, publisher, name=name, where=clocks(year.office))
