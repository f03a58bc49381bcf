"""Whom and what a project is for: countries or a region, and purposes."""

from collections.abc import Mapping

from rocb.iati.activities import ActivitySector, RecipientCountry, RecipientRegion
from rocb.iati.facts import IatiFacts, ProjectFacts
from rocb.members import Member, MemberKind
from rocb.planning.projects.projects import Project


def countries_of(project: Project, members: Mapping[str, Member]) -> tuple[str, ...]:
    """Return the countries of the Members of a project, in order (ISO 3166-1).

    A union has none, a Member that is part of a country has that country.
    """
    states = (it for it in project.members if members[it].kind is MemberKind.STATE)
    return tuple(sorted({code[:2] for code in states}))


def recipients_of(
    project: Project, stated: ProjectFacts, facts: IatiFacts, members: Mapping[str, Member]
) -> tuple[tuple[RecipientCountry, ...], tuple[RecipientRegion, ...]]:
    """Return the countries and the regions that a project benefits, as far as they are known.

    One country needs no share. Where there are several, nobody but the publisher can say their
    shares: without them it is the publisher's region, and else nothing.
    """
    if stated.countries or stated.regions:
        return stated.countries, stated.regions
    countries = countries_of(project, members)
    if len(countries) == 1 and all(members[it].kind is MemberKind.STATE for it in project.members):
        return (RecipientCountry(countries[0]),), ()
    return (), () if facts.region is None else (RecipientRegion(facts.region),)


def sectors_of(
    project: Project, stated: ProjectFacts, facts: IatiFacts, codes: Mapping[str, str]
) -> tuple[ActivitySector, ...]:
    """Return the purposes of a project: those stated, or those of its themes by their `codes`.

    Where several follow from the themes they have no shares, which only the publisher can say.
    """
    if stated.sectors:
        return stated.sectors
    found = {codes.get(theme, facts.sector) for theme in project.themes} or {facts.sector}
    return tuple(ActivitySector(code) for code in sorted(filter(None, found)))
