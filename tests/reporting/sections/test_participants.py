import pytest

from rocb import Language, Participation
from rocb.reporting.accounts.participants import participant_account
from rocb.reporting.sections.participants import participants_section
from tests.offices import a_plan, an_activity
from tests.reporting.accounts.bases import a_basis
from tests.reporting.sections.shown import example, keys_of, names_down, names_in, shown


@pytest.mark.parametrize("quarter", [1, 2, 3, 4, None])
def test_the_example_shows_it_in_both_languages(quarter):
    basis = example(quarter)
    section = shown(participants_section, basis, participant_account(basis))
    assert keys_of(section) == ["participants.table"]


@pytest.mark.parametrize("language", Language)
def test_members_come_by_name_as_it_is_read(language):
    basis = example(2)
    section = participants_section(names_in(basis, language), participant_account(basis))
    members = [it for it in names_down(section, "participants.table")[:-1] if it[0].isupper()]
    assert len(members) > 1
    assert members == sorted(members)


def test_people_of_whom_no_member_is_known_come_last_before_the_total():
    rows = (Participation(None, men=2), Participation("GE", men=1), Participation("AZ", women=3))
    basis = a_basis(plan=a_plan(an_activity(members=("AZ", "GE"), participation=rows)))
    section = shown(participants_section, basis, participant_account(basis))
    *_, unknown, total = names_down(section, "participants.table")
    assert (unknown, total) == ("not stated", "Total")
