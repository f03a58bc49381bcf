"""Premises are a graph of spaces; what is wrong with one is said all at once, with its place."""

from collections.abc import Callable
from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Closure,
    Days,
    Fault,
    InvalidValue,
    Layout,
    Limits,
    Premises,
    Space,
    SpaceKind,
    UnknownRecord,
)
from rocb.booking.premises import closures_of, hours_of, limits_of, space_of
from tests.offices import STATED, a_space, both, some_premises, weekday_hours

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONDAY = date(2021, 3, 1)


def found(make: Callable[..., object], *values: Any, **more: Any) -> tuple[Fault, ...]:
    """The faults for which a value is refused."""
    with pytest.raises(InvalidValue) as caught:
        make(*values, **more)
    return caught.value.faults


def places(make: Callable[..., object], *values: Any, **more: Any) -> list[str]:
    return [fault.path for fault in found(make, *values, **more)]


def hall(id: str, *parts: str, **changes: Any) -> Space:
    return a_space(id, parts=parts, **changes)


def a_closure(*spaces: str, name: str = "Closed") -> Closure:
    return Closure(Days(MONDAY, MONDAY), both(name), STATED, spaces)


# Spaces


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"id": ""}, "id"),
        ({"id": "a room"}, "id"),
        ({"id": "x" * 101}, "id"),
        ({"id": "room\n"}, "id"),
        ({"id": None}, "id"),
        ({"capacity": 0}, "capacity"),
        ({"capacity": -30}, "capacity"),
        ({"capacity": True}, "capacity"),
        ({"capacity": 30.0}, "capacity"),
        ({"capacity": float("inf")}, "capacity"),
        ({"capacity": float("nan")}, "capacity"),
        ({"capacity": 2**60}, "capacity"),
        ({"kind": "classroom"}, "kind"),
        ({"name": None}, "name"),
        ({"name": "Room"}, "name"),
        ({"note": "A note"}, "note"),
        ({"pooled": 1}, "pooled"),
        ({"pooled": None}, "pooled"),
        ({"parts": "left"}, "parts"),
        ({"parts": ["left"]}, "parts"),
        ({"parts": ("left", "right", "left")}, "parts[2]"),
        ({"parts": (1,)}, "parts[0]"),
        ({"equipment": ("projector", "a screen")}, "equipment[1]"),
        ({"equipment": ("projector", "projector")}, "equipment[1]"),
        ({"setup": -HOUR}, "setup"),
        ({"setup": 30}, "setup"),
        ({"setup": timedelta.max}, "setup"),
        ({"teardown": timedelta(microseconds=-1)}, "teardown"),
        ({"teardown": float("nan")}, "teardown"),
        ({"teardown": None}, "teardown"),
        ({"layouts": ("theatre",)}, "layouts[0]"),
        ({"hours": ()}, "hours"),
        ({"limits": ()}, "limits"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_a_space_refuses_what_it_cannot_hold(changes, path):
    assert places(evolve, a_space(), **changes) == [path]


def test_a_capacity_that_nobody_stated_is_unknown():
    assert a_space(capacity=None).capacity is None


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"id": "in rows"}, "id"),
        ({"name": None}, "name"),
        ({"capacity": 0}, "capacity"),
        ({"capacity": True}, "capacity"),
        ({"setup": -HOUR}, "setup"),
        ({"teardown": -HOUR}, "teardown"),
        ({"teardown": 30}, "teardown"),
    ],
)
def test_a_layout_refuses_what_it_cannot_hold(values, path):
    assert places(Layout, **{"id": "theatre", "name": both("Theatre"), **values}) == [path]


def test_a_pool_has_neither_parts_nor_layouts_and_is_told_of_both_at_once():
    layout = Layout("theatre", both("Theatre"))
    assert places(a_space, pooled=True, parts=("left",), layouts=(layout,)) == ["parts", "layouts"]


def test_a_pool_may_have_no_known_number_of_places():
    assert a_space(pooled=True, capacity=None).capacity is None


def test_every_layout_with_the_id_of_another_is_named():
    one, other = (Layout(id, both(id)) for id in ("theatre", "banquet"))
    assert found(a_space, layouts=(one, other, one, one)) == tuple(
        Fault(f"layouts[{place}].id", "theatre", "an id that no other of the layouts has")
        for place in (2, 3)
    )


def test_layouts_of_two_spaces_may_share_an_id():
    layout = Layout("theatre", both("Theatre"))
    premises = some_premises(a_space("one", layouts=(layout,)), a_space("two", layouts=(layout,)))
    assert space_of(premises, "two").layouts == (layout,)


# Premises


def test_premises_refuse_a_list_of_spaces():
    assert places(Premises, [a_space()], None) == ["spaces"]


