"""The ladder is climbed step by step: screening, workshop, assessed mission."""

from typing import Any

import pytest
from attrs import evolve

from rocb.errors import InvalidValue
from rocb.planning.experts.accreditations import Accreditation, Award, accreditation_on
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.ladder import (
    accredited,
    can_count,
    has_reached,
    pre_accredited,
    screened,
)
from tests.offices import STATED, an_expert
from tests.planning.experts.builders import an_award, an_evaluation, day

NONE, SCREENED, PRE, FULL = Accreditation
NOBODY_YET = an_expert(awards=())
ON_PRE = an_expert(awards=(an_award(SCREENED, "01-01"), an_award(PRE, "02-01")))


def mission(**changes: Any):
    return an_evaluation(**{"recommends": True, "activity": "mission", **changes})


def faults(call) -> list[str]:
    with pytest.raises(InvalidValue) as caught:
        call()
    return [fault.path for fault in caught.value.faults]


def standing(expert: Expert, text: str) -> Accreditation:
    return accreditation_on(expert.awards, day(text))


def test_the_whole_ladder_is_climbed_with_dates_and_expiry():
    expert = screened(NOBODY_YET, day("01-01"), STATED)
    expert = pre_accredited(expert, "workshop", day("02-01"), STATED, months=24)
    expert = accredited(expert, mission(), day("03-15"), STATED, months=36)
    assert expert.awards == (
        Award(SCREENED, day("01-01"), None, STATED),
        Award(PRE, day("02-01"), day("2023-02-01"), STATED, "workshop"),
        Award(FULL, day("03-15"), day("2024-03-15"), STATED, "mission"),
    )
    assert [standing(expert, it) for it in ("01-31", "02-01", "03-15")] == [SCREENED, PRE, FULL]
    assert evolve(expert, awards=()) == NOBODY_YET


def test_no_step_is_skipped():
    assert faults(lambda: pre_accredited(NOBODY_YET, "w", day("02-01"), STATED)) == ["expert"]
    later = an_expert(awards=(an_award(SCREENED, "02-02"),))
    assert faults(lambda: pre_accredited(later, "w", day("02-01"), STATED)) == ["expert"]
    by_workshop = screened(NOBODY_YET, day("01-01"), STATED)
    assert faults(lambda: accredited(by_workshop, mission(), day("03-15"), STATED)) == [
        "mission.on"
    ]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"expert": "boris"}, "mission.expert"),
        ({"recommends": None}, "mission.recommends"),
        ({"recommends": False}, "mission.recommends"),
        ({"on": day("03-16")}, "mission.on"),
        ({"on": day("01-31")}, "mission.on"),
    ],
)
def test_a_mission_counts_that_recommends_the_expert_after_the_workshop(changes, path):
    assert can_count(ON_PRE, mission(on=day("02-01")), day("03-15"))
    assert can_count(ON_PRE, mission(on=day("03-15")), day("03-15"))
    assert not can_count(ON_PRE, mission(**changes), day("03-15"))
    assert faults(lambda: accredited(ON_PRE, mission(**changes), day("03-15"), STATED)) == [path]


def test_all_that_is_wrong_with_a_mission_is_told_at_once():
    wrong = mission(expert="boris", recommends=None, on=day("04-01"))
    found = faults(lambda: accredited(ON_PRE, wrong, day("03-15"), STATED))
    assert found == ["mission.expert", "mission.recommends", "mission.on"]


def test_nobody_climbs_to_where_they_stand_or_below():
    full = accredited(ON_PRE, mission(), day("03-15"), STATED)
    assert faults(lambda: screened(full, day("04-01"), STATED)) == ["expert"]
    assert faults(lambda: pre_accredited(full, "w", day("04-01"), STATED)) == ["expert"]
    assert faults(lambda: pre_accredited(ON_PRE, "w", day("04-01"), STATED)) == ["expert"]


def test_what_is_to_expire_can_be_renewed_and_only_for_longer():
    held = an_expert(awards=(an_award(SCREENED, "01-01"), an_award(PRE, "02-01", "12-31")))
    renewed = pre_accredited(held, "w", day("11-01"), STATED, months=12)
    assert standing(renewed, "2022-11-01") is PRE
    assert standing(pre_accredited(held, "w", day("11-01"), STATED), "2050-01-01") is PRE
    assert faults(lambda: pre_accredited(held, "w", day("11-01"), STATED, months=1)) == ["expert"]
    same = an_expert(awards=(an_award(SCREENED, "01-01", "12-01"),))
    assert faults(lambda: screened(same, day("11-01"), STATED, months=1)) == ["expert"]


def test_an_award_holds_to_its_last_day_and_no_lower_one_is_given_then():
    held = an_expert(awards=(an_award(PRE, "02-01", "05-31"),))
    assert faults(lambda: screened(held, day("05-31"), STATED)) == ["expert"]
    assert standing(screened(held, day("06-01"), STATED), "06-01") is SCREENED


def test_who_lapsed_is_accredited_again_by_another_mission_alone():
    first = an_award(FULL, "03-01", "05-31", activity="mission")
    lapsed = an_expert(awards=(an_award(PRE, "02-01", "05-31"), first))
    assert standing(lapsed, "06-01") is NONE
    again = mission(activity="other", on=day("06-10"))
    assert standing(accredited(lapsed, again, day("06-15"), STATED), "06-15") is FULL
    assert faults(lambda: accredited(lapsed, mission(), day("06-15"), STATED)) == [
        "mission.activity"
    ]


def test_the_workshop_itself_is_no_mission():
    expert = an_expert(awards=(an_award(PRE, "02-01", activity="workshop"),))
    assert not can_count(expert, mission(activity="workshop"), day("03-15"))


def test_who_has_left_climbs_no_more():
    gone = evolve(ON_PRE, left_on=day("03-01"))
    assert faults(lambda: accredited(gone, mission(), day("03-15"), STATED)) == ["expert"]
    assert faults(lambda: screened(evolve(gone, awards=()), day("03-01"), STATED)) == ["expert"]


def test_a_step_was_reached_also_where_it_has_lapsed():
    expert = an_expert(awards=(an_award(PRE, "02-01", "05-31"),))
    reached = [has_reached(expert, it, day("06-30")) for it in (SCREENED, PRE, FULL)]
    assert reached == [True, True, False]
    assert not has_reached(expert, SCREENED, day("01-31"))


@pytest.mark.parametrize("months", [0, -1, True, "12", 1.5])
def test_an_award_holds_for_a_whole_number_of_months(months):
    assert faults(lambda: screened(NOBODY_YET, day("01-01"), STATED, months=months)) == ["months"]


@pytest.mark.parametrize("wrong", [None, 7, "expert", True])
def test_nonsense_is_refused(wrong):
    for call in (
        lambda: screened(wrong, day("01-01"), STATED),
        lambda: screened(NOBODY_YET, wrong, STATED),
        lambda: screened(NOBODY_YET, day("01-01"), wrong),
        lambda: accredited(wrong, mission(), day("03-15"), STATED),
        lambda: accredited(ON_PRE, wrong, day("03-15"), STATED),
        lambda: accredited(ON_PRE, mission(), wrong, STATED),
        lambda: can_count(wrong, mission(), day("03-15")),
        lambda: has_reached(ON_PRE, wrong, day("03-15")),
    ):
        faults(call)
    assert faults(lambda: pre_accredited(ON_PRE, 7, day("03-15"), STATED)) == ["workshop"]  # type: ignore[arg-type]
