"""The regional calendar as a page."""

from collections.abc import Iterator, Mapping
from datetime import date

from rocb.checks import require
from rocb.planning.network.courses import Course
from rocb.planning.network.training_centres import TrainingCentre
from rocb.planning.plan.activities import Activity
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Page,
    Row,
    Table,
    columns,
    page_of,
    sections_of,
    sentence,
)
from rocb.reporting.sheets.calendar import CalendarMonth, RegionalCalendar
from rocb.reporting.sheets.cells import organisations_or_dash, sheet_head
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words
from rocb.reporting.year.sections import year_picture
from rocb.texts import Language


def calendar_page(calendar: RegionalCalendar, language: Language) -> Page:
    """Return the calendar as a page in this language: the year as a picture, then each month."""
    require("calendar", RegionalCalendar, calendar)
    words = Words(language)
    names = names_of(calendar.basis.office, words)
    parts = {"picture": _picture(names, calendar), "months": _months(names, calendar)}
    title, head = words.say("calendar.title"), sheet_head(names, calendar.basis)
    sections = sections_of(words, "calendar", parts)
    return page_of(words, "calendar", title, names.own(), head, sections)


def _picture(names: Names, calendar: RegionalCalendar) -> Iterator[Block]:
    words = names.words
    shown = {"activities": calendar.activities, "courses": calendar.courses}
    yield Facts(
        tuple(
            Fact(f"calendar.{key}", words.say(f"calendar.count.{key}"), figure(words, it))
            for key, it in shown.items()
        )
    )
    yield year_picture(names, calendar.basis.plan, calendar.basis.activities)


def _months(names: Names, calendar: RegionalCalendar) -> Iterator[Block]:
    held = [it for it in calendar.months if it.activities or it.courses]
    if not held:
        yield sentence(names.words.say("calendar.nothing"))
    centres = {it.id: it for it in names.office.planning.network.centres}
    for month in held:
        yield _table(names, month, centres)


def _table(names: Names, month: CalendarMonth, centres: Mapping[str, TrainingCentre]) -> Table:
    words = names.words
    heads = columns(words, "dates", "event", "kind_status", "place", "members", "organisers")
    caption = words.say(f"calendar.month.{month.first.month}", year=month.first.year)
    rows = [(it.days.first, it.id, _activity_row(names, it)) for it in month.activities]
    rows += [
        (it.days.first, it.id, _course_row(names, it, centres[it.centre])) for it in month.courses
    ]
    ordered = sorted(rows, key=_by_day)
    return Table(f"calendar.{month.first:%Y-%m}", caption, heads, tuple(it for *_, it in ordered))


def _by_day(row: tuple[date, str, Row]) -> tuple[date, str]:
    return row[:2]


def _activity_row(names: Names, it: Activity) -> Row:
    return Row(
        (
            plain(names.words.days(it.days)),
            names.title(it),
            names.kind_and_status(it),
            names.place(it) or plain("–"),
            names.member_list(it),
            organisations_or_dash(names, (*it.organisers, *it.sponsors)),
        ),
        it.id,
    )


def _course_row(names: Names, it: Course, centre: TrainingCentre) -> Row:
    words = names.words
    place: list[Cell] = []
    if centre.city is not None:
        place.append(names.text(centre.city, centre.source))
    if centre.country is not None:
        place.append(names.member(centre.country))
    members = joined(names.member(code) for code in it.members)
    return Row(
        (
            plain(words.days(it.days)),
            names.text(it.title, it.source),
            plain(words.say("calendar.course")),
            joined(place) or plain("–"),
            members or plain(words.say("regional")),
            names.text(centre.name, centre.source),
        ),
        f"courses.{it.id}",
    )
