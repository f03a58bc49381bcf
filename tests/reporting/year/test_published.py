from datetime import date

import pytest

from rocb import (
    Days,
    Language,
    LocalizedText,
    Organisation,
    Programme,
    Publication,
    Theme,
    run_year,
)
from rocb.errors import InvalidValue
from rocb.planning.drafting import DRAFTED
from rocb.planning.strategy.strategies import Strategy, StrategyStep
from rocb.reporting.pages import Page, Paragraph, Table
from rocb.reporting.year.published import published_page
from rocb.sources import Source
from tests.offices import SAMPLE, STATED, a_plan, an_activity, an_office, both
from tests.planning.plan.goals import a_goal
from tests.reporting.full_year import bare_year, drafted_year, full_year, the_example
from tests.reporting.readings import rows_of, text_of

GOALS = (a_goal(1), a_goal(2))


def a_strategy(goals) -> Strategy:
    period = Days(date(2020, 1, 1), date(2022, 12, 31))
    adopted = StrategyStep(date(2020, 1, 1), ("host",), STATED)
    return Strategy(
        "strategy", both("S"), both("M"), both("V"), period, goals, STATED, adopted=adopted
    )


def page_with(*activities, language: Language = Language.EN, goals=GOALS) -> Page:
    planning = Programme(
        themes=(Theme("valuation", both("Valuation")),),
        plan=a_plan(*activities),
        strategies=(a_strategy(goals),),
    )
    host = Organisation("host", both("Host"), None, STATED)
    return published_page(run_year(an_office(planning=planning, organisations=(host,))), language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("year", [the_example, full_year, drafted_year, bare_year])
def test_every_section_has_something_and_every_table_eight_columns(year, language):
    for part in published_page(year(), language).sections:
        assert part.blocks
        for block in part.blocks:
            if isinstance(block, Table):
                assert len(block.columns) == 8


def test_each_goal_is_a_section_with_its_title_then_what_is_under_none():
    found = page_with(an_activity())
    assert [part.title for part in found.sections] == ["Goal 1", "Goal 2", "Under no goal"]
    said = [
        [text_of(it.text) for it in part.blocks if isinstance(it, Paragraph)]
        for part in found.sections
    ]
    assert said == [["Goal 1", "None."], ["Goal 2", "None."], []]


def test_what_nobody_stated_is_a_dash_and_who_takes_part_stands_for_the_stakeholders():
    (row,) = rows_of(page_with(an_activity()), "published.no_goal", "published.table")
    assert row == ["–", "activity", "AZ", "–", "completed", "–", "–", "–"]
    (row,) = rows_of(page_with(an_activity(members=())), "published.no_goal", "published.table")
    assert row[2] == "–"


def test_who_hosts_organises_and_pays_is_named_before_the_members():
    rows = rows_of(published_page(full_year(), Language.EN), "published.no_goal", "published.table")
    assert rows[0][2] == "organisation, organisation, member"


def test_the_page_is_of_the_year_and_the_office():
    found = published_page(full_year(), Language.RU)
    assert found.title == "План работы 2021"
    assert text_of(found.subtitle) == "— office"


@pytest.mark.parametrize(("language", "word"), [(Language.EN, "draft"), (Language.RU, "проект")])
def test_a_drafted_plan_says_that_it_is_a_draft(language, word):
    about = [text_of(cell) for _, cell in published_page(drafted_year(), language).about]
    assert word in about[-1]
    assert not any(word in text_of(cell) for _, cell in published_page(full_year(), language).about)


def test_a_draft_that_was_added_to_is_no_draft():
    drafted = an_activity("a", source=Source(DRAFTED))
    assert len(page_with(drafted, an_activity("b")).about) == 2
    assert len(page_with(drafted).about) == 3


def test_an_empty_plan_says_so():
    about = published_page(bare_year(), Language.EN).about
    assert text_of(about[-1][1]) == "None."


def test_a_sample_is_marked_in_every_cell_that_it_states():
    published = Publication("1.1", (both("who"),), both("a"), both("i"), both("o"), (both("p"),))
    found = page_with(an_activity(goals=("goal-1",), published=published, source=SAMPLE))
    (table,) = (it for it in found.sections[0].blocks if isinstance(it, Table))
    marked = [all(span.sample for span in cell) for cell in table.rows[0].cells]
    assert marked == [False, True, True, True, False, True, True, True], marked
    assert found.note


def test_a_goal_that_is_a_sample_is_marked():
    assert page_with(an_activity(), goals=(a_goal(1, source=SAMPLE),)).note
    assert not page_with(an_activity()).note


def test_a_missing_translation_is_marked():
    published = Publication(action=LocalizedText("only English"))
    found = page_with(an_activity(published=published), language=Language.RU)
    table = found.sections[-1].blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0].cells[3][0].language is Language.EN


def test_two_activities_of_one_number_are_refused():
    twins = [an_activity(id, published=Publication("1.1")) for id in ("a", "b")]
    with pytest.raises(InvalidValue):
        page_with(*twins)


@pytest.mark.parametrize("nonsense", [None, "7", True])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        published_page(nonsense, Language.EN)
    with pytest.raises(InvalidValue):
        published_page(full_year(), nonsense)
