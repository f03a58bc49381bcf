"""Every record of an office is found by its kind and id."""

from rocb import profiles
from rocb.references import records_by_id

OFFICE = profiles.example_year()
FOUND = records_by_id(OFFICE)


def test_an_activity_is_found_by_its_id():
    plan = OFFICE.planning.plan
    assert plan is not None
    for activity in plan.activities:
        assert FOUND["activities", activity.id] is activity


def test_a_member_is_found_by_its_code():
    assert all(FOUND["members", it.code] is it for it in OFFICE.members)


def test_what_stands_deep_inside_is_found():
    strategies = OFFICE.planning.strategies
    indicators = [it for one in strategies for goal in one.goals for it in goal.indicators]
    assert indicators
    assert all(FOUND["indicators", it.id] is it for it in indicators)


def test_former_records_are_not_among_them():
    kinds = {kind for kind, _ in FOUND}
    assert {"activities", "needs", "experts", "spaces", "pledges"} <= kinds
