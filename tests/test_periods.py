"""Days, slots between instants, reporting years and their quarters."""

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from attrs import evolve
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from rocb import (
    Days,
    Fault,
    InvalidValue,
    Quarter,
    ReportingYear,
    Slot,
    months_after,
    parse_quarter,
)
from rocb.periods import at_instant, day_slot, instant, is_skipped, moment, wall_instant, zone

from .offices import BAKU, BERLIN, a_slot

APIA = ZoneInfo("Pacific/Apia")
NEW_YORK = ZoneInfo("America/New_York")
FORWARD = date(2026, 3, 29)
"""The clocks of Berlin go from 02:00 to 03:00."""
BACK = date(2026, 10, 25)
"""The clocks of Berlin go from 03:00 back to 02:00."""
MINUTE = timedelta(minutes=1)
NAIVE = datetime.fromisoformat("2021-03-01T09:00")
AWARE = datetime(2021, 3, 1, 12, tzinfo=BAKU)

ZONES = sorted(available_timezones())
YEARS = st.builds(ReportingYear, st.integers(1, 9998), st.integers(1, 12))
QUARTERS = st.builds(Quarter, YEARS, st.integers(1, 4))
MINUTES = st.tuples(st.integers(0, 40), st.integers(1, 40))


def berlin(day: date, clock: str, *, second_time: bool = False) -> datetime:
    wall = datetime.combine(day, time.fromisoformat(clock), BERLIN)
    return wall.replace(fold=int(second_time))


def changes(where: ZoneInfo, year: int) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    """Yield every change of a zone's offset in a year: when (UTC), from what and to what."""
    ticks = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(hours=12 * n) for n in range(732)]
    for before, after in pairwise(ticks):
        if offset(before, where) != offset(after, where):
            low, high = before, after
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) // 2
                if offset(middle, where) == offset(before, where):
                    low = middle
                else:
                    high = middle
            at = high.replace(microsecond=0)
            yield at, offset(before, where), offset(after, where)


def offset(when: datetime, where: ZoneInfo) -> timedelta:
    found = when.astimezone(where).utcoffset()
    assert found is not None
    return found


def faults(make: Callable[..., object], *values: object) -> tuple[Fault, ...]:
    """Return the faults for which a value is refused."""
    with pytest.raises(InvalidValue) as refusal:
        make(*values)
    return refusal.value.faults


def a_numbered_slot(start: int, length: int, where: ZoneInfo) -> Slot:
    first = datetime(2026, 10, 25, tzinfo=UTC) + start * 10 * MINUTE
    last = first + length * 10 * MINUTE
    return Slot(first.astimezone(where), last.astimezone(where))


# Days


def test_a_span_of_days_counts_its_first_and_last():
    days = Days(date(2021, 2, 27), date(2021, 3, 2))
    assert len(days) == 4
    assert [day.day for day in days] == [27, 28, 1, 2]


def test_one_day_is_a_span():
    assert list(Days(date(2021, 2, 27), date(2021, 2, 27))) == [date(2021, 2, 27)]


def test_reversed_days_are_refused_and_not_swapped():
    (fault,) = faults(Days, date(2021, 3, 2), date(2021, 3, 1))
    assert str(fault) == 'last: "2021-03-01" is not 2021-03-02 or later'


@pytest.mark.parametrize("first", [AWARE, NAIVE, "2021-03-01", 20210301, None], ids=str)
def test_only_a_date_begins_days(first):
    assert faults(Days, first, date(2021, 3, 1)) == (Fault("first", first, "a date"),)


def test_the_first_and_the_last_day_are_within():
    days = Days(date(2021, 3, 1), date(2021, 3, 3))
    assert date(2021, 3, 1) in days
    assert date(2021, 3, 3) in days


def test_the_days_around_are_not_within():
    days = Days(date(2021, 3, 1), date(2021, 3, 3))
    assert date(2021, 2, 28) not in days
    assert date(2021, 3, 4) not in days


