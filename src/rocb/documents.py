"""The Office document: an `Office` as JSON, strict in both directions.

Nothing is coerced or guessed. A key that has no default must be there, with `null` where a fact is
unknown; a key that has one may be left out, and is left out when its value is the default. All
faults of a document are reported at once, each with its path from the root, `$`.
"""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from os import PathLike
from pathlib import Path
from types import NoneType, SimpleNamespace, UnionType
from typing import Any, Final, get_args, get_origin

import attrs
from cattrs import BaseConverter, Converter
from cattrs.gen import make_dict_unstructure_fn

from rocb import files
from rocb.checks import faults_of, require, told
from rocb.errors import ABSENT, Fault, InvalidDocument, InvalidValue
from rocb.office import Office
from rocb.references import reference_faults
from rocb.strict_json import head_faults, parsed, repeated_keys

FORMAT: Final = "rocb-office"
VERSION: Final = 1

_HEAD: Final = {"format": FORMAT, "version": VERSION}
_WORDS: Final[Mapping[Any, str]] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    Decimal: 'an exact amount as text, such as "1250.00"',
    date: "a date, such as 2021-03-31",
    time: "a time of day, such as 09:30",
    timedelta: "a length of time, such as PT1H30M",
    NoneType: "null",
}
_LENGTH: Final = re.compile(r"P(?:(\d{1,6})D)?(?:T(?:(\d{1,2})H)?(?:(\d{1,2})M)?(?:(\d{1,2})S)?)?")
_DECIMAL: Final = re.compile(r"-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,10})?")


def load(path: str | PathLike[str]) -> Office:
    """Return the office of the document at `path`. Raises `FileRefused` or `InvalidDocument`."""
    return loads(files.read(Path(path)))


def save(office: Office, path: str | PathLike[str], *, overwrite: bool = False) -> None:
    """Write the document of `office`, whole or not at all. Raises `FileRefused`."""
    files.write(Path(path), dumps(office), overwrite=overwrite)


def loads(document: bytes | str) -> Office:
    """Return the office of a document in JSON (UTF-8). Raises `InvalidDocument` with all faults."""
    raw = parsed(document)
    if not isinstance(raw, dict):
        raise InvalidDocument(Fault("$", raw, "an object"))
    faults = [*head_faults(raw, _HEAD), *repeated_keys(raw)]
    if _is_of_another_version(raw):
        raise InvalidDocument(*faults)
    body = {key: value for key, value in raw.items() if key not in _HEAD}
    office = None
    try:
        office = _CONVERTER.structure(body, Office)
    except InvalidValue as error:
        faults += [fault.under("$") for fault in error.faults]
        faults += [fault.under("$") for fault in reference_faults(Office, body)]
    if office is None or faults:
        raise InvalidDocument(*{(fault.path, fault.expected): fault for fault in faults}.values())
    return office


def dumps(office: Office) -> bytes:
    """Return the document of `office`: JSON in UTF-8, indented, the keys in a fixed order.

    Raises `InvalidValue` for what is no `Office`.
    """
    require("office", Office, office)
    body = _CONVERTER.unstructure(office)
    document = {**_HEAD, **body}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _is_of_another_version(raw: Mapping[str, Any]) -> bool:
    return type(raw.get("version")) is int and raw["version"] != VERSION


def _record_hook(cls: Any, converter: BaseConverter) -> Callable[[Any, Any], Any]:
    """Return a hook that makes a `cls` of a JSON object, and reports every fault in it."""
    fields = {attribute.name: attribute for attribute in attrs.fields(cls) if attribute.init}
    hooks = {
        name: converter.get_structure_hook(attribute.type) for name, attribute in fields.items()
    }

    def structure(raw: Any, _: Any) -> Any:
        if not isinstance(raw, dict):
            raise InvalidValue(Fault("", raw, f"an object with the keys {', '.join(fields)}"))
        faults = [
            Fault(key, key, f"asked for; the keys here are {', '.join(fields)}")
            for key in raw
            if key not in fields
        ]
        known = {}
        for name, attribute in fields.items():
            value: Any = attribute.default
            found: list[Fault] = []
            if name in raw:
                value, found = _read(attribute, hooks[name], raw[name])
            elif value is attrs.NOTHING:
                value, found = ABSENT, [Fault(name, ABSENT, _asked_for(attribute.type))]
            faults += found
            if value is not ABSENT:
                known[name] = value
        stand_in = SimpleNamespace(**known)
        if faults:
            raise _Remaining(stand_in, *faults, *_rule_faults(cls, stand_in))
        try:
            return cls(**known)
        except InvalidValue as error:
            raise _Remaining(stand_in, *error.faults) from error

    return structure


def _read(attribute: Any, hook: Callable[[Any, Any], Any], raw: Any) -> tuple[Any, list[Fault]]:
    """Return the value of a field, or what remains of it if it is faulty, and its faults."""
    try:
        value = hook(raw, attribute.type)
    except InvalidValue as error:
        found = told(attribute, error.faults)
        return getattr(error, "remains", ABSENT), [it.under(attribute.name) for it in found]
    faults = list(faults_of(attribute, value))
    return ABSENT if faults else value, faults


class _Remaining(InvalidValue):
    """The faults of a value, with what is sound in it: other rules may need just that."""

    def __init__(self, remains: Any, *faults: Fault) -> None:
        super().__init__(*faults)
        self.remains = remains


