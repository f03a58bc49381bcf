"""What a feed is about: all of an office, a space, a Member, an expert, a kind of stakeholder."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from attrs import field, frozen

from rocb.booking.bookings import Booking
from rocb.booking.premises import Premises
from rocb.checks import checked, country_code, identifier, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.ical.booking_events import booking_events, touching
from rocb.ical.events import Event
from rocb.ical.office_events import (
    activity_event,
    assignment_event,
    deadline_event,
    report_event,
)
from rocb.ical.publishing import Publisher, shortened
from rocb.members import OrganisationKind
from rocb.office import Office, OfficeYear
from rocb.periods import Days, Quarter
from rocb.planning.plan.activities import Activity, in_order
from rocb.planning.staffing.assignments import Assignment
from rocb.texts import LocalizedText
from rocb.vocabulary.kinds import KINDS


@frozen
class Everything:
    """Activities, assignments, deadlines, reports and bookings."""


@frozen(field_transformer=checked)
class OfSpace:
    """The bookings that take a space, or a part of it, or what it is a part of."""

    space: str = field(validator=identifier)


@frozen(field_transformer=checked)
class OfMember:
    """The activities in which a Member takes part, and where its experts are sent."""

    member: str = field(validator=country_code)


@frozen(field_transformer=checked)
class OfExpert:
    """Where an expert is sent."""

    expert: str = field(validator=identifier)


@frozen(field_transformer=checked)
class OfStakeholders:
    """What organisations of a kind host, organise or sponsor, and the bookings that they hold."""

    kind: OrganisationKind


_NOWHERE: Final = Premises((), None)

Selection = Everything | OfSpace | OfMember | OfExpert | OfStakeholders


def events_of(
    year: OfficeYear, publisher: Publisher, selection: Selection = Everything()
) -> tuple[Event, ...]:
    """Return the events of a selection: first those of whole days, by day, then the bookings.

    Raises `UnknownRecord` where the office has no such space, Member or expert.
    """
    require("year", OfficeYear, year)
    require("publisher", Publisher, publisher)
    _name_of(year.office, selection)
    chosen = _chosen(year, selection)
    own = isinstance(selection, OfExpert)
    ids = {it.id for it in chosen.activities}
    due = (it for it in year.plan.deadlines if it.activity in ids or chosen.quarters)
    days = [
        *(activity_event(it, publisher) for it in in_order(chosen.activities)),
        *(assignment_event(it, publisher, busy=own) for it in chosen.assignments),
        *(deadline_event(it, publisher) for it in due),
        *(report_event(it, publisher) for it in chosen.quarters),
    ]
    days.sort(key=_first_day)
    premises = year.office.premises or _NOWHERE
    return (*days, *booking_events(chosen.bookings, publisher, premises))


def _first_day(event: Event) -> date:
    return event.when.first if isinstance(event.when, Days) else date.min


def title_of(office: Office, selection: Selection) -> LocalizedText:
    """Return the name of a feed: the office, and what the feed is about. Raises `UnknownRecord`."""
    about = _name_of(office, selection)
    if about is None:
        return office.name
    en, ru = (
        None if whole is None or part is None else shortened(f"{whole}: {part}")
        for whole, part in ((office.name.en, about.en), (office.name.ru, about.ru))
    )
    if en is None and ru is None:
        return about
    return LocalizedText(en, ru)


@frozen
class _Chosen:
    activities: tuple[Activity, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    quarters: tuple[Quarter, ...] = ()
    bookings: tuple[Booking, ...] = ()


def _chosen(year: OfficeYear, selection: Selection) -> _Chosen:
    plan, assignments, bookings = year.plan, year.staffing.assignments, year.rooms.bookings
    match selection:
        case OfSpace(space):
            premises = year.office.premises or _NOWHERE
            return _Chosen(bookings=tuple(touching(bookings, premises, space)))
        case OfMember(code):
            return _Chosen(
                activities=tuple(it for it in plan.activities if code in it.members),
                assignments=tuple(it for it in assignments if it.expert.administration == code),
            )
        case OfExpert(expert):
            sent = tuple(it for it in assignments if it.expert.id == expert)
            return _Chosen(assignments=sent)
        case OfStakeholders(kind):
            concerned = {it.id for it in year.office.organisations if it.kind is kind}
            return _Chosen(
                activities=tuple(it for it in plan.activities if concerned & _behind(it)),
                bookings=tuple(it for it in bookings if _owner(it) in concerned),
            )
        case Everything():
            return _Chosen(plan.activities, assignments, plan.year.quarters, bookings)


def _behind(activity: Activity) -> set[str]:
    """Return the ids of the organisations that host, organise or sponsor an activity."""
    host = () if activity.host is None else (activity.host,)
    return {*host, *activity.organisers, *activity.sponsors}


def _owner(booking: Booking) -> str | None:
    organisation = booking.request.organisation
    return None if organisation is None else organisation.id


def _name_of(office: Office, selection: Selection) -> LocalizedText | None:
    """Return what a selection is about, or `None` where it is all. Raises `UnknownRecord`."""
    match selection:
        case OfSpace(space):
            spaces = () if office.premises is None else office.premises.spaces
            return _named("space", space, {it.id: it.name for it in spaces})
        case OfMember(code):
            return _named("Member", code, {it.code: it.name for it in office.members})
        case OfExpert(expert):
            return _named("expert", expert, {it.id: it.name for it in office.planning.experts})
        case OfStakeholders(kind):
            return KINDS[kind]
        case Everything():
            return None
    raise InvalidValue(Fault("selection", selection, "a selection, such as OfSpace"))


def _named(kind: str, id: str, names: Mapping[str, LocalizedText]) -> LocalizedText:
    if id not in names:
        raise UnknownRecord(kind, id)
    return names[id]
