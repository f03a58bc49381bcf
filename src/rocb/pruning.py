"""Pruning: which records a value names and refers to, and what is left of it without some."""

from collections.abc import Container, Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin

import attrs
from attrs import frozen

from rocb.errors import InvalidValue
from rocb.references import names, refers_to

Name = tuple[str, str]
"""The kind of a record, as references have it, and its id."""

(_NAMES,) = names("")
(_REFERS,) = refers_to("")
_GONE: Final = object()


@frozen
class _Part:
    """A field that is an id (of the kind `names`), refers to some, or leads to such fields."""

    name: str
    names: str | None
    refers: str | None
    leads_on: bool
    may_lack: bool


def names_in(value: Any) -> set[Name]:
    """Return the kind and id of every record in a value, or in a tuple of them."""
    found: set[Name] = set()
    for record in _records(value):
        kind: Any = type(record)
        for part in _parts(kind):
            held = getattr(record, part.name)
            if part.names is not None and held is not None:
                found.add((part.names, held))
            if part.leads_on:
                found |= names_in(held)
    return found


def references_to(value: Any, wanted: Container[Name], path: str) -> Iterator[tuple[str, Name]]:
    """Yield where a value, which stands at `path`, refers to one of the `wanted`, and to which."""
    if type(value) is tuple:
        for index, item in enumerate(value):
            yield from references_to(item, wanted, f"{path}[{index}]")
        return
    kind: Any = type(value)
    for part in _parts(kind):
        held, place = getattr(value, part.name), f"{path}.{part.name}"
        if part.refers is not None:
            several = type(held) is tuple
            for index, id in enumerate(held if several else (held,)):
                if (part.refers, id) in wanted:
                    yield f"{place}[{index}]" if several else place, (part.refers, id)
        elif part.leads_on:
            yield from references_to(held, wanted, place)


def pruned(value: Any, known: Container[Name]) -> Any:
    """Return a value without references to records that are not `known`; `None` for none of it.

    A reference that may be `None` becomes it, one of several goes. A record that needs a reference
    that is lost goes as well, and with it what needs that record.
    """
    found = _pruned(value, known)
    return None if found is _GONE else found


def _pruned(value: Any, known: Container[Name]) -> Any:
    if type(value) is tuple:
        found = [_pruned(it, known) for it in value]
        if all(map(_same, found, value)):
            return value
        return tuple(it for it in found if it is not _GONE)
    changes: dict[str, Any] = {}
    kind: Any = type(value)
    for part in _parts(kind):
        before = getattr(value, part.name)
        held = _held(part, before, known)
        if held is _GONE and not part.may_lack:
            return _GONE
        if held is not before:
            changes[part.name] = None if held is _GONE else held
    try:
        return attrs.evolve(value, **changes) if changes else value
    except InvalidValue:
        return _GONE


def _held(part: _Part, value: Any, known: Container[Name]) -> Any:
    """Return what is left of the value of a field."""
    if part.refers is not None and type(value) is tuple:
        left = tuple(it for it in value if (part.refers, it) in known)
        return value if len(left) == len(value) else left
    if part.refers is not None:
        return value if value is None or (part.refers, value) in known else _GONE
    return _pruned(value, known) if part.leads_on else value


def _same(one: Any, other: Any) -> bool:
    return one is other


def _records(value: Any) -> Iterator[Any]:
    return iter(value if type(value) is tuple else (value,))


@cache
def _parts(kind: Any) -> tuple[_Part, ...]:
    if not attrs.has(kind):
        return ()
    fields: Any = attrs.fields(kind)
    parts = (
        _Part(
            it.name,
            it.metadata.get(_NAMES),
            it.metadata.get(_REFERS),
            _leads_on(it.type),
            get_origin(it.type) is UnionType and NoneType in get_args(it.type),
        )
        for it in fields
    )
    return tuple(it for it in parts if it.names or it.refers or it.leads_on)


@cache
def _leads_on(kind: Any) -> bool:
    """Return whether a value of this type may hold ids or references in its fields."""
    if attrs.has(kind):
        return bool(_parts(kind))
    return any(_leads_on(inner) for inner in get_args(kind) if inner is not Ellipsis)
