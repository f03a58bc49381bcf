"""What keeps an activity from days and rooms, in words."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from attrs import frozen

from rocb.booking.bookings import Booking
from rocb.planning.experts.experts import Expert
from rocb.planning.plan.activities import Activity
from rocb.planning.scheduling.options import Hindrance, Impediment
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.scheduled_years import ScheduledYear


@frozen
class Hindered:
    """What may be in the way of an activity, by id, and the names of all that."""

    names: Names
    activities: Mapping[str, Activity]
    bookings: Mapping[str, Booking]
    experts: Mapping[str, Expert]


def hindered(names: Names, found: ScheduledYear) -> Hindered:
    """Return what may be in the way in a scheduled year."""
    return Hindered(
        names,
        MappingProxyType({it.id: it for it in found.schedule.plan.activities}),
        MappingProxyType({it.id: it for it in found.year.rooms.bookings}),
        MappingProxyType({it.id: it for it in found.case.staffing.experts}),
    )


def impediments_cell(how: Hindered, impediments: Iterable[Impediment]) -> Cell:
    """Return everything that speaks against days and rooms."""
    return joined((impediment_cell(how, it) for it in impediments), "; ")


def impediment_cell(how: Hindered, impediment: Impediment) -> Cell:
    """Return what is in the way, and by whom or what."""
    hindrance = how.names.words.name(impediment.hindrance)
    if not impediment.by:
        return plain(hindrance)
    by = joined((_named(how, impediment.hindrance, it) for it in impediment.by), ", ")
    return filled(how.names.words, "schedule.impediment", hindrance=hindrance, by=by)


def _named(how: Hindered, hindrance: Hindrance, id: str) -> Cell:
    names = how.names
    if hindrance is Hindrance.PINNED and id in how.experts:
        return names.expert(how.experts[id])
    if id in how.activities:
        it = how.activities[id]
        days = names.words.days(it.days)
        return filled(names.words, "work", title=names.title(it), days=days)
    if id in how.bookings:
        request, slot = how.bookings[id].request, how.bookings[id].slot
        title = names.text(request.title, request.source)
        return filled(names.words, "work", title=title, days=names.words.slot(slot, names.clocks))
    return names.space(id) if id in names.spaces else plain(id)
