"""Decisions on requests: pure functions of premises, Book, request and time."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from attrs import evolve

from rocb.booking.book import Book
from rocb.booking.bookings import Booking
from rocb.booking.case import Case, case_of, choices, keys_of
from rocb.booking.edits import Edit, edited_bookings
from rocb.booking.premises import Premises
from rocb.booking.reasons import Conflict, NoSpaceFits, PlacesTaken, Reason
from rocb.booking.remedies import alternatives, remedies_for
from rocb.booking.requests import Request, Use
from rocb.booking.rules import all_of, verdicts_on
from rocb.booking.series import Occurrence
from rocb.booking.verdicts import Decision, Verdict
from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue


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
    made. `replacing` are the ids of bookings that make way for the request. Each refused
    occurrence gets at most so many `remedies`. A use that names no space gets the one in which
    most occurrences are accepted, of several the smallest.

    Raises `UnknownRecord` where the premises have no such space.
    """
    _require_all(premises, book, where, now)
    require("request", Request, request)
    replaced = tuple(dict.fromkeys(listed("replacing", str, replacing)))
    require("remedies", int, remedies)
    if remedies < 0:
        raise InvalidValue(Fault("remedies", remedies, "0 or more"))
    ignoring = book.lapsed(now).union(replaced)
    cases = [
        case_of(premises, book, request, uses, where=where, now=now, ignoring=ignoring)
        for uses in choices(premises, request.uses, lambda _: True)
    ]
    released = [claim.space for id_ in replaced for claim in book.find(id_).claims]
    keys = [key for case in cases for key in keys_of(case)]
    seen = book.versions(dict.fromkeys([*keys, *released]))
    if not cases:
        return Decision(request, _homeless(request), now, seen, replaced, tuple(released))
    case, verdicts = _best(cases)
    if remedies > 0 and any(verdict.reasons for verdict in verdicts):
        verdicts = _with_remedies(premises, case, verdicts, remedies)
    return Decision(request, tuple(verdicts), now, seen, replaced, tuple(released))


def decide_edit(
    premises: Premises, book: Book, edit: Edit, *, where: ZoneInfo, now: datetime
) -> Decision:
    """Decide on an edit of bookings that stand in the Book; applying the decision moves them.

    What has begun by `now` is not touched: an edit that concerns nothing else is refused with
    `InvalidValue`. Raises `UnknownRecord` where there is no such booking or space.
    """
    _require_all(premises, book, where, now)
    require("edit", Edit, edit)
    edited = edited_bookings(book, edit, now)
    if not edited:
        expected = "a booking that has not begun and was not given up"
        raise InvalidValue(Fault("booking", edit.booking, expected))
    replaced = tuple(before.id for before, _ in edited)
    ignoring = book.lapsed(now).union(replaced)
    cases: dict[tuple[Use, ...], Case] = {}
    for _, after in edited:
        if after.uses not in cases:
            cases[after.uses] = case_of(
                premises, book, after.request, after.uses, where=where, now=now, ignoring=ignoring
            )
    released = [claim.space for before, _ in edited for claim in before.claims]
    keys = [key for case in cases.values() for key in keys_of(case)]
    seen = book.versions(dict.fromkeys([*keys, *released]))
    verdicts = verdicts_on(
        (cases[it.uses], it.id, Occurrence(it.original, it.slot)) for _, it in edited
    )
    request = edited[0][1].request
    return Decision(request, tuple(verdicts), now, seen, replaced, tuple(released))


def decide_waiting(
    premises: Premises, book: Book, *, where: ZoneInfo, now: datetime
) -> tuple[Decision, ...]:
    """Return a decision on every request of the wait-list, each as if it were alone, in order."""
    _require_all(premises, book, where, now)
    return tuple(
        decide(premises, book, it.request, where=where, now=now, remedies=0) for it in book.waiting
    )


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


def _best(cases: Sequence[Case]) -> tuple[Case, list[Verdict]]:
    """Return the case in which the fewest occurrences are refused, and its verdicts.

    Among several, one that could be accepted at another time comes first.
    """
    tried: list[tuple[int, Case, list[Verdict]]] = []
    for case in cases:
        verdicts = verdicts_on(all_of(case))
        refused = sum(1 for verdict in verdicts if verdict.reasons)
        if not refused:
            return case, verdicts
        tried.append((refused, case, verdicts))
    _, case, verdicts = min(tried, key=lambda it: (it[0], bool(it[1].standing)))
    return case, verdicts


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
    return [
        verdict
        if verdict.accepted
        else evolve(
            verdict,
            remedies=tuple(islice(remedies_for(case, verdict, others, accepted), at_most)),
        )
        for verdict in verdicts
    ]


def _require_all(premises: Premises, book: Book, where: ZoneInfo, now: datetime) -> None:
    require("premises", Premises, premises)
    require("book", Book, book)
    require("where", ZoneInfo, where)
    require("now", datetime, now)
