"""The premises statement: who had them for how long, by which rule, and at what price."""

from collections.abc import Iterable
from datetime import timedelta

from attrs import frozen

from rocb.booking.bookings import OCCUPYING, Booking
from rocb.booking.decisions import visible_to
from rocb.booking.terms import Entitlement, Tariff
from rocb.booking.verdicts import Verdict
from rocb.checks import require
from rocb.errors import UnknownRecord
from rocb.members import Organisation
from rocb.money import Money
from rocb.office import Office, clocks
from rocb.periods import Days, Slot
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.premises import PremisesAccount, premises_account
from rocb.reporting.figures import Figure
from rocb.reporting.sheets.bases import sheet_basis

Rule = Entitlement | Tariff


@frozen
class TimeFigures:
    """How long some bookings last, one after the other, and what they cost, one sum a currency.

    What is `free` of charge or `charged` is as the quotes have it; of the rest (`unpriced`) nobody
    said either.
    """

    bookings: Figure
    free: Figure
    charged: Figure
    unpriced: Figure
    charges: tuple[Figure, ...]


@frozen
class RuleUse:
    """An entitlement or a tariff, and what was booked by it: free by the one, charged by the other.

    A booking that is free in part stands under both.
    """

    rule: Rule
    bookings: Figure
    time: Figure
    charges: tuple[Figure, ...]


@frozen
class PremisesStatement:
    """How the premises were used in a period, and by which rules that was free or charged."""

    basis: Basis
    account: PremisesAccount
    rules: tuple[RuleUse, ...]


@frozen
class TenantStatement:
    """What one organisation booked in a period, each booking a line, in order of time.

    `all` sums them up. `refused` is what it asked for and did not get; of what others have booked
    it tells the time alone.
    """

    basis: Basis
    organisation: Organisation
    bookings: tuple[Booking, ...]
    all: TimeFigures
    rules: tuple[RuleUse, ...]
    refused: tuple[Verdict, ...]
    refused_count: Figure


def premises_statement(office: Office, days: Days | None = None) -> PremisesStatement:
    """Return how the premises were used, as it was known at the end of these days.

    Without `days`, in the whole year of the plan. Raises `InvalidValue` as `sheet_basis` does.
    """
    basis = sheet_basis(office, days)
    return PremisesStatement(basis, premises_account(basis), _rules(basis, _bookings(basis)))


def tenant_statement(office: Office, id: str, days: Days | None = None) -> TenantStatement:
    """Return what an organisation booked and what it costs, as known at the end of these days.

    Without `days`, in the whole year of the plan. Raises `UnknownRecord` for an id that no
    organisation has, and `InvalidValue` as `sheet_basis` does.
    """
    require("id", str, id)
    basis = sheet_basis(office, days)
    organisation = next((it for it in basis.office.organisations if it.id == id), None)
    if organisation is None:
        raise UnknownRecord("organisation", id)
    held = tuple(it for it in _bookings(basis) if it.request.organisation == organisation)
    found = (
        verdict
        for decision in basis.year.rooms.decisions
        if decision.request.organisation == organisation
        for verdict in visible_to(decision, id).refused
        if _starts_within(basis, verdict.booking.slot)
    )
    refused = tuple(sorted(found, key=lambda it: (it.booking.slot.begins, it.booking.id)))
    requests = {it.booking.request.id: it.booking.request for it in refused}
    sampled = any(it.source.sample for it in requests.values())
    return TenantStatement(
        basis=basis,
        organisation=organisation,
        bookings=held,
        all=TimeFigures(
            bookings=_figure(len(held), held),
            free=_free(held),
            charged=_charged(held),
            unpriced=_unpriced(held),
            charges=_charges(held),
        ),
        rules=_rules(basis, held),
        refused=refused,
        refused_count=Figure(len(refused), "room_requests", tuple(requests), sampled),
    )


def _bookings(basis: Basis) -> tuple[Booking, ...]:
    held = (
        it
        for it in basis.year.rooms.bookings
        if it.status in OCCUPYING and _starts_within(basis, it.slot)
    )
    return tuple(sorted(held, key=lambda it: (it.slot.begins, it.id)))


def _starts_within(basis: Basis, slot: Slot) -> bool:
    return slot.start.astimezone(clocks(basis.office)).date() in basis.days


def _rules(basis: Basis, bookings: Iterable[Booking]) -> tuple[RuleUse, ...]:
    """Return the rules that were applied, in the order of the terms."""
    premises = basis.office.premises
    terms = premises.terms if premises else None
    if terms is None:
        return ()
    by_rule: dict[str, list[Booking]] = {}
    for it in bookings:
        for rule in it.quote.rules if it.quote else ():
            by_rule.setdefault(rule, []).append(it)
    known = (*terms.entitlements, *((terms.tariff,) if terms.tariff else ()))
    return tuple(_rule(it, by_rule[it.id]) for it in known if it.id in by_rule)


def _rule(rule: Rule, bookings: list[Booking]) -> RuleUse:
    count = _figure(len(bookings), bookings)
    if isinstance(rule, Entitlement):
        return RuleUse(rule, count, _free(bookings), ())
    return RuleUse(rule, count, _charged(bookings), _charges(bookings))


def _free(bookings: Iterable[Booking]) -> Figure:
    return _time((it, it.quote.free) for it in bookings if it.quote)


def _charged(bookings: Iterable[Booking]) -> Figure:
    return _time((it, it.quote.charged) for it in bookings if it.quote)


def _unpriced(bookings: Iterable[Booking]) -> Figure:
    return _time((it, it.slot.length) for it in bookings if it.quote is None)


def _time(parts: Iterable[tuple[Booking, timedelta]]) -> Figure:
    held = [(it, length) for it, length in parts if length]
    return _figure(sum((length for _, length in held), timedelta()), (it for it, _ in held))


def _charges(bookings: Iterable[Booking]) -> tuple[Figure, ...]:
    held: dict[str, list[tuple[Booking, Money]]] = {}
    for it in bookings:
        for amount in it.quote.totals if it.quote else ():
            held.setdefault(amount.currency, []).append((it, amount))
    return tuple(
        _figure(sum((amount for _, amount in rows[1:]), rows[0][1]), (it for it, _ in rows))
        for _, rows in sorted(held.items())
    )


def _figure(value: int | Money | timedelta, bookings: Iterable[Booking]) -> Figure:
    held = tuple(bookings)
    sampled = any(it.request.source.sample for it in held)
    return Figure(value, "bookings", tuple(it.id for it in held), sampled)
