"""Partnerships: all that an office knows of its partners."""

from attrs import frozen

from rocb.checks import checked, repeated
from rocb.errors import InvalidValue
from rocb.planning.partners.assistance import AssistanceProposal
from rocb.planning.partners.capital import CapitalNeed
from rocb.planning.partners.conferences import DonorConference
from rocb.planning.partners.fora import Forum
from rocb.planning.partners.pledges import Pledge
from rocb.planning.partners.relations import Relation


@frozen(field_transformer=checked)
class Partnerships:
    """Relations, at most one to an organisation; fora, donor conferences and what was pledged there
    or elsewhere; capital needs; and proposals of assistance."""

    relations: tuple[Relation, ...] = ()
    fora: tuple[Forum, ...] = ()
    conferences: tuple[DonorConference, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    capital_needs: tuple[CapitalNeed, ...] = ()
    proposals: tuple[AssistanceProposal, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = tuple(repeated("relations", getattr(self, "relations", ()), "organisation"))
        if faults:
            raise InvalidValue(*faults)
