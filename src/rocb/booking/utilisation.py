"""Utilisation: how long spaces were open, booked, free of charge and charged, as plain rows."""

from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from itertools import product
from typing import Any, Final
from zoneinfo import ZoneInfo

from attrs import frozen

from rocb.booking.book import Book
from rocb.booking.bookings import OCCUPYING, Booking, BookingStatus
from rocb.booking.openings import open_days
from rocb.booking.premises import Premises, Space, closures_of, known_hours
from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.periods import DAYS_AT_MOST, Days, Slot, moment

GROUPINGS: Final = ("space", "month", "organisation", "purpose")
_YEARS_AT_MOST: Final = 10
_HOUR: Final = 3_600_000_000


@frozen
class _Share:
    """Part of a booking: of one undivided space, in one month, in hours of all of the space."""

    unit: str
    month: str
    booking: Booking
    hours: float


def utilisation(
    premises: Premises,
    book: Book,
    days: Days,
    *,
    where: ZoneInfo,
    by: tuple[str, ...] = ("space",),
) -> list[dict[str, Any]]:
    """Return how the premises were used, one row for each group, the groups in order.

    `by` names what to group by: `space`, `month`, `organisation`, `purpose`. Each row has these
    and, in hours: `open_hours` (`None` where nobody stated them), `booked_hours`, of which
    `free_hours` and `charged_hours` (the rest has no quote), and `no_show_hours`; `bookings` and
    `no_shows` count. `used` is booked by open. A pool counts by the share of its places, a space
    with parts by the mean of its parts, so that without `space` nothing counts twice. Hours open
    are those of the spaces and the month of the row, whatever the organisation and the purpose.

    Raises `InvalidValue`.
    """
    require("premises", Premises, premises)
    require("book", Book, book)
    require("days", Days, days)
    require("where", ZoneInfo, where)
    _require_groupings(by)
    if len(days) > _YEARS_AT_MOST * DAYS_AT_MOST:
        raise InvalidValue(Fault("days", len(days), f"at most {_YEARS_AT_MOST} years"))
    if not 1 < days.first.year <= days.last.year < 9998:
        raise InvalidValue(Fault("days", days.last.isoformat(), "within the years 2 to 9997"))
    months = list(_months(days, where))
    shares = [share for booking in book.all for share in _shares(booking, months)]
    opened = {
        (space.id, name): _open_hours(premises, space, month, where)
        for space in premises.spaces
        for name, month in months
    }
    rows = []
    for group in _groups(premises, months, shares, by):
        units = _units(premises, group.get("space"))
        spaces = [group["space"]] if "space" in group else units
        names = [name for name, _ in months if group.get("month", name) == name]
        hours = [opened[space, name] for space in spaces for name in names]
        known = [it for it in hours if it is not None]
        among = [it for it in shares if it.unit in units and _matches(it, group)]
        parts = len(units) if "space" in group else 1
        rows.append(
            group | _figures(among, sum(known) if len(known) == len(hours) else None, parts)
        )
    return rows


def _figures(shares: Sequence[_Share], opened: float | None, parts: int) -> dict[str, Any]:
    """Return the figures of a row; the hours of a space with parts are their mean."""
    held = [it for it in shares if it.booking.status in OCCUPYING]
    missed = [it for it in shares if it.booking.status is BookingStatus.NO_SHOW]
    booked = sum(it.hours for it in held) / parts
    return {
        "open_hours": opened,
        "booked_hours": booked,
        "free_hours": sum(it.hours * _free(it.booking) for it in held) / parts,
        "charged_hours": sum(it.hours * _charged(it.booking) for it in held) / parts,
        "no_show_hours": sum(it.hours for it in missed) / parts,
        "bookings": len({it.booking.id for it in held}),
        "no_shows": len({it.booking.id for it in missed}),
        "used": booked / opened if opened else None,
    }


def _groups(
    premises: Premises,
    months: Sequence[tuple[str, Slot]],
    shares: Sequence[_Share],
    by: tuple[str, ...],
) -> Iterator[dict[str, Any]]:
    """Yield the groups: every space and month, every organisation and purpose that occurs."""
    values: dict[str, list[Any]] = {
        "space": [space.id for space in premises.spaces],
        "month": [name for name, _ in months],
    }
    if not {"organisation", "purpose"} & set(by):
        yield from (
            dict(zip(by, group, strict=True)) for group in product(*(values[k] for k in by))
        )
        return
    found = set()
    for share in shares:
        spaces = [it.id for it in premises.spaces if share.unit in premises.units(it.id)]
        for space in spaces if "space" in by else spaces[:1]:
            found.add(tuple(space if key == "space" else _key(share, key) for key in by))
    for group in sorted(found, key=lambda it: tuple((part is None, part or "") for part in it)):
        yield dict(zip(by, group, strict=True))


def _key(share: _Share, grouping: str) -> str | None:
    request = share.booking.request
    if grouping == "month":
        return share.month
    if grouping == "organisation":
        return request.organisation.id if request.organisation is not None else None
    return request.purpose.value if request.purpose is not None else None


def _matches(share: _Share, group: dict[str, Any]) -> bool:
    return all(key == "space" or _key(share, key) == value for key, value in group.items())


def _units(premises: Premises, space: str | None) -> tuple[str, ...]:
    if space is not None:
        return premises.units(space)
    return tuple(space.id for space in premises.spaces if not space.parts)


def _shares(booking: Booking, months: Sequence[tuple[str, Slot]]) -> Iterator[_Share]:
    for name, month in months:
        begins, ends = max(booking.slot.begins, month.begins), min(booking.slot.ends, month.ends)
        if begins < ends:
            for claim in booking.claims:
                part = 1.0
                if claim.places is not None and claim.limit:
                    part = claim.places / claim.limit
                yield _Share(claim.space, name, booking, (ends - begins) / _HOUR * part)


def _free(booking: Booking) -> float:
    return booking.quote.free / booking.slot.length if booking.quote is not None else 0.0


def _charged(booking: Booking) -> float:
    return booking.quote.charged / booking.slot.length if booking.quote is not None else 0.0


def _open_hours(premises: Premises, space: Space, month: Slot, where: ZoneInfo) -> float | None:
    hours = known_hours(premises, space)
    if hours is None:
        return None
    spans = open_days(hours, closures_of(premises, space), month.begins, month.ends, where)
    return sum(ends - begins for begins, ends in spans) / _HOUR


def _months(days: Days, where: ZoneInfo) -> Iterator[tuple[str, Slot]]:
    first = days.first
    while first <= days.last:
        after = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
        after = min(after, days.last + timedelta(days=1))
        yield f"{first:%Y-%m}", Slot(moment(first, time(), where), moment(after, time(), where))
        first = after


def _require_groupings(by: tuple[str, ...]) -> None:
    if type(by) is not tuple or any(it not in GROUPINGS for it in by) or len(set(by)) < len(by):
        raise InvalidValue(Fault("by", by, f"a tuple of any of {', '.join(GROUPINGS)}"))
