import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

import attrs
import pytest
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
    Office,
    OfficeYear,
    OpeningHours,
    ReportingYear,
    RoomSchedule,
    Status,
    Theme,
    UnknownRecord,
    Use,
    documents,
    run_year,
)
from rocb.ical.conformance import findings
from rocb.ical.feed import feed
from rocb.ical.selections import OfExpert, OfSpace
from rocb.planning.programme import Programme
from tests.drawn import offices
from tests.ical.injection import (
    PAYLOADS,
    PLACES,
    STAMP,
    TWINS,
    bears_text,
    fields_of,
    outcome,
    shown,
    the_office,
    whole,
)
from tests.ical.plain import (
    Entry,
    check_lines,
    events,
    head,
    only_line,
    read,
    text_of,
    texts_of,
    told,
    unescaped,
    unfolded,
    value_of,
    zones_defined,
    zones_named,
)
from tests.ical.readers import Found, by_ical_js, by_recurring_ical_events, needs_ical_js
from tests.ical.test_selections import YEARS, selections
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
)
from tests.reporting.full_year import bare_year, full_office, full_year, only, the_example

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
    "Ж" * 3_000,
    " leads and trails ",
    "=cmd|' /C calc'!A0",
    "a\u00a0b\u200bc\ufeffd",
)
ZONES = ("Asia/Baku", "Europe/Berlin", "Europe/Kyiv", "America/New_York")

every_year = pytest.mark.parametrize("year", YEARS.values(), ids=YEARS)
both_languages = pytest.mark.parametrize("language", Language)
every_zone = pytest.mark.parametrize("where", ZONES)


def summaries(content: bytes) -> list[str]:
    return [text_of(event, "SUMMARY") for event in events(content)]


def meant(year: OfficeYear) -> list[Found]:
    """What the year itself says: whole days by date, bookings by second."""
    domain, day = year.office.id, timedelta(days=1)
    found: list[Found] = []

    def add(uid: str, days: Days) -> None:
        found.append((f"{uid}@{domain}", str(days.first), str(days.last + day)))

    for activity in year.plan.activities:
        if activity.status is not Status.CANCELLED:
            add(f"activity.{activity.id}", activity.days)
    for it in year.staffing.assignments:
        add(f"assignment.{it.role.id}+{it.expert.id}", it.activity.days)
    for deadline in year.plan.deadlines:
        add(f"deadline.{deadline.id}", Days(deadline.due, deadline.due))
    for quarter in year.plan.year.quarters:
        add(f"report.{quarter}", Days(quarter.days.last, quarter.days.last))
    for booking in year.rooms.bookings:
        begins, ends = booking.slot.begins // 10**6, booking.slot.ends // 10**6
        found.append((f"booking.{booking.id}@{domain}", begins, ends))
    return sorted(found)


def year_with(*activities: Activity, year: ReportingYear = YEAR, **changes: object) -> OfficeYear:
    themes = (Theme("valuation", both("Valuation")),)
    planning = Programme(themes=themes, plan=a_plan(*activities, year=year))
    return run_year(an_office(planning=planning, **changes))


def of_record(year: OfficeYear, kind: str, language: Language = Language.EN) -> list[Entry]:
    """The events of one kind of record, such as `activity`."""
    found = events(feed(year, language))
    return [it for it in found if value_of(it, "UID").startswith(f"{kind}.")]


def event_of(*activities: Activity, language: Language = Language.EN) -> Entry:
    (event,) = of_record(year_with(*activities), "activity", language)
    return event


def moved_to(where: str, office: Office) -> OfficeYear:
    return run_year(evolve(office, time_zone=where), YEAR)


# Expanded by others


@every_year
@both_languages
def test_expanded_by_recurring_ical_events_the_feed_is_what_the_year_holds(year, language):
    assert by_recurring_ical_events(feed(year(), language)) == meant(year())


@needs_ical_js
@every_year
@both_languages
def test_expanded_by_ical_js_the_feed_is_what_the_year_holds(year, language):
    assert by_ical_js(feed(year(), language)) == meant(year())


