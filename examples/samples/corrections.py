"""What was put right in the records of a year after the fact: made up, one in each quarter."""

from typing import Final

from attrs import evolve

from rocb.planning.past.correcting import corrected
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.participants import Participation
from rocb.planning.programme import Programme
from rocb.texts import LocalizedText
from samples.histories import BY
from samples.sampler import Sampler

_WHY: Final = LocalizedText(
    "Sample: the lists of names came in late",
    "Условный пример: списки участников пришли позже",
)
_QUARTER: Final = 91
_LATER: Final = 40


def with_corrections(sampler: Sampler, programme: Programme) -> Programme:
    """Return the programme in which, of people of a quarter, the sex became known in the next."""
    plan = programme.plan
    for number in range(3):
        first = sampler.day(_QUARTER * number)
        last = sampler.day(_QUARTER * (number + 1) - 1)
        held = (it for it in (plan.activities if plan else ()) if first <= it.days.last <= last)
        unsure = next((it for it in held if any(row.unstated for row in it.participation)), None)
        if unsure is not None:
            on = sampler.day(_QUARTER * (number + 1) + _LATER)
            programme = corrected(programme, _known(unsure), on, BY, _WHY)
    return programme


def _known(activity: Activity) -> Activity:
    """Return the activity with women in the place of people of whom it was not said."""
    return evolve(activity, participation=tuple(map(_women, activity.participation)))


def _women(row: Participation) -> Participation:
    return evolve(row, women=row.women + row.unstated, unstated=0)
