from datetime import date

import pytest

from rocb.periods import Days
from rocb.planning.network.network import Network
from rocb.planning.partners.partnerships import Partnerships
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.partners import partner_account
from rocb.reporting.pages import Section
from rocb.reporting.sections.partners import partners_section
from tests.offices import both
from tests.planning.network.builders import a_representation
from tests.planning.partners.builders import (
    a_conference,
    a_contact,
    a_forum,
    a_pledge,
    a_relation,
)
from tests.reporting.accounts.bases import QUARTERS, a_basis
from tests.reporting.sections.shown import example, facts_of, keys_of, said, shown, table_in


def section_of(basis: Basis) -> Section:
    return shown(partners_section, basis, partner_account(basis))


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_it_in_both_languages(quarter):
    assert "partners.by_partner" in keys_of(section_of(example(quarter)))


def test_contacts_that_were_made_and_that_are_late_are_told():
    relation = a_relation(contacts=(a_contact("2021-01-31"),), every=1)
    held = Partnerships(relations=(relation,))
    section = section_of(a_basis(QUARTERS[0], partnerships=held))
    assert table_in(section, "partners.by_partner")["bank"] == {
        "partner": "bank",
        "contacts": "1",
        "last_contact": "31\xa0January 2021",
        "about": "The next project",
    }
    assert table_in(section, "partners.overdue")["bank"]["days_late"] == "31"
    assert facts_of(section)["partners.late"].records == ("bank",)


def test_meetings_fora_and_conferences_each_have_their_table():
    held = Partnerships(
        fora=(a_forum(first="2021-05-01", organisation=None, outcome=both("A plan")),),
        conferences=(a_conference(invited=("wco",), attended=("bank",)),),
        pledges=(a_pledge(conference="conference"),),
    )
    network = Network(
        representations=(
            a_representation(
                "meeting",
                attended=True,
                days=Days(date(2021, 5, 1), date(2021, 5, 1)),
                for_wco=True,
                at_secretariat=True,
            ),
        )
    )
    section = section_of(a_basis(QUARTERS[1], partnerships=held, network=network))
    assert keys_of(section) == ["partners.meetings", "partners.fora", "partners.conferences"]
    assert table_in(section, "partners.meetings")["meeting"]["where"] == "at the Secretariat"
    forum = table_in(section, "partners.fora")["forum"]
    assert (forum["organisation"], forum["attended"]) == ("not stated", "not stated")
    conference = table_in(section, "partners.conferences")["conference"]
    assert (conference["pledged"], conference["absent"], conference["silent"]) == (
        "EUR\xa0100",
        "wco",
        "–",
    )
    assert "at the Secretariat: 1; of these, for the WCO: 1." in said(section)


def test_an_office_without_partners_has_just_the_figures():
    section = section_of(a_basis(partnerships=Partnerships(), network=Network()))
    assert keys_of(section) == []
    assert {it.text for it in facts_of(section).values()} == {"0"}
