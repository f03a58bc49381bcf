"""A need is open while nobody says that it is met, and a level may be missing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, is_open_need
from rocb.planning.needs.open_needs import gap_between, gap_bounds, is_unmet
from tests.offices import a_need
from tests.planning.needs.builders import possible_gaps

LEVELS = st.none() | st.integers(0, 5)
DAY = date(2021, 6, 1)
NEXT_DAY = date(2021, 6, 2)


@given(LEVELS, LEVELS)
@settings(max_examples=50)
def test_the_bounds_of_a_gap_are_those_of_all_levels_that_it_may_have(level, target):
    gaps = possible_gaps(level, target)
    assert gap_bounds(level, target) == (min(gaps), max(gaps))
    assert gap_between(level, target) == (max(gaps) if len(gaps) == 1 else None)
    assert is_open_need(a_need(current=level, target=target)) is (gaps != {0})


@pytest.mark.parametrize(
    ("changes", "open_"),
    [
        ({"current": 1, "target": 4}, True),
        ({"current": 4, "target": 4}, False),
        ({"current": 5, "target": 4}, False),
        ({"current": None, "target": 4}, True),
        ({"current": 1, "target": None}, True),
        ({"current": None, "target": None}, True),
        ({"current": 5, "target": None}, False),
        ({"met_on": date(2021, 1, 1)}, False),
        ({"current": None, "met_on": date(2021, 1, 1)}, False),
    ],
)
def test_a_need_is_open_until_it_is_met_or_lacks_nothing(changes, open_):
    assert is_open_need(a_need(**changes)) is open_


def test_a_need_at_its_target_is_unmet_until_somebody_says_that_it_is_met():
    need = a_need(current=4, target=4)
    assert (is_unmet(need), is_open_need(need)) == (True, False)


@pytest.mark.parametrize(
    ("changes", "open_"),
    [
        ({"found_on": NEXT_DAY}, False),
        ({"found_on": DAY}, True),
        ({"met_on": DAY}, False),
        ({"met_on": NEXT_DAY}, True),
        ({"met_on": NEXT_DAY, "current": 4}, False),
    ],
)
def test_on_a_day_a_need_is_open_from_when_it_was_found_until_it_was_met(changes, open_):
    need = a_need(**changes)
    assert is_open_need(need, DAY) is open_


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), [None]])
def test_nonsense_is_no_need_and_no_day(nonsense):
    with pytest.raises(InvalidValue):
        is_open_need(nonsense)
    if nonsense is not None:
        with pytest.raises(InvalidValue):
            is_open_need(a_need(), nonsense)
