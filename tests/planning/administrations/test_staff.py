"""Staff is counted on days, and by sex where somebody did so."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from rocb import InvalidValue
from rocb.planning.administrations.staff import StaffCount, StaffGroup, above_all_staff
from tests.planning.administrations.builders import a_staff_count, faults_of, stated


def test_women_and_men_are_at_most_the_number_of_the_staff():
    assert a_staff_count(number=5, women=2, men=3).number == 5
    assert faults_of(a_staff_count, number=4, women=2, men=3) == [
        "number: 4 is not 5 or more, the women and men together"
    ]


def test_who_was_not_counted_by_sex_is_unknown():
    assert (a_staff_count().women, a_staff_count(women=0).women) == (None, 0)
    assert faults_of(a_staff_count, number=4, women=5) == [
        "number: 4 is not 5 or more, the women and men together"
    ]


def test_nobody_counts_after_stating():
    assert faults_of(a_staff_count, counted_on=date(2021, 3, 2), number=0, women=1) == [
        "number: 0 is not 1 or more, the women and men together",
        'counted_on: "2021-03-02" is not 2021-03-01 or earlier, the day of the statement',
    ]
    assert a_staff_count(counted_on=stated().on).counted_on == stated().on


def test_the_rule_bears_a_count_that_lacks_its_other_fields():
    short: Any = SimpleNamespace(number=1, men=2)
    with pytest.raises(InvalidValue, match="number"):
        StaffCount.__attrs_post_init__(short)


def test_a_group_with_more_people_than_the_whole_staff_is_found():
    trainers = a_staff_count(group=StaffGroup.TRAINERS, number=101)
    managers = a_staff_count(group=StaffGroup.MANAGEMENT, number=100)
    assert above_all_staff((a_staff_count(), trainers, managers)) == (trainers,)
    assert above_all_staff((trainers, managers)) == ()


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 7, [7]])
def test_nonsense_is_refused(nonsense):
    assert faults_of(above_all_staff, nonsense)
