"""Opportunities: open needs that no project has taken up."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.projects.opportunities import Opportunity, opportunities
from tests.offices import a_need
from tests.planning.projects.builders import a_project, an_objective


def test_a_theme_with_open_needs_is_an_opportunity():
    needs = [a_need("b", member="GE"), a_need("a", member="AZ"), a_need("c", member="AZ")]
    assert opportunities(needs, [a_project(id="p"), a_project("o")]) == (
        Opportunity("valuation", ("AZ", "GE"), ("a", "b", "c"), ("o", "p")),
    )


def test_a_need_that_an_objective_names_is_taken_up():
    project = a_project(objectives=(an_objective("a"),), themes=())
    (found,) = opportunities([a_need("a", member="AZ"), a_need("b", member="GE")], [project])
    assert (found.members, found.needs, found.projects) == (("GE",), ("b",), ())


def test_the_theme_of_most_members_comes_first_and_ties_stand_by_id():
    needs = [
        a_need("1", theme="b"),
        a_need("2", theme="a"),
        a_need("3", theme="c", member="AZ"),
        a_need("4", theme="c", member="GE"),
    ]
    assert [it.theme for it in opportunities(needs, ())] == ["c", "a", "b"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["AZ", "GE", "KZ"]), st.sampled_from("abc"), st.integers(0, 5)),
        max_size=8,
    ),
    st.sets(st.integers(0, 7)),
)
@settings(max_examples=50)
def test_every_open_need_is_either_taken_up_or_in_one_opportunity(rows, taken):
    needs = [
        a_need(f"n{n}", member=member, theme=theme, current=level)
        for n, (member, theme, level) in enumerate(rows)
    ]
    project = a_project(objectives=(an_objective(*(f"n{n}" for n in sorted(taken))),))
    found = opportunities(needs, [project])
    held = sorted(id for it in found for id in it.needs)
    left = [n for n, (_, _, level) in enumerate(rows) if level < 4 and n not in taken]
    assert held == sorted(f"n{n}" for n in left)
    assert found == opportunities(needs[::-1], [project])


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), [None], ["7"]])
def test_nonsense_is_neither_needs_nor_projects(nonsense):
    with pytest.raises(InvalidValue):
        opportunities(nonsense, ())
    with pytest.raises(InvalidValue):
        opportunities((), nonsense)