@settings(deadline=None)
@given(MINUTES, MINUTES)
def test_spans_overlap_where_they_share_a_day(one, other):
    begin = date(2021, 1, 1)
    spans = [
        Days(begin + timedelta(first), begin + timedelta(first + more - 1))
        for first, more in (one, other)
    ]
    shared = set(spans[0]) & set(spans[1])
    assert spans[0].overlaps(spans[1]) is bool(shared)
    assert spans[1].overlaps(spans[0]) is bool(shared)


def test_all_days_there_are_make_a_span():
    assert len(Days(date.min, date.max)) == date.max.toordinal()


# Slots


def test_slots_that_touch_do_not_overlap():
    morning = a_slot("2021-03-01 09:00", "2021-03-01 12:00")
    afternoon = a_slot("2021-03-01 12:00", "2021-03-01 17:00")
    assert not morning.overlaps(afternoon)
    assert not afternoon.overlaps(morning)


def test_slots_that_share_a_minute_overlap():
    morning = a_slot("2021-03-01 09:00", "2021-03-01 12:01")
    afternoon = a_slot("2021-03-01 12:00", "2021-03-01 17:00")
    assert morning.overlaps(afternoon)
    assert afternoon.overlaps(morning)


@settings(deadline=None)
@given(MINUTES, MINUTES, st.sampled_from([BERLIN, BAKU, NEW_YORK]))
def test_slots_of_two_zones_overlap_and_contain_by_instant(one, other, where):
    left = a_numbered_slot(one[0], one[1], BERLIN)
    right = a_numbered_slot(other[0], other[1], where)
    ours, theirs = (set(range(start, start + length)) for start, length in (one, other))
    assert left.overlaps(right) is bool(ours & theirs)
    assert left.contains(right) is (theirs <= ours)


def test_the_length_of_a_slot_is_that_of_its_minutes():
    assert a_slot("2021-03-01 09:00", "2021-03-01 12:30").length == timedelta(hours=3.5)


def test_two_hours_of_the_wall_clock_are_one_where_it_goes_forward():
    slot = Slot(berlin(FORWARD, "01:30"), berlin(FORWARD, "03:30"))
    assert slot.length == timedelta(hours=1)


def test_one_hour_of_the_wall_clock_is_two_where_it_goes_back():
    slot = Slot(berlin(BACK, "02:00"), berlin(BACK, "03:00"))
    assert slot.length == timedelta(hours=2)


def test_the_repeated_hour_does_not_overlap_itself():
    first = Slot(berlin(BACK, "02:00"), berlin(BACK, "02:30"))
    second = Slot(berlin(BACK, "02:00", second_time=True), berlin(BACK, "02:30", second_time=True))
    assert not first.overlaps(second)
    assert not second.overlaps(first)
    assert first != second


def test_slots_that_differ_in_one_repeated_wall_time_are_not_equal():
    first, second = (berlin(BACK, "02:30", second_time=again) for again in (False, True))
    assert Slot(first, berlin(BACK, "04:00")) != Slot(second, berlin(BACK, "04:00"))
    assert Slot(berlin(BACK, "01:00"), first) != Slot(berlin(BACK, "01:00"), second)


def test_a_slot_from_the_first_to_the_second_half_past_two_is_an_hour():
    slot = Slot(berlin(BACK, "02:30"), berlin(BACK, "02:30", second_time=True))
    assert slot.length == timedelta(hours=1)


def test_a_slot_that_ends_before_the_clocks_go_back_contains_no_later_one():
    first = Slot(berlin(BACK, "02:00"), berlin(BACK, "02:50"))
    second = Slot(berlin(BACK, "02:10", second_time=True), berlin(BACK, "02:20", second_time=True))
    assert not first.contains(second)


def test_a_slot_contains_itself():
    slot = a_slot("2021-03-01 09:00", "2021-03-01 12:00")
    assert slot.contains(slot)


def test_the_same_instants_in_two_zones_are_one_slot():
    here = a_slot("2021-03-01 12:00", "2021-03-01 13:00", BAKU)
    there = a_slot("2021-03-01 09:00", "2021-03-01 10:00", BERLIN)
    assert here == there
    assert hash(here) == hash(there)


