import re
from collections.abc import Callable
from functools import cache

import pytest
from attrs import evolve

from rocb.office import OfficeYear, run_year
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.programme import Programme
from rocb.planning.staffing.obstacles import Obstacle
from rocb.planning.staffing.reasons import SeatReason
from rocb.planning.themes import Theme
from rocb.reporting.pages import Heading, Page, Table
from rocb.reporting.renderings.html import to_html
from rocb.reporting.renderings.markdown import to_markdown
from rocb.reporting.words.naming import names_of
from rocb.reporting.words.words import Words
from rocb.reporting.year.explanations import CHANGES, NAMED, explained, reason_blocks
from rocb.reporting.year.staffing import GAPS_SHOWN, staffing_page
from rocb.reporting.year.staffing_report import StaffingReport, staffing_report
from rocb.texts import Language, LocalizedText
from tests.offices import SAMPLE, STATED, a_plan, a_role, an_activity, an_office, both
from tests.reporting.full_year import NASTY, bare_year, full_year, the_example
from tests.reporting.readings import (
    facts,
    paragraphs,
    plain_text,
    rows_of,
    section,
    spans_of,
    text_of,
)
from tests.reporting.staffed_year import in_russian, some_pricing, staffed_report

LATIN = re.compile("[A-Za-z]+")
SEMINAR = 0


@cache
def the_report() -> StaffingReport:
    """The small year, priced, with Russian names in Cyrillic letters."""
    return staffed_report(named=in_russian, pricing=some_pricing())


@cache
def report_of(year: Callable[[], OfficeYear]) -> StaffingReport:
    return staffing_report(year())


@cache
def page(language: Language = Language.EN) -> Page:
    return staffing_page(the_report(), language)


