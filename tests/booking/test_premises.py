"""Premises are open in spans of the wall clock; what nobody stated is unknown."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Days, Hours, InvalidValue, OpeningHours, Premises, Slot, Space
from rocb.booking.premises import open_slots
from tests.offices import BAKU, BERLIN, STATED, a_slot, a_space, weekday_hours

MONDAY = date(2021, 3, 1)
SATURDAY = date(2021, 3, 6)
CLOCKS_BACK = date(2026, 10, 25)
CLOCKS_FORWARD = date(2026, 3, 29)
APIA = ZoneInfo("Pacific/Apia")
SKIPPED_IN_APIA = date(2011, 12, 30)


def clock(text: str) -> time:
    return time.fromisoformat(text)


def spans(*texts: str, weekday: int = 1, closed: tuple[Days, ...] = ()) -> Hours:
    """Hours of one weekday, from spans such as "09:00-13:00"."""
    times = (text.split("-") for text in texts)
    weekly = tuple(OpeningHours(weekday, clock(opens), clock(closes)) for opens, closes in times)
    return Hours(weekly, closed, STATED)


def opened(hours: Hours, day: date = MONDAY, where: ZoneInfo = BAKU) -> list[Slot]:
    return list(open_slots(hours, day, where))


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


def test_the_premises_are_open_in_the_hours_of_the_weekday():
    assert opened(weekday_hours()) == [a_slot("2021-03-01 09:00", "2021-03-01 18:00")]


def test_a_weekday_without_hours_is_closed():
    assert opened(weekday_hours(), SATURDAY) == []


def test_a_weekday_is_counted_from_monday():
    assert opened(spans("09:00-10:00", weekday=7), date(2021, 3, 7)) != []
    assert opened(spans("09:00-10:00", weekday=7), MONDAY) == []


@pytest.mark.parametrize("closed", [Days(MONDAY, MONDAY), Days(date(2021, 2, 1), MONDAY)])
def test_a_closed_day_is_closed_whatever_the_weekday_says(closed):
    assert opened(spans("09:00-18:00", closed=(closed,))) == []


def test_the_day_after_a_closed_day_is_open():
    closed = Days(date(2021, 2, 1), date(2021, 2, 28))
    assert opened(spans("09:00-18:00", closed=(closed,))) != []


def test_a_lunch_break_splits_the_day_in_order():
    assert opened(spans("14:00-18:00", "09:00-13:00")) == [
        a_slot("2021-03-01 09:00", "2021-03-01 13:00"),
        a_slot("2021-03-01 14:00", "2021-03-01 18:00"),
    ]


def test_touching_spans_are_joined():
    assert opened(spans("13:00-18:00", "09:00-13:00")) == [
        a_slot("2021-03-01 09:00", "2021-03-01 18:00")
    ]


@pytest.mark.parametrize("second", ["12:00-18:00", "09:00-18:00", "10:00-18:00"])
def test_overlapping_spans_are_joined(second):
    assert opened(spans("09:00-13:00", second)) == [a_slot("2021-03-01 09:00", "2021-03-01 18:00")]


def test_a_span_inside_another_changes_nothing():
    assert opened(spans("09:00-18:00", "10:00-11:00")) == opened(spans("09:00-18:00"))


def test_the_hours_are_meant_in_the_zone_that_is_passed():
    (slot,) = opened(weekday_hours(), where=BERLIN)
    assert slot.start == datetime(2021, 3, 1, 8, tzinfo=UTC)


def test_a_night_in_which_clocks_go_back_is_open_an_hour_longer():
    (slot,) = opened(spans("01:00-05:00", weekday=7), CLOCKS_BACK, BERLIN)
    assert slot.length == timedelta(hours=5)


def test_a_night_in_which_clocks_go_forward_is_open_an_hour_less():
    (slot,) = opened(spans("01:00-05:00", weekday=7), CLOCKS_FORWARD, BERLIN)
    assert slot.length == timedelta(hours=3)


def test_of_a_repeated_closing_time_the_first_is_meant():
    (slot,) = opened(spans("01:00-02:30", weekday=7), CLOCKS_BACK, BERLIN)
    assert slot.end.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_skipped_opening_time_moves_forward_by_the_gap():
    (slot,) = opened(spans("02:30-05:00", weekday=7), CLOCKS_FORWARD, BERLIN)
    assert slot.start.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_spans_that_touch_because_the_clocks_skip_their_break_are_joined():
    found = opened(spans("01:00-02:00", "03:00-04:00", weekday=7), CLOCKS_FORWARD, BERLIN)
    assert found == [a_slot("2026-03-29 01:00", "2026-03-29 04:00", BERLIN)]


def test_spans_never_overlap_where_one_of_them_is_moved_by_the_gap():
    found = opened(spans("01:00-02:30", "03:00-04:00", weekday=7), CLOCKS_FORWARD, BERLIN)
    assert found == [a_slot("2026-03-29 01:00", "2026-03-29 04:00", BERLIN)]


def test_spans_stay_in_order_where_one_of_them_is_moved_by_the_gap():
    found = opened(spans("02:30-02:50", "03:00-03:10", weekday=7), CLOCKS_FORWARD, BERLIN)
    assert [it.start for it in found] == sorted(it.start for it in found)


def test_a_day_that_the_clocks_skip_altogether_is_not_open():
    assert opened(spans("09:00-18:00", weekday=5), SKIPPED_IN_APIA, APIA) == []


SPAN = st.tuples(st.integers(0, 95), st.integers(0, 95)).filter(lambda pair: pair[0] < pair[1])


def quarter_past_midnight(number: int) -> time:
    return time(number // 4, number % 4 * 15)


@given(st.lists(SPAN, max_size=6))
@settings(deadline=None)
def test_open_slots_are_what_a_sweep_of_the_day_finds(pairs):
    weekly = tuple(OpeningHours(1, *map(quarter_past_midnight, pair)) for pair in pairs)
    midnight = datetime(2021, 3, 1, tzinfo=BAKU)
    inside = [any(first <= place < last for first, last in pairs) for place in range(97)]
    begins = [p for p in range(97) if inside[p] and not (p and inside[p - 1])]
    ends = [p for p in range(97) if not inside[p] and p and inside[p - 1]]
    assert opened(Hours(weekly, (), STATED)) == [
        Slot(midnight + timedelta(minutes=15 * first), midnight + timedelta(minutes=15 * last))
        for first, last in zip(begins, ends, strict=True)
    ]


@pytest.mark.parametrize(
    ("opens", "closes"), [("09:00", "09:00"), ("18:00", "09:00"), ("09:00", "00:00")]
)
def test_hours_that_close_before_they_open_are_refused(opens, closes):
    with pytest.raises(InvalidValue) as caught:
        OpeningHours(1, clock(opens), clock(closes))
    assert paths(caught.value) == ["closes"]


@pytest.mark.parametrize("weekday", [0, 8, -1, True, "1", None])
def test_a_weekday_beyond_the_week_is_refused(weekday):
    with pytest.raises(InvalidValue) as caught:
        OpeningHours(weekday, time(9), time(18))
    assert paths(caught.value) == ["weekday"]


def test_hours_are_times_of_the_wall_clock_without_a_zone():
    with pytest.raises(InvalidValue) as caught:
        OpeningHours(1, time(9, tzinfo=UTC), time(18))
    assert paths(caught.value) == ["opens"]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"capacity": 0}, "capacity"),
        ({"capacity": -30}, "capacity"),
        ({"capacity": True}, "capacity"),
        ({"capacity": float("inf")}, "capacity"),
        ({"kind": "classroom"}, "kind"),
        ({"name": None}, "name"),
    ],
)
def test_a_space_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        a_space(**changes)
    assert paths(caught.value) == [path]


def test_a_capacity_that_nobody_stated_is_unknown():
    assert a_space(capacity=None).capacity is None


def test_premises_refuse_a_list_of_spaces():
    spaces: list[Space] = [a_space()]
    with pytest.raises(InvalidValue) as caught:
        Premises(spaces, None)  # type: ignore[arg-type]
    assert paths(caught.value) == ["spaces"]
