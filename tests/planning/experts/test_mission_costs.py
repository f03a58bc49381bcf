"""What a mission costs follows from the fee asked and the donor's rule; unknown stays unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.planning.experts.fees import fee_for, rule_for
from rocb.planning.experts.mission_costs import MissionCost, MissionExpense, mission_cost
from tests.offices import an_expert
from tests.planning.experts.builders import a_donor_rule, a_fee, dollars, euros

FEE, ALLOWANCE, TRAVEL = MissionExpense
ASKS = an_expert(fees=(a_fee("bank", euros(50)), a_fee(None, euros(300))))


def cost(expert=ASKS, *rules, donor=None, working=3, away=5, travels=True) -> MissionCost:
    return mission_cost(expert, rules, donor=donor, working=working, away=away, travels=travels)


def test_fee_allowance_and_journey_are_summed_up():
    found = cost(ASKS, a_donor_rule())
    assert [(it.expense, it.number, it.amount) for it in found.items] == [
        (FEE, 3, euros(900)),
        (ALLOWANCE, 5, euros(500)),
        (TRAVEL, 1, euros(500)),
    ]
    assert (found.total, found.rule, found.unknown) == ((euros(1900),), "rule", ())


def test_no_currency_is_added_to_another():
    found = cost(ASKS, a_donor_rule(travel=dollars(700)))
    assert found.total == (euros(1400), dollars(700))


def test_a_donor_pays_its_own_rule_and_is_asked_its_own_fee():
    own = a_donor_rule("own", donor="bank", allowance=euros(10))
    found = cost(ASKS, a_donor_rule(), own, donor="bank")
    assert (found.rule, found.total) == ("own", (euros(700),))
    assert cost(ASKS, a_donor_rule(), own, donor="wco").rule == "rule"


def test_a_fee_is_paid_up_to_the_limit():
    assert cost(ASKS, a_donor_rule(fee_at_most=euros(200))).items[0].each == euros(200)
    assert cost(ASKS, a_donor_rule(fee_at_most=euros(400))).items[0].each == euros(300)


def test_who_pays_no_fees_pays_the_rest():
    found = cost(ASKS, a_donor_rule(pays_fees=False))
    assert [it.expense for it in found.items] == [ALLOWANCE, TRAVEL]
    assert found.total == (euros(1000),)


def test_who_does_not_travel_is_paid_the_fee_alone():
    assert cost(ASKS, a_donor_rule(), travels=False).total == (euros(900),)


def test_who_does_nothing_costs_nothing():
    assert cost(ASKS, a_donor_rule(), working=0, away=0, travels=False).total == ()


@pytest.mark.parametrize(
    ("expert", "changes", "unknown"),
    [
        (an_expert(), {}, FEE),
        (an_expert(fees=(a_fee(None, None),)), {}, FEE),
        (an_expert(fees=(a_fee("bank", euros(1)),)), {}, FEE),
        (ASKS, {"fee_at_most": dollars(1)}, FEE),
        (ASKS, {"allowance": None}, ALLOWANCE),
        (ASKS, {"travel": None}, TRAVEL),
    ],
)
def test_what_is_not_known_is_named_and_there_is_no_total(expert, changes, unknown):
    found = cost(expert, a_donor_rule(**changes))
    assert (found.total, found.unknown) == (None, (unknown,))
    assert len(found.known) == 1
    assert len([it for it in found.items if it.amount is None]) == 1


def test_without_a_rule_nothing_is_known():
    found = cost(ASKS, a_donor_rule(donor="bank"), donor="wco")
    assert (found.rule, found.total, found.known) == (None, None, ())
    assert found.unknown == (FEE, ALLOWANCE, TRAVEL)


def test_a_fee_that_is_unknown_does_not_matter_to_who_pays_none():
    assert cost(an_expert(), a_donor_rule(pays_fees=False)).total == (euros(1000),)


@given(st.integers(0, 400), st.integers(0, 400), st.booleans())
def test_the_total_is_what_the_days_cost_one_by_one(working, away, travels):
    found = cost(ASKS, a_donor_rule(), working=working, away=away, travels=travels)
    expected = 300 * working + (100 * away + 500 if travels else 0)
    assert sum(it.amount for it in found.total or ()) == expected


def test_a_fee_or_rule_for_all_others_is_found_last():
    assert fee_for(ASKS.fees, "bank") == ASKS.fees[0]
    assert fee_for(ASKS.fees, "wco") == fee_for(ASKS.fees, None) == ASKS.fees[1]
    rules = (a_donor_rule("bank", donor="bank"),)
    assert (rule_for(rules, "wco"), rule_for(rules, "bank")) == (None, rules[0])


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"fee_at_most": euros(-1)}, "fee_at_most"),
        ({"allowance": euros("-0.01")}, "allowance"),
        ({"travel": 500}, "travel"),
        ({"pays_fees": None}, "pays_fees"),
        ({"pays_fees": False, "fee_at_most": euros(1)}, "fee_at_most"),
    ],
)
def test_a_rule_refuses_what_it_cannot_hold(changes, path):
    with pytest.raises(InvalidValue) as caught:
        a_donor_rule(**changes)
    assert [fault.path for fault in caught.value.faults] == [path]


def test_nobody_asks_for_less_than_nothing():
    with pytest.raises(InvalidValue):
        a_fee(None, euros(-1))


@pytest.mark.parametrize("wrong", [-1, None, True, "3", 2.5, float("nan")])
def test_all_days_that_cannot_be_are_told_at_once(wrong):
    with pytest.raises(InvalidValue) as caught:
        cost(ASKS, working=wrong, away=wrong)
    assert [fault.path for fault in caught.value.faults] == ["working", "away"]


@pytest.mark.parametrize("wrong", [None, 7, "expert", True])
def test_nonsense_is_refused(wrong):
    with pytest.raises(InvalidValue):
        cost(wrong)
    with pytest.raises(InvalidValue):
        cost(ASKS, wrong)
    with pytest.raises(InvalidValue):
        fee_for(wrong, None)
    if wrong is not True:
        with pytest.raises(InvalidValue):
            cost(ASKS, travels=wrong)
    if wrong not in (None, "expert"):
        with pytest.raises(InvalidValue):
            cost(ASKS, donor=wrong)
