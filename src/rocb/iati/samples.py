"""Records that nobody stated, among those that would be published."""

from collections.abc import Iterable, Iterator

from rocb.iati.participants import roles_of
from rocb.iati.registers import ProjectRecords, Register
from rocb.iati.results import serves_goals, sources_of
from rocb.planning.partners.pledges import Pledge
from rocb.planning.plan.activities import Activity
from rocb.planning.strategy.strategies import Goal
from rocb.sources import Source


def samples_in(
    records: ProjectRecords, register: Register, goals: Iterable[Goal]
) -> tuple[str, ...]:
    """Return the paths of the samples among all that a project as an activity is made from."""
    sources = (
        register.origin,
        *_own_sources(records, register),
        *(it for goal in goals for it in sources_of(goal, register.on)),
    )
    return tuple(dict.fromkeys(path for path, source in sources if source.sample))


def _own_sources(records: ProjectRecords, register: Register) -> Iterator[tuple[str, Source]]:
    project = records.project
    yield project.id, project.source
    for index, cost in enumerate(project.costs):
        yield f"{project.id}/costs[{index}]", cost.source
    for pledge in records.pledges:
        if pledge.pledged_on <= register.on:
            yield from _pledge_sources(pledge, register)
    for activity in records.activities:
        yield from _activity_sources(activity, register)
    for id, _ in roles_of(records, register.on):
        yield id, register.origins[id]


def _pledge_sources(pledge: Pledge, register: Register) -> Iterator[tuple[str, Source]]:
    yield pledge.id, pledge.source
    yield pledge.donor, register.origins[pledge.donor]
    for index, step in enumerate(pledge.history):
        if step.on <= register.on:
            yield f"{pledge.id}/history[{index}]", step.source


def _activity_sources(activity: Activity, register: Register) -> Iterator[tuple[str, Source]]:
    if serves_goals(activity):
        yield activity.id, activity.source
    for index, cost in enumerate(activity.costs):
        if cost.spent and activity.id in register.spent:
            yield activity.id, activity.source
            yield f"{activity.id}/costs[{index}]", cost.source
