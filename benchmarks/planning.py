"""Planning: needs ranked, a plan traced and monitored, for more and more Members."""

from collections.abc import Callable
from math import log
from typing import Final

from benchmarks.regions import YEAR, region
from benchmarks.rows import Row, row_of
from benchmarks.turns import in_turns
from rocb.coverage import mandate_coverage
from rocb.office import Office, OfficeYear, RoomSchedule
from rocb.planning.issues.common import common_issues
from rocb.planning.needs.ranges import ranking_ranges
from rocb.planning.needs.ranking import rank_needs
from rocb.planning.plan.budgets import budget
from rocb.planning.plan.coverage import regional_coverage
from rocb.planning.plan.critical_path import critical_path
from rocb.planning.plan.monitoring import monitor
from rocb.planning.plan.plans import Plan
from rocb.planning.plan.steps import plan_at
from rocb.planning.plan.tracing import trace
from rocb.planning.staffing.staffings import Staffing
from rocb.planning.strategy.strategies import Goal

SIZES: Final = (1_250, 2_500, 5_000, 10_000)
"""Numbers of Members; to each belong ten needs and two activities."""

Question = Callable[[OfficeYear], object]

QUESTIONS: Final[dict[str, Question]] = {
    "needs ranked": lambda it: rank_needs(it.office.planning.needs),
    "ranges of their ranks": lambda it: ranking_ranges(it.ranking),
    "common issues": lambda it: common_issues(it.office.planning.needs, it.office.members),
    "plan traced": lambda it: trace(it.plan, _goals(it), it.office.planning.needs),
    "plan as it stood": lambda it: plan_at(it.plan, YEAR.days.last),
    "budget by donor": lambda it: budget(it.plan),
    "mandate covered": lambda it: mandate_coverage(it.office),
    "region covered": lambda it: regional_coverage(it.plan, it.office.members),
    "critical path": lambda it: critical_path(it.plan),
    "plan monitored": lambda it: monitor(it.plan, YEAR.days.last),
}


def rows(sizes: tuple[int, ...] = SIZES, turns: int = 3) -> list[Row]:
    """Return for each question a row a size, beside the smallest one.

    The bound is what a cost of n log n grows by, n being the needs, and a quarter more, as larger
    data fit the caches of the processor less well.
    """
    years = {size: year_of(region(size)) for size in sizes}
    least = sizes[0]
    found = []
    for name, question in QUESTIONS.items():
        works = {size: _asking(question, year) for size, year in years.items()}
        seconds = in_turns(works, turns)
        for size in sizes[1:]:
            growth = size / least * log(10 * size) / log(10 * least)
            found.append(
                row_of(
                    f"{name}, {size:,} Members",
                    "s",
                    seconds[size],
                    f"{least:,} Members",
                    seconds[least],
                    1.25 * growth,
                )
            )
    return found


def year_of(office: Office) -> OfficeYear:
    """Return the year of an office without experts and rooms."""
    plan = office.planning.plan or Plan(YEAR, ())
    ranking = rank_needs(office.planning.needs)
    return OfficeYear(office, ranking, plan, Staffing((), ()), RoomSchedule((), (), ()))


def _goals(year: OfficeYear) -> tuple[Goal, ...]:
    return tuple(goal for it in year.office.planning.strategies for goal in it.goals)


def _asking(question: Question, year: OfficeYear) -> Callable[[int], int]:
    def work(_: int) -> int:
        question(year)
        return 1

    return work
