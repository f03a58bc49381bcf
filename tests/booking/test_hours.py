"""Premises are open when their hours say so, to the minute, and not on the days of a closure."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Closure, DatedHours, Days, Hours, InvalidValue, OpeningHours, Slot
from rocb.booking.hours import is_open, open_spans
from rocb.booking.openings import open_days
from rocb.periods import at_instant
from tests.offices import BAKU, BERLIN, STATED, a_slot, both

MONDAY = date(2021, 3, 1)
SATURDAY = date(2021, 3, 6)
CLOCKS_BACK = date(2026, 10, 25)
CLOCKS_FORWARD = date(2026, 3, 29)
APIA = ZoneInfo("Pacific/Apia")
NUUK = ZoneInfo("America/Nuuk")
ST_JOHNS = ZoneInfo("America/St_Johns")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
MINUTE = 60_000_000
"""A minute, in microseconds."""


def clock(text: str) -> time:
    return time.fromisoformat(text)


def cut(text: str) -> tuple[time, time, bool]:
    """Opening and closing time of a span such as "22:00-02:00", and whether that is overnight."""
    opens, closes = map(clock, text.split("-"))
    return opens, closes, closes <= opens


def on(weekday: int, *texts: str) -> tuple[OpeningHours, ...]:
    return tuple(OpeningHours(weekday, *cut(text)) for text in texts)


def dated(day: date, *texts: str) -> tuple[DatedHours, ...]:
    return tuple(DatedHours(day, *cut(text)) for text in texts)


def daily(*texts: str) -> Hours:
    return Hours(tuple(it for weekday in range(1, 8) for it in on(weekday, *texts)), STATED)


def monday(*texts: str, exceptions: tuple[DatedHours, ...] = ()) -> Hours:
    return Hours(on(1, *texts), STATED, exceptions)


def opened(hours: Hours, slot: Slot, where: ZoneInfo = BAKU) -> list[Slot]:
    """When the hours hold within a slot."""
    found = open_spans(hours, slot.begins, slot.ends, where)
    return [Slot(at_instant(first, where), at_instant(after, where)) for first, after in found]


def on_day(day: date, where: ZoneInfo = BAKU) -> Slot:
    return Slot(datetime.combine(day, time(), where), datetime.combine(day + DAY, time(), where))


def paths(error: InvalidValue) -> list[str]:
    return [fault.path for fault in error.faults]


class Sweep:
    """The clocks of a zone over some days, minute by minute: it only ever asks what UTC shows."""

    def __init__(self, first: date, days: int, where: ZoneInfo) -> None:
        self.days = [first + number * DAY for number in range(days)]
        self.first_shown: dict[datetime, int] = {}
        begin = datetime.combine(first - DAY, time(), UTC)
        self.zero = (begin - EPOCH) // timedelta(microseconds=1)
        self.minutes = (days + 3) * 1440
        step = timedelta(minutes=1)
        for number in range(self.minutes):
            shown = (begin + number * step).astimezone(where).replace(tzinfo=None, fold=0)
            self.first_shown.setdefault(shown, number)

    def shows(self, wall: datetime) -> bool:
        return wall in self.first_shown

    def minute_of(self, wall: datetime) -> int:
        """The minute at which a wall time is shown first; of a skipped one, had none been."""
        shown = wall
        while shown not in self.first_shown:
            shown -= timedelta(minutes=1)
        return self.first_shown[shown] + (wall - shown) // timedelta(minutes=1)

    def open_minutes(self, hours: Hours) -> list[bool]:
        found = [False] * self.minutes
        for day in self.days:
            exceptions = [it for it in hours.dated if it.day == day]
            weekly = [it for it in hours.weekly if it.weekday == day.isoweekday()]
            for span in exceptions or weekly:
                opens = datetime.combine(day, span.opens.replace(fold=0))
                closes = datetime.combine(day, span.closes.replace(fold=0)) + DAY * span.overnight
                if self.shows(opens) or self.shows(closes):
                    for minute in range(self.minute_of(opens), self.minute_of(closes)):
                        found[minute] = True
        return found

    def instant(self, minute: int) -> int:
        return self.zero + minute * MINUTE

    def spans(self, are_open: list[bool], first: int, after: int) -> Iterator[tuple[int, int]]:
        """Yield the longest open spans between two minutes, as instants."""
        since = None
        for minute in range(first, after):
            if are_open[minute] and since is None:
                since = minute
            if not are_open[minute] and since is not None:
                yield self.instant(since), self.instant(minute)
                since = None
        if since is not None:
            yield self.instant(since), self.instant(after)


# Weekly hours


def test_the_premises_are_open_in_the_hours_of_the_weekday():
    found = opened(monday("09:00-18:00"), on_day(MONDAY))
    assert found == [a_slot("2021-03-01 09:00", "2021-03-01 18:00")]


def test_a_weekday_without_hours_is_closed():
    assert opened(monday("09:00-18:00"), on_day(SATURDAY)) == []


@pytest.mark.parametrize("weekday", range(1, 8))
def test_a_weekday_is_counted_from_monday(weekday):
    hours = Hours(on(weekday, "09:00-10:00"), STATED)
    days = [MONDAY + number * DAY for number in range(7)]
    assert [day.isoweekday() for day in days if opened(hours, on_day(day))] == [weekday]


def test_hours_that_nobody_stated_for_any_day_are_never_open():
    assert opened(Hours((), STATED), on_day(MONDAY)) == []
    assert not is_open(Hours((), STATED), on_day(MONDAY), BAKU)


def test_a_lunch_break_splits_the_day_in_order():
    assert opened(monday("14:00-18:00", "09:00-13:00"), on_day(MONDAY)) == [
        a_slot("2021-03-01 09:00", "2021-03-01 13:00"),
        a_slot("2021-03-01 14:00", "2021-03-01 18:00"),
    ]


@pytest.mark.parametrize(
    "second", ["13:00-18:00", "12:00-18:00", "09:00-18:00", "10:00-18:00", "08:59-18:00"]
)
def test_spans_that_touch_or_overlap_are_joined(second):
    hours = monday("09:00-13:00", second)
    (found,) = opened(hours, on_day(MONDAY))
    assert found.end == datetime(2021, 3, 1, 18, tzinfo=BAKU)
    assert is_open(hours, found, BAKU)


def test_a_span_inside_another_changes_nothing():
    hours = monday("09:00-18:00", "10:00-11:00")
    assert opened(hours, on_day(MONDAY)) == opened(monday("09:00-18:00"), on_day(MONDAY))
    assert is_open(hours, a_slot("2021-03-01 10:30", "2021-03-01 18:00"), BAKU)


def test_a_slot_may_begin_at_the_opening_and_end_at_the_closing():
    assert is_open(monday("09:00-18:00"), a_slot("2021-03-01 09:00", "2021-03-01 18:00"), BAKU)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2021-03-01 08:59:59.999999", "2021-03-01 10:00"),
        ("2021-03-01 17:00", "2021-03-01 18:00:00.000001"),
        ("2021-03-01 06:00", "2021-03-01 07:00"),
        ("2021-03-01 18:00", "2021-03-01 19:00"),
        ("2021-03-06 10:00", "2021-03-06 11:00"),
        ("2021-03-01 17:00", "2021-03-08 10:00"),
    ],
)
def test_a_slot_that_leaves_the_hours_by_a_microsecond_or_more_is_outside(start, end):
    assert not is_open(monday("09:00-18:00"), a_slot(start, end), BAKU)


def test_the_hours_are_meant_in_the_zone_that_is_passed():
    morning = a_slot("2021-03-01 09:00", "2021-03-01 10:00", BERLIN)
    assert is_open(monday("09:00-10:00"), morning, BERLIN)
    assert not is_open(monday("09:00-10:00"), morning, BAKU)
    assert is_open(monday("12:00-13:00"), morning, BAKU)


# Overnight hours


def test_overnight_hours_last_into_the_next_day():
    hours = monday("22:00-02:00")
    assert is_open(hours, a_slot("2021-03-01 23:00", "2021-03-02 01:00"), BAKU)
    assert is_open(hours, a_slot("2021-03-02 01:00", "2021-03-02 02:00"), BAKU)
    assert not is_open(hours, a_slot("2021-03-02 01:00", "2021-03-02 02:01"), BAKU)
    assert not is_open(hours, a_slot("2021-03-01 00:00", "2021-03-01 01:00"), BAKU)


def test_overnight_hours_of_sunday_last_into_monday():
    hours = Hours(on(7, "22:00-02:00"), STATED)
    assert opened(hours, on_day(MONDAY)) == [a_slot("2021-03-01 00:00", "2021-03-01 02:00")]


def test_a_whole_day_is_open_from_midnight_to_midnight():
    hours = monday("00:00-00:00")
    assert opened(hours, a_slot("2021-02-27 00:00", "2021-03-05 00:00")) == [on_day(MONDAY)]
    assert is_open(hours, on_day(MONDAY), BAKU)


def test_24_hours_from_noon_to_noon_are_one_span():
    found = opened(monday("12:00-12:00"), a_slot("2021-02-27 00:00", "2021-03-05 00:00"))
    assert found == [a_slot("2021-03-01 12:00", "2021-03-02 12:00")]


def test_premises_that_never_close_hold_slots_of_many_days():
    slot = a_slot("2026-01-01 07:13", "2027-01-01 19:29", BERLIN)
    assert is_open(daily("00:00-00:00"), slot, BERLIN)
    assert opened(daily("00:00-00:00"), slot, BERLIN) == [slot]


def test_one_minute_closed_in_a_week_keeps_a_slot_of_many_days_outside():
    weekly = tuple(it for weekday in range(1, 7) for it in on(weekday, "00:00-00:00"))
    hours = Hours(weekly + on(7, "00:00-23:59"), STATED)
    slot = a_slot("2026-01-01 07:00", "2026-01-09 07:00")
    assert not is_open(hours, slot, BAKU)
    assert opened(hours, slot)[0].end.isoformat() == "2026-01-04T23:59:00+04:00"


def test_a_slot_that_ends_at_midnight_needs_no_hours_of_the_day_that_begins():
    assert is_open(monday("09:00-00:00"), a_slot("2021-03-01 20:00", "2021-03-02 00:00"), BAKU)


def test_overnight_hours_join_with_those_of_the_next_morning():
    hours = Hours(on(1, "20:00-06:00") + on(2, "06:00-10:00"), STATED)
    assert is_open(hours, a_slot("2021-03-01 20:00", "2021-03-02 10:00"), BAKU)


@pytest.mark.parametrize("kind", [OpeningHours, DatedHours])
@pytest.mark.parametrize(
    ("opens", "closes", "overnight"),
    [
        ("09:00", "09:00", False),
        ("18:00", "09:00", False),
        ("09:00", "00:00", False),
        ("09:00", "09:01", True),
        ("00:00", "23:59:59.999999", True),
    ],
)
def test_hours_in_the_wrong_order_are_refused(kind, opens, closes, overnight):
    first = 1 if kind is OpeningHours else MONDAY
    with pytest.raises(InvalidValue) as caught:
        kind(first, clock(opens), clock(closes), overnight)
    assert paths(caught.value) == ["closes"]


@pytest.mark.parametrize("weekday", [0, 8, -1, True, "1", 1.0, float("nan"), 2**70, None])
def test_a_weekday_beyond_the_week_is_refused(weekday):
    with pytest.raises(InvalidValue) as caught:
        OpeningHours(weekday, time(9), time(18))
    assert paths(caught.value) == ["weekday"]


@pytest.mark.parametrize(
    "opens", [time(9, tzinfo=UTC), "09:00", 9, timedelta(hours=9), datetime.now(UTC), None]
)
def test_hours_are_times_of_the_wall_clock_without_a_zone(opens):
    with pytest.raises(InvalidValue) as caught:
        OpeningHours(1, opens, time(18))
    assert paths(caught.value) == ["opens"]


@pytest.mark.parametrize("overnight", [1, 0, "yes", None])
def test_overnight_is_true_or_false(overnight):
    with pytest.raises(InvalidValue) as caught:
        OpeningHours(1, time(22), time(2), overnight)
    assert paths(caught.value) == ["overnight"]


@pytest.mark.parametrize("day", [datetime(2021, 3, 1, tzinfo=UTC), "2021-03-01", 1, True, None])
def test_dated_hours_are_of_a_date(day):
    with pytest.raises(InvalidValue) as caught:
        DatedHours(day, time(9), time(18))
    assert paths(caught.value) == ["day"]


def test_hours_refuse_lists():
    with pytest.raises(InvalidValue) as caught:
        Hours([], STATED)  # type: ignore[arg-type]
    assert paths(caught.value) == ["weekly"]


# Dated hours


def test_dated_hours_stand_in_place_of_the_weekly_ones():
    hours = monday("09:00-18:00", exceptions=dated(MONDAY, "12:00-13:00"))
    assert opened(hours, on_day(MONDAY)) == [a_slot("2021-03-01 12:00", "2021-03-01 13:00")]
    assert not is_open(hours, a_slot("2021-03-01 09:00", "2021-03-01 10:00"), BAKU)


def test_dated_hours_are_of_their_date_alone():
    hours = monday("09:00-18:00", exceptions=dated(MONDAY, "12:00-13:00"))
    assert is_open(hours, a_slot("2021-03-08 09:00", "2021-03-08 18:00"), BAKU)


def test_dated_hours_open_a_weekday_that_is_closed():
    hours = monday("09:00-18:00", exceptions=dated(SATURDAY, "10:00-12:00"))
    assert is_open(hours, a_slot("2021-03-06 10:00", "2021-03-06 12:00"), BAKU)


def test_several_dated_hours_of_one_date_all_hold():
    hours = monday("09:00-18:00", exceptions=dated(MONDAY, "20:00-23:00", "06:00-07:00"))
    assert opened(hours, on_day(MONDAY)) == [
        a_slot("2021-03-01 06:00", "2021-03-01 07:00"),
        a_slot("2021-03-01 20:00", "2021-03-01 23:00"),
    ]


def test_dated_hours_may_last_overnight_where_the_weekly_ones_do_not():
    hours = monday("09:00-18:00", exceptions=dated(SATURDAY, "20:00-03:00"))
    assert is_open(hours, a_slot("2021-03-07 01:00", "2021-03-07 03:00"), BAKU)


def test_dated_hours_leave_the_night_before_as_it_is():
    hours = Hours(on(7, "22:00-02:00"), STATED, dated(MONDAY, "12:00-13:00"))
    assert is_open(hours, a_slot("2021-03-01 00:00", "2021-03-01 02:00"), BAKU)


def test_29_february_2026_is_no_date_of_hours():
    with pytest.raises(ValueError, match="day"):
        dated(date(2026, 2, 29), "09:00-10:00")
    assert is_open(
        Hours((), STATED, dated(date(2028, 2, 29), "09:00-10:00")),
        a_slot("2028-02-29 09:00", "2028-02-29 10:00"),
        BAKU,
    )


# Days on which the clocks are changed


def test_a_night_in_which_clocks_go_back_is_open_an_hour_longer():
    (slot,) = opened(daily("01:00-05:00"), on_day(CLOCKS_BACK, BERLIN), BERLIN)
    assert slot.length == timedelta(hours=5)


def test_a_night_in_which_clocks_go_forward_is_open_an_hour_less():
    (slot,) = opened(daily("01:00-05:00"), on_day(CLOCKS_FORWARD, BERLIN), BERLIN)
    assert slot.length == timedelta(hours=3)


def test_of_a_repeated_closing_time_the_first_is_meant():
    (slot,) = opened(daily("01:00-02:30"), on_day(CLOCKS_BACK, BERLIN), BERLIN)
    assert slot.end.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_slot_in_the_second_round_of_an_hour_is_not_open_after_the_first():
    first = a_slot("2026-10-25 02:00", "2026-10-25 02:30", BERLIN)
    again = Slot(*(it.replace(fold=1) for it in (first.start, first.end)))
    assert is_open(daily("01:00-02:30"), first, BERLIN)
    assert not is_open(daily("01:00-02:30"), again, BERLIN)


def test_a_time_of_day_has_no_second_round():
    with pytest.raises(InvalidValue) as caught:
        OpeningHours(7, time(2, 30, fold=1), time(4))
    assert [fault.path for fault in caught.value.faults] == ["opens"]


def test_a_skipped_opening_time_moves_forward_by_the_gap():
    (slot,) = opened(daily("02:30-05:00"), on_day(CLOCKS_FORWARD, BERLIN), BERLIN)
    assert slot.start.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("span", ["02:00-02:59", "02:15-02:45", "02:30-03:15"])
def test_hours_of_which_the_gap_leaves_nothing_do_not_take_place(span):
    assert opened(daily(span), on_day(CLOCKS_FORWARD, BERLIN), BERLIN) == []


def test_spans_that_touch_because_the_clocks_skip_their_break_are_joined():
    hours = daily("01:00-02:00", "03:00-04:00")
    slot = a_slot("2026-03-29 01:00", "2026-03-29 04:00", BERLIN)
    assert opened(hours, on_day(CLOCKS_FORWARD, BERLIN), BERLIN) == [slot]
    assert is_open(hours, slot, BERLIN)


def test_spans_are_joined_where_one_is_moved_behind_the_other_by_the_gap():
    hours = daily("02:30-04:00", "03:00-03:30")
    slot = a_slot("2026-03-29 03:00", "2026-03-29 04:00", BERLIN)
    assert opened(hours, on_day(CLOCKS_FORWARD, BERLIN), BERLIN) == [slot]
    assert is_open(hours, slot, BERLIN)


def test_no_span_is_lost_where_another_is_moved_behind_it_by_the_gap():
    hours = daily("02:30-04:00", "03:00-03:10")
    found = opened(hours, on_day(CLOCKS_FORWARD, BERLIN), BERLIN)
    assert found == [
        a_slot("2026-03-29 03:00", "2026-03-29 03:10", BERLIN),
        a_slot("2026-03-29 03:30", "2026-03-29 04:00", BERLIN),
    ]


def test_a_span_whose_end_the_gap_moves_over_midnight_is_open_until_then():
    """In Nuuk the clocks go from 23:00 on Saturday to 0:00 on Sunday, so that 23:30 is 0:30."""
    hours = Hours(on(6, "09:00-23:30"), STATED)
    slot = a_slot("2026-03-29 00:10", "2026-03-29 00:20", NUUK)
    assert opened(hours, slot, NUUK) == [slot]
    assert is_open(hours, slot, NUUK)


def test_no_span_is_lost_where_that_of_the_day_before_is_moved_behind_it_by_the_gap():
    hours = Hours(on(6, "23:30-02:00") + on(7, "00:00-00:20"), STATED)
    assert opened(hours, on_day(date(2026, 3, 29), NUUK), NUUK) == [
        a_slot("2026-03-29 00:00", "2026-03-29 00:20", NUUK),
        a_slot("2026-03-29 00:30", "2026-03-29 02:00", NUUK),
    ]


def test_spans_are_joined_where_that_of_the_day_before_is_moved_behind_it_by_the_gap():
    hours = Hours(on(6, "23:30-02:00") + on(7, "00:00-00:30"), STATED)
    slot = a_slot("2026-03-29 00:00", "2026-03-29 02:00", NUUK)
    assert opened(hours, slot, NUUK) == [slot]
    assert is_open(hours, slot, NUUK)


def test_a_day_that_has_begun_stays_open_where_the_clocks_go_back_over_midnight():
    """Until 2010 the clocks of St John's went from 0:01 on Sunday back to 23:01 on Saturday."""
    hours = Hours(on(7, "00:00-09:00"), STATED)
    start, end = (datetime(2010, 11, 6, 23, it, tzinfo=ST_JOHNS, fold=1) for it in (30, 45))
    slot = Slot(start, end)
    assert opened(hours, on_day(date(2010, 11, 7), ST_JOHNS), ST_JOHNS)[0].contains(slot)
    assert opened(hours, slot, ST_JOHNS) == [slot]
    assert is_open(hours, slot, ST_JOHNS)


