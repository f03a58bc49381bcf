"""Loads: how many days and missions each expert has, against what they can give."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from attrs import frozen

from rocb.checks import checked, listed, repeated, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import Days
from rocb.planning.experts.availability import merged_days
from rocb.planning.experts.experts import Expert


@frozen(field_transformer=checked)
class ExpertLoad:
    """What an expert carries in a period: the `missions`, in order, with all the days they take.

    `days` is how many days of the period these are, each counted once. `limit` is how many the
    expert can give in a year; `None` where no limit is known.
    """

    expert: str
    missions: tuple[Days, ...]
    days: int
    limit: int | None

    @property
    def share(self) -> Fraction | None:
        """The days as a share of the limit; `None` where there is none, or it is 0."""
        return Fraction(self.days, self.limit) if self.limit else None

    @property
    def left(self) -> int | None:
        """The days left to the limit, below zero where it is passed; `None` where there is none."""
        return None if self.limit is None else self.limit - self.days


def expert_loads(
    experts: Iterable[Expert], missions: Iterable[tuple[str, Days]], period: Days
) -> tuple[ExpertLoad, ...]:
    """Return the load of each expert in a period, by id, also of those who have none.

    `missions` are the ids of experts, each with the days that a mission takes. Only what falls into
    the period counts; the limit stays that of a whole year. Raises `InvalidValue`, also for an
    expert who is not given.
    """
    known = listed("experts", Expert, experts)
    require("period", Days, period)
    work: dict[str, list[Days]] = {it.id: [] for it in known}
    faults = [*repeated("experts", known, "id")]
    for index, mission in enumerate(listed("missions", tuple, missions)):
        found = [*_mission_faults(f"missions[{index}]", mission, work)]
        faults += found
        if not found and mission[1].overlaps(period):
            work[mission[0]].append(mission[1])
    if faults:
        raise InvalidValue(*faults)
    return tuple(
        _load(it, work[it.id], period) for it in sorted(known, key=lambda expert: expert.id)
    )


def _mission_faults(path: str, mission: tuple[Any, ...], known: Iterable[str]) -> Iterable[Fault]:
    if len(mission) != 2 or type(mission[1]) is not Days:
        yield Fault(path, mission, "the id of an expert and the days of a mission")
    elif type(mission[0]) is not str or mission[0] not in known:
        yield Fault(f"{path}[0]", mission[0], "the id of one of the experts")


def _load(expert: Expert, missions: list[Days], period: Days) -> ExpertLoad:
    within = [Days(max(it.first, period.first), min(it.last, period.last)) for it in missions]
    return ExpertLoad(
        expert.id,
        tuple(sorted(missions, key=lambda it: (it.first, it.last))),
        sum(map(len, merged_days(within))),
        expert.days_per_year,
    )
