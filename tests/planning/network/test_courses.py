"""Courses stand in the programme on the days on which they are held."""

import pytest

from rocb.errors import InvalidValue
from rocb.planning.network.courses import courses_during
from tests.planning.network.builders import a_course, days


def test_a_course_counts_on_its_first_and_on_its_last_day():
    course = a_course(days=days("03-01", "03-05"))
    for span in (days("02-01", "03-01"), days("03-05", "03-31")):
        assert courses_during([course], span) == (course,)
    assert courses_during([course], days("03-06", "03-31")) == ()


def test_courses_stand_by_first_day_then_by_id():
    late = a_course("a", days=days("03-02", "03-03"))
    first, second = a_course("b"), a_course("c")
    assert courses_during(iter([second, late, first]), days("03-01", "03-31")) == (
        first,
        second,
        late,
    )


@pytest.mark.parametrize("places", [0, -1, True, "7", 2.5])
def test_a_course_has_room_for_somebody(places):
    with pytest.raises(InvalidValue):
        a_course(places=places)