@pytest.mark.parametrize("year", [2, 9998])
def test_a_slot_at_the_edge_of_the_calendar_has_a_length(year):
    first = AWARE.replace(year=year)
    assert Slot(first, first + MINUTE).length == MINUTE


@pytest.mark.parametrize(("year", "text"), [(1, "0001-03-01"), (9999, "9999-03-01")])
def test_a_slot_beyond_the_calendar_is_refused_and_its_instant_named(year, text):
    first = AWARE.replace(year=year)
    fault, other = faults(Slot, first, first + MINUTE)
    assert (fault.path, other.path) == ("start", "end")
    assert str(fault).startswith(f'start: "{text}T12:00:00+')


@pytest.mark.parametrize(
    ("start", "end", "place"), [(NAIVE, AWARE, "start"), (AWARE, NAIVE, "end")]
)
def test_a_naive_datetime_is_refused(start, end, place):
    assert faults(Slot, start, end) == (Fault(place, NAIVE, "a time with a zone"),)


def test_a_date_is_no_instant():
    assert faults(Slot, date(2021, 3, 1), AWARE)[0].path == "start"


def test_a_reversed_slot_is_refused_and_not_swapped():
    (fault,) = faults(Slot, AWARE, AWARE - MINUTE)
    assert str(fault) == (
        'end: "2021-03-01T11:59:00+04:00" is not later than 2021-03-01T12:00:00+04:00'
    )


def test_a_slot_without_length_is_refused():
    assert [fault.path for fault in faults(Slot, AWARE, AWARE)] == ["end"]


def test_a_slot_that_only_the_wall_clock_reverses_is_kept():
    slot = Slot(berlin(BACK, "02:50"), berlin(BACK, "02:10", second_time=True))
    assert slot.length == timedelta(minutes=20)


def test_a_slot_that_only_the_wall_clock_orders_is_refused():
    start, end = berlin(BACK, "02:10", second_time=True), berlin(BACK, "02:50")
    assert [fault.path for fault in faults(Slot, start, end)] == ["end"]


def test_instants_count_microseconds():
    assert instant(datetime(1970, 1, 1, 4, 0, 0, 1, tzinfo=BAKU)) == 1


def test_a_slot_knows_the_instants_at_which_it_begins_and_ends():
    slot = Slot(berlin(BACK, "02:30"), berlin(BACK, "02:30", second_time=True))
    assert (slot.begins, slot.ends) == (instant(slot.start), instant(slot.end))
    assert slot.ends - slot.begins == 3_600_000_000


def test_the_instants_of_a_slot_are_worked_out_and_not_given():
    with pytest.raises(TypeError):
        Slot(AWARE, AWARE + MINUTE, 0, 1)  # type: ignore[call-arg]
    changed = evolve(Slot(AWARE, AWARE + MINUTE), end=AWARE + 2 * MINUTE)
    assert changed.ends - changed.begins == 120_000_000


@pytest.mark.parametrize("count", [0, 1, -1, 1_792_888_200_000_000, -(2**55)])
@pytest.mark.parametrize("where", [BAKU, BERLIN, UTC, None], ids=str)
def test_what_clocks_show_at_an_instant_is_that_instant(count, where):
    assert instant(at_instant(count, where)) == count


def test_clocks_show_an_instant_in_their_own_zone():
    shown = at_instant(0, BAKU)
    assert (shown.isoformat(), shown.tzinfo) == ("1970-01-01T04:00:00+04:00", BAKU)


@settings(deadline=None)
@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from([BAKU, BERLIN, NEW_YORK, APIA]))
def test_the_clocks_show_a_wall_time_at_its_instant_unless_they_skip_it(when, where):
    wall = when.replace(tzinfo=None)
    assume(2 < wall.year < 9998)
    shown = at_instant(wall_instant(wall, where), where)
    assert (shown.replace(tzinfo=None) == wall) is not is_skipped(wall, where)
    assert shown.replace(tzinfo=None) >= wall
    assert shown.fold == 0


