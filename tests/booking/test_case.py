"""A case holds what bears on a request whatever the time, and in which spaces it may be met."""

from datetime import datetime, timedelta
from time import perf_counter
from typing import Any

import pytest
from attrs import evolve

from rocb import (
    Allowance,
    Book,
    CapacityUnknown,
    Entitlement,
    HoursUnknown,
    InvalidValue,
    Layout,
    Limits,
    MissingEquipment,
    MissingLayout,
    Period,
    PlacesUnknown,
    Premises,
    Quota,
    Request,
    RocbError,
    Series,
    Slot,
    Space,
    SpaceKind,
    Terms,
    TooFewPlaces,
    TooManyPeople,
    UnknownRecord,
    Use,
    decide,
    free_slots,
)
from rocb.booking.case import Case, case_of, choices, keys_of
from rocb.periods import instant
from tests.booking.test_decisions import ALWAYS, an_organisation
from tests.offices import BAKU, STATED, a_request, a_slot, a_space, both, some_premises

NOW = datetime(2021, 2, 1, 9, tzinfo=BAKU)
FIRST = a_slot("2021-03-01 10:00", "2021-03-01 12:00")
HOUR = timedelta(hours=1)
MICROS = 3_600_000_000


def a_case(premises: Premises, *uses: Use, **changes: Any) -> Case:
    request = evolve(a_request(**changes), uses=uses)
    return case_of(premises, Book(), request, uses, where=BAKU, now=NOW)


def names(premises: Premises, *uses: Use, fits: Any = lambda _: True) -> list[list[str | None]]:
    return [[use.space for use in chosen] for chosen in choices(premises, uses, fits)]


def test_what_holds_at_whatever_time_is_known_of_all_spaces_at_once():
    spaces = (
        a_space("room", capacity=None, hours=None),
        a_space("hall", layouts=(Layout("rows", both("Rows"), 5),)),
        a_space("lot", pooled=True, capacity=3),
    )
    case = a_case(
        Premises(spaces, None),
        Use("room", headcount=2, places=1, equipment=("beamer",)),
        Use("hall", headcount=6, layout="rows"),
        Use("lot", places=4, layout="rows"),
    )
    assert case.standing == (
        CapacityUnknown("room", 2),
        PlacesUnknown("room", 1),
        MissingEquipment("room", ("beamer",)),
        TooManyPeople("hall", 6, 5),
        MissingLayout("lot", "rows"),
        TooFewPlaces("lot", 4, 3),
        HoursUnknown("room"),
        HoursUnknown("hall"),
        HoursUnknown("lot"),
    )


def test_spaces_with_the_hours_of_the_premises_share_them():
    own = ALWAYS
    premises = some_premises(a_space("a"), a_space("b", hours=own), a_space("c"))
    case = a_case(premises, Use("a"), Use("b"), Use("c"))
    assert [space for space, _ in case.hours] == ["a", "b"]


def test_the_strictest_limits_of_all_spaces_hold():
    soon = Limits(notice=HOUR, horizon=9 * HOUR, shortest=2 * HOUR)
    late = Limits(notice=3 * HOUR, horizon=5 * HOUR, shortest=HOUR, longest=4 * HOUR)
    premises = some_premises(a_space("a", limits=soon), a_space("b", limits=late))
    case = a_case(premises, Use("a"), Use("b"))
    assert case.earliest == instant(NOW) + 3 * MICROS
    assert case.latest == instant(NOW) + 5 * MICROS
    assert (case.shortest, case.longest) == (2 * HOUR, 4 * HOUR)


def test_without_limits_only_the_past_is_out_of_reach():
    case = a_case(some_premises(), Use("room"))
    assert (case.earliest, case.latest, case.longest) == (instant(NOW), None, None)


def test_every_quota_of_the_premises_and_of_every_space_holds_once():
    day, week = Quota("day", Period.DAY, bookings=1), Quota("week", Period.WEEK, bookings=2)
    spaces = (a_space("a", limits=Limits(quotas=(day, week))), a_space("b"), a_space("c"))
    premises = some_premises(*spaces, limits=Limits(quotas=(week,)))
    uses = (Use("a"), Use("b"), Use("c"))
    case = a_case(premises, *uses, organisation=an_organisation())
    assert case.quotas == (("a", day), ("a", week), (None, week))


def test_two_quotas_of_one_id_are_not_taken_for_one():
    day, month = (
        Quota("quota", period, bookings=number)
        for period, number in ((Period.DAY, 1), (Period.MONTH, 9))
    )
    with pytest.raises(InvalidValue):
        Limits(quotas=(day, month))


def test_a_decision_rests_on_the_spaces_and_where_it_matters_on_the_organisation():
    hall = (a_space("hall", parts=("right", "left")), a_space("left"), a_space("right"))
    ours = an_organisation()
    assert list(keys_of(a_case(some_premises(*hall), Use("hall"), organisation=ours))) == [
        "left",
        "right",
    ]
    quotas = Limits(quotas=(Quota("quota", Period.DAY, bookings=1),))
    free = Entitlement(
        "free",
        both("Free"),
        STATED,
        organisations=("customs",),
        allowance=Allowance(HOUR, Period.DAY),
    )
    for premises in (some_premises(limits=quotas), some_premises(terms=Terms((free,)))):
        keys = list(keys_of(a_case(premises, Use("room"), organisation=ours)))
        assert len(keys) == 2
        assert keys[0] == "room"
        assert "customs" in keys[1]


