"""The premises of the office in Baku as its founding text describes them, and who asks for them."""

from datetime import timedelta
from functools import cache

from attrs import evolve

from rocb import Book, Decision, Premises, Region, Request, Slot, Use, decide
from rocb.profiles import profile
from tests.offices import BAKU, a_request, a_slot, weekday_hours

WINDOW = a_slot("2021-03-01 00:00", "2021-03-02 00:00")
MORNING = a_slot("2021-03-01 10:00", "2021-03-01 12:00")
NOW = WINDOW.start - timedelta(days=30)


@cache
def stated() -> Premises:
    """The premises as the text has them, of which it does not say when they are open."""
    premises = profile(Region.EUROPE).premises
    assert premises is not None
    return premises


def baku() -> Premises:
    """The premises open on weekdays, and lent to everybody without terms."""
    return evolve(stated(), hours=weekday_hours(), terms=None)


def asked(id: str, *uses: Use, when: Slot = MORNING) -> Request:
    return a_request(id, when, uses=uses)


def decided(book: Book, request: Request, premises: Premises | None = None) -> Decision:
    """What is decided of a request; what is accepted stands in the book."""
    decision = decide(premises or baku(), book, request, where=BAKU, now=NOW)
    if decision.accepted:
        book.apply(decision, by="office", at=NOW, partly=True)
    return decision
