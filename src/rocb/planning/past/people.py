"""The pool of experts as it was known on a day."""

from collections.abc import Collection, Iterable
from datetime import date

from rocb.planning.experts.accreditations import Award
from rocb.planning.experts.experts import Expert
from rocb.planning.past.dated import come, dated_by, known


def experts_on(experts: Iterable[Expert], moved: Collection[str], day: date) -> tuple[Expert, ...]:
    """Return the experts with what they were awarded by a day; who left later was there.

    Awards tell no activity of those that `moved` afterwards: they are for what took place, and
    nobody knew when.
    """
    found = []
    for expert in experts:
        left_on = come(expert.left_on, day)
        awards = dated_by(expert.awards, "on", day)
        found.append(
            known(
                expert,
                awards=tuple(_award_of(it, moved) for it in awards),
                left_on=left_on,
                left_because=None if left_on is None else expert.left_because,
            )
        )
    return tuple(found)


def _award_of(award: Award, moved: Collection[str]) -> Award:
    return known(award, activity=None) if award.activity in moved else award
