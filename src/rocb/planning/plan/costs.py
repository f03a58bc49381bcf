"""What an activity costs."""

from decimal import Decimal

from attrs import field, frozen

from rocb.checks import at_least, checked, exact
from rocb.money import Money, not_negative
from rocb.references import refers_to
from rocb.sources import Source


@frozen(field_transformer=checked)
class Cost:
    """What one donor is to pay for an activity; `donor` is `None` where unknown.

    `amount` is what the plan has for it. What was `committed` and `spent` of it so far is in the
    same currency; `None` means that it is not known.
    """

    amount: Money = field(validator=not_negative)
    donor: str | None = field(metadata=refers_to("organisations"))
    source: Source
    committed: Decimal | None = field(default=None, validator=[exact, at_least(0)])
    spent: Decimal | None = field(default=None, validator=[exact, at_least(0)])
