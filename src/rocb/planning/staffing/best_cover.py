"""Best cover: whether nothing that is known of a case lets more of its seats be filled."""

from rocb.planning.assignment.objectives import COVER
from rocb.planning.staffing.cases import seat_weights
from rocb.planning.staffing.situations import Situation
from rocb.planning.staffing.staffings import Staffing, unfilled_roles


def has_best_cover(situation: Situation, staffing: Staffing) -> bool:
    """Return whether a staffing is proven to have the best cover there is of its case.

    Its cover has to be what the proof says: later objectives may have given up some of it. And it
    has to be a staffing of this case: the records of the experts and roles are those it was made
    from.
    """
    first = staffing.proofs[0] if staffing.proofs else None
    made, weights = staffing.assignments, seat_weights(situation.case)
    return (
        first is not None
        and first.objective == COVER.name
        and first.bound == sum(weights[it.role.id] for it in made)
        and all(
            it.post == situation.posts[it.role.id] and it.expert == situation.pool[it.expert.id]
            for it in made
        )
        and unfilled_roles(situation.posts.values(), situation.case.experts, made)
        == staffing.unfilled
    )
