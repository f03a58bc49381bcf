import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from rocb import (
    Activity,
    Days,
    Hours,
    InvalidValue,
    Language,
    LocalizedText,
    OfficeYear,
    OpeningHours,
    Place,
    ReportingYear,
    RoomSchedule,
    Status,
    Theme,
    Use,
    documents,
    run_year,
)
from rocb.ical.feed import activity_uid, booking_uid, feed
from rocb.planning.programme import Programme
from tests.offices import (
    SAMPLE,
    STATED,
    YEAR,
    a_booking,
    a_plan,
    a_request,
    a_room_request,
    a_space,
    an_activity,
    an_office,
    both,
    some_premises,
    weekday_hours,
)
from tests.reporting.full_year import (
    bare_year,
    drafted_year,
    full_office,
    full_year,
    only,
    the_example,
)

YEARS = {"example": the_example, "full": full_year, "drafted": drafted_year, "bare": bare_year}
NASTY = (
    "a; b, c: d",
    "\"quoted\" and 'quoted'",
    "back\\slash",
    "C:\\new\\folder",
    "C:\\New\\Folder",
    "ends with \\",
    "^n ^' ^^",
    "BEGIN:VEVENT",
    "SUMMARY;LANGUAGE=en:x",
    "😀 👩‍👩‍👧 e\u0301\u0323",
    "Ж" * 9_000,
    " leads and trails ",
    "=cmd|' /C calc'!A0",
    "a\u00a0b\u200bc\ufeffd",
)

every_year = pytest.mark.parametrize("year", YEARS.values(), ids=YEARS)
both_languages = pytest.mark.parametrize("language", Language)

Line = tuple[str, dict[str, str], str]


def unfolded(content: bytes) -> list[str]:
    """The lines of a feed, put together again (RFC 5545, 3.1)."""
    return content.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def read(content: bytes) -> list[Line]:
    """The properties of a feed, read without a library: name, parameters, value."""
    return [read_line(line) for line in unfolded(content)]


def read_line(line: str) -> Line:
    head = re.match(r'(?:[^":]|"[^"]*")*', line)
    assert head is not None
    name, *parameters = re.findall(r'(?:[^";]|"[^"]*")+', head[0])
    pairs = (parameter.split("=", 1) for parameter in parameters)
    return name, {key: value.strip('"') for key, value in pairs}, line[head.end() + 1 :]


def unescaped(value: str) -> str:
    """The text that a TEXT value stands for (RFC 5545, 3.3.11)."""
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), f"not escaped: {value!r}"
    assert not re.search(r"(?<!\\)(?:\\\\)*\\(?:[^\\;,nN]|$)", value), f"no escape: {value!r}"
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def events(content: bytes) -> Iterator[dict[str, Line]]:
    """The events of a feed, their properties by name."""
    event: dict[str, Line] | None = None
    for name, parameters, value in read(content):
        if (name, value) == ("BEGIN", "VEVENT"):
            event = {}
        elif (name, value) == ("END", "VEVENT"):
            assert event is not None
            yield event
            event = None
        elif event is not None:
            assert name not in event, f"{name} stands twice"
            event[name] = (name, parameters, value)


def head(content: bytes) -> dict[str, Line]:
    """The properties of the calendar itself."""
    lines = read(content)
    first = next((place for place, it in enumerate(lines) if it[2] == "VEVENT"), -1)
    return {name: (name, parameters, value) for name, parameters, value in lines[1:first]}


def summaries(content: bytes) -> list[str]:
    return [unescaped(event["SUMMARY"][2]) for event in events(content)]


def expanded(year: OfficeYear) -> tuple[set[tuple[str, date, date]], set[tuple[str, int, int]]]:
    """What someone else's library finds in the feed between the ends of the year."""
    calendar = Calendar.from_ical(feed(year, Language.EN))
    days = year.plan.year.days
    whole, timed = set(), set()
    for event in recurring_ical_events.of(calendar).between(
        days.first - timedelta(days=1), days.last + timedelta(days=2)
    ):
        uid, begins, ends = str(event["UID"]), event["DTSTART"].dt, event["DTEND"].dt
        if isinstance(begins, datetime):
            timed.add((uid, int(begins.timestamp()), int(ends.timestamp())))
        else:
            whole.add((uid, begins, ends))
    return whole, timed


