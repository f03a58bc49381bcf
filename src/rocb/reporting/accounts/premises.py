"""Premises: the hours for which spaces were booked, free of charge or not, and what was refused."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from fractions import Fraction
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.booking.book import Book
from rocb.booking.bookings import OCCUPYING, Booking
from rocb.booking.premises import Premises
from rocb.booking.utilisation import utilisation
from rocb.booking.verdicts import Verdict
from rocb.checks import require
from rocb.money import Money, totals
from rocb.office import clocks
from rocb.periods import Slot
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure

_SECOND: Final = timedelta(seconds=1)


@frozen
class HourFigures:
    """For how long spaces were booked, by how many bookings; not known where no space is known.

    What was booked is `free` of charge or `charged`; of the rest (`unpriced`) nobody said either.
    """

    bookings: Figure
    booked: Figure
    free: Figure
    charged: Figure
    unpriced: Figure


@frozen
class SpaceHours:
    """For how long a space was booked and `open`, and the share of that which was `used`.

    `months` are the booked hours of each month of the period, such as ("2021-03", ...).
    """

    space: str
    hours: HourFigures
    open: Figure
    used: Figure
    months: tuple[tuple[str, Figure], ...]


@frozen
class TenantHours:
    """For how long an organisation (`None` where unknown) booked, and what it was charged.

    `charges` are the sums of the quotes, one a currency.
    """

    organisation: str | None
    hours: HourFigures
    charges: tuple[Figure, ...]


@frozen
class PremisesAccount:
    """How the premises were used in a period, by space and by organisation, and what was refused.

    Hours are counted as `utilisation` does: a space with parts by the mean of its parts, a pool by
    the share of its places. `all` and the `tenants` count each undivided space for itself, so the
    tenants add up to all, while spaces and their parts show the same hours more than once. What
    nobody stated the opening hours of has an unknown share. Where no space is known, no figure is.
    """

    spaces: tuple[SpaceHours, ...]
    tenants: tuple[TenantHours, ...]
    all: HourFigures
    open: Figure
    used: Figure
    charges: tuple[Figure, ...]
    refused: Figure
    refusals: tuple[Verdict, ...]


def premises_account(basis: Basis) -> PremisesAccount:
    """Return how the premises were used in a period.

    A booking belongs to the day on which it starts. Raises what `utilisation` raises.
    """
    require("basis", Basis, basis)
    premises = basis.office.premises
    if premises is None or not premises.spaces:
        return _NOWHERE
    bookings = tuple(
        it
        for it in basis.year.rooms.bookings
        if it.status in OCCUPYING and _starts_within(basis, it.slot)
    )
    book = Book()
    if bookings:
        book.add(bookings, by=basis.office.id, at=bookings[0].slot.start)

    where = clocks(basis.office)

    def rows(*by: str) -> list[dict[str, Any]]:
        return utilisation(premises, book, basis.days, where=where, by=by)

    (total,) = rows()
    refused = (
        verdict
        for decision in basis.year.rooms.decisions
        for verdict in decision.refused
        if _starts_within(basis, verdict.booking.slot)
    )
    refusals = tuple(sorted(refused, key=lambda it: (it.booking.slot.begins, it.booking.id)))
    spaces = tuple(it.id for it in premises.spaces)
    sampled = {it.id for it in premises.spaces if it.source.sample}
    return PremisesAccount(
        spaces=_spaces(premises, rows("space"), rows("space", "month"), bookings, where),
        tenants=_tenants(rows("organisation"), bookings),
        all=_hours(total, bookings),
        open=Figure(_length(total["open_hours"]), "spaces", spaces, bool(sampled)),
        used=_used(total, bookings),
        charges=_charges(bookings),
        refused=Figure(
            len(refusals),
            "room_requests",
            tuple(dict.fromkeys(it.booking.request.id for it in refusals)),
            any(it.booking.request.source.sample for it in refusals),
        ),
        refusals=refusals,
    )


_UNKNOWN: Final = Figure(None, "bookings", ())
_NOWHERE: Final = PremisesAccount(
    spaces=(),
    tenants=(),
    all=HourFigures(*[_UNKNOWN] * 5),
    open=Figure(None, "spaces", ()),
    used=_UNKNOWN,
    charges=(),
    refused=Figure(None, "room_requests", ()),
    refusals=(),
)


def _starts_within(basis: Basis, slot: Slot) -> bool:
    return slot.start.astimezone(clocks(basis.office)).date() in basis.days


def _spaces(
    premises: Premises,
    rows: Iterable[Mapping[str, Any]],
    by_month: Iterable[Mapping[str, Any]],
    bookings: tuple[Booking, ...],
    where: ZoneInfo,
) -> tuple[SpaceHours, ...]:
    taking: dict[str, list[Booking]] = {}
    for it in bookings:
        for claim in it.claims:
            taking.setdefault(claim.space, []).append(it)
    held = {
        space.id: tuple(
            {it.id: it for unit in premises.units(space.id) for it in taking.get(unit, ())}.values()
        )
        for space in premises.spaces
    }
    months: dict[str, list[tuple[str, Figure]]] = {it.id: [] for it in premises.spaces}
    for row in by_month:
        within = (it for it in held[row["space"]] if _month(it.slot, where) == row["month"])
        figure = _figure(_length(row["booked_hours"]), within)
        months[row["space"]].append((row["month"], figure))
    return tuple(
        SpaceHours(
            space=row["space"],
            hours=_hours(row, held[row["space"]]),
            open=Figure(
                _length(row["open_hours"]),
                "spaces",
                (row["space"],),
                premises.by_id[row["space"]].source.sample,
            ),
            used=_used(row, held[row["space"]]),
            months=tuple(months[row["space"]]),
        )
        for row in rows
    )


def _month(slot: Slot, where: ZoneInfo) -> str:
    return f"{slot.start.astimezone(where):%Y-%m}"


def _tenants(
    rows: Iterable[Mapping[str, Any]], bookings: tuple[Booking, ...]
) -> tuple[TenantHours, ...]:
    held: dict[str | None, list[Booking]] = {}
    for it in bookings:
        organisation = it.request.organisation
        held.setdefault(organisation.id if organisation else None, []).append(it)
    return tuple(
        TenantHours(
            row["organisation"],
            _hours(row, held[row["organisation"]]),
            _charges(held[row["organisation"]]),
        )
        for row in rows
    )


def _hours(row: Mapping[str, Any], bookings: Iterable[Booking]) -> HourFigures:
    held = tuple(bookings)
    quoted = [(it, it.quote) for it in held if it.quote is not None]
    unpriced = row["booked_hours"] - row["free_hours"] - row["charged_hours"]
    return HourFigures(
        bookings=_figure(row["bookings"], held),
        booked=_figure(_length(row["booked_hours"]), held),
        free=_figure(_length(row["free_hours"]), (it for it, quote in quoted if quote.free)),
        charged=_figure(
            _length(row["charged_hours"]), (it for it, quote in quoted if quote.charged)
        ),
        unpriced=_figure(_length(unpriced), (it for it in held if it.quote is None)),
    )


def _used(row: Mapping[str, Any], bookings: Iterable[Booking]) -> Figure:
    booked, opened = _length(row["booked_hours"]), _length(row["open_hours"])
    share = (
        Fraction(booked // _SECOND, opened // _SECOND) if booked is not None and opened else None
    )
    return _figure(share, bookings)


def _charges(bookings: Iterable[Booking]) -> tuple[Figure, ...]:
    by_currency: dict[str, list[tuple[Booking, Money]]] = {}
    for it in bookings:
        for amount in it.quote.totals if it.quote else ():
            by_currency.setdefault(amount.currency, []).append((it, amount))
    return tuple(
        _figure(totals(amount for _, amount in held)[0], (it for it, _ in held))
        for _, held in sorted(by_currency.items())
    )


def _figure(
    value: int | Fraction | Money | timedelta | None, bookings: Iterable[Booking]
) -> Figure:
    held = tuple(bookings)
    sampled = any(it.request.source.sample for it in held)
    return Figure(value, "bookings", tuple(it.id for it in held), sampled)


def _length(hours: float | None) -> timedelta | None:
    """Return hours as a length of time, to the second."""
    return None if hours is None else timedelta(seconds=round(hours * 3600))
