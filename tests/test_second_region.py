"""Nothing is for Europe alone: an office of Asia/Pacific, whose year runs from July to June."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from html import unescape

import pytest
from attrs import evolve
from icalendar import Calendar

from rocb import (
    Activity,
    ActivityKind,
    Closure,
    Days,
    Governance,
    Headcount,
    Hours,
    InvalidValue,
    Language,
    LocalizedText,
    Office,
    OfficeYear,
    OpeningHours,
    Organisation,
    OrganisationKind,
    Place,
    Plan,
    Premises,
    Programme,
    Region,
    ReportingYear,
    SpaceKind,
    Status,
    Theme,
    documents,
    run_year,
)
from rocb.ical.feed import feed
from rocb.profiles import profile
from rocb.reporting.figures import Figure
from rocb.reporting.pages import Page, tables
from rocb.reporting.quarterly import QuarterlyReport, quarterly_page, quarterly_report
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.year.digest import digest
from rocb.reporting.year.workplan import workplan_page
from tests.offices import (
    SAMPLE,
    STATED,
    a_member,
    a_need,
    a_role,
    a_room_request,
    a_space,
    an_activity,
    an_expert,
    asked,
    both,
    skilled,
)

JULY = ReportingYear(2021, first_month=7)
RENDERINGS: tuple[Callable[[Page], str], ...] = (to_html, to_markdown)
QUARTERS = {
    1: (["risk-training"], "1 July – 30 September 2021", "1 июля – 30 сентября 2021 г."),
    2: (
        ["first-of-october", "origin-seminar", "new-year"],
        "1 October – 31 December 2021",
        "1 октября – 31 декабря 2021 г.",
    ),
    3: (["tokyo-visit"], "1 January – 31 March 2022", "1 января – 31 марта 2022 г."),
    4: (
        ["cancelled-meeting", "last-of-june"],
        "1 April – 30 June 2022",
        "1 апреля – 30 июня 2022 г.",
    ),
}
ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


def on(first: str, last: str | None = None) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last or first))


def activities() -> tuple[Activity, ...]:
    """Activities on both sides of New Year, one of them across it, not in order of time."""
    return (
        an_activity(
            "tokyo-visit",
            title=LocalizedText(en="Study visit to Tokyo"),
            kind=ActivityKind.STUDY_VISIT,
            theme="origin",
            days=on("2022-02-07", "2022-02-09"),
            place=Place(LocalizedText("Tokyo", "Токио"), "JP"),
            members=("FJ", "JP"),
            guests=("US",),
            roles=(a_role("host", skills=asked("origin"), independent=True),),
        ),
        an_activity(
            "risk-training",
            title=LocalizedText("Risk training", "Обучение по рискам"),
            kind=ActivityKind.TRAINING,
            status=Status.COMPLETED,
            theme="risk",
            days=on("2021-08-16", "2021-08-18"),
            members=("FJ", "TH"),
            participants=Headcount(24),
            needs=("fj-risk",),
            roles=(a_role("trainer", skills=asked("risk"), seats=2),),
        ),
        an_activity(
            "first-of-october",
            title=LocalizedText("First of October", "Первое октября"),
            theme="risk",
            days=on("2021-10-01"),
            members=("TH",),
        ),
        an_activity(
            "origin-seminar",
            title=LocalizedText("Origin seminar", "Семинар по происхождению"),
            kind=ActivityKind.SEMINAR,
            theme="origin",
            days=on("2021-11-15", "2021-11-19"),
            organisers=("rtc",),
            needs=("th-origin", "jp-origin"),
            members=("TH", "JP"),
            roles=(a_role("speaker", skills=asked("origin"), source=SAMPLE),),
        ),
        an_activity(
            "new-year",
            title=LocalizedText("Across New Year", "Через Новый год"),
            theme="risk",
            days=on("2021-12-30", "2022-01-04"),
            members=("FJ",),
        ),
        an_activity(
            "cancelled-meeting",
            title=LocalizedText("Cancelled meeting", "Отменённое совещание"),
            kind=ActivityKind.MEETING,
            status=Status.CANCELLED,
            theme="risk",
            days=on("2022-05-02", "2022-05-03"),
            members=("FJ", "TH", "JP"),
        ),
        an_activity(
            "last-of-june",
            title=LocalizedText("Last of June", "Последнее июня"),
            theme="risk",
            days=on("2022-06-30", "2022-07-01"),
            members=("FJ",),
        ),
    )


def an_office_of_asia_pacific(plan: Plan | None) -> Office:
    """The outline of the region, filled in; with a plan, rooms are requested for it."""
    weekly = tuple(OpeningHours(day, time(8), time(17)) for day in range(1, 6))
    eve = Closure(on("2021-12-31"), LocalizedText("New Year's Eve", "Канун Нового года"), STATED)
    rooms = (
        a_space("hall", name=both("Hall"), kind=SpaceKind.CONFERENCE_HALL, capacity=None),
        a_space("room", name=both("Classroom"), capacity=20),
    )
    of_the_plan = (
        a_room_request("wish-risk", days=None, activity="risk-training", headcount=24),
        a_room_request(
            "wish-october", days=None, activity="first-of-october", starts=time(9), ends=time(11)
        ),
        a_room_request("wish-new-year", days=None, activity="new-year"),
        a_room_request("wish-cancelled", days=None, activity="cancelled-meeting"),
        a_room_request("wish-june", days=None, activity="last-of-june", source=SAMPLE),
    )
    own = a_room_request("own", space="hall", days=on("2022-03-31", "2022-04-01"))
    return evolve(
        profile(Region.ASIA_PACIFIC),
        as_of=date(2022, 6, 30),
        time_zone="Pacific/Fiji",
        members=(a_member("FJ"), a_member("TH"), a_member("JP"), a_member("AU")),
        languages=(Language.EN, Language.RU),
        organisations=(
            Organisation("vice-chair", both("Vice-Chair"), OrganisationKind.WCO_BODY, STATED),
            Organisation("rtc", both("Training Centre"), None, STATED),
        ),
        governance=Governance(("vice-chair",), ("vice-chair",), None, source=STATED),
        planning=Programme(
            themes=(Theme("risk", both("Risk")), Theme("origin", both("Origin"))),
            needs=(
                a_need("fj-risk", member="FJ", theme="risk", importance=5),
                a_need("th-origin", member="TH", theme="origin", importance=2),
                a_need("jp-origin", member="JP", theme="origin", importance=1),
                a_need("au-risk", member="AU", theme="risk", current=None),
            ),
            experts=(
                an_expert("suva", administration="FJ", skills=skilled("risk")),
                an_expert("tokyo", administration="JP", skills=skilled("risk", "origin")),
            ),
            plan=plan,
        ),
        premises=Premises(rooms, Hours(weekly, STATED), closures=(eve,)),
        room_requests=(*of_the_plan, own) if plan else (own,),
    )


@pytest.fixture(scope="module")
def office() -> Office:
    return an_office_of_asia_pacific(Plan(JULY, activities()))


@pytest.fixture(scope="module")
def year(office: Office) -> OfficeYear:
    return run_year(documents.loads(documents.dumps(office)))


@pytest.fixture(scope="module")
def drafted() -> OfficeYear:
    written = documents.dumps(an_office_of_asia_pacific(None))
    return run_year(documents.loads(written), JULY)


def reports(year: OfficeYear) -> list[QuarterlyReport]:
    return [quarterly_report(year.office, quarter, year=JULY) for quarter in JULY.quarters]


def plain(text: str) -> str:
    """Return the words of a rendering with ordinary spaces and without invisible joiners."""
    return unescape(text).replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def rendered(year: OfficeYear, number: int, language: Language, render: Callable[[Page], str]):
    report = quarterly_report(year.office, JULY.quarters[number - 1], year=JULY)
    return plain(render(quarterly_page(report, language)))


def activities_of(report: QuarterlyReport) -> list[str]:
    return [it.activity.id for it in report.account.activities.activities]


def bookings_of(report: QuarterlyReport) -> list[str]:
    return list(report.account.premises.all.bookings.records)


def refusals_of(report: QuarterlyReport) -> list[str]:
    return [it.booking.id for it in report.account.premises.refusals]


def number(figure: Figure) -> int:
    assert isinstance(figure.value, int)
    return figure.value


def seats_of(report: QuarterlyReport) -> int:
    return number(report.account.experts.filled) + number(report.account.experts.empty)


def only_activities(page: Page) -> Page:
    """Return the page with nothing but the table of the activities of its quarter."""
    (section,) = (it for it in page.sections if it.key == "activities")
    (table,) = (it for it in tables(page) if it.key == "activities.table")
    return evolve(page, sections=(evolve(section, blocks=(table,)),))


in_every_quarter = pytest.mark.parametrize("number", QUARTERS)
in_every_language = pytest.mark.parametrize("language", Language)
in_every_rendering = pytest.mark.parametrize("render", RENDERINGS)


def test_the_outline_of_the_region_knows_no_more_than_its_source():
    outline = profile(Region.ASIA_PACIFIC)
    assert (outline.region, outline.members, outline.time_zone) == (Region.ASIA_PACIFIC, (), None)


def test_the_document_comes_back_as_it_was(office):
    assert documents.loads(documents.dumps(office)) == office


def test_the_document_says_which_month_the_year_begins_in(office):
    assert b'"first_month": 7' in documents.dumps(office)


def test_an_activity_before_july_is_refused_by_the_document(office):
    written = documents.dumps(office).replace(b'"2021-08-16"', b'"2021-06-30"')
    with pytest.raises(InvalidValue) as caught:
        documents.loads(written)
    assert [it.path for it in caught.value.faults] == ["$.planning.plan.activities[1].days.first"]


@in_every_quarter
def test_an_activity_lands_in_the_quarter_in_which_it_begins(year, number):
    report = reports(year)[number - 1]
    assert activities_of(report) == QUARTERS[number][0]


def test_four_quarters_have_every_activity_of_the_plan_once(year):
    told = reports(year)
    listed = [id for report in told for id in activities_of(report)]
    assert sorted(listed) == sorted(activity.id for activity in activities())
    assert sum(number(report.account.activities.all) for report in told) == 7


def test_four_quarters_have_every_booking_and_every_refusal_of_the_year_once(year):
    told = reports(year)
    booked = [id for report in told for id in bookings_of(report)]
    within = [it.id for it in year.rooms.bookings if it.slot.start.date() in JULY.days]
    assert sorted(booked) == sorted(within)
    refused = [id for report in told for id in refusals_of(report)]
    assert len(refused) == len(set(refused)) == sum(len(it.refused) for it in year.rooms.decisions)
    assert (len(booked), len(refused)) == (7, 6)


def test_a_booking_after_the_last_day_of_the_year_is_in_none_of_its_quarters(year):
    booked = {id for report in reports(year) for id in bookings_of(report)}
    assert [it.id for it in year.rooms.bookings if it.id not in booked] == ["wish-june-2"]


def test_four_quarters_have_every_seat_once(year):
    assert sum(map(seats_of, reports(year))) == year.staffing.seats == 4


def test_a_booking_belongs_to_the_quarter_of_the_clocks_of_fiji(year):
    """In UTC the first of October begins in Fiji on the last of September."""
    first, second, _, _ = reports(year)
    assert "wish-october-1" in bookings_of(second)
    assert "wish-october-1" not in bookings_of(first)


def test_the_rooms_of_an_activity_across_new_year_are_in_both_quarters(year):
    second, third = reports(year)[1:3]
    assert bookings_of(second) == ["wish-october-1", "wish-new-year-1"]
    assert refusals_of(second) == ["wish-new-year-2"]
    assert bookings_of(third) == ["wish-new-year-5", "wish-new-year-6", "own-1"]
    assert refusals_of(third) == ["wish-new-year-3", "wish-new-year-4"]


def test_members_reached_earlier_in_the_year_were_reached_before_new_year(year):
    reach = reports(year)[2].account.reach
    assert reach.now.records == ("FJ", "JP")
    assert reach.earlier.records == ("TH",)
    assert reach.not_yet.records == ("AU",)


def test_a_cancelled_activity_reaches_nobody(year):
    assert reports(year)[3].account.reach.now.records == ("FJ",)


def test_what_comes_next_after_december_is_january_to_march(year):
    assert reports(year)[1].upcoming.count.records == ("tokyo-visit",)


def test_no_expert_judges_the_own_administration(year):
    assert [it.role.id for it in year.staffing.unfilled] == ["host"]


def test_the_request_of_the_cancelled_activity_is_idle(year):
    assert [it.id for it in year.rooms.idle] == ["wish-cancelled"]


def test_a_quarter_of_the_calendar_year_is_not_one_of_this_plan(year):
    with pytest.raises(InvalidValue) as caught:
        quarterly_report(year.office, ReportingYear(2021).quarters[1])
    assert [it.path for it in caught.value.faults] == ["quarter"]


@in_every_quarter
@in_every_rendering
def test_the_english_report_names_its_quarter_and_its_days(year, number, render):
    page = rendered(year, number, Language.EN, render)
    assert f"Quarterly report: Q{number} 2021/22" in page
    assert QUARTERS[number][1] in page


@in_every_quarter
@in_every_rendering
def test_the_russian_report_names_its_quarter_and_its_days(year, number, render):
    page = rendered(year, number, Language.RU, render)
    assert f"Квартальный отчёт: {ROMAN[number]} квартал 2021/22 г." in page
    assert QUARTERS[number][2] in page


@in_every_quarter
@in_every_rendering
@in_every_language
def test_a_report_details_the_activities_of_its_quarter_only(year, number, render, language):
    report = quarterly_report(year.office, JULY.quarters[number - 1])
    table = plain(render(only_activities(quarterly_page(report, language))))
    for activity in activities():
        title = activity.title.within(language) or activity.title.en
        assert title is not None
        assert (title in table) is (activity.id in QUARTERS[number][0])


@in_every_rendering
def test_a_day_across_new_year_is_written_with_both_years(year, render):
    assert "30 December 2021 – 4 January 2022" in rendered(year, 2, Language.EN, render)
    assert "30 декабря 2021 г. – 4 января 2022 г." in rendered(year, 2, Language.RU, render)


@in_every_rendering
def test_the_closed_eve_of_new_year_is_written_as_closed_by_the_clocks_of_fiji(year, render):
    page = rendered(year, 2, Language.EN, render)
    assert "31 December 2021, 10:00–12:00" in page
    assert "closed: New Year's Eve" in page


@in_every_language
def test_the_year_at_a_glance_begins_in_july(year, language):
    page = rendered(year, 1, language, to_html)
    months = {
        Language.EN: "Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun",
        Language.RU: "июл авг сен окт ноя дек янв фев мар апр май июн",
    }
    words = re.findall(r">(\w{3})</text>", page)
    assert " ".join(words[:12]) == months[language]


@in_every_language
def test_the_report_is_from_the_office_to_whom_it_reports(year, language):
    page = rendered(year, 1, language, to_markdown)
    assert (year.office.name.within(language) or "") in page
    assert (both("Vice-Chair").within(language) or "") in page


def test_an_english_title_stands_marked_in_the_russian_report(year):
    assert "Study visit to Tokyo *(en)*" in rendered(year, 3, Language.RU, to_markdown)


def test_what_is_cancelled_is_not_announced_without_saying_so(year):
    page = rendered(year, 3, Language.EN, to_markdown)
    lines = [line for line in page.splitlines() if "Cancelled meeting" in line]
    assert [line for line in lines if "cancelled" not in line] == []


@in_every_language
@in_every_rendering
def test_the_work_plan_is_of_the_year_from_july_to_june(year, language, render):
    page = plain(render(workplan_page(year, language)))
    assert "2021/22" in page
    whole = {
        Language.EN: "1 July 2021 – 30 June 2022",
        Language.RU: "1 июля 2021 г. – 30 июня 2022 г.",
    }
    assert whole[language] in page


def test_the_digest_counts_the_activities_of_each_quarter(year):
    text = plain(digest(year, Language.EN))
    for number, (ids, _, _) in QUARTERS.items():
        noun = "activity" if len(ids) == 1 else "activities"
        assert f"Q{number} 2021/22: {len(ids)} {noun}" in text


def events(year: OfficeYear, language: Language):
    """The events of the feed by their UID."""
    found = Calendar.from_ical(feed(year, language)).walk("VEVENT")
    return {str(event["UID"]): event for event in found}


@in_every_language
def test_the_feed_has_every_activity_and_booking_once(year, language):
    calendar = Calendar.from_ical(feed(year, language))
    uids = [str(event["UID"]) for event in calendar.walk("VEVENT")]
    expected = [f"activity.{it.id}@rocb-asia-pacific" for it in year.plan.activities]
    expected += [f"booking.{it.id}@rocb-asia-pacific" for it in year.rooms.bookings]
    sent = [f"{it.role.id}+{it.expert.id}" for it in year.staffing.assignments]
    expected += [f"assignment.{it}@rocb-asia-pacific" for it in sent]
    expected += [f"report.2021Q{number}@rocb-asia-pacific" for number in range(1, 5)]
    assert sorted(uids) == sorted(expected)


def test_the_feed_has_activities_on_whole_days_across_new_year(year):
    event = events(year, Language.EN)["activity.new-year@rocb-asia-pacific"]
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2021, 12, 30), date(2022, 1, 5))


def test_the_feed_has_the_booking_of_the_first_of_october_at_its_instant(year):
    event = events(year, Language.EN)["booking.wish-october-1@rocb-asia-pacific"]
    assert event["DTSTART"].dt == datetime(2021, 9, 30, 21, tzinfo=UTC)
    assert event["DTEND"].dt == datetime(2021, 9, 30, 23, tzinfo=UTC)


def test_the_feed_keeps_what_was_cancelled(year):
    event = events(year, Language.RU)["activity.cancelled-meeting@rocb-asia-pacific"]
    assert (str(event["STATUS"]), str(event["SUMMARY"])) == ("CANCELLED", "Отменённое совещание")


# The same office before it has a plan of its own.


def test_an_office_without_a_plan_gets_a_draft_of_the_year_from_july(drafted):
    assert drafted.plan.year == JULY
    assert [it.needs for it in drafted.plan.activities] == [
        ("fj-risk",),
        ("th-origin", "jp-origin"),
    ]


def test_a_draft_has_activities_on_both_sides_of_new_year(drafted):
    first, second = (activity.days.first for activity in drafted.plan.activities)
    assert date(2021, 7, 1) <= first < date(2022, 1, 1) <= second < date(2022, 7, 1)


def test_four_quarters_have_every_activity_booking_and_seat_of_a_draft_once(drafted):
    told = reports(drafted)
    assert sorted(id for it in told for id in activities_of(it)) == ["draft-1", "draft-2"]
    assert list(map(bookings_of, told)) == [[], [], ["own-1"], ["own-2"]]
    assert sum(map(seats_of, told)) == drafted.staffing.seats == 4


@in_every_quarter
@in_every_rendering
def test_the_reports_on_a_draft_name_their_quarters_and_days(drafted, number, render):
    _, english, russian = QUARTERS[number]
    page = rendered(drafted, number, Language.EN, render)
    assert f"Quarterly report: Q{number} 2021/22" in page
    assert english in page
    assert russian in rendered(drafted, number, Language.RU, render)


@in_every_language
@in_every_rendering
def test_the_work_plan_says_that_it_is_a_draft(drafted, language, render):
    page = plain(render(workplan_page(drafted, language)))
    says = {Language.EN: "This plan is a draft", Language.RU: "Это проект плана"}
    assert says[language] in page
    title = {Language.EN: "Workshop: Risk", Language.RU: "Рабочий семинар: — Risk"}
    assert title[language] in page


@in_every_language
def test_the_feed_of_a_draft_is_tentative(drafted, language):
    found = events(drafted, language)
    assert str(found["activity.draft-1@rocb-asia-pacific"]["STATUS"]) == "TENTATIVE"
    booked = [it for it in found if it.startswith("booking.")]
    assert len(booked) == len(drafted.rooms.bookings) == 2
