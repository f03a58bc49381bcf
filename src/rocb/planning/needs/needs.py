"""Needs: what a Member lacks, as somebody found it."""

from datetime import date
from typing import Final

from attrs import field, frozen

from rocb.checks import between, checked, identifier, too_early
from rocb.errors import InvalidValue
from rocb.mandate import focus_area
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText

HIGHEST_LEVEL: Final = 5
HIGHEST_IMPORTANCE: Final = 5


@frozen(field_transformer=checked)
class Need:
    """What a Member lacks in a theme, as a dated finding.

    Levels run from 0 (nothing in place) to 5 (in place and improving); the importance that the
    Member gives to the theme runs from 1 to 5. What was not assessed is `None`. `focus` is the
    focus area of the office that the need belongs to, a clause such as `focus.3`; `finding` is the
    finding that it came from. Once the Member has what it lacked, the need is `met_on` a day.
    """

    id: str = field(validator=identifier, metadata=names("needs"))
    member: str = field(metadata=refers_to("members"))
    theme: str = field(metadata=refers_to("themes"))
    current: int | None = field(validator=between(0, HIGHEST_LEVEL))
    target: int | None = field(validator=between(0, HIGHEST_LEVEL))
    importance: int | None = field(validator=between(1, HIGHEST_IMPORTANCE))
    found_on: date
    source: Source
    note: LocalizedText | None = None
    focus: str | None = field(default=None, validator=focus_area)
    finding: str | None = field(default=None, metadata=refers_to("findings"))
    met_on: date | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(too_early(self, "found_on", "met_on"))
        if faults:
            raise InvalidValue(*faults)
