"""A Member ranks the themes itself; it may leave some out and put several at one place."""

from datetime import date

import pytest
from hypothesis import given, settings

from rocb.errors import InvalidValue
from rocb.planning.needs.ballots import Tier
from rocb.planning.needs.preferences import Preferences
from rocb.references import reference_faults
from tests.planning.needs.builders import a_ballot
from tests.planning.needs.drawn import drawn_needs
from tests.planning.refs import Refs

REFS = Refs({"members": ("AZ", "GE"), "themes": ("origin", "risk", "valuation")})


def paths(caught: pytest.ExceptionInfo[InvalidValue]) -> list[str]:
    return [fault.path for fault in caught.value.faults]


def test_themes_of_one_tier_tie():
    assert a_ballot("valuation origin", "risk").tiers[0] == Tier(("valuation", "origin"))


def test_a_tier_without_themes_is_refused():
    with pytest.raises(InvalidValue) as caught:
        Tier(())
    assert paths(caught) == ["themes"]


def test_a_theme_stands_once_in_a_tier():
    with pytest.raises(InvalidValue) as caught:
        a_ballot("risk risk")
    assert paths(caught) == ["themes[1]"]


def test_each_theme_that_stands_in_two_tiers_is_a_fault():
    with pytest.raises(InvalidValue) as caught:
        a_ballot("risk", "origin risk", "origin")
    assert paths(caught) == ["tiers[1].themes[1]", "tiers[2].themes[0]"]


def test_a_ballot_that_names_no_theme_is_none():
    with pytest.raises(InvalidValue) as caught:
        a_ballot()
    assert paths(caught) == ["tiers"]


def test_a_member_casts_one_ballot_a_day():
    ballots = (a_ballot("risk"), a_ballot("risk", member="GE"), a_ballot("origin"))
    with pytest.raises(InvalidValue) as caught:
        Preferences(ballots)
    assert paths(caught) == ["ballots[2].on"]


def test_ballots_of_other_days_stay_beside_each_other():
    ballots = (a_ballot("risk"), a_ballot("origin", on=date(2022, 1, 1)))
    assert Preferences(ballots).ballots == ballots


def test_a_ballot_on_an_unknown_theme_is_found():
    faults = reference_faults(Preferences, Preferences((a_ballot("smoke"),)))
    assert [it.path for it in faults] == ["ballots[0].member", "ballots[0].tiers[0].themes[0]"]


@pytest.mark.parametrize(("name", "value"), [("on", "2021-01-15"), ("on", None), ("member", 7)])
def test_a_ballot_of_a_wrong_type_is_refused(name, value):
    with pytest.raises(InvalidValue) as caught:
        a_ballot("risk", **{name: value})
    assert paths(caught) == [name]


@given(drawn_needs(REFS))
@settings(max_examples=25)
def test_drawn_preferences_refer_to_what_there_is(preferences):
    unknown = {it.value for it in reference_faults(Preferences, preferences)}
    assert unknown <= {id for kind in REFS.ids.values() for id in kind}