@every_zone
def test_in_every_zone_the_example_year_is_what_others_expand(where):
    year = moved_to(where, the_example().office)
    assert year.rooms.bookings
    assert by_recurring_ical_events(feed(year, Language.EN)) == meant(year)


@needs_ical_js
@every_zone
def test_in_every_zone_the_example_year_is_what_ical_js_expands(where):
    year = moved_to(where, the_example().office)
    assert by_ical_js(feed(year, Language.EN)) == meant(year)


SPANS = st.lists(
    st.tuples(st.dates(YEAR.days.first, YEAR.days.last), st.integers(0, 365)), max_size=6
)
WISHES = st.lists(
    st.tuples(
        st.dates(date(2021, 3, 26), date(2021, 3, 30))
        | st.dates(date(2021, 10, 29), date(2021, 11, 8))
        | st.dates(YEAR.days.first, YEAR.days.last),
        st.integers(0, 22),
    ),
    max_size=6,
)


@st.composite
def busy_years(draw: st.DrawFn) -> OfficeYear:
    """Draw a year with activities and bookings, some of them where clocks change."""
    where = draw(st.sampled_from((*ZONES, "America/St_Johns", "Pacific/Kiritimati", "UTC")))
    activities = (
        an_activity(
            f"a{place}",
            days=Days(first, first + timedelta(days=length)),
            status=draw(st.sampled_from(Status)),
        )
        for place, (first, length) in enumerate(draw(SPANS))
    )
    wishes = tuple(
        a_room_request(f"w{place}", days=Days(day, day), starts=time(hour), ends=time(hour + 1))
        for place, (day, hour) in enumerate(draw(WISHES))
    )
    hours = Hours(tuple(OpeningHours(it, time(0), time(23, 59)) for it in range(1, 8)), STATED)
    return year_with(
        *activities, time_zone=where, room_requests=wishes, premises=some_premises(hours=hours)
    )


@given(busy_years())
@settings(deadline=None, max_examples=40)
def test_any_days_and_slots_are_expanded_to_what_was_meant(year):
    assert by_recurring_ical_events(feed(year, Language.EN)) == meant(year)


@needs_ical_js
@given(busy_years())
@settings(deadline=None, max_examples=40)
def test_any_days_and_slots_are_expanded_by_ical_js_to_what_was_meant(year):
    assert by_ical_js(feed(year, Language.EN)) == meant(year)


@given(offices(), st.sampled_from(ZONES))
@settings(deadline=None, max_examples=40)
def test_any_office_in_any_zone_is_expanded_to_what_its_year_holds(office, where):
    year = moved_to(where, office)
    assert by_recurring_ical_events(feed(year, Language.RU)) == meant(year)


@pytest.mark.exhaustive
@needs_ical_js
@given(offices(), st.sampled_from(ZONES))
@settings(deadline=None, max_examples=40)
def test_any_office_in_any_zone_is_expanded_by_ical_js_to_what_its_year_holds(office, where):
    year = moved_to(where, office)
    assert by_ical_js(feed(year, Language.RU)) == meant(year)


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)], ids=str)
def test_where_the_clocks_change_bookings_keep_their_instants(day):
    wish = a_room_request(days=Days(day, day), starts=time(1), ends=time(17))
    hours = Hours((OpeningHours(7, time(0), time(23)),), STATED)
    year = year_with(
        year=ReportingYear(2026),
        time_zone="Europe/Berlin",
        room_requests=(wish,),
        premises=some_premises(hours=hours),
    )
    assert len(year.rooms.bookings) == 1
    assert by_recurring_ical_events(feed(year, Language.EN)) == meant(year)


# As bytes


def every_feed(year: OfficeYear, language: Language) -> Iterator[bytes]:
    for about in selections(year.office):
        yield feed(year, language, about=about)
        yield feed(year, language, about=about, public=True)


@every_year
@both_languages
def test_nothing_is_wrong_with_any_feed_of_a_year(year, language):
    for content in every_feed(year(), language):
        check_lines(content)
        assert findings(content) == ()


