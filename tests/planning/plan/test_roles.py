"""A role takes more days of an expert than the activity lasts."""

from datetime import date

import pytest

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.plan.roles import mission_days
from tests.offices import a_role

HELD = Days(date(2021, 3, 10), date(2021, 3, 12))


def test_preparation_comes_before_and_travel_on_either_side():
    assert mission_days(a_role(), HELD) == HELD
    role = a_role(preparation=3, travel=1)
    assert mission_days(role, HELD) == Days(date(2021, 3, 6), date(2021, 3, 13))


def test_what_would_lie_outside_the_calendar_is_cut_off():
    role = a_role(preparation=3, travel=1)
    first, last = Days(date.min, date.min), Days(date.max, date.max)
    assert mission_days(role, first) == Days(date.min, date(1, 1, 2))
    assert mission_days(role, last) == Days(date(9999, 12, 27), date.max)


@pytest.mark.parametrize("wrong", [None, 7, "role", True])
def test_nonsense_is_refused(wrong):
    with pytest.raises(InvalidValue):
        mission_days(wrong, HELD)
    with pytest.raises(InvalidValue):
        mission_days(a_role(), wrong)
