from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from rocb import (
    Days,
    Entitlement,
    Money,
    Office,
    Organisation,
    Premises,
    Rate,
    RoomRequest,
    SpaceKind,
    Tariff,
    Terms,
    Unit,
)
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.premises import premises_account
from tests.offices import (
    SAMPLE,
    STATED,
    YEAR,
    a_plan,
    a_room_request,
    a_space,
    an_activity,
    an_office,
    both,
    some_premises,
)
from tests.reporting.accounts.bases import QUARTERS, a_basis, parted, value

HOUR = timedelta(hours=1)
SPACES = (
    a_space("hall", parts=("east", "west")),
    a_space("east"),
    a_space("west"),
    a_space("room"),
    a_space("lot", kind=SpaceKind.PARKING, capacity=4, pooled=True, source=SAMPLE),
)
ORGANISATIONS = tuple(Organisation(id, both(id), None, STATED) for id in ("ours", "theirs"))
TERMS = Terms(
    (Entitlement("free", both("Free"), STATED, ("ours",), (), ()),),
    Tariff(
        "tariff",
        both("Tariff"),
        tuple(
            Rate(it, Unit.HOUR, Money(Decimal(price), "AZN"))
            for it, price in {"hall": 10, "room": 10, "lot": 10, "east": 4}.items()
        ),
        STATED,
    ),
)


def an_office_with(*requests: RoomRequest, terms: Terms | None = TERMS) -> Office:
    return an_office(
        organisations=ORGANISATIONS,
        premises=some_premises(*SPACES, terms=terms),
        room_requests=requests,
    )


def based(*requests: RoomRequest, days: Days = YEAR.days, terms: Terms | None = TERMS) -> Basis:
    office = an_office_with(*requests, terms=terms)
    return a_basis(days, office=office, plan=a_plan(an_activity()))


def on(day: date, length: int = 1) -> Days:
    return Days(day, day + timedelta(days=length - 1))


@st.composite
def requests(draw: st.DrawFn) -> tuple[RoomRequest, ...]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        first = YEAR.days.first + timedelta(days=draw(st.integers(0, 364)))
        space = draw(st.sampled_from([it.id for it in SPACES]))
        begins = draw(st.integers(8, 15))
        found.append(
            a_room_request(
                f"wish-{number}",
                space=space,
                organisation=draw(st.none() | st.sampled_from(("ours", "theirs"))),
                days=on(first, draw(st.integers(1, 4))),
                starts=time(begins),
                ends=time(begins + draw(st.integers(1, 4)), draw(st.sampled_from((0, 30)))),
                places=draw(st.none() | st.sampled_from((1, 2))) if space == "lot" else None,
                source=draw(st.sampled_from((STATED, SAMPLE))),
            )
        )
    return tuple(found)


BASES = st.builds(lambda held: based(*held), requests())
SOME = settings(max_examples=8)


SHARES = {
    "hall": {"east": Fraction(1, 2), "west": Fraction(1, 2)},
    "east": {"hall": Fraction(1)},
    "west": {"hall": Fraction(1)},
}
"""Which share of a booking of another space counts for a space."""


@given(BASES)
@SOME
def test_every_figure_is_the_sum_over_the_bookings_that_it_names(basis):
    held = {it.id: it for it in basis.year.rooms.bookings}
    for each in (basis, *parted(basis)):
        account = premises_account(each)
        for row in account.spaces:
            wanted = {row.space: Fraction(1), **SHARES.get(row.space, {})}
            expected = Fraction()
            named = set()
            for it in held.values():
                (use,) = it.request.uses
                if use.space in wanted and it.slot.start.date() in each.days:
                    places = Fraction(use.places or 4, 4) if use.space == "lot" else 1
                    expected += wanted[use.space] * places * Fraction(it.slot.length / HOUR)
                    named.add(it.id)
            assert isinstance(row.hours.booked.value, timedelta)
            assert row.hours.booked.value == timedelta(hours=float(expected))
            assert set(row.hours.booked.records) == named
            assert row.hours.bookings.value == len(named)
            sampled = any(held[id].request.source.sample for id in named)
            assert row.hours.booked.sample == sampled
            months = [value(figure) for _, figure in row.months]
            assert sum(months, timedelta()) == row.hours.booked.value


@given(BASES)
@SOME
def test_tenants_add_up_to_all_and_what_is_free_charged_or_neither_is_what_was_booked(basis):
    for each in (basis, *parted(basis)):
        account = premises_account(each)
        for name in ("booked", "free", "charged", "unpriced"):
            parts = [getattr(it.hours, name).value for it in account.tenants]
            assert sum(parts, timedelta()) == getattr(account.all, name).value
        for hours in (account.all, *(it.hours for it in account.tenants)):
            parts = [hours.free.value, hours.charged.value, hours.unpriced.value]
            assert sum(parts, timedelta()) == hours.booked.value
            assert len(set(hours.bookings.records)) == hours.bookings.value


