"""Selections, held against what brute force finds in a year."""

from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Booking,
    InvalidValue,
    Language,
    LocalizedText,
    Mode,
    Office,
    OfficeYear,
    OrganisationKind,
    RoomSchedule,
    Space,
    UnknownRecord,
    run_year,
)
from rocb.ical.events import Event
from rocb.ical.office_events import publisher_of
from rocb.ical.publishing import NO_ADDRESS
from rocb.ical.selections import (
    Everything,
    OfExpert,
    OfMember,
    OfSpace,
    OfStakeholders,
    Selection,
    events_of,
    title_of,
)
from rocb.periods import Days
from tests.drawn import offices
from tests.ical.injection import the_office
from tests.offices import (
    YEAR,
    a_booking,
    a_room_request,
    a_space,
    an_office,
    both,
    some_premises,
)
from tests.reporting.full_year import bare_year, drafted_year, the_example

BEHIND = ("host", "organisers", "sponsors")


def full_year() -> OfficeYear:
    return run_year(the_office())


YEARS = {"example": the_example, "full": full_year, "drafted": drafted_year, "bare": bare_year}


def chosen(year: OfficeYear, selection: Selection) -> list[Event]:
    publisher = publisher_of(year.office, Language.EN, NO_ADDRESS)
    return list(events_of(year, publisher, selection))


def uids(year: OfficeYear, selection: Selection) -> list[str]:
    return sorted(it.uid for it in chosen(year, selection))


def selections(office: Office) -> Iterator[Selection]:
    yield Everything()
    yield from map(OfStakeholders, OrganisationKind)
    yield from (OfMember(it.code) for it in office.members)
    yield from (OfExpert(it.id) for it in office.planning.experts)
    if office.premises is not None:
        yield from (OfSpace(it.id) for it in office.premises.spaces)


def leaves(spaces: dict[str, Space], id: str) -> set[str]:
    """The undivided spaces within a space, itself if it is one."""
    parts = spaces[id].parts
    return {leaf for part in parts for leaf in leaves(spaces, part)} if parts else {id}


def by_brute_force(year: OfficeYear, selection: Selection) -> list[str]:
    """The UIDs of what a selection should hold, by looking at everything there is."""
    office, domain, found = year.office, year.office.id, []
    activities, assignments = year.plan.activities, year.staffing.assignments
    spaces = {it.id: it for it in office.premises.spaces} if office.premises else {}
    kinds = {it.id: it.kind for it in office.organisations}
    every = isinstance(selection, Everything)
    for activity in activities:
        others = {activity.host, *activity.organisers, *activity.sponsors} - {None}
        wanted = every or (
            (isinstance(selection, OfMember) and selection.member in activity.members)
            or (
                isinstance(selection, OfStakeholders)
                and any(kinds[it] is selection.kind for it in others if it is not None)
            )
        )
        if wanted:
            found.append(f"activity.{activity.id}")
            due = [it for it in year.plan.deadlines if it.activity == activity.id]
            found += [f"deadline.{it.id}" for it in due]
    for it in assignments:
        if (
            every
            or (isinstance(selection, OfMember) and it.expert.administration == selection.member)
            or (isinstance(selection, OfExpert) and it.expert.id == selection.expert)
        ):
            found.append(f"assignment.{it.role.id}+{it.expert.id}")
    for booking in year.rooms.bookings:
        organisation = booking.request.organisation
        if (
            every
            or (
                isinstance(selection, OfSpace)
                and any(
                    leaves(spaces, selection.space) & leaves(spaces, it) for it in booking.spaces
                )
            )
            or (
                isinstance(selection, OfStakeholders)
                and organisation is not None
                and organisation.kind is selection.kind
            )
        ):
            found.append(f"booking.{booking.id}")
    if every:
        found += [f"deadline.{it.id}" for it in year.plan.deadlines if it.activity is None]
        found += [f"report.{it}" for it in year.plan.year.quarters]
    return sorted(f"{it}@{domain}" for it in found)


@pytest.mark.untraced
@pytest.mark.parametrize("year", YEARS.values(), ids=YEARS)
def test_each_selection_of_a_year_holds_exactly_what_it_says(year):
    for selection in selections(year().office):
        assert uids(year(), selection) == by_brute_force(year(), selection), selection


@pytest.mark.exhaustive
@given(offices())
@settings(deadline=None, max_examples=60)
def test_each_selection_of_any_office_holds_exactly_what_it_says(office):
    year = run_year(office, YEAR)
    for selection in selections(office):
        assert uids(year, selection) == by_brute_force(year, selection), selection


def test_the_example_year_fills_the_selections_that_it_can():
    year = the_example()
    filled = {type(it) for it in selections(year.office) if uids(year, it)}
    assert filled == {Everything, OfSpace, OfMember, OfExpert, OfStakeholders}


@pytest.mark.parametrize("year", YEARS.values(), ids=YEARS)
def test_whole_days_come_first_and_in_order_then_the_bookings(year):
    found = chosen(year(), Everything())
    days = [it.when.first for it in found if isinstance(it.when, Days)]
    slots = [it.when.begins for it in found if not isinstance(it.when, Days)]
    assert days == sorted(days)
    assert slots == sorted(slots)
    assert [isinstance(it.when, Days) for it in found] == [True] * len(days) + [False] * len(slots)


