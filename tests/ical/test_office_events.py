from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from rocb import (
    ActivityKind,
    Assignment,
    Coordinates,
    Days,
    InvalidValue,
    Language,
    LocalizedText,
    Mode,
    Place,
    ReportingYear,
    Status,
)
from rocb.ical.events import Event, EventStatus, Text
from rocb.ical.office_events import (
    EVENT_STATUS,
    activity_event,
    assignment_event,
    deadline_event,
    publisher_of,
    report_event,
)
from rocb.ical.people import Organiser
from rocb.ical.publishing import NO_ADDRESS, Publisher
from tests.ical.injection import the_publisher
from tests.offices import (
    SAMPLE,
    STATED,
    a_deadline,
    a_role,
    an_activity,
    an_expert,
    an_office,
    both,
)

PUBLISHER = the_publisher()
RUSSIAN = publisher_of(an_office(), Language.RU, NO_ADDRESS)
SOMEWHERE = Coordinates(Decimal("40.4"), Decimal("49.9"))


def an_assignment(**changes: Any) -> Assignment:
    return Assignment(an_activity(**changes), a_role(), an_expert())


# The office as a publisher


def test_an_office_signs_with_its_id_its_name_and_the_day_on_which_it_was_known():
    office = an_office(as_of=date(2021, 5, 4))
    assert publisher_of(office, Language.EN, "mailto:a@example.org") == Publisher(
        "office",
        both("Office"),
        Language.EN,
        datetime(2021, 5, 4, tzinfo=UTC),
        date(2021, 5, 4).toordinal(),
        "mailto:a@example.org",
    )


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2021, 5, 4), date(9999, 12, 30)], ids=str)
def test_a_later_document_has_a_greater_sequence_and_a_later_stamp(day):
    before, after = (
        publisher_of(an_office(as_of=it), Language.EN, NO_ADDRESS)
        for it in (day, day + timedelta(days=1))
    )
    assert 0 <= before.sequence < after.sequence < 2**31
    assert before.stamp < after.stamp


# Activities


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        (Status.PROPOSED, EventStatus.TENTATIVE),
        (Status.PLANNED, EventStatus.CONFIRMED),
        (Status.COMPLETED, EventStatus.CONFIRMED),
        (Status.POSTPONED, EventStatus.TENTATIVE),
        (Status.CANCELLED, EventStatus.CANCELLED),
    ],
)
def test_every_status_has_its_counterpart_and_the_cancelled_are_kept(status, shown):
    assert activity_event(an_activity(status=status), PUBLISHER).status is shown
    assert assignment_event(an_assignment(status=status), PUBLISHER).status is shown
    assert set(EVENT_STATUS) == set(Status)


def test_an_activity_has_its_days_and_takes_nobodys_time():
    event = activity_event(an_activity(), PUBLISHER)
    assert event.when == Days(date(2021, 3, 1), date(2021, 3, 3))
    assert not event.busy


def test_an_activity_says_what_it_is_in_the_language_of_the_feed():
    activity = an_activity(
        title=both("Seminar"), kind=ActivityKind.STUDY_VISIT, note=both("Bring maps")
    )
    english, russian = (activity_event(activity, it) for it in (PUBLISHER, RUSSIAN))
    assert (english.summary, russian.summary) == (Text("Seminar", "en"), Text("— Seminar", "ru"))
    assert english.categories == (Text("study visit", "en"),)
    assert russian.categories == (Text("ознакомительный визит", "ru"),)
    assert english.description == (Text("Bring maps", "en"),)
    assert russian.description == (Text("— Bring maps", "ru"),)


def test_what_lacks_the_language_is_shown_in_the_other_and_says_so():
    activity = an_activity(place=Place(LocalizedText(ru="Баку"), "AZ"), title=LocalizedText("Only"))
    assert activity_event(activity, PUBLISHER).location == Text("Баку", "ru")
    assert activity_event(activity, RUSSIAN).summary == Text("Only", "en")


@pytest.mark.parametrize(
    ("mode", "place", "location"),
    [
        (Mode.ONLINE, None, Text("online", "en")),
        (Mode.ONLINE, Place(None, "AZ"), Text("online", "en")),
        (Mode.ONLINE, Place(both("Baku"), "AZ"), Text("Baku", "en")),
        (Mode.HYBRID, Place(both("Baku"), None), Text("Baku", "en")),
        (Mode.HYBRID, None, None),
        (Mode.IN_PERSON, Place(None, "AZ", SOMEWHERE), None),
        (None, None, None),
    ],
    ids=["online", "country", "city online", "hybrid", "hybrid nowhere", "country only", "nothing"],
)
def test_an_activity_is_located_in_its_city_or_online_or_nowhere(mode, place, location):
    event = activity_event(an_activity(mode=mode, place=place), PUBLISHER)
    assert event.location == location
    assert event.coordinates == (None if place is None else place.coordinates)


