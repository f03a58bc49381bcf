"""Particulars: what is stated of an administration by aspect, and what of it holds on a day.

Nothing is overwritten: a later entry stands beside the earlier one of the same subject, and holds
from the day that it speaks of, once it is stated.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any, Final, TypeVar

from attrs import evolve, frozen

from rocb.checks import checked, listed, require
from rocb.planning.administrations.acceptances import Acceptance
from rocb.planning.administrations.contacts import ContactPoint
from rocb.planning.administrations.languages import Languages
from rocb.planning.administrations.staff import StaffCount
from rocb.planning.administrations.statements import Statement
from rocb.planning.administrations.structures import Structure

_Entry = TypeVar("_Entry", Structure, StaffCount, Languages, ContactPoint, Acceptance)


class RecordAspect(Enum):
    """What there may be entries on in the record of an administration."""

    STRUCTURE = "structure"
    STAFF = "staff"
    LANGUAGES = "languages"
    CONTACTS = "contacts"
    ACCEPTANCES = "acceptances"


@frozen(field_transformer=checked)
class Particulars:
    """Entries on an administration, in the order in which they were made.

    What an entry is about is its subject: the structure as a whole, a group of the staff, a use of
    languages, a function and the name of who has it, a provision of an instrument.
    """

    structures: tuple[Structure, ...] = ()
    staff: tuple[StaffCount, ...] = ()
    languages: tuple[Languages, ...] = ()
    contacts: tuple[ContactPoint, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()


_ENTRIES: Final = ("structures", "staff", "languages", "contacts", "acceptances")


def statements_of(particulars: Particulars, aspect: RecordAspect) -> tuple[Statement, ...]:
    """Return the statements behind the entries on one aspect, in their order."""
    require("particulars", Particulars, particulars)
    require("aspect", RecordAspect, aspect)
    match aspect:
        case RecordAspect.STRUCTURE:
            return tuple(it.stated for it in particulars.structures)
        case RecordAspect.STAFF:
            return tuple(it.stated for it in particulars.staff)
        case RecordAspect.LANGUAGES:
            return tuple(it.stated for it in particulars.languages)
        case RecordAspect.CONTACTS:
            return tuple(it.stated for it in particulars.contacts)
        case RecordAspect.ACCEPTANCES:
            return tuple(it.stated for it in particulars.acceptances)


def stated_in(particulars: Any) -> Iterator[tuple[str, Any]]:
    """Yield every statement behind entries, by its path; what a stand-in lacks is passed over."""
    for name in _ENTRIES:
        for index, entry in enumerate(getattr(particulars, name, ())):
            yield f"{name}[{index}].stated", getattr(entry, "stated", None)


def joined(particulars: Iterable[Particulars]) -> Particulars:
    """Return the entries of all of these, the earlier in line first."""
    found = listed("particulars", Particulars, particulars)
    return Particulars(
        tuple(it for one in found for it in one.structures),
        tuple(it for one in found for it in one.staff),
        tuple(it for one in found for it in one.languages),
        tuple(it for one in found for it in one.contacts),
        tuple(it for one in found for it in one.acceptances),
    )


def latest(particulars: Particulars, on: date) -> Particulars:
    """Return the entry on each subject that counts on a day, in the order of the subjects' ids.

    That is the one whose own day is the last by then: the day of the count, or the first day of the
    contact point or of the status; where an entry has none or nobody said, the day on which it was
    stated. Of two of one such day the one counts that was stated later, or else stands later in
    line. An entry counts once it is stated, and from its own day on.
    """
    require("particulars", Particulars, particulars)
    require("on", date, on)
    return Particulars(
        _latest(particulars.structures, lambda _: (), lambda _: None, on),
        _latest(particulars.staff, lambda it: (it.group.value,), lambda it: it.counted_on, on),
        _latest(particulars.languages, lambda it: (it.use.value,), lambda _: None, on),
        _latest(particulars.contacts, _who, lambda it: it.since, on),
        _latest(particulars.acceptances, lambda it: (it.provision,), lambda it: it.on, on),
    )


def holding(particulars: Particulars, on: date) -> Particulars:
    """Return what holds on a day: the `latest` entries without contact points that have ended."""
    found = latest(particulars, on)
    contacts = tuple(it for it in found.contacts if it.until is None or on < it.until)
    return evolve(found, contacts=contacts)


def _who(contact: ContactPoint) -> tuple[str, ...]:
    return contact.function.value, contact.name.en or "", contact.name.ru or ""


def _latest(
    entries: Iterable[_Entry],
    subject: Callable[[_Entry], tuple[str, ...]],
    own_day: Callable[[_Entry], date | None],
    on: date,
) -> tuple[_Entry, ...]:
    found: dict[tuple[str, ...], tuple[tuple[date, date], _Entry]] = {}
    for entry in entries:
        days = own_day(entry) or entry.stated.on, entry.stated.on
        held = found.get(subject(entry))
        if max(days) <= on and (held is None or held[0] <= days):
            found[subject(entry)] = days, entry
    return tuple(found[it][1] for it in sorted(found))
