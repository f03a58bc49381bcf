"""Pledges: what donors promised, what became of it, per donor and currency."""

from collections import defaultdict
from datetime import date
from decimal import Decimal, localcontext
from types import SimpleNamespace

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.errors import InvalidValue
from rocb.money import Money
from rocb.planning.partners.balances import (
    ConferenceOutcome,
    PledgeBalance,
    conference_outcome,
    pledge_balance,
    pledge_balances,
)
from rocb.planning.partners.pledges import Pledge, PledgeStatus, pledge_status
from tests.drawn import DATES
from tests.planning.partners.builders import a_conference, a_pledge, a_step
from tests.planning.partners.drawn import pledges
from tests.planning.projects.builders import day, euros, paths
from tests.planning.refs import Refs

PLEDGED, CONFIRMED, IN_PART = (
    PledgeStatus.PLEDGED,
    PledgeStatus.CONFIRMED,
    PledgeStatus.RECEIVED_IN_PART,
)
RECEIVED, WITHDRAWN, LAPSED = PledgeStatus.RECEIVED, PledgeStatus.WITHDRAWN, PledgeStatus.LAPSED
REFS = Refs({"organisations": ("bank", "fund")})


def a_balance(
    pledged: str = "100",
    received: str = "0",
    withdrawn: str = "0",
    lapsed: str = "0",
    left: str = "0",
) -> PledgeBalance:
    return PledgeBalance("bank", *map(euros, (pledged, received, withdrawn, lapsed, left)))


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2021-05-02", None),
        ("2021-05-03", PLEDGED),
        ("2021-05-31", PLEDGED),
        ("2021-06-01", CONFIRMED),
        ("2021-07-01", IN_PART),
        ("2021-08-01", RECEIVED),
        ("2022-01-01", RECEIVED),
    ],
)
def test_a_pledge_is_in_the_state_of_its_last_step(on, status):
    pledge = a_pledge(
        "p",
        euros("100"),
        a_step(CONFIRMED),
        a_step(IN_PART, "2021-07-01", "40"),
        a_step(RECEIVED, "2021-08-01"),
    )
    assert pledge_status(pledge, day(on)) is status


@pytest.mark.parametrize("end", [RECEIVED, WITHDRAWN, LAPSED])
@pytest.mark.parametrize("after", PledgeStatus)
def test_nothing_follows_the_end_of_a_pledge(end, after):
    step = a_step(after, "2021-07-01", "1" if after is IN_PART else None)
    with pytest.raises(InvalidValue) as caught:
        a_pledge("p", euros("100"), a_step(end), step)
    assert paths(caught.value) == ["history[1].status"]


def test_a_pledge_is_not_pledged_nor_confirmed_again():
    with pytest.raises(InvalidValue) as caught:
        a_pledge("p", euros("9"), a_step(PLEDGED), a_step(CONFIRMED), a_step(CONFIRMED))
    assert paths(caught.value) == ["history[0].status", "history[2].status"]


def test_a_receipt_in_part_has_an_amount_and_nothing_else_has():
    with pytest.raises(InvalidValue) as caught:
        a_step(IN_PART)
    assert paths(caught.value) == ["amount"]
    with pytest.raises(InvalidValue) as caught:
        a_step(RECEIVED, "2021-06-01", "5")
    assert paths(caught.value) == ["amount"]


@pytest.mark.parametrize("amount", ["0", "-5"])
def test_nothing_is_pledged_or_received_below_or_at_zero(amount):
    with pytest.raises(InvalidValue) as caught:
        a_step(IN_PART, "2021-06-01", amount)
    assert paths(caught.value) == ["amount"]
    with pytest.raises(InvalidValue) as caught:
        a_pledge("p", euros(amount))
    assert paths(caught.value) == ["amount"]


def test_receipts_in_part_leave_something_outstanding():
    parts = (a_step(IN_PART, "2021-06-01", "60"), a_step(IN_PART, "2021-06-02", "39.99"))
    assert a_pledge("p", euros("100"), *parts).history == parts
    with pytest.raises(InvalidValue) as caught:
        a_pledge("p", euros("100"), parts[0], a_step(IN_PART, "2021-06-02", "40"))
    assert str(caught.value) == (
        "history[1].amount: Decimal('40') is not less than the 40 outstanding"
    )


def test_a_pledge_has_one_purpose():
    assert a_pledge(theme="valuation").theme == "valuation"
    with pytest.raises(InvalidValue) as caught:
        a_pledge(project="p", capital_need="c", theme="t")
    assert paths(caught.value) == ["capital_need", "theme"]


def test_all_that_is_wrong_with_a_pledge_is_said_at_once():
    with pytest.raises(InvalidValue) as caught:
        a_pledge(
            "p",
            euros("100"),
            a_step(CONFIRMED, "2021-05-02"),
            a_step(IN_PART, "2021-05-01", "101"),
            a_step(CONFIRMED, "2021-06-01"),
            project="a",
            theme="b",
        )
    assert paths(caught.value) == [
        "theme",
        "history[0].on",
        "history[1].on",
        "history[2].status",
        "history[1].amount",
    ]


