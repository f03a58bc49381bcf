"""Forms: how a value of each type stands in JSON, and how it is read back; nothing is coerced."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import cycle
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin

import attrs
from attrs import frozen

from rocb.errors import ABSENT, Fault, InvalidValue

_LARGEST: Final = 2**53 - 1  # what every reader of JSON reads exactly
_EXACT: Final = re.compile(r"-?\d{1,100}(\.\d{1,100})?(E[+-]\d{1,4})?", re.ASCII)
_TYPE: Final = "type"


@frozen
class Form:
    """How values of one type are written and read; both raise `InvalidValue` for anything else."""

    expected: str
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


_Fields = Mapping[str, tuple[Any, Form]]
"""The fields of a class: for each what it is by default, if anything, and its form."""


@cache
def form_of(kind: Any) -> Form:
    """Return the form of a type: of a plain one, a tuple, a union or a class of attrs."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    parts = get_args(kind)
    if get_origin(kind) is UnionType:
        return _one_of(tuple(part for part in parts if part is not NoneType), NoneType in parts)
    if get_origin(kind) is tuple:
        return _tuple(parts)
    return _member(kind) if issubclass(kind, Enum) else _record(kind)


def _plain(expected: str, holds: Callable[[Any], bool]) -> Form:
    def same(value: Any) -> Any:
        if not holds(value):
            raise InvalidValue(Fault("", value, expected))
        return value

    return Form(expected, same, same)


def _textual(
    expected: str,
    holds: Callable[[Any], bool],
    write: Callable[[Any], str],
    read: Callable[[str], Any],
) -> Form:
    """Return the form of values that are written as text, each in one way only."""

    def written(value: Any) -> str:
        if not holds(value):
            raise InvalidValue(Fault("", value, expected))
        return write(value)

    def reading(raw: Any) -> Any:
        try:
            value = read(raw) if type(raw) is str else None
        except ValueError:
            value = None
        if not holds(value) or write(value) != raw:
            raise InvalidValue(Fault("", raw, expected))
        return value

    return Form(expected, written, reading)


def _is_text(value: Any) -> bool:
    if type(value) is not str:
        return False
    if value.isascii():
        return True
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_exact(value: Any) -> bool:
    return type(value) is Decimal and _EXACT.fullmatch(str(value)) is not None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if _EXACT.fullmatch(text) else None


def _one_of(parts: tuple[Any, ...], optional: bool) -> Form:
    inner = _tagged(parts) if all(map(attrs.has, parts)) else _first(parts)
    if len(parts) == 1:
        inner = form_of(parts[0])
    if not optional:
        return inner
    return Form(
        f"{inner.expected} or null",
        lambda value: None if value is None else inner.write(value),
        lambda raw: None if raw is None else inner.read(raw),
    )


def _first(parts: tuple[Any, ...]) -> Form:
    """Return the form of plain values of several types, which look different in JSON."""
    forms: dict[Any, Form] = {part: form_of(part) for part in parts}
    expected = " or ".join(form.expected for form in forms.values())

    def write(value: Any) -> Any:
        if type(value) not in forms:
            raise InvalidValue(Fault("", value, expected))
        return forms[type(value)].write(value)

    def read(raw: Any) -> Any:
        for form in forms.values():
            try:
                return form.read(raw)
            except InvalidValue:
                continue
        raise InvalidValue(Fault("", raw, expected))

    return Form(expected, write, read)


def _tagged(parts: tuple[Any, ...]) -> Form:
    """Return the form of a record of one of several classes, whose name is its `type`."""
    forms = {part.__name__.lower(): form_of(part) for part in parts}
    names = {part: part.__name__.lower() for part in parts}
    expected = f"one of {', '.join(forms)}"

    def write(value: Any) -> Any:
        if type(value) not in names:
            raise InvalidValue(Fault("", value, expected))
        name = names[type(value)]
        return {_TYPE: name, **forms[name].write(value)}

    def read(raw: Any) -> Any:
        if not isinstance(raw, dict):
            raise InvalidValue(Fault("", raw, "an object"))
        name = raw.get(_TYPE, ABSENT)
        if not isinstance(name, str) or name not in forms:
            raise InvalidValue(Fault(_TYPE, name, expected))
        return forms[name].read({key: raw[key] for key in raw if key != _TYPE})

    return Form("an object", write, read)


