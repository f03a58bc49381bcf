"""A project of an office as an activity of IATI, and the records that are left out of it."""

from collections.abc import Iterator
from datetime import date

from rocb.iati.activities import (
    ActivityBudget,
    ActivityDate,
    ActivityDescription,
    IatiActivity,
    Transaction,
)
from rocb.iati.budgets import budgets_of
from rocb.iati.codes import ActivityDateType, ActivityStatus, DescriptionType
from rocb.iati.facts import ProjectFacts
from rocb.iati.omissions import Omission, OmissionReason
from rocb.iati.participants import participants_of
from rocb.iati.recipients import recipients_of, sectors_of
from rocb.iati.registers import ProjectRecords, Register
from rocb.iati.results import result_of, serves_goals
from rocb.iati.samples import samples_in
from rocb.iati.transactions import expenditures, pledge_transactions
from rocb.planning.projects.phases import PhaseStep
from rocb.planning.projects.projects import Project
from rocb.planning.strategy.strategies import Goal
from rocb.texts import LocalizedText


def activity_of(
    records: ProjectRecords, register: Register
) -> tuple[IatiActivity, tuple[Omission, ...]]:
    """Return a project as an activity, and which of its records are left out of it."""
    project, stated, facts = records.project, records.stated, register.facts
    countries, regions = recipients_of(project, stated, facts, register.members)
    parts = tuple(_money(records, register))
    goals = _goals(records, register)
    transactions = [it for it in parts if isinstance(it, Transaction)]
    made = IatiActivity(
        project=project.id,
        identifier=stated.identifier or f"{facts.reporting.ref}-{project.id}",
        title=project.title,
        descriptions=tuple(_descriptions(project, stated.description)),
        participants=tuple(participants_of(records, register)),
        status=_status(project, stated, register.on),
        dates=tuple(_dates(project, stated.ended_on, register.on)),
        countries=countries,
        regions=regions,
        sectors=sectors_of(project, stated, facts, register.codes),
        budgets=tuple(it for it in parts if isinstance(it, ActivityBudget)),
        transactions=tuple(sorted(transactions, key=lambda it: it.on)),
        related=stated.related,
        results=tuple(
            result_of(it, facts.result_type, register.on) for it in goals if it.indicators
        ),
        samples=samples_in(records, register, goals),
    )
    bare = (
        Omission(project.id, it.id, OmissionReason.NO_INDICATOR)
        for it in goals
        if not it.indicators
    )
    return made, (*(it for it in parts if isinstance(it, Omission)), *bare)


def _money(
    records: ProjectRecords, register: Register
) -> Iterator[ActivityBudget | Transaction | Omission]:
    yield from budgets_of(records.project, records.stated)
    for pledge in records.pledges:
        provider = register.organisations[pledge.donor]
        yield from pledge_transactions(pledge, provider, register.on)
    for activity in records.activities:
        yield from expenditures(activity, records.project.id, register.spent)


def _descriptions(project: Project, stated: LocalizedText | None) -> Iterator[ActivityDescription]:
    if stated is not None:
        yield ActivityDescription(DescriptionType.GENERAL, stated)
    for objective in project.objectives:
        yield ActivityDescription(DescriptionType.OBJECTIVES, objective.text)


def _status(project: Project, stated: ProjectFacts, on: date) -> ActivityStatus | None:
    """Return how far a project is: no record says whether it ended once its agreed end is past."""
    if stated.status is not None:
        return stated.status
    if project.ends is not None and project.ends < on:
        return None
    begun = _begun(project, on) is not None
    return ActivityStatus.IMPLEMENTATION if begun else ActivityStatus.PIPELINE


def _begun(project: Project, on: date) -> PhaseStep | None:
    return next((step for step in project.phases if step.on <= on), None)


def _dates(project: Project, ended: date | None, on: date) -> Iterator[ActivityDate]:
    """Yield the agreed days, and the actual ones: that of the first phase, and that of the end."""
    first = _begun(project, on)
    days = {
        ActivityDateType.PLANNED_START: project.starts,
        ActivityDateType.ACTUAL_START: None if first is None else first.on,
        ActivityDateType.PLANNED_END: project.ends,
        ActivityDateType.ACTUAL_END: ended,
    }
    for what, day in days.items():
        if day is not None:
            yield ActivityDate(what, day)


def _goals(records: ProjectRecords, register: Register) -> tuple[Goal, ...]:
    ids = {goal for it in records.activities if serves_goals(it) for goal in it.goals}
    return tuple(register.goals[id] for id in sorted(ids))