def test_a_day_that_the_clocks_skip_altogether_is_not_open():
    hours = daily("09:00-18:00")
    slot = a_slot("2011-12-29 00:00", "2012-01-01 00:00", APIA)
    assert [it.start.day for it in opened(hours, slot, APIA)] == [29, 31]


def test_a_night_and_the_day_after_it_are_open_though_the_clocks_skip_a_date_between():
    hours = Hours(on(4, "22:00-22:00"), STATED)
    slot = a_slot("2011-12-31 00:00", "2011-12-31 22:00", APIA)
    assert opened(hours, slot, APIA) == [slot]
    assert is_open(hours, slot, APIA)


# All of it against a sweep

AROUND = [
    (date(2026, 3, 29), BERLIN),
    (date(2026, 10, 25), BERLIN),
    (date(2026, 3, 28), NUUK),
    (date(2026, 10, 24), NUUK),
    (date(2011, 12, 30), APIA),
    (date(2010, 11, 6), ST_JOHNS),
    (date(2026, 4, 5), LORD_HOWE),
    (date(2026, 10, 4), LORD_HOWE),
    (date(2021, 3, 1), BAKU),
]
SWEEPS = [Sweep(day - 3 * DAY, 7, where) for day, where in AROUND]
CHANGING = [time(22), time(22, 30), time(23), time(23, 30), *map(time, range(5)), time(2, 30)]
CLOCKS = st.sampled_from(CHANGING) | st.integers(0, 95).map(
    lambda quarter: time(quarter // 4, quarter % 4 * 15)
)
SPANS = st.lists(st.tuples(CLOCKS, CLOCKS), max_size=4)


def made(cls: Any, key: Any, spans: list[tuple[time, time]]) -> tuple[Any, ...]:
    return tuple(cls(key, opens, closes, closes <= opens) for opens, closes in spans)


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(range(len(AROUND))),
    st.dictionaries(st.integers(1, 7), SPANS),
    st.dictionaries(st.integers(-2, 2), SPANS, max_size=2),
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 100)), min_size=1, max_size=6),
)
def test_hours_are_open_just_where_a_sweep_of_the_minutes_finds_them_open(
    place, weekly, exceptions, windows
):
    (centre, where), sweep = AROUND[place], SWEEPS[place]
    hours = Hours(
        tuple(it for day, spans in weekly.items() for it in made(OpeningHours, day, spans)),
        STATED,
        tuple(
            it
            for number, spans in exceptions.items()
            for it in made(DatedHours, centre + number * DAY, spans)
        ),
    )
    are_open = sweep.open_minutes(hours)
    middle = sweep.minute_of(datetime.combine(centre - DAY, time()))
    for offset, length in windows:
        first = middle + offset * 30
        after = first + length * 15
        begins, ends = sweep.instant(first), sweep.instant(after)
        found = list(open_spans(hours, begins, ends, where))
        assert found == list(sweep.spans(are_open, first, after))
        slot = Slot(at_instant(begins, where), at_instant(ends, where))
        assert is_open(hours, slot, where) is all(are_open[first:after])
        assert is_open(hours, slot, where) is (found == [(begins, ends)])