@pytest.mark.exhaustive
@given(offices(), st.sampled_from(ZONES), st.sampled_from(Language))
@settings(deadline=None, max_examples=30)
def test_nothing_is_wrong_with_any_feed_of_any_office(office, where, language):
    for content in every_feed(moved_to(where, office), language):
        check_lines(content)
        assert findings(content) == ()
        used = zones_named(content)
        assert zones_defined(content) == (sorted(used) if events(content) else [where])


@given(busy_years(), st.sampled_from(Language))
@settings(deadline=None, max_examples=30)
def test_every_zone_is_defined_once_and_none_that_is_not_used(year, language):
    content = feed(year, language)
    assert zones_defined(content) == sorted(zones_named(content))
    assert findings(content) == ()


def test_the_feed_of_a_room_that_nobody_took_holds_the_zone_of_the_office():
    content = feed(year_with(), Language.EN, about=OfSpace("room"))
    assert events(content) == []
    assert zones_defined(content) == ["Asia/Baku"]


def test_an_empty_feed_of_an_office_without_a_zone_holds_one_as_well():
    year = run_year(an_office(time_zone=None), YEAR)
    content = feed(year, Language.EN, about=OfSpace("room"))
    assert zones_defined(content) == ["UTC"]
    assert findings(content) == ()


@every_year
@both_languages
def test_the_same_year_gives_the_same_bytes(year, language):
    again = run_year(documents.loads(documents.dumps(year().office)), year().plan.year)
    assert feed(again, language) == feed(year(), language)


def test_the_same_document_gives_the_same_bytes_in_every_process(tmp_path: Path):
    path = tmp_path / "office.json"
    documents.save(the_office(), path)
    for seed in ("1", "4242"):
        done = subprocess.run(
            [sys.executable, "-m", "rocb", "calendar", "--language", "ru", str(path)],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        assert done.stdout == feed(run_year(the_office()), Language.RU)


@every_year
@both_languages
def test_a_feed_is_published_and_invites_nobody(year, language):
    content = feed(year(), language)
    assert value_of(head(content), "METHOD") == "PUBLISH"
    assert value_of(head(content), "VERSION") == "2.0"
    assert not {line.name for line in read(content)} & {"ATTENDEE", "REQUEST-STATUS"}
    assert unfolded(content)[0] == "BEGIN:VCALENDAR"
    assert unfolded(content)[-1] == "END:VCALENDAR"


def test_a_feed_says_how_often_to_look_again_in_both_ways():
    found = head(feed(bare_year(), Language.EN))
    assert only_line(found, "REFRESH-INTERVAL")[1:] == ({"VALUE": "DURATION"}, "PT12H")
    assert value_of(found, "X-PUBLISHED-TTL") == "PT12H"


@every_year
@both_languages
def test_every_event_has_what_calendars_ask_for(year, language):
    for event in events(feed(year(), language)):
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "STATUS"):
            assert len(event[name]) == 1
        assert len(event["ORGANIZER"]) == len(event["TRANSP"]) == 1
        assert value_of(event, "DTSTAMP").endswith("Z")
        assert value_of(event, "SEQUENCE").isdecimal()


def test_a_whole_day_ends_on_the_day_after():
    event = event_of(an_activity(days=Days(date(2021, 12, 31), date(2021, 12, 31))))
    assert only_line(event, "DTSTART")[1:] == ({"VALUE": "DATE"}, "20211231")
    assert only_line(event, "DTEND")[1:] == ({"VALUE": "DATE"}, "20220101")
    assert value_of(event, "TRANSP") == "TRANSPARENT"


def test_a_booking_is_by_the_clocks_of_the_office_and_takes_time():
    first, second = of_record(year_with(room_requests=(a_room_request(),)), "booking")
    zone = {"TZID": "Asia/Baku"}
    assert only_line(first, "DTSTART")[1:] == (zone, "20210301T100000")
    assert only_line(first, "DTEND")[1:] == (zone, "20210301T120000")
    assert value_of(second, "DTSTART") == "20210302T100000"
    assert (value_of(first, "TRANSP"), value_of(first, "STATUS")) == ("OPAQUE", "CONFIRMED")
    assert text_of(first, "LOCATION") == "room"


