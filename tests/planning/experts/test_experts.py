"""An expert is lent by an administration, is there until they leave, and is never deleted."""

from datetime import date

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.experts import deactivated, is_there, pool_on, reactivated
from tests.offices import an_expert, awarded, both, spoken
from tests.planning.experts.builders import a_fee, day, euros


def paths(caught: pytest.ExceptionInfo[InvalidValue]) -> list[str]:
    return [fault.path for fault in caught.value.faults]


def test_an_expert_with_no_known_limit_is_not_one_with_no_days():
    assert an_expert(days_per_year=None) != an_expert(days_per_year=0)


def test_an_expert_does_not_change():
    expert = an_expert()
    with pytest.raises(FrozenInstanceError):
        expert.left_on = day("03-01")  # type: ignore[misc]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"id": "a b"}, "id"),
        ({"id": "x" * 101}, "id"),
        ({"administration": None}, "administration"),
        ({"skills": ["valuation"]}, "skills"),
        ({"skills": (1,)}, "skills[0]"),
        ({"languages": ("en",)}, "languages[0]"),
        ({"languages": spoken("en", "ru", "en")}, "languages[2].language"),
        ({"awards": (Accreditation.ACCREDITED,)}, "awards[0]"),
        ({"days_per_year": -1}, "days_per_year"),
        ({"days_per_year": True}, "days_per_year"),
        ({"days_per_year": 4.5}, "days_per_year"),
        ({"unavailable": (date(2021, 3, 1),)}, "unavailable[0]"),
        ({"unavailable": [Days(date(2021, 3, 1), date(2021, 3, 2))]}, "unavailable"),
        ({"available": (None,)}, "available[0]"),
        ({"fees": (a_fee(), a_fee("bank"), a_fee(None, euros(1)))}, "fees[2].donor"),
        ({"left_on": "2021-03-01"}, "left_on"),
        ({"left_because": both("Retired")}, "left_on"),
        ({"source": "a text"}, "source"),
    ],
)
def test_an_expert_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        an_expert(**changes)
    assert paths(caught) == [path]


def test_who_leaves_is_there_until_the_day_before():
    expert = an_expert(awards=awarded(Accreditation.ACCREDITED))
    gone = deactivated(expert, day("03-01"), both("Retired"))
    assert is_there(gone, day("02-28"))
    assert not is_there(gone, day("03-01"))
    assert gone.left_because == both("Retired")
    assert (gone.awards, gone.skills) == (expert.awards, expert.skills)


def test_who_comes_back_is_as_before():
    expert = an_expert()
    assert reactivated(deactivated(expert, day("03-01"), both("Retired"))) == expert


def test_who_has_left_cannot_leave_and_who_is_there_cannot_come_back():
    gone = deactivated(an_expert(), day("03-01"))
    with pytest.raises(InvalidValue):
        deactivated(gone, day("03-02"))
    with pytest.raises(InvalidValue):
        reactivated(an_expert())


def test_the_pool_of_a_day_is_in_order_without_those_who_have_left():
    boris, anna = an_expert("boris"), an_expert("anna")
    clara = evolve(an_expert("clara"), left_on=day("03-01"))
    assert pool_on((boris, clara, anna), day("03-01")) == (anna, boris)
    assert len(pool_on((boris, clara, anna), day("02-28"))) == 3


@pytest.mark.parametrize("wrong", [None, 7, "2021-03-01", True, float("nan")])
def test_what_is_no_day_is_refused(wrong):
    for call in (lambda: deactivated(an_expert(), wrong), lambda: pool_on((), wrong)):
        with pytest.raises(InvalidValue):
            call()
    with pytest.raises(InvalidValue):
        reactivated(wrong)
