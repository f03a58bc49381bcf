"""The regional strategy: mission, vision and goals over three to five years, and its making."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

from attrs import field, frozen

from rocb.checks import (
    at_least,
    checked,
    distinct,
    each,
    identifier,
    listed,
    repeated,
    require,
    rule,
)
from rocb.errors import Fault, InvalidValue
from rocb.mandate import clause_id
from rocb.periods import Days
from rocb.planning.strategy.indicators import Indicator
from rocb.references import circular, names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText

_YEARS: Final = (3, 5)


@frozen(field_transformer=checked)
class Goal:
    """What the region wants to reach by the end of a strategy; goals are shown by their `number`.

    `clauses` are those of the mandate that it serves, focus areas among them.
    """

    id: str = field(validator=identifier, metadata=names("goals"))
    number: int = field(validator=at_least(1))
    title: LocalizedText
    source: Source
    description: LocalizedText | None = None
    indicators: tuple[Indicator, ...] = ()
    clauses: tuple[str, ...] = field(default=(), validator=each(clause_id))
    themes: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("themes"))


@frozen(field_transformer=checked)
class StrategyStep:
    """A step in the making of a strategy: the day, and the organisations that took part in it."""

    on: date
    organisations: tuple[str, ...] = field(
        validator=[distinct, rule(bool, "one organisation or more")],
        metadata=refers_to("organisations"),
    )
    source: Source
    note: LocalizedText | None = None


@frozen(field_transformer=checked)
class Strategy:
    """The strategy of the region for a `period` of three to five years, to the day.

    It is `drafted`, discussed in `consultations` and `adopted`, each step by the organisations
    that it names; `None` means that the step was not taken, or that nobody knows of it. It is
    adopted by the end of its period, and only with mission, vision and a goal. The goals are for
    the end of the period, so no target is due after it. A strategy that was revised is a new one
    that `replaces` the former, which stays with its goals; none replaces itself by way of others
    (see `replacement_faults`).
    """

    id: str = field(validator=identifier, metadata=names("strategies"))
    title: LocalizedText
    mission: LocalizedText | None
    vision: LocalizedText | None
    period: Days
    goals: tuple[Goal, ...]
    source: Source
    drafted: StrategyStep | None = None
    consultations: tuple[StrategyStep, ...] = ()
    adopted: StrategyStep | None = None
    replaces: str | None = field(default=None, metadata=refers_to("strategies"))

    def __attrs_post_init__(self) -> None:
        faults = [
            *_period_faults(getattr(self, "period", None)),
            *repeated("goals", getattr(self, "goals", ()), "number"),
            *_step_faults(self),
            *_adoption_faults(self),
            *_due_faults(self),
        ]
        replaces = getattr(self, "replaces", None)
        if replaces is not None and replaces == getattr(self, "id", None):
            faults.append(Fault("replaces", replaces, "another strategy"))
        if faults:
            raise InvalidValue(*faults)


def _period_faults(period: Any) -> Iterator[Fault]:
    if not isinstance(period, Days):
        return
    earliest, latest = (_last_day(period.first, years) for years in _YEARS)
    if earliest is None or not earliest <= period.last <= (latest or date.max):
        expected = f"from {earliest} to {latest}: three to five years from {period.first}"
        yield Fault("period.last", period.last.isoformat(), expected)


def _last_day(first: date, years: int) -> date | None:
    """Return the last of so many years; those from 29 February end on a 28th, or before a 29th."""
    try:
        following = first.replace(year=first.year + years)
    except ValueError:
        if first.year + years > date.max.year:
            return None
        following = date(first.year + years, 3, 1)
    return following - timedelta(days=1)


def _step_faults(strategy: Any) -> Iterator[Fault]:
    adopted = getattr(getattr(strategy, "adopted", None), "on", None)
    if adopted is None:
        return
    steps = [("drafted", getattr(strategy, "drafted", None))]
    consultations = enumerate(getattr(strategy, "consultations", ()))
    steps += [(f"consultations[{index}]", step) for index, step in consultations]
    for path, step in steps:
        on = getattr(step, "on", None)
        if on is not None and on > adopted:
            yield Fault(f"{path}.on", on.isoformat(), f"{adopted} or earlier, as it was adopted")


def _adoption_faults(strategy: Any) -> Iterator[Fault]:
    """Yield what an adopted strategy lacks; what a stand-in lacks is a fault already."""
    adopted = getattr(strategy, "adopted", None)
    if adopted is None:
        return
    for name in ("mission", "vision", "goals"):
        held = getattr(strategy, name, True)
        if not held:
            yield Fault(name, held, "there, which a strategy that was adopted needs")
    on, last = getattr(adopted, "on", None), _last_of(strategy)
    if on is not None and last is not None and on > last:
        expected = f"{last} or earlier, within the period"
        yield Fault("adopted.on", on.isoformat(), expected)


def _due_faults(strategy: Any) -> Iterator[Fault]:
    last = _last_of(strategy)
    for place, goal in enumerate(getattr(strategy, "goals", ())):
        for row, indicator in enumerate(getattr(goal, "indicators", ())):
            for index, target in enumerate(getattr(indicator, "targets", ())):
                due = getattr(target, "due", None)
                if last is not None and due is not None and due > last:
                    path = f"goals[{place}].indicators[{row}].targets[{index}].due"
                    yield Fault(path, due.isoformat(), f"{last} or earlier, within the period")


def _last_of(strategy: Any) -> date | None:
    last: date | None = getattr(getattr(strategy, "period", None), "last", None)
    return last


def replacement_faults(strategies: Iterable[Any]) -> Iterator[Fault]:
    """Yield a fault for each strategy, or stand-in for one, that replaces itself by way of others.

    One that names itself is a fault already.
    """
    held = tuple(strategies)
    replaced = {it.id: getattr(it, "replaces", None) for it in held if hasattr(it, "id")}
    turning = circular({id: other for id, other in replaced.items() if other != id})
    for index, strategy in enumerate(held):
        if getattr(strategy, "id", None) in turning:
            expected = "a strategy that does not itself replace this one"
            replaces = getattr(strategy, "replaces", None)
            yield Fault(f"strategies[{index}].replaces", replaces, expected)


def is_adopted_on(strategy: Strategy, on: date) -> bool:
    """Return whether the strategy was adopted by the end of a day."""
    require("strategy", Strategy, strategy)
    require("on", date, on)
    return strategy.adopted is not None and strategy.adopted.on <= on


def strategy_on(strategies: Iterable[Strategy], on: date) -> Strategy | None:
    """Return the strategy in force on a day: adopted by then, for a period with the day in it.

    Where there are several, the one that was adopted last (of those of one day, the last by id).
    """
    require("on", date, on)
    found = [
        (strategy.adopted.on, strategy.id, strategy)
        for strategy in listed("strategies", Strategy, strategies)
        if strategy.adopted is not None and strategy.adopted.on <= on in strategy.period
    ]
    return max(found, key=lambda it: it[:2])[2] if found else None


def uninvolved(strategy: Strategy, partners: Iterable[str]) -> tuple[str, ...]:
    """Return those of the partners, by their ids, that no step of its making names, in order.

    The partners are the Secretariat and the Vice-Chair, whose organisations the office's governance
    names.
    """
    require("strategy", Strategy, strategy)
    wanted = set(listed("partners", str, partners))
    for step in (strategy.drafted, *strategy.consultations, strategy.adopted):
        wanted.difference_update(step.organisations if step is not None else ())
    return tuple(sorted(wanted))
