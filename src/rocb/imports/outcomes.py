"""What became of each row of a table: taken, refused, or superseded by a later one."""

from typing import Any, Generic, TypeVar

from attrs import field, frozen

from rocb.checks import rule
from rocb.errors import Fault

Record = TypeVar("Record")


@frozen
class Taken(Generic[Record]):
    """A row that was taken, by its number, and the record in it."""

    row: int
    record: Record


@frozen
class Refused:
    """A row that was refused, with all that is wrong in it.

    The path of a fault is the address of its cell, or `row 7` where no cell of the row holds it.
    """

    row: int
    faults: tuple[Fault, ...]


@frozen
class Superseded:
    """A row that another one, with the number `by`, took the place of."""

    row: int
    by: int


def _all(kind: type) -> Any:
    def holds(values: Any) -> bool:
        return type(values) is tuple and all(isinstance(it, kind) for it in values)

    return rule(holds, f"a tuple of {kind.__name__}")


@frozen
class Import(Generic[Record]):
    """The rows of a table, each in one of three lists, in their order; empty ones are in none.

    `left_out` are the headings of columns that nothing was read of; of a column that has none, the
    address of its first cell.
    """

    taken: tuple[Taken[Record], ...] = field(validator=_all(Taken))
    refused: tuple[Refused, ...] = field(default=(), validator=_all(Refused))
    superseded: tuple[Superseded, ...] = field(default=(), validator=_all(Superseded))
    left_out: tuple[str, ...] = field(default=(), validator=_all(str))

    @property
    def records(self) -> tuple[Record, ...]:
        """The records of the rows that were taken."""
        return tuple(it.record for it in self.taken)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All that is wrong in the rows that were refused."""
        return tuple(fault for it in self.refused for fault in it.faults)
