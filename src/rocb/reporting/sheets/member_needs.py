"""What a Member needs, what became of it in a period, and what answers it."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from rocb.planning.needs.needs import Need
from rocb.planning.needs.ranking import RankedNeed, rank_needs
from rocb.planning.needs.standings import open_on
from rocb.planning.partners.assistance import AssistanceProposal
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.projects.projects import Project
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.needs import NeedTurnover, need_account
from rocb.reporting.figures import Figure
from rocb.reporting.sheets.bases import by_need


@frozen
class OpenNeed:
    """An open need of a Member, and what answers it.

    `ranked` has its place among the needs of this Member alone; `None` where a figure is not known.
    The activities are those of the year that take place; projects and proposals stand by id.
    """

    need: Need
    ranked: RankedNeed | None
    activities: tuple[Activity, ...]
    projects: tuple[Project, ...]
    proposals: tuple[AssistanceProposal, ...]

    @property
    def is_answered(self) -> bool:
        """Whether anything answers it."""
        return bool(self.activities or self.projects or self.proposals)


@frozen
class MemberNeeds:
    """The needs of a Member that are open at the end of a period, by priority, and their turnover.

    Those that lack a figure stand last, by id.
    """

    open: tuple[OpenNeed, ...]
    turnover: NeedTurnover


def member_needs(basis: Basis, code: str) -> MemberNeeds:
    """Return the needs of a Member."""
    own = tuple(it for it in basis.office.planning.needs if it.member == code)
    opened = {it.id for it in open_on(own, basis.on)}
    ranking = rank_needs(own, basis.on)
    ranked = {it.need.id: it for it in ranking.ranked}
    ordered = (*(it.need for it in ranking.ranked), *ranking.unassessed)
    activities = by_need(basis.plan)
    projects = _projects_by_need(basis.office.planning.portfolio.projects)
    proposals = _proposals_by_need(basis.office.planning.partnerships.proposals)
    return MemberNeeds(
        tuple(
            OpenNeed(
                it,
                ranked.get(it.id),
                tuple(filter(takes_place, activities.get(it.id, ()))),
                projects.get(it.id, ()),
                proposals.get(it.id, ()),
            )
            for it in ordered
            if it.id in opened
        ),
        _turnover(basis, code),
    )


def _turnover(basis: Basis, code: str) -> NeedTurnover:
    none = Figure(0, "needs", ())
    found = (it for it in need_account(basis).members if it.id == code)
    return next(found, NeedTurnover(code, none, none, none, none, none))


def _projects_by_need(projects: Iterable[Project]) -> Mapping[str, tuple[Project, ...]]:
    found: dict[str, dict[str, Project]] = {}
    for project in sorted(projects, key=lambda it: it.id):
        for objective in project.objectives:
            for need in objective.needs:
                found.setdefault(need, {})[project.id] = project
    return {need: tuple(held.values()) for need, held in found.items()}


def _proposals_by_need(
    proposals: Iterable[AssistanceProposal],
) -> Mapping[str, tuple[AssistanceProposal, ...]]:
    found: dict[str, list[AssistanceProposal]] = {}
    for proposal in sorted(proposals, key=lambda it: it.id):
        for need in proposal.needs:
            found.setdefault(need, []).append(proposal)
    return {need: tuple(held) for need, held in found.items()}
