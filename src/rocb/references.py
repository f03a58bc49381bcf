"""Ids and references: which field names a record, and which field refers to one.

A field says so itself, in its metadata; the rules are then checked on a finished value and on the
raw data of a document alike, so that a dangling reference is found even beside other faults.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Any, Final, get_args, get_origin

import attrs

from rocb.errors import Fault

_NAMES: Final = "rocb.names"
_REFERS: Final = "rocb.refers"
_PAST: Final = "rocb.past"


def names(kind: str) -> dict[str, str]:
    """Return metadata for a field that is the id of a record of this kind."""
    return {_NAMES: kind}


def refers_to(kind: str) -> dict[str, str]:
    """Return metadata for a field that holds one id of this kind, or a tuple of them."""
    return {_REFERS: kind}


def past() -> dict[str, bool]:
    """Return metadata for a field that keeps former records: they may have ids of present ones."""
    return {_PAST: True}


def reference_faults(cls: type, value: object) -> tuple[Fault, ...]:
    """Return every id that stands twice and every reference to a record that is not there.

    `value` is an instance of `cls`, or what a JSON parser made of one; parts of a wrong shape are
    passed over, as they are somebody else's fault.
    """
    if isinstance(value, cls) and _is_whole(value):
        return ()
    places: dict[tuple[str, str], str] = {}
    former: set[tuple[str, str]] = set()
    references: list[tuple[str, str, str]] = []
    faults = []
    for path, attribute, held, is_past in _fields(cls, value, "", is_past=False):
        for place, id_ in _ids(held, path):
            if (kind := attribute.metadata.get(_NAMES)) and is_past:
                former.add((kind, id_))
            elif kind:
                first = places.setdefault((kind, id_), place)
                if first != place:
                    faults.append(Fault(place, id_, f"an id that no other of the {kind} has"))
            if kind := attribute.metadata.get(_REFERS):
                references.append((kind, id_, place))
    faults.extend(
        Fault(place, id_, f"the id of one of the {kind}")
        for kind, id_, place in references
        if (kind, id_) not in places and (kind, id_) not in former
    )
    return tuple(faults)


def records_by_id(value: Any) -> dict[tuple[str, str], Any]:
    """Return the records inside a value that have an id, by their kind and id; no former ones."""
    found: dict[tuple[str, str], object] = {}
    waiting = [value]
    while waiting:
        record = waiting.pop()
        kind: Any = type(record)
        for attribute in _parts(kind):
            if _PAST in attribute.metadata:
                continue
            held = getattr(record, attribute.name)
            if name := attribute.metadata.get(_NAMES):
                found[name, held] = record
            inside = held if isinstance(held, tuple) else (held,)
            waiting.extend(it for it in inside if attrs.has(type(it)))
    return found


def _is_whole(value: object) -> bool:
    """Return whether every id inside a value stands once and every reference leads to a record.

    This is what `reference_faults` asks of a whole office, without the paths that faults need.
    """
    named: list[tuple[str, str]] = []
    former: set[tuple[str, str]] = set()
    referred: set[tuple[str, str]] = set()
    waiting = [(value, False)]
    while waiting:
        record, is_past = waiting.pop()
        kind_of_record: Any = type(record)
        for attribute in _parts(kind_of_record):
            held = getattr(record, attribute.name)
            inside = [it for it in (held if type(held) is tuple else (held,)) if it is not None]
            within = is_past or _PAST in attribute.metadata
            if kind := attribute.metadata.get(_NAMES):
                (former.update if within else named.extend)((kind, it) for it in inside)
            if kind := attribute.metadata.get(_REFERS):
                referred.update((kind, it) for it in inside)
            if _leads_on(attribute.type):
                waiting.extend((it, within) for it in inside)
    known = set(named)
    return len(known) == len(named) and referred <= known | former


def _fields(
    kind: Any, value: object, path: str, *, is_past: bool
) -> Iterator[tuple[str, Any, object, bool]]:
    if attrs.has(kind):
        if not isinstance(value, Mapping | kind):
            return
        for attribute in _parts(kind):
            name = attribute.name
            held = value.get(name) if isinstance(value, Mapping) else getattr(value, name)
            place = f"{path}.{name}" if path else name
            within = is_past or _PAST in attribute.metadata
            yield place, attribute, held, within
            yield from _fields(attribute.type, held, place, is_past=within)
    elif get_origin(kind) is tuple:
        if isinstance(value, list | tuple) and _leads_on(kind):
            for index, item in enumerate(value):
                yield from _fields(get_args(kind)[0], item, f"{path}[{index}]", is_past=is_past)
    elif get_origin(kind) is UnionType:
        for option in get_args(kind):
            yield from _fields(option, value, path, is_past=is_past)


@cache
def _parts(kind: Any) -> tuple[Any, ...]:
    """Return the fields of a class that are ids or references, or lead to such fields."""
    return tuple(
        attribute
        for attribute in attrs.fields(kind)
        if attribute.metadata or _leads_on(attribute.type)
    )


def circular(above: Mapping[str, str | None]) -> frozenset[str]:
    """Return the ids that lead to themselves, by way of others or not.

    Each has at most one other that it leads to; one that is not there leads nowhere.
    """
    done: set[str] = set()
    found: set[str] = set()
    for start in above:
        way: dict[str, int] = {}
        id: str | None = start
        while id is not None and id not in done and id not in way:
            way[id] = len(way)
            id = above.get(id)
        if id in way:
            found.update(it for it, step in way.items() if step >= way[id])
        done.update(way)
    return frozenset(found)


@cache
def _leads_on(kind: Any) -> bool:
    """Return whether a value of this type may hold ids or references in its fields."""
    if attrs.has(kind):
        return bool(_parts(kind))
    return any(_leads_on(inner) for inner in get_args(kind) if inner is not Ellipsis)


def _ids(held: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(held, str):
        yield path, held
    elif isinstance(held, list | tuple):
        for index, item in enumerate(held):
            if isinstance(item, str):
                yield f"{path}[{index}]", item
