"""What interests a partner: projects to join, and capital needs to pay for."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.money import Money
from rocb.planning.partners.capital_sources import CapitalSource, capital_search
from rocb.planning.partners.interests import SharedInterest, shared_interest
from rocb.planning.partners.matching import match_projects
from rocb.planning.partners.pledges import PledgeStatus
from tests.planning.partners.builders import (
    a_capital_need,
    a_pledge,
    a_relation,
    a_step,
)
from tests.planning.projects.builders import a_cost, a_project, euros, paths

TODAY = date(2021, 12, 31)
SUBSETS = st.lists(st.sampled_from("abc"), unique=True, max_size=3).map(tuple)
CODES = st.lists(st.sampled_from(["AZ", "GE", "KZ"]), unique=True, max_size=3).map(tuple)


def test_a_shared_interest_names_what_is_shared_in_order():
    relation = a_relation(themes=("b", "a", "c"), members=("KZ", "AZ"))
    assert shared_interest(relation, ("c", "x", "b"), ("AZ", "GE", "KZ")) == SharedInterest(
        ("b", "c"), ("AZ", "KZ"), members_stated=True
    )


def test_without_a_theme_or_a_member_in_common_there_is_no_shared_interest():
    relation = a_relation(themes=("a",), members=("AZ",))
    assert shared_interest(relation, ("b",), ("AZ",)) is None
    assert shared_interest(relation, ("a",), ("GE",)) is None


@pytest.mark.parametrize(("own", "others"), [((), ("AZ",)), (("AZ",), ()), ((), ())])
def test_where_one_of_the_two_names_no_members_nobody_has_said(own, others):
    relation = a_relation(themes=("a",), members=own)
    assert shared_interest(relation, ("a",), others) == SharedInterest(
        ("a",), (), members_stated=False
    )


def test_more_themes_come_before_more_members_before_open_funding():
    relation = a_relation(themes=("a", "b"), members=("AZ", "GE"))
    found = match_projects(
        relation,
        [
            a_project("funded", themes=("a",), members=("AZ",), costs=(a_cost(euros("1"), "x"),)),
            a_project("open", themes=("a",), members=("AZ",), costs=(a_cost(euros("1")),)),
            a_project("unknown", themes=("a",), members=("AZ",), costs=(a_cost(None, "x"),)),
            a_project("members", themes=("a",), members=("AZ", "GE")),
            a_project("themes", themes=("a", "b"), members=("GE",)),
            a_project("elsewhere", themes=("a", "b"), members=("KZ",)),
            a_project("other", themes=("c",)),
            a_project("nothing", themes=("a",), members=("GE",), costs=(a_cost(euros("0")),)),
        ],
    )
    assert [(it.rank, it.project.id) for it in found] == [
        (1, "themes"),
        (2, "members"),
        (3, "open"),
        (3, "unknown"),
        (5, "funded"),
        (5, "nothing"),
    ]
    assert found[2].funding.open == (euros("1"),)


def test_a_project_of_unknown_members_stands_after_those_that_share_one_and_says_so():
    relation = a_relation(themes=("a", "b"), members=("AZ",))
    found = match_projects(
        relation,
        [
            a_project("funded", themes=("a",), costs=(a_cost(euros("1"), "x"),)),
            a_project("unknown", themes=("a",), members=(), costs=(a_cost(None),)),
            a_project("themes", themes=("a", "b"), members=()),
        ],
    )
    assert [(it.project.id, it.interest.members_stated) for it in found] == [
        ("themes", False),
        ("funded", True),
        ("unknown", False),
    ]


def test_a_match_says_whether_the_partner_is_involved_already():
    found = match_projects(
        a_relation("bank"),
        [
            a_project("a", partners=("bank",)),
            a_project("b", costs=(a_cost(None, "bank"),)),
            a_project("c", partners=("fund",), costs=(a_cost(None),)),
        ],
    )
    assert {it.project.id: it.involved for it in found} == {"a": True, "b": True, "c": False}


@given(
    SUBSETS,
    CODES,
    st.lists(st.tuples(SUBSETS, CODES, st.booleans()), max_size=5),
)
@settings(max_examples=50)
def test_the_rank_of_a_match_counts_the_better_ones(themes, members, rows):
    projects = [
        a_project(f"p{n}", themes=t, members=m, costs=(a_cost(None),) if o else ())
        for n, (t, m, o) in enumerate(rows)
    ]
    merits = {
        f"p{n}": (len({*t} & {*themes}), bool(m and members), len({*m} & {*members}), o)
        for n, (t, m, o) in enumerate(rows)
        if {*t} & {*themes} and (not m or not members or {*m} & {*members})
    }
    relation = a_relation(themes=themes, members=members)
    found = match_projects(relation, projects)
    assert {it.project.id for it in found} == merits.keys()
    for match in found:
        own = merits[match.project.id]
        assert match.rank == 1 + sum(it > own for it in merits.values())
    order = [(it.rank, it.project.id) for it in found]
    assert order == sorted(order)
    assert found == match_projects(relation, projects[::-1])


def test_the_gap_is_what_standing_pledges_in_the_same_currency_leave():
    held = [
        a_pledge("a", euros("300"), a_step(PledgeStatus.RECEIVED), capital_need="scanner"),
        a_pledge("b", euros("200"), capital_need="scanner"),
        a_pledge("c", euros("50"), a_step(PledgeStatus.WITHDRAWN), capital_need="scanner"),
        a_pledge("d", euros("50"), a_step(PledgeStatus.LAPSED), capital_need="scanner"),
        a_pledge("e", Money(Decimal(900), "USD"), capital_need="scanner"),
        a_pledge("f", euros("400"), capital_need="other"),
        a_pledge("g", euros("400")),
        a_pledge("h", euros("9"), capital_need="scanner", pledged_on=date(2022, 1, 1)),
    ]
    (found,) = capital_search([a_capital_need()], (), held, TODAY)
    assert found.pledged == (euros("500"), Money(Decimal(900), "USD"))
    assert found.gap == euros("500")


@pytest.mark.parametrize(("pledged", "gap"), [("999.99", "0.01"), ("1000", "0"), ("1001", "0")])
def test_the_gap_is_never_below_zero(pledged, gap):
    held = [a_pledge("a", euros(pledged), capital_need="scanner")]
    (found,) = capital_search([a_capital_need()], (), held, TODAY)
    assert found.gap == euros(gap)


def test_the_gap_of_a_need_of_unknown_cost_is_unknown():
    held = [a_pledge("a", capital_need="scanner")]
    (found,) = capital_search([a_capital_need(amount=None)], (), held, TODAY)
    assert (found.pledged, found.gap) == ((euros("100"),), None)


def test_pledges_in_another_currency_close_no_gap():
    held = [a_pledge("a", Money(Decimal(900), "CHF"), capital_need="scanner")]
    (found,) = capital_search([a_capital_need()], (), held, TODAY)
    assert found.gap == euros("1000")


def test_what_was_withdrawn_altogether_is_not_pledged_at_zero():
    held = [a_pledge("a", euros("9"), a_step(PledgeStatus.WITHDRAWN), capital_need="scanner")]
    (found,) = capital_search([a_capital_need()], (), held, TODAY)
    assert (found.pledged, found.gap) == ((), euros("1000"))


def test_without_a_pledge_all_of_the_amount_is_wanting():
    (found,) = capital_search([a_capital_need()], (), (), TODAY)
    assert (found.pledged, found.gap) == ((), euros("1000"))


def test_possible_sources_share_themes_and_the_member_and_have_not_pledged():
    need = a_capital_need(themes=("a", "b"), member="GE")
    relations = [
        a_relation("unsaid", themes=("a",), members=()),
        a_relation("one", themes=("a",), members=("GE", "AZ")),
        a_relation("both", themes=("b", "a"), members=()),
        a_relation("also", themes=("b",), members=("GE",)),
        a_relation("elsewhere", themes=("a", "b"), members=("AZ",)),
        a_relation("other", themes=("c",), members=("GE",)),
        a_relation("donor", themes=("a", "b"), members=("GE",)),
    ]
    held = [a_pledge("p", donor="donor", capital_need="scanner")]
    (found,) = capital_search([need], relations, held, TODAY)
    assert [it.organisation for it in found.sources] == ["both", "also", "one", "unsaid"]
    assert found.sources[0] == CapitalSource(
        "both", SharedInterest(("a", "b"), (), members_stated=False)
    )
    assert capital_search([need], relations[::-1], held, TODAY) == (found,)


def test_capital_needs_stand_in_the_order_of_their_ids():
    found = capital_search([a_capital_need("b"), a_capital_need("a")], (), (), TODAY)
    assert [it.need.id for it in found] == ["a", "b"]


@pytest.mark.parametrize("amount", ["0", "-1"])
def test_a_capital_need_costs_something(amount):
    with pytest.raises(InvalidValue) as caught:
        a_capital_need(amount=euros(amount))
    assert paths(caught.value) == ["amount"]


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), [None]])
def test_nonsense_is_refused_by_name(nonsense):
    for call in (
        lambda: shared_interest(nonsense, (), ()),
        lambda: shared_interest(a_relation(), nonsense, ()),
        lambda: shared_interest(a_relation(), (), nonsense),
        lambda: match_projects(nonsense, ()),
        lambda: match_projects(a_relation(), nonsense),
        lambda: capital_search(nonsense, (), (), TODAY),
        lambda: capital_search((), nonsense, (), TODAY),
        lambda: capital_search((), (), nonsense, TODAY),
        lambda: capital_search((), (), (), nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()
