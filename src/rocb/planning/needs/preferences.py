"""What Members and experts stated on what matters more: the basis of an order of priority."""

from attrs import frozen

from rocb.checks import checked
from rocb.errors import InvalidValue
from rocb.planning.needs.ballots import Ballot, same_day_faults
from rocb.planning.needs.judgements import PairwiseComparison
from rocb.planning.needs.weightings import Weighting


@frozen(field_transformer=checked)
class Preferences:
    """All that was stated; what a later day replaced stays beside it.

    A Member casts one ballot a day at most.
    """

    ballots: tuple[Ballot, ...] = ()
    comparisons: tuple[PairwiseComparison, ...] = ()
    weightings: tuple[Weighting, ...] = ()

    def __attrs_post_init__(self) -> None:
        faults = tuple(same_day_faults(getattr(self, "ballots", ())))
        if faults:
            raise InvalidValue(*faults)
