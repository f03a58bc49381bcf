from datetime import date, timedelta

import pytest

from rocb import Days, Language, OfficeYear, Status, Theme, run_year
from rocb.planning.programme import Programme
from rocb.reporting.drawings.gantt import Gantt
from rocb.reporting.pages import Page
from rocb.reporting.year.workplan import workplan_page
from tests.offices import a_need, a_plan, an_activity, an_office, both
from tests.reporting.full_year import (
    NAMED,
    bare_year,
    drafted_year,
    full_year,
    in_english_only,
    only,
    the_example,
)
from tests.reporting.readings import paragraphs, picture, rows_of, spans_of, text_of


def page(year: OfficeYear, language: Language = Language.EN) -> Page:
    return workplan_page(year, language)


def page_with(*activities, language: Language = Language.EN) -> Page:
    planning = Programme(
        themes=(Theme("valuation", both("Valuation")),),
        needs=(a_need(),),
        plan=a_plan(*activities),
    )
    return page(run_year(an_office(planning=planning)), language)


def loose(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("year", [the_example, full_year, drafted_year, bare_year])
def test_every_section_has_something(year, language):
    assert all(part.blocks for part in page(year(), language).sections)


def test_the_page_is_of_the_year_and_the_office():
    found = page(full_year())
    assert found.title == "Annual operational plan 2021"
    assert text_of(found.subtitle) == "office"
    assert page(full_year(), Language.RU).title == "Годовой операционный план 2021"


def test_the_page_says_of_when_it_is():
    about = [(label, loose(cell[0].text)) for label, cell in page(full_year()).about]
    assert about == [
        ("Period", "1 January – 31 December 2021"),
        ("As known on", "31 December 2021"),
    ]


def test_activities_are_numbered_with_their_experts_and_rooms():
    rows = rows_of(page(full_year()), "workplan.activities", "activities.table")
    assert [[loose(cell) for cell in row] for row in rows] == [
        [
            "1",
            "1–3 March 2021",
            "activity",
            "workshop, completed",
            "member",
            "expert",
            "space (3 of 3)",
        ],
        [
            "2",
            "2–4 March 2021",
            "activity",
            "workshop, completed",
            "member, JP",
            "empty seats: 1",
            "–",
        ],
        [
            "3",
            "5–6 April 2021",
            "activity",
            "workshop, completed",
            "Members not named",
            "–",
            "–",
        ],
    ]


def test_activities_stand_in_the_order_of_their_days():
    later = an_activity("a", title=both("later"))
    earlier = an_activity("b", title=both("earlier"), days=Days(date(2021, 1, 4), date(2021, 1, 4)))
    rows = rows_of(page_with(later, earlier), "workplan.activities", "activities.table")
    assert [row[2] for row in rows] == ["earlier", "later"]


@pytest.mark.parametrize("language", Language)
def test_a_drafted_plan_says_that_it_is_a_draft(language):
    said = paragraphs(page(drafted_year(), language), "workplan.activities")
    assert len(said) == 1
    assert ("draft" if language is Language.EN else "проект") in said[0]


def test_the_office_s_own_plan_is_no_draft():
    assert paragraphs(page(full_year()), "workplan.activities") == []


@pytest.mark.parametrize("language", Language)
def test_an_office_without_a_plan_or_premises_has_an_empty_plan(language):
    found = page(bare_year(), language)
    none = ["None."] if language is Language.EN else ["Нет."]
    assert paragraphs(found, "workplan.activities") == none
    assert paragraphs(found, "needs") == none
    assert paragraphs(found, "experts") == none
    assert len(paragraphs(found, "rooms")) == 1
    assert found.note == ""


def test_every_assignment_and_every_booking_of_the_year_is_listed():
    year = the_example()
    found = page(year)
    assert len(rows_of(found, "experts", "experts.assigned")) == len(year.staffing.assignments)
    assert len(rows_of(found, "rooms", "rooms.booked")) == len(year.rooms.bookings)
    refused = sum(len(decision.refused) for decision in year.rooms.decisions)
    assert len(rows_of(found, "rooms", "rooms.refusals")) == refused


@pytest.mark.parametrize("language", Language)
def test_the_needs_of_a_year_are_answered_by_the_year_and_not_by_a_quarter(language):
    note = paragraphs(page(full_year(), language), "needs")[0]
    assert "quarter" not in note
    assert "квартал" not in note


def test_a_need_that_only_a_cancelled_activity_would_answer_is_not_answered():
    cancelled = an_activity(needs=("need",), status=Status.CANCELLED)
    assert "0 of 1 need" in loose(paragraphs(page_with(cancelled), "needs")[0])


def many(count: int) -> Page:
    first = date(2021, 1, 4)
    days = (first + timedelta(days=number) for number in range(count))
    return page_with(*(an_activity(f"on-{day}", days=Days(day, day)) for day in days))


@pytest.mark.parametrize("count", [1, 40, 41, 120])
def test_the_picture_says_how_many_of_how_many_activities_it_shows(count):
    drawn = picture(many(count), "workplan.activities")
    assert isinstance(drawn.drawing, Gantt)
    assert {str(len(drawn.drawing.rows)), str(count)} <= set(loose(drawn.alternative).split())


def test_a_year_of_many_activities_lists_them_all():
    assert len(rows_of(many(120), "workplan.activities", "activities.table")) == 120


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("activity", "activity"),
        ("expert", "expert"),
        ("role", "role"),
        ("organisation", "organisation"),
        ("space", "space"),
    ],
)
def test_the_name_of_a_sample_is_marked_wherever_it_stands(kind, shown):
    found = page(full_year(sourced=only(kind)))
    named = [span for span in spans_of(found) if span.text == shown]
    assert named
    assert all(span.sample for span in named)
    assert found.note


@pytest.mark.parametrize("kind", ["need", "request", "hours"])
def test_a_sample_without_a_name_of_its_own_brings_a_mark_and_the_note(kind):
    found = page(full_year(sourced=only(kind)))
    assert any(span.sample for span in spans_of(found))
    assert found.note


def test_where_everything_is_stated_there_is_neither_mark_nor_note():
    found = page(full_year())
    assert not any(span.sample for span in spans_of(found))
    assert found.note == ""


@pytest.mark.parametrize("kind", sorted({*NAMED} - {"office", "note", "city"}))
def test_a_missing_translation_is_shown_in_the_other_language_and_marked(kind):
    found = page(full_year(in_english_only(kind)), Language.RU)
    shown = [span for span in spans_of(found) if span.text == f"only {kind}"]
    assert shown
    assert all(span.language is Language.EN for span in shown)


def test_the_plan_has_four_sections():
    found = page(the_example())
    titles = ["Activities", "Needs in order of priority", "Experts", "Premises"]
    assert [part.title for part in found.sections] == titles
