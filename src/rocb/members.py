"""The Members that an office serves, and the organisations that it works with."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import checked, country_code, identifier, require, territory_code
from rocb.errors import Fault, InvalidValue
from rocb.references import names
from rocb.sources import Source
from rocb.texts import LocalizedText


class Region(Enum):
    """One of the six regions of the World Customs Organization."""

    AMERICAS = "americas"
    ASIA_PACIFIC = "asia_pacific"
    ESA = "esa"
    EUROPE = "europe"
    MENA = "mena"
    WCA = "wca"


REGION_NAMES: Final = {
    Region.AMERICAS: LocalizedText("Americas and Caribbean", "Америка и Карибский бассейн"),
    Region.ASIA_PACIFIC: LocalizedText("Asia/Pacific", "Азиатско-Тихоокеанский регион"),
    Region.ESA: LocalizedText("East and South Africa", "Восточная и Южная Африка"),
    Region.EUROPE: LocalizedText("Europe", "Европа"),
    Region.MENA: LocalizedText("Middle East and North Africa", "Ближний Восток и Северная Африка"),
    Region.WCA: LocalizedText("West and Central Africa", "Западная и Центральная Африка"),
}


class MemberKind(Enum):
    """What a Member is: a state (or customs territory), or a customs or economic union."""

    STATE = "state"
    UNION = "union"


class MembershipStatus(Enum):
    """How a membership stands in its sources."""

    MEMBER = "member"
    DISPUTED = "disputed"
    SUSPENDED = "suspended"


@frozen(field_transformer=checked)
class Membership:
    """A stretch of membership, as one source states it.

    `since` is the first day and `until` the first day after it; `None` means that the source does
    not say (`since`), or that the membership lasts (`until`).
    """

    status: MembershipStatus
    since: date | None
    until: date | None
    source: Source

    def __attrs_post_init__(self) -> None:
        if self.since and self.until and self.until <= self.since:
            raise InvalidValue(Fault("until", self.until.isoformat(), f"later than {self.since}"))


@frozen(field_transformer=checked)
class Member:
    """A Member of the WCO in the region, by its ISO 3166 code (the European Union is `EU`).

    A Member that is part of a country has the code of that part (ISO 3166-2, such as `GB-SCT`).
    """

    code: str = field(validator=territory_code, metadata=names("members"))
    name: LocalizedText
    kind: MemberKind
    memberships: tuple[Membership, ...]


def membership_on(member: Member, day: date) -> Membership | None:
    """Return the membership that covers `day`, or `None` where no source states one.

    One that is known to have begun by then comes before one whose beginning (`since`) is `None`,
    that is, not known. Raises `InvalidValue` for what is no Member or no day.
    """
    require("member", Member, member)
    require("day", date, day)
    lasting = [it for it in member.memberships if it.until is None or day < it.until]
    begun = [it for it in lasting if it.since is not None and it.since <= day]
    undated = [it for it in lasting if it.since is None]
    return next(iter(begun + undated), None)


def is_member(member: Member, day: date | None) -> bool:
    """Return whether one is a Member on a day, or may be.

    One of which no source states a membership counts as a Member, and so does everybody where no
    day is asked. Raises `InvalidValue` for what is no Member or no day.
    """
    require("member", Member, member)
    require("day", date | None, day)
    return day is None or not member.memberships or membership_on(member, day) is not None


class OrganisationKind(Enum):
    """What an organisation is."""

    WCO_BODY = "wco_body"
    CUSTOMS_ADMINISTRATION = "customs_administration"
    GOVERNMENT = "government"
    INTERNATIONAL = "international"
    DONOR = "donor"
    TRAINING_CENTRE = "training_centre"
    BUSINESS = "business"


@frozen(field_transformer=checked)
class Organisation:
    """An organisation that the office works with.

    `kind` is `None` where nobody said what it is, `country` where it has none or nobody said.
    """

    id: str = field(validator=identifier, metadata=names("organisations"))
    name: LocalizedText
    kind: OrganisationKind | None
    source: Source
    country: str | None = field(default=None, validator=country_code)
