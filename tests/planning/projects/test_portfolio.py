"""The portfolio holds what is drawn for it, and every reference in it has a kind."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.planning.projects.portfolio import Portfolio
from rocb.references import reference_faults
from tests.planning.projects.builders import (
    a_delivery,
    a_lesson,
    a_project,
    an_action,
    an_action_plan,
    an_evaluation,
    an_objective,
)
from tests.planning.projects.drawn import drawn_projects
from tests.planning.refs import Refs

OTHERS = {
    "members": ("AZ", "GE"),
    "themes": ("a", "b"),
    "organisations": ("x", "y"),
    "needs": ("n1", "n2"),
    "assessments": ("as1",),
    "findings": ("f1",),
    "activities": ("ac1",),
}


def test_a_portfolio_may_be_empty():
    assert Portfolio() == Portfolio((), (), ())


@given(st.data())
@settings(max_examples=25)
def test_whatever_is_drawn_refers_only_to_what_there_is(data):
    portfolio = data.draw(drawn_projects(Refs(OTHERS)))
    missing = {fault.value for fault in reference_faults(Portfolio, portfolio)}
    assert missing <= {id for ids in OTHERS.values() for id in ids}


@given(st.data())
@settings(max_examples=20)
def test_a_portfolio_can_be_drawn_where_there_is_nothing_to_refer_to(data):
    assert data.draw(drawn_projects(Refs())).action_plans == ()


def test_every_reference_of_a_portfolio_is_checked():
    portfolio = Portfolio(
        (a_project(objectives=(an_objective("need"),), partners=("partner",)),),
        (
            an_action_plan(
                an_action("a", finding="finding"),
                an_action("a", depends_on=()),
                project="other",
            ),
        ),
        (
            a_lesson(
                project="other",
                activity="activity",
                members=("KZ",),
                evaluation=an_evaluation(),
                deliveries=(a_delivery("GE"),),
            ),
        ),
    )
    assert {(it.path, it.value) for it in reference_faults(Portfolio, portfolio)} == {
        ("projects[0].members[0]", "AZ"),
        ("projects[0].themes[0]", "valuation"),
        ("projects[0].objectives[0].needs[0]", "need"),
        ("projects[0].partners[0]", "partner"),
        ("action_plans[0].member", "AZ"),
        ("action_plans[0].assessment", "assessment"),
        ("action_plans[0].actions[0].finding", "finding"),
        ("action_plans[0].actions[1].id", "a"),
        ("action_plans[0].project", "other"),
        ("lessons[0].themes[0]", "valuation"),
        ("lessons[0].project", "other"),
        ("lessons[0].activity", "activity"),
        ("lessons[0].members[0]", "KZ"),
        ("lessons[0].deliveries[0].member", "GE"),
    }
