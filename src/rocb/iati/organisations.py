"""Organisations of an office, as IATI names them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rocb.iati.activities import IatiOrganisation
from rocb.iati.codes import OrganisationType
from rocb.iati.facts import IatiFacts
from rocb.members import OrganisationKind
from rocb.office import Office

ORGANISATION_TYPES: Final[Mapping[OrganisationKind, OrganisationType]] = MappingProxyType(
    {
        OrganisationKind.WCO_BODY: OrganisationType.MULTILATERAL,
        OrganisationKind.CUSTOMS_ADMINISTRATION: OrganisationType.GOVERNMENT,
        OrganisationKind.GOVERNMENT: OrganisationType.GOVERNMENT,
        OrganisationKind.INTERNATIONAL: OrganisationType.MULTILATERAL,
        OrganisationKind.TRAINING_CENTRE: OrganisationType.ACADEMIC_TRAINING_AND_RESEARCH,
        OrganisationKind.BUSINESS: OrganisationType.PRIVATE_SECTOR,
    }
)
"""What the kinds of organisations are to IATI; that of a donor does not tell."""


def organisations_of(office: Office, facts: IatiFacts) -> Mapping[str, IatiOrganisation]:
    """Return the organisations of an office by id, with the identifiers that are stated."""
    stated = {it.organisation: it for it in facts.organisations}
    found = {}
    for it in office.organisations:
        own = stated.get(it.id)
        kind = None if it.kind is None else ORGANISATION_TYPES.get(it.kind)
        if own is None:
            found[it.id] = IatiOrganisation(it.name, type=kind)
        else:
            found[it.id] = IatiOrganisation(it.name, own.ref, own.type or kind)
    return found