# Stamps, sequences and UIDs


def test_stamp_and_sequence_come_from_the_day_on_which_the_office_was_known():
    before, after = (
        events(feed(year_with(an_activity(), as_of=day), Language.EN))
        for day in (date(2021, 5, 4), date(2021, 5, 5))
    )
    assert {value_of(it, "DTSTAMP") for it in before} == {"20210504T000000Z"}
    for first, second in zip(before, after, strict=True):
        assert value_of(first, "UID") == value_of(second, "UID")
        assert int(value_of(first, "SEQUENCE")) < int(value_of(second, "SEQUENCE"))


@every_year
def test_no_uid_stands_twice(year):
    uids = [value_of(event, "UID") for event in events(feed(year(), Language.EN))]
    assert len(uids) == len(set(uids))


def test_uids_are_those_of_the_records_in_every_language_and_every_run():
    first, second = (
        [value_of(event, "UID") for event in events(feed(full_year(), language))]
        for language in Language
    )
    assert first == second
    assert "activity.first@office" in first
    assert "booking.accepted-1@office" in first


def test_a_uid_outlives_a_change_of_title_and_days():
    before = an_activity(title=both("Before"))
    after = an_activity(title=both("After"), days=Days(date(2021, 9, 1), date(2021, 9, 1)))
    assert event_of(before)["UID"] == event_of(after)["UID"]


def test_what_was_cancelled_stays_in_the_feed():
    assert value_of(event_of(an_activity(status=Status.CANCELLED)), "STATUS") == "CANCELLED"


# Languages and samples


@both_languages
def test_texts_say_in_which_language_they_are(language):
    event = event_of(an_activity(title=both("Seminar")), language=language)
    assert only_line(event, "SUMMARY").parameters == {"LANGUAGE": language.value}


@every_year
@both_languages
def test_every_text_of_a_feed_says_in_which_language_it_is(year, language):
    for event in events(feed(year(), language)):
        for name in ("SUMMARY", "DESCRIPTION", "COMMENT", "CATEGORIES", "LOCATION"):
            for line in event.get(name, ()):
                assert line.parameters["LANGUAGE"] in ("en", "ru")


@both_languages
def test_a_feed_is_named_in_both_languages(language):
    found = head(feed(full_year(), language))
    names = {it.parameters["LANGUAGE"]: unescaped(it.value) for it in found["NAME"]}
    assert names == {"en": "office", "ru": "— office"}
    assert text_of(found, "X-WR-CALNAME") == names[language.value]


@pytest.mark.parametrize(("language", "mark"), [(Language.EN, "sample"), (Language.RU, "пример")])
def test_samples_are_marked_in_the_language_of_the_feed(language, mark):
    activity = event_of(an_activity(source=SAMPLE), language=language)
    assert text_of(activity, "SUMMARY").endswith(f" [{mark}]")
    booked = of_record(full_year(sourced=only("request")), "booking", language)
    assert booked
    assert all(text_of(event, "SUMMARY").endswith(f"title [{mark}]") for event in booked)


def test_a_booking_of_two_spaces_is_located_in_both():
    """The language is that of the first, as a property has only one."""
    lot = a_space("lot", name=LocalizedText(ru="Стоянка"), source=SAMPLE)
    uses = (Use("room"), Use("lot"))
    booking = evolve(a_booking("both"), request=evolve(a_request("both"), uses=uses), uses=uses)
    year = year_with(premises=some_premises(a_space(), lot))
    held = evolve(year, rooms=RoomSchedule((), (booking,), ()))
    (event,) = of_record(held, "booking")
    assert text_of(event, "LOCATION") == "room, Стоянка [sample]"
    assert only_line(event, "LOCATION").parameters == {"LANGUAGE": "en"}
    assert texts_of(event, "RESOURCES") == ["room", "lot"]


