"""What is not published, though the office has a record of it, and why."""

from enum import Enum

from attrs import frozen

from rocb.checks import checked


class OmissionReason(Enum):
    """Why a record is no part of an activity file."""

    NO_AMOUNT = "no_amount"
    INCOMPLETE = "incomplete"
    UNDATED = "undated"
    TOO_LONG = "too_long"
    LATER = "later"
    NO_INDICATOR = "no_indicator"


@frozen(field_transformer=checked)
class Omission:
    """A record of a project that is not published, by its path, and why.

    The path begins with the id of the record that holds it: `tunnel/costs[0]`.
    """

    project: str
    record: str
    reason: OmissionReason