def meant(year: OfficeYear) -> tuple[set[tuple[str, date, date]], set[tuple[str, int, int]]]:
    """What the year itself says: activities by day, bookings by instant."""
    whole = {
        (activity_uid(it, year.office), it.days.first, it.days.last + timedelta(days=1))
        for it in year.plan.activities
    }
    timed = {
        (
            booking_uid(it, year.office),
            int(it.slot.start.timestamp()),
            int(it.slot.end.timestamp()),
        )
        for it in year.rooms.bookings
    }
    return whole, timed


def year_with(*activities: Activity, year: ReportingYear = YEAR, **changes: object) -> OfficeYear:
    themes = (Theme("valuation", both("Valuation")),)
    planning = Programme(themes=themes, plan=a_plan(*activities, year=year))
    return run_year(an_office(planning=planning, **changes))


def event_of(*activities: Activity, language: Language = Language.EN) -> dict[str, Line]:
    (event,) = events(feed(year_with(*activities), language))
    return event


@every_year
def test_expanded_by_someone_else_the_feed_is_what_the_year_holds(year):
    assert expanded(year()) == meant(year())


@given(
    st.lists(st.tuples(st.dates(YEAR.days.first, YEAR.days.last), st.integers(0, 365)), max_size=6),
    st.sampled_from(("Asia/Baku", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati")),
    st.lists(st.tuples(st.dates(YEAR.days.first, YEAR.days.last), st.integers(0, 22)), max_size=4),
)
@settings(deadline=None, max_examples=25)
def test_any_days_and_slots_are_expanded_to_what_was_meant(spans, where, slots):
    activities = (
        an_activity(f"a{place}", days=Days(first, first + timedelta(days=length)))
        for place, (first, length) in enumerate(spans)
    )
    wishes = tuple(
        a_room_request(f"w{place}", days=Days(day, day), starts=time(hour), ends=time(hour + 1))
        for place, (day, hour) in enumerate(slots)
    )
    year = year_with(
        *activities,
        time_zone=where,
        room_requests=wishes,
        premises=some_premises(hours=weekday_hours(time(0), time(23, 59))),
    )
    assert expanded(year) == meant(year)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_where_the_clocks_change_bookings_keep_their_instants(day):
    wish = a_room_request(days=Days(day, day), starts=time(9), ends=time(17))
    hours = Hours((OpeningHours(7, time(0), time(23)),), STATED)
    year = year_with(
        year=ReportingYear(2026),
        time_zone="Europe/Berlin",
        room_requests=(wish,),
        premises=some_premises(hours=hours),
    )
    assert len(year.rooms.bookings) == 1
    assert expanded(year) == meant(year)


@every_year
@both_languages
def test_every_line_ends_with_cr_lf_and_has_at_most_75_octets(year, language):
    content = feed(year(), language)
    assert content.endswith(b"\r\n")
    for line in content.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= 75
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode()


@every_year
@both_languages
def test_the_same_year_gives_the_same_bytes(year, language):
    assert feed(year(), language) == feed(year(), language)


@every_year
def test_a_feed_is_published_and_invites_nobody(year):
    content = feed(year(), Language.EN)
    lines = read(content)
    assert ("METHOD", {}, "PUBLISH") in lines
    assert ("VERSION", {}, "2.0") in lines
    assert not {name for name, _, _ in lines} & {"ATTENDEE", "REQUEST-STATUS"}
    assert [(name, value) for name, _, value in (lines[0], lines[-1])] == [
        ("BEGIN", "VCALENDAR"),
        ("END", "VCALENDAR"),
    ]


def test_a_feed_says_how_often_to_look_again_in_both_ways():
    found = head(feed(bare_year(), Language.EN))
    assert found["REFRESH-INTERVAL"][1:] == ({"VALUE": "DURATION"}, "PT12H")
    assert found["X-PUBLISHED-TTL"][2] == "PT12H"


@every_year
@both_languages
def test_every_event_has_what_calendars_ask_for(year, language):
    for event in events(feed(year(), language)):
        asked = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS", "ORGANIZER"}
        assert asked <= event.keys()
        assert event["DTSTAMP"][2].endswith("Z")
        assert event["SEQUENCE"][2].isdecimal()


def test_a_whole_day_ends_on_the_day_after():
    event = event_of(an_activity(days=Days(date(2021, 12, 31), date(2021, 12, 31))))
    assert event["DTSTART"][1:] == ({"VALUE": "DATE"}, "20211231")
    assert event["DTEND"][1:] == ({"VALUE": "DATE"}, "20220101")
    assert event["TRANSP"][2] == "TRANSPARENT"


def test_a_booking_is_in_utc_and_takes_time():
    content = feed(year_with(room_requests=(a_room_request(),)), Language.EN)
    first, second = events(content)
    assert first["DTSTART"][1:] == ({}, "20210301T060000Z")
    assert first["DTEND"][1:] == ({}, "20210301T080000Z")
    assert second["DTSTART"][2] == "20210302T060000Z"
    assert (first["TRANSP"][2], first["STATUS"][2]) == ("OPAQUE", "CONFIRMED")
    assert unescaped(first["LOCATION"][2]) == "room"


def test_the_stamp_is_the_day_on_which_the_office_was_known():
    year = year_with(an_activity(), as_of=date(2021, 5, 4))
    (event,) = events(feed(year, Language.EN))
    assert event["DTSTAMP"][2] == "20210504T000000Z"


@every_year
def test_no_uid_stands_twice(year):
    uids = [event["UID"][2] for event in events(feed(year(), Language.EN))]
    assert len(uids) == len(set(uids))


def test_uids_are_those_of_the_records_in_every_language_and_every_run():
    first, second = (
        [event["UID"][2] for event in events(feed(full_year(), language))] for language in Language
    )
    assert first == second
    assert "activity.first@office" in first
    assert "booking.accepted-1@office" in first


def test_a_uid_outlives_a_change_of_title_and_days():
    before = an_activity(title=both("Before"))
    after = an_activity(title=both("After"), days=Days(date(2021, 9, 1), date(2021, 9, 1)))
    assert event_of(before)["UID"] == event_of(after)["UID"]


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (Status.PROPOSED, "TENTATIVE"),
        (Status.PLANNED, "CONFIRMED"),
        (Status.COMPLETED, "CONFIRMED"),
        (Status.POSTPONED, "TENTATIVE"),
        (Status.CANCELLED, "CANCELLED"),
    ],
)
def test_every_status_is_shown_and_the_cancelled_stay_in_the_feed(status, shown):
    assert event_of(an_activity(status=status))["STATUS"][2] == shown


