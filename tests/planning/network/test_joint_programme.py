"""The joint programme shows where courses overlap, and what none of them serves."""

from collections.abc import Iterable
from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.network.courses import Course
from rocb.planning.network.joint_programme import (
    ClashingCourses,
    SimilarCourses,
    ThemeGap,
    clashing_courses,
    similar_courses,
    training_gaps,
)
from tests.offices import a_member, a_need
from tests.planning.network.builders import a_course, days

NONSENSE = [None, "7", True, float("nan"), 3, [3]]


def ids(groups: Iterable[SimilarCourses | ClashingCourses]) -> list[list[str]]:
    return [[course.id for course in group.courses] for group in groups]


@st.composite
def some_courses(draw: st.DrawFn) -> list[Course]:
    found = []
    for number in range(draw(st.integers(0, 7))):
        first = date(2021, 3, 1).toordinal() + draw(st.integers(0, 12))
        span = Days(date.fromordinal(first), date.fromordinal(first + draw(st.integers(0, 4))))
        found.append(
            a_course(
                f"c{number}",
                centre=draw(st.sampled_from(["x", "y"])),
                theme=draw(st.sampled_from(["t", "u"])),
                days=span,
                languages=draw(st.sampled_from([("en",), ("ru",), ("en", "ru"), ()])),
                members=draw(st.sampled_from([("AZ",), ("GE",), ("AZ", "GE"), ()])),
            )
        )
    return found


def near(one: Course, other: Course, within: int) -> bool:
    apart = max((one.days.first - other.days.last).days, (other.days.first - one.days.last).days)
    return apart <= within


def connected(courses: list[Course], within: int) -> set[frozenset[str]]:
    """The groups that pairs of near courses make when they are joined, of two courses or more."""
    groups = [{course.id} for course in courses]
    for one in courses:
        for other in courses:
            if near(one, other, within):
                joined = [it for it in groups if {one.id, other.id} & it]
                groups = [it for it in groups if it not in joined] + [set().union(*joined)]
    return {frozenset(it) for it in groups if len(it) > 1}


def test_two_centres_hold_the_same_course_soon_after_one_another():
    first = a_course("a", centre="x", days=days("03-01", "03-05"), languages=("en", "ru"))
    second = a_course("b", centre="y", days=days("04-04", "04-06"), languages=("ru", "en"))
    assert similar_courses([second, first], 30) == (
        SimilarCourses("valuation", ("en", "ru"), (first, second)),
    )
    assert similar_courses([first, second], 29) == ()


def test_courses_of_one_centre_alone_are_its_own_affair():
    assert similar_courses([a_course("a"), a_course("b")]) == ()


@pytest.mark.parametrize("changes", [{"theme": "origin"}, {"languages": ("ru",)}])
def test_courses_on_other_themes_or_in_other_languages_are_not_similar(changes):
    assert similar_courses([a_course("a", centre="x"), a_course("b", centre="y", **changes)]) == ()


def test_courses_at_the_same_time_for_the_same_members_clash():
    first = a_course("a", theme="origin", members=("GE", "AZ"))
    second = a_course("b", days=days("03-05", "03-06"), members=("AZ", "GE", "KZ"))
    third = a_course("c", days=days("03-07", "03-08"), members=("AZ",))
    assert clashing_courses([third, second, first]) == (
        ClashingCourses(("AZ", "GE"), (first, second)),
    )


def test_a_long_course_clashes_with_each_that_it_spans():
    long = a_course("a", days=days("03-01", "03-31"))
    inner, later = a_course("b"), a_course("c", days=days("03-20", "03-21"))
    assert ids(clashing_courses([inner, later, long])) == [["a", "b", "c"]]


@given(some_courses(), st.integers(0, 4))
@settings(max_examples=25)
def test_similar_courses_are_those_that_near_pairs_join(courses, within):
    expected = set()
    for theme in ("t", "u"):
        for language in ("en", "ru"):
            held = [it for it in courses if it.theme == theme and language in it.languages]
            centre = {it.id: it.centre for it in held}
            expected |= {
                (theme, language, group)
                for group in connected(held, within)
                if len({centre[id] for id in group}) > 1
            }
    found = {
        (it.theme, language, frozenset(course.id for course in it.courses))
        for it in similar_courses(courses, within)
        for language in it.languages
    }
    assert found == expected


