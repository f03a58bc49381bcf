"""Lapses: the accreditations that come to their end within a period."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation, Award, accreditation_on
from rocb.planning.experts.experts import Expert, is_there


@frozen(field_transformer=checked)
class Lapse:
    """An award of an expert (by id) that holds for the last time on `last_day`.

    `left` is the step on which the expert stands after that day, by other awards.
    """

    expert: str
    award: Award
    last_day: date
    left: Accreditation

    @property
    def is_covered(self) -> bool:
        """Whether a newer or higher award stands, so that nothing is lost."""
        return self.left.step >= self.award.accreditation.step


def lapses(experts: Iterable[Expert], period: Days) -> tuple[Lapse, ...]:
    """Return the awards whose last day lies in a period, of those who are then in the pool.

    They stand by day, then by expert, the highest first. Raises `InvalidValue`.
    """
    known = listed("experts", Expert, experts)
    require("period", Days, period)
    found = (it for expert in known for it in _lapses(expert, period))
    return tuple(
        sorted(found, key=lambda it: (it.last_day, it.expert, -it.award.accreditation.step))
    )


def _lapses(expert: Expert, period: Days) -> Iterator[Lapse]:
    for award in expert.awards:
        last = award.expires
        if last is None or last not in period or not is_there(expert, last):
            continue
        later = [it for it in expert.awards if it.expires is None or it.expires > last]
        yield Lapse(expert.id, award, last, accreditation_on(later, _after(last)))


def _after(day: date) -> date:
    return day if day == date.max else date.fromordinal(day.toordinal() + 1)
