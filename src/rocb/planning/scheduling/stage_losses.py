"""Stage losses: what is lost by choosing days and rooms first, and then experts."""

from attrs import frozen

from rocb.checks import checked
from rocb.planning.assignment.objectives import Sense
from rocb.planning.scheduling.schedules import YearSchedule


@frozen(field_transformer=checked)
class StageLoss:
    """What the two stages reached of an objective, what the joint model did, and its bound.

    An objective counts only as far as those before it are equal: `bound` is `None` where they are
    not, and where none is known.
    """

    objective: str
    sense: Sense
    staged: int
    joint: int
    bound: int | None

    @property
    def loss(self) -> int:
        """How much better the joint answer is; below zero where it gave up some for others."""
        sign = 1 if self.sense is Sense.MOST else -1
        return sign * (self.joint - self.staged)

    @property
    def loss_at_most(self) -> int | None:
        """How much better any answer could be than that of the two stages."""
        return None if self.bound is None else abs(self.bound - self.staged)


@frozen(field_transformer=checked)
class JointSchedule:
    """The answer of the two stages, that of the joint model, and what lies between them.

    The losses stand in the order of the objectives. `stopped` says that a limit of time or the
    caller ended the work before everything was proven.
    """

    staged: YearSchedule
    joint: YearSchedule
    losses: tuple[StageLoss, ...]
    stopped: bool
