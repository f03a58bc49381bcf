from datetime import date
from typing import Any

from rocb import Days, Headcount, Language, Participation, Status
from rocb.planning.plan.steps import begun, plan_at, postponed
from rocb.reporting.accounts.activities import activity_account
from rocb.reporting.pages import Picture, Table
from rocb.reporting.sections.activities import activities_section
from rocb.reporting.words.naming import names_of
from rocb.reporting.words.spans import text_of
from rocb.reporting.words.words import Words
from tests.offices import YEAR, a_plan, an_activity, both
from tests.reporting.accounts.plans import WHY, of
from tests.reporting.sections.shown import table_in


def people_told(**changes: Any) -> str:
    """What the table says of the people of one activity of the first quarter."""
    basis = of(a_plan(an_activity(**changes)), YEAR.quarters[0].days)
    names = names_of(basis.office, Words(Language.EN))
    section = activities_section(names, activity_account(basis), basis.plan, YEAR.quarters[0])
    (held,) = (
        it for it in section.blocks if isinstance(it, Table) and it.key == "activities.table"
    )
    (row,) = held.rows
    return text_of(row.cells[-1])


def test_people_counted_by_member_are_told_beside_the_activity():
    assert people_told(participation=(Participation("AZ", women=3),)) == "3"


def test_a_number_that_is_only_about_is_told_as_such():
    assert people_told(participants=Headcount(30, approximate=True)) == "about 30"


def test_people_whom_nobody_counted_are_not_stated():
    assert people_told() == "not stated"


def test_people_expected_of_what_is_not_done_are_not_told():
    assert people_told(status=Status.PLANNED, participants=Headcount(25)) == "–"


def test_how_much_became_what_stands_before_the_year_is_drawn():
    basis = of(a_plan(an_activity()), YEAR.quarters[0].days)
    names = names_of(basis.office, Words(Language.EN))
    section = activities_section(names, activity_account(basis), basis.plan, YEAR.quarters[0])
    keys = [it.key for it in section.blocks if isinstance(it, Table | Picture)]
    assert keys[:3] == ["outcomes.table", "activities.picture", "activities.table"]


def test_what_was_announced_and_moved_on_is_told_with_every_reason():
    held = an_activity(status=Status.PLANNED, days=Days(date(2021, 3, 1), date(2021, 3, 2)))
    plan = begun(a_plan(held), date(2020, 12, 1), "office", both("As published"))
    moves = {
        date(2021, 3, 1): (WHY, Days(date(2021, 6, 1), date(2021, 6, 2))),
        date(2021, 6, 1): (both("No quorum"), Days(date(2021, 9, 1), date(2021, 9, 2))),
    }
    for on, (why, to) in moves.items():
        plan = postponed(plan, "activity", on, "office", why, to)
    second = YEAR.quarters[1]
    basis = of(plan_at(plan, second.days.last), second.days)
    names = names_of(basis.office, Words(Language.EN))
    section = activities_section(names, activity_account(basis), basis.plan, second)
    row = table_in(section, "moved.table")["activity"]
    assert [text.replace("\xa0", " ") for text in row.values()][1:] == [
        "delayed",
        "1–2 March 2021",
        "1–2 September 2021",
        "The hall was flooded; No quorum",
    ]
