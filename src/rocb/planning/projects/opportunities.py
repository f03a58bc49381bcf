"""Opportunities: where a development project is wanting."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import checked, listed
from rocb.planning.needs.needs import Need
from rocb.planning.needs.standings import open_by_theme
from rocb.planning.projects.projects import Project


@frozen(field_transformer=checked)
class Opportunity:
    """A theme with open needs that no project has taken up, and the Members that have them.

    `needs` are the ids of these needs, `projects` the ids of those in the same theme, which may be
    extended.
    """

    theme: str
    members: tuple[str, ...]
    needs: tuple[str, ...]
    projects: tuple[str, ...]


def opportunities(needs: Iterable[Need], projects: Iterable[Project]) -> tuple[Opportunity, ...]:
    """Return the themes in which a project could be set up, the one of most Members first.

    A need is taken up where an objective of a project names it. Ties stand in the order of the ids.
    Needs that newer ones replaced are not open (see `standings`).
    """
    found = listed("projects", Project, projects)
    taken = {need for project in found for it in project.objectives for need in it.needs}
    own: dict[str, list[str]] = {}
    for project in sorted(found, key=lambda project: project.id):
        for theme in project.themes:
            own.setdefault(theme, []).append(project.id)
    rows = []
    for theme, held in open_by_theme(needs).items():
        left = [need for need in held if need.id not in taken]
        if left:
            members = tuple(sorted({need.member for need in left}))
            ids = tuple(need.id for need in left)
            rows.append(Opportunity(theme, members, ids, tuple(own.get(theme, ()))))
    return tuple(sorted(rows, key=lambda it: (-len(it.members), it.theme)))
