"""Filled Books: premises and bookings for the measurements, always the same for the same seed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from attrs import frozen

from benchmarks.peers import EPOCH, MICROSECOND, Moments, Span
from rocb import (
    Book,
    Booking,
    Claim,
    Hours,
    LocalizedText,
    OpeningHours,
    Premises,
    Request,
    Slot,
    Source,
    Space,
    SpaceKind,
    Use,
    claims_of,
)

BAKU: Final = ZoneInfo("Asia/Baku")
BERLIN: Final = ZoneInfo("Europe/Berlin")
HOUR: Final = 3_600_000_000
MINUTE: Final = HOUR // 60
QUARTER: Final = HOUR // 4
SINCE: Final = (datetime(2020, 1, 1, tzinfo=UTC) - EPOCH) // MICROSECOND
NOW: Final = datetime(2020, 1, 1, tzinfo=BAKU)
SOURCE: Final = Source("a measurement", sample=True)
TEXT: Final = LocalizedText("Training", "Обучение")

_BATCH: Final = 10_000


def moments_of(span: Span, where: ZoneInfo = BAKU) -> Moments:
    """Return the two instants of a span as aware datetimes."""
    begins, ends = span
    zoned = [(EPOCH + it * MICROSECOND).astimezone(where) for it in (begins, ends)]
    return zoned[0], zoned[1]


def slot_of(span: Span, where: ZoneInfo = BAKU) -> Slot:
    """Return a span as a slot."""
    return Slot(*moments_of(span, where))


def premises_of(*ids: str, places: int | None = None) -> Premises:
    """Return premises with these rooms, or pools of so many places, open every day from 9 to 18."""
    spaces = (
        Space(id_, TEXT, SpaceKind.CLASSROOM, places or 30, SOURCE, pooled=places is not None)
        for id_ in ids
    )
    weekly = (OpeningHours(weekday, time(9), time(18)) for weekday in range(1, 8))
    return Premises(tuple(spaces), Hours(tuple(weekly), SOURCE))


@frozen
class Kind:
    """What bookings have in common: one request, and what it takes of one space."""

    request: Request
    claims: tuple[Claim, ...]

    @property
    def claim(self) -> Claim:
        """The one claim."""
        return self.claims[0]

    def booking(self, number: int, slot: Slot) -> Booking:
        """Return a booking of this kind."""
        uses = self.request.uses
        return Booking(f"booking-{number}", slot, self.request, uses, self.claims, None, slot.start)


def kind_of(premises: Premises, space: str, places: int | None = None) -> Kind:
    """Return what bookings of a space have in common, or of some places of a pool."""
    uses = (Use(space, places=places),)
    request = Request("request", uses, (slot_of((SINCE, SINCE + HOUR)),), TEXT, SOURCE)
    return Kind(request, claims_of(premises, uses))


def filled(bookings: Iterable[Booking]) -> Book:
    """Return a Book with these bookings, added in large batches."""
    book, left = Book(), iter(bookings)
    while batch := list(islice(left, _BATCH)):
        book.add(batch, by="a measurement", at=NOW)
    return book


def spans_in_a_room(number: int, seed: int = 1) -> list[Span]:
    """Return as many spans that do not overlap, one in every other hour, in no order of time."""
    chance = Random(seed)  # noqa: S311
    spans = []
    for hour in chance.sample(range(number), number):
        begins = SINCE + 2 * hour * HOUR + chance.randrange(20) * MINUTE
        spans.append((begins, begins + chance.randrange(20, 41) * MINUTE))
    return spans


def windows_in_a_room(number: int, of: int, seed: int = 2) -> list[Span]:
    """Return windows of half an hour over all of the room, about half of them taken."""
    chance = Random(seed)  # noqa: S311
    begins = (SINCE + chance.randrange(2 * of) * HOUR + _late(chance) for _ in range(number))
    return [(it, it + HOUR // 2) for it in begins]


def free_in_a_room(number: int, of: int, seed: int = 3) -> list[Span]:
    """Return windows of half an hour that are free and do not overlap, in no order of time."""
    chance = Random(seed)  # noqa: S311
    hours = chance.sample(range(of), number)
    begins = (SINCE + (2 * hour + 1) * HOUR + _late(chance) for hour in hours)
    return [(it, it + HOUR // 2) for it in begins]


def _late(chance: Random) -> int:
    return chance.randrange(31) * MINUTE


def spans_in_a_pool(number: int, places: int, seed: int = 4) -> list[tuple[int, int, int]]:
    """Return as many spans with numbers of places, which a pool of so many places just holds.

    Each is 1 to 8 hours long and takes 1 to 4 places; about three quarters of all places are taken.
    """
    chance = Random(seed)  # noqa: S311
    quarters = number * 60 // places + 32
    levels = [0] * (quarters + 32)
    found: list[tuple[int, int, int]] = []
    while len(found) < number:
        first, wanted = chance.randrange(quarters), chance.randrange(1, 5)
        after = first + chance.randrange(4, 33)
        if max(levels[first:after]) + wanted <= places:
            levels[first:after] = [level + wanted for level in levels[first:after]]
            found.append((SINCE + first * QUARTER, SINCE + after * QUARTER, wanted))
    return found


def windows_in_a_pool(number: int, of: int, places: int, seed: int = 5) -> list[Span]:
    """Return windows of 1 to 8 hours over all of the pool."""
    chance = Random(seed)  # noqa: S311
    hours = of * 15 // places
    begins = [SINCE + chance.randrange(hours * 60) * MINUTE for _ in range(number)]
    return [(it, it + chance.randrange(1, 9) * HOUR) for it in begins]


def full_days(days: int, number: int, begins: int, seed: int) -> Iterator[Span]:
    """Yield so many spans, in order, that leave no gap of two hours from 9 to 18 on any day.

    The first day is the one on which `begins` is midnight. Times are whole quarters of an hour.
    """
    chance = Random(seed)  # noqa: S311
    for day in range(days):
        held = number * (day + 1) // days - number * day // days
        gaps = [chance.randrange(28 // (held + 1)) for _ in range(held + 1)]
        cuts = sorted(chance.sample(range(1, 36 - sum(gaps)), held - 1))
        lengths = [
            after - it for it, after in zip([0, *cuts], [*cuts, 36 - sum(gaps)], strict=True)
        ]
        at = begins + (24 * day + 9) * HOUR
        for gap, length in zip(gaps, lengths, strict=False):
            yield at + gap * QUARTER, at + (gap + length) * QUARTER
            at += (gap + length) * QUARTER


def opened(days: int, begins: int) -> list[Span]:
    """Return from when to when the premises are open on each of these days."""
    day = timedelta(days=1) // MICROSECOND
    return [(begins + it * day + 9 * HOUR, begins + it * day + 18 * HOUR) for it in range(days)]