def test_the_rules_of_a_pledge_bear_a_stand_in_with_gaps():
    rules = Pledge.__attrs_post_init__
    rules(SimpleNamespace())  # type: ignore[arg-type]
    step = a_step(IN_PART, "2021-06-01", "9")
    rules(SimpleNamespace(history=(None, step)))  # type: ignore[arg-type]
    part = SimpleNamespace(amount=euros("9"), history=(None, step, a_step(PLEDGED)))
    with pytest.raises(InvalidValue) as caught:
        rules(part)  # type: ignore[arg-type]
    assert paths(caught.value) == ["history[2].status", "history[1].amount"]


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, a_balance(received="40", left="60")),
        (RECEIVED, a_balance(received="100")),
        (WITHDRAWN, a_balance(received="40", withdrawn="60")),
        (LAPSED, a_balance(received="40", lapsed="60")),
    ],
)
def test_the_end_of_a_pledge_decides_on_what_was_outstanding(last, expected):
    steps = [a_step(IN_PART, "2021-06-01", "40")]
    if last is not None:
        steps.append(a_step(last, "2021-06-02"))
    pledge = a_pledge("p", euros("100"), *steps)
    assert pledge_balance(pledge, day("2021-06-02")) == expected
    assert pledge_balance(pledge, day("2021-06-01")) == a_balance(received="40", left="60")
    assert pledge_balance(pledge, day("2021-05-31")) == a_balance(left="100")
    assert pledge_balance(pledge, day("2021-05-02")) is None


def test_a_donor_has_a_row_for_each_currency_in_order():
    dollars = Money(Decimal(7), "USD")
    found = pledge_balances(
        [
            a_pledge("d", euros("1"), donor="fund"),
            a_pledge("c", dollars),
            a_pledge("b", euros("2"), a_step(RECEIVED)),
            a_pledge("a", euros("3")),
            a_pledge("later", euros("8"), pledged_on=date(2021, 7, 2)),
        ],
        day("2021-07-01"),
    )
    assert [(it.donor, it.pledged) for it in found] == [
        ("bank", euros("5")),
        ("bank", dollars),
        ("fund", euros("1")),
    ]
    assert found[0] == a_balance(pledged="5", received="2", left="3")


def test_sums_are_exact_whatever_precision_the_host_has_set():
    held = [a_pledge("a", euros("1000000.01")), a_pledge("b", euros("0.01"))]
    with localcontext() as context:
        context.prec = 3
        (found,) = pledge_balances(held, day("2021-07-01"))
    assert found.outstanding == euros("1000000.02")


@given(
    st.lists(st.sampled_from("abcd"), unique=True).flatmap(
        lambda ids: st.tuples(*(pledges(id, REFS) for id in ids))
    ),
    DATES,
)
@settings(max_examples=50)
def test_what_became_of_pledges_adds_up_and_never_mixes_currencies(drawn, on):
    pledged: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    received: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for pledge in drawn:
        if pledge.pledged_on <= on:
            key = pledge.donor, pledge.amount.currency
            pledged[key] += pledge.amount.amount
            taken = [it for it in pledge.history if it.on <= on]
            if any(it.status is RECEIVED for it in taken):
                received[key] += pledge.amount.amount
            else:
                received[key] += sum(it.amount or 0 for it in taken)
    rows = pledge_balances(drawn, on)
    assert [(it.donor, it.pledged.currency) for it in rows] == sorted(pledged)
    for row in rows:
        key = row.donor, row.pledged.currency
        parts = (row.received, row.withdrawn, row.lapsed, row.outstanding)
        assert {it.currency for it in parts} == {row.pledged.currency}
        assert min(it.amount for it in parts) >= 0
        assert sum(it.amount for it in parts) == row.pledged.amount == pledged[key]
        assert row.received.amount == received[key]
    assert rows == pledge_balances(drawn[::-1], on)


CONFERENCE = a_conference(invited=("bank", "fund", "agency"), attended=("union", "bank", "agency"))


def test_a_conference_names_who_stayed_away_and_who_promised_nothing():
    held = [
        a_pledge("a", euros("100"), conference="conference"),
        a_pledge("b", euros("5"), donor="agency"),
        a_pledge("c", euros("5"), donor="union", conference="another"),
    ]
    assert conference_outcome(CONFERENCE, held, day("2021-05-04")) == ConferenceOutcome(
        (a_balance(left="100"),), absent=("fund",), silent=("agency", "union")
    )


def test_until_a_conference_is_over_nobody_is_absent_or_silent():
    held = [a_pledge("a", euros("100"), conference="conference")]
    assert conference_outcome(CONFERENCE, held, day("2021-05-03")) == ConferenceOutcome(
        (a_balance(left="100"),), absent=None, silent=None
    )
    assert conference_outcome(CONFERENCE, held, day("2021-05-02")) == ConferenceOutcome(
        (), absent=None, silent=None
    )


def test_where_nobody_said_who_came_to_a_conference_it_is_not_known_who_was_absent():
    unknown = evolve(CONFERENCE, attended=None)
    assert conference_outcome(unknown, (), day("2021-12-31")) == ConferenceOutcome((), None, None)
    nobody = evolve(CONFERENCE, attended=())
    outcome = conference_outcome(nobody, (), day("2021-12-31"))
    assert (outcome.absent, outcome.silent) == (("agency", "bank", "fund"), ())


@pytest.mark.parametrize("nonsense", [None, "7", True, float("nan"), [None]])
def test_nonsense_is_refused_by_name(nonsense):
    today = date(2021, 1, 1)
    for call in (
        lambda: pledge_status(nonsense, today),
        lambda: pledge_status(a_pledge(), nonsense),
        lambda: pledge_balance(nonsense, today),
        lambda: pledge_balances(nonsense, today),
        lambda: pledge_balances((), nonsense),
        lambda: conference_outcome(nonsense, (), today),
        lambda: conference_outcome(a_conference(), nonsense, today),
        lambda: conference_outcome(a_conference(), (), nonsense),
    ):
        with pytest.raises(InvalidValue):
            call()


@pytest.mark.parametrize("amount", ["1E30", "0.00000000001", "0", "-1"])
def test_what_came_in_is_above_zero_and_fits_into_a_document(amount):
    with pytest.raises(InvalidValue) as caught:
        a_step(IN_PART, amount=amount)
    assert paths(caught.value) == ["amount"]