# The edges of the calendar


@pytest.mark.parametrize("where", [BAKU, NUUK, ZoneInfo("Pacific/Kiritimati")])
@pytest.mark.parametrize(
    ("start", "end"),
    [("0002-01-01 00:00", "0002-01-02 12:00"), ("9998-12-30 12:00", "9998-12-31 23:59")],
)
def test_hours_hold_at_the_first_and_the_last_days_of_the_calendar(start, end, where):
    slot = a_slot(start, end, where)
    assert is_open(daily("00:00-00:00"), slot, where)
    assert opened(daily("12:00-12:00"), slot, where) == [slot]
    assert not is_open(daily("09:00-18:00"), slot, where)


def test_the_zone_of_the_slot_may_be_any_other_at_the_edges_of_the_calendar():
    far = ZoneInfo("Pacific/Kiritimati")
    for start, end in (
        ("0002-01-01 00:00", "0002-01-01 01:00"),
        ("9998-12-31 22:00", "9998-12-31 23:00"),
    ):
        assert is_open(daily("00:00-00:00"), a_slot(start, end, far), NUUK)
        assert is_open(daily("00:00-00:00"), a_slot(start, end, NUUK), far)


# Closures


def closed(first: date, last: date | None = None, *, yearly: bool = False) -> Closure:
    return Closure(Days(first, last or first), both("Closed"), STATED, yearly=yearly)