@pytest.mark.parametrize(
    ("clock", "skipped"),
    [("01:59:59.999999", False), ("02:00", True), ("02:59:59.999999", True), ("03:00", False)],
)
def test_the_clocks_skip_the_gap_up_to_its_end(clock, skipped):
    wall = datetime.combine(FORWARD, time.fromisoformat(clock))
    assert is_skipped(wall, BERLIN) is skipped


def test_a_repeated_wall_time_is_not_skipped():
    assert not is_skipped(datetime.combine(BACK, time(2, 30)), BERLIN)


@pytest.mark.parametrize("day", [FORWARD, BACK], ids=["skipped", "repeated"])
def test_wall_times_that_are_equal_are_at_one_instant(day):
    first, second = (datetime.combine(day, time(2, 30, fold=fold)) for fold in (0, 1))
    assert first == second
    assert wall_instant(first, BERLIN) == wall_instant(second, BERLIN)
    assert is_skipped(first, BERLIN) is is_skipped(second, BERLIN)


# Zones and wall times


@pytest.mark.parametrize("name", ["Asia/Baku", "Europe/Berlin", "UTC"])
def test_a_zone_is_found_by_its_name(name):
    assert zone(name).key == name


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "Europe",
        "Nowhere/Baku",
        "../etc",
        "../../etc/localtime",
        "/etc/localtime",
        "zone.tab",
        "Asia/Baku\n",
        "Asia/Baku\0",
        "\ud800",
        "x" * 5_000,
        "Azerbaijan Standard Time",
        None,
        4,
        b"Asia/Baku",
        ["Asia/Baku"],
    ],
    ids=lambda name: ascii(name)[:25],
)
def test_what_is_no_zone_is_refused(name):
    (fault,) = faults(zone, name)
    assert fault == Fault(fault.path, name, "an IANA time zone, such as Asia/Baku")


def test_a_wall_time_is_found_in_its_zone():
    found = moment(date(2021, 3, 1), time(9, 30), BAKU)
    assert found.isoformat() == "2021-03-01T09:30:00+04:00"
    assert found.tzinfo is BAKU


def test_a_skipped_wall_time_is_moved_forward_by_the_gap():
    found = moment(FORWARD, time(2, 30), BERLIN)
    assert found.isoformat() == "2026-03-29T03:30:00+02:00"


def test_of_a_repeated_wall_time_the_first_is_meant():
    found = moment(BACK, time(2, 30), BERLIN)
    assert found.isoformat() == "2026-10-25T02:30:00+02:00"


@pytest.mark.parametrize("day", [FORWARD, BACK], ids=["skipped", "repeated"])
def test_wall_times_that_are_equal_give_one_moment(day):
    assert time(2, 30) == time(2, 30, fold=1)
    first, second = (moment(day, time(2, 30, fold=fold), BERLIN) for fold in (0, 1))
    assert instant(first) == instant(second)


def test_the_zone_of_baku_has_no_summer_time_since_2016():
    assert moment(date(2015, 7, 1), time(9), BAKU).isoformat() == "2015-07-01T09:00:00+05:00"
    assert moment(date(2016, 7, 1), time(9), BAKU).isoformat() == "2016-07-01T09:00:00+04:00"


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(ZONES), st.integers(1970, 2037))
@example("Europe/Berlin", 2026)
@example("Australia/Lord_Howe", 2026)
@example("Pacific/Apia", 2011)
@example("Africa/Monrovia", 1972)
@example("Africa/Casablanca", 2026)
def test_wall_times_around_every_change_of_the_clocks_follow_the_rule(name, year):
    where = ZoneInfo(name)
    for at, before, after in changes(where, year):
        skipped = max(after - before, timedelta(0))
        wall = (at + min(before, after)).replace(tzinfo=None)
        length = abs(after - before)
        for clock in (wall, wall + length // 2, wall + length - timedelta(seconds=1)):
            found = moment(clock.date(), clock.time(), where)
            assert instant(found) == instant((clock - before).replace(tzinfo=UTC))
            assert found.replace(tzinfo=None) == clock + skipped
            assert found.fold == 0


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(ZONES),
    st.datetimes(
        datetime.fromisoformat("1970-01-02"),
        datetime.fromisoformat("2037-12-30"),
        timezones=st.just(UTC),
    ),
)
def test_a_wall_time_that_the_clocks_show_is_found_at_their_first_showing(name, when):
    where = ZoneInfo(name)
    shown = when.astimezone(where)
    found = moment(shown.date(), shown.time().replace(fold=0), where)
    assert found.replace(tzinfo=None) == shown.replace(tzinfo=None)
    assert instant(found) == instant(when) or (shown.fold and instant(found) < instant(when))


