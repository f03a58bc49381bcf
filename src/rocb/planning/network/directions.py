"""Directions: what those who supervise the office asked of it, and what it did."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, identifier, listed, require, too_early
from rocb.errors import Fault, InvalidValue
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class Supervisor(Enum):
    """Under whose guidance the office works (duty.2)."""

    CONTACT_POINT = "contact_point"
    VICE_CHAIR = "vice_chair"
    DIRECTOR_GENERAL = "director_general"


@frozen(field_transformer=checked)
class Direction:
    """What a supervisor asked of the office on a day, by when, and what was done about it.

    `organisation` is the one that the supervisor speaks for. `done` needs the day on which it was
    done, which is `None` until then.
    """

    id: str = field(validator=identifier, metadata=names("directions"))
    given_by: Supervisor
    organisation: str | None = field(metadata=refers_to("organisations"))
    on: date
    text: LocalizedText
    source: Source
    due: date | None = None
    done_on: date | None = None
    done: LocalizedText | None = None

    def __attrs_post_init__(self) -> None:
        faults = [*too_early(self, "on", "due", "done_on"), *_deed_faults(self)]
        if faults:
            raise InvalidValue(*faults)


def _deed_faults(direction: Any) -> Iterator[Fault]:
    done = getattr(direction, "done", None)
    if done is not None and getattr(direction, "done_on", done) is None:
        yield Fault("done_on", None, "known, as it is known what was done")


def open_directions(directions: Iterable[Direction], on: date) -> tuple[Direction, ...]:
    """Return what was asked of the office and not yet done at the end of a day.

    What is due first comes first, then by id; what is due on no certain day comes last, the oldest
    first. Raises `InvalidValue`.
    """
    found = listed("directions", Direction, directions)
    require("on", date, on)
    waiting = (it for it in found if it.on <= on and (it.done_on is None or it.done_on > on))
    return tuple(sorted(waiting, key=lambda it: (it.due is None, it.due or it.on, it.id)))


def directions_from(
    directions: Iterable[Direction], supervisor: Supervisor
) -> tuple[Direction, ...]:
    """Return what one supervisor asked of the office, the oldest first, then by id.

    Raises `InvalidValue`.
    """
    found = listed("directions", Direction, directions)
    require("supervisor", Supervisor, supervisor)
    given = (it for it in found if it.given_by is supervisor)
    return tuple(sorted(given, key=lambda it: (it.on, it.id)))
