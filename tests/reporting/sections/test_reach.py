import pytest

from rocb import Language
from rocb.reporting.accounts.reach import reach_account
from rocb.reporting.sections.reach import reach_section
from tests.reporting.sections.shown import example, keys_of, names_down, names_in, shown


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_the_example_shows_it_in_both_languages(quarter):
    basis = example(quarter)
    section = shown(
        lambda names, account: reach_section(names, account, "quarter"),
        basis,
        reach_account(basis),
    )
    assert keys_of(section) == ["reach.picture", "reach.table", "reach.members"]


@pytest.mark.parametrize("language", Language)
def test_members_come_by_name_as_it_is_read(language):
    basis = example(2)
    section = reach_section(names_in(basis, language), reach_account(basis), "quarter")
    members = names_down(section, "reach.members")
    assert len(members) > 1
    assert members == sorted(members)
