"""How a Member stands in a theme: by what was found last, however little that knows."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import InvalidValue, Need, ThemeStanding, latest_needs, open_on, standings
from rocb.planning.needs.standings import open_by_theme
from tests.offices import a_need
from tests.planning.needs.builders import possible_gaps

OLD, NEW, LATER = date(2019, 1, 1), date(2021, 1, 1), date(2022, 6, 1)


def the_standing(*needs: Need, on: date | None = None) -> ThemeStanding:
    (found,) = standings(needs, on)
    return found


def bounds(*needs: Need) -> tuple[int, int]:
    found = the_standing(*needs)
    return found.least, found.most


@pytest.mark.parametrize(
    ("changes", "lacking"),
    [
        ({"current": 1, "target": 4}, True),
        ({"current": 4, "target": 4}, False),
        ({"current": None}, None),
        ({"target": None}, None),
        ({"current": 5, "target": None}, False),
        ({"current": None, "target": 0}, False),
        ({"current": None, "met_on": LATER}, False),
    ],
)
def test_a_member_lacks_something_or_nothing_or_nobody_knows(changes, lacking):
    assert the_standing(a_need(**changes)).lacking is lacking


@pytest.mark.parametrize("met_on", [None, date(2019, 6, 1)])
def test_a_newer_need_of_unknown_level_makes_the_level_unknown(met_on):
    old = a_need("old", current=4, target=4, found_on=OLD, met_on=met_on)
    new = a_need("new", current=None, target=5, found_on=NEW)
    found = the_standing(old, new)
    assert (found.needs, found.least, found.most, found.lacking) == ((new,), 0, 5, None)


def test_needs_of_one_day_that_contradict_each_other_give_bounds():
    found = the_standing(a_need("b", current=3, target=4), a_need("a", current=0, target=5))
    assert [it.id for it in found.needs] == ["a", "b"]
    assert (found.least, found.most, found.lacking) == (1, 5, True)
    assert the_standing(a_need("a", current=4), a_need("b", current=1)).lacking is None


def test_a_met_need_hides_no_open_one_of_its_day_and_none_found_later():
    met = a_need("met", found_on=NEW, met_on=LATER)
    same_day = a_need("open", found_on=NEW, current=0, target=5)
    found = the_standing(met, same_day)
    assert (found.needs, found.met, found.least) == ((same_day,), (met,), 5)
    since = a_need("open", found_on=date(2022, 1, 1), current=0, target=5)
    assert the_standing(met, since).needs == (since,)
    assert bounds(met) == (0, 0)


def test_on_a_day_only_what_was_found_and_met_by_then_counts():
    old = a_need("old", current=1, target=4, found_on=OLD, met_on=NEW)
    new = a_need("new", current=3, target=4, found_on=LATER)
    assert standings([old, new], date(2018, 12, 31)) == ()
    assert the_standing(old, new, on=OLD).least == 3
    assert the_standing(old, new, on=NEW).least == 0
    assert the_standing(old, new, on=LATER).least == 1
    assert the_standing(a_need(met_on=date(2099, 1, 1)), on=LATER).lacking is True


def test_standings_are_told_by_theme_then_by_member():
    needs = [a_need("a", theme="x"), a_need("b", member="GE"), a_need("c")]
    found = standings(needs)
    assert [(it.theme, it.member) for it in found] == [
        ("valuation", "AZ"),
        ("valuation", "GE"),
        ("x", "AZ"),
    ]


def test_the_latest_needs_are_those_of_the_standings_and_the_others_stand_beside_them():
    old, new = a_need("old", found_on=OLD), a_need("new", found_on=NEW)
    other, met = a_need("other", found_on=OLD, member="GE"), a_need("met", found_on=NEW)
    found = latest_needs([new, other, old, met])
    assert (found.latest, found.earlier) == ((met, new, other), (old,))
    then = latest_needs([new, other, old], OLD)
    assert (then.latest, then.earlier) == ((old, other), ())


def test_a_need_that_was_replaced_is_not_open():
    old, new = a_need("a", found_on=OLD), a_need("b", found_on=NEW, current=5)
    assert open_on([old, new]) == ()
    assert open_on([old, new], OLD) == (old,)


def test_needs_are_open_in_the_order_given():
    needs = [a_need("b"), a_need("a"), a_need("met", met_on=NEW), a_need("c", current=4)]
    assert [it.id for it in open_on(needs)] == ["b", "a"]
    assert [it.id for it in open_on(needs, date(2020, 12, 31))] == ["b", "a", "met"]


def test_open_needs_are_grouped_by_theme_in_the_order_of_ids():
    needs = [a_need("b"), a_need("c", theme="integrity"), a_need("a"), a_need("d", current=4)]
    grouped = open_by_theme(needs)
    assert [(theme, [it.id for it in held]) for theme, held in grouped.items()] == [
        ("integrity", ["c"]),
        ("valuation", ["a", "b"]),
    ]


LEVELS = st.none() | st.integers(0, 5)
DAYS = st.dates(NEW, date(2021, 1, 4))
NEEDS = st.lists(
    st.tuples(
        st.sampled_from(["AZ", "GE"]),
        st.sampled_from(["ethics", "valuation"]),
        LEVELS,
        LEVELS,
        DAYS,
        st.none() | st.integers(0, 3),
    ),
    max_size=8,
).map(
    lambda rows: [
        a_need(
            f"n{number}",
            member=member,
            theme=theme,
            current=current,
            target=target,
            found_on=day,
            met_on=None if after is None else date.fromordinal(day.toordinal() + after),
        )
        for number, (member, theme, current, target, day, after) in enumerate(rows)
    ]
)


@given(NEEDS, st.none() | DAYS, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_every_standing_is_what_going_through_all_needs_says(needs, on, random):
    found = standings(needs, on)
    known = [it for it in needs if on is None or it.found_on <= on]
    assert [(it.theme, it.member) for it in found] == sorted(
        {(it.theme, it.member) for it in known}
    )
    for standing in found:
        own = [it for it in known if (it.theme, it.member) == (standing.theme, standing.member)]
        newest = [it for it in own if all(it.found_on >= other.found_on for other in own)]
        met = [it for it in newest if it.met_on is not None and (on is None or it.met_on <= on)]
        unmet = [it for it in newest if it not in met]
        gaps = [gap for it in unmet for gap in possible_gaps(it.current, it.target)] or [0]
        assert (list(standing.needs), list(standing.met)) == (unmet, met)
        assert (standing.least, standing.most) == (min(gaps), max(gaps))
    stand = latest_needs(needs, on)
    assert sorted((*stand.latest, *stand.earlier), key=lambda it: it.id) == known
    random.shuffle(needs)
    assert standings(needs, on) == found
    assert latest_needs(needs, on) == stand


@pytest.mark.parametrize("ask", [standings, latest_needs, open_on, open_by_theme])
def test_needs_that_share_an_id_are_refused(ask):
    with pytest.raises(InvalidValue) as caught:
        ask([a_need("a"), a_need("b"), a_need("a", member="GE")])
    assert [fault.path for fault in caught.value.faults] == ["needs[2].id"]


def test_a_member_stands_nowhere_without_needs():
    with pytest.raises(InvalidValue) as caught:
        ThemeStanding("AZ", "valuation", ())
    assert [fault.path for fault in caught.value.faults] == ["needs"]


@pytest.mark.parametrize("ask", [standings, latest_needs, open_on, open_by_theme])
@pytest.mark.parametrize("nonsense", ["7", True, float("nan"), [None], ["7"], 7])
def test_nonsense_is_no_needs_and_no_day(ask, nonsense):
    with pytest.raises(InvalidValue):
        ask(nonsense)
    with pytest.raises(InvalidValue):
        ask([], nonsense)
    with pytest.raises(InvalidValue):
        ask(None)
