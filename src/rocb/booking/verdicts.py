"""What is decided of a request, as values: verdicts, remedies, the decision."""

from datetime import datetime
from typing import NamedTuple

from attrs import field, frozen

from rocb.booking.bookings import Booking
from rocb.booking.reasons import Reason
from rocb.booking.requests import Request
from rocb.checks import checked
from rocb.display import html_of
from rocb.periods import Slot


@frozen
class OtherSpace:
    """Take `space` in place of `instead_of` at the same time."""

    space: str
    instead_of: str


@frozen
class Shift:
    """Keep the spaces and take another time of the same day."""

    slot: Slot


@frozen
class Skip:
    """Do without this occurrence."""


Remedy = OtherSpace | Shift | Skip


@frozen
class Verdict:
    """One occurrence of a request: the booking that it would be, and every reason against it.

    No reason means that it is accepted. `remedies` would be accepted, each for itself, and come
    with the best first.
    """

    booking: Booking
    reasons: tuple[Reason, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether nothing speaks against the occurrence."""
        return not self.reasons


class Version(NamedTuple):
    """How often the Book had changed a space, or what an organisation holds."""

    key: str
    changes: int


@frozen(field_transformer=checked)
class Decision:
    """The verdicts on a request, one an occurrence, in order of time.

    It was made at `now` on what the Book held then: `seen` has the versions on which it rests, and
    `replaces` the ids of the bookings that it would move or cancel, and `released` the ids of the
    spaces that these have now.
    """

    request: Request
    verdicts: tuple[Verdict, ...]
    now: datetime
    seen: tuple[Version, ...] = field(repr=False)
    replaces: tuple[str, ...] = ()
    released: tuple[str, ...] = field(default=(), repr=False)

    @property
    def accepted(self) -> tuple[Verdict, ...]:
        """The verdicts against which nothing speaks."""
        return tuple(verdict for verdict in self.verdicts if verdict.accepted)

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """The verdicts with a reason against them."""
        return tuple(verdict for verdict in self.verdicts if not verdict.accepted)

    @property
    def bookings(self) -> tuple[Booking, ...]:
        """What would be booked: each with its slot, its claims and its quote."""
        return tuple(verdict.booking for verdict in self.verdicts if verdict.accepted)

    @property
    def locks(self) -> tuple[str, ...]:
        """The ids of the spaces that would be written to, in the order in which to lock them."""
        taken = {claim.space for it in self.bookings for claim in it.claims}
        return tuple(sorted(taken.union(self.released)))

    def _repr_html_(self) -> str:
        return html_of(self, whole=("booking",))
