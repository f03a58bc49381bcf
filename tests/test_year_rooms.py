"""The rooms of a year: what the Book would let each activity have, and what bars the rest."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from rocb.booking.book import Book
from rocb.booking.hours import Closure
from rocb.booking.premises import Layout, Premises, SpaceKind
from rocb.office import RoomRequest
from rocb.periods import Days
from rocb.planning.plan.activities import Activity
from rocb.planning.scheduling.options import BarredOption, Hindrance, Impediment, PlacementOption
from rocb.year_rooms import (
    Desk,
    Spaces,
    desk_of,
    room_options,
    spaces_alike,
    spaces_for_people,
    the_space_alone,
)
from tests.offices import STATED, a_room_request, a_space, an_office, both, some_premises
from tests.planning.scheduling.builders import march, planned

HALL, OTHER = a_space("hall"), a_space("other")


def a_desk(premises: Premises, *booked: RoomRequest) -> Desk:
    """A desk at which these requests have been booked already."""
    desk = desk_of(an_office(premises=premises), Book(), date(2021, 1, 1))
    assert desk is not None
    for wish in booked:
        decision = desk.decide(wish, None, wish.space)
        assert decision is not None
        desk.book.apply(decision, by="office", at=desk.now)
    return desk


def a_wish(activity: str = "a", id: str = "wish", **changes: Any) -> RoomRequest:
    return a_room_request(id, **{"space": "hall", "activity": activity, "days": None, **changes})


def options_of(
    desk: Desk,
    *held: tuple[Activity, tuple[Days, ...]],
    wishes: Mapping[str, tuple[RoomRequest, ...]] | None = None,
    spaces: Spaces = spaces_alike,
) -> tuple[tuple[PlacementOption, ...], tuple[BarredOption, ...]]:
    asked = {it.id: (a_wish(it.id, f"{it.id}-wish"),) for it, _ in held}
    return room_options(desk, held, asked if wishes is None else wishes, spaces)


def test_an_activity_may_have_its_space_or_another_of_the_kind():
    desk = a_desk(some_premises(HALL, OTHER))
    options, barred = options_of(desk, (planned("a", march(2)), (march(2),)))
    assert [(it.spaces, it.cost) for it in options] == [(("hall",), 0), (("other",), 1)]
    assert barred == ()


def test_the_wanted_space_alone_may_be_asked_for():
    desk = a_desk(some_premises(HALL, OTHER))
    start = (planned("a", march(2)), (march(2),))
    options, _ = options_of(desk, start, spaces=the_space_alone)
    assert [it.spaces for it in options] == [("hall",)]


def test_a_space_of_another_kind_is_offered_only_where_any_will_do():
    lab = a_space("lab", kind=SpaceKind.COMPUTER_LABORATORY)
    desk = a_desk(some_premises(HALL, lab))
    start = (planned("a", march(2)), (march(2),))
    assert [it.spaces for it in options_of(desk, start)[0]] == [("hall",)]
    options, _ = options_of(desk, start, spaces=spaces_for_people)
    assert [it.spaces for it in options] == [("hall",), ("lab",)]


def test_days_moved_count_as_cost():
    desk = a_desk(some_premises(HALL))
    activity = planned("a", march(3), march(1, 5))
    options, _ = options_of(desk, (activity, (march(1), march(3), march(4))))
    assert [it.cost for it in options] == [2, 0, 1]


def test_what_is_booked_bars_the_space_and_is_named():
    taken = a_room_request("taken", space="hall", days=march(2))
    desk = a_desk(some_premises(HALL), taken)
    options, barred = options_of(desk, (planned("a", march(2, 3)), (march(2, 3), march(3, 4))))
    assert [it.days for it in options] == [march(3, 4)]
    (bar,) = barred
    assert (bar.days, bar.spaces) == (march(2, 3), ("hall",))
    assert bar.impediments == (Impediment(Hindrance.TAKEN, ("taken-1",)),)


def test_closures_and_weekends_bar_days_each_for_its_reason():
    closed = Closure(march(3), both("Feast"), STATED)
    desk = a_desk(some_premises(HALL, closures=(closed,)))
    starts = (march(3), march(6))
    _, barred = options_of(desk, (planned("a", march(3)), starts))
    assert [it.impediments for it in barred] == [
        (Impediment(Hindrance.CLOSED, ("hall",)),),
        (Impediment(Hindrance.OUTSIDE_HOURS, ("hall",)),),
    ]


def test_a_space_that_is_too_small_bars_all_days_and_a_larger_one_is_offered():
    desk = a_desk(some_premises(a_space("hall", capacity=10), a_space("large", capacity=50)))
    wishes = {"a": (a_wish(headcount=20),)}
    options, barred = options_of(desk, (planned("a", march(2)), (march(2),)), wishes=wishes)
    assert [it.spaces for it in options] == [("large",)]
    assert barred[0].impediments == (Impediment(Hindrance.UNFIT, ("hall",)),)


def test_activities_in_one_room_at_one_time_share_a_key_and_others_do_not():
    desk = a_desk(some_premises(HALL))
    held = [(planned(it, march(2)), (march(2), march(3))) for it in "ab"]
    options, _ = options_of(desk, *held)
    uses = {(it.activity, it.days.first.day): set(it.uses) for it in options}
    assert uses["a", 2] & uses["b", 2]
    assert uses["a", 3] & uses["b", 3]
    assert not uses["a", 2] & uses["b", 3]


def test_one_after_the_other_on_one_day_shares_no_key_unless_the_room_is_set_up_between():
    morning, noon = a_wish("a", "a-wish"), a_wish("b", "b-wish", starts=time(12), ends=time(14))
    held = [(planned(it, march(2)), (march(2),)) for it in "ab"]
    wishes = {"a": (morning,), "b": (noon,)}
    options, _ = options_of(a_desk(some_premises(HALL)), *held, wishes=wishes)
    assert not set(options[0].uses) & set(options[1].uses)
    spaced = some_premises(a_space("hall", setup=timedelta(minutes=15)))
    options, _ = options_of(a_desk(spaced), *held, wishes=wishes)
    assert set(options[0].uses) & set(options[1].uses)


def test_a_divisible_hall_and_its_part_share_a_key_and_two_parts_do_not():
    parts = (a_space("left"), a_space("right"))
    desk = a_desk(some_premises(a_space("hall", parts=("left", "right")), *parts))
    held = [(planned(it, march(2)), (march(2),)) for it in "abc"]
    wishes = {
        it: (a_wish(it, f"{it}-wish", space=space),)
        for it, space in zip("abc", ("hall", "left", "right"), strict=True)
    }
    options, _ = options_of(desk, *held, wishes=wishes, spaces=the_space_alone)
    whole, left, right = (set(it.uses) for it in options)
    assert whole & left
    assert whole & right
    assert not left & right


def test_all_requests_of_an_activity_get_spaces_that_are_not_in_each_others_way():
    desk = a_desk(some_premises(HALL, OTHER))
    wishes = {"a": (a_wish(id="plenary"), a_wish(id="groups", space="other"))}
    options, _ = options_of(desk, (planned("a", march(2)), (march(2),)), wishes=wishes)
    assert {it.spaces for it in options} == {("hall", "other"), ("other", "hall")}
    assert [it.cost for it in options] == [0, 2]


def test_what_one_of_several_requests_meets_bars_them_together():
    desk = a_desk(some_premises(HALL, a_space("lab", kind=SpaceKind.COMPUTER_LABORATORY)))
    wishes = {"a": (a_wish(), a_wish(id="second", space="lab", headcount=99))}
    options, barred = options_of(desk, (planned("a", march(2)), (march(2),)), wishes=wishes)
    assert options == ()
    assert barred[0].spaces == ("lab",)
    assert barred[0].impediments == (Impediment(Hindrance.UNFIT, ("lab",)),)


def test_requests_that_all_name_one_space_get_those_that_are_free():
    names = [f"room{number}" for number in range(9)]
    taken = [a_room_request(f"b-{it}", space=it, days=march(2)) for it in names[:3]]
    desk = a_desk(some_premises(*map(a_space, names)), *taken)
    wishes = {"a": tuple(a_wish(id=f"w{number}", space="room0") for number in range(3))}
    options, barred = options_of(desk, (planned("a", march(2)), (march(2),)), wishes=wishes)
    assert {it.spaces[0] for it in options} == set(names[3:])
    assert all(len({*it.spaces}) == 3 for it in options)
    assert {it.impediments[0].by for it in barred} == {
        ("b-room0-1",),
        ("b-room1-1",),
        ("b-room2-1",),
    }


def test_requests_that_have_but_one_space_at_one_time_are_in_each_others_way():
    desk = a_desk(some_premises(HALL))
    wishes = {"a": (a_wish(id="one"), a_wish(id="two"))}
    options, barred = options_of(desk, (planned("a", march(2)), (march(2),)), wishes=wishes)
    assert options == ()
    (bar,) = barred
    assert (bar.spaces, bar.impediments) == (
        ("hall", "hall"),
        (Impediment(Hindrance.TAKEN, ("a",)),),
    )


def test_where_several_requests_can_have_no_space_all_ways_are_told():
    taken = [a_room_request(it, space=it, days=march(2)) for it in ("hall", "other")]
    desk = a_desk(some_premises(HALL, OTHER), *taken)
    wishes = {"a": (a_wish(id="one"), a_wish(id="two"))}
    _, barred = options_of(desk, (planned("a", march(2)), (march(2),)), wishes=wishes)
    assert {it.spaces for it in barred} == {
        (one, two) for one in ("hall", "other") for two in ("hall", "other")
    }


def test_a_layout_that_another_space_lacks_bars_that_space():
    theatre = Layout("theatre", both("Theatre"), capacity=30)
    desk = a_desk(some_premises(a_space("hall", layouts=(theatre,)), OTHER))
    wishes = {"a": (a_wish(layout="theatre"),)}
    options, barred = options_of(desk, (planned("a", march(2)), (march(2),)), wishes=wishes)
    assert [it.spaces for it in options] == [("hall",)]
    assert barred[0].impediments == (Impediment(Hindrance.UNFIT, ("other",)),)


def test_an_activity_that_asks_for_no_room_may_have_all_its_days():
    desk = a_desk(some_premises(HALL))
    activity = planned("a", march(2))
    options, barred = options_of(desk, (activity, (march(2), march(6))), wishes={})
    assert [(it.rooms, it.uses) for it in options] == [((), ())] * 2
    assert barred == ()


def test_every_option_would_be_accepted_if_it_came_alone():
    taken = a_room_request("taken", space="hall", days=march(3))
    desk = a_desk(some_premises(HALL, OTHER), taken)
    activity = planned("a", march(2, 3), march(1, 12))
    starts = tuple(march(day, day + 1) for day in range(1, 12))
    options, barred = options_of(desk, (activity, starts))
    assert len(options) + len(barred) == 2 * len(starts)
    for option in options:
        moved = planned("a", option.days)
        decision = desk.decide(a_wish(id="a-wish"), moved, option.spaces[0])
        assert decision is not None
        assert decision.refused == ()


def test_without_premises_or_a_zone_there_is_no_desk():
    assert desk_of(an_office(premises=None), Book(), date(2021, 1, 1)) is None
    assert desk_of(an_office(time_zone=None), Book(), date(2021, 1, 1)) is None
