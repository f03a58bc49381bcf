"""What of an office serves each clause of its mandate: activities, and other records."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeVar

from attrs import frozen

from rocb.booking.premises import SpaceKind
from rocb.checks import checked, require
from rocb.mandate import CLAUSES, Clause
from rocb.office import Office
from rocb.periods import Days
from rocb.planning.administrations.administrations import known_of
from rocb.planning.diagnostics.assessments import Assessment, AssessmentKind
from rocb.planning.experts.experts import is_there
from rocb.planning.issues.common import common_issues
from rocb.planning.needs.needs import Need
from rocb.planning.needs.standings import open_on
from rocb.planning.network.policy_gaps import PolicyGap
from rocb.planning.network.representations import meetings_attended
from rocb.planning.network.staff_development import able_themes
from rocb.planning.network.translations import Translation, TranslationState, translation_state
from rocb.planning.partners.capital_sources import capital_search
from rocb.planning.partners.fora import Forum
from rocb.planning.partners.relations import Relation
from rocb.planning.plan.activities import Activity, takes_place
from rocb.planning.plan.coverage import activities_by_clause
from rocb.planning.plan.plans import Plan
from rocb.planning.programme import Programme
from rocb.planning.projects.lessons import Lesson, LessonStatus, lesson_status
from rocb.planning.projects.projects import phase_on
from rocb.planning.strategy.strategies import Strategy, strategy_on


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


_Record = TypeVar("_Record")
Found = Iterable[tuple[str, str]]
"""Kinds and ids of records."""


@frozen
class _Now:
    """An office on its day, with the needs that are open and the strategy in force."""

    office: Office
    needs: tuple[Need, ...]
    strategy: Strategy | None

    @property
    def on(self) -> date:
        """The day on which the office was known."""
        return self.office.as_of

    @property
    def planning(self) -> Programme:
        """What the office plans and keeps beside its premises."""
        return self.office.planning


def _now(office: Office) -> _Now:
    needs, strategies = office.planning.needs, office.planning.strategies
    return _Now(office, open_on(needs, office.as_of), strategy_on(strategies, office.as_of))


def _each(kind: str, records: Iterable[Any]) -> Found:
    return ((kind, record.id) for record in records)


def _those(
    kind: str,
    held: Callable[[Programme], Iterable[_Record]],
    holds: Callable[[_Record, date], bool],
) -> Callable[[_Now], Found]:
    return lambda now: _each(kind, (it for it in held(now.planning) if holds(it, now.on)))


def _strategy(now: _Now) -> Found:
    return _each("strategies", () if now.strategy is None else (now.strategy,))


def _guided_by(now: _Now) -> Found:
    governance = now.office.governance
    yield from (("organisations", id) for id in (governance.supervised_by if governance else ()))
    given = (it for it in now.planning.network.directions if it.on <= now.on)
    yield from _each("directions", given)


def _administrations(now: _Now) -> Found:
    return (("administrations", it.member) for it in now.planning.administrations)


def _plan(now: _Now) -> Found:
    plan = now.planning.plan
    if plan is not None and any(map(takes_place, plan.activities)):
        yield "plans", str(plan.year)


def _standards(now: _Now) -> Found:
    supported = ("safe", "rkc")
    for it in now.planning.administrations:
        stated = known_of(it, now.on).acceptances
        if any(one.accepting and one.provision.split(".")[0] in supported for one in stated):
            yield "administrations", it.member


def _relations(holds: Callable[[Relation, date], bool]) -> Callable[[_Now], Found]:
    return lambda now: (
        ("organisations", it.organisation)
        for it in now.planning.partnerships.relations
        if holds(it, now.on)
    )


def _addressees(now: _Now) -> Found:
    governance = now.office.governance
    return (("organisations", id) for id in (governance.reports_to if governance else ()))


def _spoken(now: _Now) -> Found:
    meetings = meetings_attended(now.planning.network.representations, Days(date.min, now.on))
    return _each("representations", meetings.for_wco)


def _common_issues(now: _Now) -> Found:
    issues = common_issues(now.planning.needs, now.office.members, on=now.on)
    return (("themes", it.theme) for it in issues)


def _interesting(now: _Now) -> Found:
    wanted = {it for one in now.planning.partnerships.relations for it in one.themes}
    projects = now.planning.portfolio.projects
    return _each("projects", (it for it in projects if wanted.intersection(it.themes)))


def _capital(now: _Now) -> Found:
    held = now.planning.partnerships
    searched = capital_search(held.capital_needs, held.relations, held.pledges, now.on)
    return _each("capital_needs", (it.need for it in searched if it.pledged or it.sources))


def _in_focus(clause: str) -> Callable[[_Now], Found]:
    def found(now: _Now) -> Found:
        yield from _each("needs", (it for it in now.needs if it.focus == clause))
        goals = now.strategy.goals if now.strategy else ()
        yield from _each("goals", (goal for goal in goals if clause in goal.clauses))

    return found


def _spaces(*kinds: SpaceKind) -> Callable[[_Now], Found]:
    def found(now: _Now) -> Found:
        spaces = now.office.premises.spaces if now.office.premises else ()
        return _each("spaces", (space for space in spaces if space.kind in kinds))

    return found


def _lettings(now: _Now) -> Found:
    return _each("room_requests", (it for it in now.office.room_requests if it.activity is None))


def _entitlements(now: _Now) -> Found:
    terms = now.office.premises.terms if now.office.premises else None
    return _each("entitlements", terms.entitlements if terms else ())


def _is_raised(gap: PolicyGap, on: date) -> bool:
    return gap.raised_on is not None and gap.raised_on <= on


def _is_evaluation(assessment: Assessment, on: date) -> bool:
    return assessment.kind is AssessmentKind.EVALUATION and assessment.on <= on


def _is_attended(forum: Forum, on: date) -> bool:
    return forum.attended is True and forum.days.first <= on


def _is_asked_for(translation: Translation, on: date) -> bool:
    return translation_state(translation, on) not in (None, TranslationState.WITHDRAWN)


def _is_evaluated(lesson: Lesson, on: date) -> bool:
    return lesson_status(lesson, on) in (LessonStatus.EVALUATED, LessonStatus.SENT)


_SERVING: Final[Mapping[str, Callable[[_Now], Found]]] = MappingProxyType(
    {
        "duty.1": _strategy,
        "duty.2": _guided_by,
        "duty.3": _administrations,
        "duty.4": lambda now: _each("needs", now.needs),
        "duty.5": _strategy,
        "duty.6": _plan,
        "duty.7": _those("guidance", lambda it: it.network.guidance, lambda it, on: it.on <= on),
        "duty.8": lambda now: _each("needs", now.needs),
        "responsibility.2": _those(
            "staff",
            lambda it: it.network.staff_development,
            lambda it, on: able_themes(it, on) != (),
        ),
        "responsibility.3": _standards,
        "responsibility.4": _those(
            "projects",
            lambda it: it.portfolio.projects,
            lambda it, on: phase_on(it, on) is not None,
        ),
        "responsibility.5": lambda now: _each("courses", now.planning.network.courses),
        "responsibility.6": _relations(lambda it, on: it.identified_on <= on),
        "responsibility.7": lambda now: _each("needs", now.needs),
        "responsibility.8": _addressees,
        "responsibility.9": _those("policy_gaps", lambda it: it.network.policy_gaps, _is_raised),
        "responsibility.10": _spoken,
        "responsibility.11": lambda now: _each(
            "secretariat_activities", now.planning.network.secretariat_activities
        ),
        "responsibility.12": _those(
            "translations", lambda it: it.network.translations, _is_asked_for
        ),
        "operation.1": _those("experts", lambda it: it.experts, is_there),
        "operation.3": _those(
            "action_plans",
            lambda it: it.portfolio.action_plans,
            lambda it, on: it.drawn_up_on <= on,
        ),
        "operation.4": _common_issues,
        "operation.5": _those("lessons", lambda it: it.portfolio.lessons, _is_evaluated),
        "operation.6": _those("assessments", lambda it: it.diagnostics.assessments, _is_evaluation),
        "operation.7": _those(
            "proposals", lambda it: it.partnerships.proposals, lambda it, on: it.proposed_on <= on
        ),
        "stakeholder.1": _relations(lambda it, on: any(met.on <= on for met in it.contacts)),
        "stakeholder.2": _interesting,
        "stakeholder.3": _those("fora", lambda it: it.partnerships.fora, _is_attended),
        "stakeholder.4": _those(
            "donor_conferences",
            lambda it: it.partnerships.conferences,
            lambda it, on: bool(it.attended) and it.days.first <= on,
        ),
        "stakeholder.5": _capital,
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

    Of an office its records count beside the plan, as they stood on `as_of`: a strategy in force,
    open needs, what was accepted, attended, raised or begun by then. Of a plan alone only its
    activities do. What was cancelled, postponed, withdrawn or missed serves none. Raises
    `InvalidValue`.
    """
    require("of", Office | Plan, of)
    plan = of if isinstance(of, Plan) else of.planning.plan
    planned = activities_by_clause(plan) if plan else {}
    now = _now(of) if isinstance(of, Office) else None
    return tuple(
        Coverage(clause, planned.get(clause.id, ()), _records(now, clause.id) if now else ())
        for clause in CLAUSES
    )


def _records(now: _Now, clause: str) -> tuple[Serving, ...]:
    found = _SERVING[clause](now) if clause in _SERVING else ()
    return tuple(Serving(kind, id) for kind, id in found)
