from datetime import date
from decimal import Decimal

import pytest

from rocb import (
    Cost,
    Days,
    Headcount,
    Language,
    LocalizedText,
    Money,
    OfficeYear,
    ReportingYear,
    Status,
    Theme,
    run_year,
)
from rocb.planning.programme import Programme
from rocb.reporting.pages import Page, Table
from rocb.reporting.quarterly import quarterly_page
from rocb.reporting.report import quarterly_report
from rocb.reporting.wording import Words
from tests.offices import (
    SAMPLE,
    STATED,
    a_need,
    a_plan,
    an_activity,
    an_office,
    both,
)
from tests.reporting.full_year import (
    NAMED,
    SOURCED,
    bare_year,
    full_year,
    in_english_only,
    only,
    the_example,
)
from tests.reporting.readings import (
    facts,
    paragraphs,
    picture,
    rows_of,
    section,
    spans_of,
    table,
    text_of,
)

APRIL = Days(date(2021, 4, 1), date(2021, 4, 1))


def page(year: OfficeYear, number: int = 1, language: Language = Language.EN) -> Page:
    return quarterly_page(quarterly_report(year, year.plan.year.quarters[number - 1]), language)


def page_with(*activities, number: int = 1, language: Language = Language.EN) -> Page:
    planning = Programme(
        themes=(Theme("valuation", both("Valuation")),),
        needs=(a_need(),),
        plan=a_plan(*activities),
    )
    return page(run_year(an_office(planning=planning)), number, language)


