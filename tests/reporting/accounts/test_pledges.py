from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from rocb.money import Money
from rocb.planning.partners.balances import pledge_balances
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.partners.pledges import Pledge, PledgeStatus
from rocb.reporting.accounts.pledges import PledgeTurnover, pledge_account
from tests.offices import SAMPLE
from tests.planning.partners.builders import a_pledge, a_step
from tests.planning.projects.builders import euros
from tests.reporting.accounts.bases import NEARBY, QUARTERS, SOURCES, a_basis, eve, parted, value

ENDS = (PledgeStatus.RECEIVED, PledgeStatus.WITHDRAWN, PledgeStatus.LAPSED)


@st.composite
def pledges(draw: st.DrawFn) -> tuple[Pledge, ...]:
    found = []
    for number in range(draw(st.integers(0, 4))):
        days = sorted(draw(st.lists(NEARBY, min_size=3, max_size=3)))
        steps = [a_step(PledgeStatus.RECEIVED_IN_PART, days[1].isoformat(), "1")]
        steps.append(a_step(draw(st.sampled_from(ENDS)), days[2].isoformat()))
        found.append(
            a_pledge(
                f"pledge-{number}",
                Money(Decimal(draw(st.integers(2, 9))), draw(st.sampled_from(("EUR", "USD")))),
                *steps[draw(st.integers(0, 1)) : draw(st.integers(0, 2))],
                donor=draw(st.sampled_from(("bank", "wco"))),
                pledged_on=days[0],
                source=draw(SOURCES),
            )
        )
    return tuple(found)


BASES = pledges().map(lambda held: a_basis(partnerships=Partnerships(pledges=held)))
SOME = settings(max_examples=15)


def amount(money: object) -> Decimal:
    assert isinstance(money, Money)
    return money.amount


def rows(found: tuple[PledgeTurnover, ...]) -> dict[tuple[str | None, str], PledgeTurnover]:
    return {(it.donor, it.currency): it for it in found}


@given(BASES)
@SOME
def test_what_was_outstanding_and_was_made_is_what_became_of_it(basis):
    for each in (basis, *parted(basis)):
        account = pledge_account(each)
        for it in (*account.donors, *account.totals):
            gone = (it.received, it.withdrawn, it.lapsed, it.closing)
            there = amount(it.opening.value) + amount(it.made.value)
            assert there == sum(amount(figure.value) for figure in gone)
            figures = (it.opening, it.made, *gone)
            assert {value(figure).currency for figure in figures} == {it.currency}


@given(BASES)
@SOME
def test_what_is_outstanding_at_both_ends_is_as_the_balances_have_it(basis):
    held = basis.office.planning.partnerships.pledges
    for each in (basis, *parted(basis)):
        found = rows(pledge_account(each).donors)
        for name, on in (("opening", eve(each.days)), ("closing", each.days.last)):
            expected = {
                (it.donor, it.outstanding.currency): it.outstanding.amount
                for it in pledge_balances(held, on)
                if it.outstanding.amount
            }
            told = {key: amount(getattr(it, name).value) for key, it in found.items()}
            assert {key: value for key, value in told.items() if value} == expected


@given(BASES)
@SOME
def test_a_figure_names_just_the_pledges_that_it_comes_from(basis):
    held = {it.id: it for it in basis.office.planning.partnerships.pledges}
    account = pledge_account(basis)
    for it in (*account.donors, *account.totals):
        made = [held[id] for id in it.made.records]
        assert amount(it.made.value) == sum(pledge.amount.amount for pledge in made)
        assert all(pledge.pledged_on in basis.days for pledge in made)
        assert it.made.sample == any(pledge.source.sample for pledge in made)
        for figure in (it.opening, it.received, it.withdrawn, it.lapsed, it.closing):
            assert bool(figure.records) == bool(amount(figure.value))
            assert all(held[id].donor == (it.donor or held[id].donor) for id in figure.records)


@given(BASES)
@SOME
def test_four_quarters_add_up_to_the_year(basis):
    quarters = [rows(pledge_account(it).totals) for it in parted(basis)]
    for key, year in rows(pledge_account(basis).totals).items():
        for name in ("made", "received", "withdrawn", "lapsed"):
            parts = [amount(getattr(it[key], name).value) for it in quarters if key in it]
            assert sum(parts) == amount(getattr(year, name).value)


def test_a_receipt_counts_in_the_period_in_which_it_came():
    steps = (a_step(PledgeStatus.RECEIVED_IN_PART, "2021-05-01", "30"),)
    pledge = a_pledge("pledge", euros("100"), *steps, pledged_on=date(2021, 2, 1), source=SAMPLE)
    held = Partnerships(pledges=(pledge,))
    first, second, third = (
        pledge_account(a_basis(days, partnerships=held)).donors[0] for days in QUARTERS[:3]
    )
    assert [amount(it.received.value) for it in (first, second, third)] == [0, 30, 0]
    assert [amount(it.closing.value) for it in (first, second, third)] == [100, 70, 70]
    assert first.made.records == second.received.records == ("pledge",)


def test_who_was_done_before_the_period_is_left_out():
    pledge = a_pledge(
        "pledge", None, a_step(PledgeStatus.RECEIVED, "2021-02-01"), pledged_on=date(2021, 1, 5)
    )
    held = Partnerships(pledges=(pledge,))
    assert pledge_account(a_basis(QUARTERS[1], partnerships=held)).donors == ()
