"""Shifts: fixed jobs of a day for the fewest workers (Krishnamoorthy, Ernst and Baatar 2012)."""

from itertools import pairwise, repeat
from random import Random
from time import perf_counter
from typing import Final

from benchmarks.progress import tell
from benchmarks.rows import Row, row_of
from rocb.planning.assignment.objectives import COVER, PEOPLE
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.solve import solve
from rocb.planning.assignment.tasks import Candidate, Person, Task

SIZES: Final = ((23, 40, 66), (51, 111, 66), (88, 350, 33), (141, 700, 33), (245, 1_500, 33))
"""Workers, jobs, and for how many of a hundred jobs each worker is qualified."""
LIMIT: Final = 60.0
_DAY: Final = 24 * 60


def rows(sizes: tuple[tuple[int, int, int], ...] = SIZES, seeds: int = 3) -> list[Row]:
    """Return for each size what the fewest workers took, beside the bound and the limit of time."""
    found = []
    for workers, jobs, skilled in sizes:
        seconds, people, bounds = [], [], []
        for seed in range(seeds):
            since = perf_counter()
            solution = solve(day(workers, jobs, skilled, seed), (COVER, PEOPLE), seconds=LIMIT)
            seconds.append(perf_counter() - since)
            cover, fewest = solution.proofs
            if cover.value != jobs:
                raise AssertionError("a job is left, though all could be done")
            people.append(fewest.value)
            bounds.append(fewest.bound or 1)
            tell(f"{jobs} jobs for {workers} workers in {seconds[-1]:.1f} s", solution.proofs)
        size = f"{jobs:,} jobs, {workers} workers"
        found += [
            row_of(f"workers for {size}", "workers", people, "bound", bounds, 1.0),
            row_of(f"shifts of {size}", "s", seconds, f"{LIMIT:.0f} s", [LIMIT] * seeds, 1.0),
        ]
    return found


def day(workers: int, jobs: int, skilled: int, seed: int = 0) -> AssignmentProblem:
    """Return so many jobs of a day, each with fixed times, and those who are qualified for them.

    The jobs are made of the days of four in five workers, nine tenths of which they take: so all
    can be done, and not everybody is needed. Beside those made of the own day, each worker is
    qualified for others, for `skilled` of a hundred jobs in all. Times are minutes.
    """
    rng = Random(f"{seed} {workers} {jobs} {skilled}")  # noqa: S311 - samples, no secrets
    needed = min(jobs, workers * 4 // 5)
    tasks: list[Task] = []
    own: list[set[int]] = [set() for _ in range(workers)]
    for worker in range(needed):
        number = jobs * (worker + 1) // needed - jobs * worker // needed
        own[worker] |= set(range(len(tasks), len(tasks) + number))
        cuts = sorted(rng.sample(range(1, _DAY), number - 1))
        tasks += map(_job, range(len(tasks), jobs), pairwise((0, *cuts, _DAY)), repeat(rng))
    candidates = [
        Candidate(tasks[job].id, f"worker-{worker:03}")
        for worker, held in enumerate(own)
        for job in sorted(held | set(rng.sample(range(jobs), jobs * skilled // 100)))
    ]
    people = tuple(Person(f"worker-{worker:03}") for worker in range(workers))
    return AssignmentProblem(tuple(tasks), people, tuple(candidates))


def _job(number: int, span: tuple[int, int], rng: Random) -> Task:
    begins, ends = span
    length = max(1, (ends - begins) * 9 // 10)
    begins += rng.randint(0, ends - begins - length)
    return Task(f"job-{number:04}", begins, begins + length)