@given(BASES)
@SOME
def test_charges_are_the_sums_of_the_quotes(basis):
    for each in (basis, *parted(basis)):
        account = premises_account(each)
        held = [it for it in basis.year.rooms.bookings if it.slot.start.date() in each.days]
        for tenant in (*account.tenants, None):
            those = [
                it
                for it in held
                if tenant is None
                or tenant.organisation
                == (it.request.organisation.id if it.request.organisation else None)
            ]
            charged = [it for it in those if it.quote and it.quote.totals]
            amounts = [money.amount for it in charged if it.quote for money in it.quote.totals]
            charges = account.charges if tenant is None else tenant.charges
            assert [it.value for it in charges] == (
                [Money(sum(amounts, Decimal(0)), "AZN")] if amounts else []
            )
            assert [it.records for it in charges] == (
                [tuple(it.id for it in charged)] if charged else []
            )


@given(BASES)
@SOME
def test_four_quarters_add_up_to_the_year(basis):
    year, quarters = premises_account(basis), [premises_account(it) for it in parted(basis)]
    assert sum((value(it.all.booked) for it in quarters), timedelta()) == year.all.booked.value
    assert sum((value(it.open) for it in quarters), timedelta()) == year.open.value
    refused = [verdict for it in quarters for verdict in it.refusals]
    assert refused == list(year.refusals)
    assert len(refused) == year.refused.value
    assert sum(value(it.refused) for it in quarters) == year.refused.value


def test_a_whole_shows_the_mean_of_its_parts_and_totals_count_each_part():
    account = premises_account(based(a_room_request("wish", space="hall", organisation="ours")))
    hours = {it.space: it.hours.booked.value for it in account.spaces}
    assert hours == {
        "hall": 4 * HOUR,
        "east": 4 * HOUR,
        "west": 4 * HOUR,
        "room": timedelta(),
        "lot": timedelta(),
    }
    assert account.all.booked.value == 8 * HOUR
    assert account.all.bookings.value == 2


def test_a_pool_counts_by_the_share_of_its_places():
    wish = a_room_request("wish", space="lot", places=1, organisation="ours")
    assert premises_account(based(wish)).all.booked.value == HOUR


def test_the_share_that_was_used_is_not_known_where_the_hours_are_not():
    office = an_office_with(a_room_request("wish", organisation="ours"))
    assert office.premises is not None
    silent = evolve(office, premises=evolve(office.premises, hours=None))
    account = premises_account(a_basis(office=silent, plan=a_plan(an_activity())))
    assert {it.used.value for it in account.spaces} == {None}
    assert (account.open.value, account.used.value) == (None, None)


def test_the_share_that_was_used_is_what_was_booked_of_the_hours_open():
    wish = a_room_request("wish", organisation="ours")
    account = premises_account(based(wish, days=Days(date(2021, 3, 1), date(2021, 3, 2))))
    (room,) = (it for it in account.spaces if it.space == "room")
    assert (room.open.value, room.used.value) == (18 * HOUR, Fraction(4, 18))


def test_what_is_refused_is_counted_with_its_requests_and_reasons():
    taken = a_room_request("taken", starts=time(11))
    account = premises_account(based(a_room_request("wish", organisation="ours"), taken))
    assert (account.refused.value, account.refused.records) == (2, ("taken",))
    assert all(it.reasons for it in account.refusals)


def test_without_terms_nobody_says_whether_a_booking_was_free():
    account = premises_account(based(a_room_request("wish"), terms=None))
    assert account.all.unpriced.value == account.all.booked.value == 4 * HOUR
    assert account.all.unpriced.records == account.all.booked.records
    assert account.charges == ()


@pytest.mark.parametrize("premises", [None, Premises((), None)])
def test_nothing_is_known_of_the_use_of_premises_that_nobody_stated(premises):
    office = an_office(premises=premises)
    account = premises_account(a_basis(QUARTERS[0], office=office, plan=a_plan(an_activity())))
    assert (account.spaces, account.tenants, account.charges, account.refusals) == ((), (), (), ())
    hours = account.all
    figures = (hours.bookings, hours.booked, hours.free, hours.charged, hours.unpriced)
    for figure in (*figures, account.open, account.used, account.refused):
        assert (figure.value, figure.records, figure.sample) == (None, (), False)


def test_premises_that_nobody_booked_were_booked_for_no_hours():
    account = premises_account(based())
    assert account.all.booked.value == timedelta()
    assert account.refused.value == 0
