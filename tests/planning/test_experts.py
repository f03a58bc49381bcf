"""An expert is lent by an administration, and stands on a step of the accreditation ladder."""

from datetime import date

import pytest
from attrs.exceptions import FrozenInstanceError

from rocb import Accreditation, Days, InvalidValue
from tests.offices import an_expert


def test_the_ladder_rises_one_step_at_a_time():
    ladder = [
        Accreditation.NONE,
        Accreditation.PRE_SCREENED,
        Accreditation.PRE_ACCREDITED,
        Accreditation.ACCREDITED,
    ]
    assert [step.step for step in ladder] == [0, 1, 2, 3]


def test_an_expert_with_no_known_limit_is_not_one_with_no_days():
    assert an_expert(days_per_year=None) != an_expert(days_per_year=0)


def test_an_expert_does_not_change():
    expert = an_expert()
    with pytest.raises(FrozenInstanceError):
        expert.active = False  # type: ignore[misc]


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"id": "a b"}, "id"),
        ({"id": "x" * 101}, "id"),
        ({"administration": None}, "administration"),
        ({"themes": ["valuation"]}, "themes"),
        ({"themes": (1,)}, "themes[0]"),
        ({"languages": ("english",)}, "languages[0]"),
        ({"languages": ("en", "ru", "en")}, "languages[2]"),
        ({"accreditation": 3}, "accreditation"),
        ({"days_per_year": -1}, "days_per_year"),
        ({"days_per_year": True}, "days_per_year"),
        ({"days_per_year": 4.5}, "days_per_year"),
        ({"unavailable": (date(2021, 3, 1),)}, "unavailable[0]"),
        ({"unavailable": [Days(date(2021, 3, 1), date(2021, 3, 2))]}, "unavailable"),
        ({"active": 1}, "active"),
        ({"source": "a text"}, "source"),
    ],
)
def test_an_expert_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        an_expert(**changes)
    assert [fault.path for fault in caught.value.faults] == [path]
