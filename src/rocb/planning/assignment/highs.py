"""HiGHS: the least that columns can cost under rows, with a bound. Needs the extra `solve`."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from time import monotonic
from typing import Any, Final

from attrs import field, frozen

from rocb.planning.assignment.model_rows import Row, Terms

try:
    import highspy
    import numpy as np
except ImportError as missing:
    raise ImportError("solving needs HiGHS:\n    pip install 'rocb[solve]'") from missing

ENGINE: Final = f"HiGHS {highspy.HIGHS_VERSION_MAJOR}.{highspy.HIGHS_VERSION_MINOR}"
_OPTIONS: Final[Mapping[str, bool | int | float]] = {
    "output_flag": False,
    "random_seed": 0,
    "mip_rel_gap": 0.0,
    "mip_abs_gap": 0.99,
}
_SOLVED: Final = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kModelEmpty)
_TOLERANCE: Final = 1e-6
_ROUNDS: Final = 60

Watch = Callable[[int | None, int | None], object]
"""Asked now and then, with the least cost and the bound so far; what is true stops the search."""


@frozen(eq=False)
class Matrix:
    """Columns and rows as arrays; the entries stand in the order of their columns.

    Costs are divided by `step`, what they have in common. The first `whole` columns are whole.
    """

    step: int
    whole: int
    costs: Any
    lower: Any
    upper: Any
    least: Any
    most: Any
    column_of: Any = field(repr=False)
    row_of: Any = field(repr=False)
    entries: Any = field(repr=False)


@frozen(eq=False)
class Relaxed:
    """A `bound` by the linear relaxation, and by column what a 1 where 0 is best adds to it.

    Where 1 is best, `reduced` is below zero: what a 0 adds, negative.
    """

    bound: float
    reduced: Any

    def nearest(self, columns: Sequence[int], number: int) -> tuple[list[int], float]:
        """Return that many of the columns, those that add least, and what the others add."""
        own = np.array(columns, np.int64)
        order = own[np.argsort(self.reduced[own], kind="stable")]
        beyond = float(self.reduced[order[number]]) if len(order) > number else math.inf
        return order[:number].tolist(), beyond

    def settled(self, gap: float) -> tuple[list[int], list[int]]:
        """Return which columns are 0, and which 1, in every answer that near the bound."""
        most = gap + _TOLERANCE * (1 + abs(self.bound))
        return (
            np.flatnonzero(self.reduced > most).tolist(),
            np.flatnonzero(self.reduced < -most).tolist(),
        )


@frozen(eq=False)
class Found:
    """The best `values` of the columns, if any; a `bound`; whether the search was cut short."""

    values: Sequence[float] | None
    bound: int | None
    stopped: bool


@frozen(eq=False)
class Mixed:
    """The least `cost` of a linear program, by the `values` of its columns and `prices` of rows."""

    cost: float
    values: Sequence[float]
    prices: Sequence[float]


@frozen(eq=False)
class Growing:
    """A linear program of columns from zero on that are added to it, begun with its last answer."""

    engine: Any

    def add(self, cost: int, terms: Terms) -> None:
        """Add a column with these entries by row."""
        rows, entries = np.array(list(terms), np.int32), np.array(list(terms.values()), float)
        self.engine.addCol(cost, 0, math.inf, len(terms), rows, entries)

    def solved(self, seconds: float) -> Mixed | None:
        """Return the best answer; nothing where the time does not suffice for it."""
        self.engine.setOptionValue("time_limit", self.engine.getRunTime() + max(0.0, seconds))
        self.engine.run()
        if self.engine.getModelStatus() not in _SOLVED:
            return None
        solution = self.engine.getSolution()
        cost = self.engine.getInfo().objective_function_value
        return Mixed(cost, list(solution.col_value), list(solution.row_dual))


def growing(rows: Sequence[Row]) -> Growing:
    """Return a linear program of rows with these limits, without any column yet."""
    engine: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in _OPTIONS.items():
        engine.setOptionValue(name, value)
    engine.setOptionValue("solver", "simplex")
    for row in rows:
        least = -math.inf if row.least is None else row.least
        most = math.inf if row.most is None else row.most
        engine.addRow(least, most, 0, np.array([], np.int32), np.array([], float))
    return Growing(engine)


def matrix(
    costs: Terms, rows: Iterable[Row], lower: Sequence[int], upper: Sequence[int], whole: int
) -> Matrix:
    """Return columns with these costs and limits, and rows, as arrays."""
    every = tuple(rows)
    step = math.gcd(*costs.values()) or 1
    weights = np.zeros(len(lower))
    weights[list(costs)] = [value // step for value in costs.values()]
    column_of = np.array([it for row in every for it in row.terms], np.int32)
    row_of = np.repeat(np.arange(len(every), dtype=np.int32), [len(it.terms) for it in every])
    entries = np.array([it for row in every for it in row.terms.values()], float)
    order = np.argsort(column_of, kind="stable")
    return Matrix(
        step,
        whole,
        weights,
        np.array(lower, float),
        np.array(upper, float),
        np.array([-np.inf if it.least is None else it.least for it in every], float),
        np.array([np.inf if it.most is None else it.most for it in every], float),
        column_of[order],
        row_of[order],
        entries[order],
    )


def relaxed(
    it: Matrix, first: Sequence[int], seconds: float, *, interior: bool = False
) -> Relaxed | None:
    """Return the linear relaxation, begun with the columns `first`, which others join as needed.

    The method is the simplex, or one of interior points, which suits where much is tied together.
    Its bound holds also where the time does not suffice. Returns nothing where there is none.
    """
    until = monotonic() + seconds
    inside = _chosen(it, first)
    best: Relaxed | None = None
    for _ in range(_ROUNDS):
        engine = _engine(it, inside, 0, until - monotonic())
        if interior:
            engine.setOptionValue("solver", "ipm")
            engine.setOptionValue("run_crossover", "off")
        engine.run()
        solution, found = engine.getSolution(), None
        if solution.dual_valid or engine.getModelStatus() in _SOLVED:
            found = _priced(it, np.array(solution.row_dual))
            if best is None or found.bound > best.bound:
                best = found
        if best is None or found is None or engine.getModelStatus() not in _SOLVED:
            return best
        value = engine.getInfo().objective_function_value
        entering = np.flatnonzero(~inside & (it.upper > 0) & (found.reduced < 0))
        if value - best.bound <= _TOLERANCE * (1 + abs(value)) or not len(entering):
            return best
        most = max(1_000, int(inside.sum()) // 2)
        inside[entering[np.argsort(found.reduced[entering], kind="stable")[:most]]] = True
    return best


def _chosen(it: Matrix, columns: Sequence[int]) -> Any:
    """Return which columns take part: these, those that are 1 anyway, and those that need not be
    whole."""
    inside = it.lower > 0
    inside[it.whole :] = True
    inside[list(columns)] = True
    return inside


def _priced(it: Matrix, duals: Any) -> Relaxed:
    """Return the bound that follows from prices of the rows, whatever they are."""
    up = np.where(np.isfinite(it.least), np.maximum(duals, 0), 0)
    down = np.where(np.isfinite(it.most), np.minimum(duals, 0), 0)
    prices = up + down
    spent = np.bincount(
        it.column_of, weights=it.entries * prices[it.row_of], minlength=len(it.costs)
    )
    reduced = it.costs - spent
    sides = np.where(up > 0, it.least, 0) * up + np.where(down < 0, it.most, 0) * down
    return Relaxed(
        float(sides.sum() + np.minimum(reduced * it.lower, reduced * it.upper).sum()), reduced
    )


def least(
    it: Matrix,
    columns: Sequence[int],
    *,
    start: Sequence[int] | None,
    seconds: float,
    watch: Watch | None,
) -> Found:
    """Return the values of the least cost where all but these columns are 0."""
    inside = _chosen(it, columns)
    engine = _engine(it, inside, it.whole, seconds)
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = np.array(start, float)[inside].tolist()
        engine.setSolution(solution)
    stopped = _watched(engine, watch, it.step)
    engine.run()
    status, info = engine.getModelStatus(), engine.getInfo()
    values = None
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        values = np.zeros(len(it.costs))
        values[inside] = engine.getSolution().col_value
    done = status in _SOLVED
    return Found(
        None if values is None else values.tolist(),
        rounded(info.mip_dual_bound, it.step),
        not done or bool(stopped),
    )


def rounded(bound: float, step: int) -> int | None:
    """Return the least multiple of `step` that such a bound allows; nothing where it is none."""
    if not math.isfinite(bound):
        return None
    return math.ceil(bound - _TOLERANCE - 1e-9 * abs(bound)) * step


def _watched(engine: Any, watch: Watch | None, step: int) -> list[bool]:
    stopped: list[bool] = []
    if watch is not None:

        def ask(event: Any) -> None:
            out = event.data_out
            value = out.mip_primal_bound
            known = round(value) * step if math.isfinite(value) else None
            if stopped or watch(known, rounded(out.mip_dual_bound, step)):
                stopped.append(True)
                event.interrupt()

        engine.cbMipInterrupt += ask
    return stopped


def _engine(it: Matrix, inside: Any, whole: int, seconds: float) -> Any:
    engine: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in _OPTIONS.items():
        engine.setOptionValue(name, value)
    engine.setOptionValue("time_limit", max(0.0, seconds))
    model = highspy.HighsLp()
    taken = inside[it.column_of]
    model.num_col_, model.num_row_ = int(inside.sum()), len(it.least)
    model.col_cost_, model.col_lower_ = it.costs[inside], it.lower[inside]
    model.col_upper_ = it.upper[inside]
    model.row_lower_, model.row_upper_ = it.least, it.most
    sizes = np.bincount(it.column_of, minlength=len(it.costs))[inside]
    model.a_matrix_.start_ = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
    model.a_matrix_.index_ = it.row_of[taken]
    model.a_matrix_.value_ = it.entries[taken]
    if whole:
        kinds = highspy.HighsVarType
        number = int(inside[:whole].sum())
        rest = model.num_col_ - number
        model.integrality_ = [kinds.kInteger] * number + [kinds.kContinuous] * rest
    engine.passModel(model)
    return engine
