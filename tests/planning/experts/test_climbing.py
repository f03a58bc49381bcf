"""Who could be accredited next is told with what it takes, by what the region lacks."""

import pytest

from rocb.errors import InvalidValue
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.climbing import ClimbStep, next_step, prospects
from rocb.planning.experts.ladder import accredited, pre_accredited
from tests.offices import STATED, a_need, an_expert, skilled
from tests.planning.experts.builders import an_award, an_evaluation, day

NONE, SCREENED, PRE, FULL = Accreditation
ON = day("06-30")
MISSION = an_evaluation(expert="ready", recommends=True)
NEEDS = (
    a_need("one"),
    a_need("two", member="GE"),
    a_need("three", member="KZ"),
    a_need("four", member="KZ", theme="origin"),
)


def expert(id: str, *awards, themes=("valuation",), **changes):
    return an_expert(id, awards=awards, skills=skilled(*themes), **changes)


POOL = (
    expert("new"),
    expert("screened", an_award(SCREENED, "01-01"), themes=("valuation", "origin", "risk")),
    expert("trained", an_award(PRE, "02-01")),
    expert("ready", an_award(PRE, "02-01")),
    expert("full", an_award(PRE, "02-01"), an_award(FULL, "03-01")),
    expert("lapsed", an_award(PRE, "02-01"), an_award(FULL, "03-01", "06-29")),
    expert("gone", an_award(SCREENED, "01-01"), left_on=day("06-01")),
)


def test_each_lacks_what_the_next_step_takes():
    found = {it.expert: (it.step, it.standing) for it in prospects(POOL, (MISSION,), (), ON)}
    assert found == {
        "ready": (ClimbStep.ACCREDITATION, PRE),
        "lapsed": (ClimbStep.RENEWAL, PRE),
        "trained": (ClimbStep.MISSION, PRE),
        "screened": (ClimbStep.WORKSHOP, SCREENED),
    }


def test_the_greatest_lack_of_the_region_comes_first_without_that_of_the_own_member():
    found = prospects(POOL, (MISSION,), NEEDS, ON)
    assert [(it.expert, it.lacks, it.themes) for it in found] == [
        ("screened", 3, ("valuation", "origin")),
        ("ready", 2, ("valuation",)),
        ("lapsed", 2, ("valuation",)),
        ("trained", 2, ("valuation",)),
    ]
    assert prospects(POOL[::-1], (MISSION,), NEEDS[::-1], ON) == found


def test_the_missions_are_those_by_which_somebody_can_be_accredited():
    evaluations = (
        MISSION,
        an_evaluation("later", expert="ready", recommends=True, on=day("07-01")),
        an_evaluation("unassessed", expert="ready"),
        an_evaluation("too-soon", expert="ready", recommends=True, on=day("01-31")),
        an_evaluation("again", expert="ready", recommends=True, activity="other"),
    )
    (first, *_) = prospects(POOL, evaluations, (), ON)
    assert (first.expert, first.missions) == ("ready", ("again", "evaluation"))
    assert accredited(POOL[3], MISSION, ON, STATED).awards[-1].accreditation is FULL


def test_what_is_told_to_be_possible_is_possible():
    for it in prospects(POOL, (MISSION,), NEEDS, ON):
        held = next(one for one in POOL if one.id == it.expert)
        if it.step is ClimbStep.WORKSHOP:
            climbed = pre_accredited(held, "workshop", ON, STATED)
            assert next_step(climbed, (), ON) is ClimbStep.MISSION
        if it.step is ClimbStep.ACCREDITATION:
            climbed = accredited(held, MISSION, ON, STATED)
            assert next_step(climbed, (MISSION,), ON) is None


@pytest.mark.parametrize("wrong", [None, 7, "expert", True, (7,)])
def test_nonsense_is_refused(wrong):
    for arguments in (
        (wrong, (), (), ON),
        ((), wrong, (), ON),
        ((), (), wrong, ON),
        ((), (), (), wrong),
    ):
        with pytest.raises(InvalidValue):
            prospects(*arguments)
    for expert, evaluations, on in ((wrong, (), ON), (POOL[0], wrong, ON), (POOL[0], (), wrong)):
        with pytest.raises(InvalidValue):
            next_step(expert, evaluations, on)