def days_covered(closure: Closure, first: date, number: int) -> list[date]:
    return [day for day in (first + n * DAY for n in range(number)) if closure.covers(day)]


def test_a_closure_covers_its_days_and_no_others():
    closure = closed(date(2021, 2, 27), date(2021, 3, 2))
    found = days_covered(closure, date(2020, 1, 1), 1000)
    assert found == list(Days(date(2021, 2, 27), date(2021, 3, 2)))


def test_a_yearly_closure_comes_again_in_later_years_and_not_in_earlier_ones():
    found = days_covered(closed(date(2021, 5, 28), yearly=True), date(2019, 1, 1), 4 * 366)
    assert found == [date(2021, 5, 28), date(2022, 5, 28)]


def test_a_yearly_closure_over_new_year_closes_both_sides_of_it():
    closure = closed(date(2020, 12, 30), date(2021, 1, 2), yearly=True)
    found = days_covered(closure, date(2020, 1, 1), 2 * 366)
    assert found == [
        *(date(2020, 12, day) for day in (30, 31)),
        *(date(2021, 1, day) for day in (1, 2)),
        *(date(2021, 12, day) for day in (30, 31)),
        date(2022, 1, 1),
    ]


def test_a_yearly_closure_on_29_february_comes_in_leap_years_alone():
    found = days_covered(closed(date(2024, 2, 29), yearly=True), date(2023, 1, 1), 10 * 366)
    assert found == [date(2024, 2, 29), date(2028, 2, 29), date(2032, 2, 29)]


