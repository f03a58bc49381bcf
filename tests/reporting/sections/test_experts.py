from datetime import date

import pytest

from rocb.planning.experts.accreditations import Accreditation
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.experts import expert_account
from rocb.reporting.pages import Section, spans_of
from rocb.reporting.sections.experts import experts_section
from tests.offices import a_need, a_plan, a_role, an_activity, an_expert, awarded, skilled, spoken
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.accounts.test_expert_marks import EXPERTS, NAMES, marked
from tests.reporting.sections.shown import example, facts_of, keys_of, said, shown, table_in


def section_of(basis: Basis) -> Section:
    return shown(experts_section, basis, expert_account(basis))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_it_in_both_languages(quarter):
    keys = keys_of(section_of(example(quarter)))
    assert keys[0] == "experts.sent"
    assert "experts.marks" in keys


def test_who_was_away_and_which_seats_stayed_empty_is_told():
    roles = (a_role("first", travel=1), a_role("second", languages=spoken("fr"), seats=2))
    section = section_of(a_basis(QUARTERS[0], plan=a_plan(an_activity(roles=roles))))
    rows = table_in(section, "experts.sent")
    assert rows["expert"] == {
        "expert": "expert",
        "administration": "GE",
        "missions": "1",
        "days_number": "5",
    }
    assert rows["total"]["days_number"] == "5"
    empty = table_in(section, "experts.unfilled")["second"]
    assert (empty["empty"], empty["asked"]) == ("2", "2")
    assert "1\xa0expert" in empty["why"]
    assert facts_of(section)["experts.empty_seats"].records == ("second",)


def test_accreditations_that_were_made_and_that_end_are_told():
    made = awarded(Accreditation.PRE_ACCREDITED, on=date(2021, 2, 1), expires=date(2021, 5, 31))
    undated = awarded(Accreditation.PRE_SCREENED)
    section = section_of(a_basis(QUARTERS[0], experts=(an_expert(awards=(*made, *undated)),)))
    assert table_in(section, "experts.awards")["pre_accredited"]["awarded"] == "1"
    lapse = table_in(section, "experts.lapsing")["expert.2021-05-31"]
    assert (lapse["accreditation"], lapse["afterwards"]) == ("pre-accredited", "pre-screened")
    assert "Of 1 awards nobody said when they were made" in said(section)


def test_what_the_pool_lacks_is_told():
    role = a_role(languages=spoken("fr"))
    pool = (an_expert(skills=skilled("risk")),)
    basis = a_basis(
        QUARTERS[0], plan=a_plan(an_activity(roles=(role,))), experts=pool, needs=(a_need(),)
    )
    section = section_of(basis)
    keys = keys_of(section)
    assert "experts.gaps" in keys
    theme = table_in(section, "experts.themes")["valuation"]
    assert (theme["lacking"], theme["skilled"], theme["unserved"]) == ("1", "0", "1")


def test_the_page_tells_no_mark_of_few_and_the_mean_of_many():
    few = a_basis(QUARTERS[0], experts=EXPERTS, evaluations=marked(*NAMES[:4]))
    section = section_of(few)
    assert table_in(section, "experts.marks")["Clarity"] == {
        "criterion": "Clarity",
        "marks": "–",
        "mean": "too few, not told",
    }
    ids = {it.id for it in few.office.planning.evaluations}
    told = [it for it in spans_of(section) if ids & set(it.records)]
    assert told == [facts_of(section)["experts.evaluations"]]
    many = a_basis(QUARTERS[0], experts=EXPERTS, evaluations=marked(*NAMES[:5]))
    row = table_in(section_of(many), "experts.marks")["Clarity"]
    assert (row["marks"], row["mean"]) == ("5", "4.00")


def test_where_nobody_was_away_a_sentence_says_so():
    section = section_of(a_basis(QUARTERS[2], evaluations=()))
    assert said(section).startswith("Nobody was on mission in the period.")
    assert "No accreditation was awarded in the period." in said(section)


def test_the_page_says_how_many_seats_the_office_fixed_and_that_others_are_proposed():
    roles = (a_role("pinned", pinned=("other",)), a_role("open"))
    pool = tuple(map(an_expert, ("expert", "other")))
    plan = a_plan(an_activity(roles=roles))
    section = section_of(a_basis(QUARTERS[0], plan=plan, experts=pool))
    line = "Of 2 seats filled, the office fixed 1; the others are as the staffing proposes."
    assert line in said(section)
    assert "staffing proposes" not in said(
        section_of(a_basis(QUARTERS[2], plan=plan, experts=pool))
    )
