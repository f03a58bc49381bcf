"""A VTIMEZONE gives the offsets that the IANA data give, in what every client reads."""

import re
import struct
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO, StringIO
from time import perf_counter
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Timezone

from rocb import InvalidValue
from rocb.ical.conformance import findings
from rocb.ical.timezones import is_standard, vtimezone, zone_named
from tests.offices import BAKU, BERLIN

NAMES = sorted(available_timezones())
KNOWN = [name for name in NAMES if zone_named(name) is not None]
KYIV = ZoneInfo("Europe/Kyiv")
NEW_YORK = ZoneInfo("America/New_York")
WINDHOEK = "Africa/Windhoek"
CASABLANCA = ZoneInfo("Africa/Casablanca")
NO_TIME = timedelta()
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
FIRST = date(2, 1, 1)
YEARS = range(1990, 2038)
ODD = ["Africa/Bissau", "Africa/Sao_Tome", "Atlantic/Azores", "Pacific/Apia", "Africa/Casablanca"]
"""Zones whose standard time changed at odd times."""

LINE = re.compile(
    r"(BEGIN|END):(VTIMEZONE|STANDARD|DAYLIGHT)|TZID:[A-Za-z0-9_+/-]+|DTSTART:[0-9]{8}T[0-9]{6}"
    r"|TZOFFSET(FROM|TO):[+-][0-9]{4}([0-9]{2})?|TZNAME:[A-Za-z0-9+-]+"
    r"|RRULE:FREQ=YEARLY;BYMONTH=[0-9]{1,2};"
    r"(BYDAY=(-1|[1-4])[A-Z]{2}|BYMONTHDAY=[0-9]+(,[0-9]+){6};BYDAY=[A-Z]{2}|BYMONTHDAY=[0-9]+)"
    r"(;UNTIL=[0-9]{8}T[0-9]{6}Z)?"
)


