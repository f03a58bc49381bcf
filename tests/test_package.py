"""What `import rocb` gives, and what it leaves alone."""

import ast
import inspect
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from importlib.resources import files
from typing import Any

import attrs
import pytest

import rocb
from rocb.ical.feed import feed
from rocb.profiles import profile
from rocb.reporting.annual import annual_page, annual_report
from rocb.reporting.quarterly import quarterly_page, quarterly_report
from rocb.reporting.year.digest import digest
from rocb.reporting.year.workplan import workplan_page
from tests.offices import BAKU, a_request
from tests.reporting.full_year import full_year

CODE = [
    name
    for name in rocb.__all__
    if inspect.isclass(getattr(rocb, name)) or inspect.isfunction(getattr(rocb, name))
]
STUB = ast.parse(files("rocb").joinpath("__init__.pyi").read_text(encoding="utf-8"))


def modules_after(program: str) -> set[str]:
    """Return the names of the modules that a fresh interpreter has loaded after a program."""
    command = f"import sys\n{program}\nprint(*sys.modules)"
    plain = {name: it for name, it in os.environ.items() if not name.startswith("COVERAGE")}
    call = [sys.executable, "-c", command]
    run = subprocess.run(call, capture_output=True, check=True, env=plain)
    return set(run.stdout.decode().split())


@pytest.mark.parametrize("program", ["import rocb", "from rocb import *"])
def test_importing_the_package_leaves_the_edges_alone(program):
    edges = {"icalendar", "cattrs", "cattr", "sqlite3", "argparse", "json"}
    loaded = modules_after(program)
    assert "rocb" in loaded
    assert loaded.isdisjoint(edges)


def test_importing_the_package_loads_nothing_else_of_it():
    assert {it for it in modules_after("import rocb") if it.startswith("rocb")} == {"rocb"}


def test_who_plans_loads_no_booking_and_no_recurrence_rules():
    loaded = modules_after("from rocb import Plan, draft_plan, rank_needs, staff")
    assert "rocb.planning.plan.plans" in loaded
    assert not any(it.startswith(("rocb.booking", "rocb.office", "dateutil")) for it in loaded)


def test_who_books_rooms_loads_no_planning():
    loaded = modules_after("from rocb import Book, Premises, Request, decide")
    assert "rocb.booking.decisions" in loaded
    assert not any(it.startswith(("rocb.planning", "rocb.office")) for it in loaded)


def test_the_public_names_are_sorted():
    assert list(rocb.__all__) == sorted(rocb.__all__)


def test_no_public_name_stands_twice():
    assert len(set(rocb.__all__)) == len(rocb.__all__)


@pytest.mark.parametrize("name", rocb.__all__)
def test_every_public_name_is_there(name):
    assert getattr(rocb, name) is getattr(rocb, name)
    assert getattr(getattr(rocb, name), "__name__", name) == name


def test_there_is_no_other_name():
    with pytest.raises(AttributeError, match="module 'rocb' has no attribute 'nothing'"):
        getattr(rocb, "nothing")  # noqa: B009 - a type checker knows that it is not there


def test_every_public_name_can_be_found_by_looking():
    assert set(rocb.__all__) <= set(dir(rocb))


def test_no_name_is_found_twice_by_looking():
    assert len(dir(rocb)) == len(set(dir(rocb)))


def test_type_checkers_are_told_the_same_names():
    imported = [
        alias.asname or alias.name
        for node in STUB.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]
    assert sorted(imported) == list(rocb.__all__)


def test_type_checkers_are_told_where_the_names_come_from():
    for node in STUB.body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if alias.name in CODE:
                    assert getattr(rocb, alias.name).__module__ == node.module


@pytest.mark.parametrize("name", CODE)
def test_every_public_class_and_function_has_a_docstring(name):
    found = getattr(rocb, name)
    text = vars(found)["__doc__"] if inspect.isclass(found) else found.__doc__
    assert text
    assert text.strip().endswith((".", "`"))


