"""People are counted by Member and sex, and as unknown where nobody said."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Activity, Days, Headcount, InvalidValue, Participation, Plan, Status
from rocb.planning.plan.participation import MemberParticipants, participant_count
from tests.offices import YEAR, a_plan, an_activity
from tests.planning.plan.drawn import drawn_participation

MEMBERS = ("AZ", "GE", "KZ")


def held(*rows: Participation, id: str = "activity", stated: int | None = None) -> Activity:
    participants = None if stated is None else Headcount(stated)
    return an_activity(id, members=MEMBERS, participation=rows, participants=participants)


def test_the_people_of_a_member_are_added_over_its_activities():
    first = held(Participation("AZ", 1, 2, 3), Participation("GE", 0, 1), id="a")
    second = held(Participation("AZ", 4, 0, 1), id="b")
    azerbaijan, georgia, kazakhstan = participant_count(a_plan(second, first)).members
    assert azerbaijan == MemberParticipants("AZ", Participation("AZ", 5, 2, 4), ("a", "b"), ())
    assert georgia == MemberParticipants("GE", Participation("GE", 0, 1), ("a",), ("b",))
    assert kazakhstan == MemberParticipants("KZ", None, (), ("a", "b"))


def test_people_who_are_stated_but_not_counted_by_member_are_of_an_unknown_one():
    found = participant_count(
        a_plan(held(Participation("AZ", 1, 2), Participation(None, men=1), stated=10))
    )
    assert found.people == Participation(None, 1, 3, 6)
    assert found.members[-1].people == Participation(None, 0, 1, 6)


def test_a_bare_number_of_people_is_of_unknown_members_and_sex():
    found = participant_count(a_plan(held(stated=29)))
    assert found.people == Participation(None, unstated=29)
    assert [(it.member, it.uncounted) for it in found.members[:3]] == [
        (code, ("activity",)) for code in MEMBERS
    ]
    assert found.silent == ()


def test_nobody_is_a_number_and_silence_is_none():
    assert participant_count(a_plan(held(stated=0))).people == Participation(None)
    silent = participant_count(a_plan(held()))
    assert silent.people is None
    assert silent.silent == ("activity",)


def test_people_who_were_counted_without_a_number_beside_it_are_no_silence():
    found = participant_count(a_plan(held(Participation("AZ", 1))))
    assert found.people == Participation(None, 1)
    assert found.silent == ()


def test_more_people_than_about_so_many_are_all_counted():
    activity = evolve(
        held(Participation("AZ", men=12)), participants=Headcount(10, approximate=True)
    )
    found = participant_count(a_plan(activity))
    assert found.people == Participation(None, men=12)
    assert found.approximate == ("activity",)


@pytest.mark.parametrize("status", [it for it in Status if it is not Status.COMPLETED])
def test_only_completed_activities_had_people(status):
    found = participant_count(a_plan(evolve(held(stated=5), status=status)))
    assert (found.people, found.members, found.silent) == (None, (), ())


def test_without_days_those_of_the_year_are_meant():
    plan = a_plan(held(stated=5))
    assert participant_count(plan) == participant_count(plan, YEAR.days)
    assert participant_count(plan, YEAR.quarters[1].days).people is None


def number(people: Participation | None) -> int:
    return people.number if people is not None else 0


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of completed activities whose numbers do not contradict each other."""
    rows = draw(st.lists(drawn_participation(MEMBERS), max_size=4))
    activities = []
    for index, row in enumerate(rows):
        day = date(2021, 1, 1) + timedelta(days=draw(st.integers(0, 364)))
        least = sum(it.number for it in row)
        stated = draw(st.none() | st.integers(least, least + 9))
        made = evolve(held(*row, id=f"a{index}", stated=stated), days=Days(day, day))
        activities.append(made)
    return a_plan(*activities)


@settings(max_examples=50)
@given(plans())
def test_members_and_quarters_add_up_to_what_is_stated(plan):
    stated = [
        it.participants.number if it.participants else sum(row.number for row in it.participation)
        for it in plan.activities
    ]
    year = participant_count(plan)
    assert number(year.people) == sum(stated)
    assert sum(number(it.people) for it in year.members) == sum(stated)
    quarters = [participant_count(plan, it.days) for it in plan.year.quarters]
    assert sum(number(it.people) for it in quarters) == sum(stated)
    assert sorted(id for it in quarters for id in it.silent) == sorted(year.silent)
    for sex in ("women", "men"):
        counted = sum(getattr(row, sex) for it in plan.activities for row in it.participation)
        assert getattr(year.people, sex, 0) == counted


@settings(max_examples=50)
@given(plans())
def test_the_order_of_the_activities_does_not_matter(plan):
    assert participant_count(evolve(plan, activities=plan.activities[::-1])) == participant_count(
        plan
    )


def test_all_faults_of_a_count_are_named_at_once():
    rows = (Participation("AZ", 3), Participation("AZ", 4), Participation("FR", 5))
    with pytest.raises(InvalidValue) as caught:
        held(*rows, stated=11)
    assert [fault.path for fault in caught.value.faults] == [
        "participation[1].member",
        "participation[2].member",
        "participation",
    ]


def test_a_count_is_checked_beside_dates_that_are_wrong():
    with pytest.raises(InvalidValue) as caught:
        an_activity(
            members=("AZ",),
            participation=(Participation("FR"),),
            days=Days(date(2021, 1, 1), date(2023, 1, 1)),
        )
    assert [fault.path for fault in caught.value.faults] == ["days", "participation[0].member"]


@pytest.mark.parametrize("nonsense", ["7", True, 7])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        participant_count(nonsense)
    with pytest.raises(InvalidValue):
        participant_count(a_plan(), nonsense)