def loose(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def tables(found: Page, key: str, caption: str) -> list[list[list[str]]]:
    """The texts of the tables of a section that have this caption, in their order."""
    wanted = Words(found.language).say(caption)
    return [
        [[loose(text_of(cell)) for cell in row.cells] for row in it.rows]
        for it in section(found, key).blocks
        if isinstance(it, Table) and it.caption == wanted
    ]


def kept_out(language: Language = Language.EN) -> dict[str, str]:
    """Who is kept from the seminar, by what."""
    found = tables(page(language), "staffing.unfilled.title", "funnel.table")
    return dict(found[SEMINAR])


def enough() -> dict[str, str]:
    """What would be enough for the seminar, by the reasons."""
    found = tables(page(), "staffing.unfilled.title", "reasons.table")
    return {row[0]: row[1] for row in found[SEMINAR]}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("year", [the_example, full_year, bare_year])
def test_every_section_has_something(year, language):
    assert all(part.blocks for part in staffing_page(report_of(year), language).sections)


@pytest.mark.parametrize("language", Language)
def test_the_page_is_of_the_year_and_the_office(language):
    found = page(language)
    title = ["Staffing of the year 2021", "Назначение экспертов на 2021 год"]
    assert found.title == title[language is Language.RU]
    assert [label for label, _ in found.about] == [
        Words(language).say("report.period"),
        Words(language).say("report.as_of"),
    ]


def test_the_summary_counts_seats_and_experts_and_says_how_far_they_are_proven():
    found = {label: (loose(value), loose(more)) for label, (value, more) in facts(page()).items()}
    proven = "Proven: no staffing fills more, by the priority of the needs."
    assert found["Seats filled"] == ("3 of 6", proven)
    assert found["Seats empty"] == ("3", "in 3 roles")
    assert found["Experts sent"] == ("3 of 11", "")
    assert found["Days given"][0] == "10"
    assert found["Cost"][0] == "EUR 2,040"
    assert "proven" in found["Cost"][1].lower()


def test_what_is_known_of_no_price_is_told_and_never_zero():
    rows = rows_of(page(), "staffing.sent.title", "staffing.sent.table")
    costs = {row[4]: loose(row[-1]) for row in rows}
    assert costs == {"chosen": "not stated", "busy": "EUR 430.00", "spent": "EUR 820.00"}
    assert "Nobody stated the price of 1 mission" in loose(" ".join(paragraphs(page(), "summary")))


def test_without_a_pricing_no_cost_is_told_but_why_there_is_none():
    found = staffing_page(staffed_report(), Language.EN)
    assert "Cost" not in facts(found)
    rows = rows_of(found, "staffing.sent.title", "staffing.sent.table")
    assert {len(row) for row in rows} == {6}
    assert any("not reckoned" in it for it in paragraphs(found, "summary"))
    assert [row[0] for row in rows_of(found, "objectives", "objectives.table")] == [
        "Seats filled, by priority"
    ]


def test_missions_stand_by_their_days_with_preparation_and_travel():
    rows = rows_of(page(), "staffing.sent.title", "staffing.sent.table")
    assert [[loose(it) for it in row[:5]] for row in rows] == [
        ["1–5 March 2021", "5", "seminar", "trainer", "chosen"],
        ["3 March 2021", "1", "meeting", "speaker", "busy"],
        ["15–18 March 2021", "4", "course", "tutor", "spent"],
    ]


def test_each_expert_who_is_kept_out_is_named_with_what_is_to_be_known():
    assert kept_out() == {
        "1 expert: no longer active": "gone (not in the pool since 5 January 2021)",
        "1 expert: ruled out by the office": "banned",
        "1 expert: other subjects": "stranger",
        "1 expert: level too low": "beginner (valuation: basic, asked: advanced)",
        "1 expert: accreditation too low": "climber (pre-accredited)",
        "1 expert: language not spoken": "silent (lacks Russian B2)",
        "1 expert: own administration": "native (member AZ)",
        "1 expert: unavailable on these days": "away (away 1–2 March 2021)",
        "1 expert: days of the year used up": "spent (2 of 6 days left, 5 needed)",
        "1 expert: busy elsewhere": "busy (busy with “meeting”, 3 March 2021)",
    }


def test_what_the_team_lacks_is_told_of_the_team():
    found = tables(page(), "staffing.unfilled.title", "funnel.table")
    assert found[1][-1][1] == "stranger (nobody of the team speaks Azerbaijani)"
    assert found[2][-1] == [
        "1 expert: no accredited lead beside them",
        "stranger (pre-accredited)",
    ]


def test_of_many_experts_some_are_named_and_the_others_counted():
    found = tables(page(), "staffing.unfilled.title", "funnel.table")
    label, named = found[1][1]
    assert label.startswith("9 experts")
    assert named.count(";") == NAMED
    assert named.endswith(f"; and {9 - NAMED} experts more")


def test_every_set_of_reasons_is_told_with_what_it_takes_and_for_whom():
    found = enough()
    assert found["no longer active"] == "gone – comes back for 1–5 March 2021"
    assert found["ruled out by the office"] == "banned – the office admits them after all"
    assert found["level too low"] == "beginner – rises to valuation, advanced"
    assert found["accreditation too low"] == "climber – climbs to “accredited”"
    assert found["language not spoken"] == "silent – learns Russian B2"
    assert found["own administration"].startswith("native – the rule against")
    assert found["unavailable on these days"] == "away – is made free for 1–5 March 2021"
    assert found["days of the year used up"] == "spent – may be away 3 days more in the year"
    assert found["busy elsewhere"] == "busy – somebody else takes over “meeting”, 3 March 2021"


def test_of_many_ways_some_are_told_and_the_others_counted():
    found = tables(page(), "staffing.unfilled.title", "reasons.table")
    others = {row[0]: row[1] for row in found[2]}["other subjects"]
    assert others.count("; or ") == CHANGES - 1
    assert others.endswith("; and 5 experts more")


def test_the_easiest_change_is_a_sentence():
    said = [loose(it) for it in paragraphs(page(), "staffing.unfilled.title")]
    assert said[1] == (
        "The easiest way to fill a seat: spent – may be away 3 days more in the year."
    )
    assert not any(it.endswith("..") for it in said)


def test_empty_seats_stand_under_their_activity_and_role():
    blocks = section(page(), "staffing.unfilled.title").blocks
    heads = [text_of(it.text) for it in blocks if isinstance(it, Heading)]
    assert heads == ["seminar · trainer", "mission · guest", "mission · novice"]
    said = [loose(it) for it in paragraphs(page(), "staffing.unfilled.title")]
    assert said[0] == "Seats empty: 1 of 2; 2–4 March 2021."


def test_a_reason_that_was_only_searched_for_is_not_called_proven():
    report = the_report()
    names = names_of(report.office, Words(Language.EN))
    first = report.reasons[0]
    searched = SeatReason(first.reasons[0].obstacles, first.reasons[0].changes, proven=False)
    possible = SeatReason((), (), proven=True)
    how = explained(names, report.case.experts, report.staffing)
    blocks = [*reason_blocks(how, evolve(first, reasons=(searched, possible)))]
    rows = next(it for it in blocks if isinstance(it, Table) and len(it.columns) == 3).rows
    assert text_of(rows[0].cells[2]) == "as far as was searched"
    assert text_of(rows[1].cells[0]) == "nothing: it can be filled as things are"


def test_where_every_seat_is_filled_it_says_so():
    found = staffing_page(staffing_report(bare_year()), Language.EN)
    assert paragraphs(found, "staffing.unfilled.title") == ["Every seat is filled."]
    assert paragraphs(found, "staffing.sent.title") == ["Nobody is sent."]


def test_a_seat_for_which_there_is_nobody_at_all_says_so():
    plan = a_plan(an_activity(roles=(a_role(),)))
    planning = Programme(themes=(Theme("valuation", both("Valuation")),), plan=plan)
    found = staffing_page(staffing_report(run_year(an_office(planning=planning))), Language.EN)
    assert "there are no experts in the pool" in paragraphs(found, "staffing.unfilled.title")


def test_objectives_are_told_with_value_bound_gap_and_method():
    rows = rows_of(page(), "objectives", "objectives.table")
    assert rows[0][:4] == ["Seats filled, by priority", "11", "11", "0"]
    assert rows[0][4:] == ["proven, nothing better is possible", "built-in search"]
    assert loose(rows[1][1]) == "EUR 2,040.00"


def test_another_staffing_of_the_same_case_can_be_told():
    report = the_report()
    year = run_year(report.office)
    empty = evolve(report.staffing, proofs=(), stopped=True)
    found = staffing_page(staffing_report(year, empty), Language.EN)
    assert "nobody knows" in facts(found)["Seats filled"][1]
    assert "nothing is proven" in paragraphs(found, "objectives")[0]


def test_loads_are_told_of_those_who_are_sent_and_the_others_counted():
    rows = rows_of(page(), "load", "load.table")
    assert [[loose(it) for it in row] for row in rows] == [
        ["busy", "member GE", "1", "1 (no limit stated)", "–"],
        ["chosen", "member GE", "1", "5 (no limit stated)", "–"],
        ["spent", "member GE", "1", "4 of 6", "2"],
    ]
    assert [loose(it) for it in paragraphs(page(), "load")] == [
        "Without a mission this year: 8 experts."
    ]


def test_accreditations_that_lapse_are_told_with_what_is_left():
    rows = rows_of(page(), "lapses", "lapses.table")
    assert [[loose(it) for it in row] for row in rows] == [
        ["30 September 2021", "chosen", "member GE", "accredited", "not accredited"]
    ]


def test_an_accreditation_that_another_covers_is_no_loss():
    report = the_report()
    assert all(not it.is_covered for it in report.lapses)
    assert {it.left for it in report.lapses} == {Accreditation.NONE}


def test_gaps_are_told_against_the_roles_and_against_the_region():
    roles = rows_of(page(), "gaps", "gaps.roles")
    assert roles[-1] == ["valuation, advanced", "4", "9", "1"]
    assert rows_of(page(), "gaps", "gaps.region") == [["valuation", "1", "10", "–"]]
    assert str(GAPS_SHOWN) in paragraphs(page(), "gaps")[0]


def test_the_russian_page_has_no_word_in_latin_letters():
    found = page(Language.RU)
    said = " ".join(span.text for span in spans_of(found) if not span.text.startswith("—"))
    heads = " ".join(
        " ".join((it.caption, *(column.title for column in it.columns)))
        for part in found.sections
        for it in part.blocks
        if isinstance(it, Table)
    )
    titles = " ".join((found.title, *(it.title for it in found.sections)))
    figures = " ".join(f"{label} {detail}" for label, (_, detail) in facts(found).items())
    words = set(LATIN.findall(" ".join((said, heads, titles, figures))))
    assert words <= {"EUR", "B"}


@pytest.mark.parametrize("obstacle", Obstacle)
@pytest.mark.parametrize("language", Language)
def test_there_is_a_phrase_for_what_would_lift_each_obstacle(obstacle, language):
    key = f"change.{obstacle.value}"
    given = dict.fromkeys(("skills", "languages", "work", "step", "days"), "X")
    assert Words(language).say(key, **given) != key


@pytest.mark.parametrize("kind", ["activity", "role", "expert"])
def test_samples_are_marked(kind):
    found = staffing_page(
        staffed_report(sourced=lambda asked: SAMPLE if asked == kind else STATED), Language.EN
    )
    names = {"activity": "seminar", "role": "trainer", "expert": "chosen"}
    marked = [it for it in spans_of(found) if it.text == names[kind]]
    assert marked
    assert all(it.sample for it in marked)
    assert found.note


def test_where_everything_is_stated_there_is_neither_mark_nor_note():
    assert not any(span.sample for span in spans_of(page()))
    assert page().note == ""


def test_a_missing_translation_is_shown_in_the_other_language_and_marked():
    report = staffed_report(named=LocalizedText)
    shown = [it for it in spans_of(staffing_page(report, Language.RU)) if it.text == "seminar"]
    assert shown
    assert all(it.language is Language.EN for it in shown)


@pytest.mark.parametrize("nasty", NASTY[:12:6])
def test_names_are_never_markup(nasty):
    report = staffed_report(named=lambda _: LocalizedText(nasty, nasty))
    found = staffing_page(report, Language.EN)
    html = to_html(found)
    assert "<script" not in html
    assert "<img" not in html
    assert "<!--" not in html
    for line in to_markdown(found).splitlines():
        if line.startswith("### "):
            assert loose(plain_text(line[4:])) == f"{nasty} · {nasty}"


@pytest.mark.parametrize("language", Language)
def test_nothing_is_left_open_in_a_sentence(language):
    text = to_markdown(page(language))
    assert "None" not in text
    assert "{" not in text
    assert not re.search(r"\b(funnel|change|staffing|reasons|proof|column)\.", text)
