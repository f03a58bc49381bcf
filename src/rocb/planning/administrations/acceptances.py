"""Acceptances: what an administration says of one instrument, or of one part of it."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import checked
from rocb.planning.administrations.instruments import provision_id
from rocb.planning.administrations.statements import Statement
from rocb.texts import LocalizedText


class AcceptanceStatus(Enum):
    """How an administration stands to a provision of an instrument."""

    NOT_ACCEPTED = "not_accepted"
    DECLARED = "declared"
    ACCEPTED = "accepted"
    RESERVED = "reserved"
    APPLIED = "applied"
    WITHDRAWN = "withdrawn"


_ACCEPTING: Final = frozenset(
    (AcceptanceStatus.ACCEPTED, AcceptanceStatus.RESERVED, AcceptanceStatus.APPLIED)
)


@frozen(field_transformer=checked)
class Acceptance:
    """How an administration stands to a provision, and to all parts of it, since a day.

    `provision` is an instrument or a part of one, such as `rkc.a.2`. `on` is the first day of the
    status, `None` where nobody said. An intention is `DECLARED` and accepts nothing yet; what is
    accepted with reservations is `RESERVED`, and `note` may name them.
    """

    provision: str = field(validator=provision_id)
    status: AcceptanceStatus
    on: date | None
    stated: Statement
    note: LocalizedText | None = None

    @property
    def accepting(self) -> bool:
        """Whether the provision is accepted: plainly, with reservations, or already applied."""
        return self.status in _ACCEPTING
