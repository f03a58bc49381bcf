"""Donor conferences: whom the office brought together, and what they promised."""

from attrs import field, frozen

from rocb.checks import checked, distinct, identifier
from rocb.periods import Days
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class DonorConference:
    """A conference of donors on certain days; `activity` is its line of the annual plan, if any.

    `invited` and `attended` are organisations; one may come without an invitation. `attended` is
    `None` as long as nobody said who came. What was pledged there stands with the pledges.
    """

    id: str = field(validator=identifier, metadata=names("donor_conferences"))
    title: LocalizedText
    days: Days
    source: Source
    activity: str | None = field(default=None, metadata=refers_to("activities"))
    invited: tuple[str, ...] = field(
        default=(), validator=distinct, metadata=refers_to("organisations")
    )
    attended: tuple[str, ...] | None = field(
        default=None, validator=distinct, metadata=refers_to("organisations")
    )
