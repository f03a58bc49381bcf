"""Relations: what an organisation cares about, and how often the office speaks with it."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Any

from attrs import field, frozen

from rocb.checks import between, checked, distinct
from rocb.errors import Fault, InvalidValue
from rocb.references import refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class Medium(Enum):
    """How the office and an organisation were in touch."""

    MEETING = "meeting"
    VISIT = "visit"
    CALL = "call"
    LETTER = "letter"
    MESSAGE = "message"


@frozen(field_transformer=checked)
class Contact:
    """One time that the office and an organisation were in touch; `by` says who for the office."""

    on: date
    by: str
    about: LocalizedText
    medium: Medium
    source: Source


@frozen(field_transformer=checked)
class Relation:
    """The relation to an organisation, which was identified as a partner on a day.

    `themes` and `members` are the subjects and the Members that it takes an interest in; without
    any, nobody has said. `every` is how many months may pass between two contacts, `None` where no
    regular contact was agreed. Contacts begin with the day of identification.
    """

    organisation: str = field(metadata=refers_to("organisations"))
    identified_on: date
    themes: tuple[str, ...] = field(validator=distinct, metadata=refers_to("themes"))
    members: tuple[str, ...] = field(validator=distinct, metadata=refers_to("members"))
    every: int | None = field(validator=between(1, 120))
    source: Source
    contacts: tuple[Contact, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = tuple(_contact_faults(self))
        if faults:
            raise InvalidValue(*faults)


def _contact_faults(relation: Any) -> Iterator[Fault]:
    first = getattr(relation, "identified_on", date.min)
    for index, contact in enumerate(getattr(relation, "contacts", ())):
        if isinstance(contact, Contact) and contact.on < first:
            yield Fault(f"contacts[{index}].on", contact.on.isoformat(), f"{first} or later")
