"""The donor sheet: what an organisation pledged, pays for and is asked for, and whom it reached."""

from collections.abc import Iterable

from attrs import frozen

from rocb.checks import require
from rocb.errors import UnknownRecord
from rocb.members import Organisation
from rocb.money import Money
from rocb.office import Office
from rocb.periods import Days
from rocb.planning.partners.balances import PledgeBalance, pledge_balance
from rocb.planning.partners.capital_sources import CapitalSearch, capital_search
from rocb.planning.partners.communication import ContactDue, contact_due
from rocb.planning.partners.matching import ProjectMatch, match_projects
from rocb.planning.partners.pledges import Pledge
from rocb.planning.partners.relations import Contact, Relation
from rocb.planning.plan.activities import Activity, is_completed
from rocb.planning.plan.costs import Cost
from rocb.planning.projects.projects import Project, ProjectCost
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.accounts.budget import CostFigures, budget_account
from rocb.reporting.accounts.participants import People
from rocb.reporting.accounts.pledges import PledgeTurnover, pledge_account
from rocb.reporting.figures import Figure, amounts, counted
from rocb.reporting.sheets.bases import sheet_basis
from rocb.reporting.sheets.people import people_in


@frozen
class StandingPledge:
    """A pledge with its history up to the end of a period, and what became of it by then."""

    pledge: Pledge
    balance: PledgeBalance


@frozen
class PaidActivity:
    """An activity that an organisation pays for, or sponsors with an amount that nobody stated.

    `costs` are its own. `others` are the organisations that pay or sponsor as well; what the
    activity achieved is the work of all of them, and is never split.
    """

    activity: Activity
    costs: tuple[Cost, ...]
    others: tuple[str, ...]


@frozen
class PaidProject:
    """A project of which an organisation pays some items, and who else pays for others."""

    project: Project
    costs: tuple[ProjectCost, ...]
    others: tuple[str, ...]


@frozen
class DonorReach:
    """Whom the completed activities reached that an organisation pays for, alone or with others.

    `people` is `None` where nobody counted them; in the activities `uncounted` that is so.
    `shared` are the activities that others pay for as well.
    """

    activities: Figure
    shared: Figure
    members: Figure
    people: People | None
    uncounted: Figure


@frozen
class DonorSheet:
    """What there is between the office and an organisation that pays for its work.

    `pledges` are all that stood by the end of the period, by day, and `turnover` what became of
    them in it, one row a currency. `activities` begin in the period and `costs` are theirs; what is
    planned is for those that take place, and what was spent for any of them. Of all its projects,
    `project_costs` are the sums by currency. It is asked for `projects_wanted` that match its
    interests and are not funded, and for `capital_wanted`. `due` is `None` where there is no
    relation to it.
    """

    basis: Basis
    organisation: Organisation
    pledges: tuple[StandingPledge, ...]
    turnover: tuple[PledgeTurnover, ...]
    activities: tuple[PaidActivity, ...]
    costs: tuple[CostFigures, ...]
    projects: tuple[PaidProject, ...]
    project_costs: tuple[Figure, ...]
    projects_wanted: tuple[ProjectMatch, ...]
    capital_wanted: tuple[CapitalSearch, ...]
    reach: DonorReach
    contacts: tuple[Contact, ...]
    contact_count: Figure
    due: ContactDue | None


def donor_sheet(office: Office, id: str, days: Days | None = None) -> DonorSheet:
    """Return what there is to tell an organisation that pays, as known at the end of these days.

    Without `days`, of the whole year of the plan. Raises `UnknownRecord` for an id that no
    organisation has, and `InvalidValue` as `sheet_basis` does.
    """
    require("id", str, id)
    basis = sheet_basis(office, days)
    organisation = next((it for it in basis.office.organisations if it.id == id), None)
    if organisation is None:
        raise UnknownRecord("organisation", id)
    held = basis.office.planning.partnerships
    relation = next((it for it in held.relations if it.organisation == id), None)
    contacts = _contacts(relation, basis.days)
    activities = tuple(_paid_activities(basis, id))
    projects = tuple(_paid_projects(basis, id))
    sampled = any(it.source.sample for it in contacts)
    return DonorSheet(
        basis=basis,
        organisation=organisation,
        pledges=_pledges(held.pledges, basis, id),
        turnover=tuple(it for it in pledge_account(basis).donors if it.donor == id),
        activities=activities,
        costs=tuple(it.costs for it in budget_account(basis).period.donors if it.donor == id),
        projects=projects,
        project_costs=amounts("projects", _stated(projects)),
        projects_wanted=_projects_wanted(basis, relation),
        capital_wanted=_capital_wanted(basis, id),
        reach=_reach(activities),
        contacts=contacts,
        contact_count=Figure(len(contacts), "organisations", (id,) if contacts else (), sampled),
        due=contact_due(relation, basis.on) if relation else None,
    )


def _pledges(pledges: Iterable[Pledge], basis: Basis, id: str) -> tuple[StandingPledge, ...]:
    own = sorted((it for it in pledges if it.donor == id), key=lambda it: (it.pledged_on, it.id))
    found = ((it, pledge_balance(it, basis.on)) for it in own)
    return tuple(StandingPledge(it, balance) for it, balance in found if balance is not None)


def _paid_activities(basis: Basis, id: str) -> Iterable[PaidActivity]:
    for activity in basis.activities:
        costs = tuple(it for it in activity.costs if it.donor == id)
        if costs or id in activity.sponsors:
            payers = (*activity.sponsors, *(it.donor for it in activity.costs if it.donor))
            yield PaidActivity(activity, costs, tuple(sorted({*payers} - {id})))


def _paid_projects(basis: Basis, id: str) -> Iterable[PaidProject]:
    for project in sorted(basis.office.planning.portfolio.projects, key=lambda it: it.id):
        costs = tuple(it for it in project.costs if it.donor == id)
        if costs:
            payers = {it.donor for it in project.costs if it.donor}
            yield PaidProject(project, costs, tuple(sorted(payers - {id})))


def _stated(projects: Iterable[PaidProject]) -> Iterable[tuple[Project, Money]]:
    for it in projects:
        for cost in it.costs:
            if cost.amount is not None:
                yield it.project, cost.amount


def _projects_wanted(basis: Basis, relation: Relation | None) -> tuple[ProjectMatch, ...]:
    if relation is None:
        return ()
    matched = match_projects(relation, basis.office.planning.portfolio.projects)
    return tuple(it for it in matched if it.funding.open or it.funding.unknown)


def _capital_wanted(basis: Basis, id: str) -> tuple[CapitalSearch, ...]:
    held = basis.office.planning.partnerships
    found = capital_search(held.capital_needs, held.relations, held.pledges, basis.on)
    return tuple(it for it in found if any(one.organisation == id for one in it.sources))


def _contacts(relation: Relation | None, days: Days) -> tuple[Contact, ...]:
    held = relation.contacts if relation else ()
    return tuple(sorted((it for it in held if it.on in days), key=lambda it: it.on))


def _reach(paid: Iterable[PaidActivity]) -> DonorReach:
    held = [it for it in paid if is_completed(it.activity)]
    done = [it.activity for it in held]
    members = tuple(sorted({code for it in done for code in it.members}))
    named = [it for it in done if it.members]
    people, uncounted = people_in(done)
    return DonorReach(
        activities=counted("activities", done),
        shared=counted("activities", (it.activity for it in held if it.others)),
        members=Figure(len(members), "members", members, any(it.source.sample for it in named)),
        people=people,
        uncounted=uncounted,
    )
