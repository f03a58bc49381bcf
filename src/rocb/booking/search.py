"""Search: when, and where, a request could be met."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from attrs import evolve, frozen

from rocb.booking.book import Book
from rocb.booking.case import Case, case_of, choices, keys_of, require_now
from rocb.booking.claims import claims_of
from rocb.booking.gaps import ordinal
from rocb.booking.openings import open_days, openings, starts_within
from rocb.booking.premises import Premises, Space, closures_of, hours_of, known_hours, space_of
from rocb.booking.reasons import Reason
from rocb.booking.recurrence import may_begin, read_rule
from rocb.booking.requests import Request, Use
from rocb.booking.rules import all_of, reasons_against, verdicts_on
from rocb.booking.series import Series
from rocb.booking.spans import both
from rocb.booking.verdicts import Decision
from rocb.checks import require
from rocb.errors import Fault, InvalidValue
from rocb.periods import MICROSECOND, Slot, at_instant, slot_between, wall_slot

QUARTER_HOUR: Final = timedelta(minutes=15)
DAYS_SEARCHED: Final = 3660
"""How many days a window may have."""


@frozen
class Option:
    """Spaces and a time for a request, with the decision on it, ready to be applied.

    `spare` is how many people more the spaces would hold, as far as both numbers are known.
    """

    decision: Decision
    spaces: tuple[str, ...]
    slot: Slot
    spare: int | None

    @property
    def accepted(self) -> bool:
        """Whether every occurrence is accepted."""
        return not self.decision.refused

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """What speaks against it, over all occurrences."""
        return tuple(reason for it in self.decision.refused for reason in it.reasons)


def search(
    premises: Premises,
    book: Book,
    request: Request,
    window: Slot,
    *,
    where: ZoneInfo,
    now: datetime,
    step: timedelta = QUARTER_HOUR,
    at_most: int = 20,
) -> tuple[Option, ...]:
    """Return where and when within a window a request could be met, the best options first.

    Of the `when` of the request count the length of its first slot and, of a series, the rule: the
    first occurrence has to lie within the window, the others as the rule gives them. Slots begin a
    whole number of steps after midnight. The earliest come first, of those at one time the spaces
    with the fewest places to spare. Spaces for which there is no such time stand at the end, each
    with what speaks against it at the first time of the window.
    """
    _require_all(premises, book, request, window, where, now, step)
    require("at_most", int, at_most)
    if at_most < 0:
        raise InvalidValue(Fault("at_most", at_most, "0 or more"))
    found: list[Option] = []
    hopeless: list[Option] = []
    for case in _cases(premises, book, request, where, now, _any):
        accepted = list(islice(_accepted(premises, case, window, step), at_most))
        found += accepted
        if not accepted:
            hopeless += islice(_possible(premises, case, window, step), 1)
    found.sort(key=_rank)
    return (*found, *hopeless)[:at_most]


def first_free(
    premises: Premises,
    book: Book,
    request: Request,
    window: Slot,
    *,
    where: ZoneInfo,
    now: datetime,
    step: timedelta = QUARTER_HOUR,
) -> Option | None:
    """Return the earliest option that `search` would find, or `None` where there is none."""
    _require_all(premises, book, request, window, where, now, step)
    best: Option | None = None
    fits = _roomy(premises, book, request, window, where)
    if book.lapsed(now):
        fits = _any
    for case in _cases(premises, book, request, where, now, fits):
        option = next(_accepted(premises, case, window, step), None)
        if option is not None and (best is None or _rank(option) < _rank(best)):
            best = option
    return best


def free_slots(
    premises: Premises, book: Book, use: Use, window: Slot, *, where: ZoneInfo
) -> tuple[Slot, ...]:
    """Return when within a window a space is free for a use: open, and clear of bookings.

    A slot meets with no conflict, closure or closed door just where it lies within one of these.
    Raises `UnknownRecord` where there is no such space, `InvalidValue` where nobody stated its
    hours.
    """
    require("premises", Premises, premises)
    require("book", Book, book)
    require("use", Use, use)
    _require_window(window)
    require("where", ZoneInfo, where)
    if use.space is None:
        raise InvalidValue(Fault("use.space", None, "a space"))
    space = space_of(premises, use.space)
    hours = known_hours(premises, space)
    if hours is None:
        raise InvalidValue(Fault("premises.hours", None, "known, to say what is free"))
    begins, ends = window.begins, window.ends
    spans = open_days(hours, closures_of(premises, space), begins, ends, where)
    for claim in claims_of(premises, (use,)):
        spans = list(both(spans, book.free_spans(claim, begins, ends)))
    return tuple(slot_between(first, after, where) for first, after in spans)


def _cases(
    premises: Premises,
    book: Book,
    request: Request,
    where: ZoneInfo,
    now: datetime,
    fits: Callable[[Space], bool],
) -> Iterator[Case]:
    ignoring = book.lapsed(now)
    for uses in choices(premises, request.uses, fits):
        yield case_of(premises, book, request, uses, where=where, now=now, ignoring=ignoring)


def _any(_: Space) -> bool:
    return True


def _roomy(
    premises: Premises, book: Book, request: Request, window: Slot, where: ZoneInfo
) -> Callable[[Space], bool]:
    """Return a function that says whether a request may fit into a space, in no time."""
    slot = request.occurrences[0].slot
    length = slot.ends - slot.begins
    first, last = ordinal(window.begins, where), ordinal(window.ends - 1, where)
    longest = book.longest_gaps(premises, where, first, last)

    def fits(space: Space) -> bool:
        if not space.parts:
            return longest.get(space.id, length) >= length
        hours = hours_of(premises, space)
        return all(
            longest.get(unit, length) >= length
            for unit in premises.units(space.id)
            if hours_of(premises, premises.by_id[unit]) is hours
        )

    return fits


def _accepted(premises: Premises, case: Case, window: Slot, step: timedelta) -> Iterator[Option]:
    """Yield the accepted options of a case, in order of time."""
    if case.standing or not _right_length(case):
        return
    first = case.request.occurrences[0].slot
    length = first.ends - first.begins
    begins, ends = max(window.begins, case.earliest), window.ends
    if case.latest is not None:
        ends = min(ends, case.latest + length)
    if begins >= ends:
        return
    may, stride = _beginnings(case), step // MICROSECOND
    for opened, closed in openings(case, begins, ends):
        for start in filter(may, starts_within(case, opened, closed, length, stride)):
            if not reasons_against(case, slot_between(start, start + length, case.where), ()):
                option = _option(premises, case, start)
                if option is not None and option.accepted:
                    yield option


def _possible(premises: Premises, case: Case, window: Slot, step: timedelta) -> Iterator[Option]:
    """Yield the options of a case at all times of the window, accepted or not."""
    first = case.request.occurrences[0].slot
    length, stride = first.ends - first.begins, step // MICROSECOND
    starts = starts_within(case, window.begins, window.ends, length, stride)
    for start in filter(_beginnings(case), starts):
        option = _option(premises, case, start)
        if option is not None:
            yield option


def _right_length(case: Case) -> bool:
    """Return whether the first slot is neither too short nor too long, whenever it takes place."""
    length = case.request.occurrences[0].slot.length
    too_short = case.shortest is not None and length < case.shortest
    return not too_short and (case.longest is None or length <= case.longest)


def _beginnings(case: Case) -> Callable[[int], bool]:
    """Return a function that says whether the request may begin at an instant, by its rule."""
    series = case.request.when
    if not isinstance(series, Series):
        return lambda _: True
    rule, where = read_rule(series.rule), series.first.start.tzinfo
    known: dict[tuple[date, int], bool] = {}

    def may(start: int) -> bool:
        first = at_instant(start, where)
        day = first.date(), first.fold
        if day not in known:
            possible = may_begin(rule, first.date())
            known[day] = possible and _beginning(case.request, start, case.where) is not None
        return known[day]

    return may


def _rank(option: Option) -> tuple[int, bool, int]:
    return option.slot.begins, option.spare is None, option.spare or 0


def _option(premises: Premises, case: Case, start: int) -> Option | None:
    """Return the option to begin at an instant, or `None` where the rule gives no such start."""
    request = _beginning(case.request, start, case.where)
    if request is None:
        return None
    seen = case.book.versions(keys_of(case))
    case = evolve(case, request=request)
    verdicts = verdicts_on(all_of(case))
    decision = Decision(request, tuple(verdicts), case.now, seen)
    named = [(use, premises.by_id[use.space]) for use in case.uses if use.space is not None]
    spare = [
        space.capacity - use.headcount
        for use, space in named
        if space.capacity is not None and use.headcount is not None
    ]
    spaces = tuple(space.id for _, space in named)
    return Option(decision, spaces, verdicts[0].booking.slot, min(spare, default=None))


def _beginning(request: Request, start: int, where: ZoneInfo) -> Request | None:
    """Return the request with its first slot at an instant, and the others as they follow from it.

    `None` where the rule of a series does not give that start, or slots would run into each other.
    Several slots keep their distance by the wall clock.
    """
    first, *others = (it.slot for it in request.occurrences)
    try:
        if isinstance(request.when, Series):
            length = request.when.first.ends - request.when.first.begins
            moved = slot_between(start, start + length, request.when.first.start.tzinfo)
            return evolve(request, when=Series(moved, request.when.rule))
        moved = slot_between(start, start + first.ends - first.begins, where)
        shift = _wall(moved.start) - _wall(first.start.astimezone(where))
        following = (
            wall_slot(_wall(it.start.astimezone(where)) + shift, it.length, where) for it in others
        )
        return evolve(request, when=(moved, *following))
    except InvalidValue:
        return None


def _wall(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, fold=0)


def _require_all(
    premises: Premises,
    book: Book,
    request: Request,
    window: Slot,
    where: ZoneInfo,
    now: datetime,
    step: timedelta,
) -> None:
    require("premises", Premises, premises)
    require("book", Book, book)
    require("request", Request, request)
    require("where", ZoneInfo, where)
    require_now(now)
    _require_window(window)
    require("step", timedelta, step)
    if step < timedelta(minutes=1):
        raise InvalidValue(Fault("step", str(step), "a minute or more"))


def _require_window(window: Slot) -> None:
    require("window", Slot, window)
    if window.length > timedelta(days=DAYS_SEARCHED):
        raise InvalidValue(Fault("window", str(window.length), f"at most {DAYS_SEARCHED} days"))
