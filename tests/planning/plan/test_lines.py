"""Each line of the annual plan asks something of its activities; what is missing is listed."""

from typing import Any

import pytest
from attrs import evolve

from rocb import CLAUSES, ActivityKind, Aim, Chapter, InvalidValue, Status, trace, unserved
from rocb.planning.plan.briefs import Brief
from rocb.planning.plan.coverage import activities_by_clause
from rocb.planning.plan.lines import (
    LINE_DETAILS,
    Lacking,
    LineDetail,
    PlanLine,
    clauses_served,
    lacking,
    lines_of,
    unserved_lines,
)
from tests.offices import a_plan, an_activity, both

BRIEFED: dict[PlanLine, dict[str, Any]] = {
    PlanLine.PROJECTS: {"project": "project"},
    PlanLine.SEMINARS: {"brief": Brief(audience=both("directors"), implications=(both("new"),))},
    PlanLine.MEMBERS: {"brief": Brief(survey="survey")},
    PlanLine.DIRECTORATE: {"brief": Brief(subject=both("the report"))},
    PlanLine.DATABASES: {"brief": Brief(database=both("experts"))},
    PlanLine.STAKEHOLDERS: {"brief": Brief(partners=("donor",))},
    PlanLine.BENCHMARKING: {"brief": Brief(benchmark="benchmark")},
    PlanLine.REGIONAL_MEETINGS: {"brief": Brief(representation="forum")},
    PlanLine.SECRETARIAT_MEETINGS: {"brief": Brief(representation="council")},
}


def on(line: PlanLine, **changes: Any):
    return an_activity(clauses=(line.value,), **changes)


def test_there_is_a_line_for_every_clause_of_the_annual_plan():
    clauses = [clause.id for clause in CLAUSES if clause.chapter is Chapter.PLAN]
    assert [line.value for line in PlanLine] == clauses
    assert set(LINE_DETAILS) == set(PlanLine)
    assert {it for details in LINE_DETAILS.values() for it in details} == set(LineDetail)


def test_an_activity_serves_the_lines_among_its_clauses_in_their_order():
    activity = an_activity(clauses=("plan.8", "operation.2", "plan.2"))
    assert lines_of(activity) == (PlanLine.SEMINARS, PlanLine.REGIONAL_MEETINGS)


@pytest.mark.parametrize("line", PlanLine)
def test_an_activity_without_a_brief_lacks_all_that_its_line_asks(line):
    assert lacking(a_plan(on(line))) == (Lacking("activity", line, LINE_DETAILS[line]),)


@pytest.mark.parametrize("line", PlanLine)
def test_an_activity_with_what_its_line_asks_lacks_nothing(line):
    assert lacking(a_plan(on(line, **BRIEFED[line]))) == ()


@pytest.mark.parametrize("line", PlanLine)
@pytest.mark.parametrize("other", PlanLine)
def test_what_another_line_asks_is_no_substitute(line, other):
    found = lacking(a_plan(on(line, **BRIEFED[other])))
    assert (found == ()) is (LINE_DETAILS[line] == LINE_DETAILS[other])


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (ActivityKind.BENCHMARKING, PlanLine.BENCHMARKING),
        (ActivityKind.DATABASE, PlanLine.DATABASES),
        (ActivityKind.DIAGNOSTIC_MISSION, PlanLine.MEMBERS),
        (ActivityKind.DONOR_CONFERENCE, PlanLine.STAKEHOLDERS),
        (ActivityKind.EVALUATION, PlanLine.MEMBERS),
        (ActivityKind.PROJECT, PlanLine.PROJECTS),
        (ActivityKind.SEMINAR, PlanLine.SEMINARS),
        (ActivityKind.SURVEY, PlanLine.MEMBERS),
        (ActivityKind.LIAISON, None),
        (ActivityKind.MEETING, None),
        (ActivityKind.WORKSHOP, None),
    ],
)
def test_an_activity_serves_the_line_of_its_kind_also_without_a_clause(kind, line):
    activity = an_activity(kind=kind, clauses=())
    assert lines_of(activity) == (() if line is None else (line,))
    assert [it.line for it in lacking(a_plan(activity))] == ([] if line is None else [line])


def test_a_line_that_follows_from_kind_and_clause_stands_once():
    activity = an_activity(kind=ActivityKind.SEMINAR, clauses=("plan.8", "plan.2"))
    assert lines_of(activity) == (PlanLine.SEMINARS, PlanLine.REGIONAL_MEETINGS)


def test_what_is_lacking_stands_in_the_order_of_the_days_then_of_the_ids():
    plan = a_plan(*(an_activity(id, clauses=("plan.1",)) for id in ("c", "a", "b")))
    assert [it.activity for it in lacking(plan)] == ["a", "b", "c"]


def test_a_seminar_with_an_audience_still_lacks_the_implications():
    seminar = on(PlanLine.SEMINARS, brief=Brief(audience=both("directors")))
    (found,) = lacking(a_plan(seminar))
    assert found.details == (LineDetail.IMPLICATIONS,)


def test_contact_with_members_is_a_survey_or_an_assessment():
    assert lacking(a_plan(on(PlanLine.MEMBERS, brief=Brief(assessment="mission")))) == ()


def test_an_activity_of_two_lines_lacks_by_each_of_them():
    activity = an_activity(clauses=("plan.6", "plan.2"), brief=Brief(partners=("donor",)))
    (found,) = lacking(a_plan(activity))
    assert found.line is PlanLine.SEMINARS


@pytest.mark.parametrize("status", [Status.CANCELLED, Status.POSTPONED])
def test_nothing_is_asked_of_what_does_not_take_place(status):
    plan = a_plan(on(PlanLine.SEMINARS, status=status))
    assert lacking(plan) == ()
    assert PlanLine.SEMINARS in unserved_lines(plan)


def test_the_lines_that_nothing_serves_are_those_left_over():
    plan = a_plan(*(evolve(on(line), id=line.value) for line in list(PlanLine)[1:]))
    assert unserved_lines(plan) == (PlanLine.PROJECTS,)
    assert unserved_lines(a_plan()) == tuple(PlanLine)


@pytest.mark.parametrize("call", [lines_of, lacking, unserved_lines])
@pytest.mark.parametrize("nonsense", [None, "7", True, ()])
def test_nonsense_is_refused(call, nonsense):
    with pytest.raises(InvalidValue):
        call(nonsense)


def test_what_an_activity_serves_by_its_kind_counts_beside_the_clauses_that_it_names():
    seminar = an_activity(kind=ActivityKind.SEMINAR, clauses=("operation.2",))
    assert clauses_served(seminar) == ("operation.2", "plan.2")
    assert activities_by_clause(a_plan(seminar))["plan.2"] == (seminar,)
    assert unserved(trace(a_plan(seminar), (), ()), Aim.CLAUSE).count("plan.2") == 0
