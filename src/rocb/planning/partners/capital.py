"""Capital needs: what Members want built or bought, beyond what the office can pay for."""

from datetime import date
from enum import Enum

from attrs import field, frozen

from rocb.checks import checked, distinct, identifier
from rocb.money import Money, positive
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class InfrastructureKind(Enum):
    """What kind of infrastructure is wanted."""

    BORDER_CROSSING = "border_crossing"
    BUILDING = "building"
    INFORMATION_TECHNOLOGY = "information_technology"
    INSPECTION_EQUIPMENT = "inspection_equipment"
    LABORATORY = "laboratory"
    TRAINING_FACILITY = "training_facility"
    TRANSPORT = "transport"


@frozen(field_transformer=checked)
class CapitalNeed:
    """Infrastructure that a Member has no money for, as stated on a day.

    `amount` is what it costs, `None` where nobody has put a figure on it; `themes` are the subjects
    that it serves.
    """

    id: str = field(validator=identifier, metadata=names("capital_needs"))
    member: str = field(metadata=refers_to("members"))
    title: LocalizedText
    kind: InfrastructureKind
    amount: Money | None = field(validator=positive)
    themes: tuple[str, ...] = field(validator=distinct, metadata=refers_to("themes"))
    stated_on: date
    source: Source
