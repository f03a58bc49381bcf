"""What a plan covers: of the mandate, and of the region."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.display import html_of
from rocb.errors import Fault, InvalidValue
from rocb.mandate import CLAUSES
from rocb.members import Member
from rocb.periods import Quarter, ReportingYear
from rocb.planning.plan.activities import Activity, in_order, takes_place
from rocb.planning.plan.lines import clauses_served
from rocb.planning.plan.plans import Plan
from rocb.planning.themes import Theme


def activities_by_clause(plan: Plan) -> dict[str, tuple[Activity, ...]]:
    """Return the activities that serve each clause of the mandate, by its id (`clauses_served`).

    What was cancelled or postponed serves none.
    """
    require("plan", Plan, plan)
    served: dict[str, list[Activity]] = {clause.id: [] for clause in CLAUSES}
    for activity in filter(takes_place, plan.activities):
        for clause in clauses_served(activity):
            served[clause].append(activity)
    return {id: tuple(activities) for id, activities in served.items()}


@frozen(field_transformer=checked)
class RegionalCell:
    """The activities (by id) of one Member in one theme that begin in one quarter."""

    member: str
    theme: str
    quarter: Quarter
    activities: tuple[str, ...]


@frozen(field_transformer=checked)
class MemberCoverage:
    """The activities (by id) in which a Member takes part, perhaps none that is known."""

    member: str
    activities: tuple[str, ...]


@frozen(field_transformer=checked)
class ThemeCoverage:
    """The activities (by id) in a theme, perhaps none."""

    theme: str
    activities: tuple[str, ...]


@frozen(field_transformer=checked)
class QuarterCoverage:
    """The activities (by id) that begin in a quarter, perhaps none."""

    quarter: Quarter
    activities: tuple[str, ...]


@frozen(field_transformer=checked)
class UnnamedMembers:
    """An activity (by id) whose Members are not known, or not all of them.

    It names so many administrations (`named`, with guests), of so many that are stated to take
    part; `stated` is `None` where no number is stated either.
    """

    activity: str
    named: int
    stated: int | None


@frozen(field_transformer=checked)
class RegionalCoverage:
    """What a plan does for each Member, in which theme and quarter.

    `cells` holds what is not empty, by Member, theme and quarter. An activity of several Members
    stands in several cells, but once in each total. The totals of `themes` and `quarters` count the
    activities that name no Member, too; for whom these are is not known (`unnamed`), so that a
    Member without an activity may yet take part in one of them.
    """

    cells: tuple[RegionalCell, ...]
    members: tuple[MemberCoverage, ...]
    themes: tuple[ThemeCoverage, ...]
    quarters: tuple[QuarterCoverage, ...]
    unnamed: tuple[UnnamedMembers, ...]

    @property
    def uncovered_members(self) -> tuple[str, ...]:
        """The Members of whom no activity is known."""
        return tuple(it.member for it in self.members if not it.activities)

    @property
    def uncovered_themes(self) -> tuple[str, ...]:
        """The themes without an activity."""
        return tuple(it.theme for it in self.themes if not it.activities)

    @property
    def uncovered_quarters(self) -> tuple[Quarter, ...]:
        """The quarters in which no activity begins."""
        return tuple(it.quarter for it in self.quarters if not it.activities)

    _repr_html_ = html_of


def regional_coverage(
    plan: Plan, members: Iterable[Member], themes: Iterable[Theme] = ()
) -> RegionalCoverage:
    """Return what a plan covers of a region; cancelled and postponed activities cover nothing.

    Members stand in the order given, themes in that of their ids: those given and those of the
    plan. Raises `InvalidValue` where an activity names a Member that is not among `members`.
    """
    require("plan", Plan, plan)
    by_member: dict[str, list[str]] = {it.code: [] for it in listed("members", Member, members)}
    by_theme: dict[str, list[str]] = {it.id: [] for it in listed("themes", Theme, themes)}
    by_quarter: dict[Quarter, list[str]] = {it: [] for it in plan.year.quarters}
    faults = tuple(_stranger_faults(plan, by_member))
    if faults:
        raise InvalidValue(*faults)
    cells: dict[tuple[str, str, int], list[str]] = {}
    unnamed: list[UnnamedMembers] = []
    for activity in in_order(filter(takes_place, plan.activities)):
        quarter = _quarter(plan.year, activity)
        by_theme.setdefault(activity.theme, []).append(activity.id)
        by_quarter[quarter].append(activity.id)
        for member in activity.members:
            by_member[member].append(activity.id)
            cells.setdefault((member, activity.theme, quarter.number), []).append(activity.id)
        named, stated = len(activity.members) + len(activity.guests), activity.administrations
        if not activity.members or (stated is not None and stated > named):
            unnamed.append(UnnamedMembers(activity.id, named, stated))
    places = {code: place for place, code in enumerate(by_member)}
    order = sorted(cells, key=lambda it: (places[it[0]], *it[1:]))
    return RegionalCoverage(
        cells=tuple(
            RegionalCell(member, theme, Quarter(plan.year, number), tuple(cells[key]))
            for key in order
            for member, theme, number in (key,)
        ),
        members=tuple(MemberCoverage(it, tuple(ids)) for it, ids in by_member.items()),
        themes=tuple(ThemeCoverage(it, tuple(by_theme[it])) for it in sorted(by_theme)),
        quarters=tuple(QuarterCoverage(it, tuple(ids)) for it, ids in by_quarter.items()),
        unnamed=tuple(unnamed),
    )


def _quarter(year: ReportingYear, activity: Activity) -> Quarter:
    day = activity.days.first
    months = 12 * (day.year - year.year) + day.month - year.first_month
    return Quarter(year, months // 3 + 1)


def _stranger_faults(plan: Plan, known: dict[str, list[str]]) -> Iterator[Fault]:
    for index, activity in enumerate(plan.activities):
        for place, member in enumerate(activity.members):
            if member not in known:
                path = f"plan.activities[{index}].members[{place}]"
                yield Fault(path, member, "one of the members given")