@pytest.mark.parametrize(
    ("day", "clock", "where"), [(date.max, time(23), NEW_YORK), (date.min, time(0), BAKU)]
)
def test_a_wall_time_beyond_the_first_and_last_instant_is_refused(day, clock, where):
    assert len(faults(moment, day, clock, where)) == 1


def test_a_slot_of_a_day_lies_between_its_wall_times():
    slot = day_slot(date(2021, 3, 1), time(9), time(12), BAKU)
    assert slot == a_slot("2021-03-01 09:00", "2021-03-01 12:00")


def test_a_slot_over_the_missing_hour_is_an_hour_shorter():
    slot = day_slot(FORWARD, time(1, 30), time(3, 30), BERLIN)
    assert slot is not None
    assert slot.length == timedelta(hours=1)


def test_a_slot_over_the_repeated_hour_is_an_hour_longer():
    slot = day_slot(BACK, time(1, 30), time(3, 30), BERLIN)
    assert slot is not None
    assert slot.length == timedelta(hours=3)


@pytest.mark.parametrize(
    ("day", "starts", "ends", "where"),
    [
        (FORWARD, time(2), time(3), BERLIN),
        (FORWARD, time(2, 15), time(2, 45), BERLIN),
        (date(2011, 12, 30), time(9), time(17), APIA),
    ],
    ids=["the hour", "a part of it", "the whole day"],
)
def test_there_is_no_slot_where_the_clocks_skip_all_of_it(day, starts, ends, where):
    assert day_slot(day, starts, ends, where) is None


# Reporting years and quarters


@settings(deadline=None)
@given(YEARS)
def test_four_quarters_make_the_year_day_by_day(year):
    quarters = [quarter.days for quarter in year.quarters]
    assert quarters[0].first == year.days.first
    assert quarters[-1].last == year.days.last
    assert all(later.first - timedelta(1) == sooner.last for sooner, later in pairwise(quarters))
    assert sum(len(days) for days in quarters) == len(year.days)
    assert len(year.days) in (365, 366)


@pytest.mark.parametrize("first_month", range(1, 13))
def test_a_year_begins_with_its_first_month(first_month):
    year = ReportingYear(2020, first_month)
    assert year.days.first == date(2020, first_month, 1)
    assert [quarter.number for quarter in year.quarters] == [1, 2, 3, 4]
    assert all(quarter.year == year for quarter in year.quarters)


def test_a_year_from_july_ends_in_june():
    assert ReportingYear(2021, 7).days == Days(date(2021, 7, 1), date(2022, 6, 30))


def test_the_second_quarter_of_a_year_from_july_ends_in_december():
    quarter = Quarter(ReportingYear(2021, 7), 2)
    assert quarter.days == Days(date(2021, 10, 1), date(2021, 12, 31))


def test_the_first_quarter_of_a_year_from_december_spans_new_year():
    quarter = Quarter(ReportingYear(2023, 12), 1)
    assert quarter.days == Days(date(2023, 12, 1), date(2024, 2, 29))


@settings(deadline=None)
@given(QUARTERS.filter(lambda quarter: quarter.year.year < 9998))
def test_the_next_quarter_begins_the_day_after(quarter):
    assert quarter.next.days.first == quarter.days.last + timedelta(days=1)
    assert quarter.next.year.first_month == quarter.year.first_month


