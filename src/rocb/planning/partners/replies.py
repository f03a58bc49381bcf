"""What the Secretariat has replied to proposals of assistance, and what it still owes."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.planning.partners.assistance import AssistanceProposal


@frozen(field_transformer=checked)
class OpenProposal:
    """A proposal without a reply, and for how many days it has been waiting."""

    proposal: AssistanceProposal
    days: int


@frozen(field_transformer=checked)
class ProposalReplies:
    """Proposals at the end of a day: those `open`, the longest first, and those `answered`."""

    open: tuple[OpenProposal, ...]
    answered: tuple[AssistanceProposal, ...]


def proposal_replies(proposals: Iterable[AssistanceProposal], on: date) -> ProposalReplies:
    """Return which proposals had a reply by the end of a day; later proposals are left out.

    What was answered stands in the order of the replies; ties stand by id.
    """
    require("on", date, on)
    found = listed("proposals", AssistanceProposal, proposals)
    waiting: list[OpenProposal] = []
    answered: list[tuple[date, AssistanceProposal]] = []
    for proposal in sorted(found, key=lambda it: it.id):
        reply = proposal.reply
        if reply is not None and reply.on <= on:
            answered.append((reply.on, proposal))
        elif proposal.proposed_on <= on:
            waiting.append(OpenProposal(proposal, (on - proposal.proposed_on).days))
    waiting.sort(key=lambda it: -it.days)
    answered.sort(key=lambda pair: pair[0])
    return ProposalReplies(tuple(waiting), tuple(proposal for _, proposal in answered))