def test_two_uses_that_share_a_part_are_refused():
    hall = (a_space("hall", parts=("left",)), a_space("left"))
    with pytest.raises(InvalidValue) as caught:
        a_case(some_premises(*hall), Use("hall"), Use("left"))
    assert [it.path for it in caught.value.faults] == ["uses[1].space"]


def test_a_space_that_is_not_there_is_unknown():
    with pytest.raises(UnknownRecord):
        a_case(some_premises(), Use("cellar"))
    with pytest.raises(UnknownRecord):
        names(some_premises(), Use("cellar"), Use())


def test_named_spaces_leave_no_choice():
    premises = some_premises(a_space("a"), a_space("b"))
    assert names(premises, Use("b"), Use("a")) == [["b", "a"]]


def test_any_space_is_each_of_them_from_the_smallest_to_that_of_unknown_size():
    spaces = (a_space("large", capacity=90), a_space("unknown", capacity=None), a_space("small"))
    assert names(some_premises(*spaces), Use()) == [["small"], ["large"], ["unknown"]]
    assert names(some_premises(*spaces), Use("small"), Use()) == [
        ["small", "large"],
        ["small", "unknown"],
    ]


def test_any_space_keeps_what_else_was_asked_for():
    use = Use(headcount=3, layout="rows", equipment=("beamer",), kinds=(SpaceKind.CLASSROOM,))
    ((chosen,),) = choices(some_premises(), (use,), lambda _: True)
    assert chosen == Use("room", headcount=3, layout="rows", equipment=("beamer",))


def test_any_space_is_of_the_kinds_and_fits():
    spaces = (a_space("a"), a_space("b", kind=SpaceKind.KITCHEN), a_space("c"))
    premises = some_premises(*spaces)
    assert names(premises, Use(kinds=(SpaceKind.CLASSROOM,))) == [["a"], ["c"]]
    assert names(premises, Use()) == [["a"], ["c"]]
    assert names(premises, Use(), fits=lambda space: space.id == "c") == [["c"]]
    assert names(premises, Use(kinds=(SpaceKind.KITCHEN,))) == [["b"]]
    assert names(premises, Use(kinds=(SpaceKind.PARKING,))) == []


# Premises of any depth.


def a_tower(depth: int) -> tuple[Space, ...]:
    """Spaces, each of which is the only part of the one before."""
    rows = [a_space(f"s{number}", parts=(f"s{number + 1}",)) for number in range(depth)]
    return (*rows, a_space(f"s{depth}"))


@pytest.mark.timed
def test_ten_thousand_parts_within_each_other_are_decided_at_once():
    began = perf_counter()
    premises = some_premises(*a_tower(10_000))
    request = a_request("asked", space="s0")
    decision = decide(premises, Book(), request, where=BAKU, now=NOW)
    assert decision.locks == ("s10000",)
    window = a_slot("2021-03-01 00:00", "2021-03-02 00:00")
    assert len(free_slots(premises, Book(), Use("s5000"), window, where=BAKU)) == 1
    assert perf_counter() - began < 3


@pytest.mark.timed
def test_a_space_that_is_part_of_itself_is_refused():
    spaces = (*a_tower(1000)[:-1], a_space("s1000", parts=("s0",)))
    began = perf_counter()
    with pytest.raises(InvalidValue):
        some_premises(*spaces)
    with pytest.raises(InvalidValue):
        some_premises(a_space("a", parts=("a",)))
    assert perf_counter() - began < 2


@pytest.mark.parametrize(
    "made",
    [
        lambda: a_request(
            when=Series(a_slot("2021-03-01 10:00", "2021-03-01 12:00"), "FREQ=DAILY")
        ),
        lambda: a_request("r", Slot(NOW, NOW)),
        lambda: a_request("r", Slot(NOW, NOW.replace(year=7021))),
        lambda: a_space(setup=-HOUR),
        lambda: a_space(setup=timedelta.max),
        lambda: Limits(notice=timedelta.max),
        lambda: Limits(horizon=timedelta()),
        lambda: Limits(shortest=2 * HOUR, longest=HOUR),
    ],
)
def test_what_no_case_can_hold_is_refused_before(made):
    with pytest.raises(RocbError):
        made()


@pytest.mark.timed
def test_a_quota_costs_a_long_series_no_more_for_each_occurrence():
    quotas = (Quota("day", Period.DAY, bookings=1), Quota("year", Period.YEAR, bookings=400))
    premises = some_premises(hours=ALWAYS, limits=Limits(quotas=quotas))

    def seconds(count: int) -> float:
        series = Series(FIRST, f"FREQ=DAILY;COUNT={count}")
        request: Request = a_request("asked", when=series, organisation=an_organisation())
        began = perf_counter()
        decision = decide(premises, Book(), request, where=BAKU, now=NOW, remedies=0)
        assert len(decision.accepted) == count
        return perf_counter() - began

    assert seconds(2000) < 8 * min(seconds(500) for _ in range(3))  # 16 times were it quadratic
