"""Types and rules that the values of the domain enforce when they are made.

Every value is declared with `@frozen(field_transformer=checked)`: its annotations then hold at
run time, exactly. `True` is no `int`, `"7"` is no `int`, a `datetime` is no `date`, a list is no
tuple. A rule beyond the type is an attrs validator from this file.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin

import attrs

from rocb.errors import Fault, InvalidValue

Validator = Callable[[Any, "attrs.Attribute[Any]", Any], None]

_CONFIDENTIAL: Final = "rocb.confidential"
_TEXT_AT_MOST: Final = 10_000
_LARGEST: Final = 2**53 - 1  # what every reader of JSON reads exactly
_UNSAFE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029"  # control characters and line ends of every kind
    "\u202a-\u202e\u2066-\u2069"  # overrides of the writing direction
    "\ud800-\udfff]"  # halves of surrogate pairs
)
_DESCRIPTIONS: Final[dict[Any, str]] = {
    str: "one line of text",
    int: "a whole number",
    bool: "true or false",
    Decimal: "a decimal number",
    date: "a date",
    time: "a time of day without a zone",
    datetime: "a time with a zone",
    timedelta: "a length of time",
}


def checked(_cls: type, fields: list["attrs.Attribute[Any]"]) -> list["attrs.Attribute[Any]"]:
    """Make every field that is given hold its annotation (an attrs `field_transformer`)."""
    return [field.evolve(validator=_validator(field)) if field.init else field for field in fields]


def confidential() -> dict[str, bool]:
    """Return metadata for a field whose values no fault repeats, nor anything within them."""
    return {_CONFIDENTIAL: True}


def told(attribute: "attrs.Attribute[Any]", faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the faults of the value of `attribute`, without values where it is confidential."""
    if _CONFIDENTIAL not in attribute.metadata:
        return tuple(faults)
    return tuple(fault.withheld() for fault in faults)


def faults_of(attribute: "attrs.Attribute[Any]", value: object) -> tuple[Fault, ...]:
    """Return what is wrong with `value` as the value of `attribute`, without raising."""
    try:
        if attribute.validator is not None:
            attribute.validator(None, attribute, value)
    except InvalidValue as error:
        return error.faults
    return ()


def _validator(field: "attrs.Attribute[Any]") -> Validator:
    validate = _typed(field.type, field.validator)
    return _discreet(validate) if _CONFIDENTIAL in field.metadata else validate


