"""Records as plain rows, which data frames take as they are.

The columns of a record follow from its class alone, so that every row of a class has the same ones:

- a number, a text, a day, a time or a length of time stands under the name of its field;
- a fraction is a float, as data frames know no fractions; a decimal number stays one;
- an enum is its value, a localised text its English or else its Russian;
- money is two columns (`_amount`, `_currency`), and so are days (`_first`, `_last`) and a slot
  (`_start`, `_end`); of a source there is whether it makes the record a `sample`;
- a record is its id, one that has none its fields, under names that begin with that of the field;
- of several, texts, enums and ids are joined, and what has no id is counted;
- what may be of several kinds is named by its kind; what is none of these is left out.

What is unknown is `None`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin
from zoneinfo import ZoneInfo

import attrs

from rocb.checks import listed, require
from rocb.errors import Fault, InvalidValue
from rocb.members import Member
from rocb.money import Money
from rocb.periods import Days, Quarter, ReportingYear, Slot
from rocb.sources import Source
from rocb.texts import LocalizedText

Plain = str | int | float | Decimal | date | time | timedelta | None
PlainRow = dict[str, Plain]

_PLAIN: Final = (str, int, float, Decimal, date, time, timedelta)
_NAMED: Final = (Quarter, ReportingYear, ZoneInfo)
_PLAIN_RECORDS: Final = (Days, LocalizedText, Money, Quarter, ReportingYear)
_PARTS: Final = {
    Days: ("first", "last"),
    Money: ("amount", "currency"),
    Slot: ("start", "end"),
}

_sample: Final = attrgetter("sample")

_Read = Callable[[Any], Any]
_Columns = tuple[tuple[str, _Read], ...]


def record_rows(records: Iterable[object], whole: tuple[str, ...] = ()) -> list[PlainRow]:
    """Return records as plain rows, in their order (see above).

    The fields in `whole` hold records of which all columns are wanted instead of their ids; these
    come last. Rows of several classes have the columns of all. Raises `InvalidValue` for what is no
    record and for a field in `whole` that no record has.
    """
    found = sound_records(records, whole)
    held = {it.name for kind in {type(it) for it in found} for it in attrs.fields(kind)}
    faults = [
        Fault(f"whole[{place}]", name, "a field of the records")
        for place, name in enumerate(whole)
        if found and name not in held
    ]
    if faults:
        raise InvalidValue(*faults)
    return rows_of(found, frozenset(whole), printed=False)


def sound_records(records: Iterable[object], whole: tuple[str, ...]) -> tuple[Any, ...]:
    """Return the arguments of `record_rows` once they are seen to be records and names."""
    require("whole", tuple[str, ...], whole)
    found = listed("records", object, records)
    faults = [
        Fault(f"records[{place}]", it, "a record of this library")
        for place, it in enumerate(found)
        if not attrs.has(type(it))
    ]
    if faults:
        raise InvalidValue(*faults)
    return found


def rows_of(found: tuple[Any, ...], whole: frozenset[str], *, printed: bool) -> list[PlainRow]:
    """Return records as rows of the same columns, or with just what a record prints."""
    rows = [
        {name: read(it) for name, read in columns_of(it.__class__, whole, printed=printed)}
        for it in found
    ]
    if len({type(it) for it in found}) < 2:
        return rows
    blank: PlainRow = dict.fromkeys(name for row in rows for name in row)
    return [blank | row for row in rows]


@cache
def columns_of(kind: Any, whole: frozenset[str], *, printed: bool) -> _Columns:
    """Return the columns of a class of records: their names, and how each is read.

    With `printed` they are those for people: of what the records print, and of records further
    inside only their number. The columns of the records in the fields `whole` come last.
    """
    fields = sorted(_fields(kind, printed=printed), key=lambda it: it.name in whole)
    return tuple(
        column
        for it in fields
        for column in _spelt(it, _got(it), (kind,), whole=it.name in whole, printed=printed)
    )


def _fields(kind: Any, *, printed: bool) -> Iterator["attrs.Attribute[Any]"]:
    for it in attrs.fields(kind):
        if not it.name.startswith("_") and (it.repr or not printed):
            yield it


def _spelt(
    field: "attrs.Attribute[Any]",
    read: _Read,
    above: tuple[Any, ...],
    *,
    whole: bool = False,
    printed: bool,
) -> Iterator[tuple[str, _Read]]:
    """Yield the columns of what `read` takes from a record, by their names.

    `above` are the classes of the records that it is in: none is spelt out within itself.
    """
    kinds = kinds_of(field.type)
    only = kinds[0] if len(kinds) == 1 else None
    if only is Source:
        yield "sample" if field.name == "source" else f"{field.name}_sample", _then(read, _sample)
    elif only in _PARTS:
        for part in _PARTS[only]:
            yield f"{field.name}_{part}", _then(read, attrgetter(part))
    elif is_record(only) and only not in above and (whole or _id_of(only) is None):
        for it in _fields(only, printed=printed):
            inner = _then(read, _got(it))
            for part, found in _spelt(it, inner, (*above, only), printed=printed):
                yield f"{field.name}_{part}", found
    elif (one := _one(kinds)) is not None:
        yield field.name, _then(read, one)
    elif get_origin(only) is tuple:
        counted = printed and len(above) > 1 and is_several(only)
        yield field.name, _then(read, len if counted else _joined(get_args(only)[0]))


def _one(kinds: tuple[Any, ...]) -> _Read | None:
    """Return how one value becomes plain, or `None` where there is no plain value of it."""
    if not all(isinstance(kind, type) for kind in kinds):
        return None
    if all(issubclass(kind, _PLAIN) for kind in kinds):
        return lambda it: it
    if all(issubclass(kind, Enum) for kind in kinds):
        return attrgetter("value")
    if len(kinds) > 1:
        return lambda it: type(it).__name__
    kind = kinds[0]
    if kind is LocalizedText:
        return lambda it: it.en or it.ru
    if kind is Fraction:
        return float
    if kind is Money or kind in _NAMED:
        return str
    return _id_of(kind)


def _joined(kind: Any) -> _Read:
    one = None if kind is Ellipsis else _one(kinds_of(kind))
    if one is None:
        return len
    return lambda several: ", ".join(str(one(it)) for it in several)


def _id_of(kind: Any) -> _Read | None:
    if not is_record(kind):
        return None
    name = "code" if kind is Member else "id"
    return attrgetter(name) if any(it.name == name for it in attrs.fields(kind)) else None


def kinds_of(kind: Any) -> tuple[Any, ...]:
    """Return the types that an annotation allows beside `None`."""
    if get_origin(kind) is not UnionType:
        return (kind,)
    return tuple(it for it in get_args(kind) if it is not NoneType)


def is_several(kind: Any) -> bool:
    """Return whether a type is a tuple of records, of one class or of several."""
    return get_origin(kind) is tuple and all(map(is_record, kinds_of(get_args(kind)[0])))


def is_record(kind: Any) -> bool:
    """Return whether a type is a class of this library that is more than one plain value."""
    return isinstance(kind, type) and attrs.has(kind) and kind not in _PLAIN_RECORDS


def _got(field: "attrs.Attribute[Any]") -> _Read:
    return attrgetter(field.name)


def _then(read: _Read, further: _Read) -> _Read:
    def reads(record: Any) -> Any:
        found = read(record)
        return None if found is None else further(found)

    return reads
