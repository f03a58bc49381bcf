"""Continuity sends experts where they are known; least change leaves them where they are."""

import pytest

from rocb.errors import InvalidValue
from rocb.planning.assignment.objectives import COVER, measured
from rocb.planning.staffing.answers import pairings_of
from rocb.planning.staffing.objectives import continuity, least_change
from rocb.planning.staffing.problems import staffing_problem
from rocb.planning.staffing.staff import staff
from tests.offices import a_role, an_expert
from tests.planning.staffing.builders import a_case, an_activity_for, assigned, march, pairs_of

POOL = tuple(map(an_expert, "abcd"))
LAST = a_case(
    an_activity_for(a_role("r1"), id="x", members=("KZ",), theme="origin", days=march(1)),
    an_activity_for(a_role("r2"), id="y", members=("AZ",), theme="origin", days=march(2)),
    an_activity_for(a_role("r3"), id="z", members=("AZ",), theme="valuation", days=march(3)),
    pool=POOL,
)
BEFORE = assigned(LAST, ("r1", "a"), ("r2", "b"), ("r3", "c"))
NOW = a_case(an_activity_for(a_role("role", seats=4), members=("AZ", "GE")), pool=POOL)


@pytest.mark.parametrize(("expert", "counts"), [("a", 0), ("b", 1), ("c", 2), ("d", 0)])
def test_a_seat_counts_the_member_and_the_theme_that_the_expert_served(expert, counts):
    objective = continuity(NOW, BEFORE)
    chosen = pairings_of(assigned(NOW, ("role", expert)))
    assert measured(objective, staffing_problem(NOW), chosen) == counts


def test_who_is_known_is_sent_again():
    one = a_case(an_activity_for(a_role()), pool=POOL)
    assert pairs_of(staff(one, (COVER, continuity(one, BEFORE)))) == [("role", "c")]


def test_who_has_a_seat_stays_in_it():
    one = a_case(an_activity_for(a_role()), pool=POOL)
    kept = least_change(assigned(one, ("role", "d")))
    assert pairs_of(staff(one, (COVER, kept))) == [("role", "d")]


@pytest.mark.parametrize("nonsense", [None, "7", True, (1,)])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        continuity(NOW, nonsense)
    with pytest.raises(InvalidValue):
        continuity(nonsense, ())
    with pytest.raises(InvalidValue):
        least_change(nonsense)
