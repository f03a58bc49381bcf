import pytest

from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.partners.pledges import PledgeStatus
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.pledges import pledge_account
from rocb.reporting.pages import Section
from rocb.reporting.sections.pledges import pledges_section
from tests.planning.experts.builders import dollars
from tests.planning.partners.builders import a_pledge, a_step
from tests.planning.projects.builders import euros
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import example, keys_of, said, shown, table_in


def section_of(basis: Basis) -> Section:
    return shown(pledges_section, basis, pledge_account(basis))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_it_in_both_languages(quarter):
    assert keys_of(section_of(example(quarter))) == ["pledges.table"]


def test_where_nothing_was_pledged_a_sentence_says_so():
    basis = a_basis(partnerships=Partnerships())
    assert said(section_of(basis)) == "Nothing was outstanding, and nothing was pledged."


def test_each_donor_and_currency_has_a_row_and_totals_stay_apart():
    in_part = a_step(PledgeStatus.RECEIVED_IN_PART, "2021-06-01", "40")
    pledges = (a_pledge("pledge", euros("100"), in_part), a_pledge("other", dollars(7)))
    rows = table_in(
        section_of(a_basis(QUARTERS[1], partnerships=Partnerships(pledges=pledges))),
        "pledges.table",
    )
    assert list(rows) == ["bank.EUR", "bank.USD", "total.EUR", "total.USD"]
    assert rows["bank.EUR"] == {
        "pledging": "bank, EUR",
        "outstanding_before": "EUR\xa00",
        "made": "EUR\xa0100",
        "received": "EUR\xa040",
        "withdrawn": "EUR\xa00",
        "lapsed": "EUR\xa00",
        "outstanding": "EUR\xa060",
    }
    totals = [rows[f"total.{it}"]["pledging"] for it in ("EUR", "USD")]
    assert totals == ["Total, EUR", "Total, USD"]
    assert rows["total.USD"]["outstanding"] == "USD\xa07"
