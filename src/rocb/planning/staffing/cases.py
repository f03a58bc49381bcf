"""Cases: all that a staffing follows from."""

from attrs import field, frozen

from rocb.checks import at_least, checked, distinct, repeated
from rocb.errors import Fault, InvalidValue
from rocb.planning.experts.experts import Expert
from rocb.planning.needs.ranking import Ranking
from rocb.planning.plan.activities import Activity
from rocb.planning.plan.plans import Plan
from rocb.planning.staffing.pricing import Pricing


@frozen(field_transformer=checked)
class ActivityWeight:
    """What each filled seat of an activity is worth, beside those of others."""

    activity: str
    weight: int = field(validator=at_least(0))


@frozen(field_transformer=checked)
class StaffingCase:
    """A plan, the pool of experts, and what makes one staffing better than another.

    A seat is worth what `weights` say of its activity, else the score of the greatest need that the
    activity serves in the `ranking`, and at least 1; one of the `weightless` roles, by id, is worth
    nothing. Without `pricing` nothing has a cost. Change a case with `attrs.evolve`, and compare
    the staffings. Raises `InvalidValue`.
    """

    plan: Plan
    experts: tuple[Expert, ...]
    ranking: Ranking | None = None
    pricing: Pricing | None = None
    weights: tuple[ActivityWeight, ...] = ()
    weightless: tuple[str, ...] = field(default=(), validator=distinct)

    def __attrs_post_init__(self) -> None:
        known = {it.id for it in self.plan.activities}
        roles = {own.id for it in self.plan.activities for own in it.roles}
        faults = [
            *repeated("experts", self.experts, "id"),
            *repeated("weights", self.weights, "activity"),
            *(
                Fault(f"weights[{index}].activity", it.activity, "the id of one of the activities")
                for index, it in enumerate(self.weights)
                if it.activity not in known
            ),
            *(
                Fault(f"weightless[{index}]", it, "the id of one of the roles")
                for index, it in enumerate(self.weightless)
                if it not in roles
            ),
        ]
        if faults:
            raise InvalidValue(*faults)


def weights_of(case: StaffingCase) -> dict[str, int]:
    """Return what a seat of each activity of the plan is worth, by the activity's id."""
    ranked = () if case.ranking is None else case.ranking.ranked
    scores = {it.need.id: it.score for it in ranked}
    stated = {it.activity: it.weight for it in case.weights}
    return {it.id: stated.get(it.id, _score(it, scores)) for it in case.plan.activities}


def seat_weights(case: StaffingCase) -> dict[str, int]:
    """Return what a seat of each role of the plan is worth, by the role's id."""
    weights, none = weights_of(case), set(case.weightless)
    return {
        role.id: 0 if role.id in none else weights[it.id]
        for it in case.plan.activities
        for role in it.roles
    }


def _score(activity: Activity, scores: dict[str, int]) -> int:
    return max(1, *(scores.get(need, 1) for need in activity.needs), 1)
