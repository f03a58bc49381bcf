"""Figures: what is counted or summed, with the ids of the records that it comes from."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from attrs import frozen

from rocb.money import Money, totals
from rocb.sources import Source


@frozen
class Figure:
    """A number, an amount of money or a length of time, and the records that it comes from.

    `records` are the ids of records of one `kind`, named as in `refers_to` ("activities", "needs").
    `value` is `None` where it is not known. `sample` says that a record among them is a sample.
    """

    value: int | Decimal | Fraction | Money | timedelta | None
    kind: str
    records: tuple[str, ...]
    sample: bool = False


class Record(Protocol):
    """What has an id and a source."""

    @property
    def id(self) -> str:
        """The id, told apart within the kind."""

    @property
    def source(self) -> Source:
        """Who states it."""


def counted(kind: str, records: Iterable[Record]) -> Figure:
    """Return how many records there are."""
    held = tuple(records)
    return Figure(len(held), kind, tuple(it.id for it in held), _sampled(held))


def summed(kind: str, parts: Iterable[tuple[Record, int]]) -> Figure:
    """Return the sum of the numbers that come with these records, each named once."""
    held = tuple(parts)
    records = {record.id: record for record, _ in held}
    value = sum(number for _, number in held)
    return Figure(value, kind, tuple(records), _sampled(records.values()))


def amounts(kind: str, parts: Iterable[tuple[Record, Money]]) -> tuple[Figure, ...]:
    """Return the sums of the amounts that come with these records, one a currency, in order.

    Raises `InvalidValue` for a sum that is too large for an amount of money.
    """
    by_currency: dict[str, list[tuple[Record, Money]]] = {}
    for record, money in parts:
        by_currency.setdefault(money.currency, []).append((record, money))
    return tuple(_amount(kind, held) for _, held in sorted(by_currency.items()))


def _amount(kind: str, held: list[tuple[Record, Money]]) -> Figure:
    (value,) = totals(money for _, money in held)
    records = {record.id: record for record, _ in held}
    return Figure(value, kind, tuple(records), _sampled(records.values()))


def _sampled(records: Iterable[Record]) -> bool:
    return any(record.source.sample for record in records)
