"""Series: slots that return by a recurrence rule (RFC 5545, 3.3.10), with exceptions."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice, repeat, takewhile
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from attrs import field, frozen

from rocb.booking.recurrence import (
    OCCURRENCES_AT_MOST,
    YEARS_AT_MOST,
    Rule,
    last_year,
    read_rule,
    wall_starts,
)
from rocb.checks import Validator, checked, matching, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import MICROSECOND, Slot, instant, slot_between, wall_slot


def _instants(moments: tuple[datetime, ...]) -> tuple[int, ...]:
    return tuple(map(instant, moments))


def _as_clocks_show(slot: Slot) -> tuple[object, ...]:
    return _zone(slot), slot.start.replace(tzinfo=None), slot.begins, slot.ends


_recurrence: Final[Validator] = matching(
    "[A-Za-z0-9=;,+-]{1,500}",
    "one recurrence rule, such as FREQ=WEEKLY;COUNT=10, of at most 500 characters",
)


@frozen(field_transformer=checked)
class Moved:
    """An occurrence that takes place in another slot; `original` is the start that it had."""

    original: datetime = field(eq=instant)
    slot: Slot


class Occurrence(NamedTuple):
    """One time of a series; `original` is the start that the rule or an addition gives."""

    original: datetime
    slot: Slot


@frozen(field_transformer=checked)
class Series:
    """Slots that begin when the clocks of the zone of `first.start` show what the rule gives.

    `rule` is a RECUR value (RFC 5545, 3.3.10) by days, weeks, months or years that ends, with
    either COUNT or UNTIL. Every slot is exactly as long as `first`, which has to be the first that
    the rule gives. `added` are starts beside the rule (RDATE), `removed` those that are left out
    (EXDATE), `moved` those that take place in another slot (RECURRENCE-ID); they are compared by
    instant. `occurrences` is what this comes to, in order of time. Raises `InvalidValue`.
    """

    first: Slot = field(eq=_as_clocks_show)
    rule: str = field(validator=_recurrence)
    added: tuple[datetime, ...] = field(default=(), eq=_instants)
    removed: tuple[datetime, ...] = field(default=(), eq=_instants)
    moved: tuple[Moved, ...] = ()
    occurrences: tuple[Occurrence, ...] = field(init=False, eq=False, repr=False)

    def __attrs_pre_init__(self, _first: object, _rule: object, *exceptions: object) -> None:
        """Refuse too many exceptions before each of them is looked at."""
        faults = [
            Fault(name, f"{len(given)} of them", f"at most {OCCURRENCES_AT_MOST:,}")
            for name, given in zip(("added", "removed", "moved"), exceptions, strict=True)
            if isinstance(given, tuple) and len(given) > OCCURRENCES_AT_MOST
        ]
        if faults:
            raise InvalidValue(*faults)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "occurrences", _expanded(self))


def occurrences(series: Series, at_most: int = OCCURRENCES_AT_MOST) -> tuple[Occurrence, ...]:
    """Return the occurrences of a series, in order of time.

    Raises `InvalidValue` where there are more than `at_most`.
    """
    require("series", Series, series)
    require("at_most", int, at_most)
    if len(series.occurrences) > at_most:
        expected = f"a series of at most {at_most:,} occurrences"
        raise InvalidValue(Fault("series", len(series.occurrences), expected))
    return series.occurrences


def _expanded(series: Series) -> tuple[Occurrence, ...]:
    """Return what a series comes to; the slots are found by the instant of their original start."""
    where, faults = _zone(series.first), []
    if where is None:
        expected = "in an IANA time zone or in UTC"
        faults.append(Fault("first.start", series.first.start.isoformat(), expected))
    try:
        rule = read_rule(series.rule)
    except InvalidValue as error:
        raise InvalidValue(*faults, *error.faults) from error
    if where is None:
        raise InvalidValue(*faults)
    slots = {slot.begins: slot for slot in _given(series, rule, where)}
    if not (series.added or series.removed or series.moved):
        return tuple([Occurrence(slot.start, slot) for slot in slots.values()])
    return _with_exceptions(series, slots, where)


def _with_exceptions(
    series: Series, slots: dict[int, Slot], where: ZoneInfo
) -> tuple[Occurrence, ...]:
    faults = _add(series, slots, where)
    removed: set[int] = set()
    for place, start in _placed("removed", series.removed):
        faults.extend(_exception_faults(place, start, slots, removed))
        removed.add(instant(start))
    moved: dict[int, Slot] = {}
    for place, move in _placed("moved", series.moved):
        faults.extend(_exception_faults(f"{place}.original", move.original, slots, removed, moved))
        moved[instant(move.original)] = move.slot
    if not faults and len(removed) == len(slots):
        faults.append(Fault("removed", len(removed), "fewer than there are occurrences"))
    if faults:
        raise InvalidValue(*faults)
    left = (
        Occurrence(slot.start, moved.get(begins, slot))
        for begins, slot in slots.items()
        if begins not in removed
    )
    return tuple(sorted(left, key=lambda it: (it.slot.begins, instant(it.original))))


def _add(series: Series, slots: dict[int, Slot], where: ZoneInfo) -> list[Fault]:
    """Put the slots of the additions beside those of the rule, and return what forbids it."""
    if len(slots) + len(series.added) > OCCURRENCES_AT_MOST:
        expected = f"few enough for {OCCURRENCES_AT_MOST:,} occurrences in all"
        return [Fault("added", len(series.added), expected)]
    faults = []
    for place, start in _placed("added", series.added):
        begins = instant(start)
        if begins in slots:
            faults.append(Fault(place, start.isoformat(), "new: the series has it already"))
        elif begins < series.first.begins:
            faults.append(Fault(place, start.isoformat(), "later than the first start"))
        elif start.year >= last_year(series.first.start):
            expected = f"before the year {last_year(series.first.start)}"
            faults.append(Fault(place, start.isoformat(), expected))
        else:
            ends = begins + series.first.length // MICROSECOND
            slots[begins] = slot_between(begins, ends, where)
    return faults


def _placed(name: str, values: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    return ((f"{name}[{index}]", value) for index, value in enumerate(values))


def _exception_faults(
    place: str, start: datetime, slots: dict[int, Slot], *taken: set[int] | dict[int, Slot]
) -> Iterator[Fault]:
    begins = instant(start)
    if begins not in slots:
        yield Fault(place, start.isoformat(), "a start of the series")
    elif any(begins in them for them in taken):
        yield Fault(place, start.isoformat(), "a start that was not removed or moved already")


def _zone(slot: Slot) -> ZoneInfo | None:
    """Return the zone that the start of a slot is in; `None` where it only has an offset."""
    where = slot.start.tzinfo
    if where is UTC:
        return ZoneInfo("UTC")
    return where if isinstance(where, ZoneInfo) else None


def _given(series: Series, rule: Rule, where: ZoneInfo) -> list[Slot]:
    """Return the slots that the rule gives, in order. Raises `InvalidValue`."""
    first = series.first
    wall = first.start.replace(tzinfo=None)
    slots = map(wall_slot, wall_starts(rule, wall), repeat(first.length), repeat(where))
    if rule.until is None:
        found = list(islice(slots, rule.count))
    else:
        until = instant(rule.until)
        found = list(islice(_up_to(until, slots), OCCURRENCES_AT_MOST + 1))
    faults = [
        Fault("rule", series.rule, expected) for expected in _ended_wrongly(rule, wall, found)
    ]
    if found and found[0].begins != first.begins:
        expected = f"what the rule gives first, {found[0].start.isoformat()}"
        faults.insert(0, Fault("first.start", first.start.isoformat(), expected))
    if faults:
        raise InvalidValue(*faults)
    return found


def _up_to(until: int, slots: Iterator[Slot]) -> Iterator[Slot]:
    return takewhile(lambda slot: slot.begins <= until, slots)


def _ended_wrongly(rule: Rule, first: datetime, found: list[Slot]) -> Iterator[str]:
    if not found:
        yield f"a rule that gives a start, before it ends and within {YEARS_AT_MOST} years"
    elif len(found) < (rule.count or 0):
        yield f"a rule that reaches its COUNT within {YEARS_AT_MOST} years"
    if len(found) > OCCURRENCES_AT_MOST:
        yield f"a rule that gives at most {OCCURRENCES_AT_MOST:,} starts"
    if rule.until is not None and rule.until.year >= first.year + YEARS_AT_MOST:
        yield f"a rule whose UNTIL is before the year {first.year + YEARS_AT_MOST}"
