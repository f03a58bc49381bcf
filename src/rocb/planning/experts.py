"""The pool of experts."""

from enum import Enum

from attrs import field, frozen

from rocb.checks import at_least, checked, distinct, each, identifier, language_code
from rocb.periods import Days
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class Accreditation(Enum):
    """A step of the ladder that experts climb, the lowest first."""

    NONE = "none"
    PRE_SCREENED = "pre_screened"
    PRE_ACCREDITED = "pre_accredited"
    ACCREDITED = "accredited"

    @property
    def step(self) -> int:
        """The number of the step, from 0."""
        return tuple(Accreditation).index(self)


@frozen(field_transformer=checked)
class Expert:
    """A person whom a customs administration lends for the office's activities.

    `administration` is the Member that employs the expert. `days_per_year` is how many days the
    expert may be away for the office; `None` means that no limit is known. An expert who has left
    is not deleted but no longer `active`.
    """

    id: str = field(validator=identifier, metadata=names("experts"))
    name: LocalizedText
    administration: str = field(metadata=refers_to("members"))
    themes: tuple[str, ...] = field(validator=distinct, metadata=refers_to("themes"))
    languages: tuple[str, ...] = field(validator=each(language_code))
    accreditation: Accreditation
    days_per_year: int | None = field(validator=at_least(0))
    unavailable: tuple[Days, ...]
    active: bool
    source: Source
