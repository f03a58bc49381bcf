"""The overview of the customs administrations that an office serves (duty.3)."""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from rocb.checks import checked, require
from rocb.errors import Fault, InvalidValue
from rocb.members import Member
from rocb.planning.administrations.administrations import (
    Administration,
    Amendment,
    by_member,
    known_of,
    waiting_in,
)
from rocb.planning.administrations.particulars import Particulars, RecordAspect, statements_of


@frozen(field_transformer=checked)
class AspectAge:
    """When what holds of an aspect was last stated; `None` where nothing is known of it.

    `stale` says whether that is so long ago that the owner should be asked again.
    """

    aspect: RecordAspect
    stated_on: date | None
    age: timedelta | None
    stale: bool | None


@frozen(field_transformer=checked)
class MemberOverview:
    """What is known of one Member's administration, how old it is, and what waits for the owner."""

    member: str
    owner: str | None
    known: Particulars
    ages: tuple[AspectAge, ...]
    waiting: tuple[Amendment, ...]

    @property
    def unknown(self) -> tuple[RecordAspect, ...]:
        """The aspects of which nothing is known."""
        return tuple(it.aspect for it in self.ages if it.stated_on is None)

    @property
    def stale(self) -> tuple[RecordAspect, ...]:
        """The aspects to ask the owner for again."""
        return tuple(it.aspect for it in self.ages if it.stale)


@frozen(field_transformer=checked)
class Overview:
    """What was known on a day, by the codes of the Members; some have no record at all."""

    on: date
    members: tuple[MemberOverview, ...]
    without_record: tuple[str, ...]


def overview(
    administrations: Iterable[Administration],
    members: Iterable[Member],
    on: date,
    stale_after: timedelta,
) -> Overview:
    """Return what was known on a day of the administrations of these Members.

    An aspect is stale when nothing on it was stated for longer than `stale_after`. Raises
    `InvalidValue` for a negative length and for records that do not fit the Members.
    """
    require("on", date, on)
    require("stale_after", timedelta, stale_after)
    if stale_after < timedelta():
        raise InvalidValue(Fault("stale_after", stale_after, "zero or more"))
    records = by_member(administrations, members)
    return Overview(
        on,
        tuple(_row(it, on, stale_after) for it in records.values() if it is not None),
        tuple(code for code, it in records.items() if it is None),
    )


def _row(administration: Administration, on: date, stale_after: timedelta) -> MemberOverview:
    known = known_of(administration, on)
    return MemberOverview(
        administration.member,
        administration.owner,
        known,
        tuple(_age(known, aspect, on, stale_after) for aspect in RecordAspect),
        waiting_in(administration, on),
    )


def _age(known: Particulars, aspect: RecordAspect, on: date, stale_after: timedelta) -> AspectAge:
    stated_on = max((it.on for it in statements_of(known, aspect)), default=None)
    if stated_on is None:
        return AspectAge(aspect, None, None, None)
    age = on - stated_on
    return AspectAge(aspect, stated_on, age, age > stale_after)
