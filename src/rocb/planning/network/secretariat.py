"""Activities of the Secretariat that the office promotes or manages in the region."""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from attrs import field, frozen

from rocb.checks import checked, distinct, identifier, listed, require
from rocb.members import Member
from rocb.periods import Days
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class SecretariatRole(Enum):
    """What the office does for an activity of the Secretariat."""

    PROMOTES = "promotes"
    MANAGES = "manages"


@frozen(field_transformer=checked)
class Notice:
    """The Members that the office told of an activity on a day."""

    on: date
    members: tuple[str, ...] = field(validator=distinct, metadata=refers_to("members"))


@frozen(field_transformer=checked)
class SecretariatActivity:
    """An activity of the Secretariat in the region, and what the office does for it.

    `activity` is the line of the office's own plan that it stands behind, if there is one. Its
    notices say which Members were told of it, and when.
    """

    id: str = field(validator=identifier, metadata=names("secretariat_activities"))
    title: LocalizedText
    days: Days
    role: SecretariatRole
    source: Source
    activity: str | None = field(default=None, metadata=refers_to("activities"))
    notices: tuple[Notice, ...] = ()


def secretariat_activities_in(
    activities: Iterable[SecretariatActivity], role: SecretariatRole, days: Days
) -> tuple[SecretariatActivity, ...]:
    """Return what the office promotes, or manages, on any of these days, by first day and id.

    Raises `InvalidValue`.
    """
    found = listed("activities", SecretariatActivity, activities)
    require("role", SecretariatRole, role)
    require("days", Days, days)
    held = (it for it in found if it.role is role and it.days.overlaps(days))
    return tuple(sorted(held, key=lambda it: (it.days.first, it.id)))


def members_not_told(
    activity: SecretariatActivity, members: Iterable[Member], on: date
) -> tuple[str, ...]:
    """Return the codes of the Members not told of an activity by the end of a day, sorted.

    Raises `InvalidValue`.
    """
    require("activity", SecretariatActivity, activity)
    asked = {member.code for member in listed("members", Member, members)}
    require("on", date, on)
    told = {member for it in activity.notices if it.on <= on for member in it.members}
    return tuple(sorted(asked - told))
