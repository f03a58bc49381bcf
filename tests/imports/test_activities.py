"""Activities from a table, and into the plan."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve

from rocb.errors import InvalidValue
from rocb.imports.activities import activity_form, import_activities, with_activities
from rocb.imports.outcomes import Import
from rocb.periods import Days, ReportingYear
from rocb.planning.plan.activities import Activity, ActivityKind, Status
from rocb.planning.plan.participants import Headcount
from rocb.planning.plan.places import Mode, Place
from rocb.planning.plan.plans import Plan
from rocb.texts import LocalizedText
from tests.imports.builders import FILE, a_table
from tests.planning.an_office import the_office

OFFICE = the_office()
HEADINGS = "Id;Title (English);Kind;Status;Theme;First day;Last day"
WRONG: Any = "wrong"
ROW = "a1;Risk seminar;seminar;planned;risk;2021-05-03;2021-05-05"


def imported(*rows: str) -> Import[Activity]:
    return import_activities(a_table(*rows), OFFICE, FILE)


def test_a_row_is_an_activity():
    found = imported(
        "Код;Название (русский);Вид;Статус;Тема;Первый день;Последний день;Формат;Город (русский);"
        "Страна;Принимающая сторона;Организаторы;Спонсоры;Члены ВТамО;Участники;Пункты мандата",
        "a1;Семинар;СЕМИНАР;Запланировано;risk;03.05.2021;05.05.2021;очно;Баку;AZ;wco;"
        '"wco; bank";bank;"AZ, GE";около 30;"plan.1; plan.2"',
    )
    assert found.records == (
        Activity(
            id="a1",
            title=LocalizedText(ru="Семинар"),
            kind=ActivityKind.SEMINAR,
            status=Status.PLANNED,
            theme="risk",
            days=Days(date(2021, 5, 3), date(2021, 5, 5)),
            mode=Mode.IN_PERSON,
            place=Place(LocalizedText(ru="Баку"), "AZ"),
            host="wco",
            organisers=("wco", "bank"),
            sponsors=("bank",),
            members=("AZ", "GE"),
            administrations=None,
            participants=Headcount(30, approximate=True),
            clauses=("plan.1", "plan.2"),
            source=FILE,
        ),
    )


def test_all_that_is_wrong_in_a_row_is_told_at_once():
    found = imported(
        f"{HEADINGS};Members;Clauses;Country",
        "a 1;;seminary;planned;risk;2021-05-05;2021-05-03;AZ;plan.99;Baku",
        "a2;T;seminar;planned;risk;2021-05-05;2023-05-03;AZ, AZ;;",
    )
    assert [str(fault) for fault in found.faults] == [
        'A2: "a 1" is not an id: letters, digits, dots, dashes and underscores, 100 at most',
        "B2: is missing; expected a title in English or in Russian",
        f'C2: "seminary" is not one of {", ".join(it.value for it in ActivityKind)}, or its name',
        'G2: "2021-05-03" is not 2021-05-05 or later',
        'I2: "plan.99" is not a clause of the mandate, such as plan.2',
        'J2: "Baku" is not a code of two letters (ISO 3166), such as AZ',
        'G3: "2023-05-03" is not within 366 days from 2021-05-05 on',
        'H3: "AZ" is not new: it stands at [0] already',
    ]


@pytest.mark.parametrize(
    ("last", "taken"),
    [("2021-05-02", 0), ("2021-05-03", 1), ("2022-05-03", 1), ("2022-05-04", 0), ("9999-12-31", 0)],
)
def test_an_activity_lasts_from_1_to_366_days_or_its_last_day_is_refused(last, taken):
    found = imported(HEADINGS, f"a1;T;seminar;planned;risk;2021-05-03;{last}")
    assert len(found.taken) == taken
    assert all(str(it).startswith(f'G2: "{last}" is not ') for it in found.faults)


def test_a_title_may_be_in_either_language_but_has_to_be_there():
    with pytest.raises(InvalidValue, match=r"a column: Title \(English\) .* or Title \(Russian\)"):
        imported("Id;Kind;Status;Theme;First day;Last day")


def test_activities_go_into_the_plan():
    found = imported(HEADINGS, ROW)
    before, after = OFFICE.planning.plan, with_activities(OFFICE, found).planning.plan
    assert before is not None
    assert after == evolve(before, activities=(*before.activities, *found.records))


def test_a_plan_is_made_where_there_is_none():
    office = evolve(OFFICE, planning=evolve(OFFICE.planning, plan=None))
    with pytest.raises(InvalidValue, match="year: is missing"):
        with_activities(office, imported(HEADINGS, ROW))
    grown = with_activities(office, imported(HEADINGS, ROW), year=ReportingYear(2021))
    assert grown.planning.plan == Plan(ReportingYear(2021), imported(HEADINGS, ROW).records)


def test_what_does_not_go_together_with_the_plan_is_told_all_at_once():
    found = imported(
        HEADINGS,
        "activity;T;seminar;planned;risk;2021-05-03;2021-05-05",
        "late;T;seminar;planned;risk;2022-05-03;2022-05-05",
    )
    with pytest.raises(InvalidValue) as refused:
        with_activities(OFFICE, found)
    assert list(map(str, refused.value.faults)) == [
        'row 2.id: "activity" is not new: the office has it already',
        'row 3.days.first: "2022-05-03" is not within the year of the plan, '
        "2021-01-01 to 2021-12-31",
    ]


@pytest.mark.parametrize("nonsense", [None, "x", True, 7, float("nan"), []])
def test_nonsense_is_refused(nonsense):
    table = a_table(HEADINGS)
    for wrong in (
        lambda: activity_form(nonsense),
        lambda: import_activities(nonsense, OFFICE, FILE),
        lambda: import_activities(table, nonsense, FILE),
        lambda: import_activities(table, OFFICE, nonsense),
        lambda: with_activities(nonsense, Import(())),
        lambda: with_activities(OFFICE, nonsense),
        lambda: with_activities(OFFICE, Import(()), year=nonsense or WRONG),
    ):
        with pytest.raises(InvalidValue):
            wrong()
