"""Disclosure: who may see a figure, and who is looking."""

from enum import Enum
from typing import Final

from attrs import field, frozen

from rocb.checks import checked
from rocb.errors import Fault, InvalidValue
from rocb.references import refers_to


class Disclosure(Enum):
    """To whom a Member shows a figure, beside itself and the office; the fewest first.

    The participants are those of the benchmark as it stands: who joins later sees what the others
    showed to participants before. A Member that means just those of today names them.
    """

    OFFICE = "office"
    NAMED = "named"
    PARTICIPANTS = "participants"
    PUBLIC = "public"


class ViewerKind(Enum):
    """On whose behalf somebody looks at a benchmark."""

    OFFICE = "office"
    MEMBER = "member"
    PUBLIC = "public"


@frozen(field_transformer=checked)
class Viewer:
    """Who looks at a benchmark; `member` is the Member, where it is one."""

    kind: ViewerKind
    member: str | None = field(default=None, metadata=refers_to("members"))

    def __attrs_post_init__(self) -> None:
        if self.kind is ViewerKind.MEMBER and self.member is None:
            raise InvalidValue(Fault("member", None, "known, as a Member is looking"))
        if self.kind is not ViewerKind.MEMBER and self.member is not None:
            raise InvalidValue(Fault("member", self.member, "left out unless a Member is looking"))


THE_OFFICE: Final = Viewer(ViewerKind.OFFICE)
THE_PUBLIC: Final = Viewer(ViewerKind.PUBLIC)
