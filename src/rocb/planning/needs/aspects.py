"""What needs say by themselves: the values of criteria that nobody has to supply."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from rocb.checks import listed, repeated, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import gap_between
from rocb.planning.needs.standings import ThemeStanding, standings
from rocb.planning.needs.weightings import Aspect, Weighting

Values = Mapping[str, Mapping[str, Decimal | int | None]]
"""By the id of a criterion, and then of what is judged, a value; `None` where it is not known."""

_NOTHING: Final[Values] = MappingProxyType({})


def need_values(
    weighting: Weighting, needs: Iterable[Need], on: date, supplied: Values = _NOTHING
) -> Values:
    """Return the values of every criterion for the needs that stand unmet on a day.

    Those that newer ones replaced are left out (see `standings`). The gap is what the current level
    lacks of the target, at least 0; the breadth is the number of Members with a gap in the theme,
    `None` where that is not known of one that has a need in it; the age is counted in days since
    the need was found. Criteria without an aspect take their values from `supplied`. Raises
    `InvalidValue` for needs that share an id, and for supplied values that belong to no such
    criterion or to no need.
    """
    require("weighting", Weighting, weighting)
    require("on", date, on)
    given = listed("needs", Need, needs)
    faults = (*repeated("needs", given, "id"), *_astray(weighting, given, supplied))
    if faults:
        raise InvalidValue(*faults)
    held = standings(given, on)
    return {
        criterion.id: {it.id: supplied.get(criterion.id, {}).get(it.id) for it in _needs(held)}
        if criterion.aspect is None
        else _VALUES[criterion.aspect](held, on)
        for criterion in weighting.criteria
    }


def _astray(weighting: Weighting, needs: tuple[Need, ...], supplied: object) -> Iterator[Fault]:
    if not isinstance(supplied, Mapping):
        yield Fault("supplied", supplied, "values by the ids of criteria")
        return
    open_criteria = {it.id for it in weighting.criteria if it.aspect is None}
    ids = {need.id for need in needs}
    for criterion, values in supplied.items():
        path = f"supplied[{criterion!r}]"
        if criterion not in open_criteria:
            yield Fault(path, criterion, "a criterion of this weighting without an aspect")
        elif not isinstance(values, Mapping):
            yield Fault(path, values, "values by the ids of needs")
        else:
            unknown = (id for id in values if id not in ids)
            yield from (
                Fault(f"{path}[{id!r}]", id, "the id of one of the needs") for id in unknown
            )


_Held = tuple[ThemeStanding, ...]


def _needs(held: _Held) -> Iterator[Need]:
    return (need for it in held for need in it.needs)


def _gaps(held: _Held, _on: date) -> Mapping[str, int | None]:
    return {need.id: gap_between(need.current, need.target) for need in _needs(held)}


def _importances(held: _Held, _on: date) -> Mapping[str, int | None]:
    return {need.id: need.importance for need in _needs(held)}


def _breadths(held: _Held, _on: date) -> Mapping[str, int | None]:
    breadths: dict[str, int | None] = {}
    for it in held:
        before, lacking = breadths.get(it.theme, 0), it.lacking
        breadths[it.theme] = None if before is None or lacking is None else before + lacking
    return {need.id: breadths[need.theme] for need in _needs(held)}


def _ages(held: _Held, on: date) -> Mapping[str, int | None]:
    return {need.id: (on - need.found_on).days for need in _needs(held)}


_VALUES: Final[Mapping[Aspect, Callable[[_Held, date], Mapping[str, int | None]]]] = (
    MappingProxyType(
        {
            Aspect.GAP: _gaps,
            Aspect.IMPORTANCE: _importances,
            Aspect.BREADTH: _breadths,
            Aspect.AGE: _ages,
        }
    )
)