HALL = some_premises(
    a_space("hall", parts=("left", "right")), a_space("left"), a_space("right"), a_space("room")
)


def year_of(*bookings: Booking) -> OfficeYear:
    return evolve(run_year(an_office(premises=HALL), YEAR), rooms=RoomSchedule((), bookings, ()))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("hall", ["booking.h-1@office", "booking.l-1@office"]),
        ("left", ["booking.h-1@office", "booking.l-1@office"]),
        ("right", ["booking.h-1@office"]),
        ("room", []),
    ],
)
def test_the_feed_of_a_space_holds_what_takes_a_part_of_it_or_the_whole(asked, expected):
    wishes = (
        a_room_request("h", space="hall", days=Days(YEAR.days.first, YEAR.days.first)),
        a_room_request("l", space="left", days=Days(YEAR.days.last, YEAR.days.last)),
    )
    year = run_year(an_office(premises=HALL, room_requests=wishes), YEAR)
    assert len(year.rooms.bookings) == 2
    assert uids(year, OfSpace(asked)) == expected


def test_an_expert_is_busy_only_in_the_experts_own_feed():
    year = full_year()
    (own,) = chosen(year, OfExpert("expert"))
    (of_member,) = (it for it in chosen(year, OfMember("GE")) if it.uid == own.uid)
    assert own.busy
    assert not of_member.busy


@pytest.mark.parametrize(
    "selection", [OfSpace("nowhere"), OfMember("XX"), OfExpert("nobody")], ids=str
)
def test_what_the_office_does_not_have_is_unknown(selection):
    year = full_year()
    with pytest.raises(UnknownRecord):
        chosen(year, selection)
    with pytest.raises(UnknownRecord):
        title_of(year.office, selection)


def test_an_office_without_premises_has_no_space():
    with pytest.raises(UnknownRecord):
        chosen(bare_year(), OfSpace("room"))


@pytest.mark.parametrize(
    "wrong", ["room", None, 5, OfSpace, Mode.ONLINE, ("space", "room")], ids=str
)
def test_what_is_no_selection_is_refused(wrong):
    with pytest.raises(InvalidValue):
        chosen(full_year(), wrong)
    with pytest.raises(InvalidValue):
        title_of(full_year().office, wrong)


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (OfSpace, "a b"),
        (OfSpace, "a\r\nb"),
        (OfSpace, None),
        (OfMember, "az"),
        (OfMember, "AZE"),
        (OfExpert, ""),
        (OfStakeholders, "donor"),
    ],
)
def test_a_selection_by_what_cannot_be_an_id_is_refused(kind, wrong):
    with pytest.raises(InvalidValue):
        kind(wrong)


@pytest.mark.parametrize(
    ("year", "publisher"), [(None, True), (True, None)], ids=["year", "signed"]
)
def test_events_of_something_else_are_refused(year, publisher):
    whole = full_year()
    signed = publisher_of(whole.office, Language.EN, NO_ADDRESS)
    with pytest.raises(InvalidValue):
        events_of(whole if year else None, signed if publisher else None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("selection", "title"),
    [
        (Everything(), both("office")),
        (OfSpace("room"), LocalizedText("office: space", "— office: — space")),
        (OfMember("GE"), LocalizedText("office: member", "— office: — member")),
        (OfExpert("expert"), LocalizedText("office: expert", "— office: — expert")),
        (
            OfStakeholders(OrganisationKind.DONOR),
            LocalizedText("office: donors", "— office: доноры"),
        ),
    ],
    ids=str,
)
def test_a_feed_is_called_by_the_office_and_what_it_is_about(selection, title):
    assert title_of(the_office(), selection) == title


def test_a_title_is_in_the_languages_that_both_names_have():
    office = evolve(the_office(), name=LocalizedText("ROCB"))
    assert title_of(office, OfSpace("room")) == LocalizedText("ROCB: space")
    rooms = some_premises(a_space(name=LocalizedText(ru="Зал")))
    assert title_of(an_office(name=LocalizedText("ROCB"), premises=rooms), OfSpace("room")) == (
        LocalizedText(ru="Зал")
    )


@given(st.sampled_from(OrganisationKind))
@settings(deadline=None)
def test_bookings_of_stakeholders_are_theirs(kind):
    whole = full_year()
    held = {f"booking.{it.id}@office" for it in whole.rooms.bookings}
    owners = {it.id: it.request.organisation for it in whole.rooms.bookings}
    found = {it for it in uids(whole, OfStakeholders(kind)) if it in held}
    assert found == {
        f"booking.{id_}@office" for id_, it in owners.items() if it is not None and it.kind is kind
    }


def test_a_booking_without_an_organisation_is_of_no_stakeholders():
    year = year_of(a_booking("alone"))
    assert all(uids(year, OfStakeholders(kind)) == [] for kind in OrganisationKind)