@given(some_courses())
@settings(max_examples=25)
def test_clashing_courses_are_those_that_overlapping_pairs_join(courses):
    expected = {
        (member, group)
        for member in ("AZ", "GE")
        for group in connected([it for it in courses if member in it.members], 0)
    }
    found = {
        (member, frozenset(course.id for course in it.courses))
        for it in clashing_courses(courses)
        for member in it.members
    }
    assert found == expected


@given(some_courses(), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_the_order_of_the_courses_changes_nothing(courses, chance):
    mixed = list(courses)
    chance.shuffle(mixed)
    assert similar_courses(mixed) == similar_courses(courses)
    assert clashing_courses(mixed) == clashing_courses(courses)
    days_and_ids = [
        (it.courses[0].days.first, it.theme, [course.id for course in it.courses])
        for it in similar_courses(courses)
    ]
    assert days_and_ids == sorted(days_and_ids)


def test_a_theme_that_members_need_and_no_course_invites_them_to_is_a_gap():
    needs = [
        a_need("a", member="GE", theme="origin"),
        a_need("b", member="AZ", theme="origin"),
        a_need("c", member="KZ"),
        a_need("d", member="AZ"),
    ]
    gaps = training_gaps([a_course(members=("AZ",))], needs, [], [])
    assert gaps.themes == (
        ThemeGap("origin", 0, (), ("AZ", "GE")),
        ThemeGap("valuation", 1, (), ("KZ",)),
    )


def test_a_course_to_which_nobody_is_invited_by_name_is_told_apart():
    later = a_course("a", members=(), days=days("04-01", "04-02"))
    sooner, other = a_course("b", members=()), a_course("c", theme="origin", members=())
    named = a_course("d", members=("AZ",))
    needs = [a_need("az", member="AZ"), a_need("ge", member="GE")]
    members = [a_member("AZ"), a_member("GE")]
    gaps = training_gaps([later, other, named, sooner], needs, [], members)
    assert gaps.themes == (ThemeGap("valuation", 3, (sooner, later), ("GE",)),)
    assert gaps.open_courses == (sooner, other, later)
    assert gaps.members == ("GE",)


@pytest.mark.parametrize("changes", [{"met_on": date(2020, 7, 1)}, {"current": 4}, {"current": 5}])
def test_a_need_that_is_no_more_asks_for_no_course(changes):
    assert training_gaps([], [a_need(**changes)], [], []).themes == ()


@pytest.mark.parametrize("changes", [{"current": None}, {"target": None}])
def test_a_need_of_unknown_size_asks_for_a_course_all_the_same(changes):
    assert training_gaps([], [a_need(**changes)], [], []).themes == (
        ThemeGap("valuation", 0, (), ("AZ",)),
    )


def test_languages_and_members_that_no_course_serves_are_gaps():
    courses = [a_course("a", languages=("en", "ru")), a_course("b", members=("GE",))]
    members = [a_member(code) for code in ("KZ", "AZ", "BY", "GE", "KZ")]
    gaps = training_gaps(courses, [], ["ru", "fr", "az", "fr"], members)
    assert (gaps.languages, gaps.members) == (("az", "fr"), ("BY", "KZ"))


@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_is_refused(nonsense):
    for call in (
        lambda: similar_courses(nonsense),
        lambda: clashing_courses(nonsense),
        lambda: training_gaps(nonsense, [], [], []),
        lambda: training_gaps([], nonsense, [], []),
        lambda: training_gaps([], [], nonsense, []),
        lambda: training_gaps([], [], [], nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()


@pytest.mark.parametrize("within", [None, "7", True, -1, 1.5])
def test_how_soon_is_a_number_of_days(within):
    with pytest.raises(InvalidValue):
        similar_courses([], within)


@pytest.mark.timed
def test_ten_thousand_courses_for_all_members_at_once_are_swept_quickly():
    members = tuple(f"{first}{second}" for first in "ABCDEFGH" for second in "ABCDEFGH")
    courses = [
        a_course(f"c{number}", centre=f"x{number % 9}", members=(members[number % 64],))
        for number in range(10_000)
    ]
    began = perf_counter()
    assert [len(it.courses) for it in similar_courses(courses)] == [10_000]
    assert len(clashing_courses(courses)) == 64
    assert perf_counter() - began < 2
