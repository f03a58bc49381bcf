"""What goes wrong: faults as values, and the exceptions that carry them."""

import reprlib
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final

from attrs import evolve, field, frozen


class _Absent:
    """The type of `ABSENT`: no value stands where one was expected."""

    def __repr__(self) -> str:
        return "nothing"

    def __reduce__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()


@frozen(repr=False)
class Described:
    """What stands in a fault for a value that is not kept; its `repr()` is the description."""

    text: str

    def __repr__(self) -> str:
        return self.text


WITHHELD: Final = Described("the value given")

_KEPT: Final = (
    *(str, bytes, int, float, complex, Decimal, Fraction, date, time, timedelta, Enum),
    *(type(None), _Absent, Described),
)
_SHOWN_AT_MOST: Final = 60
_PATH_AT_MOST: Final = 300


def _kept(value: object) -> object:
    return value if isinstance(value, _KEPT) else Described(shown(value))


@frozen
class Fault:
    """One thing wrong with an input.

    `path` leads to the place, from the value that was checked (`needs[3].importance`) or, in a
    document, from its root (`$.planning.needs[3].importance`). `expected` completes the sentence
    "… is not …".

    `value` is what was given; of a list, an object or anything else that holds other values, only
    a description is kept, as faults end up in logs.
    """

    path: str
    value: object = field(converter=_kept)
    expected: str

    def under(self, prefix: str) -> "Fault":
        """Return the same fault as seen from the value that holds `prefix`."""
        joint = "" if not self.path or self.path.startswith("[") else "."
        return evolve(self, path=f"{prefix}{joint}{self.path}")

    def withheld(self) -> "Fault":
        """Return the same fault without the value; that there is none may be told."""
        nothing = self.value is None or self.value is ABSENT
        return self if nothing else evolve(self, value=WITHHELD)

    def __str__(self) -> str:
        place = f"{_visible(_cut(self.path, _PATH_AT_MOST))}: " if self.path else ""
        if self.value is ABSENT:
            return f"{place}is missing; expected {self.expected}"
        return f"{place}{shown(self.value)} is not {self.expected}"


def shown(value: object) -> str:
    """Return `value` as a short text that is safe to print: nothing invisible, nothing endless."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() if abs(value) >= 10**_SHOWN_AT_MOST:
            text = f"a number of more than {_SHOWN_AT_MOST} digits"
        case str():
            text = f'"{_visible(value[: _SHOWN_AT_MOST + 1])}"'
        case timedelta() | Described():
            text = str(value)
        case date() | time():
            text = f'"{value.isoformat()}"'
        case dict():
            text = f"an object with {len(value)} keys"
        case list():
            text = f"a list of {len(value)}"
        case _:
            text = reprlib.repr(value)
    return _cut(text, _SHOWN_AT_MOST)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most] + "…"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class RocbError(Exception):
    """The base of every exception that rocb raises."""


class InvalidValue(RocbError):
    """An input that breaks rules, with every `Fault` that was found in it."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


class InvalidDocument(InvalidValue):
    """A document that is not an Office document; the paths of its faults begin with `$`."""


class MixedCurrencies(RocbError):
    """An attempt to make one sum of money in several currencies."""

    def __init__(self, currencies: tuple[str, ...]) -> None:
        super().__init__(currencies)
        self.currencies = currencies

    def __str__(self) -> str:
        return f"one sum of several currencies: {', '.join(self.currencies)}"


class UnknownRecord(RocbError):
    """A question about a record that is not there."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(kind, id)
        self.kind = kind
        self.id = id

    def __str__(self) -> str:
        return f"no {self.kind} has the id {shown(self.id)}"


class BookingRefused(RocbError):
    """A change that the Book did not make, because what stands in it forbids it.

    `conflicts` are the ids of the bookings in the way; of one that has the same id, its own.
    """

    def __init__(self, booking: str, conflicts: tuple[str, ...]) -> None:
        super().__init__(booking, conflicts)
        self.booking = booking
        self.conflicts = conflicts

    def __str__(self) -> str:
        if self.booking in self.conflicts:
            return f"a booking with the id {shown(self.booking)} is in the Book already"
        return f"booking {shown(self.booking)} collides with {', '.join(self.conflicts)}"


class DecisionRefused(RocbError):
    """A decision that was not applied, as it speaks against these occurrences of the request."""

    def __init__(self, request: str, refused: tuple[str, ...]) -> None:
        super().__init__(request, refused)
        self.request = request
        self.refused = refused

    def __str__(self) -> str:
        return f"request {shown(self.request)} was refused for {', '.join(self.refused)}"


class StaleDecision(RocbError):
    """A decision that was not applied, as the Book has changed since; decide again."""

    def __init__(self, request: str, changed: tuple[str, ...]) -> None:
        super().__init__(request, changed)
        self.request = request
        self.changed = changed

    def __str__(self) -> str:
        changed = ", ".join(self.changed)
        return f"the decision on {shown(self.request)} is out of date: {changed} changed since"


class TransitionRefused(RocbError):
    """An action that a booking in its state, or at this time, does not allow."""

    def __init__(self, booking: str, action: str, why: str) -> None:
        super().__init__(booking, action, why)
        self.booking = booking
        self.action = action
        self.why = why

    def __str__(self) -> str:
        return f"booking {shown(self.booking)}: {self.action} is not possible, as it {self.why}"


class FileRefused(RocbError):
    """A file that could not be read or was not written; what stood there still stands."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"{self.path}: {self.why}"


class UnsoundAnswer(RocbError):
    """An answer of a method that breaks rules of its problem, and so was not returned.

    `broken` says which, in words: a method or its engine is at fault, not the caller.
    """

    def __init__(self, broken: tuple[str, ...]) -> None:
        super().__init__(broken)
        self.broken = broken

    def __str__(self) -> str:
        return f"an answer was found that breaks rules: {'; '.join(self.broken)}"
