"""What a project may cost, as IATI has it: per period of a year at most, and per currency."""

from collections.abc import Iterator

from rocb.iati.activities import ActivityBudget
from rocb.iati.facts import ProjectFacts
from rocb.iati.omissions import Omission, OmissionReason
from rocb.money import totals
from rocb.periods import Days
from rocb.planning.projects.projects import Project


def is_within_a_year(days: Days) -> bool:
    """Return whether days are a year or less."""
    first, last = days.first, days.last
    return (last.year, last.month, last.day) < (first.year + 1, first.month, first.day)


def budgets_of(project: Project, stated: ProjectFacts) -> Iterator[ActivityBudget | Omission]:
    """Yield the budgets of a project, one a currency, and the items of its costs without one.

    Those stated are taken. Else the costs are one budget of the agreed days, if those are a year or
    less: how more is spread over the years nobody said. The exchange rate is of the first day.
    """
    if stated.budgets:
        yield from stated.budgets
        return
    reason = _obstacle(project)
    if reason is None and project.starts is not None and project.ends is not None:
        days = Days(project.starts, project.ends)
        for amount in totals(it.amount for it in project.costs if it.amount is not None):
            yield ActivityBudget(days, amount, valued_on=days.first)
        return
    for index, cost in enumerate(project.costs):
        why = reason if cost.amount is not None else OmissionReason.NO_AMOUNT
        if why is not None:
            yield Omission(project.id, f"{project.id}/costs[{index}]", why)


def _obstacle(project: Project) -> OmissionReason | None:
    if any(cost.amount is None for cost in project.costs):
        return OmissionReason.INCOMPLETE
    if project.starts is None or project.ends is None:
        return OmissionReason.UNDATED
    days = Days(project.starts, project.ends)
    return None if is_within_a_year(days) else OmissionReason.TOO_LONG
