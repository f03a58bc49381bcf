"""Partnerships as they were known on a day."""

from datetime import date

from rocb.planning.partners.assistance import AssistanceProposal
from rocb.planning.partners.conferences import DonorConference
from rocb.planning.partners.fora import Forum
from rocb.planning.partners.partnerships import Partnerships
from rocb.planning.past.dated import dated_by, known


def partnerships_on(partnerships: Partnerships, day: date) -> Partnerships:
    """Return what was identified, pledged, stated and proposed by a day, as far as it was then.

    Fora and conferences stay, as they are announced; who came to one that ended later, and what
    came of it, was not known.
    """
    relations = dated_by(partnerships.relations, "identified_on", day)
    pledges = dated_by(partnerships.pledges, "pledged_on", day)
    proposals = dated_by(partnerships.proposals, "proposed_on", day)
    return known(
        partnerships,
        relations=tuple(known(it, contacts=dated_by(it.contacts, "on", day)) for it in relations),
        fora=tuple(_forum_on(it, day) for it in partnerships.fora),
        conferences=tuple(_conference_on(it, day) for it in partnerships.conferences),
        pledges=tuple(known(it, history=dated_by(it.history, "on", day)) for it in pledges),
        capital_needs=dated_by(partnerships.capital_needs, "stated_on", day),
        proposals=tuple(_proposal_on(it, day) for it in proposals),
    )


def _forum_on(forum: Forum, day: date) -> Forum:
    return forum if forum.days.last <= day else known(forum, attended=None, outcome=None)


def _conference_on(conference: DonorConference, day: date) -> DonorConference:
    return conference if conference.days.last <= day else known(conference, attended=None)


def _proposal_on(proposal: AssistanceProposal, day: date) -> AssistanceProposal:
    reply = proposal.reply
    return known(proposal, reply=reply if reply is not None and reply.on <= day else None)
