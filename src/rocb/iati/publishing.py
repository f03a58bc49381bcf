"""What a publisher asks for: the activity file of an office, and what is left out of it."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue, UnknownRecord
from rocb.iati.activities import IatiActivity
from rocb.iati.facts import IatiFacts
from rocb.iati.findings import IatiFinding, iati_findings
from rocb.iati.omissions import Omission
from rocb.iati.projects import activity_of
from rocb.iati.registers import project_records, register_of
from rocb.iati.writing import written
from rocb.office import Office


@frozen
class IatiDraft:
    """The activities of an office before they are written.

    `findings` are the rules that they break, `omissions` the records that they leave out.
    """

    activities: tuple[IatiActivity, ...]
    findings: tuple[IatiFinding, ...]
    omissions: tuple[Omission, ...]


def iati_draft(
    office: Office,
    facts: IatiFacts,
    projects: Iterable[str] | None = None,
    *,
    samples: bool = False,
) -> IatiDraft:
    """Return projects of an office (all, or those with these ids) as activities, in its order.

    With `samples` records that nobody stated may be published; their activities are marked. Raises
    `UnknownRecord` for an id of no project, and `InvalidValue` for facts about nothing.
    """
    require("office", Office, office)
    require("facts", IatiFacts, facts)
    require("samples", bool, samples)
    register, records = register_of(office, facts), project_records(office, facts)
    wanted = {it.project.id for it in records}
    if projects is not None:
        asked = listed("projects", str, projects)
        unknown = next((id for id in asked if id not in wanted), None)
        if unknown is not None:
            raise UnknownRecord("project", unknown)
        wanted = set(asked)
    made = [activity_of(it, register) for it in records if it.project.id in wanted]
    activities = tuple(activity for activity, _ in made)
    return IatiDraft(
        activities,
        iati_findings(activities, facts.reporting, office.as_of, samples=samples),
        tuple(omission for _, omitted in made for omission in omitted),
    )


def iati_file(
    office: Office,
    facts: IatiFacts,
    projects: Iterable[str] | None = None,
    *,
    samples: bool = False,
) -> bytes:
    """Return the activity file of projects of an office, IATI 2.03 in UTF-8 (see `iati_draft`).

    The same office gives the same bytes. Raises `InvalidValue` with every rule of the standard that
    is broken, and where there is no project.
    """
    draft = iati_draft(office, facts, projects, samples=samples)
    faults = [it.fault for it in draft.findings]
    if not draft.activities:
        faults.append(Fault("projects", (), "one project or more"))
    if faults:
        raise InvalidValue(*faults)
    return written(draft.activities, facts, office.name, office.as_of)
