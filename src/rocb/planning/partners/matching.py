"""Projects that interest a partner, with the reasons and in order."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.planning.needs.ranks import ranks
from rocb.planning.partners.interests import SharedInterest, shared_interest
from rocb.planning.partners.relations import Relation
from rocb.planning.projects.projects import Project, ProjectFunding, funding_of


@frozen(field_transformer=checked)
class ProjectMatch:
    """A project that matches a partner's interests, and why it stands where it does.

    `interest` is what the two share, `funding` shows what of the project is still to be funded.
    `involved` says whether the partner takes part in it, or pays for some of it, already.
    """

    rank: int
    project: Project
    interest: SharedInterest
    funding: ProjectFunding
    involved: bool


def match_projects(relation: Relation, projects: Iterable[Project]) -> tuple[ProjectMatch, ...]:
    """Return the projects that match a partner's interests, the best match first.

    A match shares a theme, and a Member where both name any. More themes come before fewer, then
    those that share a Member before those of which it is not known, more Members before fewer, and
    what still needs money before what does not. Matches alike in all this share a rank, the next
    rank counts them ("1, 2, 2, 4"), and stand by id.
    """
    require("relation", Relation, relation)
    rows = []
    for project in listed("projects", Project, projects):
        interest = shared_interest(relation, project.themes, project.members)
        if interest is not None:
            funding = funding_of(project)
            needs_money = any(it.amount > 0 for it in funding.open) or funding.unknown > 0
            shared = (len(interest.themes), interest.members_stated, len(interest.members))
            merit = (*shared, needs_money)
            rows.append((merit, project, interest, funding))
    rows.sort(key=lambda row: row[1].id)
    rows.sort(key=lambda row: row[0], reverse=True)
    return tuple(
        ProjectMatch(rank, project, interest, funding, _is_involved(relation, project))
        for rank, (_, project, interest, funding) in zip(
            ranks(merit for merit, *_ in rows), rows, strict=True
        )
    )


def _is_involved(relation: Relation, project: Project) -> bool:
    donors = (cost.donor for cost in project.costs)
    return relation.organisation in (*project.partners, *donors)
