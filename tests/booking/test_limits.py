"""Limits say how early, how late, how long and how much; a period is what the calendar says."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Book,
    InvalidValue,
    Limits,
    Organisation,
    Period,
    Quota,
    QuotaExceeded,
    Use,
    decide,
)
from rocb.booking.limits import period_around
from rocb.periods import Slot, at_instant, moment
from tests.offices import (
    BAKU,
    BERLIN,
    STATED,
    a_request,
    a_slot,
    a_space,
    both,
    some_premises,
)

APIA = ZoneInfo("Pacific/Apia")
NUUK = ZoneInfo("America/Nuuk")
HAVANA = ZoneInfo("America/Havana")
"""Its clocks skip and repeat the hour after midnight."""
ZONES = (BAKU, BERLIN, NUUK, HAVANA, ZoneInfo("Australia/Lord_Howe"), ZoneInfo("UTC"))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CENTURY = timedelta(days=36_525)


def faults(make: Callable[..., object], **values: Any) -> list[str]:
    with pytest.raises(InvalidValue) as caught:
        make(**values)
    return [fault.path for fault in caught.value.faults]


def around(period: Period, text: str, where: ZoneInfo = BAKU) -> Slot:
    return period_around(period, datetime.fromisoformat(text).replace(tzinfo=where), where)


# Periods


@pytest.mark.parametrize(
    ("period", "first", "after"),
    [
        (Period.DAY, "2026-05-20", "2026-05-21"),
        (Period.WEEK, "2026-05-18", "2026-05-25"),
        (Period.MONTH, "2026-05-01", "2026-06-01"),
        (Period.QUARTER, "2026-04-01", "2026-07-01"),
        (Period.YEAR, "2026-01-01", "2027-01-01"),
    ],
)
def test_a_period_is_that_of_the_calendar(period, first, after):
    expected = a_slot(f"{first} 00:00", f"{after} 00:00")
    assert around(period, "2026-05-20 13:00") == expected
    assert around(period, f"{first} 00:00") == expected


@pytest.mark.parametrize("period", Period)
def test_the_first_instant_after_a_period_is_in_the_next(period):
    this = around(period, "2026-05-20 13:00")
    following = period_around(period, this.end, BAKU)
    assert following.begins == this.ends
    assert period_around(period, at_instant(this.ends - 1, BAKU), BAKU) == this


def test_the_week_of_new_year_begins_in_the_old_one():
    assert around(Period.WEEK, "2027-01-01 10:00") == a_slot("2026-12-28 00:00", "2027-01-04 00:00")


@pytest.mark.parametrize(("year", "days"), [(2024, 29), (2026, 28), (2000, 29), (2100, 28)])
def test_february_has_its_days(year, days):
    assert around(Period.MONTH, f"{year}-02-28 10:00").length == days * DAY


def test_the_day_is_that_of_the_zone_and_not_of_the_datetime():
    late = datetime(2026, 12, 31, 22, tzinfo=UTC)
    assert period_around(Period.YEAR, late, BAKU).start.year == 2027
    assert period_around(Period.YEAR, late, BERLIN).start.year == 2026


@pytest.mark.parametrize(
    ("text", "where", "hours"),
    [
        ("2026-03-29 12:00", BERLIN, 23),
        ("2026-10-25 12:00", BERLIN, 25),
        ("2026-03-08 12:00", HAVANA, 23),
        ("2026-11-01 12:00", HAVANA, 25),
        ("2026-03-28 12:00", NUUK, 23),
        ("2026-10-24 12:00", NUUK, 25),
        ("2026-10-04 12:00", ZoneInfo("Australia/Lord_Howe"), 23.5),
        ("2011-12-31 12:00", APIA, 24),
        ("2011-12-29 12:00", APIA, 24),
    ],
)
def test_a_day_on_which_clocks_are_changed_is_as_long_as_it_is(text, where, hours):
    assert around(Period.DAY, text, where).length == timedelta(hours=hours)


def test_both_rounds_of_a_repeated_hour_are_of_one_day():
    for fold in (0, 1):
        when = datetime(2026, 11, 1, 0, 30, tzinfo=HAVANA, fold=fold)
        assert period_around(Period.DAY, when, HAVANA) == around(
            Period.DAY, "2026-11-01 12:00", HAVANA
        )


def test_a_skipped_day_is_missing_from_its_month():
    assert around(Period.MONTH, "2011-12-10 12:00", APIA).length == 30 * DAY


@settings(deadline=None, max_examples=200)
@given(
    st.sampled_from(Period),
    st.datetimes(
        datetime.fromisoformat("1970-01-02"),
        datetime.fromisoformat("2037-12-30"),
        timezones=st.just(UTC),
    ),
    st.sampled_from(ZONES),
)
def test_a_period_holds_just_the_moments_that_the_clocks_show_in_it(period, when, where):
    def named(moment_: datetime) -> object:
        day = moment_.astimezone(where).date()
        return {
            Period.DAY: day,
            Period.WEEK: day.isocalendar()[:2],
            Period.MONTH: (day.year, day.month),
            Period.QUARTER: (day.year, (day.month + 2) // 3),
            Period.YEAR: day.year,
        }[period]

    found = period_around(period, when, where)
    assert found.contains(Slot(when, when + timedelta(microseconds=1)))
    assert found.length < 370 * DAY
    for inside in (found.start, at_instant(found.ends - 1, UTC)):
        assert named(inside) == named(when)
    for outside in (at_instant(found.begins - 1, UTC), found.end):
        assert named(outside) != named(when)


# Quotas


@pytest.mark.parametrize(
    "values", [{"length": timedelta()}, {"length": HOUR}, {"bookings": 0}, {"bookings": 3}]
)
def test_a_quota_is_of_hours_or_of_bookings_and_may_be_none_at_all(values):
    quota = Quota("quota", Period.WEEK, **values)
    assert (quota.length, quota.bookings) == (values.get("length"), values.get("bookings"))


def test_a_quota_of_nothing_known_is_refused():
    assert faults(Quota, id="quota", period=Period.WEEK) == ["length"]


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"id": "", "bookings": 1}, "id"),
        ({"id": "a quota", "bookings": 1}, "id"),
        ({"period": "week", "bookings": 1}, "period"),
        ({"period": None, "bookings": 1}, "period"),
        ({"bookings": -1}, "bookings"),
        ({"bookings": True}, "bookings"),
        ({"bookings": 1.0}, "bookings"),
        ({"bookings": float("nan")}, "bookings"),
        ({"bookings": 2**60}, "bookings"),
        ({"length": -HOUR}, "length"),
        ({"length": 3600}, "length"),
        ({"length": float("nan")}, "length"),
        ({"length": timedelta.max}, "length"),
        ({"bookings": 1, "organisation": 7}, "organisation"),
    ],
)
def test_a_quota_refuses_what_it_cannot_mean(values, path):
    assert faults(Quota, **{"id": "quota", "period": Period.WEEK, **values}) == [path]


# Limits


def test_no_limit_is_set_unless_it_is_stated():
    limits = Limits()
    assert {limits.notice, limits.horizon, limits.shortest, limits.longest} == {None}
    assert limits.quotas == ()


@pytest.mark.parametrize("name", ["notice", "horizon", "shortest", "longest"])
@pytest.mark.parametrize(
    "value",
    [
        -HOUR,
        CENTURY + DAY,
        timedelta.max,
        HOUR + timedelta(microseconds=1),
        3600,
        1.5,
        float("nan"),
        float("inf"),
        True,
        "1h",
    ],
    ids=str,
)
def test_a_limit_that_is_no_sane_length_of_time_is_refused(name, value):
    assert faults(Limits, **{name: value}) == [name]


@pytest.mark.parametrize("name", ["horizon", "shortest", "longest"])
def test_a_limit_of_no_time_is_refused(name):
    assert faults(Limits, **{name: timedelta()}) == [name]


@pytest.mark.parametrize("name", ["notice", "horizon", "shortest", "longest"])
def test_a_limit_may_be_a_second_or_a_hundred_years(name):
    for value in (timedelta(seconds=1), CENTURY):
        values: dict[str, Any] = {name: value}
        assert getattr(Limits(**values), name) == value


def test_a_notice_of_no_time_is_one():
    assert Limits(notice=timedelta()).notice == timedelta()


def test_limits_that_nothing_can_keep_are_refused_all_at_once():
    assert faults(Limits, notice=2 * DAY, horizon=DAY, shortest=2 * HOUR, longest=HOUR) == [
        "horizon",
        "longest",
    ]


def test_limits_that_just_fit_are_taken():
    limits = Limits(notice=DAY, horizon=DAY, shortest=HOUR, longest=HOUR)
    assert limits.horizon == limits.notice


def test_two_quotas_cannot_have_one_id():
    quotas = (Quota("quota", Period.WEEK, bookings=0), Quota("quota", Period.DAY, bookings=1))
    assert faults(Limits, quotas=quotas) == ["quotas[1].id"]


def test_quotas_are_a_tuple():
    assert faults(Limits, quotas=[Quota("quota", Period.WEEK, bookings=0)]) == ["quotas"]


def test_quotas_of_one_id_in_two_spaces_both_hold():
    week, day = (
        Quota("quota", it, bookings=number)
        for it, number in zip((Period.WEEK, Period.DAY), (0, 1), strict=True)
    )
    for order in ((week, day), (day, week)):
        spaces = (
            a_space(id, limits=Limits(quotas=(quota,)))
            for id, quota in zip(("hall", "kitchen"), order, strict=True)
        )
        request = evolve(
            a_request("request", organisation=Organisation("wco", both("WCO"), None, STATED)),
            uses=(Use("hall"), Use("kitchen")),
        )
        decision = decide(
            some_premises(*spaces),
            Book(),
            request,
            where=BAKU,
            now=datetime(2021, 2, 1, tzinfo=UTC),
        )
        reasons = decision.verdicts[0].reasons
        assert [it.quota for it in reasons if isinstance(it, QuotaExceeded)] == [week]


# The edges of the calendar


@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize("year", [3, 9997])
def test_periods_reach_almost_to_the_edges_of_the_calendar(period, year):
    when = moment(date(year, 6, 15), time(12), BERLIN)
    assert period_around(period, when, BERLIN).contains(Slot(when, when + HOUR))