def test_activities_stand_in_the_order_of_their_days():
    later = an_activity("a", title=both("later"))
    days = Days(date(2021, 1, 1), date(2021, 1, 2))
    earlier = an_activity("b", title=both("earlier"), days=days)
    assert summaries(feed(year_with(later, earlier), Language.EN)) == ["earlier", "later"]


@both_languages
def test_texts_say_in_which_language_they_are(language):
    activity = an_activity(title=both("Seminar"), place=Place(LocalizedText(ru="Баку"), "AZ"))
    event = event_of(activity, language=language)
    assert event["SUMMARY"][1] == {"LANGUAGE": language.value}
    assert event["LOCATION"][1:] == ({"LANGUAGE": "ru"}, "Баку")


@pytest.mark.parametrize("place", [None, Place(None, "AZ")])
def test_an_activity_without_a_city_has_no_location(place):
    assert "LOCATION" not in event_of(an_activity(place=place))


@pytest.mark.parametrize(("language", "mark"), [(Language.EN, "sample"), (Language.RU, "пример")])
def test_samples_are_marked_in_the_language_of_the_feed(language, mark):
    activity = event_of(an_activity(source=SAMPLE), language=language)
    assert activity["SUMMARY"][2].endswith(f" [{mark}]")
    content = feed(full_year(sourced=only("request")), language)
    booked = [event for event in events(content) if event["UID"][2].startswith("booking.")]
    assert booked
    assert all(event["SUMMARY"][2].endswith(f"title [{mark}]") for event in booked)


def test_a_booking_of_two_spaces_is_located_in_both():
    """The language is that of the first, as a property has only one."""
    lot = a_space("lot", name=LocalizedText(ru="Стоянка"), source=SAMPLE)
    uses = (Use("room"), Use("lot"))
    booking = evolve(a_booking("both"), request=evolve(a_request("both"), uses=uses), uses=uses)
    year = year_with(premises=some_premises(a_space(), lot))
    held = evolve(year, rooms=RoomSchedule((), (booking,), ()))
    (event,) = events(feed(held, Language.EN))
    assert unescaped(event["LOCATION"][2]) == "room, Стоянка [sample]"
    assert event["LOCATION"][1] == {"LANGUAGE": "en"}


