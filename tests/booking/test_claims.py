"""What a booking takes: the undivided spaces under the ones named, and how far neighbours keep."""

from datetime import timedelta
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb import Claim, InvalidValue, Layout, Premises, UnknownRecord, Use, claims_of
from rocb.booking.claims import gap_between, layout_of
from tests.offices import a_space, both, some_premises

MINUTE = timedelta(minutes=1)
ROWS = Layout("rows", both("rows"), 80, 30 * MINUTE, 20 * MINUTE)
RING = Layout("ring", both("ring"), 30)
PREMISES = some_premises(
    a_space("hall", parts=("west", "east"), layouts=(ROWS,), setup=5 * MINUTE, teardown=MINUTE),
    a_space("east", parts=("east-2", "east-1")),
    a_space("east-1", layouts=(ROWS, RING)),
    a_space("east-2"),
    a_space("west"),
    a_space("parking", pooled=True, capacity=12, teardown=2 * MINUTE),
    a_space("campus", parts=("hall", "parking")),
)


def names(*uses: Use) -> list[str]:
    return [claim.space for claim in claims_of(PREMISES, uses)]


@pytest.mark.parametrize(
    ("space", "units"),
    [
        ("west", ["west"]),
        ("east", ["east-1", "east-2"]),
        ("hall", ["east-1", "east-2", "west"]),
        ("campus", ["east-1", "east-2", "parking", "west"]),
        ("parking", ["parking"]),
    ],
)
def test_a_space_takes_the_undivided_spaces_that_it_consists_of(space, units):
    assert names(Use(space)) == units


def test_claims_come_in_the_order_in_which_spaces_are_locked():
    assert names(Use("west"), Use("parking"), Use("east")) == sorted(
        ["west", "parking", "east-1", "east-2"]
    )


def test_a_use_that_leaves_its_space_open_takes_nothing_yet():
    assert claims_of(PREMISES, (Use(None), Use("west"))) == (Claim("west"),)


@pytest.mark.parametrize(("first", "second"), [("hall", "east-1"), ("east", "hall")])
def test_two_uses_that_share_a_part_are_refused(first, second):
    with pytest.raises(InvalidValue) as caught:
        claims_of(PREMISES, (Use(first), Use("parking"), Use(second)))
    assert [fault.path for fault in caught.value.faults] == ["uses[2].space"]


def test_every_use_that_shares_a_part_is_named_once():
    with pytest.raises(InvalidValue) as caught:
        claims_of(PREMISES, (Use("hall"), Use("east"), Use("west")))
    assert [fault.path for fault in caught.value.faults] == ["uses[1].space", "uses[2].space"]


def test_a_space_that_is_not_there_is_unknown():
    with pytest.raises(UnknownRecord, match="cellar"):
        claims_of(PREMISES, (Use("west"), Use("cellar")))


def test_what_the_named_space_needs_is_kept_free_in_all_of_its_parts():
    for claim in claims_of(PREMISES, (Use("hall", layout="rows"),)):
        assert (claim.before, claim.after) == (5 * MINUTE, MINUTE)
        assert (claim.setup, claim.teardown) == (30 * MINUTE, 20 * MINUTE)
        assert claim.layout == "hall/rows"
        assert claim.spaced


def test_a_layout_of_the_whole_is_another_than_one_of_a_part_by_the_same_name():
    whole, part = (
        claims_of(PREMISES, (Use(space, layout="rows"),))[0] for space in ("hall", "east-1")
    )
    assert whole.space == part.space
    assert whole.layout != part.layout


def test_a_layout_that_the_space_does_not_have_is_left_out():
    (claim,) = claims_of(PREMISES, (Use("west", layout="rows"),))
    assert (claim.layout, claim.spaced) == (None, False)


def test_places_are_taken_of_a_pool_and_all_of_it_by_default():
    (some,) = claims_of(PREMISES, (Use("parking", places=3),))
    (whole,) = claims_of(PREMISES, (Use("parking"),))
    assert (some.pooled, some.places, some.limit) == (True, 3, 12)
    assert (whole.pooled, whole.places, whole.limit) == (True, None, 12)


def test_a_whole_that_has_a_pool_among_its_parts_takes_all_of_the_pool():
    (pool,) = (it for it in claims_of(PREMISES, (Use("campus", places=3),)) if it.pooled)
    assert (pool.space, pool.places) == ("parking", None)


@pytest.mark.parametrize("field", ["before", "after", "setup", "teardown"])
def test_a_claim_is_spaced_by_any_time_around_it(field):
    changes: dict[str, Any] = {field: timedelta(microseconds=1)}
    assert Claim("room", **changes).spaced
    assert not Claim("room").spaced


def test_a_layout_is_found_by_its_id():
    space = PREMISES.by_id["east-1"]
    assert layout_of(space, "ring") is RING
    assert layout_of(space, "cinema") is None
    assert layout_of(space, None) is None


CLAIMS = st.builds(
    Claim,
    st.just("room"),
    before=st.integers(0, 3).map(timedelta),
    after=st.integers(0, 3).map(timedelta),
    layout=st.none() | st.sampled_from("ab"),
    setup=st.integers(0, 3).map(timedelta),
    teardown=st.integers(0, 3).map(timedelta),
)


@given(CLAIMS, CLAIMS)
def test_neighbours_add_up_and_a_layout_that_stays_costs_nothing(earlier, later):
    gap = gap_between(earlier, later)
    if earlier.layout is not None and earlier.layout == later.layout:
        assert gap == earlier.after + later.before
    else:
        assert gap == sum(
            (earlier.after, earlier.teardown, later.setup, later.before), start=timedelta()
        )


def uses_of(premises: Premises) -> list[Use]:
    return [
        Use(space.id, layout=layout)
        for space in premises.spaces
        for layout in (None, *(it.id for it in space.layouts))
    ]


def test_who_keeps_clear_of_a_neighbour_keeps_clear_of_those_behind_it():
    """So the Book needs no look beyond the nearest neighbour to know whether a slot is free."""
    claims = [claim for use in uses_of(PREMISES) for claim in claims_of(PREMISES, (use,))]
    for first, second, third in product(claims, repeat=3):
        if first.space == second.space == third.space:
            near = sum((gap_between(*it) for it in pairwise((first, second, third))), timedelta())
            assert gap_between(first, third) <= near
