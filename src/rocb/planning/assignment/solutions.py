"""Solutions: an answer to an assignment problem, and how far each objective is proven."""

from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from rocb.checks import at_least, checked
from rocb.planning.assignment.objectives import Sense
from rocb.planning.assignment.tasks import Pairing


class SolutionStatus(Enum):
    """What is known of an answer: proven the best in every objective, or a good one."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"


@frozen(field_transformer=checked)
class Proof:
    """The value that an objective has, and the bound that none can pass, given those before it.

    `bound` is `None` where none was computed. `seconds` is how long the `engine` worked on it.
    `given_up` is what later objectives took of the best value that was found, within its slack.
    """

    objective: str
    sense: Sense
    value: int
    bound: int | None
    seconds: float = field(eq=False)
    engine: str
    given_up: int = field(default=0, validator=at_least(0))

    @property
    def gap(self) -> int | None:
        """How far the best value that was found may be from the best there is, at most."""
        return None if self.bound is None else abs(self.bound - self.value) - self.given_up

    @property
    def share(self) -> Fraction | None:
        """The gap as a share of the value; `None` where that cannot be told."""
        if self.gap == 0:
            return Fraction(0)
        return None if self.gap is None or not self.value else Fraction(self.gap, abs(self.value))

    @property
    def is_proven(self) -> bool:
        """Whether no better value is possible."""
        return self.gap == 0


@frozen(field_transformer=checked)
class AssignmentSolution:
    """Who takes which task, in the order of the tasks and then by person, and the proofs.

    `placements` are the ids of those chosen. `stopped` says that a limit of time or steps, or the
    caller, ended the work before everything was proven.
    """

    pairings: tuple[Pairing, ...]
    placements: tuple[str, ...]
    proofs: tuple[Proof, ...]
    stopped: bool = False

    @property
    def status(self) -> SolutionStatus:
        """Optimal only where every objective is proven."""
        proven = all(proof.is_proven for proof in self.proofs)
        return SolutionStatus.OPTIMAL if proven else SolutionStatus.FEASIBLE


@frozen(field_transformer=checked)
class Headway:
    """How far a method is: the best `value` and `bound` of the objective that it works on."""

    objective: str
    value: int | None
    bound: int | None
    seconds: float