def test_most_public_names_are_classes_and_functions():
    assert set(rocb.__all__) - set(CODE) == {
        "ACTIVITY_TRANSITIONS",
        "CLAUSES",
        "COST",
        "COVER",
        "FAIRNESS",
        "INSTRUMENTS",
        "KIND_LINES",
        "LINE_DETAILS",
        "MOVING",
        "PEOPLE",
        "PLACED",
        "RESPONSE_RULES",
        "SEATED",
        "THE_OFFICE",
        "THE_PUBLIC",
        "TRACED_CHAPTERS",
        "WCO_DIAGNOSTIC",
        "WCO_DIAGNOSTIC_2005",
    }


def test_the_package_says_that_it_is_typed():
    assert files("rocb").joinpath("py.typed").is_file()


def at_the_first(**options: Any) -> Callable[..., Any]:
    """Return `decide` as of New Year 2021."""
    return partial(rocb.decide, **{"now": datetime(2021, 1, 1, tzinfo=BAKU), **options})


YEAR = full_year()
PREMISES = YEAR.office.premises
WITHOUT_A_PLAN = attrs.evolve(YEAR.office, planning=rocb.Programme(), room_requests=())
ENGLISH = rocb.Language.EN
FIRST, *_ = YEAR.plan.year.quarters
REPORT = quarterly_report(YEAR.office, FIRST)
MISUSES: list[tuple[Any, tuple[Any, ...]]] = [
    (rocb.run_year, (YEAR,)),
    (rocb.run_year, (WITHOUT_A_PLAN, 2022)),
    (rocb.mandate_coverage, (None,)),
    (rocb.office_on, (YEAR, date(2021, 6, 30))),
    (rocb.office_on, (YEAR.office, "2021-06-30")),
    (rocb.with_hindsight, (YEAR,)),
    (rocb.staff, (None,)),
    (rocb.book_rooms, (YEAR.office, None)),
    (rocb.draft_plan, (YEAR.ranking, (), 2022)),
    (at_the_first(where="Asia/Baku"), (PREMISES, rocb.Book(), a_request())),
    (at_the_first(where=BAKU), (PREMISES, rocb.Book(), None)),
    (at_the_first(where=BAKU, now=date(2021, 1, 1)), (PREMISES, rocb.Book(), a_request())),
    (at_the_first(where=BAKU), (YEAR.office, rocb.Book(), a_request())),
    (rocb.parse_quarter, (None,)),
    (feed, (YEAR, "ru")),
    (feed, (YEAR.office, ENGLISH)),
    (profile, ("europe",)),
    (quarterly_report, (YEAR.office, "2021Q1")),
    (quarterly_report, (YEAR, FIRST)),
    (quarterly_report, (YEAR.office, FIRST, (REPORT,))),
    (quarterly_report, (WITHOUT_A_PLAN, FIRST, (), 2021)),
    (quarterly_page, (YEAR, ENGLISH)),
    (quarterly_page, (REPORT, "en")),
    (annual_report, (YEAR, YEAR.plan.year)),
    (annual_report, (YEAR.office, 2021)),
    (annual_page, (REPORT, ENGLISH)),
    (workplan_page, (YEAR.office, ENGLISH)),
    (digest, (YEAR.office, ENGLISH)),
    (rocb.RankedNeed, ("x", None, True, 1.5, [])),
]


@pytest.mark.parametrize(("function", "arguments"), MISUSES)
def test_an_argument_of_another_type_is_refused(function, arguments):
    with pytest.raises(rocb.InvalidValue):
        function(*arguments)


PLANNING = [
    it
    for it in map(partial(getattr, rocb), CODE)
    if inspect.isfunction(it) and it.__module__.startswith("rocb.planning")
]


@pytest.mark.parametrize("nonsense", [None, b"7", True, 1.5])
@pytest.mark.parametrize("function", PLANNING, ids=lambda it: it.__name__)
def test_nonsense_is_refused_by_every_function_of_the_planning(function, nonsense):
    parameters = inspect.signature(function).parameters.values()
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    asked = [it for it in parameters if it.default is it.empty]
    arguments = [nonsense for it in asked if it.kind in positional]
    named = {it.name: nonsense for it in asked if it.kind is it.KEYWORD_ONLY}
    with pytest.raises(rocb.InvalidValue):
        function(*arguments, **named)
