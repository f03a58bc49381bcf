"""The people of an event: who publishes it, who is asked to come, and what they answered."""

from collections.abc import Iterable
from enum import Enum

from attrs import field, frozen

from rocb.checks import checked, uri
from rocb.ical.content import parameter


class Participation(Enum):
    """What somebody who was asked has answered (PARTSTAT)."""

    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"
    DELEGATED = "DELEGATED"


class Part(Enum):
    """What somebody is asked to come as (ROLE)."""

    CHAIR = "CHAIR"
    REQUIRED = "REQ-PARTICIPANT"
    OPTIONAL = "OPT-PARTICIPANT"
    INFORMED = "NON-PARTICIPANT"


@frozen(field_transformer=checked)
class Organiser:
    """Who publishes an event or invites to it; `address` is a URI such as `mailto:…`."""

    address: str = field(validator=uri)
    name: str | None = None


@frozen(field_transformer=checked)
class Attendee:
    """Somebody who is asked to come, and the answer; `address` is a URI such as `mailto:…`."""

    address: str = field(validator=uri)
    name: str | None = None
    participation: Participation = Participation.NEEDS_ACTION
    part: Part = Part.REQUIRED
    answer_wanted: bool = True


def organiser_line(organiser: Organiser) -> str:
    """Return an ORGANIZER property."""
    name = organiser.name
    named = "" if name is None else f";CN={parameter(name)}"
    return f"ORGANIZER{named}:{organiser.address}"


def attendee_line(attendee: Attendee) -> str:
    """Return an ATTENDEE property."""
    name, part, answer = attendee.name, attendee.part._value_, attendee.participation._value_
    named = "" if name is None else f";CN={parameter(name)}"
    asked = ";RSVP=TRUE" if attendee.answer_wanted else ""
    return f"ATTENDEE{named};ROLE={part};PARTSTAT={answer}{asked}:{attendee.address}"


def attendee_at(address: str, attendees: Iterable[Attendee]) -> Attendee | None:
    """Return the attendee who has this address, or `None` where nobody has."""
    key = address_key(address)
    return next((it for it in attendees if address_key(it.address) == key), None)


def address_key(address: str) -> str:
    """Return what two URIs of one address share: case tells no schemes, hosts or mails apart."""
    scheme, colon, rest = address.partition(":")
    scheme = scheme.lower()
    if scheme == "mailto":
        rest = rest.lower()
    elif rest.startswith("//"):
        host, slash, path = rest[2:].partition("/")
        user, at, host = host.rpartition("@")
        rest = f"//{user}{at}{host.lower()}{slash}{path}"
    return f"{scheme}{colon}{rest}"
