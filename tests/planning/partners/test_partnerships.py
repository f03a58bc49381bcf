"""The partnerships hold what is drawn for them, and every reference in them has a kind."""

from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.partners.partnerships import Partnerships
from rocb.references import reference_faults
from tests.planning.network.builders import days
from tests.planning.partners.builders import (
    a_capital_need,
    a_conference,
    a_forum,
    a_pledge,
    a_point,
    a_proposal,
    a_relation,
)
from tests.planning.partners.drawn import drawn_partners
from tests.planning.projects.builders import paths
from tests.planning.refs import Refs

OTHERS = {
    "members": ("AZ", "GE"),
    "themes": ("a", "b"),
    "organisations": ("x", "y"),
    "needs": ("n1", "n2"),
    "activities": ("ac1",),
    "projects": ("p1",),
}


def test_an_office_may_have_no_partners_yet():
    assert Partnerships() == Partnerships((), (), (), (), (), ())


def test_there_is_one_relation_to_an_organisation():
    held = (a_relation("a"), a_relation("b"), a_relation("a"), a_relation("b"))
    assert Partnerships(held[:2]).relations == held[:2]
    with pytest.raises(InvalidValue) as caught:
        Partnerships(held)
    assert paths(caught.value) == ["relations[2].organisation", "relations[3].organisation"]


def test_the_rule_bears_a_stand_in_with_gaps():
    rule = Partnerships.__attrs_post_init__
    rule(SimpleNamespace())  # type: ignore[arg-type]
    part = SimpleNamespace(relations=(None, a_relation(), None, a_relation()))
    with pytest.raises(InvalidValue) as caught:
        rule(part)  # type: ignore[arg-type]
    assert paths(caught.value) == ["relations[3].organisation"]
    early = a_pledge(conference="conference", pledged_on=date(1999, 1, 1))
    part = SimpleNamespace(conferences=(None, a_conference()), pledges=(None, early))
    with pytest.raises(InvalidValue) as caught:
        rule(part)  # type: ignore[arg-type]
    assert paths(caught.value) == ["pledges[1].pledged_on"]


def test_nothing_is_pledged_at_a_conference_before_its_first_day():
    conferences = (a_conference("later", days=days("06-01", "06-02")), a_conference())
    held = tuple(
        a_pledge(id, conference=conference, pledged_on=on)
        for id, conference, on in (
            ("first-day", "conference", date(2021, 5, 3)),
            ("too-early", "conference", date(2021, 5, 2)),
            ("elsewhere", None, date(1999, 1, 1)),
            ("other", "later", date(2021, 5, 31)),
            ("unknown", "gone", date(1999, 1, 1)),
        )
    )
    with pytest.raises(InvalidValue) as caught:
        Partnerships(conferences=conferences, pledges=held)
    assert [(fault.path, fault.expected) for fault in caught.value.faults] == [
        ("pledges[1].pledged_on", "2021-05-03 or later, as the conference began then"),
        ("pledges[3].pledged_on", "2021-06-01 or later, as the conference began then"),
    ]


@given(st.data())
@settings(max_examples=25)
def test_whatever_is_drawn_refers_only_to_what_there_is(data):
    partnerships = data.draw(drawn_partners(Refs(OTHERS)))
    missing = {fault.value for fault in reference_faults(Partnerships, partnerships)}
    assert missing <= {id for ids in OTHERS.values() for id in ids}


@given(st.data())
@settings(max_examples=20)
def test_partnerships_can_be_drawn_where_there_is_nothing_to_refer_to(data):
    partnerships = data.draw(drawn_partners(Refs()))
    assert (partnerships.relations, partnerships.pledges, partnerships.proposals) == ((), (), ())


def test_every_reference_of_partnerships_is_checked():
    partnerships = Partnerships(
        (a_relation("bank"),),
        (a_forum(agenda=(a_point(theme="c"),)),),
        (a_conference(activity="activity", invited=("x",), attended=("y",)),),
        (
            a_pledge("a", conference="none", project="project"),
            a_pledge("b", conference="conference", capital_need="none"),
            a_pledge("c", theme="d", capital_need=None),
            a_pledge("d", capital_need="scanner"),
        ),
        (a_capital_need("scanner"),),
        (a_proposal("proposal", "need"),),
    )
    assert {(it.path, it.value) for it in reference_faults(Partnerships, partnerships)} == {
        ("relations[0].organisation", "bank"),
        ("relations[0].themes[0]", "valuation"),
        ("relations[0].members[0]", "AZ"),
        ("fora[0].organisation", "bank"),
        ("fora[0].themes[0]", "valuation"),
        ("fora[0].agenda[0].theme", "c"),
        ("conferences[0].activity", "activity"),
        ("conferences[0].invited[0]", "x"),
        ("conferences[0].attended[0]", "y"),
        ("pledges[0].donor", "bank"),
        ("pledges[1].donor", "bank"),
        ("pledges[2].donor", "bank"),
        ("pledges[3].donor", "bank"),
        ("pledges[0].conference", "none"),
        ("pledges[0].project", "project"),
        ("pledges[1].capital_need", "none"),
        ("pledges[2].theme", "d"),
        ("capital_needs[0].member", "AZ"),
        ("capital_needs[0].themes[0]", "valuation"),
        ("proposals[0].member", "AZ"),
        ("proposals[0].needs[0]", "need"),
    }
