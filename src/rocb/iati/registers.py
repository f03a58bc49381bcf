"""The records of an office by the projects that they belong to."""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from rocb.errors import Fault, InvalidValue
from rocb.iati.activities import IatiOrganisation
from rocb.iati.facts import IatiFacts, ProjectFacts
from rocb.iati.organisations import organisations_of
from rocb.iati.recipients import countries_of
from rocb.members import Member
from rocb.office import Office
from rocb.planning.partners.pledges import Pledge
from rocb.planning.plan.activities import Activity
from rocb.planning.projects.projects import Project
from rocb.planning.strategy.strategies import Goal
from rocb.sources import Source


@frozen
class ProjectRecords:
    """A project with its pledges and its activities, by id, and what is stated of it."""

    project: Project
    stated: ProjectFacts
    pledges: tuple[Pledge, ...]
    activities: tuple[Activity, ...]


@frozen
class Register:
    """What all projects of an office share, by id, as it was known `on` a day.

    `publisher` is the office and `origin` its id and source, `origins` are the sources of its
    organisations. `codes` are the purposes by theme, `spent` the days on which what was spent on
    activities is dated.
    """

    facts: IatiFacts
    on: date
    members: Mapping[str, Member]
    organisations: Mapping[str, IatiOrganisation]
    publisher: IatiOrganisation
    origin: tuple[str, Source]
    origins: Mapping[str, Source]
    goals: Mapping[str, Goal]
    codes: Mapping[str, str]
    spent: Mapping[str, date]


def register_of(office: Office, facts: IatiFacts) -> Register:
    """Return what the projects of an office share. Raises `InvalidValue` for unknown records."""
    faults = (*_unknown(office, facts), *_strangers(office, facts))
    if faults:
        raise InvalidValue(*faults)
    return Register(
        facts=facts,
        on=office.as_of,
        members={it.code: it for it in office.members},
        organisations=organisations_of(office, facts),
        publisher=IatiOrganisation(office.name, facts.reporting.ref, facts.reporting.type),
        origin=(office.id, office.source),
        origins={it.id: it.source for it in office.organisations},
        goals={it.id: it for strategy in office.planning.strategies for it in strategy.goals},
        codes={it.theme: it.code for it in facts.sectors},
        spent={it.activity: it.on for it in facts.spent},
    )


def project_records(office: Office, facts: IatiFacts) -> tuple[ProjectRecords, ...]:
    """Return the projects of an office, in its order, each with its records.

    Of an activity that stands in the plans of several years the latest is taken.
    """
    planning = office.planning
    stated = {it.project: it for it in facts.projects}
    pledges: dict[str, list[Pledge]] = {}
    for pledge in sorted(planning.partnerships.pledges, key=lambda it: it.id):
        if pledge.project is not None:
            pledges.setdefault(pledge.project, []).append(pledge)
    activities: dict[str, list[Activity]] = {}
    for _, activity in sorted(_latest(office).items()):
        if activity.project is not None:
            activities.setdefault(activity.project, []).append(activity)
    return tuple(
        ProjectRecords(
            it,
            stated.get(it.id, ProjectFacts(it.id)),
            tuple(pledges.get(it.id, ())),
            tuple(activities.get(it.id, ())),
        )
        for it in planning.portfolio.projects
    )


def _latest(office: Office) -> dict[str, Activity]:
    plan = office.planning.plan
    plans = office.planning.former if plan is None else (*office.planning.former, plan)
    return {activity.id: activity for it in plans for activity in it.activities}


def _unknown(office: Office, facts: IatiFacts) -> Iterator[Fault]:
    """Yield what is stated of records that the office does not have."""
    held = {
        "organisations": {it.id for it in office.organisations},
        "themes": {it.id for it in office.planning.themes},
        "activities": _latest(office).keys(),
        "projects": {it.id for it in office.planning.portfolio.projects},
    }
    for path, kind, id in _references(facts):
        if id not in held[kind]:
            yield Fault(f"facts.{path}", id, f"the id of one of the {kind}")


def _references(facts: IatiFacts) -> Iterator[tuple[str, str, str]]:
    """Yield the ids of records that are stated: the path, the kind, the id."""
    for index, organisation in enumerate(facts.organisations):
        path = f"organisations[{index}].organisation"
        yield path, "organisations", organisation.organisation
    for index, sector in enumerate(facts.sectors):
        yield f"sectors[{index}].theme", "themes", sector.theme
    for index, dated in enumerate(facts.spent):
        yield f"spent[{index}].activity", "activities", dated.activity
    for index, stated in enumerate(facts.projects):
        yield f"projects[{index}].project", "projects", stated.project
        for place, it in enumerate(stated.participants):
            path = f"projects[{index}].participants[{place}].organisation"
            yield path, "organisations", it.organisation


def _strangers(office: Office, facts: IatiFacts) -> Iterator[Fault]:
    """Yield the countries of which no Member is in the project that is said to benefit them."""
    members = {it.code: it for it in office.members}
    projects = {it.id: it for it in office.planning.portfolio.projects}
    for index, stated in enumerate(facts.projects):
        project = projects.get(stated.project)
        if project is None:
            continue
        countries = countries_of(project, members)
        for place, it in enumerate(stated.countries):
            if it.code not in countries:
                path = f"facts.projects[{index}].countries[{place}].code"
                yield Fault(path, it.code, "the country of a Member of the project")
