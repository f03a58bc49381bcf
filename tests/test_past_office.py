"""An office can be asked what was known on a day: no more than that, and no less."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import attrs
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rocb import (
    Days,
    InvalidValue,
    Office,
    Plan,
    ReportingYear,
    RoomRequest,
    Step,
    carried_over,
    postponed,
    year_turned,
)
from rocb.past_office import office_on
from rocb.planning.administrations.acceptances import Acceptance
from rocb.planning.corrections import Correction, RecordKind
from rocb.planning.past.correcting import corrected, entered_late, struck_out
from rocb.planning.past.places import held
from rocb.planning.plan.changes import Change
from rocb.planning.programme import Programme
from rocb.profiles import example_year
from tests.drawn import DATES, offices
from tests.offices import STATED, a_plan, a_role, an_activity, both
from tests.planning.an_office import REFS
from tests.planning.corrections.builders import OFFICE, SECONDS, WHY, put_right
from tests.planning.corrections.drawn import drawn_corrections
from tests.planning.test_round_trips import ROOMS

DATED = {
    *("on", "found_on", "met_on", "raised_on", "closed_on", "asked_on", "pledged_on", "left_on"),
    *("proposed_on", "drawn_up_on", "done_on", "learnt_on", "identified_on", "stated_on", "set_on"),
    *("sent_on", "followed_up_on", "report_sent_on", "confirmed_on", "declined_on", "adopted_on"),
    *("entered", "counted_on"),
}
"""The fields that say when somebody put something down, or when it was done."""
FOR_AN_ACTIVITY = RoomRequest(
    "wish", "room", "activity", None, None, time(9), time(12), None, both("Workshop"), STATED
)


def dates_in(value: Any, name: str = "") -> Iterator[tuple[str, date]]:
    """Every date in a value with the name of its field; what corrections keep is passed over."""
    if isinstance(value, date):
        yield name, value
    elif isinstance(value, tuple):
        for item in value:
            yield from dates_in(item, name)
    elif isinstance(value, Correction):
        yield "on", value.on
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if not (isinstance(value, Acceptance) and field.name == "on"):
                yield from dates_in(getattr(value, field.name), field.name)


def last_day(office: Office) -> date:
    """The last day that anything in an office is dated, or planned for."""
    plans = (office.planning.plan, *office.planning.former)
    begun = [plan.year.days.first for plan in plans if plan is not None]
    return max([*(day for _, day in dates_in(office)), *begun])


@st.composite
def drawn_offices(draw: st.DrawFn, room: str) -> Office:
    """Draw an office with a room drawn, and corrections of whatever there is or was."""
    register = draw(ROOMS[room](REFS))
    goals = () if room == "strategies" else ("goal",)
    centres = () if room == "network" else ("centre",)
    drawn = drawn_corrections(REFS.with_ids(goals=goals, centres=centres))
    planning = evolve(OFFICE.planning, **{room: register})
    planning = evolve(planning, corrections=draw(st.just(()) | drawn))
    return evolve(OFFICE, planning=planning, room_requests=(FOR_AN_ACTIVITY,))


def check_laws(office: Office, first: date, second: date) -> None:
    """Check what holds of any office on any two days."""
    early, late = sorted((first, second))
    then = office_on(office, late)
    assert office_on(then, late) == then
    assert office_on(then, early) == office_on(office, early)
    assert then.as_of == min(late, office.as_of)
    assert all(day <= late for name, day in dates_in(then.planning) if name in DATED)
    for name in ("id", "members", "organisations", "premises", "history", "governance"):
        assert getattr(then, name) == getattr(office, name)
    last = last_day(office)
    assert office_on(office, last) == office
    assert office_on(office, date.max) == office


@pytest.mark.parametrize("room", ROOMS)
@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_each_room_is_known_as_it_was(room, data):
    office = data.draw(drawn_offices(room))
    days = st.sampled_from(sorted({day for _, day in dates_in(office)})) | DATES
    check_laws(office, data.draw(days), data.draw(days))


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(offices(), DATES, DATES)
def test_any_office_is_known_as_it_was(office, first, second):
    check_laws(office, first, second)


@pytest.mark.parametrize("day", [date.min, date(2020, 12, 31), date(2021, 5, 9), date.max])
def test_the_office_of_every_kind_is_known_as_it_was(day):
    check_laws(OFFICE, day, date(2021, 6, 30))


LAW_DAYS = st.dates(date(2020, 12, 1), date(2021, 12, 31))


@settings(max_examples=12)
@given(LAW_DAYS, st.integers(1, 90), st.sampled_from(RecordKind))
def test_what_is_put_right_later_does_not_change_what_was_known(day, length, kind):
    later, planning = day + timedelta(length), OFFICE.planning
    goal = "goal" if kind is RecordKind.INDICATOR else None
    right = corrected(planning, put_right(SECONDS[kind]), later, "Officer", WHY)
    late = entered_late(planning, evolve(SECONDS[kind], id="third"), later, "Officer", WHY, goal)
    for put_down in (right, late):
        assert office_on(evolve(OFFICE, planning=put_down), day) == office_on(OFFICE, day)
        check_laws(evolve(OFFICE, planning=put_down), day, later)


@settings(max_examples=12)
@given(LAW_DAYS, st.integers(1, 90), st.sampled_from(RecordKind))
def test_what_is_struck_out_later_was_known_though_in_another_place(day, length, kind):
    later = day + timedelta(length)
    struck = struck_out(OFFICE.planning, kind, "second", later, "Officer", WHY)
    then, now = (office_on(it, day) for it in (evolve(OFFICE, planning=struck), OFFICE))
    for any_kind in RecordKind:
        for id in ("second", "activity", "need"):
            records = (held(it.planning, any_kind, id) for it in (then, now))
            assert len(set(records)) == 1
    check_laws(evolve(OFFICE, planning=struck), day, later)


def test_what_was_put_right_by_a_day_is_known_with_its_reason():
    planning = corrected(
        OFFICE.planning, put_right(SECONDS[RecordKind.NEED]), date(2021, 5, 10), "Officer", WHY
    )
    office = evolve(OFFICE, planning=planning)
    assert office_on(office, date(2021, 5, 10)).planning.corrections == planning.corrections
    assert office_on(office, date(2021, 5, 9)).planning.corrections == ()


def planning_on(day: str, **changes: Any) -> Programme:
    """What an office whose programme has these changes knew on a day of 2021."""
    office = evolve(OFFICE, planning=evolve(OFFICE.planning, **changes))
    return office_on(office, date.fromisoformat(f"2021-{day}")).planning


def test_references_to_what_was_not_known_are_left_out():
    plan = OFFICE.planning.plan
    assert plan is not None
    first = evolve(plan.activities[0], project="project", needs=("need", "second"))
    plan = evolve(plan, activities=(first, plan.activities[1]))
    found = planning_on("01-09", plan=plan).plan
    assert found is not None
    assert (found.activities[0].project, found.activities[0].needs) == (None, ("need",))
    later = planning_on("02-01", plan=plan).plan
    assert later is not None
    assert later.activities[0] == first


def test_what_cannot_be_without_what_was_not_known_is_left_out_with_it():
    told = evolve(OFFICE.planning.evaluations[0], on=date(2020, 12, 1))
    assert planning_on("01-03", evaluations=(told,)).evaluations == ()
    assert planning_on("01-04", evaluations=(told,)).evaluations == (told,)


def test_a_room_for_what_was_not_known_was_not_asked_for():
    office = evolve(OFFICE, room_requests=(FOR_AN_ACTIVITY,))
    assert office_on(office, date(2021, 1, 3)).room_requests == ()
    assert office_on(office, date(2021, 1, 4)).room_requests == (FOR_AN_ACTIVITY,)


def test_a_room_for_what_was_struck_out_stays_asked_for():
    wish = evolve(FOR_AN_ACTIVITY, activity="second")
    struck = struck_out(
        OFFICE.planning, RecordKind.ACTIVITY, "second", date(2021, 5, 10), "Officer", WHY
    )
    office = evolve(OFFICE, planning=struck, room_requests=(wish,))
    assert office_on(office, date(2021, 6, 1)) == evolve(office, as_of=date(2021, 6, 1))
    assert office_on(office, date(2021, 2, 1)).room_requests == (wish,)


def test_a_role_that_moved_between_activities_stands_in_one_of_them():
    """Only one of two corrections is undone: the role is known where it was first."""
    plan = OFFICE.planning.plan
    assert plan is not None
    first, second = plan.activities
    with_role = evolve(second, roles=(a_role(),))
    planning = evolve(OFFICE.planning, plan=evolve(plan, activities=(first, with_role)))
    planning = corrected(planning, second, date(2021, 5, 10), "Officer", WHY)
    assert planning.plan is not None
    taken = evolve(planning.plan, activities=(evolve(first, roles=(a_role(),)), second))
    office = evolve(OFFICE, planning=evolve(planning, plan=taken))
    then = office_on(office, date(2021, 5, 9)).planning.plan
    assert then is not None
    assert [len(it.roles) for it in then.activities] == [1, 0]


def of_two_years() -> Office:
    """An office of 2022, to which an activity was carried over from 2021."""
    plan = OFFICE.planning.plan
    assert plan is not None
    put_off = postponed(plan, "second", date(2021, 2, 1), "Officer", WHY)
    days = Days(date(2022, 3, 1), date(2022, 3, 2))
    anew = Change("second", date(2021, 12, 1), "Officer", Step.RESCHEDULE, days=days)
    following = carried_over(put_off, Plan(ReportingYear(2022), ()), anew)
    planning = year_turned(evolve(OFFICE.planning, plan=put_off), following)
    return evolve(OFFICE, as_of=date(2022, 6, 30), planning=planning)


def test_the_plan_of_a_former_year_is_the_plan_again():
    office = of_two_years()
    then = office_on(office, date(2021, 12, 31))
    assert then.as_of == date(2021, 12, 31)
    assert then.planning.plan == office.planning.former[0]
    assert then.planning.former == ()
    now = office_on(office, date(2022, 1, 1)).planning
    assert (now.plan, now.former) == (office.planning.plan, office.planning.former)


@settings(max_examples=15)
@given(st.dates(date(2020, 12, 1), date(2022, 12, 31)), LAW_DAYS)
def test_an_office_of_two_years_is_known_as_it_was(first, second):
    check_laws(of_two_years(), first, second)


def test_a_day_later_than_the_office_tells_of_is_answered_by_what_it_knows():
    found = office_on(OFFICE, date(2030, 1, 1))
    assert found == OFFICE
    assert found.as_of == date(2021, 12, 31)


def test_the_example_year_is_known_at_the_end_of_each_quarter():
    office = example_year()
    for quarter in ReportingYear(2021).quarters:
        check_laws(office, quarter.days.last, date(2021, 5, 15))


def test_two_kinds_of_former_roles_cannot_have_one_id():
    """A former plan becomes the plan again, in which an id stands once."""
    former = (an_activity("one", roles=(a_role(),)), an_activity("two", roles=(a_role(),)))
    with pytest.raises(InvalidValue) as caught:
        Programme(former=(a_plan(*former),))
    assert [it.path for it in caught.value.faults] == ["former[0].activities[1].roles[0].id"]


@pytest.mark.parametrize("nonsense", [None, "2021-01-01", 7, True, (), float("nan")])
def test_only_an_office_and_a_day_are_asked_about(nonsense):
    with pytest.raises(InvalidValue) as caught:
        office_on(nonsense, date(2021, 1, 1))
    assert [it.path for it in caught.value.faults] == ["office"]
    with pytest.raises(InvalidValue) as caught:
        office_on(OFFICE, nonsense)
    assert [it.path for it in caught.value.faults] == ["day"]


def test_a_moment_is_no_day():
    with pytest.raises(InvalidValue):
        office_on(OFFICE, datetime(2021, 1, 1, tzinfo=UTC))
