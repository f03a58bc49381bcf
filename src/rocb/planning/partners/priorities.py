"""The order of proposals of external assistance, by the priority of the needs that they serve."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from rocb.checks import checked, require
from rocb.planning.needs.ranking import RankedNeed, Ranking
from rocb.planning.needs.ranks import ranks
from rocb.planning.partners.assistance import AssistanceProposal
from rocb.planning.partners.replies import proposal_replies


@frozen(field_transformer=checked)
class RankedProposal:
    """A proposal with its place in the order; `needs` are its ranked needs, the first one first.

    The first of them put the proposal where it stands.
    """

    rank: int
    proposal: AssistanceProposal
    needs: tuple[RankedNeed, ...]


@frozen(field_transformer=checked)
class ProposalPriorities:
    """Proposals without a reply in order of priority, and those that have one.

    Those that serve no ranked need are not ranked but listed.
    """

    ranked: tuple[RankedProposal, ...]
    unranked: tuple[AssistanceProposal, ...]
    answered: tuple[AssistanceProposal, ...]


def prioritise_proposals(
    proposals: Iterable[AssistanceProposal], ranking: Ranking, on: date
) -> ProposalPriorities:
    """Return the proposals open at the end of a day by the highest-ranked need that each serves.

    Proposals whose first needs share a rank share one too, the next rank counts them ("1, 2, 2,
    4"), and stand in the order of their ids; so do those that are not ranked. Which are open and
    which are answered, and in what order, `proposal_replies` says.
    """
    replies = proposal_replies(proposals, on)
    require("ranking", Ranking, ranking)
    places = {it.need.id: place for place, it in enumerate(ranking.ranked)}
    rows = []
    unranked = []
    for proposal in sorted((it.proposal for it in replies.open), key=lambda it: it.id):
        served = sorted(places[need] for need in proposal.needs if need in places)
        if served:
            rows.append((proposal, tuple(ranking.ranked[place] for place in served)))
        else:
            unranked.append(proposal)
    rows.sort(key=lambda row: row[1][0].rank)
    places_taken = ranks(needs[0].rank for _, needs in rows)
    ranked = (RankedProposal(rank, *row) for rank, row in zip(places_taken, rows, strict=True))
    return ProposalPriorities(tuple(ranked), tuple(unranked), replies.answered)
