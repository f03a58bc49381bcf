"""The network as it was known on a day."""

from collections.abc import Mapping
from datetime import date

from rocb.planning.network.directions import Direction
from rocb.planning.network.guidance import Guidance
from rocb.planning.network.network import Network
from rocb.planning.network.policy_gaps import PolicyGap
from rocb.planning.network.representations import Representation
from rocb.planning.network.staff_development import Development, StaffMember
from rocb.planning.past.dated import come, dated_by, known


def network_on(network: Network, lent_by: Mapping[str, str], day: date) -> Network:
    """Return what was asked, found, held and done by a day, as far as it was then.

    Centres, courses, meetings and activities of the Secretariat stay, as they are announced; who
    went to a meeting that ended later, and what came of it, was not known. `lent_by` holds the
    administrations of the experts, by their ids.
    """
    gaps = dated_by(network.policy_gaps, "found_on", day)
    translations = dated_by(network.translations, "asked_on", day)
    return known(
        network,
        policy_gaps=tuple(_gap_on(it, day) for it in gaps),
        translations=tuple(known(it, steps=dated_by(it.steps, "on", day)) for it in translations),
        representations=tuple(_representation_on(it, day) for it in network.representations),
        secretariat_activities=tuple(
            known(it, notices=dated_by(it.notices, "on", day))
            for it in network.secretariat_activities
        ),
        staff_development=tuple(_person_on(it, lent_by, day) for it in network.staff_development),
        guidance=tuple(_guidance_on(it, day) for it in dated_by(network.guidance, "on", day)),
        directions=tuple(_direction_on(it, day) for it in dated_by(network.directions, "on", day)),
    )


def _gap_on(gap: PolicyGap, day: date) -> PolicyGap:
    raised_on = come(gap.raised_on, day)
    return known(
        gap,
        raised_on=raised_on,
        raised_to=None if raised_on is None else gap.raised_to,
        answers=dated_by(gap.answers, "on", day),
        closed_on=come(gap.closed_on, day),
    )


def _representation_on(meeting: Representation, day: date) -> Representation:
    sent_on = come(meeting.report_sent_on, day)
    if meeting.days.last <= day:
        return known(meeting, report_sent_on=sent_on)
    return known(meeting, attended=None, outcome=None, report_sent_on=sent_on)


def _person_on(person: StaffMember, lent_by: Mapping[str, str], day: date) -> StaffMember:
    """Return somebody as known on a day; who left later for another Member was no expert of it."""
    left_on = come(person.left_on, day)
    expert = person.expert
    if left_on is None and lent_by.get(expert or "", person.member) != person.member:
        expert = None
    developments = dated_by(person.developments, "first", day)
    return known(
        person,
        expert=expert,
        left_on=left_on,
        developments=tuple(_development_on(it, day) for it in developments),
    )


def _development_on(development: Development, day: date) -> Development:
    last = come(development.last, day)
    return known(development, last=last, result=None if last is None else development.result)


def _guidance_on(guidance: Guidance, day: date) -> Guidance:
    on = come(guidance.followed_up_on, day)
    return known(guidance, followed_up_on=on, outcome=None if on is None else guidance.outcome)


def _direction_on(direction: Direction, day: date) -> Direction:
    done_on = come(direction.done_on, day)
    return known(direction, done_on=done_on, done=None if done_on is None else direction.done)