def test_all_that_is_wrong_with_premises_is_said_at_once():
    spaces = (hall("a", "b", "x"), hall("b", "a"), a_space("b"), hall("c", "c"))
    closures = (a_closure("a"), a_closure("a", "y"))
    assert places(Premises, spaces, None, closures) == [
        "spaces[2].id",
        "spaces[0].parts[1]",
        "closures[1].spaces[1]",
        "spaces[3].parts",
    ]


def test_a_part_that_is_not_there_is_named():
    assert found(some_premises, hall("hall", "left", "right"), a_space("right")) == (
        Fault("spaces[0].parts[0]", "left", "the id of one of the spaces"),
    )


@pytest.mark.parametrize(
    ("parts", "members"),
    [
        ({"a": "a"}, "a"),
        ({"a": "b", "b": "a"}, "ab"),
        ({"a": "bc", "b": "", "c": "a"}, "ac"),
        ({"x": "a", "a": "b", "b": "c", "c": "a"}, "abc"),
        ({"a": "bc", "b": "d", "c": "d", "d": "b"}, "bd"),
    ],
    ids=str,
)
def test_a_circle_of_parts_is_named_at_one_of_its_spaces(parts, members):
    faults = found(some_premises, *(hall(id, *inner) for id, inner in parts.items()))
    assert {fault.value for fault in faults} <= set(members)
    assert {fault.expected for fault in faults} == {"outside its own parts"}
    assert [fault.path for fault in faults] == [
        f"spaces[{list(parts).index(str(fault.value))}].parts" for fault in faults
    ]


def test_two_circles_are_both_named():
    spaces = [hall("a", "b"), hall("b", "a"), hall("c", "d"), hall("d", "c")]
    faults = found(some_premises, *spaces)
    assert [{"a": 0, "b": 0, "c": 1, "d": 1}[str(fault.value)] for fault in faults] == [0, 1]


@pytest.mark.timed
def test_a_circle_ten_thousand_spaces_long_is_found_within_a_second():
    spaces = [hall(f"s{number}", f"s{(number + 1) % 10_000}") for number in range(10_000)]
    begun = process_time()
    assert len(found(some_premises, *spaces)) == 1
    assert process_time() - begun < 1


def test_a_space_is_found_by_its_id():
    premises = some_premises(a_space("one"), a_space("two"))
    assert space_of(premises, "two").id == "two"
    assert list(premises.by_id) == ["one", "two"]


@pytest.mark.parametrize("id", ["three", "", None, 7])
def test_a_space_that_is_not_there_is_unknown(id):
    with pytest.raises(UnknownRecord):
        space_of(some_premises(), id)


def test_the_spaces_by_id_cannot_be_changed():
    with pytest.raises(TypeError):
        some_premises().by_id["new"] = a_space("new")  # type: ignore[index]


def test_spaces_are_in_order_of_size_with_the_unknown_last():
    spaces = [
        a_space(id, capacity=capacity)
        for id, capacity in (("u", None), ("b", 20), ("c", 30), ("v", None), ("a", 20), ("d", 1))
    ]
    assert [it.id for it in some_premises(*spaces).by_size] == ["d", "b", "a", "c", "u", "v"]


# Parts


def test_a_space_without_parts_is_its_own_unit():
    assert some_premises(a_space("room")).units("room") == ("room",)


def test_a_hall_consists_of_the_undivided_spaces_within_it_at_any_depth():
    premises = some_premises(
        hall("hall", "west", "east"),
        hall("west", "w2", "w1"),
        a_space("east"),
        a_space("w1"),
        hall("w2", "w2a"),
        a_space("w2a"),
    )
    assert {space.id: premises.units(space.id) for space in premises.spaces} == {
        "hall": ("east", "w1", "w2a"),
        "west": ("w1", "w2a"),
        "east": ("east",),
        "w1": ("w1",),
        "w2": ("w2a",),
        "w2a": ("w2a",),
    }


def test_two_halls_may_share_a_part():
    premises = some_premises(
        hall("north", "a", "b"), hall("south", "b", "c"), *(a_space(id) for id in "abc")
    )
    assert premises.units("north") == ("a", "b")
    assert premises.units("south") == ("b", "c")


def test_a_part_may_be_named_both_by_a_hall_and_by_a_part_of_it():
    premises = some_premises(hall("hall", "left", "wing"), hall("wing", "left"), a_space("left"))
    assert premises.units("hall") == ("left",)


def test_a_pool_may_be_part_of_a_hall():
    premises = some_premises(hall("hall", "seats"), a_space("seats", pooled=True))
    assert premises.units("hall") == ("seats",)


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, tuple[str, ...]]:
    """Draw spaces with their parts, in any order, without circles."""
    ids = draw(st.permutations("abcdefgh"))
    return {
        id: tuple(draw(st.lists(st.sampled_from(ids[place + 1 :]), unique=True, max_size=3)))
        if ids[place + 1 :]
        else ()
        for place, id in enumerate(ids)
    }


