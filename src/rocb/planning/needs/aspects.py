"""What needs say by themselves: the values of criteria that nobody has to supply."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from rocb.checks import listed, repeated, require
from rocb.errors import Fault, InvalidValue
from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import gap_between, is_unmet
from rocb.planning.needs.weightings import Aspect, Weighting

Values = Mapping[str, Mapping[str, Decimal | int | None]]
"""By the id of a criterion, and then of what is judged, a value; `None` where it is not known."""

_NOTHING: Final[Values] = MappingProxyType({})


def need_values(
    weighting: Weighting, needs: Iterable[Need], on: date, supplied: Values = _NOTHING
) -> Values:
    """Return the values of every criterion for the needs that are unmet on a day.

    The gap is what the current level lacks of the target, at least 0; the breadth is the number of
    Members that are known to have a gap in the theme; the age is counted in days since the need was
    found. Criteria without an aspect take their values from `supplied`. Raises `InvalidValue` for
    needs that share an id, and for supplied values that belong to no such criterion or to no need.
    """
    require("weighting", Weighting, weighting)
    require("on", date, on)
    given = listed("needs", Need, needs)
    faults = (*repeated("needs", given, "id"), *_astray(weighting, given, supplied))
    if faults:
        raise InvalidValue(*faults)
    found = tuple(need for need in given if is_unmet(need, on))
    return {
        criterion.id: {need.id: supplied.get(criterion.id, {}).get(need.id) for need in found}
        if criterion.aspect is None
        else _VALUES[criterion.aspect](found, on)
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


def _gaps(needs: tuple[Need, ...], _on: date) -> Mapping[str, int | None]:
    return {need.id: gap_between(need.current, need.target) for need in needs}


def _importances(needs: tuple[Need, ...], _on: date) -> Mapping[str, int | None]:
    return {need.id: need.importance for need in needs}


def _breadths(needs: tuple[Need, ...], _on: date) -> Mapping[str, int | None]:
    members = defaultdict[str, set[str]](set)
    for need in needs:
        if gap_between(need.current, need.target):
            members[need.theme].add(need.member)
    breadths = {theme: len(sharing) for theme, sharing in members.items()}
    return {need.id: breadths.get(need.theme, 0) for need in needs}


def _ages(needs: tuple[Need, ...], on: date) -> Mapping[str, int | None]:
    return {need.id: (on - need.found_on).days for need in needs}


_VALUES: Final[Mapping[Aspect, Callable[[tuple[Need, ...], date], Mapping[str, int | None]]]] = (
    MappingProxyType(
        {
            Aspect.GAP: _gaps,
            Aspect.IMPORTANCE: _importances,
            Aspect.BREADTH: _breadths,
            Aspect.AGE: _ages,
        }
    )
)
