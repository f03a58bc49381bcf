"""Staff of the region are developed until they can support Members."""

from functools import partial

import pytest

from rocb.errors import InvalidValue
from rocb.planning.network.staff_development import (
    Development,
    DevelopmentResult,
    StaffAbility,
    able_themes,
    staff_ability,
)
from tests.offices import a_member
from tests.planning.network.builders import (
    a_development,
    a_staff_member,
    day,
    faults_beside,
    faults_of,
)

LATER = {"first": day("03-01"), "last": day("03-10")}
FAILED = a_development(result=DevelopmentResult.NOT_YET, **LATER)


faults = partial(faults_of, a_development)


def test_a_development_ends_after_it_begins():
    assert faults(last=day("01-31")) == [("last", "2021-02-01 or later")]


def test_a_result_needs_the_day():
    assert faults(last=None) == [("last", "known, as there is a result")]
    assert a_development(last=None, result=None).result is None


def test_somebody_is_able_from_the_day_of_the_result():
    person = a_staff_member("a", a_development())
    assert able_themes(person, day("02-09")) == ()
    assert able_themes(person, day("02-10")) == ("valuation",)


@pytest.mark.parametrize("unknown", [{"result": None}, {"result": None, "last": None}])
def test_an_unknown_result_changes_nothing(unknown):
    development = a_development(**{**LATER, **unknown})
    assert able_themes(a_staff_member("a", development), day("12-31")) == ()
    person = a_staff_member("a", a_development(), development)
    assert able_themes(person, day("12-31")) == ("valuation",)


def test_the_latest_result_in_a_theme_counts():
    for developments in ((a_development(), FAILED), (FAILED, a_development())):
        person = a_staff_member("a", *developments)
        assert able_themes(person, day("03-09")) == ("valuation",)
        assert able_themes(person, day("03-10")) == ()


def test_of_two_results_of_one_day_the_lesser_counts():
    same_day = a_development(result=DevelopmentResult.NOT_YET)
    for developments in ((a_development(), same_day), (same_day, a_development())):
        assert able_themes(a_staff_member("a", *developments), day("12-31")) == ()


def test_each_theme_has_results_of_its_own():
    person = a_staff_member("a", a_development(), FAILED, a_development(theme="origin"))
    assert able_themes(person, day("12-31")) == ("origin",)


def test_who_has_left_is_able_in_nothing():
    person = a_staff_member("a", a_development(), left_on=day("06-01"))
    assert able_themes(person, day("05-31")) == ("valuation",)
    assert able_themes(person, day("06-01")) == ()


def test_each_theme_shows_who_is_able_and_where_nobody_is():
    second = a_staff_member("b", a_development(), member="GE")
    first = a_staff_member("a", a_development(), a_development(theme="law"), member="GE")
    failed = a_staff_member("c", FAILED, member="KZ")
    found = staff_ability(
        [failed, second, first],
        ["valuation", "origin"],
        [a_member(code) for code in ("KZ", "GE", "AZ", "KZ")],
        day("12-31"),
    )
    assert found == (
        StaffAbility("origin", (), ("AZ", "GE", "KZ")),
        StaffAbility("valuation", (first, second), ("AZ", "KZ")),
    )


@pytest.mark.parametrize(
    ("stand_in", "paths"),
    [
        ({}, []),
        ({"result": DevelopmentResult.ABLE}, []),
        ({"last": day("01-01")}, []),
        ({"last": None, "result": DevelopmentResult.ABLE}, ["last"]),
    ],
)
def test_what_is_sound_in_a_faulty_development_is_checked_too(stand_in, paths):
    assert faults_beside(Development, **stand_in) == paths


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 3])
def test_nonsense_is_refused(nonsense):
    for call in (
        lambda: able_themes(nonsense, day("01-01")),
        lambda: able_themes(a_staff_member(), nonsense),
        lambda: staff_ability(nonsense, [], [], day("01-01")),
        lambda: staff_ability([], nonsense, [], day("01-01")),
        lambda: staff_ability([], [], nonsense, day("01-01")),
        lambda: staff_ability([], [], [], nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
