"""Fora: which come next, and what to promote there."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.periods import Days
from rocb.planning.needs.needs import Need
from rocb.planning.partners.agendas import AgendaSuggestion, agenda_to_promote, upcoming_fora
from tests.offices import a_need
from tests.planning.partners.builders import a_forum, a_point
from tests.planning.projects.builders import day, paths

MEMBERS = ("AZ", "GE", "KZ")


def needs(theme: str, number: int) -> list[Need]:
    return [a_need(f"{theme}{code}", member=code, theme=theme) for code in MEMBERS[:number]]


def test_a_forum_is_upcoming_until_its_last_day_has_passed():
    forum = a_forum(days=Days(day("2021-09-06"), day("2021-09-08")))
    assert upcoming_fora([forum], day("2021-09-08")) == (forum,)
    assert upcoming_fora([forum], day("2021-09-09")) == ()


def test_the_next_forum_comes_first_and_ties_stand_by_id():
    later, second, first = a_forum("a", "2021-10-01"), a_forum("c"), a_forum("b")
    assert upcoming_fora([later, second, first], day("2021-01-01")) == (first, second, later)


def test_a_theme_of_the_forum_in_which_several_members_have_needs_is_promoted():
    forum = a_forum(themes=("a", "b"))
    held = [*needs("a", 2), *needs("b", 1), *needs("c", 3)]
    assert agenda_to_promote(forum, held) == (
        AgendaSuggestion("a", ("AZ", "GE"), (), planned=False),
    )
    assert [it.theme for it in agenda_to_promote(forum, held, at_least=1)] == ["a", "b"]
    assert agenda_to_promote(forum, held, at_least=3) == ()


def test_two_needs_of_one_member_are_one_member():
    held = [a_need("a"), a_need("b")]
    assert agenda_to_promote(a_forum(), held) == ()


def test_the_focus_areas_of_the_needs_are_the_clauses():
    held = [
        a_need("a", member="AZ", focus="focus.5"),
        a_need("b", member="GE", focus="focus.3"),
        a_need("c", member="KZ", focus="focus.5"),
    ]
    (found,) = agenda_to_promote(a_forum(), held)
    assert found.clauses == ("focus.3", "focus.5")


def test_a_theme_that_is_on_the_agenda_is_planned():
    forum = a_forum(themes=("a", "b"), agenda=(a_point("focus.3", theme="b"), a_point()))
    found = agenda_to_promote(forum, [*needs("a", 2), *needs("b", 2)])
    assert [(it.theme, it.planned) for it in found] == [("a", False), ("b", True)]


def test_met_needs_are_not_promoted():
    held = [a_need(code, member=code, met_on=date(2021, 1, 1)) for code in MEMBERS]
    assert agenda_to_promote(a_forum(), held) == ()


@given(
    st.lists(st.tuples(st.sampled_from(MEMBERS), st.sampled_from("abc")), max_size=9),
    st.lists(st.sampled_from("abc"), unique=True),
    st.integers(1, 3),
)
@settings(max_examples=50)
def test_what_is_promoted_is_what_counting_theme_by_theme_gives(rows, themes, least):
    held = [a_need(f"n{n}", member=code, theme=theme) for n, (code, theme) in enumerate(rows)]
    counts = {theme: len({code for code, other in rows if other == theme}) for theme in themes}
    expected = sorted((-count, theme) for theme, count in counts.items() if count >= least)
    found = agenda_to_promote(a_forum(themes=tuple(themes)), held, at_least=least)
    assert [(-len(it.members), it.theme) for it in found] == expected


@pytest.mark.parametrize("clause", ["focus.99", "", "valuation"])
def test_an_agenda_point_serves_clauses_that_there_are(clause):
    with pytest.raises(InvalidValue):
        a_point(clause)


def test_nobody_has_said_yet_whether_the_office_was_there():
    assert a_forum().attended is None


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), 0, -1])
def test_nonsense_is_refused_by_name(nonsense):
    with pytest.raises(InvalidValue):
        upcoming_fora(nonsense, date(2021, 1, 1))
    with pytest.raises(InvalidValue):
        upcoming_fora((), nonsense)
    with pytest.raises(InvalidValue):
        agenda_to_promote(nonsense, ())
    with pytest.raises(InvalidValue):
        agenda_to_promote(a_forum(), nonsense)
    with pytest.raises(InvalidValue) as caught:
        agenda_to_promote(a_forum(), (), at_least=nonsense)
    assert paths(caught.value) == ["at_least"]
