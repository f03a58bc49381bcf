"""The records of administrations as they were known on a day."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from rocb.planning.administrations.acceptances import Acceptance
from rocb.planning.administrations.administrations import Administration, Amendment
from rocb.planning.administrations.contacts import ContactPoint
from rocb.planning.administrations.languages import Languages
from rocb.planning.administrations.particulars import Particulars
from rocb.planning.administrations.staff import StaffCount
from rocb.planning.administrations.structures import Structure
from rocb.planning.past.dated import come, dated_by, known

_Entry = TypeVar("_Entry", Structure, StaffCount, Languages, ContactPoint, Acceptance)


def administrations_on(
    administrations: Iterable[Administration], day: date
) -> tuple[Administration, ...]:
    """Return the records with what was stated, proposed and answered in them by a day."""
    return tuple(
        known(
            it,
            owned=it.owned if it.owned is not None and it.owned.on <= day else None,
            particulars=_particulars_on(it.particulars, day),
            amendments=tuple(_amendment_on(one, day) for one in dated_by(it.amendments, "on", day)),
        )
        for it in administrations
    )


def _particulars_on(particulars: Particulars, day: date) -> Particulars:
    return known(
        particulars,
        structures=_stated_by(particulars.structures, day),
        staff=_stated_by(particulars.staff, day),
        languages=_stated_by(particulars.languages, day),
        contacts=_stated_by(particulars.contacts, day),
        acceptances=_stated_by(particulars.acceptances, day),
    )


def _stated_by(entries: Iterable[_Entry], day: date) -> tuple[_Entry, ...]:
    return tuple(it for it in entries if it.stated.on <= day)


def _amendment_on(amendment: Amendment, day: date) -> Amendment:
    answered = come(amendment.answered_on, day) is not None
    return known(
        amendment,
        confirmed_on=come(amendment.confirmed_on, day),
        declined_on=come(amendment.declined_on, day),
        why=amendment.why if answered or amendment.answered_on is None else None,
    )
