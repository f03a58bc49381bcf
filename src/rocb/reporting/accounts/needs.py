"""Needs: which were opened, met and replaced, which stand open, and what answers them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Final

from attrs import frozen

from rocb.checks import require
from rocb.periods import Days
from rocb.planning.issues.common import CommonIssue, common_issues
from rocb.planning.needs.needs import Need
from rocb.planning.needs.open_needs import gap_bounds
from rocb.planning.needs.ranking import RankedNeed, rank_needs
from rocb.planning.needs.standings import latest_needs
from rocb.planning.plan.activities import Activity, in_order, takes_place
from rocb.reporting.accounts.basis import Basis
from rocb.reporting.figures import Figure, counted

NEEDS_AT_MOST: Final = 10
"""How many of the greatest needs are told one by one."""


@frozen
class NeedTurnover:
    """The needs of a theme or of a Member (`id`; empty for all), by what became of them.

    What was open before a period (`opening`) and was opened in it is as much as what was closed or
    replaced in it and what is open at its end (`closing`).
    """

    id: str
    opening: Figure
    opened: Figure
    closed: Figure
    replaced: Figure
    closing: Figure


@frozen
class AnsweredNeed:
    """A ranked need, and the activities of the period and others of the year that answer it."""

    ranked: RankedNeed
    period: tuple[Activity, ...]
    others: tuple[Activity, ...]


@frozen
class SharedIssue:
    """A theme in which several Members have a need: `having` of the `assessed`, of all `members`.

    As the others are silent, those that have it are the share `least` of all at least, and `most`
    at most.
    """

    theme: str
    having: Figure
    assessed: Figure
    members: Figure
    least: Figure
    most: Figure


@frozen
class NeedAccount:
    """What became of the needs in a period, and how they stand at its end.

    A need is opened on the day on which it was found, unless it then lacked nothing, and closed on
    that on which it was met; it is replaced where newer findings on its theme came before that.
    Of those open at the end, some are `ranked`, and the others (`unranked`) lack a figure;
    activities of the period answer the `answered` ones. The `greatest` stand in the order of their
    ranks, the `issues` with the most common first.
    """

    all: NeedTurnover
    themes: tuple[NeedTurnover, ...]
    members: tuple[NeedTurnover, ...]
    ranked: Figure
    unranked: Figure
    answered: Figure
    greatest: tuple[AnsweredNeed, ...]
    issues: tuple[SharedIssue, ...]


def need_account(basis: Basis) -> NeedAccount:
    """Return what became of the needs in a period, and how they stand at its end."""
    require("basis", Basis, basis)
    lives = tuple(_lives(basis.office.planning.needs))
    ranking = rank_needs(basis.office.planning.needs, basis.on)
    lacking = tuple(it for it in ranking.ranked if it.gap)
    answers = _answers(basis)
    return NeedAccount(
        all=_turnover("", lives, basis.days),
        themes=_turnovers(lives, basis.days, lambda need: need.theme),
        members=_turnovers(lives, basis.days, lambda need: need.member),
        ranked=counted("needs", (it.need for it in lacking)),
        unranked=counted("needs", (it for it in ranking.unassessed if _may_lack(it))),
        answered=counted("needs", (it.need for it in lacking if answers(it).period)),
        greatest=tuple(map(answers, lacking[:NEEDS_AT_MOST])),
        issues=_issues(basis),
    )


@frozen
class _Life:
    """A need that lacks something when it is found, and the day on which newer ones replace it."""

    need: Need
    replaced_on: date | None

    @property
    def is_closed(self) -> bool:
        """Whether it was met before anything replaced it."""
        met = self.need.met_on
        return met is not None and (self.replaced_on is None or met <= self.replaced_on)

    @property
    def ended_on(self) -> date | None:
        return self.need.met_on if self.is_closed else self.replaced_on


def _lives(needs: Iterable[Need]) -> Iterable[_Life]:
    """Yield the needs that may lack something, with what `standings` says of newer ones."""
    found: dict[tuple[str, str], list[Need]] = {}
    for need in needs:
        found.setdefault((need.theme, need.member), []).append(need)
    for held in found.values():
        days = sorted({it.found_on for it in held})
        for need in filter(_may_lack, held):
            newer = days[bisect_right(days, need.found_on) :]
            yield _Life(need, newer[0] if newer else None)


def _may_lack(need: Need) -> bool:
    return gap_bounds(need.current, need.target)[1] > 0


def _turnovers(
    lives: Iterable[_Life], days: Days, key: Callable[[Need], str]
) -> tuple[NeedTurnover, ...]:
    """Return the turnovers of those groups in which there was any need in the period, by id."""
    groups: dict[str, list[_Life]] = {}
    for it in lives:
        if it.need.found_on <= days.last and (it.ended_on is None or days.first <= it.ended_on):
            groups.setdefault(key(it.need), []).append(it)
    return tuple(_turnover(id, held, days) for id, held in sorted(groups.items()))


def _turnover(id: str, lives: Iterable[_Life], days: Days) -> NeedTurnover:
    held = sorted(lives, key=lambda it: it.need.id)
    ended = [it for it in held if it.ended_on is not None and it.ended_on in days]
    lasting = [it for it in held if it.ended_on is None or it.ended_on > days.last]
    before = [it for it in (*ended, *lasting) if it.need.found_on < days.first]
    return NeedTurnover(
        id,
        opening=_count(sorted(before, key=lambda it: it.need.id)),
        opened=_count(it for it in held if it.need.found_on in days),
        closed=_count(it for it in ended if it.is_closed),
        replaced=_count(it for it in ended if not it.is_closed),
        closing=_count(it for it in lasting if it.need.found_on <= days.last),
    )


def _count(lives: Iterable[_Life]) -> Figure:
    return counted("needs", (it.need for it in lives))


def _answers(basis: Basis) -> Callable[[RankedNeed], AnsweredNeed]:
    """Return what tells the activities that answer a need; what does not take place is none."""
    serving: dict[str, list[Activity]] = {}
    for activity in filter(takes_place, in_order(basis.plan.activities)):
        for need in activity.needs:
            serving.setdefault(need, []).append(activity)

    def answered(ranked: RankedNeed) -> AnsweredNeed:
        held = serving.get(ranked.need.id, ())
        return AnsweredNeed(
            ranked,
            tuple(it for it in held if it.days.first in basis.days),
            tuple(it for it in held if it.days.first not in basis.days),
        )

    return answered


def _issues(basis: Basis) -> tuple[SharedIssue, ...]:
    planning, on = basis.office.planning, basis.on
    latest = latest_needs(planning.needs, on).latest
    sampled = {it.theme for it in latest if it.source.sample}
    found = common_issues(planning.needs, basis.office.members, on=on)
    return tuple(_issue(it, sample=it.theme in sampled) for it in found)


def _issue(issue: CommonIssue, *, sample: bool) -> SharedIssue:
    def of_members(value: int | Fraction, codes: tuple[str, ...]) -> Figure:
        return Figure(value, "members", tuple(sorted(codes)), sample)

    assessed = (*issue.having, *issue.without)
    perhaps = (*issue.having, *issue.silent)
    return SharedIssue(
        theme=issue.theme,
        having=of_members(len(issue.having), issue.having),
        assessed=of_members(issue.assessed, assessed),
        members=of_members(len(issue.members), issue.members),
        least=of_members(issue.least, issue.having),
        most=of_members(issue.most, perhaps),
    )
