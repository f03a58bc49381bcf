"""Tasks, the people for them, and who could take which."""

from attrs import field, frozen

from rocb.checks import at_least, checked
from rocb.errors import Fault, InvalidValue


@frozen(field_transformer=checked)
class Task:
    """So many like `seats` from the time `begins` up to but not including `ends`.

    Times are whole numbers of any unit: days for an office, minutes for a roster. `weight` is what
    each filled seat is worth where cover is counted. Raises `InvalidValue`.
    """

    id: str
    begins: int
    ends: int
    seats: int = field(default=1, validator=at_least(0))
    weight: int = field(default=1, validator=at_least(0))

    def __attrs_post_init__(self) -> None:
        if self.ends <= self.begins:
            raise InvalidValue(Fault("ends", self.ends, f"later than {self.begins}"))

    @property
    def length(self) -> int:
        """The time that a seat takes."""
        return self.ends - self.begins

    def overlaps(self, other: "Task") -> bool:
        """Return whether nobody could take both."""
        return self.begins < other.ends and other.begins < self.ends


@frozen(field_transformer=checked)
class Person:
    """Somebody who takes tasks, one at a time; the time of all is at most `capacity`, if known."""

    id: str
    capacity: int | None = field(default=None, validator=at_least(0))


@frozen(field_transformer=checked)
class Pairing:
    """A person in a seat of a task, by their ids."""

    task: str
    person: str


@frozen(field_transformer=checked)
class Candidate:
    """A person who may take a seat of a task, and what it would cost, in the smallest unit."""

    task: str
    person: str
    cost: int = 0

    @property
    def pairing(self) -> Pairing:
        """The task and the person alone."""
        return Pairing(self.task, self.person)
