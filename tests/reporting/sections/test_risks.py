from datetime import date

from attrs import evolve

from rocb.planning.plan.plans import Plan
from rocb.reporting.accounts.risks import RiskAccount, risk_account
from rocb.reporting.pages import Section
from rocb.reporting.sections.risks import risks_section
from rocb.reporting.words.naming import Names
from tests.offices import a_deadline, a_plan, an_activity
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import shown, table_in


def section_of(plan: Plan) -> Section:
    basis = a_basis(QUARTERS[0], plan=plan)

    def make(names: Names, account: RiskAccount) -> Section:
        return risks_section(names, account, basis.plan)

    return shown(make, basis, risk_account(basis))


def test_of_a_deadline_that_is_still_coming_no_days_are_told():
    deadlines = (
        a_deadline("coming", due=date(2021, 11, 26)),
        a_deadline("missed", due=date(2021, 3, 21)),
        a_deadline("early", due=date(2021, 3, 21), met_on=date(2021, 3, 11)),
    )
    rows = table_in(
        section_of(evolve(a_plan(an_activity()), deadlines=deadlines)), "deadlines.table"
    )
    assert {id: row["days_off"] for id, row in rows.items()} == {
        "coming": "",
        "missed": "10",
        "early": "-10",
    }
