"""Sample activities after their outlines, and what became of them."""

from datetime import timedelta
from typing import Final

from rocb.office import Office
from rocb.periods import Days
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.plan.changes import Change, Step
from rocb.texts import LocalizedText
from samples.organisations import DONORS
from samples.outlines import OUTLINES, Outline
from samples.roles import with_cost, with_role
from samples.sampler import Sampler
from samples.themes import theme_like

_NOTICE: Final = timedelta(days=20)


def planned_activities(sampler: Sampler, office: Office) -> tuple[Activity, ...]:
    """Return the sample activities as they were planned at first."""
    return tuple(_planned(sampler, office, it) for it in OUTLINES)


def changes(sampler: Sampler, by: str) -> tuple[Change, ...]:
    """Return what happened to the sample activities after they had been planned."""
    made = [change for it in OUTLINES for change in _changes(sampler, it, by)]
    return tuple(sorted(made, key=lambda change: change.on))


def _days(sampler: Sampler, outline: Outline, begins: int) -> Days:
    first = sampler.monday(begins)
    return Days(first, first + timedelta(days=outline.lasts - 1))


def _planned(sampler: Sampler, office: Office, outline: Outline) -> Activity:
    theme = theme_like(office.planning.themes, outline.hint)
    needy = tuple(dict.fromkeys(need.member for need in office.planning.needs))
    members = sampler.some(needy, outline.members)
    known = any(it.id == office.id for it in office.organisations)
    activity = Activity(
        id=outline.id,
        title=outline.title,
        kind=outline.kind,
        status=Status.PLANNED,
        theme=theme.id,
        days=_days(sampler, outline, outline.begins - outline.put_off),
        mode=outline.mode,
        place=None,
        host=None,
        organisers=(office.id,) if known else (),
        sponsors=DONORS[:1],
        members=members,
        administrations=len(members) or None,
        participants=None,
        clauses=outline.clauses,
        source=sampler.source,
        traced=sampler.source,
        depends_on=outline.waits_for,
    )
    activity = with_cost(sampler, activity)
    return with_role(sampler, activity, 1, theme) if outline.staffed else activity


_PUT_OFF: Final = LocalizedText("Nobody could travel", "Никто не мог приехать")


def _changes(sampler: Sampler, outline: Outline, by: str) -> tuple[Change, ...]:
    days, made = _days(sampler, outline, outline.begins), []
    if outline.stopped is not None:
        step, why = outline.stopped
        return (Change(outline.id, days.first - _NOTICE, by, step, why),)
    if outline.put_off:
        on = _days(sampler, outline, outline.begins - outline.put_off).first - _NOTICE
        made.append(Change(outline.id, on, by, Step.POSTPONE, _PUT_OFF))
        made.append(Change(outline.id, on + _NOTICE, by, Step.RESCHEDULE, days=days))
    made.append(Change(outline.id, days.first, by, Step.START))
    if outline.over:
        made.append(Change(outline.id, days.last, by, Step.COMPLETE))
    return tuple(made)
