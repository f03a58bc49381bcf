"""Regional training centres."""

from datetime import date

from attrs import field, frozen

from rocb.checks import checked, country_code, identifier
from rocb.errors import Fault, InvalidValue
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class TrainingCentre:
    """A training centre that serves the region.

    `since` is its first day and `until` the first day after it; `None` means that nobody said when
    it began, or that it lasts. `country` is an ISO 3166 code; what else is unknown is `None`.
    """

    id: str = field(validator=identifier, metadata=names("centres"))
    name: LocalizedText
    organisation: str | None = field(metadata=refers_to("organisations"))
    city: LocalizedText | None
    country: str | None = field(validator=country_code)
    source: Source
    since: date | None = None
    until: date | None = None

    def __attrs_post_init__(self) -> None:
        if self.since and self.until and self.until <= self.since:
            raise InvalidValue(Fault("until", self.until.isoformat(), f"later than {self.since}"))
