"""Forms: the columns in which an office writes down records of one kind."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, Generic, TypeVar

from attrs import frozen

from rocb.errors import ABSENT, Fault, InvalidValue
from rocb.imports.contents import Content
from rocb.imports.lookups import Lookup, Named, folded
from rocb.imports.tables import Cell, Row, Table, Value, address
from rocb.texts import Language, LocalizedText

Record = TypeVar("Record")


@frozen
class Column:
    """One column: how it is headed, and what stands in its cells.

    `of` takes what is written in it out of a record. What is `required` has to be there and filled
    in. `also` is what else people call it, `meaning` what they may have to be told. The column
    tells of the `field` of a record, which has the column's id unless said otherwise.
    """

    id: str
    heading: LocalizedText
    content: Content
    of: Callable[[Any], Any]
    required: bool = False
    also: tuple[str, ...] = ()
    field: str | None = None
    meaning: LocalizedText | None = None


@frozen
class Form(Generic[Record]):
    """The columns for records of one `kind`, and what their table is called.

    Of the two columns in each pair of `either`, one at least has to be there. Headings that are
    `passed_over` are known to be of no column, in small letters.
    """

    id: str
    title: LocalizedText
    kind: type[Record]
    columns: tuple[Column, ...]
    either: tuple[tuple[str, str], ...] = ()
    passed_over: frozenset[str] = frozenset()


def headings(form: Form[Any]) -> Lookup:
    """Return the columns of a form, by their ids, to be found by these and by their headings."""
    named = tuple(Named(it.id, it.id, it.heading, it.also) for it in form.columns)
    return Lookup(LocalizedText("one of the columns asked for"), named)


def written(form: Form[Any], record: Any, language: Language) -> tuple[Value, ...]:
    """Return what stands in the row of a record, column by column."""
    held = ((column.content, column.of(record)) for column in form.columns)
    return tuple(None if it is None else content.write(it, language) for content, it in held)


@frozen
class Placed(Generic[Record]):
    """Where the columns of a form stand in a table, by their ids, and which headings are of none.

    Places count from 0.
    """

    form: Form[Record]
    places: Mapping[str, int]
    left_out: tuple[str, ...]

    def cell(self, row: Row, id: str) -> Cell | None:
        """Return the cell of a row in a column, `None` where the column is not there."""
        place = self.places.get(id)
        return None if place is None else row.cell(place)


def placed(form: Form[Record], table: Table) -> Placed[Record]:
    """Return where the columns of a form stand in a table, in whatever order.

    Raises `InvalidValue` with every column that is missing, and every heading that stands twice or
    may mean several columns.
    """
    columns, header = headings(form), table.headings
    places: dict[str, int] = {}
    left_out = [address(place, header.number) for place in _nameless(table)]
    faults = []
    for place, value in enumerate(header.values):
        found = columns.called(str(value)) if value is not None else ()
        here = address(place, header.number)
        if len(found) > 1:
            ids = ", ".join(it.id for it in found)
            faults.append(Fault(here, value, f"the heading of one column; it may be {ids}"))
        elif found:
            first = places.setdefault(found[0].id, place)
            if first != place:
                there = address(first, header.number)
                faults.append(Fault(here, value, f"new: {there} is the same column"))
        elif value is not None and folded(str(value)) not in form.passed_over:
            left_out.append(str(value))
    faults += _missing(form, places, f"row {header.number}")
    if faults:
        raise InvalidValue(*faults)
    return Placed(form, places, tuple(left_out))


def _nameless(table: Table) -> list[int]:
    """Return the columns without a heading in which something stands."""
    width = max((len(row.values) for row in table.rows), default=0)
    blank = [place for place in range(width) if table.headings.cell(place).value is None]
    return [it for it in blank if any(row.cell(it).value is not None for row in table.rows)]


def _missing(form: Form[Any], places: Mapping[str, int], path: str) -> Iterator[Fault]:
    asked = chain(((it.id,) for it in form.columns if it.required), form.either)
    names = {it.id: f"{it.heading.en} / {it.heading.ru}" for it in form.columns}
    for ids in asked:
        if places.keys().isdisjoint(ids):
            yield Fault(path, ABSENT, f"a column: {' or '.join(names[id] for id in ids)}")