def test_the_location_of_a_sample_space_is_marked():
    rooms = some_premises(a_space(source=SAMPLE))
    year = year_with(room_requests=(a_room_request(),), premises=rooms)
    assert [text_of(it, "LOCATION") for it in of_record(year, "booking")] == ["room [sample]"] * 2


@both_languages
def test_where_everything_is_stated_there_is_no_mark(language):
    assert b"[" not in feed(full_year(), language)


# The publisher


def test_the_publisher_is_the_office():
    content = feed(year_with(an_activity()), Language.RU, "mailto:office@example.org")
    for event in events(content):
        line = only_line(event, "ORGANIZER")
        assert line[1:] == ({"CN": "— Office"}, "mailto:office@example.org")


def test_a_publisher_without_an_address_has_one_that_calendars_take():
    assert value_of(event_of(an_activity()), "ORGANIZER") == "invalid:nomail"


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
    ids=ascii,
)
def test_a_publisher_that_is_no_uri_is_refused(organiser):
    with pytest.raises(InvalidValue):
        feed(year_with(an_activity()), Language.EN, organiser)


@pytest.mark.parametrize(
    ("year", "language", "about", "refusal"),
    [
        (None, Language.EN, OfSpace("room"), InvalidValue),
        (True, "en", OfSpace("room"), InvalidValue),
        (True, Language.EN, "room", InvalidValue),
        (True, Language.EN, OfExpert("nobody"), UnknownRecord),
    ],
    ids=["no year", "no language", "no selection", "unknown"],
)
def test_a_feed_of_something_else_is_refused(year, language, about, refusal):
    for public in (False, True):
        with pytest.raises(refusal):
            feed(full_year() if year else None, language, about=about, public=public)  # type: ignore[arg-type]


def test_an_activity_at_the_end_of_time_is_refused_or_shown_but_does_not_crash():
    year = ReportingYear(9998)
    last = Days(date(9998, 12, 31), date(9999, 12, 30))
    content = feed(year_with(an_activity(days=last), year=year), Language.EN)
    assert b"UID:activity.activity@office" in content


# What the public may see


def words_of(office: Office) -> set[str]:
    """Every text and id in an office that is longer than a code."""
    found: set[str] = set()

    def walk(value: Any) -> None:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, tuple):
            for item in value:
                walk(item)
        elif attrs.has(type(value)):
            for attribute in attrs.fields(type(value)):
                walk(getattr(value, attribute.name))

    walk(evolve(office, time_zone=None, room_requests=()))
    for wish in office.room_requests:
        walk(wish)
    return {it for it in found if len(it) > 2}


@pytest.mark.untraced
@every_year
@both_languages
def test_the_public_reads_no_text_of_the_office_but_who_publishes(year, language):
    office = year().office
    signed = {office.id, office.name.en, office.name.ru, office.time_zone}
    for about in selections(office):
        content = feed(year(), language, about=about, public=True)
        values = [
            it
            for event in events(content)
            for name, lines in event.items()
            if name != "ORGANIZER"
            for line in lines
            for it in (line.value, *line.parameters.values())
        ]
        text = "\n".join(it for it in values if it != office.time_zone)
        assert [it for it in words_of(office) - signed if it in text] == []


@pytest.mark.untraced
@every_year
@both_languages
def test_the_public_sees_when_things_are_taken_and_nothing_else(year, language):
    for about in selections(year().office):
        whole_feed = events(feed(year(), language, about=about))
        public = events(feed(year(), language, about=about, public=True))
        times = ("DTSTART", "DTEND", "STATUS", "DTSTAMP", "SEQUENCE")
        assert [[it[name] for name in times] for it in public] == [
            [it[name] for name in times] for it in whole_feed if value_of(it, "TRANSP") == "OPAQUE"
        ]
        allowed = {*times, "UID", "TRANSP", "SUMMARY", "ORGANIZER"}
        assert all(it.keys() == allowed for it in public)


def test_a_public_feed_is_not_empty_where_rooms_are_taken():
    content = feed(the_example(), Language.EN, public=True)
    assert len(events(content)) == len(the_example().rooms.bookings) > 0
    assert set(summaries(content)) == {"Busy"}


