from datetime import date

from rocb import Days
from rocb.reporting.accounts.period import period_account
from rocb.reporting.pages import Facts
from rocb.reporting.sections.summary import summary_section
from tests.offices import YEAR, a_plan, an_activity
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import shown

APRIL = Days(date(2021, 4, 1), date(2021, 4, 2))


def members_told(days: Days) -> str:
    plan = a_plan(an_activity(), an_activity("other", days=APRIL, members=("GE",)))
    basis = a_basis(days, plan=plan)
    (facts,) = shown(summary_section, basis, period_account(basis)).blocks
    assert isinstance(facts, Facts)
    return next(str(it.detail) for it in facts.facts if it.key == "members")


def test_who_was_reached_earlier_is_told_only_where_somebody_was():
    assert members_told(QUARTERS[1]).endswith("; 1 more earlier")
    for days in (QUARTERS[0], YEAR.days):
        assert "earlier" not in members_told(days)
