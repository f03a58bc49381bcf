"""`milp` of SciPy, for a plain model; it cannot be given anything to start from."""

from math import ceil, inf

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]
from scipy.sparse import csr_array  # type: ignore[import-untyped]

from benchmarks.engines import Columns, answer_by
from benchmarks.plain import PlainModel


def step(
    plain: PlainModel, objective: int, _: Columns, seconds: float
) -> tuple[Columns | None, int | None]:
    """Return what `milp` finds for an objective."""
    costs = np.zeros(plain.columns)
    for at, factor in plain.objectives[objective]:
        costs[at] = factor
    cells = [(row, at, by) for row, (its, _) in enumerate(plain.rows) for at, by in its]
    rows, columns, factors = zip(*cells, strict=True) if cells else ((), (), ())
    matrix = csr_array((factors, (rows, columns)), shape=(len(plain.rows), plain.columns))
    found = milp(
        costs,
        integrality=np.ones(plain.columns),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, -inf, [most for _, most in plain.rows]),
        options={"time_limit": seconds, "mip_rel_gap": 0},
    )
    reached = None if found.x is None else [round(value) for value in found.x]
    bound = found.mip_dual_bound
    return reached, None if bound is None or bound == -inf else ceil(bound - 1e-6)


if __name__ == "__main__":
    answer_by(step)
