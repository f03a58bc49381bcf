"""Where an activity takes place."""

from enum import Enum

from attrs import field, frozen

from rocb.checks import checked, country_code
from rocb.coordinates import Coordinates
from rocb.texts import LocalizedText


class Mode(Enum):
    """Where people meet."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


@frozen(field_transformer=checked)
class Place:
    """Where an activity takes place; `country` is an ISO 3166 code. What is unknown is `None`."""

    city: LocalizedText | None
    country: str | None = field(validator=country_code)
    coordinates: Coordinates | None = None
