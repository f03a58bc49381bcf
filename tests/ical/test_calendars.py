import struct
from datetime import UTC, date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import Days, InvalidValue, Slot
from rocb.ical.calendars import PRODUCT, Method, calendar
from rocb.ical.events import Event
from rocb.ical.timezones import vtimezone
from tests.ical.injection import STAMP
from tests.ical.plain import check_lines, events, head, unfolded, zones_defined, zones_named
from tests.ical.test_events import events as drawn_events
from tests.offices import BAKU, BERLIN, a_slot

KYIV, NEW_YORK = ZoneInfo("Europe/Kyiv"), ZoneInfo("America/New_York")
DAY = Days(date(2026, 3, 2), date(2026, 3, 2))


def in_zone(uid: str, where: ZoneInfo, day: str = "2026-03-02") -> Event:
    return Event(uid, STAMP, a_slot(f"{day} 10:00", f"{day} 12:00", where))


@pytest.mark.parametrize("method", Method, ids=lambda method: method.value)
def test_a_calendar_says_what_it_is_and_what_it_is_sent_for(method):
    content = calendar(method, (in_zone("a", BAKU),))
    assert unfolded(content)[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        f"METHOD:{method.value}",
    ]
    assert content.endswith(b"END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_events_stay_in_the_order_in_which_they_are_given():
    given_ = [in_zone(uid, BAKU) for uid in "cab"]
    assert [entry["UID"][0].value for entry in events(calendar(Method.PUBLISH, given_))] == [*"cab"]


def test_every_zone_is_defined_once_and_they_stand_in_order():
    zones = (NEW_YORK, BAKU, KYIV, BERLIN, BAKU)
    content = calendar(Method.PUBLISH, (in_zone(f"e{n}", it) for n, it in enumerate(zones)))
    expected = ["America/New_York", "Asia/Baku", "Europe/Berlin", "Europe/Kyiv"]
    assert zones_defined(content) == expected


def test_a_zone_is_defined_from_the_first_to_the_last_use():
    days = ("2026-03-02", "2014-06-01", "2030-01-01")
    content = calendar(Method.PUBLISH, (in_zone(day, BAKU, day) for day in days))
    assert vtimezone(BAKU, date(2014, 6, 1), date(2030, 1, 1)) in content


def test_a_zone_that_no_property_names_is_not_defined():
    whole = Event("days", STAMP, DAY)
    utc = Event("utc", STAMP, Slot(*(datetime(2026, 1, 1, hour, tzinfo=UTC) for hour in (9, 10))))
    assert zones_defined(calendar(Method.PUBLISH, (whole, utc), where=BAKU)) == []


def test_an_empty_calendar_holds_one_zone():
    content = calendar(Method.PUBLISH, (), where=BERLIN)
    assert zones_defined(content) == ["Europe/Berlin"]
    assert events(content) == []


def test_a_calendar_with_other_components_needs_no_zone():
    also = b"BEGIN:VFREEBUSY\r\nEND:VFREEBUSY\r\n"
    content = calendar(Method.PUBLISH, (), also=also, where=BERLIN)
    assert zones_defined(content) == []
    assert content.endswith(also + b"END:VCALENDAR\r\n")


@given(st.lists(drawn_events(), max_size=4, unique_by=lambda it: it.uid))
@settings(deadline=None, max_examples=50)
def test_any_events_have_their_zones_defined_once_and_none_else(found):
    content = calendar(Method.REQUEST, found)
    check_lines(content)
    assert zones_defined(content) == sorted(zones_named(content))
    assert [entry["UID"] for entry in events(content)] == [
        entry["UID"] for it in found for entry in events(it.content)
    ]


def test_further_properties_stand_in_the_head():
    content = calendar(Method.PUBLISH, (in_zone("a", BAKU),), head=["X-A:b"])
    assert head(content)["X-A"][0].value == "b"


SINGLE = in_zone("a", BAKU)
CHANGED = evolve(SINGLE, original=SINGLE.when.start if isinstance(SINGLE.when, Slot) else None)


def test_a_series_and_its_changed_occurrence_share_a_uid():
    content = calendar(Method.PUBLISH, (SINGLE, CHANGED))
    assert len(events(content)) == 2


@pytest.mark.parametrize(
    "twins",
    [
        (SINGLE, evolve(SINGLE, sequence=4)),
        (CHANGED, evolve(CHANGED, original=datetime(2026, 3, 2, 6, tzinfo=UTC))),
        (Event("d", STAMP, DAY, original=DAY.first), Event("d", STAMP, DAY, original=DAY.first)),
    ],
    ids=["two of a uid", "two of an instant", "two of a day"],
)
def test_two_events_that_are_one_are_refused(twins):
    with pytest.raises(InvalidValue) as caught:
        calendar(Method.PUBLISH, (in_zone("b", BAKU), *twins))
    assert [fault.path for fault in caught.value.faults] == ["events[2].uid"]


@pytest.mark.parametrize("wrong", ["PUBLISH", None, 5])
def test_what_is_no_method_is_refused(wrong):
    with pytest.raises(InvalidValue):
        calendar(wrong, ())


@pytest.mark.parametrize("wrong", ["events", None, [None], [b"BEGIN:VEVENT"], SINGLE])
def test_what_are_no_events_is_refused(wrong):
    with pytest.raises(InvalidValue):
        calendar(Method.PUBLISH, wrong)


def test_a_zone_whose_name_would_make_lines_is_not_named():
    header = b"TZif" + bytes(16) + struct.pack(">6l", 0, 0, 0, 0, 1, 4)
    file = BytesIO(header + bytes(6) + b"UTC\0")
    evil = ZoneInfo.from_file(file, "X:20260101T000000\r\nBEGIN:VEVENT")
    content = calendar(Method.PUBLISH, (in_zone("a", evil),))
    assert (content.count(b"BEGIN:VEVENT"), content.count(b"TZID")) == (1, 0)
