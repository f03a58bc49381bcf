"""Who takes part in a project, and as what."""

from collections.abc import Iterator
from datetime import date

from rocb.iati.activities import ParticipatingOrg
from rocb.iati.codes import OrganisationRole
from rocb.iati.registers import ProjectRecords, Register
from rocb.planning.partners.balances import pledge_balance
from rocb.planning.partners.pledges import Pledge


def donors_of(records: ProjectRecords, on: date) -> tuple[str, ...]:
    """Return who agreed to pay costs of a project, or whose pledge stands or came in, by id."""
    found = {it.donor for it in records.project.costs if it.donor is not None}
    found.update(it.donor for it in records.pledges if _stands(it, on))
    return tuple(sorted(found))


def _stands(pledge: Pledge, on: date) -> bool:
    balance = pledge_balance(pledge, on)
    return balance is not None and bool(balance.received.amount or balance.outstanding.amount)


def roles_of(records: ProjectRecords, on: date) -> tuple[tuple[str, OrganisationRole], ...]:
    """Return the organisations of a project with their roles: donors first, then the others.

    Partners who do not pay count as implementing, unless other roles are stated.
    """
    donors = donors_of(records, on)
    roles = [(it, OrganisationRole.FUNDING) for it in donors]
    if records.stated.participants:
        roles += [(it.organisation, it.role) for it in records.stated.participants]
    else:
        others = (it for it in records.project.partners if it not in donors)
        roles += [(it, OrganisationRole.IMPLEMENTING) for it in others]
    return tuple(dict.fromkeys(roles))


def participants_of(records: ProjectRecords, register: Register) -> Iterator[ParticipatingOrg]:
    """Yield the organisations of a project, and the office where it has a role of its own."""
    for id, role in roles_of(records, register.on):
        yield ParticipatingOrg(register.organisations[id], role)
    own = register.facts.reporting.role
    if own is not None:
        yield ParticipatingOrg(register.publisher, own)
