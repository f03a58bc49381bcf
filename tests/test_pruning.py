"""What leads to nothing is cut off, and what cannot be without it."""

from datetime import date, time

from attrs import evolve

from rocb import Days, RoomRequest
from rocb.planning.projects.portfolio import Portfolio
from rocb.pruning import names_in, pruned, references_to
from tests.offices import STATED, a_need, a_plan, a_role, an_activity, both
from tests.planning.experts.builders import an_evaluation
from tests.planning.projects.builders import a_lesson, a_project, an_objective

KNOWN = {
    ("members", "AZ"),
    ("themes", "valuation"),
    ("activities", "activity"),
    ("needs", "need"),
    ("projects", "project"),
    ("lessons", "lesson"),
}


def test_the_records_of_a_value_are_told_by_kind_and_id():
    plan = a_plan(an_activity("one", roles=(a_role(),)), an_activity("two"))
    assert names_in(plan) == {("activities", "one"), ("activities", "two"), ("roles", "role")}
    assert names_in((a_need(), None)) == {("needs", "need")}
    assert names_in("need") == set()


def test_a_reference_to_nothing_is_left_out_where_it_may_be():
    lesson = a_lesson(project="project", activity="other")
    assert pruned(lesson, KNOWN) == evolve(lesson, activity=None)
    activity = an_activity(needs=("other", "need"))
    assert pruned(activity, KNOWN) == evolve(activity, needs=("need",))


def test_what_needs_a_reference_goes_with_it():
    told = (an_evaluation(expert="nobody"), an_evaluation("second", activity="other"))
    assert pruned(told, KNOWN) == ()
    assert pruned(a_need(theme="other"), KNOWN) is None


def test_a_reference_is_left_out_however_deep_it_stands():
    project = a_project(objectives=(an_objective("other"), an_objective("need")))
    found = pruned(Portfolio((project,)), KNOWN)
    assert found == Portfolio((evolve(project, objectives=(an_objective(), an_objective("need"))),))


def test_what_would_break_a_rule_without_its_reference_goes_as_a_whole():
    wish = RoomRequest(
        "wish", "room", "other", None, None, time(9), time(12), None, both("Room"), STATED
    )
    known = {*KNOWN, ("spaces", "room")}
    assert pruned((wish,), known) == ()
    dated = evolve(wish, days=Days(date(2021, 3, 1), date(2021, 3, 1)))
    assert pruned((dated,), known) == (evolve(dated, activity=None),)


def test_what_leads_to_nothing_lost_is_the_same_value():
    lesson = a_lesson(project="project")
    portfolio = Portfolio((a_project(),), (), (lesson,))
    assert pruned(portfolio, KNOWN) is portfolio
    assert pruned(None, KNOWN) is None


def test_every_place_that_refers_to_a_record_is_told():
    plan = a_plan(an_activity("one", needs=("a", "b"), project="p"), an_activity("two"))
    wanted = {("needs", "b"), ("projects", "p"), ("themes", "other")}
    assert list(references_to(plan, wanted, "plan")) == [
        ("plan.activities[0].needs[1]", ("needs", "b")),
        ("plan.activities[0].project", ("projects", "p")),
    ]