def loose(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_every_row_has_a_cell_for_each_column(number, language):
    for year in (full_year(), the_example(), bare_year()):
        for part in page(year, number, language).sections:
            for block in part.blocks:
                if isinstance(block, Table):
                    assert {len(row) for row in block.rows} == {len(block.columns)}


@pytest.mark.parametrize("language", Language)
def test_every_section_has_something_to_say(language):
    for year in (full_year(), bare_year()):
        for number in (1, 2, 3, 4):
            assert all(part.blocks for part in page(year, number, language).sections)


def test_the_title_names_the_quarter_and_the_subtitle_the_office():
    found = page(full_year(), 1)
    assert loose(found.title) == "Quarterly report: Q1 2021"
    assert text_of(found.subtitle) == "office"
    russian = page(full_year(), 1, Language.RU)
    assert loose(russian.title) == "Квартальный отчёт: I квартал 2021 г."
    assert text_of(russian.subtitle) == "— office"


def test_the_page_says_to_whom_from_whom_about_when_and_as_known_when():
    about = {
        label: loose("".join(span.text for span in cell)) for label, cell in page(full_year()).about
    }
    assert about == {
        "To": "organisation",
        "From": "office",
        "Period": "1 January – 31 March 2021",
        "As known on": "31 December 2021",
    }


def test_without_addressees_the_page_is_to_nobody():
    assert "To" not in dict(page(bare_year()).about)


def test_the_summary_counts_what_the_report_counts():
    assert {label: (loose(one), two) for label, (one, two) in facts(page(full_year())).items()} == {
        "Activities": ("2", "2 completed"),
        "Members reached": ("2 of 3", "0 more earlier in the year"),
        "Participants": ("about 1,250", "stated for 1 of 2"),
        "Expert seats filled": ("1 of 2", ""),
        "Room slots booked": ("3", "3 refused"),
    }


def test_only_completed_activities_were_held():
    held, planned = an_activity("held"), an_activity("planned", status=Status.PLANNED)
    assert facts(page_with(held, planned))["Activities"] == ("2", "1 completed")


def test_where_nobody_stated_participants_there_is_no_zero():
    assert facts(page_with(an_activity()))["Participants"] == ("–", "stated for 0 of 1")


def test_an_exact_sum_of_participants_is_not_about():
    activity = an_activity(participants=Headcount(12))
    assert facts(page_with(activity))["Participants"][0] == "12"


def test_each_activity_has_a_row():
    first, second = rows_of(page(full_year()), "activities", "activities.table")
    assert [loose(cell) for cell in first] == [
        "1",
        "1–3 March 2021",
        "activity",
        "workshop, completed",
        "city, member, online",
        "member",
        "organisation, organisation",
        "about 1,250",
    ]
    assert second[5] == "member, JP"
    assert second[7] == "not stated"


def test_remarks_stand_in_a_table_of_their_own():
    assert rows_of(page(full_year()), "activities", "activities.notes") == [["activity", "note"]]


def test_without_remarks_there_is_no_table_of_them():
    blocks = section(page_with(an_activity()), "activities").blocks
    assert [block.caption for block in blocks if isinstance(block, Table)] == ["In detail"]


def test_a_quarter_without_activities_says_so():
    found = page_with(an_activity(days=APRIL))
    assert paragraphs(found, "activities") == ["No activity began in this quarter."]
    assert paragraphs(found, "sources") == ["None."]


def test_the_picture_of_the_year_counts_the_activities_in_words():
    alternative = picture(page(full_year()), "activities").alternative
    assert "3 activities in all" in loose(alternative)
    assert "Q1 2021" in loose(alternative)


def test_the_reach_names_every_member_in_one_group():
    rows = rows_of(page(full_year(), 2), "reach", "reach.table")
    assert rows == [
        ["this quarter", "0", ""],
        ["earlier this year", "2", "member, member"],
        ["not yet this year", "1", "member"],
    ]


@pytest.mark.parametrize("language", Language)
def test_how_many_members_were_reached_is_no_number_in_a_row(language):
    columns = table(page(full_year(), language=language), "reach", "reach.table").columns
    assert not {"No.", "№"} & {*columns}


def test_the_picture_of_the_reach_says_the_numbers():
    alternative = picture(page(full_year(), 1), "reach").alternative
    assert "3 Members: 2 took part this quarter, 0 only earlier in the year, 1 not yet" in (
        alternative
    )


def test_where_the_members_are_not_known_the_page_says_so():
    assert paragraphs(page(bare_year()), "reach") == ["The Members are not known."]


def test_costs_are_listed_by_donor_one_sum_a_currency():
    rows = rows_of(page(full_year()), "money", "money.table")
    assert [loose(cell) for cell in rows[0][:2]] == ["organisation", "EUR 1,250.50; USD 300"]
    russian = rows_of(page(full_year(), language=Language.RU), "money", "money.table")
    assert loose(russian[0][1]) == "1 250,50 EUR; 300 USD"


def test_an_activity_with_two_costs_is_one_activity():
    (row,) = rows_of(page(full_year()), "money", "money.table")
    assert row[2] == "1"


def test_an_unknown_donor_is_not_stated():
    cost = Cost(Money(Decimal(5), "EUR"), None, STATED)
    rows = rows_of(page_with(an_activity(costs=(cost,))), "money", "money.table")
    assert rows[0][0] == "not stated"


def test_without_costs_there_is_none():
    assert paragraphs(page_with(an_activity()), "money") == ["None."]


def test_every_line_of_the_annual_plan_has_a_row_even_one_that_nothing_serves():
    rows = rows_of(
        page_with(an_activity(), an_activity("b", days=APRIL)), "mandate", "mandate.table"
    )
    assert len(rows) == 9
    assert [row[1:] for row in rows] == [["1", "2"]] + [["0", "0"]] * 8


def test_what_was_cancelled_in_the_next_quarter_says_so():
    cancelled = an_activity(days=APRIL, status=Status.CANCELLED)
    (row,) = rows_of(page_with(cancelled), "next", "next.table")
    assert "workshop, cancelled" in row


def test_the_next_quarter_lists_what_begins_in_it():
    rows = rows_of(page(full_year(), 1), "next", "next.table")
    assert [loose(cell) for cell in rows[0]] == [
        "5–6 April 2021",
        "activity",
        "workshop, completed",
        "city, online",
        "Members not named",
    ]


def test_where_nothing_is_planned_next_the_page_says_so():
    nothing = ["The plan of this year holds nothing for it."]
    assert paragraphs(page(full_year(), 4), "next") == nothing


def test_the_sources_of_the_activities_are_named_once():
    said = "The activities of the quarter are stated by: a test."
    assert paragraphs(page(full_year()), "sources") == [said]


def test_a_year_from_july_is_named_by_both_of_its_years():
    year = ReportingYear(2021, 7)
    plan = a_plan(an_activity(days=Days(date(2021, 10, 1), date(2021, 10, 1))), year=year)
    themes = (Theme("valuation", both("Valuation")),)
    office = an_office(planning=Programme(themes=themes, plan=plan))
    found = page(run_year(office), 2)
    assert loose(found.title) == "Quarterly report: Q2 2021/22"
    assert facts(found)["Activities"][0] == "1"


def test_the_genitive_follows_the_russian_of():
    note = paragraphs(page(the_example(), 2, Language.RU), "needs")[0]
    assert "из 22 потребностей" in loose(note)


@pytest.mark.parametrize("kind", SOURCED)
@pytest.mark.parametrize("language", Language)
def test_a_sample_of_any_kind_brings_a_mark_and_the_note(kind, language):
    found = page(full_year(sourced=only(kind)), 1, language)
    assert any(span.sample for span in spans_of(found))
    assert found.note


@pytest.mark.parametrize("kind", ["organisation", "activity", "role", "expert", "space"])
def test_the_name_of_a_sample_is_marked_wherever_it_stands(kind):
    found = page(full_year(sourced=only(kind)))
    named = [span for span in spans_of(found) if span.text == kind]
    assert named
    assert all(span.sample for span in named)


def test_the_title_of_a_sample_request_is_marked_also_where_it_is_in_the_way():
    found = page(full_year(sourced=only("request")))
    titles = [span for span in spans_of(found) if span.text == "title"]
    assert len(titles) > len(rows_of(found, "rooms", "rooms.booked"))
    assert all(span.sample for span in titles)


def test_opening_hours_that_nobody_stated_are_marked_where_they_refuse():
    rows = table(page(full_year(sourced=only("hours"))), "rooms", "rooms.refusals").rows
    assert [any(span.sample for span in row[3]) for row in rows] == [False, True, True]


@pytest.mark.parametrize(
    ("kind", "key"),
    [("activity", "activities"), ("need", "needs"), ("request", "rooms"), ("space", "rooms")],
)
def test_the_caption_of_a_picture_of_samples_is_marked(kind, key):
    assert picture(page(full_year(sourced=only(kind))), key).caption.sample
    assert not picture(page(full_year()), key).caption.sample


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", [1, 2])
def test_where_everything_is_stated_there_is_neither_mark_nor_note(number, language):
    found = page(full_year(), number, language)
    assert not any(span.sample for span in spans_of(found))
    assert found.note == ""


def test_costs_that_nobody_stated_are_marked():
    found = page(full_year(sourced=only("cost", sample=SAMPLE)))
    (row,) = table(found, "money", "money.table").rows
    assert row[1][0].sample


@pytest.mark.parametrize("kind", NAMED)
def test_a_missing_translation_is_shown_in_the_other_language_and_marked(kind):
    found = page(full_year(in_english_only(kind)), language=Language.RU)
    shown = [span for span in spans_of(found) if span.text == f"only {kind}"]
    assert shown
    assert all(span.language is Language.EN for span in shown)


@pytest.mark.parametrize("kind", NAMED)
@pytest.mark.parametrize("language", Language)
def test_a_missing_translation_of_a_shown_record_waits_in_the_queue(kind, language):
    found = page(full_year(in_english_only(kind)), language=language)
    missing = Words(language).say("language.ru")
    rows = rows_of(found, "translation", "translation.table")
    assert [f"only {kind}", missing] in rows
    assert {row[0] for row in rows} == {f"only {kind}"}


def test_a_missing_translation_of_what_begins_next_waits_in_the_queue_too():
    found = page_with(an_activity(days=APRIL, title=LocalizedText("Only English")))
    assert rows_of(found, "next", "next.table")[0][1] == "Only English"
    assert ["Only English", "in Russian"] in rows_of(found, "translation", "translation.table")


def test_where_everything_is_translated_nothing_waits():
    assert paragraphs(page(full_year()), "translation") == ["None."]


def test_the_same_year_gives_the_same_page_but_for_its_pictures():
    one, other = page(full_year()), page(full_year())
    assert (one.title, one.about, one.note) == (other.title, other.about, other.note)
    assert list(spans_of(one)) == list(spans_of(other))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_every_quarter_of_the_example_has_a_page_with_eleven_sections(number, language):
    found = page(the_example(), number, language)
    assert len(found.sections) == 11
    assert len({part.title for part in found.sections}) == 11
