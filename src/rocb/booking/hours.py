"""When premises are open: weekly hours, the hours of single dates, and closures."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

from attrs import field, frozen

from rocb.checks import between, checked, distinct
from rocb.errors import Fault, InvalidValue
from rocb.periods import (
    DAYS_AT_MOST,
    MICROSECOND,
    Days,
    Slot,
    at_instant,
    is_skipped,
    steady_offset,
    wall_instant,
)
from rocb.references import refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText

_DAY: Final = timedelta(days=1)
_DAY_LONG: Final = _DAY // MICROSECOND


def _since_midnight(clock: time) -> int:
    return (
        timedelta(
            hours=clock.hour,
            minutes=clock.minute,
            seconds=clock.second,
            microseconds=clock.microsecond,
        )
        // MICROSECOND
    )


def _check_order(opens: time, closes: time, *, overnight: bool) -> None:
    if overnight and closes > opens:
        raise InvalidValue(Fault("closes", closes.isoformat(), f"{opens} or earlier, overnight"))
    if not overnight and closes <= opens:
        expected = f"later than {opens}, as it is not overnight"
        raise InvalidValue(Fault("closes", closes.isoformat(), expected))


@frozen(field_transformer=checked)
class OpeningHours:
    """The premises are open from `opens` to `closes` on a weekday (1 is Monday, 7 is Sunday).

    Where they close on the following day, at the same time or earlier, `overnight` says so.
    """

    weekday: int = field(validator=between(1, 7))
    opens: time
    closes: time
    overnight: bool = False

    def __attrs_post_init__(self) -> None:
        _check_order(self.opens, self.closes, overnight=self.overnight)


@frozen(field_transformer=checked)
class DatedHours:
    """The hours of one date; they stand in place of the weekly ones, several for several spans."""

    day: date
    opens: time
    closes: time
    overnight: bool = False

    def __attrs_post_init__(self) -> None:
        _check_order(self.opens, self.closes, overnight=self.overnight)


@frozen(field_transformer=checked)
class Hours:
    """The weekly opening hours, those of single dates, and who says so."""

    weekly: tuple[OpeningHours, ...]
    source: Source
    dated: tuple[DatedHours, ...] = ()

    @cached_property
    def _by_weekday(self) -> tuple[tuple[OpeningHours, ...], ...]:
        ordered = sorted(self.weekly, key=lambda it: it.opens)
        return tuple(
            tuple(it for it in ordered if it.weekday == weekday) for weekday in range(1, 8)
        )

    @cached_property
    def plain_spans(self) -> tuple[tuple[tuple[int, int], ...], ...]:
        """The hours of each weekday that end within the day, in microseconds since midnight."""
        return tuple(
            tuple(
                (_since_midnight(it.opens), _since_midnight(it.closes))
                for it in spans
                if not it.overnight
            )
            for spans in self._by_weekday
        )

    @cached_property
    def by_date(self) -> dict[date, tuple[DatedHours, ...]]:
        """The hours of single dates, in order."""
        found: dict[date, tuple[DatedHours, ...]] = {}
        for it in sorted(self.dated, key=lambda it: it.opens):
            found[it.day] = (*found.get(it.day, ()), it)
        return found

    @cached_property
    def overnight(self) -> bool:
        """Whether the premises ever stay open over midnight."""
        return any(it.overnight for it in self.weekly) or any(it.overnight for it in self.dated)

    def of(self, day: date) -> tuple[OpeningHours, ...] | tuple[DatedHours, ...]:
        """Return the hours that begin on a day, in order."""
        if self.dated and day in self.by_date:
            return self.by_date[day]
        return self._by_weekday[day.weekday()]


@frozen(field_transformer=checked)
class Closure:
    """Days on which nothing is open, from midnight to midnight: a holiday, repairs, an event.

    `spaces` are the ids of those that are closed; none named stands for all. A `yearly` closure
    comes again on the same days of every later year.
    """

    days: Days
    name: LocalizedText
    source: Source
    spaces: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("spaces"))
    yearly: bool = False

    def __attrs_post_init__(self) -> None:
        if len(self.days) > DAYS_AT_MOST:
            raise InvalidValue(Fault("days", len(self.days), f"at most {DAYS_AT_MOST} days long"))

    @cached_property
    def _dates(self) -> frozenset[tuple[int, int]]:
        return frozenset((day.month, day.day) for day in self.days)

    def covers(self, day: date) -> bool:
        """Return whether the day is one of those of the closure."""
        if not self.yearly:
            return day in self.days
        return day >= self.days.first and (day.month, day.day) in self._dates


def spans_of(hours: Hours, day: date, where: ZoneInfo) -> list[tuple[int, int]]:
    """Return the spans between two instants that begin on `day`, by their opening.

    Times that the clocks skip are moved forward by the gap; hours of which nothing is left, or
    which lie in the gap altogether, do not take place.
    """
    found = []
    for span in hours.of(day):
        opens = datetime.combine(day, span.opens)
        closes = datetime.combine(day + _DAY if span.overnight else day, span.closes)
        begins, ends = wall_instant(opens, where), wall_instant(closes, where)
        if begins < ends and not (is_skipped(opens, where) and is_skipped(closes, where)):
            found.append((begins, ends))
    return found


def is_open(hours: Hours, slot: Slot, where: ZoneInfo) -> bool:
    """Return whether the hours hold all of a slot; spans that touch are one."""
    return _is_plainly_open(hours, slot, where) or _is_open_throughout(hours, slot, where)


def _is_plainly_open(hours: Hours, slot: Slot, where: ZoneInfo) -> bool:
    """Return whether one span of a day holds a slot, with no change of the clocks near it.

    It only finds most of what `_is_open_throughout` finds, but does so several times faster.
    """
    start = slot.start.astimezone(where)
    offset = steady_offset(start.toordinal(), where)
    if offset is None or (hours.dated and start.date() in hours.by_date):
        return False
    begins = (slot.begins + offset) % _DAY_LONG
    ends = begins + slot.ends - slot.begins
    spans = hours.plain_spans[start.weekday()]
    for opens, closes in spans:  # noqa: SIM110 - twice as fast as any()
        if opens <= begins and ends <= closes:
            return True
    return False


def _is_open_throughout(hours: Hours, slot: Slot, where: ZoneInfo) -> bool:
    whole = slot.begins, slot.ends
    return next(open_spans(hours, *whole, where), None) == whole


def open_spans(hours: Hours, begins: int, ends: int, where: ZoneInfo) -> Iterator[tuple[int, int]]:
    """Yield the spans within two instants in which the hours hold, touching ones joined.

    Where the clocks change at midnight, hours may reach into the day after the next, and those of
    one day come after those of another.
    """
    day = at_instant(begins, where).date() - 2 * _DAY
    last = at_instant(ends, where).date() + _DAY
    spans: list[tuple[int, int]] = []
    while day <= last:
        spans += spans_of(hours, day, where)
        day += _DAY
    held: tuple[int, int] | None = None
    for opens, closes in sorted(spans):
        first, after = max(opens, begins), min(closes, ends)
        if first >= after:
            continue
        if held is None or first > held[1]:
            if held is not None:
                yield held
            held = (first, after)
        else:
            held = (held[0], max(held[1], after))
    if held is not None:
        yield held
