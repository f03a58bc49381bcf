"""What the Secretariat was asked to support."""

from datetime import date

from attrs import frozen

from rocb.checks import checked, too_early
from rocb.errors import InvalidValue
from rocb.planning.projects.secretariat_replies import SecretariatReply
from rocb.sources import Source


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
