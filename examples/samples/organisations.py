"""Organisations that samples speak of: those of the office, and made-up ones beside them."""

from collections.abc import Iterable
from typing import Final

from rocb.members import Member, Organisation, OrganisationKind
from rocb.office import Office
from rocb.texts import LocalizedText
from samples.sampler import Sampler, titled

DONORS: Final = ("sample-donor-1", "sample-donor-2")
BUSINESS: Final = "sample-carriers"
TENANT: Final = "sample-broker"
PARTNER_KINDS: Final = (OrganisationKind.DONOR, OrganisationKind.INTERNATIONAL)


def made_up_partners(sampler: Sampler) -> tuple[Organisation, ...]:
    """Return two donors and an association of economic operators: no money is put into the mouth
    of a real organisation."""
    donors = (
        Organisation(
            id=id,
            name=LocalizedText(f"Sample donor {number}", f"Условный донор {number}"),
            kind=OrganisationKind.DONOR,
            source=sampler.source,
        )
        for number, id in enumerate(DONORS, 1)
    )
    carriers = Organisation(
        id=BUSINESS,
        name=LocalizedText("Sample association of carriers", "Условная ассоциация перевозчиков"),
        kind=OrganisationKind.BUSINESS,
        source=sampler.source,
    )
    return (*donors, carriers)


def made_up_tenant(sampler: Sampler) -> Organisation:
    """Return a company that the premises are lent to for money."""
    return Organisation(
        id=TENANT,
        name=LocalizedText("Sample customs broker", "Условный таможенный брокер"),
        kind=OrganisationKind.BUSINESS,
        source=sampler.source,
        country="AZ",
    )


def customs_of(
    sampler: Sampler, office: Office, members: Iterable[Member]
) -> dict[str, Organisation]:
    """Return the customs organisation of each Member, by code; a made-up one if none is known."""
    known = {
        it.country: it
        for it in office.organisations
        if it.kind is OrganisationKind.CUSTOMS_ADMINISTRATION and it.country is not None
    }
    return {
        member.code: known.get(member.code)
        or Organisation(
            id=f"sample-customs-{member.code.lower()}",
            name=titled("Sample customs administration", "Условная таможня", member.name),
            kind=OrganisationKind.CUSTOMS_ADMINISTRATION,
            source=sampler.source,
        )
        for member in members
    }


def partners_in(office: Office) -> tuple[str, ...]:
    """Return the ids of the donors and international organisations that the office knows."""
    return tuple(it.id for it in office.organisations if it.kind in PARTNER_KINDS)


def supervisors_of(office: Office) -> tuple[str, ...]:
    """Return the ids of those who supervise the office, as far as that is known."""
    return office.governance.supervised_by if office.governance else ()


def secretariat_of(office: Office) -> str | None:
    """Return the id of the first of them, the Secretariat; `None` where nobody is known."""
    return next(iter(supervisors_of(office)), None)
