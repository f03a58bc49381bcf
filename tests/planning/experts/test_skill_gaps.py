"""What the pool lacks is seen against the needs of the region and against what roles ask for."""

from typing import Any

import pytest
from attrs import evolve

from rocb.errors import InvalidValue
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.languages import Fluency, SpokenLanguage
from rocb.planning.experts.skill_gaps import (
    SkilledExpert,
    area_pools,
    language_gaps,
    skill_gaps,
    theme_shortages,
)
from rocb.planning.experts.skills import Level, RequiredSkill
from rocb.planning.themes import Theme, ThemeArea
from tests.offices import a_need, an_expert, awarded, both, skilled
from tests.planning.experts.builders import a_skill, an_award, day

ON = day("06-30")
NEEDS = (
    a_need("one"),
    a_need("two", member="GE"),
    a_need("three", member="KZ", target=None),
    a_need("four", theme="origin"),
    a_need("five", theme="risk", current=4, target=4),
    a_need("six", member="KZ", theme="origin", current=4, target=4),
)


def expert(id: str, *levels: Level | None, **changes: Any) -> Expert:
    return an_expert(id, skills=tuple(a_skill(level=it) for it in levels), **changes)


POOL = (
    expert("boris", None, Level.WORKING, Level.BASIC),
    expert("anna", Level.LEADING, awards=(an_award(Accreditation.ACCREDITED, None, "06-29"),)),
    expert("clara", Level.LEADING, left_on=day("06-30")),
    an_expert("dora", skills=skilled("risk")),
)


def test_each_theme_that_members_lack_has_its_experts_the_fewest_first():
    origin, valuation = theme_shortages(POOL, NEEDS, ON)
    assert (origin.theme, origin.lacking, origin.perhaps) == ("origin", ("AZ",), ())
    assert origin.experts == ()
    assert (valuation.theme, valuation.lacking, valuation.perhaps) == (
        "valuation",
        ("AZ", "GE"),
        ("KZ",),
    )
    assert valuation.experts == (
        SkilledExpert("anna", "GE", Level.LEADING, Accreditation.NONE),
        SkilledExpert("boris", "GE", Level.WORKING, Accreditation.ACCREDITED),
    )


def test_a_theme_that_many_lack_needs_more_experts():
    many = [a_need(code, member=code) for code in ("AM", "AZ", "BY", "GE")]
    one = a_need("risk", theme="risk")
    valuation, risk = theme_shortages(POOL, (*many, one), ON)
    assert (valuation.theme, len(valuation.experts)) == ("valuation", 2)
    assert (risk.theme, len(risk.experts)) == ("risk", 1)


def test_nobody_uses_an_expert_of_the_own_administration():
    origin, valuation = theme_shortages(POOL, NEEDS, ON)
    assert (valuation.lending, valuation.unserved) == (("GE",), ("GE",))
    assert (origin.lending, origin.unserved) == ((), ("AZ",))
    other = evolve(POOL[0], id="emil", administration="AZ")
    assert theme_shortages((*POOL, other), NEEDS, ON)[1].unserved == ()
    assert theme_shortages((*POOL, other), NEEDS, ON)[1].lending == ("AZ", "GE")


@pytest.mark.parametrize(
    ("level", "accreditation", "number"),
    [
        (None, Accreditation.NONE, 2),
        (Level.WORKING, Accreditation.NONE, 2),
        (Level.ADVANCED, Accreditation.NONE, 1),
        (None, Accreditation.PRE_ACCREDITED, 1),
        (Level.ADVANCED, Accreditation.PRE_ACCREDITED, 0),
    ],
)
def test_experts_are_counted_from_a_level_and_a_step_on(level, accreditation, number):
    _, valuation = theme_shortages(POOL, NEEDS, ON)
    assert valuation.number(level, accreditation) == number


def test_an_unknown_level_counts_only_where_none_is_asked_for():
    (gap,) = theme_shortages((expert("anna", None),), NEEDS[:1], ON)
    assert (gap.number(), gap.number(Level.BASIC)) == (1, 0)


def test_a_need_that_was_met_or_found_later_is_no_gap():
    met = a_need(met_on=day("06-30"))
    later = a_need("later", found_on=day("07-01"))
    assert theme_shortages(POOL, (met,), ON) == theme_shortages(POOL, (later,), ON) == ()


def test_what_roles_ask_for_is_told_scarcest_first():
    leading, any_level, origin = (
        RequiredSkill("valuation", Level.LEADING),
        RequiredSkill("valuation"),
        RequiredSkill("origin"),
    )
    found = skill_gaps(POOL, (any_level, leading, origin, any_level), ON)
    assert [(it.required, it.asked, it.experts, it.below) for it in found] == [
        (origin, 1, (), ()),
        (any_level, 2, ("anna", "boris"), ()),
        (leading, 1, ("anna",), ("boris",)),
    ]


def test_languages_asked_for_are_told_in_the_same_way():
    speakers = (
        an_expert("anna", languages=(SpokenLanguage("en"), SpokenLanguage("ru", Fluency.C1))),
        an_expert("boris", languages=(SpokenLanguage("ru", Fluency.A2),)),
    )
    fluent, english = SpokenLanguage("ru", Fluency.B2), SpokenLanguage("en", Fluency.A1)
    found = language_gaps(speakers, (fluent, english), ON)
    assert [(it.required, it.asked, it.experts, it.below) for it in found] == [
        (english, 1, (), ("anna",)),
        (fluent, 1, ("anna",), ("boris",)),
    ]


def test_the_pool_is_counted_in_both_areas_of_the_mandate():
    organisation, techniques = ThemeArea
    themes = (
        Theme("valuation", both("Valuation"), techniques),
        Theme("risk", both("Risk")),
        Theme("gender", both("Gender"), organisation),
    )
    pool = (*POOL, an_expert("emil", skills=skilled("gender", "valuation", "elsewhere")))
    assert [(it.area, it.experts) for it in area_pools(pool, themes, ON)] == [
        (organisation, ("emil",)),
        (techniques, ("anna", "boris", "emil")),
        (None, ("dora",)),
    ]


def test_nothing_depends_on_the_order_of_the_pool():
    assert theme_shortages(POOL[::-1], NEEDS[::-1], ON) == theme_shortages(POOL, NEEDS, ON)


@pytest.mark.parametrize("wrong", [None, 7, "expert", True, (7,)])
def test_nonsense_is_refused(wrong):
    for call in (theme_shortages, skill_gaps, language_gaps, area_pools):
        for arguments in ((wrong, (), ON), ((), wrong, ON), ((), (), wrong)):
            with pytest.raises(InvalidValue):
                call(*arguments)
    (gap,) = theme_shortages(POOL, NEEDS[:1], ON)
    with pytest.raises(InvalidValue):
        gap.number(accreditation=wrong)


def test_an_accreditation_is_that_of_the_day():
    held = expert("anna", None, awards=awarded(Accreditation.PRE_ACCREDITED, on=day("07-01")))
    (gap,) = theme_shortages((held,), NEEDS[:1], ON)
    assert gap.experts[0].accreditation is Accreditation.NONE
