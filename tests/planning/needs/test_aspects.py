"""Needs supply values of their own: gap, importance, breadth and age."""

from collections.abc import Mapping
from datetime import date

import pytest

from rocb.errors import InvalidValue
from rocb.planning.needs.aspects import need_values
from rocb.planning.needs.needs import Need
from rocb.planning.needs.weightings import Aspect
from tests.offices import a_need
from tests.planning.needs.builders import a_criterion, a_weighting

DAY = date(2021, 6, 1)
NEEDS = (
    a_need("a", current=1, target=4, importance=3),
    a_need("b", current=5, target=4, member="GE", importance=None),
    a_need("c", current=0, target=1, member="KZ", found_on=date(2021, 5, 22)),
    a_need("d", current=None, member="UZ", theme="origin"),
)


def values_of(aspect: Aspect, needs: tuple[Need, ...] = NEEDS) -> Mapping[str, object]:
    weighting = a_weighting(a_criterion("it", aspect=aspect))
    return need_values(weighting, needs, DAY)["it"]


def test_the_gap_is_what_is_lacking_and_never_below_zero():
    assert values_of(Aspect.GAP) == {"a": 3, "b": 0, "c": 1, "d": None}


def test_the_importance_is_as_it_was_stated():
    assert values_of(Aspect.IMPORTANCE) == {"a": 3, "b": None, "c": 3, "d": 3}


def test_the_breadth_counts_the_members_with_a_gap_in_the_theme():
    twice = a_need("e", member="AZ", current=0)
    expected = {"a": 2, "b": 2, "c": 2, "d": None, "e": 2}
    assert values_of(Aspect.BREADTH, (*NEEDS, twice)) == expected


def test_the_breadth_is_unknown_where_it_is_of_one_member_whether_it_has_a_gap():
    unknown = a_need("e", member="UZ", target=None)
    assert set(values_of(Aspect.BREADTH, (*NEEDS, unknown)).values()) == {None}


def test_the_age_is_counted_in_days():
    assert values_of(Aspect.AGE) == {"a": 365, "b": 365, "c": 10, "d": 365}


def test_only_what_was_found_and_is_not_met_by_then_has_values():
    later = a_need("later", found_on=date(2021, 6, 2))
    today = a_need("today", found_on=DAY)
    met = a_need("met", member="GE", met_on=DAY)
    unmet = a_need("unmet", member="KZ", met_on=date(2021, 6, 2))
    assert list(values_of(Aspect.GAP, (later, today, met, unmet))) == ["today", "unmet"]


def test_a_need_that_a_newer_one_replaced_has_no_values():
    old, new = a_need("old", found_on=date(2020, 1, 1)), a_need("new", current=None, found_on=DAY)
    assert values_of(Aspect.GAP, (old, new)) == {"new": None}
    assert values_of(Aspect.BREADTH, (old, new)) == {"new": None}


def test_supplied_values_are_those_of_criteria_without_an_aspect():
    weighting = a_weighting(a_criterion("cost"), a_criterion("gap", aspect=Aspect.GAP))
    met = a_need("met", met_on=DAY)
    found = need_values(weighting, (*NEEDS[:2], met), DAY, {"cost": {"a": 7, "met": 1}})
    assert found == {"cost": {"a": 7, "b": None}, "gap": {"a": 3, "b": 0}}


def test_every_stray_value_and_every_repeated_id_is_a_fault():
    weighting = a_weighting(a_criterion("cost"), a_criterion("gap", aspect=Aspect.GAP))
    supplied = {"cost": {"x": 1, "a": 2}, "gap": {"a": 1}, "speed": {}}
    with pytest.raises(InvalidValue) as caught:
        need_values(weighting, (NEEDS[0], NEEDS[0]), DAY, supplied)
    assert [it.path for it in caught.value.faults] == [
        "needs[1].id",
        "supplied['cost']['x']",
        "supplied['gap']",
        "supplied['speed']",
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"weighting": None},
        {"needs": None},
        {"needs": "needs"},
        {"needs": [None]},
        {"on": "2021-06-01"},
        {"on": None},
        {"supplied": 7},
        {"supplied": {"cost": 7}},
        {"supplied": {7: {}}},
        {"supplied": {"cost": {7: 7}}},
    ],
)
def test_what_has_a_wrong_type_is_refused(changes):
    values = {"weighting": a_weighting(a_criterion()), "needs": NEEDS, "on": DAY} | changes
    with pytest.raises(InvalidValue):
        need_values(**values)
