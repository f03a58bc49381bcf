"""A skill is of a theme or of an instrument, at a level that may be unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.experts.skills import Level, RequiredSkill, Skill, masters
from tests.offices import STATED
from tests.planning.experts.builders import a_skill

LEVELS = st.none() | st.sampled_from(Level)


@given(LEVELS, LEVELS)
def test_a_known_level_is_enough_from_its_step_on_and_an_unknown_one_for_none(held, least):
    enough = least is None or (held is not None and list(Level).index(held) >= least.step - 1)
    assert masters((a_skill(level=held),), RequiredSkill("valuation", least)) is enough


def test_any_of_several_skills_will_do():
    held = (a_skill("origin"), a_skill(level=Level.BASIC), a_skill(level=Level.LEADING))
    assert masters(held, RequiredSkill("valuation", Level.ADVANCED))
    assert not masters(held, RequiredSkill("origin", Level.BASIC))
    assert not masters((), RequiredSkill("origin"))


def test_who_masters_an_instrument_masters_its_parts_and_not_the_other_way_round():
    whole, part = (a_skill(None, provision=it) for it in ("safe", "safe.1.3"))
    assert masters((whole,), RequiredSkill(provision="safe.1.3"))
    assert not masters((part,), RequiredSkill(provision="safe"))
    assert not masters((part,), RequiredSkill(provision="rkc"))
    assert not masters((whole,), RequiredSkill("valuation"))
    assert not masters((a_skill(),), RequiredSkill(provision="safe"))


@pytest.mark.parametrize(
    ("theme", "provision", "path"),
    [
        (None, None, "theme"),
        ("valuation", "rkc", "provision"),
        (None, "customs", "provision"),
        (7, None, "theme"),
    ],
)
def test_a_skill_is_of_just_one_subject(theme, provision, path):
    for make in (
        lambda: Skill(theme, None, STATED, provision),
        lambda: RequiredSkill(theme, provision=provision),
    ):
        with pytest.raises(InvalidValue) as caught:
            make()
        assert [fault.path for fault in caught.value.faults] == [path]


@pytest.mark.parametrize("wrong", [None, 7, "valuation", True, (7,)])
def test_nonsense_is_refused(wrong):
    with pytest.raises(InvalidValue):
        masters(wrong, RequiredSkill("valuation"))
    with pytest.raises(InvalidValue):
        masters((), wrong)