TEXTS: dict[str, list[tuple[str, ...]]] = {
    "Asia/Baku 2021-2021": [("STANDARD", "20190101T000000", "+0400", "+0400", "+04")],
    "Asia/Baku 2026-2026": [("STANDARD", "20240101T000000", "+0400", "+0400", "+04")],
    "Asia/Baku 2014-2021": [
        (
            "DAYLIGHT",
            "20120325T040000",
            "+0400",
            "+0500",
            "+05",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20150329T000000Z",
        ),
        (
            "STANDARD",
            "20121028T050000",
            "+0500",
            "+0400",
            "+04",
            "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20141026T000000Z",
        ),
        ("STANDARD", "20151025T050000", "+0500", "+0400", "+04"),
    ],
    "Europe/Berlin 2026-2026": [
        (
            "DAYLIGHT",
            "20240331T020000",
            "+0100",
            "+0200",
            "CEST",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        ),
        (
            "STANDARD",
            "20241027T030000",
            "+0200",
            "+0100",
            "CET",
            "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        ),
    ],
    "America/New_York 2026-2026": [
        ("DAYLIGHT", "20240310T020000", "-0500", "-0400", "EDT", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"),
        (
            "STANDARD",
            "20241103T020000",
            "-0400",
            "-0500",
            "EST",
            "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
        ),
    ],
    "Europe/Kyiv 2021-2021": [
        (
            "DAYLIGHT",
            "20190331T030000",
            "+0200",
            "+0300",
            "EEST",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        ),
        (
            "STANDARD",
            "20191027T040000",
            "+0300",
            "+0200",
            "EET",
            "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        ),
    ],
    "Africa/Casablanca 2026-2026": [
        ("DAYLIGHT", "20250406T020000", "+0000", "+0100", "+01"),
        ("STANDARD", "20260215T030000", "+0100", "+0000", "+00"),
        ("DAYLIGHT", "20260322T020000", "+0000", "+0100", "+01"),
    ],
    "Europe/Dublin 2026-2026": [
        (
            "DAYLIGHT",
            "20240331T010000",
            "+0000",
            "+0100",
            "IST",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        ),
        (
            "STANDARD",
            "20241027T020000",
            "+0100",
            "+0000",
            "GMT",
            "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        ),
    ],
}


def of_years(where: ZoneInfo, first: int, last: int | None = None) -> bytes:
    return vtimezone(where, date(first, 1, 1), date(last or first, 12, 31))


class Block(NamedTuple):
    """A STANDARD or DAYLIGHT as it stands; `until` is the end of its rule."""

    kind: str
    start: datetime
    before: timedelta
    after: timedelta
    name: str
    rule: str
    until: datetime | None

    def onsets(self, last_year: int) -> list[datetime]:
        """Return the instants at which it begins, by its rule as dateutil reads it."""
        walls = [self.start]
        if self.rule:
            end = datetime.combine(date(last_year, 12, 31), time.max)
            walls = rrulestr(self.rule, dtstart=self.start).between(self.start, end, inc=True)
        found = [wall.replace(tzinfo=UTC) - self.before for wall in walls]
        return [it for it in found if self.until is None or it <= self.until]


def read_offset(text: str) -> timedelta:
    hours, minutes, rest = (int(text[at : at + 2] or 0) for at in (1, 3, 5))
    length = timedelta(hours=hours, minutes=minutes, seconds=rest)
    return -length if text.startswith("-") else length


def blocks(component: bytes) -> list[Block]:
    text = component.decode("ascii").replace("\r\n ", "")
    found = []
    for kind, inside in re.findall(r"BEGIN:(STANDARD|DAYLIGHT)\r\n(.*?)END:\1", text, re.DOTALL):
        lines = dict(line.split(":", 1) for line in inside.splitlines())
        rule, _, until = lines.get("RRULE", "").partition(";UNTIL=")
        found.append(
            Block(
                kind,
                datetime.fromisoformat(lines["DTSTART"]),
                read_offset(lines["TZOFFSETFROM"]),
                read_offset(lines["TZOFFSETTO"]),
                lines["TZNAME"],
                rule,
                datetime.fromisoformat(until) if until else None,
            )
        )
    return found


def offset(where: ZoneInfo, at: datetime) -> timedelta:
    found = at.astimezone(where).utcoffset()
    assert found is not None
    return found


def begin_of(where: ZoneInfo, day: date) -> datetime:
    return datetime.combine(day, time(), where).astimezone(UTC)


def mistakes(where: ZoneInfo, first: date, last: date, step: timedelta = 3 * DAY) -> list[str]:
    """Return where a component departs from the zone, from a day before its dates to their end.

    The newest onset holds. The zone is looked at every `step`, and on both sides of every onset.
    """
    component = vtimezone(where, first, last)
    begin, end = begin_of(where, max(first - DAY, FIRST)), begin_of(where, last + DAY)
    told = [(at, it) for it in blocks(component) for at in it.onsets(last.year)]
    told.sort(key=lambda it: it[0])
    onsets = [at for at, _ in told]
    found = [] if onsets[0] <= begin else [f"{where.key} begins at {onsets[0]}, after {begin}"]
    for number, (at, it) in enumerate(told):
        until = min(onsets[number + 1] if number + 1 < len(told) else end, end)
        moment = max(at, begin)
        if begin < at < end and offset(where, at - SECOND) != it.before:
            found.append(f"{where.key} just before {at}: not as in {it}")
        while moment < until:
            if offset(where, moment) != it.after:
                found.append(f"{where.key} at {moment}: not as in {it}")
            moment += step
        if until > max(at, begin) and offset(where, until - SECOND) != it.after:
            found.append(f"{where.key} just before {until}: not as in {it}")
    return found


def standard(where: ZoneInfo, last: date) -> set[timedelta]:
    """Return what may be called the standard offset of a zone at the end of a day.

    That is what its clocks show, or would show without daylight saving time; where they are set
    back instead, the lower offset of the years around.
    """
    end = begin_of(where, last + DAY) - SECOND
    months = [(end - number * 30 * DAY).astimezone(where) for number in range(-11, 12)]
    ahead = max(end.astimezone(where).dst() or NO_TIME, NO_TIME)
    found = {offset(where, end), offset(where, end) - ahead}
    if any((it.dst() or NO_TIME) < NO_TIME for it in months):
        found = {min(offset(where, it) for it in months)}
    return found


def distinct_zones() -> list[str]:
    """Return one name of all zones that show the same at the beginning of every month."""
    months = [datetime(year, month, 1, tzinfo=UTC) for year in YEARS for month in range(1, 13)]
    found = {tuple(offset(ZoneInfo(name), at) for at in months): name for name in KNOWN}
    return sorted(found.values())


@pytest.mark.exhaustive
def test_every_distinct_zone_has_its_offsets_from_1990_to_2037():
    first, last = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)
    found = []
    for name in distinct_zones():
        found += mistakes(ZoneInfo(name), first, last, step=12 * DAY)
    assert found == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("year", [2011, 2026])
def test_every_zone_has_its_offsets_throughout_a_year(year):
    found = []
    for name in NAMES:
        found += mistakes(ZoneInfo(name), date(year, 1, 1), date(year, 12, 31))
    assert found == []


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(NAMES), st.dates(date(1850, 1, 1), date(2110, 12, 31)), st.integers(0, 1500))
@example("Pacific/Apia", date(2011, 12, 1), 30)
@example("Pacific/Kwajalein", date(1993, 8, 1), 60)
@example("America/Recife", date(2000, 10, 10), 2)
@example("Asia/Gaza", date(2040, 10, 1), 30)
@example("Africa/Monrovia", date(1972, 1, 1), 10)
@example("Asia/Almaty", date(2024, 1, 10), 20)
@example("Africa/Bissau", date(1977, 1, 1), 20)
@example("Asia/Baku", date(2, 1, 1), 364)
@example("America/New_York", date(2, 1, 1), 364)
@example("Europe/Kyiv", date(9998, 1, 1), 364)
def test_the_dates_asked_for_need_not_be_whole_years(name, first, days):
    assert mistakes(ZoneInfo(name), first, first + days * DAY) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("year", [1977, 1993, 2011, 2018, 2026])
def test_the_newest_standard_is_the_one_in_force_on_the_last_day(year):
    last = date(year, 12, 31)
    found = []
    for name in NAMES if year == 2026 else NAMES[::8] + ODD:
        where = ZoneInfo(name)
        told = [it for it in blocks(of_years(where, year)) if it.kind == "STANDARD"]
        newest = max(told, key=lambda it: it.start)
        if newest.after not in standard(where, last):
            found.append((name, newest, standard(where, last)))
    assert found == []


FEED = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//rocb//tests//EN
METHOD:PUBLISH
X-WR-CALNAME:Office
REFRESH-INTERVAL;VALUE=DURATION:PT12H
X-PUBLISHED-TTL:PT12H
{zone}BEGIN:VEVENT
UID:event@example.org
DTSTAMP:20210101T000000Z
SEQUENCE:0
ORGANIZER:mailto:office@example.org
SUMMARY:Event
DTSTART;TZID={name}:{day:%Y%m%d}T120000
END:VEVENT
END:VCALENDAR
"""


def found_in_feed(name: str, day: date) -> list[str]:
    """What the conformance check says of an event at noon of a day, with its zone."""
    zone = vtimezone(ZoneInfo(name), day, day).decode("ascii").replace("\r", "")
    feed = FEED.format(zone=zone, name=name, day=day).replace("\n", "\r\n")
    return [f"{day}: {it}" for it in findings(feed.encode())]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        pytest.param("Europe/Istanbul", date(2016, 8, 15), id="daylight time that stays"),
        pytest.param("America/Havana", date(2005, 1, 15), id="two years of daylight time"),
        pytest.param("America/Asuncion", date(2024, 12, 1), id="another standard time"),
        pytest.param("Europe/Lisbon", date(1992, 9, 15), id="another name of the same offset"),
        pytest.param("America/Bahia_Banderas", date(2010, 3, 5), id="another one in autumn"),
        pytest.param("America/Argentina/San_Luis", date(2008, 1, 15), id="twice in a season"),
        pytest.param("America/Managua", date(1975, 2, 15), id="at the end of the day"),
    ],
)
def test_our_own_check_finds_nothing_where_standard_time_changes(name, day):
    assert found_in_feed(name, day) == []


@pytest.mark.exhaustive
def test_our_own_check_finds_nothing_in_any_zone():
    found = []
    for number, name in enumerate(distinct_zones()):
        for year in range(1972 + number % 6, 2038, 6):
            found += found_in_feed(name, date(year, 1 + (number + year) % 12, 15))
    assert found == []


def test_what_never_was_standard_time_does_not_count_as_it():
    at = datetime(2026, 7, 1, tzinfo=UTC)
    assert [it for it in range(-12, 15) if is_standard(it * HOUR, BERLIN, at)] == [1]
    dublin = ZoneInfo("Europe/Dublin")
    assert [it for it in range(-12, 15) if is_standard(it * HOUR, dublin, at)] == [0, 1]


def test_a_change_of_standard_time_after_the_last_day_is_left_out():
    almaty = ZoneInfo("Asia/Almaty")
    before = vtimezone(almaty, date(2024, 1, 1), date(2024, 2, 28))
    after = vtimezone(almaty, date(2024, 1, 1), date(2024, 2, 29))
    assert [it.after for it in blocks(before)] == [6 * HOUR]  # the 29th has its last hour twice
    assert [it.after for it in blocks(after)] == [6 * HOUR, 5 * HOUR]
    assert {it.kind for it in blocks(after)} == {"STANDARD"}


@pytest.mark.parametrize("year", [1970, 1999, 2026])
def test_every_line_is_short_and_of_a_kind_that_clients_know(year):
    for name in NAMES if year == 2026 else NAMES[::8] + ODD:
        component = of_years(ZoneInfo(name), year)
        lines = component.decode("ascii").split("\r\n")
        assert max(map(len, lines)) <= 75
        assert lines.pop() == ""
        unfolded = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
        assert unfolded[:2] == ["BEGIN:VTIMEZONE", f"TZID:{name}"]
        assert unfolded[-1] == "END:VTIMEZONE"
        assert [it for it in unfolded if not LINE.fullmatch(it)] == []
        assert "BEGIN:STANDARD" in unfolded


def test_a_line_of_76_octets_or_more_is_folded():
    whole = of_years(ZoneInfo("America/Nuuk"), 2026).decode()
    assert "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=24,25,26,27,28,29,30;BYDAY=SA\r\n" in whole
    lines = of_years(ZoneInfo("America/Araguaina"), 1996).split(b"\r\n")
    folded = next(at for at, line in enumerate(lines) if line.startswith(b" "))
    assert len(lines[folded - 1]) == 74
    assert max(map(len, lines)) <= 75


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_component_of_a_known_zone_stands_as_expected(name):
    key, years = name.split()
    first, last = map(int, years.split("-"))
    expected = ["BEGIN:VTIMEZONE", f"TZID:{key}"]
    for kind, *lines in TEXTS[name]:
        names = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RRULE")
        inside = (f"{it}:{line}" for it, line in zip(names, lines, strict=False))
        expected += [f"BEGIN:{kind}", *inside, f"END:{kind}"]
    expected.append("END:VTIMEZONE")
    assert of_years(ZoneInfo(key), first, last).decode().splitlines() == expected


@pytest.mark.parametrize(
    ("where", "year"), [("Europe/Dublin", 2026), ("Africa/Casablanca", 2026), (WINDHOEK, 1996)]
)
def test_where_clocks_are_set_back_the_lower_offset_is_standard(where, year):
    after = {it.kind: it.after for it in blocks(of_years(ZoneInfo(where), year))}
    assert after["DAYLIGHT"] - after["STANDARD"] == HOUR


@pytest.mark.parametrize("year", [2000, 2019])
def test_there_is_a_standard_also_where_daylight_saving_time_ends_for_good_later_in_the_year(year):
    for name in ("America/Sao_Paulo", "America/Fortaleza", "Asia/Baku", "Pacific/Apia"):
        component = vtimezone(ZoneInfo(name), date(year, 1, 1), date(year, 1, 2))
        assert "STANDARD" in {it.kind for it in blocks(component)}


def test_ramadan_is_never_taken_for_a_rule():
    told = blocks(of_years(CASABLANCA, 2019, 2037))
    assert {it.rule for it in told} == {""}
    assert len(told) == 2 * 20 + 1


def test_every_rule_begins_a_year_before_the_dates_at_the_latest():
    for where in (BERLIN, KYIV, NEW_YORK):
        told = blocks(of_years(where, 2026))
        assert max(it.start for it in told) <= datetime.combine(date(2025, 1, 1), time())
        assert all(it.rule and it.until is None for it in told)


def test_the_same_question_has_the_same_answer():
    reloaded = ZoneInfo.no_cache("Africa/Cairo")
    component = of_years(reloaded, 2026)
    assert component == of_years(ZoneInfo("Africa/Cairo"), 2026)
    assert component is of_years(reloaded, 2026)


@pytest.mark.parametrize("name", ["Asia/Baku", "Europe/Berlin", "Europe/Kyiv", "America/New_York"])
@pytest.mark.parametrize("hour", [0, 5, 12])
def test_icalendar_and_dateutil_read_the_offsets(name, hour):
    where = ZoneInfo(name)
    component = of_years(where, 2021, 2026)
    theirs = Timezone.from_ical(component)
    assert isinstance(theirs, Timezone)
    for zone in (theirs.to_tz(lookup_tzid=False), tzical(StringIO(component.decode())).get()):
        for day in range(6 * 365):
            wall = datetime.combine(date(2021, 1, 1) + day * DAY, time(hour))
            assert wall.replace(tzinfo=zone).utcoffset() == where.utcoffset(wall)
            assert wall.replace(tzinfo=zone).tzname() == where.tzname(wall)


@pytest.mark.exhaustive
def test_icalendar_reads_every_zone():
    for name in NAMES:
        where = ZoneInfo(name)
        theirs = Timezone.from_ical(of_years(where, 2026))
        assert isinstance(theirs, Timezone)
        assert theirs.tz_name == name
        zone = theirs.to_tz(lookup_tzid=False)
        for month in range(1, 13):
            wall = datetime.combine(date(2026, month, 10), time(12))
            assert wall.replace(tzinfo=zone).utcoffset() == where.utcoffset(wall), name
            assert wall.replace(tzinfo=zone).tzname() == where.tzname(wall), name


def test_a_time_is_named_as_at_the_beginning_of_the_dates():
    istanbul = ZoneInfo("Europe/Istanbul")
    assert [it.name for it in blocks(of_years(istanbul, 2016))] == ["EET", "EEST"]
    assert [it.name for it in blocks(of_years(istanbul, 2017))] == ["+03"]


@pytest.mark.timed
def test_dates_far_off_take_no_time_and_no_space():
    begun = perf_counter()
    component = of_years(ZoneInfo("Africa/Cairo"), 2021, 9998)
    assert perf_counter() - begun < 1
    assert len(component) < 10_000


def test_what_lies_beyond_the_data_follows_the_last_rules():
    component = of_years(NEW_YORK, 2021, 9998)
    assert len(blocks(component)) == 2
    told = sorted((at, it.kind) for it in blocks(component) for at in it.onsets(9990)[-1:])
    for at, kind in told:
        assert (offset(NEW_YORK, at) == -4 * HOUR) is (kind == "DAYLIGHT")
        assert offset(NEW_YORK, at) != offset(NEW_YORK, at - SECOND)


def a_zone_file(name: str) -> BytesIO:
    """The TZif data of a zone that is an hour ahead, under a short name of this kind."""
    kind = struct.pack(">lbb", 3600, 0, 0)
    counts = struct.pack(">6l", 0, 0, 0, 0, 1, len(name) + 1)
    block = b"TZif2" + bytes(15) + counts + kind + name.encode() + b"\0"
    return BytesIO(block + block + b"\n\n")


@pytest.mark.parametrize("name", ["HERE", "HERE" * 60])
def test_a_zone_of_its_own_data_is_told_by_them(name):
    component = of_years(ZoneInfo.from_file(a_zone_file(name), key="Own/Zone"), 2026)
    assert [(it.after, it.name) for it in blocks(component)] == [(HOUR, name)]
    assert max(map(len, component.split(b"\r\n"))) <= 75


@pytest.mark.parametrize(
    "where",
    [
        pytest.param(None, id="nothing"),
        pytest.param("Asia/Baku", id="a name"),
        pytest.param(UTC, id="another kind of zone"),
        pytest.param(ZoneInfo.from_file(a_zone_file("HERE")), id="a zone without a name"),
        pytest.param(ZoneInfo.from_file(a_zone_file("HERE"), key=""), id="an empty name"),
        pytest.param(ZoneInfo.from_file(a_zone_file("HERE"), key="A\r\nB:C"), id="two lines"),
        pytest.param(ZoneInfo.from_file(a_zone_file("HERE"), key="Баку"), id="not ASCII"),
        pytest.param(ZoneInfo.from_file(a_zone_file("HERE"), key="A" * 65), id="too long"),
        pytest.param(ZoneInfo.from_file(a_zone_file("A\r\nB:C"), key="Own/Zone"), id="bad data"),
    ],
)
def test_what_is_no_zone_with_a_name_is_refused(where: Any):
    with pytest.raises(InvalidValue):
        of_years(where, 2026)


@pytest.mark.parametrize(
    ("first", "last", "path"),
    [
        pytest.param(date(2026, 1, 2), date(2026, 1, 1), "last", id="reversed"),
        pytest.param(date(1, 12, 31), date(2026, 1, 1), "first", id="year 1"),
        pytest.param(date(2026, 1, 1), date(9999, 1, 1), "last", id="year 9999"),
        pytest.param(datetime(2026, 1, 1, tzinfo=UTC), date(2026, 1, 1), "first", id="a datetime"),
        pytest.param(date(2026, 1, 1), "2026-01-01", "last", id="a text"),
        pytest.param(date(2026, 1, 1), None, "last", id="nothing"),
    ],
)
def test_what_are_no_dates_in_order_is_refused(first: Any, last: Any, path: str):
    with pytest.raises(InvalidValue) as refused:
        vtimezone(BAKU, first, last)
    assert [fault.path for fault in refused.value.faults] == [path]
