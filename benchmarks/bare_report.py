"""A bare report: the main figures of a period in plain loops, which name no records."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rocb.booking.bookings import OCCUPYING
from rocb.office import clocks
from rocb.periods import Days
from rocb.planning.needs.needs import Need
from rocb.planning.network.translations import TranslationState
from rocb.planning.partners.pledges import PledgeStatus
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.plan.training_evaluations import LEAST
from rocb.reporting.accounts.activities import Outcome
from rocb.reporting.accounts.basis import Basis


def bare_report(basis: Basis) -> dict[str, dict[Any, Any]]:
    """Return the main figures of a large office over a period, by what they are about.

    It knows no more than what `large_office` makes: spaces without parts, pledges received whole.
    """
    planning, days = basis.office.planning, basis.days
    activities = basis.plan.activities
    begun = [it for it in activities if it.days.first in days]
    return {
        "outcomes": _outcomes(basis),
        "people": _people(it for it in begun if it.status is Status.COMPLETED),
        "needs": _needs(planning.needs, days),
        "period": _costs(begun),
        "year": _costs(activities),
        "pledges": _pledges(basis),
        "hours": _hours(basis),
        "answers": _answers(basis),
        "courses": Counter(it.centre for it in planning.network.courses if it.days.first in days),
        "translations": _translations(basis),
    }


def _outcomes(basis: Basis) -> Counter[Outcome]:
    firsts: dict[str, date] = {}
    for change in basis.plan.history:
        if change.days is not None:
            firsts.setdefault(change.activity, change.days.first)
    found: Counter[Outcome] = Counter()
    for it in basis.plan.activities:
        first = it.days.first
        if first in basis.days or firsts.get(it.id, first) in basis.days:
            found[_outcome(it.status, first, basis.days)] += 1
    return found


def _outcome(status: Status, first: date, days: Days) -> Outcome:
    if status is Status.CANCELLED:
        return Outcome.CANCELLED
    if first > days.last:
        return Outcome.DELAYED
    if first < days.first:
        return Outcome.BROUGHT_FORWARD
    if status is Status.COMPLETED:
        return Outcome.DONE
    return Outcome.DELAYED if first < days.last else Outcome.AHEAD


def _people(completed: Iterator[Activity]) -> dict[str | None, list[int]]:
    found: dict[str | None, list[int]] = {}
    for activity in completed:
        for row in activity.participation:
            held = found.setdefault(row.member, [0, 0])
            held[0] += row.women
            held[1] += row.men
    return found


def _needs(needs: tuple[Need, ...], days: Days) -> dict[str, int]:
    groups: dict[tuple[str, str], list[Need]] = {}
    for need in needs:
        groups.setdefault((need.theme, need.member), []).append(need)
    found = dict.fromkeys(("opening", "opened", "closed", "replaced", "closing"), 0)
    for group in groups.values():
        group.sort(key=lambda it: it.found_on, reverse=True)
        newer: date | None = None
        later = group[0].found_on
        for need in group:
            if need.found_on < later:
                newer, later = later, need.found_on
            if need.current is None or need.target is None or need.current < need.target:
                _live(need, newer, days, found)
    return found


def _live(need: Need, replaced: date | None, days: Days, found: dict[str, int]) -> None:
    closed = need.met_on is not None and (replaced is None or need.met_on <= replaced)
    ended = need.met_on if closed else replaced
    found["opened"] += need.found_on in days
    found["opening"] += need.found_on < days.first and (ended is None or ended >= days.first)
    found["closing"] += ended is None or ended > days.last
    if ended is not None and ended in days:
        found["closed" if closed else "replaced"] += 1


def _costs(activities: Any) -> dict[tuple[str | None, str], list[Decimal]]:
    found: dict[tuple[str | None, str], list[Decimal]] = {}
    for activity in activities:
        meant = activity.status is not Status.CANCELLED
        for cost in activity.costs:
            key = cost.donor, cost.amount.currency
            held = found.setdefault(key, [Decimal(0), Decimal(0), Decimal(0)])
            held[0] += cost.amount.amount if meant else 0
            held[1] += cost.committed or 0
            held[2] += cost.spent or 0
    return found


def _pledges(basis: Basis) -> dict[tuple[str, str], list[Decimal]]:
    """Return what each donor pledged and what came in, by donor and currency."""
    found: dict[tuple[str, str], list[Decimal]] = {}
    for pledge in basis.office.planning.partnerships.pledges:
        held = found.setdefault((pledge.donor, pledge.amount.currency), [Decimal(0), Decimal(0)])
        if pledge.pledged_on in basis.days:
            held[0] += pledge.amount.amount
        for step in pledge.history:
            if step.status is PledgeStatus.RECEIVED and step.on in basis.days:
                held[1] += pledge.amount.amount
    return found


def _hours(basis: Basis) -> dict[str, timedelta]:
    found: dict[str, timedelta] = {}
    where = clocks(basis.office)
    for it in basis.year.rooms.bookings:
        start = it.slot.start
        tenant = it.request.organisation
        if tenant and it.status in OCCUPYING and start.astimezone(where).date() in basis.days:
            found[tenant.id] = found.get(tenant.id, timedelta()) + (it.slot.end - start)
    return found


def _answers(basis: Basis) -> dict[Any, list[int]]:
    """Return by level how many people answered, and the sum of their marks."""
    found: dict[Any, list[int]] = {}
    for it in basis.office.planning.training_evaluations:
        if it.on in basis.days and it.answers.number >= LEAST:
            held = found.setdefault(it.level, [0, 0])
            held[0] += it.answers.number
            held[1] += it.answers.sum
    return found


def _translations(basis: Basis) -> dict[str, int]:
    held = basis.office.planning.network.translations
    delivered = (
        step.on for it in held for step in it.steps if step.state is TranslationState.DELIVERED
    )
    return {
        "asked": sum(it.asked_on in basis.days for it in held),
        "delivered": sum(on in basis.days for on in delivered),
    }