def test_after_the_fourth_quarter_comes_the_first_of_the_next_year():
    assert Quarter(ReportingYear(2021, 7), 4).next == Quarter(ReportingYear(2022, 7), 1)


def test_there_is_no_quarter_after_the_last_year():
    last = Quarter(ReportingYear(9998), 4)
    assert faults(lambda: last.next) == (Fault("year", 9999, "between 1 and 9998"),)


@pytest.mark.parametrize(
    ("year", "first_month", "text"),
    [(2021, 1, "2021"), (2021, 7, "2021/22"), (1999, 2, "1999/00"), (9, 1, "0009")],
)
def test_a_year_is_written_with_both_calendar_years(year, first_month, text):
    assert str(ReportingYear(year, first_month)) == text


def test_a_quarter_is_written_with_its_reporting_year():
    assert str(Quarter(ReportingYear(2021, 7), 3)) == "2021Q3"


@settings(deadline=None)
@given(QUARTERS)
def test_a_quarter_that_is_written_is_read_back(quarter):
    assert parse_quarter(str(quarter), quarter.year.first_month) == quarter


@pytest.mark.parametrize(
    "text",
    [
        "2021Q0",
        "2021Q5",
        "2021q2",
        "２０２１Q1",
        "2021Q１",
        "21Q1",
        "12021Q1",
        " 2021Q1",
        "2021Q1 ",
        "2021Q1\n",
        "2021-Q1",
        "2021",
        "Q1",
        "",
        "-021Q1",
        "2021Q",
        "2021Q11",
        "x" * 5_000,
        None,
        2021,
        b"2021Q1",
    ],
    ids=lambda text: ascii(text)[:25],
)
def test_what_is_no_quarter_is_refused(text):
    assert faults(parse_quarter, text) == (Fault("", text, "a quarter, such as 2021Q2"),)


@pytest.mark.parametrize("text", ["0000Q1", "9999Q4"])
def test_a_quarter_of_a_year_that_cannot_be_is_refused(text):
    assert [fault.path for fault in faults(parse_quarter, text)] == ["year"]


@pytest.mark.parametrize("first_month", [0, 13, -1, True, "7", 7.0, None])
def test_a_quarter_from_a_month_that_cannot_be_is_refused(first_month):
    assert [fault.path for fault in faults(parse_quarter, "2021Q1", first_month)] == ["first_month"]


@pytest.mark.parametrize("year", [0, 9999, -1, True, "2021", 2021.0, None])
def test_a_year_that_cannot_be_is_refused(year):
    assert [fault.path for fault in faults(ReportingYear, year)] == ["year"]


@pytest.mark.parametrize("number", [0, 5, True, "1"])
def test_a_quarter_that_cannot_be_is_refused(number):
    assert [fault.path for fault in faults(Quarter, ReportingYear(2021), number)] == ["number"]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2021-01-31", 0, "2021-01-31"),
        ("2021-01-31", 1, "2021-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2021-01-31", 2, "2021-03-31"),
        ("2021-12-15", 1, "2022-01-15"),
        ("2020-02-29", 12, "2021-02-28"),
        ("9999-12-30", 1, "9999-12-31"),
    ],
)
def test_a_month_that_lacks_the_day_ends_on_its_last_one(day, months, later):
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(st.dates(max_value=date(9000, 12, 31)), st.integers(0, 120))
@settings(max_examples=50)
def test_so_many_months_later_is_that_month_and_its_day_or_the_last_one(day, months):
    later = months_after(day, months)
    assert 12 * (later.year - day.year) + later.month - day.month == months
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])


@pytest.mark.parametrize(
    ("day", "months", "path"),
    [
        (None, 1, "day"),
        (AWARE, 1, "day"),
        (FORWARD, -1, "months"),
        (FORWARD, True, "months"),
        (FORWARD, "7", "months"),
        (FORWARD, None, "months"),
    ],
)
def test_what_is_no_day_or_number_of_months_is_refused(day, months, path):
    assert [fault.path for fault in faults(months_after, day, months)] == [path]
