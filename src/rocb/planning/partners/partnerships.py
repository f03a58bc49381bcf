"""Partnerships: all that an office knows of its partners."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import frozen

from rocb.checks import checked, repeated
from rocb.errors import Fault, InvalidValue
from rocb.planning.partners.assistance import AssistanceProposal
from rocb.planning.partners.capital import CapitalNeed
from rocb.planning.partners.conferences import DonorConference
from rocb.planning.partners.fora import Forum
from rocb.planning.partners.pledges import Pledge
from rocb.planning.partners.relations import Relation


@frozen(field_transformer=checked)
class Partnerships:
    """Relations, at most one to an organisation; fora, donor conferences and what was pledged there
    or elsewhere; capital needs; and proposals of assistance.

    Nothing is pledged at a conference before its first day.
    """

    relations: tuple[Relation, ...] = ()
    fora: tuple[Forum, ...] = ()
    conferences: tuple[DonorConference, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    capital_needs: tuple[CapitalNeed, ...] = ()
    proposals: tuple[AssistanceProposal, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = [
            *repeated("relations", getattr(self, "relations", ()), "organisation"),
            *_pledge_faults(self),
        ]
        if faults:
            raise InvalidValue(*faults)


def _pledge_faults(partnerships: Any) -> Iterator[Fault]:
    held = getattr(partnerships, "conferences", ())
    first: dict[str | None, date] = {
        it.id: it.days.first for it in held if isinstance(it, DonorConference)
    }
    for index, pledge in enumerate(getattr(partnerships, "pledges", ())):
        begun = first.get(pledge.conference) if isinstance(pledge, Pledge) else None
        if begun is not None and pledge.pledged_on < begun:
            expected = f"{begun} or later, as the conference began then"
            yield Fault(f"pledges[{index}].pledged_on", pledge.pledged_on.isoformat(), expected)
