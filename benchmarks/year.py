"""The year: days, rooms and experts in two stages and at once, and what lies between the two."""

from functools import partial
from time import perf_counter
from typing import Final

from benchmarks.progress import tell
from benchmarks.rows import Row, row_of
from benchmarks.staff_offices import staff_office
from rocb.planning.assignment.objectives import COST
from rocb.planning.scheduling.joint import schedule_jointly
from rocb.planning.scheduling.objectives import SEATED
from rocb.planning.scheduling.staging import schedule
from rocb.planning.staffing.staff_exactly import staff_exactly
from rocb.scheduled_years import schedule_year

LIMIT: Final = 240.0
"""Seconds for all objectives of the joint model."""
COVER_LIMIT: Final = 90.0


def rows(activities: int = 150, experts: int = 300, limit: float = LIMIT) -> list[Row]:
    """Return the rows on one year, which is scheduled in two stages and then jointly."""
    size = f"{activities} activities"
    office = staff_office(activities, experts)
    since = perf_counter()
    year = schedule_year(office, by=partial(schedule, by=partial(staff_exactly, seconds=30)))
    staged = perf_counter() - since
    tell(
        f"{len(year.case.options)} options, {len(year.schedule.unplaced)} activities without one, "
        f"two stages in {staged:.0f} s",
        year.schedule.staffing.proofs,
    )
    since = perf_counter()
    found = schedule_jointly(year.case, (SEATED, COST), start=year.schedule, seconds=limit)
    joint = perf_counter() - since
    losses = {it.objective: it for it in found.losses}
    proofs = {it.objective: it for it in (*found.joint.proofs, *found.joint.staffing.proofs)}
    tell(f"jointly in {joint:.0f} s", proofs.values())
    cover, cost = losses[SEATED.name], losses[COST.name]
    until = sum(it.seconds for it in proofs.values() if it.objective != COST.name)
    return [
        row_of(f"two stages, {size}", "s", [staged], "joint", [joint]),
        row_of(f"joint cover, {size}", "s", [until], "90 s", [COVER_LIMIT], 1.0),
        _gap_row(f"gap of joint cover, {size}", cover.joint, cover.bound, 0.0),
        _gap_row(f"gap of joint cost, {size}", cost.joint, cost.bound, None),
        row_of(f"cover lost by two stages, {size}", "points", [cover.loss], "joint", [cover.joint]),
    ]


def _gap_row(name: str, value: int, end: int | None, bound: float | None) -> Row:
    gap = abs(value if end is None else end - value)
    return row_of(name, "points", [gap], "its value", [value or 1], bound)