def test_a_yearly_closure_from_february_to_march_has_29_february_if_its_own_year_has():
    without = closed(date(2023, 2, 27), date(2023, 3, 2), yearly=True)
    having = closed(date(2024, 2, 27), date(2024, 3, 2), yearly=True)
    assert not without.covers(date(2028, 2, 29))
    assert having.covers(date(2028, 2, 29))


def test_a_closure_may_last_a_year_and_no_longer():
    first = date(2023, 7, 1)
    assert closed(first, first + 365 * DAY).covers(first + 365 * DAY)
    with pytest.raises(InvalidValue) as caught:
        closed(first, first + 366 * DAY)
    assert paths(caught.value) == ["days"]


def test_a_closure_of_all_days_there_are_is_refused_at_once():
    with pytest.raises(InvalidValue) as caught:
        closed(date.min, date.max)
    assert paths(caught.value) == ["days"]


def test_closures_may_stand_at_the_edges_of_the_calendar():
    assert closed(date.max, yearly=True).covers(date.max)
    assert closed(date.min, yearly=True).covers(date(2021, 1, 1))


def test_the_spaces_of_a_closure_are_named_once_each():
    with pytest.raises(InvalidValue) as caught:
        Closure(Days(MONDAY, MONDAY), both("Closed"), STATED, ("room", "hall", "room"))
    assert paths(caught.value) == ["spaces[2]"]


