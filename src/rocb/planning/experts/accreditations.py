"""The ladder of accreditation, and where somebody stands on it on a day."""

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import checked, listed, require, rule, too_early
from rocb.errors import InvalidValue
from rocb.references import refers_to
from rocb.sources import Source


class Accreditation(Enum):
    """A step of the ladder that experts climb, the lowest first."""

    NONE = "none"
    PRE_SCREENED = "pre_screened"
    PRE_ACCREDITED = "pre_accredited"
    ACCREDITED = "accredited"

    @property
    def step(self) -> int:
        """The number of the step, from 0."""
        return _STEPS[self]


_STEPS: Final = {it: number for number, it in enumerate(Accreditation)}


@frozen(field_transformer=checked)
class Award:
    """A step of the ladder that somebody reached on a day.

    It holds up to and including `expires`, without end where that is `None`. `activity` is the
    workshop or the assessed mission that it was reached by. `on` is `None` where nobody said when:
    it then holds from the beginning.
    """

    accreditation: Accreditation = field(
        validator=rule(lambda it: it is not Accreditation.NONE, "a step that somebody can reach")
    )
    on: date | None
    expires: date | None
    source: Source
    activity: str | None = field(default=None, metadata=refers_to("activities"))

    def __attrs_post_init__(self) -> None:
        faults = tuple(too_early(self, "on", "expires"))
        if faults:
            raise InvalidValue(*faults)


def accreditation_on(awards: Iterable[Award], on: date) -> Accreditation:
    """Return the highest step that holds on a day. Raises `InvalidValue`."""
    found = listed("awards", Award, awards)
    require("on", date, on)
    return highest_on(found, on)


def highest_on(awards: Iterable[Award], on: date) -> Accreditation:
    """Return what `accreditation_on` does, for awards that need no checking."""
    held = (it.accreditation for it in awards if _holds(it, on))
    return max(held, key=lambda it: it.step, default=Accreditation.NONE)


def has_lapsed(awards: Iterable[Award], on: date) -> bool:
    """Return whether somebody stood higher before than on a day, as an award expired.

    Raises `InvalidValue`.
    """
    found = listed("awards", Award, awards)
    now = accreditation_on(found, on).step
    return any(
        it.accreditation.step > now and it.expires is not None and it.expires < on for it in found
    )


def _holds(award: Award, on: date) -> bool:
    return (award.on is None or award.on <= on) and (award.expires is None or on <= award.expires)
