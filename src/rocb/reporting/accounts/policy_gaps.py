"""Policy gaps: found, raised, answered and closed, and those that wait for an answer."""

from datetime import date

from attrs import frozen

from rocb.checks import require
from rocb.periods import Days
from rocb.planning.network.policy_gaps import PolicyGap, UnansweredGap, unanswered_gaps
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted


@frozen
class WaitingGap:
    """A policy gap that was raised on a day, and for how many `days` it has waited."""

    gap: PolicyGap
    raised_on: date
    days: Figure


@frozen
class PolicyGapAccount:
    """What became of policy gaps in a period, each counted on the day of its first answer.

    `moved` are those to which any of it happened, by id; the `unanswered` wait at its end, the
    longest first.
    """

    found: Figure
    raised: Figure
    answered: Figure
    closed: Figure
    waiting: Figure
    moved: tuple[PolicyGap, ...]
    unanswered: tuple[WaitingGap, ...]


def policy_gap_account(basis: Basis) -> PolicyGapAccount:
    """Return what became of the policy gaps in a period, and which wait at its end."""
    require("basis", Basis, basis)
    gaps = sorted(basis.office.planning.network.policy_gaps, key=lambda it: it.id)
    days = basis.days
    unanswered = unanswered_gaps(gaps, basis.on)
    found = [it for it in gaps if it.found_on in days]
    raised = [it for it in gaps if _within(it.raised_on, days)]
    answered = [it for it in gaps if it.answers and it.answers[0].on in days]
    closed = [it for it in gaps if _within(it.closed_on, days)]
    moved = {it.id: it for it in (*found, *raised, *answered, *closed)}
    return PolicyGapAccount(
        found=counted("policy_gaps", found),
        raised=counted("policy_gaps", raised),
        answered=counted("policy_gaps", answered),
        closed=counted("policy_gaps", closed),
        waiting=counted("policy_gaps", (it.gap for it in unanswered)),
        moved=tuple(moved[id] for id in sorted(moved)),
        unanswered=tuple(map(_waiting, unanswered)),
    )


def _waiting(it: UnansweredGap) -> WaitingGap:
    days = Figure(it.days, "policy_gaps", (it.gap.id,), it.gap.source.sample)
    return WaitingGap(it.gap, it.raised_on, days)


def _within(day: date | None, days: Days) -> bool:
    return day is not None and day in days