@pytest.mark.parametrize("yearly", [1, "yes", None])
def test_yearly_is_true_or_false(yearly):
    with pytest.raises(InvalidValue) as caught:
        closed(MONDAY, yearly=yearly)
    assert paths(caught.value) == ["yearly"]


@settings(deadline=None)
@given(
    st.dates(date(2019, 1, 1), date(2024, 12, 31)),
    st.integers(0, 365),
    st.dates(date(2018, 1, 1), date(2030, 12, 31)),
)
def test_a_yearly_closure_covers_what_a_walk_over_its_days_finds(first, more, day):
    closure = closed(first, first + more * DAY, yearly=True)
    within = any((it.month, it.day) == (day.month, day.day) for it in closure.days)
    assert closure.covers(day) is (within and day >= first)


def test_nothing_is_open_from_midnight_to_midnight_of_a_closure():
    window = a_slot("2021-02-28 12:00", "2021-03-02 12:00")
    found = open_days([daily("00:00-00:00")], [closed(MONDAY)], window.begins, window.ends, BAKU)
    assert [at_instant(it, BAKU).isoformat() for span in found for it in span] == [
        "2021-02-28T12:00:00+04:00",
        "2021-03-01T00:00:00+04:00",
        "2021-03-02T00:00:00+04:00",
        "2021-03-02T12:00:00+04:00",
    ]
