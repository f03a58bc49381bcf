"""What depends on itself is found, whatever hangs on it, and everything else has an order."""

from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, Plan, Status
from rocb.planning.plan.dependencies import (
    cycle_faults,
    dependents,
    in_sequence,
    reached,
    waits_for,
)
from tests.offices import YEAR
from tests.planning.plan.pasts import a_line, chained


def needing(links: dict[str, tuple[str, ...]]) -> list[SimpleNamespace]:
    return [SimpleNamespace(id=id, depends_on=needs) for id, needs in links.items()]


def circles(links: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [
        (it.path, it.expected.removeprefix("free of circles: "))
        for it in cycle_faults(needing(links))
    ]


def test_what_depends_on_itself_is_a_fault():
    assert circles({"a": ("a",)}) == [("activities[0].depends_on", "a -> a")]


def test_a_circle_is_named_once_and_what_hangs_on_it_is_none():
    links = {"x": ("b",), "c": ("a",), "b": ("c",), "a": ("b", "y"), "y": ()}
    assert circles(links) == [("activities[3].depends_on", "a -> b -> c -> a")]


def test_of_a_long_circle_a_fault_names_where_it_begins():
    ids = [f"an-activity-with-quite-a-long-id-{number:02}" for number in range(12)]
    (fault,) = cycle_faults(needing({id: (ids[(place + 1) % 12],) for place, id in enumerate(ids)}))
    assert fault.value == ids[0]
    assert str(fault).endswith(f"is not free of circles: {' -> '.join(ids[:10])} -> …")


def test_circles_apart_from_one_another_are_all_named():
    links = {"d": ("c",), "c": ("d",), "b": ("a", "c"), "a": ("b",)}
    assert circles(links) == [
        ("activities[1].depends_on", "c -> d -> c"),
        ("activities[3].depends_on", "a -> b -> a"),
    ]


def test_circles_that_share_an_activity_are_one_group():
    assert len(circles({"a": ("b",), "b": ("a", "c"), "c": ("d",), "d": ("c", "a")})) == 1


def test_a_plan_with_a_circle_is_refused():
    with pytest.raises(InvalidValue) as caught:
        Plan(YEAR, (a_line("a", depends_on=("b",)), a_line("b", depends_on=("a",))))
    assert str(caught.value) == 'activities[0].depends_on: "a" is not free of circles: a -> b -> a'


def test_records_that_lack_a_part_are_passed_over():
    assert cycle_faults([SimpleNamespace(), object(), SimpleNamespace(id="a")]) == ()


def test_what_is_not_there_is_nobody_elses_circle():
    assert circles({"a": ("b",)}) == []


LINKS = st.integers(1, 6).flatmap(
    lambda number: st.fixed_dictionaries(
        {
            f"a{it}": st.lists(
                st.sampled_from([f"a{other}" for other in range(number)]), unique=True, max_size=3
            ).map(tuple)
            for it in range(number)
        }
    )
)


def walks(links: dict[str, tuple[str, ...]]) -> list[dict[str, set[str]]]:
    """What each id reaches in one step, in two, and so on."""
    found = [{id: set(others) for id, others in links.items()}]
    for _ in links:
        found.append({id: {it for at in found[-1][id] for it in links[at]} for id in links})
    return found


@given(LINKS)
@settings(max_examples=100)
def test_exactly_the_groups_that_are_circular_are_named_each_by_a_shortest_circle(links):
    steps = walks(links)
    reach = {id: set().union(*(step[id] for step in steps)) for id in links}
    groups = {
        frozenset(it for it in links if it in reach[id] and id in reach[it])
        for id in links
        if id in reach[id]
    }
    faults = cycle_faults(needing(links))
    named = [circle.split(" -> ") for _, circle in circles(links)]
    assert {min(group) for group in groups} == {circle[0] for circle in named}
    assert len(named) == len(groups)
    assert [it.path for it in faults] == sorted(
        f"activities[{list(links).index(circle[0])}].depends_on" for circle in named
    )
    for circle in named:
        assert circle[0] == circle[-1]
        assert all(later in links[earlier] for earlier, later in pairwise(circle))
        shortest = next(n for n, step in enumerate(steps, 1) if circle[0] in step[circle[0]])
        assert len(circle) - 1 == shortest


def test_a_long_chain_and_a_long_circle_need_no_deep_recursion():
    links: dict[str, tuple[str, ...]] = {
        f"a{n}": (f"a{n - 1}",) if n else () for n in range(20_000)
    }
    assert circles(links) == []
    links["a0"] = ("a19999",)
    assert len(circles(links)) == 1


@given(chained())
@settings(max_examples=50)
def test_the_sequence_holds_everything_after_what_it_depends_on(activities):
    sequence = in_sequence(activities)
    assert sorted(it.id for it in sequence) == sorted(it.id for it in activities)
    places = {it.id: place for place, it in enumerate(sequence)}
    assert all(places[id] < places[it.id] for it in sequence for id in it.depends_on)


def test_what_has_begun_waits_for_nothing():
    waiting = [a_line(it.value, status=it, depends_on=("a",)) for it in Status]
    found = {it.status for it in waiting if waits_for(it)}
    assert found == set(Status) - {Status.UNDER_WAY, Status.COMPLETED}
    assert dependents([a_line("a"), *waiting])["a"] == (
        "cancelled",
        "planned",
        "postponed",
        "proposed",
    )


def test_what_links_lead_to_is_reached_but_not_where_they_begin():
    links = {"a": ("c", "b"), "b": ("d",), "c": ("d",), "d": (), "e": ("a",)}
    assert reached(links, "a") == ("b", "c", "d")
    assert reached(links, "d") == ()