def leaves(parts: dict[str, tuple[str, ...]], id: str) -> set[str]:
    return {leaf for part in parts[id] for leaf in leaves(parts, part)} or {id}


@settings(deadline=None)
@given(graphs(), st.randoms())
def test_units_are_what_a_walk_down_the_parts_reaches(parts, random):
    order = list(parts)
    random.shuffle(order)
    premises = some_premises(*(hall(id, *parts[id]) for id in order))
    for id in parts:
        assert premises.units(id) == tuple(sorted(leaves(parts, id)))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abcde"), st.sets(st.sampled_from("abcde")), min_size=5))
def test_premises_are_refused_just_where_some_space_is_a_part_of_itself(parts):
    def within(id: str) -> set[str]:
        reached: set[str] = set()
        ahead = set(parts[id])
        while ahead:
            reached |= ahead
            ahead = {inner for part in ahead for inner in parts[part]} - reached
        return reached

    circular = {id for id in parts if id in within(id)}
    spaces = [hall(id, *sorted(parts[id])) for id in parts]
    if circular:
        assert {str(fault.value) for fault in found(some_premises, *spaces)} <= circular
    else:
        assert set(some_premises(*spaces).by_id) == set("abcde")


@pytest.mark.timed
def test_halls_ten_thousand_deep_are_made_and_resolved_within_a_second():
    spaces = [hall(f"s{number}", f"s{number + 1}") for number in range(10_000)]
    begun = process_time()
    premises = some_premises(*spaces, a_space("s10000"))
    assert premises.units("s0") == ("s10000",)
    assert process_time() - begun < 1


@pytest.mark.timed
def test_halls_thousands_deep_with_a_room_at_each_depth_are_made_within_a_second():
    depth = range(3_000)
    spaces = [hall(f"s{number}", f"room{number}", f"s{number + 1}") for number in depth]
    rooms = [a_space(f"room{number}") for number in depth]
    begun = process_time()
    premises = some_premises(*spaces, a_space("s3000"), *rooms)
    assert len(premises.units("s0")) == 3_001
    assert process_time() - begun < 1


@pytest.mark.timed
def test_halls_in_many_ways_within_each_other_are_made_within_a_second():
    width = [str(number) for number in range(8)]
    spaces = [
        hall(f"{depth}.{place}", *(f"{depth + 1}.{inner}" for inner in width))
        for depth in range(300)
        for place in width
    ]
    begun = process_time()
    premises = some_premises(*spaces, *(a_space(f"300.{place}") for place in width))
    assert len(premises.units("0.0")) == 8
    assert process_time() - begun < 1


# What holds for a space


def test_the_hours_and_limits_of_a_space_come_before_those_of_the_premises():
    own, general = Limits(notice=HOUR), Limits(notice=2 * HOUR)
    hours = weekday_hours()
    special = a_space("special", hours=hours, limits=own)
    premises = some_premises(special, a_space("room"), limits=general)
    assert hours_of(premises, special) is hours
    assert hours_of(premises, space_of(premises, "room")) is premises.hours
    assert limits_of(premises, special) is own
    assert limits_of(premises, space_of(premises, "room")) is general


def test_limits_of_a_space_that_limit_nothing_lift_those_of_the_premises():
    free = a_space(limits=Limits())
    assert limits_of(some_premises(free, limits=Limits(notice=HOUR)), free) == Limits()


def test_hours_and_limits_that_nobody_stated_are_unknown():
    premises = Premises((a_space(),), None)
    assert hours_of(premises, premises.spaces[0]) is None
    assert limits_of(premises, premises.spaces[0]) is None


DIVIDED = (
    hall("hall", "left", "right"),
    a_space("left"),
    a_space("right"),
    hall("foyers", "right", "foyer"),
    a_space("foyer"),
    a_space("other", kind=SpaceKind.PARKING, pooled=True),
)


@pytest.mark.parametrize(
    ("closed", "concerned"),
    [
        ((), "hall left right foyers foyer other"),
        (("hall",), "hall left right foyers"),
        (("left",), "hall left"),
        (("right",), "hall right foyers"),
        (("foyer",), "foyers foyer"),
        (("foyer", "other"), "foyers foyer other"),
        (("other",), "other"),
    ],
    ids=str,
)
def test_a_closed_part_closes_the_whole_and_the_reverse(closed, concerned):
    premises = some_premises(*DIVIDED, closures=(a_closure(*closed),))
    found_closed = [it.id for it in premises.spaces if closures_of(premises, it)]
    assert found_closed == concerned.split()


def test_closures_come_in_the_order_in_which_they_are_stated():
    closures = tuple(a_closure(*ids, name=str(ids)) for ids in (("left",), (), ("hall",)))
    premises = some_premises(*DIVIDED, closures=closures)
    assert closures_of(premises, space_of(premises, "right")) == closures[1:]
    assert closures_of(premises, space_of(premises, "left")) == closures
