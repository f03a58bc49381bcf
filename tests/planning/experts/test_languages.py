"""A language is spoken well enough, or not, by the Common European Framework."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.experts.languages import Fluency, SpokenLanguage, speaks

FLUENCIES = st.none() | st.sampled_from(Fluency)


@given(FLUENCIES, FLUENCIES)
def test_a_known_fluency_is_enough_from_its_step_on_and_an_unknown_one_for_none(held, least):
    enough = least is None or (held is not None and held.value >= least.value)
    spoken = (SpokenLanguage("fr", Fluency.C2), SpokenLanguage("en", held))
    assert speaks(spoken, SpokenLanguage("en", least)) is enough


def test_another_language_does_not_help():
    assert not speaks((SpokenLanguage("fr", Fluency.C2),), SpokenLanguage("en"))
    assert not speaks((), SpokenLanguage("en"))


@pytest.mark.parametrize("wrong", ["EN", "english", "", None, 7])
def test_a_language_goes_by_two_letters(wrong):
    with pytest.raises(InvalidValue):
        SpokenLanguage(wrong)


@pytest.mark.parametrize("wrong", [None, 7, "en", True, (7,)])
def test_nonsense_is_refused(wrong):
    with pytest.raises(InvalidValue):
        speaks(wrong, SpokenLanguage("en"))
    with pytest.raises(InvalidValue):
        speaks((), wrong)
