"""What of an office serves each clause of its mandate: activities, and other records."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from attrs import frozen

from rocb.booking.premises import SpaceKind
from rocb.checks import checked, require
from rocb.mandate import CLAUSES, Clause
from rocb.office import Office
from rocb.planning.diagnostics.assessments import AssessmentKind
from rocb.planning.issues.common import common_issues
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.coverage import activities_by_clause
from rocb.planning.plan.plans import Plan


@frozen(field_transformer=checked)
class Serving:
    """A record that serves a clause, other than an activity: its kind, such as `needs`, and its id.

    What has no id of its own goes by that of the organisation or the Member that it is about.
    """

    kind: str
    id: str


@frozen(field_transformer=checked)
class Coverage:
    """A clause of the mandate, and what serves it: activities and other records, perhaps none."""

    clause: Clause
    activities: tuple[Activity, ...]
    records: tuple[Serving, ...]

    @property
    def served(self) -> bool:
        """Whether anything serves it."""
        return bool(self.activities or self.records)


Found = Iterable[tuple[str, str]]
"""Kinds and ids of records."""


def _each(kind: str, records: Iterable[Any]) -> Found:
    return ((kind, record.id) for record in records)


def _of_members(kind: str, records: Iterable[Any]) -> Found:
    return ((kind, member) for member in dict.fromkeys(it.member for it in records))


def _guided_by(office: Office) -> Found:
    supervisors = office.governance.supervised_by if office.governance else ()
    yield from (("organisations", id) for id in supervisors)
    yield from _each("directions", office.planning.network.directions)


def _plan(office: Office) -> Found:
    if office.planning.plan is not None:
        yield "plans", str(office.planning.plan.year)


def _standards(office: Office) -> Found:
    supported = ("safe", "rkc")
    for it in office.planning.administrations:
        accepted = (entry.provision for entry in it.particulars.acceptances)
        if any(provision.split(".")[0] in supported for provision in accepted):
            yield "administrations", it.member


def _relations(office: Office) -> Found:
    relations = office.planning.partnerships.relations
    return (("organisations", it.organisation) for it in relations)


def _addressees(office: Office) -> Found:
    return (
        ("organisations", id) for id in (office.governance.reports_to if office.governance else ())
    )


def _evaluations(office: Office) -> Found:
    assessments = office.planning.diagnostics.assessments
    return _each("assessments", (it for it in assessments if it.kind is AssessmentKind.EVALUATION))


def _common_issues(office: Office) -> Found:
    issues = common_issues(office.planning.needs, office.members)
    return (("themes", it.theme) for it in issues)


def _interesting(office: Office) -> Found:
    wanted = {it for one in office.planning.partnerships.relations for it in one.themes}
    projects = office.planning.portfolio.projects
    return _each("projects", (it for it in projects if wanted.intersection(it.themes)))


def _in_focus(clause: str) -> Callable[[Office], Found]:
    def found(office: Office) -> Found:
        yield from _each("needs", (it for it in office.planning.needs if it.focus == clause))
        goals = (goal for it in office.planning.strategies for goal in it.goals)
        yield from _each("goals", (goal for goal in goals if clause in goal.clauses))

    return found


def _spaces(*kinds: SpaceKind) -> Callable[[Office], Found]:
    def found(office: Office) -> Found:
        spaces = office.premises.spaces if office.premises else ()
        return _each("spaces", (space for space in spaces if space.kind in kinds))

    return found


def _lettings(office: Office) -> Found:
    return _each("room_requests", (it for it in office.room_requests if it.activity is None))


def _entitlements(office: Office) -> Found:
    terms = office.premises.terms if office.premises else None
    return _each("entitlements", terms.entitlements if terms else ())


_SERVING: Final[Mapping[str, Callable[[Office], Found]]] = MappingProxyType(
    {
        "duty.1": lambda it: _each("strategies", it.planning.strategies),
        "duty.2": _guided_by,
        "duty.3": lambda it: _of_members("administrations", it.planning.administrations),
        "duty.4": lambda it: _each("needs", it.planning.needs),
        "duty.5": lambda it: _each("strategies", it.planning.strategies),
        "duty.6": _plan,
        "duty.7": lambda it: _each("guidance", it.planning.network.guidance),
        "duty.8": lambda it: _each("needs", it.planning.needs),
        "responsibility.2": lambda it: _each("staff", it.planning.network.staff_development),
        "responsibility.3": _standards,
        "responsibility.4": lambda it: _each("projects", it.planning.portfolio.projects),
        "responsibility.5": lambda it: _each("courses", it.planning.network.courses),
        "responsibility.6": _relations,
        "responsibility.7": lambda it: _each("needs", it.planning.needs),
        "responsibility.8": _addressees,
        "responsibility.9": lambda it: _each("policy_gaps", it.planning.network.policy_gaps),
        "responsibility.10": lambda it: _each(
            "representations", it.planning.network.representations
        ),
        "responsibility.11": lambda it: _each(
            "secretariat_activities", it.planning.network.secretariat_activities
        ),
        "responsibility.12": lambda it: _each("translations", it.planning.network.translations),
        "operation.1": lambda it: _each("experts", it.planning.experts),
        "operation.3": lambda it: _each("action_plans", it.planning.portfolio.action_plans),
        "operation.4": _common_issues,
        "operation.5": lambda it: _each("lessons", it.planning.portfolio.lessons),
        "operation.6": _evaluations,
        "operation.7": lambda it: _each("proposals", it.planning.partnerships.proposals),
        "stakeholder.1": _relations,
        "stakeholder.2": _interesting,
        "stakeholder.3": lambda it: _each("fora", it.planning.partnerships.fora),
        "stakeholder.4": lambda it: _each(
            "donor_conferences", it.planning.partnerships.conferences
        ),
        "stakeholder.5": lambda it: _each("capital_needs", it.planning.partnerships.capital_needs),
        **{f"focus.{number}": _in_focus(f"focus.{number}") for number in range(1, 9)},
        "facility.1": _spaces(SpaceKind.CONFERENCE_HALL),
        "facility.2": _spaces(SpaceKind.COMPUTER_LABORATORY),
        "facility.3": _spaces(SpaceKind.CLASSROOM),
        "facility.4": _spaces(SpaceKind.CAFETERIA),
        "facility.5": _spaces(SpaceKind.KITCHEN),
        "facility.6": _spaces(SpaceKind.PARKING),
        "terms.1": _lettings,
        "terms.2": _entitlements,
    }
)
"""For each clause that not only activities serve, where the records that do are found."""


def mandate_coverage(of: Office | Plan) -> tuple[Coverage, ...]:
    """Return what serves each clause of the mandate, in the order of the clauses.

    Of an office its records count beside the plan, of a plan alone only its activities. What was
    cancelled or postponed serves none. Raises `InvalidValue`.
    """
    require("of", Office | Plan, of)
    plan = of if isinstance(of, Plan) else of.planning.plan
    planned = activities_by_clause(plan) if plan else {}
    office = of if isinstance(of, Office) else None
    return tuple(
        Coverage(
            clause,
            planned.get(clause.id, ()),
            _records(office, clause.id) if office else (),
        )
        for clause in CLAUSES
    )


def _records(office: Office, clause: str) -> tuple[Serving, ...]:
    found = _SERVING[clause](office) if clause in _SERVING else ()
    return tuple(Serving(kind, id) for kind, id in found)
