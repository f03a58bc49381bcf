"""People: those of some activities by sex, as far as somebody counted them."""

from collections.abc import Callable, Iterable

from attrs import evolve

from rocb.planning.plan.activities import Activity
from rocb.planning.plan.participants import Participation
from rocb.planning.plan.participation import people_of
from rocb.reporting.accounts.participants import People
from rocb.reporting.figures import Figure, counted, summed


def people_in(activities: Iterable[Activity]) -> tuple[People | None, Figure]:
    """Return the people of activities (`None` where nobody was counted), and the uncounted ones."""
    held = tuple(activities)
    rows = [(it, row) for it in held for row in people_of(it)]
    uncounted = counted("activities", (it for it in held if not people_of(it)))
    if not rows:
        return None, uncounted
    people = People(
        women=_sum(rows, lambda row: row.women),
        men=_sum(rows, lambda row: row.men),
        unstated=_sum(rows, lambda row: row.unstated),
        all=_sum(rows, lambda row: row.number),
    )
    return people, uncounted


def _sum(
    rows: Iterable[tuple[Activity, Participation]], number: Callable[[Participation], int]
) -> Figure:
    held = tuple(rows)
    found = summed("activities", ((it, number(row)) for it, row in held))
    return evolve(found, sample=any((row.source or it.source).sample for it, row in held))