# Texts


def year_of_texts(text: str) -> OfficeYear:
    """A year in which everything is called `text`."""
    return full_year(lambda _: LocalizedText(text))


def check_texts(content: bytes, text: str) -> None:
    """Whatever the text is, there are as many events as ever, called what was meant."""
    expected = summaries(feed(year_of_texts("Q7"), Language.EN))
    assert summaries(content) == [it.replace("Q7", text) for it in expected]
    begins = [line for line in unfolded(content) if line.startswith("BEGIN:")]
    assert begins == [
        *("BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "BEGIN:STANDARD"),
        *["BEGIN:VEVENT"] * len(expected),
    ]
    calendar = Calendar.from_ical(content)
    assert [str(event["SUMMARY"]) for event in calendar.walk("VEVENT")] == summaries(content)


@pytest.mark.parametrize("text", NASTY, ids=lambda text: quote(text[:40]))
def test_any_text_is_read_back_as_it_was_meant(text):
    content = feed(year_of_texts(text), Language.EN)
    check_texts(content, text)
    assert findings(content) == ()


@pytest.mark.parametrize("text", NASTY, ids=lambda text: quote(text[:40]))
@pytest.mark.parametrize("key", ["NAME", "X-WR-CALNAME"])
def test_any_name_of_an_office_is_read_back_as_it_was_meant(text, key):
    assert text_of(head(feed(year_of_texts(text), Language.EN)), key) == text


@given(st.text("\\nN;,:\"'^ =Ж😀\u0301\u200dab", min_size=1, max_size=90))
@example("\\n")
@example("\\N")
@example("\\\\N\\,")
@settings(deadline=None, max_examples=40)
def test_any_mixture_of_signs_is_read_back_as_it_was_meant(text):
    text = f".{text}."
    check_texts(feed(year_of_texts(text), Language.EN), text)


@pytest.mark.untraced
@pytest.mark.parametrize(("root", "name"), PLACES, ids=[" ".join(it) for it in PLACES])
def test_no_field_lets_a_text_become_a_line(root, name):
    tried = PAYLOADS.keys() - TWINS if root == "office" else PAYLOADS
    found = {key: outcome(root, name, PAYLOADS[key]) for key in tried}
    wrong = {key: it for key, it in found.items() if it in ("injected", "changed")}
    assert wrong == {}
    broken = [it for it in PAYLOADS if "\n" in PAYLOADS[it] or "\r" in PAYLOADS[it]]
    if shown(root, name, "harmless") is not None:
        assert {found[key] for key in broken} == {"refused"}


def test_the_fields_that_are_tried_are_those_of_all_that_feeds_show():
    tried = {(root, name.rsplit(".", 1)[-1]) for root, name in PLACES}
    for root, name in (
        ("event", "uid"),
        ("event", "address"),
        ("publisher", "domain"),
        ("booking", "title"),
        ("office", "conference"),
        ("office", "city"),
    ):
        assert (root, name) in tried
    for root in {root for root, _ in PLACES}:
        value = whole(root)
        for attribute in attrs.fields(type(value)):
            if attribute.init and bears_text(attribute.type):
                assert (root, attribute.name) in PLACES
    assert {named for named, _ in PLACES} == {
        "event",
        "hidden event",
        "publisher",
        "booking",
        "office",
    }
    assert list(fields_of(STAMP)) == []


@pytest.mark.exhaustive
def test_no_field_lets_a_text_become_a_line_also_where_assertions_are_off():
    started = [
        subprocess.Popen(
            [sys.executable, *options, "-m", "tests.ical.injection"],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        )
        for options, seed in (([], "1"), (["-O"], "4242"))
    ]
    printed = [it.communicate()[0].split() for it in started]
    (digest, optimised), (again, optimised_too) = printed
    assert digest == again
    assert (optimised, optimised_too) == ("0", "1")
    assert len(digest) == 64


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
    check_texts(done.stdout, text)
    assert text in told(done.stdout)


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