def _tuple(parts: tuple[Any, ...]) -> Form:
    """Return the form of a tuple, of any number of one type or of so many of their own types."""
    forms = tuple(form_of(part) for part in parts if part is not Ellipsis)
    any_number = parts[-1] is Ellipsis
    expected = "a list" if any_number else f"a list of {len(forms)}"

    def fits(values: Any, kind: Any) -> bool:
        return isinstance(values, kind) and (any_number or len(values) == len(forms))

    def write(value: Any) -> list[Any]:
        if not fits(value, tuple):
            raise InvalidValue(Fault("", value, expected))
        return _each([form.write for form in forms], value)

    def read(raw: Any) -> tuple[Any, ...]:
        if not fits(raw, list):
            raise InvalidValue(Fault("", raw, expected))
        return tuple(_each([form.read for form in forms], raw))

    return Form(expected, write, read)


def _each(changes: list[Callable[[Any], Any]], values: Iterable[Any]) -> list[Any]:
    """Return the values changed, each by its turn, or raise the faults of all of them."""
    made, faults = [], []
    for index, (value, change) in enumerate(zip(values, cycle(changes), strict=False)):
        try:
            made.append(change(value))
        except InvalidValue as error:
            faults += [fault.under(f"[{index}]") for fault in error.faults]
    if faults:
        raise InvalidValue(*faults)
    return made


def _member(kind: type[Enum]) -> Form:
    members = {str(member.value): member for member in kind}
    names = {member: name for name, member in members.items()}
    return _textual(
        f"one of {', '.join(members)}",
        lambda value: type(value) is kind,
        lambda value: names[value],
        members.get,
    )


def _record(kind: Any) -> Form:
    fields = {it.name: (it.default, form_of(it.type)) for it in attrs.fields(kind) if it.init}
    return Form(
        f"an object with the keys {', '.join(fields)}",
        lambda value: _record_written(kind, fields, value),
        lambda raw: _record_read(kind, fields, raw),
    )


def _record_written(kind: Any, fields: _Fields, value: Any) -> dict[str, Any]:
    if type(value) is not kind:
        raise InvalidValue(Fault("", value, f"a {kind.__name__}"))
    made, faults = {}, []
    for name, (default, form) in fields.items():
        given = getattr(value, name)
        if type(given) is type(default) and given == default:
            continue
        try:
            made[name] = form.write(given)
        except InvalidValue as error:
            faults += [fault.under(name) for fault in error.faults]
    if faults:
        raise InvalidValue(*faults)
    return made


def _record_read(kind: Any, fields: _Fields, raw: Any) -> Any:
    keys = ", ".join(fields)
    if not isinstance(raw, dict):
        raise InvalidValue(Fault("", raw, f"an object with the keys {keys}"))
    made = {}
    faults = [
        Fault(name, ABSENT, form.expected)
        for name, (default, form) in fields.items()
        if default is attrs.NOTHING and name not in raw
    ]
    for name, given in raw.items():
        try:
            if name not in fields:
                raise InvalidValue(Fault("", name, f"asked for; the keys here are {keys}"))
            made[name] = fields[name][1].read(given)
        except InvalidValue as error:
            faults += [fault.under(name) for fault in error.faults]
    if faults:
        raise InvalidValue(*faults)
    return kind(**made)


_PLAIN: Final[dict[Any, Form]] = {
    str: _plain("text", _is_text),
    int: _plain("a whole number", lambda it: type(it) is int and abs(it) <= _LARGEST),
    float: _plain("a number", lambda it: type(it) in (int, float) and isfinite(it)),
    bool: _plain("true or false", lambda it: type(it) is bool),
    Decimal: _textual('an exact amount as text, such as "1250.00"', _is_exact, str, _decimal),
    date: _textual(
        "a date, such as 2021-03-31",
        lambda it: type(it) is date,
        date.isoformat,
        date.fromisoformat,
    ),
}
