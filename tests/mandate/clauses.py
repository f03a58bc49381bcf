"""Which test shows how an office serves a clause of its mandate, and what it needs for that."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FunctionType
from typing import Any, Final

from attrs import frozen

Subject = Callable[..., Any]
Test = Callable[[], None]


@frozen
class Row:
    """A test, and the functions of the library that serve the clause: it fails without any one."""

    test: Test
    subjects: tuple[Subject, ...]


SERVED: Final[dict[str, Row]] = {}
"""The rows by the ids of the clauses, from the chapters that were imported."""


def shows(clause: str, *subjects: Subject) -> Callable[[Test], Test]:
    """Note that the test below shows how these functions serve a clause."""

    def noted(test: Test) -> Test:
        assert clause not in SERVED
        SERVED[clause] = Row(test, subjects)
        return test

    return noted


@contextmanager
def broken(subject: Subject, way: FunctionType) -> Iterator[None]:
    """Let a function do what another one does, wherever it was imported to."""
    assert isinstance(subject, FunctionType)
    code = subject.__code__
    subject.__code__ = way.__code__
    try:
        yield
    finally:
        subject.__code__ = code


def _none(*_: object, **__: object) -> None:
    return None


def _nothing(*_: object, **__: object) -> tuple[object, ...]:
    return ()


def _untouched(*given: object, **_: object) -> object:
    return given[0] if given else None


WAYS: Final = (_none, _nothing, _untouched)
"""The ways to break a function: it returns `None`, no records, or what it was given."""
