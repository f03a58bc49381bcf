"""Updating: an administration changes its own record; others propose, and it answers."""

from datetime import date

from attrs import evolve, frozen

from rocb.checks import checked, require
from rocb.errors import UnknownRecord
from rocb.planning.administrations.administrations import Administration, Amendment
from rocb.planning.administrations.particulars import Particulars, joined, stated_in
from rocb.planning.administrations.statements import Statement
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class NotTheOwner:
    """Nothing was changed, as `by` are no owners of the record; `owner` is `None` without one."""

    owner: str | None
    by: tuple[str, ...]


@frozen(field_transformer=checked)
class AlreadyOwned:
    """Nothing was changed, as an organisation took the record over before."""

    owned: Statement


@frozen(field_transformer=checked)
class AlreadyAnswered:
    """Nothing was changed, as the owner confirmed or declined the amendment before."""

    amendment: Amendment


def taken_over(
    administration: Administration, owner: str, on: date, source: Source
) -> Administration | AlreadyOwned:
    """Return the record as one that an organisation owns from a day on.

    What was stated before stays, whoever stated it. Raises `InvalidValue` where others than the
    owner state an entry on that day or later.
    """
    require("administration", Administration, administration)
    owned = Statement(on, owner, source)
    if administration.owned is not None:
        return AlreadyOwned(administration.owned)
    return evolve(administration, owned=owned)


def update_administration(
    administration: Administration, particulars: Particulars
) -> Administration | NotTheOwner:
    """Return the record with more entries; those that were there stay.

    Only the owner may state them. A record without an owner takes them from anybody: the office
    keeps it until the administration takes it over.
    """
    require("administration", Administration, administration)
    require("particulars", Particulars, particulars)
    owned = administration.owned
    others = {it.by for _, it in stated_in(particulars) if owned is not None and it.by != owned.by}
    if owned is not None and others:
        return NotTheOwner(owned.by, tuple(sorted(others)))
    return evolve(administration, particulars=joined((administration.particulars, particulars)))


def propose_amendment(administration: Administration, amendment: Amendment) -> Administration:
    """Return the record with one more amendment, which waits for the owner's answer.

    Raises `InvalidValue` for an id that another amendment of the record has.
    """
    require("administration", Administration, administration)
    require("amendment", Amendment, amendment)
    waiting = evolve(amendment, confirmed_on=None, declined_on=None, why=None)
    return evolve(administration, amendments=(*administration.amendments, waiting))


def confirm_amendment(
    administration: Administration, id: str, by: str, on: date
) -> Administration | NotTheOwner | AlreadyAnswered:
    """Return the record with an amendment confirmed on a day by its owner.

    Raises `UnknownRecord` for an id that no amendment has, `InvalidValue` for a day before it was
    proposed or before the record had its owner.
    """
    require("on", date, on)
    refused = _refusal(administration, id, by)
    return refused or _with_answer(administration, id, confirmed_on=on)


def decline_amendment(
    administration: Administration,
    id: str,
    by: str,
    on: date,
    why: LocalizedText | None = None,
) -> Administration | NotTheOwner | AlreadyAnswered:
    """Return the record with an amendment declined on a day by its owner.

    Raises `UnknownRecord` for an id that no amendment has, `InvalidValue` for a day before it was
    proposed or before the record had its owner.
    """
    require("on", date, on)
    require("why", LocalizedText | None, why)
    refused = _refusal(administration, id, by)
    return refused or _with_answer(administration, id, declined_on=on, why=why)


def _refusal(
    administration: Administration, id: str, by: str
) -> NotTheOwner | AlreadyAnswered | None:
    require("administration", Administration, administration)
    require("id", str, id)
    require("by", str, by)
    amendment = next((it for it in administration.amendments if it.id == id), None)
    if amendment is None:
        raise UnknownRecord("amendment", id)
    owner = administration.owned.by if administration.owned is not None else None
    if by != owner:
        return NotTheOwner(owner, (by,))
    return None if amendment.answered_on is None else AlreadyAnswered(amendment)


def _with_answer(
    administration: Administration,
    id: str,
    confirmed_on: date | None = None,
    declined_on: date | None = None,
    why: LocalizedText | None = None,
) -> Administration:
    amendments = tuple(
        evolve(it, confirmed_on=confirmed_on, declined_on=declined_on, why=why)
        if it.id == id
        else it
        for it in administration.amendments
    )
    return evolve(administration, amendments=amendments)
