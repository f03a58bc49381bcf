"""Options: the days and rooms that an activity could have, and what bars others."""

from collections.abc import Iterable
from enum import Enum

from attrs import field, frozen

from rocb.checks import at_least, checked, distinct
from rocb.periods import Days


@frozen(field_transformer=checked)
class RoomChoice:
    """A space for a room request, by their ids."""

    request: str
    space: str


@frozen(field_transformer=checked)
class PlacementOption:
    """Days on which an activity could be held, with a space for each of its room requests.

    `uses` are keys of what it takes, such as a room at an hour: no two options that are chosen may
    share one. `cost` is how many days it is moved, and one for each space that is not the wanted.
    """

    activity: str
    days: Days
    rooms: tuple[RoomChoice, ...] = ()
    uses: tuple[str, ...] = field(default=(), validator=distinct)
    cost: int = field(default=0, validator=at_least(0))

    @property
    def spaces(self) -> tuple[str, ...]:
        """The ids of the spaces."""
        return tuple(room.space for room in self.rooms)

    @property
    def id(self) -> str:
        """The activity, the first day and the spaces, in one text."""
        return "@".join((self.activity, self.days.first.isoformat(), *self.spaces))


class Hindrance(Enum):
    """What keeps an activity from days and rooms."""

    TAKEN = "taken"
    CLOSED = "closed"
    OUTSIDE_HOURS = "outside_hours"
    UNFIT = "unfit"
    NOT_LENT = "not_lent"
    CONTESTED = "contested"
    WAITS = "waits"
    AWAITED = "awaited"
    MEMBERS = "members"
    PINNED = "pinned"


@frozen(field_transformer=checked)
class Impediment:
    """A hindrance, and the ids of what is in the way.

    They are the bookings of a room that is taken (or the activity itself, whose requests are in
    each other's way), the spaces that are closed or unfit, the experts who are pinned and cannot
    come; else the activities.
    """

    hindrance: Hindrance
    by: tuple[str, ...] = ()


@frozen(field_transformer=checked)
class BarredOption:
    """Days and spaces that an activity cannot have, and everything that speaks against them."""

    activity: str
    days: Days
    spaces: tuple[str, ...]
    impediments: tuple[Impediment, ...]


def together(impediments: Iterable[Impediment]) -> tuple[Impediment, ...]:
    """Return impediments with one for each hindrance, in their order, by all that is in the way."""
    found: dict[Hindrance, dict[str, None]] = {}
    for it in impediments:
        found.setdefault(it.hindrance, {}).update(dict.fromkeys(it.by))
    return tuple(Impediment(it, tuple(found[it])) for it in Hindrance if it in found)


def days_moved(planned: Days, days: Days) -> int:
    """Return by how many days an activity is moved, whether forward or back."""
    return abs((days.first - planned.first).days)
