"""External assistance to Members, as the office proposes it to the Secretariat."""

from datetime import date
from enum import Enum

from attrs import field, frozen

from rocb.checks import checked, distinct, identifier, too_early
from rocb.errors import InvalidValue
from rocb.planning.projects.secretariat_replies import SecretariatReply
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class AssistanceKind(Enum):
    """What kind of assistance is proposed."""

    ADVICE = "advice"
    EQUIPMENT = "equipment"
    EXPERT_MISSION = "expert_mission"
    FUNDING = "funding"
    STUDY_VISIT = "study_visit"
    TRAINING = "training"


@frozen(field_transformer=checked)
class AssistanceProposal:
    """Assistance for a Member that was proposed to the Secretariat on a day, for certain needs.

    `reply` is what the Secretariat said, `None` until then.
    """

    id: str = field(validator=identifier, metadata=names("proposals"))
    member: str = field(metadata=refers_to("members"))
    needs: tuple[str, ...] = field(validator=distinct, metadata=refers_to("needs"))
    kind: AssistanceKind
    text: LocalizedText
    proposed_on: date
    source: Source
    reply: SecretariatReply | None = None

    def __attrs_post_init__(self) -> None:
        faults = tuple(too_early(self, "proposed_on", "reply.on"))
        if faults:
            raise InvalidValue(*faults)
