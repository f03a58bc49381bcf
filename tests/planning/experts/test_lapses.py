"""An accreditation lapses after its last day, and it is told whether another one stands."""

from datetime import timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.experts.accreditations import Accreditation, Award, accreditation_on
from rocb.planning.experts.lapses import lapses
from tests.offices import STATED, an_expert
from tests.planning.experts.builders import an_award, day, days

NONE, SCREENED, PRE, FULL = Accreditation
JUNE = days("06-01", "06-30")
STEPS = st.sampled_from((SCREENED, PRE, FULL))
DATES = st.integers(0, 60).map(lambda number: day("05-15") + timedelta(number))
AWARDS = st.lists(
    st.builds(
        lambda step, on, more: Award(step, on, None if more is None else on + more, STATED),
        STEPS,
        DATES,
        st.none() | st.integers(0, 40).map(timedelta),
    ),
    max_size=4,
).map(tuple)


def test_what_ends_in_the_period_is_told_by_its_last_day():
    expert = an_expert(
        awards=(
            an_award(SCREENED, "01-01"),
            an_award(PRE, "02-01", "05-31"),
            an_award(FULL, "03-01", "06-30"),
        )
    )
    (lapse,) = lapses((expert,), JUNE)
    assert (lapse.expert, lapse.award, lapse.last_day) == (
        "expert",
        expert.awards[2],
        day("06-30"),
    )
    assert (lapse.left, lapse.is_covered) == (SCREENED, False)


def test_a_newer_or_higher_award_covers_a_lapse():
    old = an_award(PRE, "02-01", "06-15")
    for other in (an_award(PRE, "06-10", "12-31"), an_award(FULL, "06-16"), an_award(FULL)):
        (lapse,) = lapses((an_expert(awards=(old, other)),), JUNE)
        assert lapse.is_covered
    (lapse,) = lapses((an_expert(awards=(old, an_award(FULL, "06-17"))),), JUNE)
    assert (lapse.left, lapse.is_covered) == (NONE, False)


def test_who_has_left_loses_nothing():
    expert = an_expert(awards=(an_award(FULL, "02-01", "06-15"),))
    assert lapses((evolve(expert, left_on=day("06-15")),), JUNE) == ()
    assert len(lapses((evolve(expert, left_on=day("06-16")),), JUNE)) == 1


@given(AWARDS, AWARDS)
def test_lapses_stand_in_order_and_tell_where_each_expert_then_stands(one, other):
    pool = (an_expert("boris", awards=one), an_expert("anna", awards=other))
    found = lapses(pool, JUNE)
    assert [it.award.expires for it in found] == [it.last_day for it in found]
    assert sorted(it.last_day for it in found) == [it.last_day for it in found]
    assert len(found) == sum(it.expires in JUNE for it in (*one, *other) if it.expires)
    awards = {it.id: it.awards for it in pool}
    for lapse in found:
        after = accreditation_on(awards[lapse.expert], lapse.last_day + timedelta(days=1))
        assert lapse.left is after
    assert lapses(pool[::-1], JUNE) == found


def test_the_last_day_of_the_calendar_has_none_after_it():
    always = days("0001-01-01", "9999-12-31")
    (lapse,) = lapses((an_expert(awards=(an_award(FULL, None, "9999-12-31"),)),), always)
    assert lapse.left is NONE


@pytest.mark.parametrize("wrong", [None, 7, "expert", True, (7,)])
def test_nonsense_is_refused(wrong):
    with pytest.raises(InvalidValue):
        lapses(wrong, JUNE)
    with pytest.raises(InvalidValue):
        lapses((), wrong)
