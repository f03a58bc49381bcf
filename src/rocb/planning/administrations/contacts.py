"""Contact points: whom to turn to in a customs administration, and for what."""

from datetime import date
from enum import Enum

from attrs import field, frozen

from rocb.checks import checked, uri
from rocb.errors import Fault, InvalidValue
from rocb.planning.administrations.statements import Statement
from rocb.texts import LocalizedText


class ContactFunction(Enum):
    """What an administration's contact point is there for."""

    NATIONAL = "national"
    CAPACITY_BUILDING = "capacity_building"
    TRAINING = "training"
    INTEGRITY = "integrity"
    ENFORCEMENT = "enforcement"
    DATA = "data"


@frozen(field_transformer=checked)
class ContactPoint:
    """A person or unit that answers for an administration in one function; others may, too.

    `address` is a URI such as `mailto:contact@example.org`. `since` is the first day and `until`
    the first day after it; `None` where nobody said (`since`), or while it lasts (`until`).
    """

    function: ContactFunction
    name: LocalizedText
    address: str | None = field(validator=uri)
    since: date | None
    until: date | None
    stated: Statement

    def __attrs_post_init__(self) -> None:
        if self.since and self.until and self.until <= self.since:
            raise InvalidValue(Fault("until", self.until.isoformat(), f"later than {self.since}"))
