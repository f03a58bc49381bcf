"""Exclusions: keys such that two share one just where they take the same thing at one time."""

from bisect import bisect_left
from collections.abc import Iterable

from attrs import frozen

from rocb.checks import checked, listed


@frozen(field_transformer=checked)
class Taking:
    """Something that is taken from `begins` up to but not including `ends`, by the number `owner`.

    Times are whole numbers of any unit. With `group`s, those of one group never exclude each other
    by a key, as at most one of them is chosen anyway.
    """

    owner: int
    group: str
    resource: str
    begins: int
    ends: int


def exclusive_keys(takings: Iterable[Taking]) -> dict[int, tuple[str, ...]]:
    """Return keys for each owner: owners of two groups share one just where takings overlap.

    Two spans overlap just where the beginning of one of them lies in both, so that there is a key
    for each beginning. Those that only one group would have are left out.
    """
    found: dict[int, dict[str, None]] = {}
    by_resource: dict[str, list[Taking]] = {}
    for it in listed("takings", Taking, takings):
        by_resource.setdefault(it.resource, []).append(it)
    for resource, taken in by_resource.items():
        beginnings = sorted({it.begins for it in taken})
        holders: dict[int, list[Taking]] = {}
        for it in taken:
            first = bisect_left(beginnings, it.begins)
            for place in range(first, bisect_left(beginnings, it.ends)):
                holders.setdefault(place, []).append(it)
        for place, held in sorted(holders.items()):
            if len({it.group for it in held}) > 1:
                key = f"{resource}|{beginnings[place]}"
                for it in held:
                    found.setdefault(it.owner, {})[key] = None
    return {owner: tuple(keys) for owner, keys in found.items()}
