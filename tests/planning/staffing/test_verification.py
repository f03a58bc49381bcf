"""What the verification says is what the rules say in other words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.obstacles import lasting_obstacles
from rocb.planning.staffing.posts import posts_of
from rocb.planning.staffing.shortlists import shortlists
from rocb.planning.staffing.verification import Breach, SeatBreach, breaches
from tests.offices import an_expert
from tests.planning.staffing.builders import a_case, a_seat, assigned, march
from tests.planning.staffing.drawn import drawn_cases
from tests.planning.staffing.naive import could_ever, filled, is_sound, roles_of


@given(drawn_cases(), st.data())
@settings(max_examples=20)
def test_a_staffing_breaks_nothing_just_where_every_rule_holds(
    case: StaffingCase, data: st.DataObject
):
    roles, pool = roles_of(case), {it.id: it for it in case.experts}
    pairs = [(role, expert) for role in roles for expert in pool]
    seats = frozenset(data.draw(st.lists(st.sampled_from(pairs), unique=True)))
    sound = (
        all(could_ever(pool[expert], *roles[role]) for role, expert in seats)
        and all(number <= roles[role][1].seats for role, number in filled(seats).items())
        and is_sound(case, seats)
    )
    assert (breaches(case, assigned(case, *seats)) == ()) == sound


@given(drawn_cases())
@settings(max_examples=20)
def test_shortlists_hold_those_whom_nothing_lasting_keeps_out(case: StaffingCase):
    found = shortlists(posts_of(case.plan), case.experts)
    for post in posts_of(case.plan):
        able = [it for it in case.experts if could_ever(it, post.activity, post.role)]
        assert found[post.role.id] == tuple(able)
        assert able == [it for it in case.experts if not list(lasting_obstacles(it, post))]


def test_a_seat_that_is_not_there_or_taken_twice_is_told():
    case = a_case(a_seat("one", march(1)), pool=(an_expert("a"),))
    other = a_case(a_seat("two", march(1)), pool=(an_expert("b"),))
    (strange,) = assigned(other, ("two", "b"))
    assert breaches(case, [strange]) == (Breach("two", "b", SeatBreach.NO_SUCH_ROLE),)
    twice = assigned(case, ("one", "a"), ("one", "a"))
    assert {it.rule for it in breaches(case, twice)} >= {SeatBreach.TWICE, SeatBreach.TOO_MANY}


@pytest.mark.parametrize("nonsense", [None, "7", 7])
def test_nonsense_is_refused(nonsense):
    with pytest.raises(InvalidValue):
        breaches(nonsense, ())
    with pytest.raises(InvalidValue):
        breaches(a_case(), nonsense)
