"""What experts an activity needs."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from attrs import field, frozen

from rocb.checks import at_least, between, checked, distinct, identifier, repeated, require
from rocb.errors import Fault, InvalidValue
from rocb.periods import DAYS_AT_MOST, Days
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.languages import SpokenLanguage
from rocb.planning.experts.skills import RequiredSkill
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class Role:
    """A kind of expert that an activity needs, and how many of them (`seats`).

    An expert must have all `skills`, speak all `languages` and have climbed at least to
    `accreditation`, to the end of the activity. One of all who are sent to the activity must speak
    each of the `team_languages`, if anybody is sent in this role.

    The `lead` leads the activity. Where `escorted` is set, whoever is not accredited comes only
    beside an accredited lead. Where `independent` is set, nobody may work for an administration
    that the activity serves, as an expert does not evaluate the own administration; nor for one of
    `excluded`. `preparation` are days of work before the activity, `travel` days on either side of
    it. `pinned` and `forbidden` are choices of the office. `donor` pays for those who are sent.
    """

    id: str = field(validator=identifier, metadata=names("roles"))
    title: LocalizedText
    seats: int = field(validator=at_least(1))
    skills: tuple[RequiredSkill, ...] = field(validator=distinct)
    languages: tuple[SpokenLanguage, ...]
    accreditation: Accreditation
    independent: bool
    source: Source
    team_languages: tuple[SpokenLanguage, ...] = ()
    lead: bool = False
    escorted: bool = False
    excluded: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("members"))
    preparation: int = field(default=0, validator=between(0, DAYS_AT_MOST))
    travel: int = field(default=0, validator=between(0, DAYS_AT_MOST))
    pinned: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("experts"))
    forbidden: tuple[str, ...] = field(
        default=(), validator=distinct, metadata=refers_to("experts")
    )
    donor: str | None = field(default=None, metadata=refers_to("organisations"))

    def __attrs_post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _faults(role: Any) -> Iterator[Fault]:
    yield from repeated("languages", getattr(role, "languages", ()), "language")
    yield from repeated("team_languages", getattr(role, "team_languages", ()), "language")
    pinned, seats = getattr(role, "pinned", ()), getattr(role, "seats", None)
    if seats is not None and len(pinned) > seats:
        yield Fault("pinned", len(pinned), f"at most {seats}, the number of seats")
    forbidden = getattr(role, "forbidden", ())
    for index, expert in enumerate(pinned):
        if expert in forbidden:
            yield Fault(f"pinned[{index}]", expert, "an expert who is not forbidden as well")


def mission_days(role: Role, days: Days) -> Days:
    """Return all the days that a role takes of an expert, in an activity of these `days`.

    They are those of the activity, with travel on either side, and preparation before that. What
    would lie outside the calendar is cut off. Raises `InvalidValue`.
    """
    require("role", Role, role)
    require("days", Days, days)
    return stretched(days, role.preparation + role.travel, role.travel)


def stretched(days: Days, before: int, after: int) -> Days:
    """Return days with so many more before and after them, within the calendar."""
    return Days(
        days.first - timedelta(days=min(before, (days.first - date.min).days)),
        days.last + timedelta(days=min(after, (date.max - days.last).days)),
    )
