"""CP-SAT of OR-Tools, for a plain model."""

from typing import Final

from ortools.sat.python import cp_model

from benchmarks.engines import Columns, answer_by
from benchmarks.plain import PlainModel, Sum

WORKERS: Final = 8
"""With fewer it leaves out searches that it needs, also on two cores."""


def step(
    plain: PlainModel, objective: int, start: Columns, seconds: float
) -> tuple[Columns | None, int | None]:
    """Return what CP-SAT finds for an objective."""
    model = cp_model.CpModel()
    columns = [model.new_bool_var("") for _ in range(plain.columns)]

    def total(factors: Sum) -> cp_model.LinearExpr:
        numbers, weights = zip(*factors, strict=True) if factors else ((), ())
        return cp_model.LinearExpr.weighted_sum([columns[at] for at in numbers], weights)

    for factors, most in plain.rows:
        if most == 1 and all(factor == 1 for _, factor in factors):
            model.add_at_most_one(columns[at] for at, _ in factors)
        else:
            model.add(total(factors) <= most)
    model.minimize(total(plain.objectives[objective]))
    for column, value in zip(columns, start, strict=True):
        model.add_hint(column, value)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = WORKERS
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None, None
    return [solver.value(column) for column in columns], round(solver.best_objective_bound)


if __name__ == "__main__":
    answer_by(step)