def _rule_faults(cls: Any, stand_in: SimpleNamespace) -> tuple[Fault, ...]:
    """Return what the rules over several fields of `cls` say of the sound fields of a record."""
    rule = getattr(cls, "__attrs_post_init__", None)
    if rule is None:
        return ()
    try:
        rule(stand_in)
    except InvalidValue as error:
        return error.faults
    except (AttributeError, TypeError):  # the rule needs a field that is faulty itself
        return ()
    return ()


def _asked_for(kind: Any) -> str:
    """Return what stands in a document for a value of this type."""
    if _is_optional(kind):
        return " or ".join(_asked_for(option) for option in get_args(kind))
    if _is_tuple(kind):
        return "a list"
    if _is_enum(kind):
        return _one_of(kind)
    return "an object" if attrs.has(kind) else _WORDS[kind]


def _one_of(kind: type[Enum]) -> str:
    return "one of " + ", ".join(str(member.value) for member in kind)


def _tuple_hook(kind: Any, converter: BaseConverter) -> Callable[[Any, Any], Any]:
    item_kind = get_args(kind)[0]
    hook = converter.get_structure_hook(item_kind)

    def structure(raw: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            raise InvalidValue(Fault("", raw, "a list"))
        items, faults = [], []
        for index, item in enumerate(raw):
            try:
                items.append(hook(item, item_kind))
            except InvalidValue as error:
                faults += [fault.under(f"[{index}]") for fault in error.faults]
                items.append(error.remains if isinstance(error, _Remaining) else ABSENT)
        if faults:
            raise _Remaining(tuple(items), *faults)
        return tuple(items)

    return structure


def _optional_hook(kind: Any, converter: BaseConverter) -> Callable[[Any, Any], Any]:
    (inner,) = (option for option in get_args(kind) if option is not NoneType)
    hook = converter.get_structure_hook(inner)
    return lambda raw, _: None if raw is None else hook(raw, inner)


def _as_it_is(raw: Any, _: Any) -> Any:
    """Leave a primitive alone: the field that it is for says whether it is the right one."""
    return raw


def _date(raw: Any, _: Any) -> date:
    try:
        found = date.fromisoformat(raw)
    except (TypeError, ValueError):
        found = None
    if found is None or found.isoformat() != raw:
        raise InvalidValue(Fault("", raw, _WORDS[date]))
    return found


def _time(raw: Any, _: Any) -> time:
    try:
        found = time.fromisoformat(raw)
    except (TypeError, ValueError):
        found = None
    if found is None or _clock(found) != raw:
        raise InvalidValue(Fault("", raw, _WORDS[time]))
    return found


def _clock(value: time) -> str:
    whole = value.second == value.microsecond == 0
    return value.isoformat("minutes") if whole else value.isoformat()


def _length(raw: Any, _: Any) -> timedelta:
    """Read a duration of ISO 8601 in days, hours, minutes and seconds, as `_duration` writes it."""
    parts = _LENGTH.fullmatch(raw) if isinstance(raw, str) else None
    found = None
    if parts is not None:
        days, hours, minutes, seconds = (int(part or 0) for part in parts.groups())
        found = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found is None or _duration(found) != raw:
        raise InvalidValue(Fault("", raw, _WORDS[timedelta]))
    return found


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    within = "".join(
        f"{number}{unit}"
        for number, unit in ((hours, "H"), (minutes, "M"), (seconds, "S"))
        if number
    )
    days = f"{value.days}D" if value.days else ""
    return f"P{days}T{within}" if within else f"P{days or '0D'}"


def _decimal(raw: Any, _: Any) -> Decimal:
    if not isinstance(raw, str) or not _DECIMAL.fullmatch(raw):
        raise InvalidValue(Fault("", raw, _WORDS[Decimal]))
    return Decimal(raw)


def _enum(raw: Any, kind: type[Enum]) -> Enum:
    for member in kind:
        if member.value == raw and isinstance(raw, str):
            return member
    raise InvalidValue(Fault("", raw, _one_of(kind)))


def _is_tuple(kind: Any) -> bool:
    return bool(get_origin(kind) is tuple)


def _is_optional(kind: Any) -> bool:
    return bool(get_origin(kind) is UnionType)


def _is_enum(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _made() -> Converter:
    converter = Converter(omit_if_default=True)
    converter.register_structure_hook_factory(attrs.has, _record_hook)
    converter.register_structure_hook_factory(_is_tuple, _tuple_hook)
    converter.register_structure_hook_factory(_is_optional, _optional_hook)
    for primitive in (str, int, bool):
        converter.register_structure_hook(primitive, _as_it_is)
    converter.register_structure_hook(date, _date)
    converter.register_structure_hook(time, _time)
    converter.register_structure_hook(Decimal, _decimal)
    converter.register_structure_hook(timedelta, _length)
    converter.register_structure_hook_func(_is_enum, _enum)
    converter.register_unstructure_hook_factory(
        attrs.has,
        lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True),
    )
    converter.register_unstructure_hook(
        tuple, lambda items: [converter.unstructure(i) for i in items]
    )
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(time, _clock)
    converter.register_unstructure_hook(timedelta, _duration)
    converter.register_unstructure_hook(Decimal, lambda amount: f"{amount:f}")
    return converter


_CONVERTER: Final = _made()