def test_the_location_of_a_sample_space_is_marked():
    rooms = some_premises(a_space(source=SAMPLE))
    content = feed(year_with(room_requests=(a_room_request(),), premises=rooms), Language.EN)
    assert [unescaped(it["LOCATION"][2]) for it in events(content)] == ["room [sample]"] * 2


@both_languages
def test_where_everything_is_stated_there_is_no_mark(language):
    assert b"[" not in feed(full_year(), language)


def test_the_publisher_is_the_office():
    content = feed(year_with(an_activity()), Language.RU, "mailto:office@example.org")
    (event,) = events(content)
    assert event["ORGANIZER"][1:] == ({"CN": "— Office"}, "mailto:office@example.org")


def test_a_publisher_without_an_address_has_one_that_calendars_take():
    assert event_of(an_activity())["ORGANIZER"][2] == "invalid:nomail"


@pytest.mark.parametrize(
    "organiser",
    [
        "mailto:a@example.org\r\nBEGIN:VEVENT",
        "mailto:a@example.org\nATTENDEE:mailto:b@example.org",
        "mailto:a@example.org\rX:y",
        "no address",
        "",
        "mailto:Ж@example.org\u2028",
        None,
        5,
    ],
)
def test_a_publisher_that_is_no_uri_is_refused(organiser):
    with pytest.raises(InvalidValue):
        feed(year_with(an_activity()), Language.EN, organiser)


def test_an_activity_at_the_end_of_time_is_refused_or_shown_but_does_not_crash():
    year = ReportingYear(9998)
    last = Days(date(9998, 12, 31), date(9999, 12, 31))
    try:
        content = feed(year_with(an_activity(days=last), year=year), Language.EN)
    except InvalidValue:
        return
    assert b"UID:activity.activity@office" in content


def year_of_texts(text: str) -> OfficeYear:
    """A year in which everything is called `text`."""
    return full_year(lambda _: LocalizedText(text))


def check_texts(content: bytes, text: str) -> None:
    """Whatever the text is, there are six events, and they are called what was meant."""
    assert summaries(content) == [text] * 6
    assert [line for line in unfolded(content) if line.startswith("BEGIN:")] == [
        "BEGIN:VCALENDAR",
        *["BEGIN:VEVENT"] * 6,
    ]
    calendar = Calendar.from_ical(content)
    assert len(calendar.walk("VEVENT")) == 6
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == [text] * 6


@pytest.mark.parametrize("text", NASTY, ids=quote)
@both_languages
def test_any_text_is_read_back_as_it_was_meant(text, language):
    check_texts(feed(year_of_texts(text), language), text)


@pytest.mark.parametrize("text", NASTY, ids=quote)
@pytest.mark.parametrize("key", ["NAME", "X-WR-CALNAME"])
def test_any_name_of_an_office_is_read_back_as_it_was_meant(text, key):
    assert unescaped(head(feed(year_of_texts(text), Language.EN))[key][2]) == text


@given(st.text("\\nN;,:\"'^ =Ж😀\u0301\u200dab", min_size=1, max_size=90))
@example("\\n")
@example("\\N")
@example("\\\\N\\,")
@settings(deadline=None, max_examples=40)
def test_any_mixture_of_signs_is_read_back_as_it_was_meant(text):
    text = f".{text}."
    check_texts(feed(year_of_texts(text), Language.EN), text)


def test_texts_are_safe_also_where_assertions_are_off(tmp_path: Path):
    text = "; ".join(NASTY[:8])
    path = tmp_path / "office.json"
    documents.save(full_office(lambda _: LocalizedText(text)), path)
    done = subprocess.run(
        [sys.executable, "-O", "-m", "rocb", "calendar", str(path)],
        capture_output=True,
        check=True,
    )
    assert done.stdout == feed(year_of_texts(text), Language.EN)
    assert len(list(events(done.stdout))) == 6


def test_a_publisher_with_a_line_break_is_refused_also_where_assertions_are_off():
    program = (
        "from rocb import Language, profiles, run_year, InvalidValue\n"
        "from rocb.ical.feed import feed\n"
        "try:\n"
        "    feed(run_year(profiles.example_year()), Language.EN, 'mailto:a\\r\\nBEGIN:VEVENT')\n"
        "except InvalidValue:\n"
        "    print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-O", "-c", program], capture_output=True, check=False, text=True
    )
    assert (done.stdout, done.stderr) == ("refused\n", "")
