"""The real years 2021 and 2022 of Europe as plans, against counts made by hand from the list."""

import importlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from rocb import Office, Plan, Region, ReportingYear
from rocb.planning.plan.coverage import RegionalCoverage, regional_coverage
from rocb.planning.plan.lines import PlanLine, unserved_lines
from rocb.planning.plan.participation import participant_count
from rocb.planning.plan.tracing import Aim, trace, untraced
from rocb.planning.plan.workplan import workplan_rows

EXAMPLES = Path(__file__).parents[2] / "examples"

Made = Callable[[int], Office]


@pytest.fixture(scope="module")
def made() -> Iterator[Made]:
    """Makes the office of Europe in a year; each year is made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(EXAMPLES))
        script = importlib.import_module("make_year")
        rows = script.read_rows(EXAMPLES / "activities.json")
        offices: dict[int, Office] = {}

        def office(year: int) -> Office:
            if year not in offices:
                offices[year] = script.make_year(rows, Region.EUROPE, ReportingYear(year), 10)
            return offices[year]

        yield office


def plan_of(office: Office) -> Plan:
    """The plan with what the pages state, and without the samples around it."""
    plan = office.planning.plan
    assert plan is not None
    made_up: dict[str, Any] = {
        "goals": (),
        "project": None,
        "depends_on": (),
        "participation": (),
        "brief": None,
        "published": None,
    }
    stated = (it for it in plan.activities if not it.source.sample)
    return Plan(plan.year, tuple(evolve(it, **made_up) for it in stated))


def covered(office: Office) -> RegionalCoverage:
    return regional_coverage(plan_of(office), office.members, office.planning.themes)


@pytest.mark.parametrize(("year", "number"), [(2021, 24), (2022, 14)])
def test_a_real_year_loads_as_a_plan(made, year, number):
    assert len(plan_of(made(year)).activities) == number


@pytest.mark.parametrize(("year", "numbers"), [(2021, [3, 6, 3, 12]), (2022, [2, 8, 2, 2])])
def test_as_many_activities_begin_in_each_quarter_as_in_the_list(made, year, numbers):
    assert [len(it.activities) for it in covered(made(year)).quarters] == numbers


@pytest.mark.parametrize(
    ("year", "numbers"),
    [
        (2021, "DE 1 GE 1 KG 3 KZ 2 MD 1 RS 1 TJ 2 TM 2 UA 2 UZ 3"),
        (2022, "AM 1 AZ 3 BA 1 GE 1 KZ 2 MD 1 ME 1 RS 1 SK 1 TJ 1 TM 1 UA 1 UZ 2"),
    ],
)
def test_each_member_takes_part_as_often_as_the_list_names_it(made, year, numbers):
    members = covered(made(year)).members
    found = [f"{it.member} {len(it.activities)}" for it in members if it.activities]
    assert sorted(found) == sorted(map(" ".join, zip(*[iter(numbers.split())] * 2, strict=True)))


@pytest.mark.parametrize(("year", "number"), [(2021, 42), (2022, 39)])
def test_so_many_of_the_52_members_are_named_nowhere(made, year, number):
    assert len(covered(made(year)).uncovered_members) == number


def test_each_theme_of_2021_has_as_many_activities_as_in_the_list(made):
    found = {it.theme: len(it.activities) for it in covered(made(2021)).themes}
    several = {
        "container-control": 4,
        "post-clearance-audit": 3,
        "gender-equality": 1,
        "regional-structures": 2,
    }
    assert len(found) == 18
    assert {theme: found[theme] for theme in several} == several
    assert sorted(Counter(found.values()).items()) == [(1, 15), (2, 1), (3, 1), (4, 1)]


def test_each_theme_of_2022_has_as_many_activities_as_in_the_list(made):
    found = {it.theme: len(it.activities) for it in covered(made(2022)).themes}
    assert {theme: number for theme, number in found.items() if number > 1} == {
        "container-control": 2,
        "strategic-trade-control": 2,
    }
    assert len(found) == 12


@pytest.mark.parametrize(
    ("year", "cells"),
    [
        (
            2021,
            {
                "KG container-control": (
                    "2Q:ccp-mentoring-kyrgyzstan-2021 4Q:ccp-exchange-georgia-2021"
                ),
                "KZ container-control": (
                    "1Q:accu-mentoring-kazakhstan-2021 4Q:ccp-exchange-georgia-2021"
                ),
                "TJ container-control": "2Q:ccp-mentoring-tajikistan-2021",
                "TM gender-equality": "3Q:gender-turkmenbashi-2021",
                "UZ post-clearance-audit": (
                    "2Q:pca-uzbekistan-april-2021 4Q:pca-study-visit-uzbekistan-2021"
                ),
                "UZ single-window": "4Q:single-window-uzbekistan-2021",
            },
        ),
        (
            2022,
            {
                "AZ authorized-economic-operator": "2Q:aeo-provisions-baku-2022",
                "AZ rules-of-origin": "2Q:origin-advance-rulings-baku-2022",
                "AZ strategic-trade-control": "3Q:stec-caspian-baku-2022",
                "GE leadership-and-management": "2Q:fellowship-lmd-2022",
                "MD customs-laboratory": "4Q:laboratory-professionals-2022",
                "SK detector-dogs": "4Q:canine-exchange-khmelnytskyi-2022",
            },
        ),
    ],
)
def test_a_cell_holds_the_activities_of_the_list(made, year, cells):
    found: dict[str, list[str]] = {}
    for cell in covered(made(year)).cells:
        ids = "+".join(cell.activities)
        found.setdefault(f"{cell.member} {cell.theme}", []).append(f"{cell.quarter.number}Q:{ids}")
    assert {key: " ".join(found[key]) for key in cells} == cells


@pytest.mark.parametrize(("year", "number"), [(2021, 18), (2022, 17)])
def test_the_cells_hold_every_named_member_once(made, year, number):
    assert sum(len(it.activities) for it in covered(made(year)).cells) == number


def test_activities_whose_members_the_pages_do_not_name_stand_apart(made):
    unnamed = {it.activity: it.stated for it in covered(made(2021)).unnamed}
    assert len(unnamed) == 9
    assert unnamed["hs-europe-virtual-2021"] == 29
    assert unnamed["heads-of-customs-europe-2021"] is None
    assert {it.activity: it.stated for it in covered(made(2022)).unnamed} == {
        "ecommerce-europe-2022": 37,
        "ipr-skopje-2022": 10,
    }


@pytest.mark.parametrize(
    ("year", "people", "silent", "approximate"),
    [(2021, 29 + 64 + 11, 21, 0), (2022, 100 + 15 + 10 + 25 + 20 + 11, 8, 3)],
)
def test_the_people_of_a_year_are_those_that_the_pages_state(
    made, year, people, silent, approximate
):
    found = participant_count(plan_of(made(year)))
    assert found.people is not None
    assert found.people.number == found.people.unstated == people
    assert (len(found.silent), len(found.approximate)) == (silent, approximate)


def test_a_real_year_is_published_with_dashes_to_fill(made):
    (group,) = workplan_rows(plan_of(made(2021)), ())
    assert group.goal is None
    assert len(group.rows) == 24
    assert {(row.number, row.action, row.indicator) for row in group.rows} == {(None, None, None)}


def test_a_real_year_is_traced_to_clauses_and_to_no_goal(made):
    office = made(2021)
    found = trace(plan_of(office), (), office.planning.needs)
    assert len(untraced(found, Aim.GOAL)) == 24
    assert untraced(found, Aim.CLAUSE) == ()


def test_the_lines_that_the_real_years_leave_out_are_named(made):
    assert unserved_lines(plan_of(made(2021))) == (
        PlanLine.DATABASES,
        PlanLine.SECRETARIAT_MEETINGS,
    )
