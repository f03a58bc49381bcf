"""Edits of bookings: one of a series, that and those that follow, or all that are to come."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from attrs import evolve, field, frozen

from rocb.booking.book import Book
from rocb.booking.bookings import TRANSITIONS, Action, Booking
from rocb.booking.limits import LONGEST
from rocb.booking.recurrence import counted
from rocb.booking.requests import Request, Use
from rocb.booking.series import Moved, Series
from rocb.checks import checked, require, rule
from rocb.errors import Fault, InvalidValue
from rocb.periods import DAYS_AT_MOST, MICROSECOND, Slot, instant, slot_between, wall_slot

_HOUR: Final = timedelta(hours=1)
_STEM_AT_MOST: Final = 90


class Scope(Enum):
    """Which bookings of a request an edit concerns; never one that has begun."""

    THIS = "this"
    FOLLOWING = "following"
    ALL = "all"


@frozen(field_transformer=checked)
class Edit:
    """A change of the booking with the id `booking`, and of others of its request by `scope`.

    `shift` moves them by the wall clock; `length` and `uses`, where given, replace what they have.
    """

    booking: str
    scope: Scope
    shift: timedelta = field(
        default=timedelta(),
        validator=rule(
            lambda shift: abs(shift) <= LONGEST and not shift.microseconds,
            "a length of time in whole seconds, of at most 100 years",
        ),
    )
    length: timedelta | None = field(
        default=None,
        validator=rule(
            lambda length: timedelta() < length <= timedelta(days=DAYS_AT_MOST),
            f"a length of time above zero, of at most {DAYS_AT_MOST} days",
        ),
    )
    uses: tuple[Use, ...] | None = None

    def __attrs_post_init__(self) -> None:
        faults = [
            Fault(f"uses[{number}].space", None, "a space: an edit leaves none open")
            for number, use in enumerate(self.uses or ())
            if use.space is None
        ]
        if self.uses == ():
            faults.append(Fault("uses", self.uses, "one space or more, or null"))
        if not self.shift and self.length is None and self.uses is None:
            expected = "a time to move by; without it, a length or uses are needed"
            faults.append(Fault("shift", "0:00:00", expected))
        if faults:
            raise InvalidValue(*faults)


def in_scope(book: Book, booking: str, scope: Scope, now: datetime) -> tuple[Booking, ...]:
    """Return the bookings that a change by this scope concerns, in order of time.

    Those that have begun by `now`, and those that were given up, are left out. Raises
    `UnknownRecord` where there is no such booking.
    """
    require("book", Book, book)
    require("scope", Scope, scope)
    require("now", datetime, now)
    named = book.find(booking)
    found: Sequence[Booking] = (named,)
    if scope is not Scope.THIS:
        found = book.of_request(named.request.id)
    if scope is Scope.FOLLOWING:
        found = [it for it in found if it.slot.begins >= named.slot.begins]
    movable, lapsed = TRANSITIONS[Action.MOVE], book.lapsed(now)
    due = instant(now)
    return tuple(
        it for it in found if it.status in movable and it.slot.begins > due and it.id not in lapsed
    )


def edited_bookings(book: Book, edit: Edit, now: datetime) -> list[tuple[Booking, Booking]]:
    """Return each booking that an edit concerns, beside what it would become, by its new time.

    Claims and quotes are those from before. Bookings that leave the others of their request behind
    get a request of their own: a series where the rule still tells them, single slots otherwise.
    """
    before = in_scope(book, edit.booking, edit.scope, now)
    after = [_changed(booking, edit) for booking in before]
    if before and edit.scope is not Scope.THIS:
        request = _request_of(book, before, after, edit)
        after = [
            evolve(
                new,
                request=request,
                original=_slot(old.original, edit.shift, old.slot.length).start
                if isinstance(request.when, Series)
                else new.slot.start,
            )
            for old, new in zip(before, after, strict=True)
        ]
    pairs = zip(before, after, strict=True)
    return sorted(pairs, key=lambda pair: pair[1].slot.begins)


def _changed(booking: Booking, edit: Edit) -> Booking:
    slot = _slot(booking.slot.start, edit.shift, edit.length or booking.slot.length)
    return evolve(booking, slot=slot, uses=edit.uses or booking.uses)


def _slot(start: datetime, shift: timedelta, length: timedelta) -> Slot:
    """Return a slot of this length whose start is another by the wall clock."""
    where = start.tzinfo
    try:
        if shift and isinstance(where, ZoneInfo):
            return wall_slot(start.replace(tzinfo=None, fold=0) + shift, length, where)
        begins = instant(start) + shift // MICROSECOND
        return slot_between(begins, begins + length // MICROSECOND, where)
    except OverflowError as error:
        expected = f"a shift of {start.isoformat()} within the calendar"
        raise InvalidValue(Fault("shift", str(shift), expected)) from error


def _request_of(
    book: Book, before: Sequence[Booking], after: Sequence[Booking], edit: Edit
) -> Request:
    request = before[0].request
    id_ = request.id
    if len(before) < len(book.of_request(id_)):
        stem, number = re.sub(r"\.[0-9]+$", "", id_)[:_STEM_AT_MOST], 2
        while book.of_request(f"{stem}.{number}"):
            number += 1
        id_ = f"{stem}.{number}"
    when = _series_of(before, after, edit) or tuple(it.slot for it in after)
    try:
        return evolve(request, id=id_, when=when, uses=edit.uses or request.uses)
    except InvalidValue:  # the slots would overlap each other, and will be refused for it
        return request


def _series_of(before: Sequence[Booking], after: Sequence[Booking], edit: Edit) -> Series | None:
    """Return the rest of a series after an edit, or `None` where its rule no longer tells it."""
    series = before[0].request.when
    if not isinstance(series, Series):
        return None
    given = [it.original for it in Series(series.first, series.rule).occurrences]
    originals = sorted((it.original for it in before), key=instant)
    if originals[0] not in given:
        return None
    left = given[given.index(originals[0]) :]
    length = edit.length or series.first.length
    given_now = {it: _slot(it, edit.shift, length) for it in (*left, *originals)}
    try:
        made = Series(
            first=given_now[originals[0]],
            rule=counted(series.rule, len(left)),
            added=tuple(given_now[it].start for it in originals if it not in left),
            removed=tuple(given_now[it].start for it in left if it not in originals),
            moved=tuple(
                Moved(given_now[old.original].start, new.slot)
                for old, new in zip(before, after, strict=True)
                if new.slot != given_now[old.original]
            ),
        )
    except InvalidValue:
        return None
    wanted = sorted(it.slot.begins for it in after)
    return made if [it.slot.begins for it in made.occurrences] == wanted else None
