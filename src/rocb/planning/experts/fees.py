"""What experts ask for their work, and what donors pay when they are sent."""

from collections.abc import Iterable, Iterator
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, identifier, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.money import Money, not_negative
from rocb.references import names, refers_to
from rocb.sources import Source


@frozen(field_transformer=checked)
class Fee:
    """What an expert, or the administration that lends them, asks for a day of work.

    `donor` is who it is asked of, `None` stands for all others. Of `per_day`, `None` means that it
    is unknown.
    """

    donor: str | None = field(metadata=refers_to("organisations"))
    per_day: Money | None = field(validator=not_negative)
    source: Source


@frozen(field_transformer=checked)
class DonorRule:
    """What a donor pays for an expert: a fee for work, an allowance a day away, and each journey.

    `donor` is `None` for those without a rule of their own. A donor that `pays_fees` pays what is
    asked, up to `fee_at_most` a day; `None` means that no limit is known. Of `allowance` and
    `travel`, the price of a journey there and back, `None` means that it is unknown.
    """

    id: str = field(validator=identifier, metadata=names("donor_rules"))
    donor: str | None = field(metadata=refers_to("organisations"))
    pays_fees: bool
    fee_at_most: Money | None = field(validator=not_negative)
    allowance: Money | None = field(validator=not_negative)
    travel: Money | None = field(validator=not_negative)
    source: Source

    def __attrs_post_init__(self) -> None:
        if self.fee_at_most is not None and not self.pays_fees:
            raise InvalidValue(Fault("fee_at_most", self.fee_at_most, "null, as no fee is paid"))


def fee_for(fees: Iterable[Fee], donor: str | None) -> Fee | None:
    """Return the fee that a donor is asked for; `None` where none was stated.

    Raises `InvalidValue`.
    """
    stated = {it.donor: it for it in listed("fees", Fee, fees)}
    require("donor", str | None, donor)
    return stated.get(donor, stated.get(None))


def rule_for(rules: Iterable[DonorRule], donor: str | None) -> DonorRule | None:
    """Return the rule by which a donor pays; `None` where none was stated.

    Raises `InvalidValue`.
    """
    stated = {it.donor: it for it in listed("rules", DonorRule, rules)}
    require("donor", str | None, donor)
    return stated.get(donor, stated.get(None))


def donor_faults(name: str, records: Iterable[Any]) -> Iterator[Fault]:
    """Yield a fault for each fee or rule, or stand-in for one, whose donor has another before it.

    `name` is where they stand.
    """
    seen: dict[str | None, int] = {}
    for index, record in enumerate(records):
        if not hasattr(record, "donor"):
            continue
        first = seen.setdefault(record.donor, index)
        if first != index:
            expected = f"new: {name}[{first}] has it already"
            yield Fault(f"{name}[{index}].donor", record.donor, expected)