def _discreet(validator: Validator) -> Validator:
    def validate(instance: Any, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        try:
            validator(instance, attribute, value)
        except InvalidValue as error:
            raise InvalidValue(*told(attribute, error.faults)) from None

    return validate


def _typed(kind: Any, rule: Validator | None) -> Validator:
    holds = _predicate(kind)

    def validate(instance: Any, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if not holds(value):
            raise InvalidValue(*_type_faults(kind, value, attribute.name))
        if rule is not None and value is not None:
            rule(instance, attribute, value)

    return validate


def _type_faults(kind: Any, value: Any, path: str) -> Iterator[Fault]:
    if _predicate(kind)(value):
        return
    origin = get_origin(kind)
    if origin is UnionType:
        yield Fault(path, value, _described(kind, value))
    elif origin is tuple and type(value) is tuple:
        for index, item in enumerate(value):
            yield from _type_faults(get_args(kind)[0], item, f"{path}[{index}]")
    else:
        yield Fault(path, value, _described(kind, value))


@cache
def _predicate(kind: Any) -> Callable[[Any], bool]:
    """Return the function that says whether a value is of this type, exactly."""
    if kind in _EXACTLY:
        return _EXACTLY[kind]
    if get_origin(kind) is UnionType:
        options = tuple(_predicate(option) for option in get_args(kind))
        return lambda value: any(is_one(value) for is_one in options)
    if get_origin(kind) is Callable:
        return callable
    if get_origin(kind) is tuple:
        fits = _predicate(get_args(kind)[0])
        return lambda value: type(value) is tuple and all(map(fits, value))
    return lambda value: isinstance(value, kind)


def _is_line(text: str) -> bool:
    return bool(text.strip()) and len(text) <= _TEXT_AT_MOST and not _UNSAFE.search(text)


_EXACTLY: Final[dict[Any, Callable[[Any], bool]]] = {
    str: lambda value: type(value) is str and _is_line(value),
    int: lambda value: type(value) is int and -_LARGEST <= value <= _LARGEST,
    bool: lambda value: type(value) is bool,
    Decimal: lambda value: type(value) is Decimal and value.is_finite(),
    date: lambda value: type(value) is date,
    time: lambda value: type(value) is time and value.tzinfo is None and not value.fold,
    datetime: lambda value: isinstance(value, datetime) and value.utcoffset() is not None,
    NoneType: lambda value: value is None,
}


def _described(kind: Any, value: Any) -> str:
    if get_origin(kind) is UnionType:
        return " or ".join(_described(it, value) for it in get_args(kind))
    if kind is int and type(value) is int:
        return f"between -{_LARGEST:,} and {_LARGEST:,}"
    if kind is NoneType:
        return "null"
    if kind in _DESCRIPTIONS:
        return _DESCRIPTIONS[kind]
    if get_origin(kind) is tuple:
        return "a tuple"
    if get_origin(kind) is Callable:
        return "a function"
    if issubclass(kind, Enum):
        return f"{_named(kind)}, such as {kind.__name__}.{next(iter(kind)).name}"
    return _named(kind)


def _named(kind: type) -> str:
    return f"{'an' if kind.__name__[0] in 'AEIO' else 'a'} {kind.__name__}"


def require(name: str, kind: Any, value: Any) -> None:
    """Raise `InvalidValue` where the argument `name` of a function is no `kind`."""
    if not _predicate(kind)(value):
        raise InvalidValue(*_type_faults(kind, value, name))


def listed(name: str, kind: Any, values: Any) -> tuple[Any, ...]:
    """Return the values that the argument `name` holds, each of which has to be a `kind`.

    Neither a text nor bytes are taken for a row of them. Raises `InvalidValue`.
    """
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise InvalidValue(Fault(name, values, f"several, each {_described(kind, values)}"))
    found = tuple(values)
    if not all(map(_predicate(kind), found)):
        raise InvalidValue(
            *(
                fault.under(name)
                for place, value in enumerate(found)
                for fault in _type_faults(kind, value, f"[{place}]")
            )
        )
    return found


def rule(holds: Callable[[Any], bool], expected: str) -> Validator:
    """Return a validator that refuses a value for which `holds` is false."""

    def validate(_instance: Any, attribute: "attrs.Attribute[Any]", value: Any) -> None:
        if not holds(value):
            raise InvalidValue(Fault(attribute.name, value, expected))

    return validate


def between(least: int, most: int) -> Validator:
    """Refuse a number outside `least` … `most`, both included."""
    return rule(lambda value: least <= value <= most, f"between {least} and {most}")


def at_least(least: int) -> Validator:
    """Refuse a number below `least`."""
    return rule(lambda value: value >= least, f"{least} or more")


EXACT: Final = "a number of at most 30 digits, and 10 after the point"


def is_exact(number: Decimal) -> bool:
    """Return whether a number is finite and has no more digits than a document can hold."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -10 and number.adjusted() < 30


exact: Final = rule(is_exact, EXACT)
"""Refuse a number of more digits than a document can hold."""

above_zero: Final = rule(lambda number: number > 0, "above zero")


def matching(pattern: str, expected: str) -> Validator:
    """Refuse a text that `pattern` does not match from end to end."""
    compiled = re.compile(pattern)
    return rule(lambda value: compiled.fullmatch(value) is not None, expected)


def each(validator: Validator) -> Validator:
    """Apply `validator` to every item of a tuple, and refuse an item that stands in it twice."""

    def validate(_instance: Any, attribute: "attrs.Attribute[Any]", value: tuple[Any, ...]) -> None:
        faults: list[Fault] = []
        seen: dict[Any, int] = {}
        for index, item in enumerate(value):
            found = _faults_in(validator, attribute, item)
            first = seen.setdefault(item, index)
            if not found and first != index:
                found = (Fault("", item, f"new: it stands at [{first}] already"),)
            faults.extend(fault.under(f"{attribute.name}[{index}]") for fault in found)
        if faults:
            raise InvalidValue(*faults)

    return validate


def _faults_in(
    validator: Validator, attribute: "attrs.Attribute[Any]", item: Any
) -> tuple[Fault, ...]:
    """Return what is wrong with an item of the value of `attribute`, with paths from the item."""
    try:
        validator(None, attribute, item)
    except InvalidValue:
        return faults_of(attribute.evolve(name="", validator=validator), item)
    return ()


distinct: Final = each(rule(lambda _: True, "anything"))
"""Refuse what stands in a tuple twice."""


def repeated(name: str, records: Iterable[Any], key: str) -> Iterator[Fault]:
    """Yield a fault for each of the records whose `key` is that of one before it.

    `name` is where they stand. They may be stand-ins: a key that is missing or `None` repeats none.
    """
    seen: dict[Any, int] = {}
    for index, record in enumerate(records):
        value = getattr(record, key, None)
        if value is not None:
            first = seen.setdefault(value, index)
            if first != index:
                found = value.value if isinstance(value, Enum) else value
                yield Fault(f"{name}[{index}].{key}", found, f"new: {name}[{first}] has it already")


def too_early(record: Any, first: str, *later: str) -> Iterator[Fault]:
    """Yield a fault for each of the `later` dates of a record that is before its `first` one.

    All are named by their paths. The record may be a stand-in: a date that is missing or `None` is
    not too early, and nothing is too early for it.
    """
    earliest = _at(record, first)
    for path in later:
        day = _at(record, path)
        if earliest is not None and day is not None and day < earliest:
            yield Fault(path, day.isoformat(), f"{earliest} or later")


def _at(record: Any, path: str) -> Any:
    for name in path.split("."):
        record = getattr(record, name, None)
    return record


identifier: Final = matching(
    r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
    "an id: letters, digits, dots, dashes and underscores, 100 at most",
)
country_code: Final = matching(r"[A-Z]{2}", "two capital letters, such as AZ")
territory_code: Final = matching(
    r"[A-Z]{2}(-[A-Z0-9]{1,3})?", "a code of ISO 3166, such as AZ or GB-SCT"
)
language_code: Final = matching(r"[a-z]{2}", "a language code of two letters, such as en")
uri: Final = matching(
    r"[A-Za-z][A-Za-z0-9+.-]*:[!#-\[\]-~]{1,2000}",
    "a URI, such as mailto:office@example.org",
)
