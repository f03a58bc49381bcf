"""Plans of 2021 as they are drawn for tests: activities of any state, with people and histories."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import strategies as st

from rocb import Activity, Days, Headcount, LocalizedText, Participation, Plan, Status
from rocb.planning.plan.steps import begun, postponed
from rocb.reporting.accounts.basis import Basis
from tests.offices import YEAR, a_plan, an_activity
from tests.reporting.accounts.bases import SOURCES, the_year

MEMBERS = ("AZ", "GE", "KZ")
WHY = LocalizedText("The hall was flooded", "Зал затопило")


@st.composite
def days_of_the_year(draw: st.DrawFn) -> Days:
    first = YEAR.days.first + timedelta(days=draw(st.integers(0, 364)))
    return Days(first, first + timedelta(days=draw(st.integers(0, 40))))


@st.composite
def activities(draw: st.DrawFn, id: str) -> Activity:
    members = tuple(draw(st.lists(st.sampled_from(MEMBERS), unique=True, max_size=3)))
    counted = draw(st.lists(st.sampled_from((*members, None)), unique=True, max_size=3))
    rows = tuple(
        Participation(
            member,
            women=draw(st.integers(0, 9)),
            men=draw(st.integers(0, 9)),
            unstated=draw(st.integers(0, 9)),
            source=draw(st.none() | SOURCES),
        )
        for member in counted
    )
    number = sum(row.number for row in rows) + draw(st.integers(0, 20))
    heads = draw(st.none() | st.builds(Headcount, st.just(number), st.booleans()))
    return an_activity(
        id,
        days=draw(days_of_the_year()),
        status=draw(st.sampled_from(Status)),
        members=members,
        participants=heads,
        participation=rows,
        clauses=tuple(draw(st.lists(st.sampled_from(("plan.1", "plan.2")), unique=True))),
        source=draw(SOURCES),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of the year; in some all have a history, and some of them were put off."""
    found = [draw(activities(f"activity-{number}")) for number in range(draw(st.integers(0, 4)))]
    if not draw(st.booleans()):
        return a_plan(*found)
    ahead = (evolve(it, status=Status.PLANNED) for it in found)
    plan = begun(a_plan(*ahead), date(2020, 12, 1), "office", WHY)
    for it in plan.activities:
        if draw(st.booleans()):
            to = draw(st.none() | days_of_the_year())
            plan = postponed(plan, it.id, date(2021, 1, 4), "office", WHY, to)
    return plan


def of(plan: Plan, days: Days = YEAR.days) -> Basis:
    """The basis of some days of a year that has this plan; nothing is staffed or booked for it."""
    return Basis(evolve(the_year(), plan=plan), days)


BASES = plans().map(of)
