"""Decisions on requests: pure functions of premises, Book, request and time."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from attrs import evolve

from rocb.booking.book import Book
from rocb.booking.bookings import TRANSITIONS, Action, Booking
from rocb.booking.case import Case, case_of, choices, keys_of, reach_of, require_now
from rocb.booking.edits import Edit, edited_bookings
from rocb.booking.premises import Premises
from rocb.booking.reasons import Conflict, NoSpaceFits, PlacesTaken, Reason
from rocb.booking.remedies import alternatives, remedies_for
from rocb.booking.requests import Request, Use
from rocb.booking.rules import all_of, verdicts_on
from rocb.booking.series import Occurrence
from rocb.booking.verdicts import Decision, Verdict
from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.periods import instant

REMEDIED: Final = 50
"""For how many refused occurrences remedies are looked for: each takes a while."""


def decide(
    premises: Premises,
    book: Book,
    request: Request,
    *,
    where: ZoneInfo,
    now: datetime,
    replacing: Iterable[str] = (),
    remedies: int = 3,
) -> Decision:
    """Decide on a request; neither the premises nor the Book change.

    `where` is the zone of the opening hours, closures and periods; `now` is when the decision is
    made. `replacing` are the ids of bookings that make way for the request. The first 50 refused
    occurrences get at most so many `remedies` each. A use that names no space gets the one in which
    most occurrences are accepted, of several the smallest.

    Raises `UnknownRecord` where the premises have no such space, and `InvalidValue`, also where
    bookings came of a request with this id before: each request has an id of its own.
    """
    _require_all(premises, book, where, now)
    require("request", Request, request)
    replaced = tuple(dict.fromkeys(listed("replacing", str, replacing)))
    require("remedies", int, remedies)
    if remedies < 0:
        raise InvalidValue(Fault("remedies", remedies, "0 or more"))
    with book.held_still():
        released = _released(book, replaced, now)
        if any(booking.id not in replaced for booking in book.of_request(request.id)):
            expected = "the id of a request of which nothing was booked yet"
            raise InvalidValue(Fault("request.id", request.id, expected))
        ignoring = book.lapsed(now).union(replaced)
        cases = [
            case_of(premises, book, request, uses, where=where, now=now, ignoring=ignoring)
            for uses in choices(premises, request.uses, lambda _: True)
        ]
        keys = [key for case in cases for key in keys_of(case)]
        seen = book.versions(dict.fromkeys([*keys, *released]))
        verdicts = _homeless(request) if not cases else _best(premises, cases, remedies)
    return Decision(request, verdicts, now, seen, replaced, released)


def decide_edit(
    premises: Premises, book: Book, edit: Edit, *, where: ZoneInfo, now: datetime
) -> Decision:
    """Decide on an edit of bookings that stand in the Book; applying the decision moves them.

    What has begun by `now` is not touched: an edit that concerns nothing else is refused with
    `InvalidValue`. A booking that cannot be moved stays, and the others have to leave it its place.
    Raises `UnknownRecord` where there is no such booking or space.
    """
    _require_all(premises, book, where, now)
    require("edit", Edit, edit)
    with book.held_still():
        edited = edited_bookings(book, edit, now)
        if not edited:
            expected = "a booking that has not begun and was not given up"
            raise InvalidValue(Fault("booking", edit.booking, expected))
        released = tuple(claim.space for before, _ in edited for claim in before.claims)
        after = [booking for _, booking in edited]
        cases = _cases(premises, book, after, (), where, now)
        keys = [key for case in cases.values() for key in keys_of(case)]
        seen = book.versions(dict.fromkeys([*keys, *released]))
        verdicts = _edited_verdicts(premises, book, after, where, now)
    replaced = tuple(before.id for before, _ in edited)
    return Decision(after[0].request, verdicts, now, seen, replaced, released)


def _edited_verdicts(
    premises: Premises, book: Book, edited: Sequence[Booking], where: ZoneInfo, now: datetime
) -> tuple[Verdict, ...]:
    """Return the verdicts on moved bookings; each that is refused stays, in the way of the rest."""
    staying: dict[str, Verdict] = {}
    while True:
        moving = [booking for booking in edited if booking.id not in staying]
        cases = _cases(premises, book, moving, [it.id for it in moving], where, now)
        verdicts = {
            verdict.booking.id: verdict
            for verdict in verdicts_on(
                (cases[it.uses], it.id, Occurrence(it.original, it.slot)) for it in moving
            )
        }
        refused = {id_: verdict for id_, verdict in verdicts.items() if verdict.reasons}
        if not refused:
            verdicts |= staying
            return tuple(verdicts[booking.id] for booking in edited)
        staying |= refused


def _cases(
    premises: Premises,
    book: Book,
    bookings: Sequence[Booking],
    ignoring: Iterable[str],
    where: ZoneInfo,
    now: datetime,
) -> dict[tuple[Use, ...], Case]:
    """Return the case for each way in which bookings use spaces."""
    ignored = book.lapsed(now).union(ignoring)
    requests = {booking.uses: booking.request for booking in bookings}
    cases = {
        uses: case_of(premises, book, request, uses, where=where, now=now, ignoring=ignored)
        for uses, request in requests.items()
    }
    claims = [claim for case in cases.values() for claim in case.claims]
    reach = reach_of(claims, (booking.slot for booking in bookings))
    return {uses: evolve(case, reach=reach) for uses, case in cases.items()}


def _released(book: Book, replaced: Sequence[str], now: datetime) -> tuple[str, ...]:
    """Return the spaces of bookings that make way. Raises `InvalidValue` where one cannot."""
    spaces: list[str] = []
    faults = []
    for place, id_ in enumerate(replaced):
        booking = book.find(id_)
        begun = booking.slot.begins <= instant(now)
        if begun or booking.status not in TRANSITIONS[Action.CANCEL]:
            expected = "a booking that has not begun and was not given up"
            faults.append(Fault(f"replacing[{place}]", id_, expected))
        spaces += [claim.space for claim in booking.claims]
    if faults:
        raise InvalidValue(*faults)
    return tuple(spaces)


def decide_waiting(
    premises: Premises, book: Book, *, where: ZoneInfo, now: datetime
) -> tuple[Decision, ...]:
    """Return a decision on every request of the wait-list, each as if it were alone, in order."""
    _require_all(premises, book, where, now)
    return tuple(_decided(premises, book, it.request, where, now) for it in book.waiting)


def _decided(
    premises: Premises, book: Book, request: Request, where: ZoneInfo, now: datetime
) -> Decision:
    """Return a decision without remedies, also where the premises have such a space no longer."""
    try:
        return decide(premises, book, request, where=where, now=now, remedies=0)
    except UnknownRecord:
        return Decision(request, _homeless(request), now, ())


def visible_to(decision: Decision, organisation: str | None) -> Decision:
    """Return a decision without what others have booked: of a conflict only its time is left.

    Bookings of the `organisation` itself stay.
    """
    require("decision", Decision, decision)
    if organisation is not None:
        require("organisation", str, organisation)
    verdicts = tuple(
        evolve(verdict, reasons=tuple(_veiled(reason, organisation) for reason in verdict.reasons))
        for verdict in decision.verdicts
    )
    return evolve(decision, verdicts=verdicts)


def _veiled(reason: Reason, organisation: str | None) -> Reason:
    match reason:
        case Conflict(booking=Booking() as booking) if not _is_of(booking, organisation):
            return evolve(reason, booking=None)
        case PlacesTaken(bookings=bookings):
            own = tuple(booking for booking in bookings if _is_of(booking, organisation))
            return evolve(reason, bookings=own)
    return reason


def _is_of(booking: Booking, organisation: str | None) -> bool:
    owner = booking.request.organisation
    return owner is not None and owner.id == organisation


def _best(premises: Premises, cases: Sequence[Case], remedies: int) -> tuple[Verdict, ...]:
    """Return the verdicts of the case in which the fewest occurrences are refused.

    Among several, one that could be accepted at another time comes first.
    """
    tried: list[tuple[int, Case, list[Verdict]]] = []
    for case in cases:
        verdicts = verdicts_on(all_of(case))
        refused = sum(1 for verdict in verdicts if verdict.reasons)
        if not refused:
            return tuple(verdicts)
        tried.append((refused, case, verdicts))
    _, case, verdicts = min(tried, key=lambda it: (it[0], bool(it[1].standing)))
    return tuple(_with_remedies(premises, case, verdicts, remedies) if remedies else verdicts)


def _homeless(request: Request) -> tuple[Verdict, ...]:
    bookings = (
        Booking(f"{request.id}-{number}", it.slot, request, request.uses, (), None, it.original)
        for number, it in enumerate(request.occurrences, 1)
    )
    return tuple(Verdict(booking, (NoSpaceFits(),)) for booking in bookings)


def _with_remedies(
    premises: Premises, case: Case, verdicts: Sequence[Verdict], at_most: int
) -> list[Verdict]:
    others = alternatives(premises, case)
    accepted = [verdict.booking for verdict in verdicts if verdict.accepted]
    found = list(verdicts)
    refused = (place for place, verdict in enumerate(verdicts) if verdict.reasons)
    for place in islice(refused, REMEDIED):
        remedies = islice(remedies_for(case, verdicts[place], others, accepted), at_most)
        found[place] = evolve(verdicts[place], remedies=tuple(remedies))
    return found


def _require_all(premises: Premises, book: Book, where: ZoneInfo, now: datetime) -> None:
    require("premises", Premises, premises)
    require("book", Book, book)
    require("where", ZoneInfo, where)
    require_now(now)
