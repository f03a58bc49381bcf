"""The overview of the customs administrations that an office serves (duty.3)."""

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from rocb.checks import checked, require
from rocb.display import html_of
from rocb.errors import Fault, InvalidValue
from rocb.members import Member
from rocb.planning.administrations.administrations import (
    Administration,
    Amendment,
    by_member,
    counting,
    owner_on,
    waiting_in,
)
from rocb.planning.administrations.particulars import (
    Particulars,
    RecordAspect,
    holding,
    latest,
    statements_of,
)
from rocb.planning.administrations.staff import StaffCount, above_all_staff


@frozen(field_transformer=checked)
class AspectAge:
    """Since when all that holds of an aspect is stated; `None` where nothing is known of it.

    `stated_on` is the day of the oldest statement on one of its subjects, or, where all contact
    points have ended, the day on which that was stated. `stale` says whether that is so long ago
    that the owner should be asked again.
    """

    aspect: RecordAspect
    stated_on: date | None
    age: timedelta | None
    stale: bool | None


@frozen(field_transformer=checked)
class MemberOverview:
    """What is known of one Member's administration, how old it is, and what waits for the owner.

    `owner` is the one of the day, `None` before anybody took the record over.
    """

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

    @property
    def doubtful(self) -> tuple[StaffCount, ...]:
        """The counts of groups that are higher than that of all staff (see `above_all_staff`)."""
        return above_all_staff(self.known.staff)

    _repr_html_ = html_of


@frozen(field_transformer=checked)
class Overview:
    """What was known on a day, by the codes of the Members; some have no record at all."""

    on: date
    members: tuple[MemberOverview, ...]
    without_record: tuple[str, ...]

    _repr_html_ = html_of


def overview(
    administrations: Iterable[Administration],
    members: Iterable[Member],
    on: date,
    stale_after: timedelta,
) -> Overview:
    """Return what was known on a day of the administrations of these Members.

    An aspect is stale when something that holds of it was stated longer than `stale_after` ago.
    Raises `InvalidValue` for a negative length and for records that do not fit the Members.
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
    entries = counting(administration, on)
    known, with_ended = holding(entries, on), latest(entries, on)
    stated = {it: _stated_on(known, with_ended, it) for it in RecordAspect}
    return MemberOverview(
        administration.member,
        owner_on(administration, on),
        known,
        tuple(_age(aspect, day, on, stale_after) for aspect, day in stated.items()),
        waiting_in(administration, on),
    )


def _stated_on(known: Particulars, with_ended: Particulars, aspect: RecordAspect) -> date | None:
    ended_on = max((it.on for it in statements_of(with_ended, aspect)), default=None)
    return min((it.on for it in statements_of(known, aspect)), default=ended_on)


def _age(
    aspect: RecordAspect, stated_on: date | None, on: date, stale_after: timedelta
) -> AspectAge:
    if stated_on is None:
        return AspectAge(aspect, None, None, None)
    age = on - stated_on
    return AspectAge(aspect, stated_on, age, age > stale_after)
