"""Engines: the same staffing as a plain model for other solvers, each in a process of its own.

OR-Tools and highspy cannot be imported in one process. So each engine is a module that is started
for one problem, which it reads as JSON, and answers in JSON.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any, Final

from attrs import asdict, frozen

from benchmarks.plain import PlainModel, plain_model, settled
from rocb.planning.assignment.objectives import COST, COVER, FAIRNESS, Sense, measured
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.verification import violations

ENGINES: Final = {"CP-SAT": "benchmarks.by_cpsat", "milp of SciPy": "benchmarks.by_milp"}
OBJECTIVES: Final = (COVER, COST, FAIRNESS)
"""Those of the plain model, in their order."""

Columns = list[int]
Step = Callable[[PlainModel, int, Columns, float], tuple[Columns | None, int | None]]
"""Returns the best columns that an engine finds for one objective, and how low it could be at most.

It is given the number of the objective, columns to start from, which keep all rows, and seconds.
"""


@frozen
class PlainProof:
    """What an engine reached for one objective, in how many seconds, modelling included."""

    value: int
    bound: int | None
    seconds: float

    @property
    def is_proven(self) -> bool:
        """Whether no better value is possible."""
        return self.value == self.bound


def answered(engine: str, problem: AssignmentProblem, seconds: float) -> list[PlainProof]:
    """Return what another engine reaches in so many seconds, held against rules and objectives."""
    found = told(ENGINES[engine], {"model": asdict(plain_model(problem)), "seconds": seconds})
    pairings = [problem.candidates[number].pairing for number in found["chosen"]]
    if violations(problem, pairings):
        raise AssertionError(f"{engine} breaks a rule")
    proofs = []
    for objective, (value, bound, took) in zip(OBJECTIVES, found["proofs"], strict=True):
        sign = -1 if objective.sense is Sense.MOST else 1
        if measured(objective, problem, pairings) * sign > value:
            raise AssertionError(f"{engine} does not reach what it says of {objective.name}")
        proofs.append(PlainProof(sign * value, None if bound is None else sign * bound, took))
    return proofs


def told(module: str, question: Mapping[str, Any]) -> Any:
    """Return what a module answers to a question, in a process of its own."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", module],
        input=json.dumps(question),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def answer_by(step: Step) -> None:
    """Answer the question on standard input with an engine, one objective after the other."""
    question = json.load(sys.stdin)
    model = PlainModel(**question["model"])
    ends = perf_counter() + question["seconds"]
    columns, proofs = [0] * model.columns, []
    for number, objective in enumerate(model.objectives):
        since, bound = perf_counter(), None
        if since < ends:
            found, bound = step(model, number, columns, ends - since)
            columns = columns if found is None else settled(model, found)
        value = sum(factor * columns[at] for at, factor in objective)
        model.rows.append((objective, value))
        proofs.append((value, bound, perf_counter() - since))
    print(json.dumps({"chosen": _chosen(model, columns), "proofs": proofs}))


def _chosen(model: PlainModel, columns: Columns) -> list[int]:
    return [at for at in range(model.candidates) if columns[at]]
