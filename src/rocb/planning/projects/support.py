"""What the Secretariat was asked to support, and what it replied."""

from datetime import date
from enum import Enum

from attrs import frozen

from rocb.checks import checked, too_early
from rocb.errors import InvalidValue
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


@frozen(field_transformer=checked)
class SupportRequest:
    """The request to support a project, put to the Secretariat; `reply` is `None` until one came.

    A reply cannot be older than the request.
    """

    asked_on: date
    source: Source
    reply: SecretariatReply | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(too_early(self, "asked_on", "reply.on"))
        if faults:
            raise InvalidValue(*faults)
