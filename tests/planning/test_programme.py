"""A programme is all that an office knows for its planning, and may be empty."""

import pytest

from rocb import InvalidValue, LocalizedText, Programme, Theme
from tests.offices import YEAR, a_need, a_plan, an_expert, both


def test_a_programme_may_know_nothing_yet():
    empty = Programme()
    assert (empty.themes, empty.needs, empty.experts, empty.plan) == ((), (), (), None)


def test_no_plan_is_not_an_empty_plan():
    assert Programme(plan=None) != Programme(plan=a_plan())


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"themes": [Theme("valuation", both("Valuation"))]}, "themes"),
        ({"needs": (a_need(), an_expert())}, "needs[1]"),
        ({"experts": (a_need(), a_need())}, "experts[0] experts[1]"),
        ({"experts": None}, "experts"),
        ({"plan": YEAR}, "plan"),
    ],
)
def test_a_programme_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        Programme(**changes)
    assert [fault.path for fault in caught.value.faults] == path.split()


@pytest.mark.parametrize("id", ["", "two words", "../etc", "x" * 101, "тема", None])
def test_a_theme_has_an_id_that_is_safe_anywhere(id):
    with pytest.raises(InvalidValue) as caught:
        Theme(id, LocalizedText("A theme"))
    assert [fault.path for fault in caught.value.faults] == ["id"]
