"""The directory of partners: which organisations of each kind the office has a relation to."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import checked, listed
from rocb.members import Organisation, OrganisationKind
from rocb.planning.partners.relations import Relation


@frozen(field_transformer=checked)
class PartnerGroup:
    """The organisations of one kind (`None`: of unknown kind), with a relation and without one."""

    kind: OrganisationKind | None
    related: tuple[Organisation, ...]
    unrelated: tuple[Organisation, ...]


def partners_by_kind(
    organisations: Iterable[Organisation], relations: Iterable[Relation]
) -> tuple[PartnerGroup, ...]:
    """Return the organisations of each kind that there are any of, in the order of the kinds.

    Those of unknown kind stand last; within a group the order is that of the ids.
    """
    known = {relation.organisation for relation in listed("relations", Relation, relations)}
    groups: dict[OrganisationKind | None, list[Organisation]] = {
        kind: [] for kind in (*OrganisationKind, None)
    }
    found = listed("organisations", Organisation, organisations)
    for organisation in sorted(found, key=lambda it: it.id):
        groups[organisation.kind].append(organisation)
    return tuple(
        PartnerGroup(
            kind,
            related=tuple(it for it in held if it.id in known),
            unrelated=tuple(it for it in held if it.id not in known),
        )
        for kind, held in groups.items()
        if held
    )
