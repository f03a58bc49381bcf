"""What the Secretariat replies to what it is asked or offered."""

from datetime import date
from enum import Enum

from attrs import frozen

from rocb.checks import checked
from rocb.sources import Source
from rocb.texts import LocalizedText


class ReplyKind(Enum):
    """What the Secretariat made of what it was asked or offered."""

    AGREED = "agreed"
    AGREED_IN_PART = "agreed_in_part"
    DECLINED = "declined"


@frozen(field_transformer=checked)
class SecretariatReply:
    """A reply of the Secretariat; `note` is what it added, or which part it agreed to."""

    on: date
    kind: ReplyKind
    source: Source
    note: LocalizedText | None = None
