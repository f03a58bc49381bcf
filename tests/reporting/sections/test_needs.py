import pytest

from rocb import Language
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.needs import need_account
from rocb.reporting.drawings.bars import Bars
from rocb.reporting.pages import Picture, Section
from rocb.reporting.sections.needs import needs_section
from tests.offices import a_need, a_plan, an_activity
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import (
    example,
    facts_of,
    keys_of,
    names_down,
    names_in,
    said,
    shown,
    table_in,
)


def section_of(basis: Basis) -> Section:
    return shown(needs_section, basis, need_account(basis))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_all_of_it_in_both_languages(quarter):
    assert keys_of(section_of(example(quarter))) == [
        "needs.picture",
        "needs.greatest_table",
        "needs.by_theme",
        "needs.by_member",
        "needs.issues",
    ]


def test_where_no_need_is_known_a_sentence_says_so():
    met = a_need(current=4, target=4)
    assert said(section_of(a_basis(needs=(met,)))) == "No need was known."


def test_the_facts_and_tables_tell_what_became_of_the_needs():
    section = section_of(a_basis(QUARTERS[0], needs=(a_need(), a_need("other", member="GE"))))
    assert {key: it.text for key, it in facts_of(section).items()} == {
        "needs.opening": "2",
        "needs.opened": "0",
        "needs.met": "0",
        "needs.replaced": "0",
        "needs.closing": "2",
    }
    assert facts_of(section)["needs.closing"].records == ("need", "other")
    assert table_in(section, "needs.by_member")["total"]["closing"] == "2"
    assert table_in(section, "needs.issues")["valuation"] == {
        "theme": "Valuation",
        "having": "2",
        "assessed": "2",
        "all_members": "3",
        "least": "66.7%",
        "most": "100.0%",
    }


def test_a_bar_is_dark_where_an_activity_of_the_period_answers():
    plan = a_plan(an_activity("activity", needs=("need",)))
    needs = (a_need(), a_need("other", member="GE"))
    for days, dark in ((QUARTERS[0], [True, False]), (QUARTERS[1], [False, False])):
        section = section_of(a_basis(days, plan=plan, needs=needs))
        (picture,) = (it for it in section.blocks if isinstance(it, Picture))
        assert isinstance(picture.drawing, Bars)
        assert [it.strong for it in picture.drawing.rows] == dark
    section = section_of(a_basis(plan=plan, needs=needs))
    row = table_in(section, "needs.greatest_table")["need"]
    assert (row["score"], row["answer"]) == ("3 × 3 = 9", "activity")


@pytest.mark.parametrize("language", Language)
def test_members_come_by_name_as_it_is_read(language):
    basis = example(2)
    section = needs_section(names_in(basis, language), need_account(basis))
    *members, _ = names_down(section, "needs.by_member")
    assert len(members) > 1
    assert members == sorted(members)
