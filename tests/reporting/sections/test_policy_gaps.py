import pytest

from rocb.planning.network.network import Network
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.policy_gaps import policy_gap_account
from rocb.reporting.pages import Section
from rocb.reporting.sections.policy_gaps import policy_gaps_section
from tests.planning.network.builders import a_policy_gap, day
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import example, facts_of, keys_of, said, shown, table_in


def section_of(basis: Basis) -> Section:
    return shown(policy_gaps_section, basis, policy_gap_account(basis))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_it_in_both_languages(quarter):
    assert "policy_gaps.moved" in keys_of(section_of(example(quarter)))


def test_where_nothing_happened_a_sentence_says_so():
    section = section_of(a_basis(network=Network()))
    assert said(section).startswith("Nothing was found")
    assert keys_of(section) == []


def test_what_waits_is_told_with_its_days():
    gap = a_policy_gap(raised_on=day("02-10"), raised_to="wco")
    section = section_of(a_basis(QUARTERS[0], network=Network(policy_gaps=(gap,))))
    assert table_in(section, "policy_gaps.unanswered")["gap"] == {
        "policy_gap": "Gap",
        "raised_to": "wco",
        "raised_on": "10\xa0February 2021",
        "days_waiting": "49",
    }
    assert table_in(section, "policy_gaps.moved")["gap"]["answered_on"] == "–"
    assert facts_of(section)["policy_gaps.waiting"].records == ("gap",)
