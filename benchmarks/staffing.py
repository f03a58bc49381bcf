"""Staffing: the seats of a year filled by each method, beside other engines and what is proven."""

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import Final

from attrs import frozen

from benchmarks.engines import ENGINES, OBJECTIVES, PlainProof, answered
from benchmarks.progress import tell
from benchmarks.rows import Row, row_of
from benchmarks.staff_regions import staff_case
from rocb.planning.assignment.assign import assign
from rocb.planning.assignment.objectives import COST, COVER
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.solutions import AssignmentSolution
from rocb.planning.assignment.solve import solve
from rocb.planning.staffing.problems import staffing_problem

LIMIT: Final = 30.0
"""Seconds that each engine and method is given for all objectives of a year."""
SOON: Final = 2.0


@frozen
class Solved:
    """What was found for one year: exactly, by other engines, and without any extra."""

    problem: AssignmentProblem
    exact: AssignmentSolution
    seconds: float
    others: dict[str, list[PlainProof]]
    searched: tuple[AssignmentSolution, ...]

    @property
    def in_time(self) -> bool:
        """Whether all was proven within the limit."""
        return self.seconds <= LIMIT and all(proof.is_proven for proof in self.exact.proofs)


def rows(
    activities: int = 150,
    experts: int = 300,
    seeds: int = 10,
    compared: int = 3,
    times: tuple[float, float] = (SOON, LIMIT),
) -> list[Row]:
    """Return the rows on years to be staffed, of which some are compared with other methods."""
    solved = [
        _solved(activities, experts, seed, times if seed < compared else ())
        for seed in range(seeds)
    ]
    size = f"{activities} activities"
    return [
        *_proven_rows(size, solved),
        *(row for engine in ENGINES for row in _engine_rows(size, engine, solved[:compared])),
        *_searched_rows(size, times, solved[:compared]),
    ]


def _solved(activities: int, experts: int, seed: int, times: Sequence[float]) -> Solved:
    problem = staffing_problem(staff_case(activities, experts, seed))
    since = perf_counter()
    exact = solve(problem, OBJECTIVES, seconds=LIMIT)
    seconds = perf_counter() - since
    tell(f"year {seed} in {seconds:.1f} s", exact.proofs)
    others = {it: answered(it, problem, times[-1]) for it in ENGINES} if times else {}
    for engine, proofs in others.items():
        tell(engine, proofs)
        _agree(engine, proofs, exact)
    searched = tuple(assign(problem, (COVER, COST), seconds=it) for it in times)
    for it in searched:
        tell("no extra", it.proofs)
    return Solved(problem, exact, seconds, others, searched)


def _agree(engine: str, proofs: Sequence[PlainProof], exact: AssignmentSolution) -> None:
    for theirs, ours in zip(proofs, exact.proofs, strict=True):
        if not (theirs.is_proven and ours.is_proven):
            return
        if theirs.value != ours.value:
            raise AssertionError(f"{engine} proves another {ours.objective}")


def _proven_rows(size: str, solved: Sequence[Solved]) -> Iterator[Row]:
    limit, limits = f"{LIMIT:.0f} s", [LIMIT] * len(solved)
    for number, objective in enumerate(OBJECTIVES):
        proofs = [it.exact.proofs[number] for it in solved]
        seconds = [proof.seconds for proof in proofs]
        yield row_of(f"{objective.name} of {size}", "s", seconds, limit, limits)
        gaps = [abs(proof.value) if proof.gap is None else proof.gap for proof in proofs]
        values = [proof.value or 1 for proof in proofs]
        yield row_of(f"gap of {objective.name} of {size}", "points", gaps, "its value", values)
    yield row_of(f"all three of {size}", "s", [it.seconds for it in solved], limit, limits)
    late = sum(not it.in_time for it in solved)
    yield row_of(
        f"not all proven in {limit}, {size}", "years", [late], "all years", [len(solved)], 0.1
    )


def _engine_rows(size: str, engine: str, solved: Sequence[Solved]) -> Iterator[Row]:
    for number, objective in enumerate(OBJECTIVES):
        before = [
            it
            for it in solved
            if all(
                proof.value == mine.value
                for proof, mine in zip(it.others[engine][:number], it.exact.proofs, strict=False)
            )
        ]
        if before:
            proofs = [(it.exact.proofs[number], it.others[engine][number]) for it in before]
            yield row_of(
                f"{objective.name} reached, {size}",
                "points",
                [mine.value for mine, _ in proofs],
                engine,
                [theirs.value for _, theirs in proofs],
            )
    theirs = [sum(proof.seconds for proof in it.others[engine]) for it in solved]
    yield row_of(f"all three of {size}", "s", [it.seconds for it in solved], engine, theirs)


def _searched_rows(
    size: str, times: tuple[float, float], solved: Sequence[Solved]
) -> Iterator[Row]:
    """Yield how far the method without extra is from what is proven to be the best."""
    soon, late = (f"{size}, no extra, {seconds:g} s" for seconds in times)
    best = [it.exact.proofs[0].bound or 0 for it in solved]
    cheapest = [it.exact.proofs[1].value for it in solved]
    at_first, at_last = ([it.searched[at].proofs for it in solved] for at in (0, 1))
    ends = [proofs[0].bound or 0 for proofs in at_last]
    for name, found, bound in ((soon, at_first, 0.01), (late, at_last, 0.0)):
        lacking = [most - proofs[0].value for most, proofs in zip(best, found, strict=True)]
        yield row_of(f"cover lacking, {name}", "points", lacking, "best", best, bound, always=True)
    dearer = [proofs[1].value - least for least, proofs in zip(cheapest, at_last, strict=True)]
    yield row_of(f"cost above, {late}", "cents", dearer, "least", cheapest, 0.05, always=True)
    above = [end - most for most, end in zip(best, ends, strict=True)]
    yield row_of(f"bound above, {late}", "points", above, "best", best, 0.005, always=True)