def test_an_activity_says_where_people_meet_online():
    activity = an_activity(conference="https://example.org/meet")
    assert activity_event(activity, PUBLISHER).conference == "https://example.org/meet"


def test_a_sample_is_marked_and_what_is_stated_is_not():
    sample, stated = (activity_event(an_activity(source=it), PUBLISHER) for it in (SAMPLE, STATED))
    assert (sample.summary, stated.summary) == (
        Text("activity [sample]", "en"),
        Text("activity", "en"),
    )
    russian = activity_event(an_activity(source=SAMPLE), RUSSIAN).summary
    assert russian == Text("— activity [пример]", "ru")


# Assignments


def test_an_assignment_names_the_expert_the_role_and_the_activity():
    event = assignment_event(an_assignment(title=both("Seminar")), PUBLISHER)
    assert event.uid == "assignment.role+expert@office"
    assert event.summary == Text("expert: Seminar", "en")
    assert event.description == (Text("Expert", "en"),)
    assert event.categories == (Text("assignment", "en"),)
    assert event.related == ("activity.activity@office",)
    assert event.when == an_activity().days
    assert event.location == Text("online", "en")


def test_an_assignment_takes_time_only_in_the_experts_own_calendar():
    assert not assignment_event(an_assignment(), PUBLISHER).busy
    assert assignment_event(an_assignment(), PUBLISHER, busy=True).busy


@pytest.mark.parametrize("sampled", ["activity", "role", "expert"])
def test_an_assignment_is_a_sample_where_any_of_its_parts_is(sampled):
    sources = dict.fromkeys(("activity", "role", "expert"), STATED) | {sampled: SAMPLE}
    assignment = Assignment(
        an_activity(source=sources["activity"]),
        a_role(source=sources["role"]),
        an_expert(source=sources["expert"]),
    )
    summary = assignment_event(assignment, PUBLISHER).summary
    assert summary == Text("expert: activity [sample]", "en")


# Deadlines and reports


def test_a_deadline_is_one_day_that_takes_no_time():
    event = deadline_event(a_deadline(activity="seminar"), PUBLISHER)
    assert event.uid == "deadline.deadline@office"
    assert event.when == Days(date(2021, 6, 30), date(2021, 6, 30))
    assert event.summary == Text("Deadline", "en")
    assert event.categories == (Text("deadline", "en"),)
    assert event.related == ("activity.seminar@office",)
    assert not event.busy


def test_a_deadline_of_nothing_is_related_to_nothing_and_a_sample_is_marked():
    event = deadline_event(a_deadline(source=SAMPLE), RUSSIAN)
    assert event.related == ()
    assert event.summary == Text("— Deadline [пример]", "ru")


def test_a_report_is_due_when_its_quarter_ends():
    quarter = ReportingYear(2021, 7).quarters[1]
    event = report_event(quarter, PUBLISHER)
    assert event.uid == "report.2021Q2@office"
    assert event.when == Days(date(2021, 12, 31), date(2021, 12, 31))
    assert event.summary == Text("Quarter 2021Q2 ends: report", "en")
    assert report_event(quarter, RUSSIAN).summary == Text("Конец квартала 2021Q2: отчёт", "ru")
    assert not event.busy


# What all of them share


def every_event(publisher: Publisher, name: str, day: int) -> list[Event]:
    days = Days(date(2021, 3, day), date(2021, 3, day))
    activity = an_activity(title=both(name), days=days)
    assignment = Assignment(activity, a_role(title=both(name)), an_expert(name=both(name)))
    return [
        activity_event(activity, publisher),
        assignment_event(assignment, publisher),
        deadline_event(a_deadline(title=both(name), due=days.last), publisher),
        report_event(YEAR_2021.quarters[0], publisher),
    ]


YEAR_2021 = ReportingYear(2021)


def test_uids_outlive_a_change_of_title_days_and_language():
    first = [it.uid for it in every_event(PUBLISHER, "Before", 1)]
    assert len(set(first)) == 4
    assert [it.uid for it in every_event(RUSSIAN, "After", 9)] == first


def test_every_event_is_signed_by_the_publisher():
    for event in every_event(RUSSIAN, "Title", 1):
        assert event.organiser == Organiser(NO_ADDRESS, "— Office")
        assert (event.stamp, event.sequence) == (RUSSIAN.stamp, RUSSIAN.sequence)


@pytest.mark.parametrize("wrong", ["no uri", "mailto:a\r\nBEGIN:VEVENT", "", None])
def test_an_address_that_is_no_uri_is_refused(wrong):
    with pytest.raises(InvalidValue):
        publisher_of(an_office(), Language.EN, wrong)
