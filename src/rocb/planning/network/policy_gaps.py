"""Policy gaps: where the policy of the WCO says too little, and what the Secretariat answered."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import Enum
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, distinct, each, identifier, listed, require
from rocb.errors import Fault, InvalidValue
from rocb.mandate import clause_id
from rocb.planning.administrations.instruments import provision_id
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class PolicyGapState(Enum):
    """How far a policy gap has come."""

    FOUND = "found"
    RAISED = "raised"
    ANSWERED = "answered"
    CLOSED = "closed"


@frozen(field_transformer=checked)
class PolicyAnswer:
    """What the Secretariat answered on a day."""

    on: date
    text: LocalizedText
    source: Source


@frozen(field_transformer=checked)
class PolicyGap:
    """A gap in policy that `members` met with, as the office found it.

    It is raised to an organisation, which is `None` where nobody said to which; the answers stand
    in the order of their days. `provisions` are the instruments, or parts of them, that it is
    about, `clauses` those of the mandate.
    """

    id: str = field(validator=identifier, metadata=names("policy_gaps"))
    title: LocalizedText
    description: LocalizedText | None
    found_on: date
    source: Source
    provisions: tuple[str, ...] = field(default=(), validator=each(provision_id))
    clauses: tuple[str, ...] = field(default=(), validator=each(clause_id))
    members: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("members"))
    raised_on: date | None = None
    raised_to: str | None = field(default=None, metadata=refers_to("organisations"))
    answers: tuple[PolicyAnswer, ...] = ()
    closed_on: date | None = None

    def __attrs_post_init__(self) -> None:
        faults = [*_raising_faults(self), *_order_faults(self)]
        if faults:
            raise InvalidValue(*faults)


def _raising_faults(gap: Any) -> Iterator[Fault]:
    """Yield what only a gap that was raised can have."""
    if getattr(gap, "raised_on", "unsound") is None:
        if (raised_to := getattr(gap, "raised_to", None)) is not None:
            yield Fault("raised_to", raised_to, "left out until the gap is raised")
        for index, answer in enumerate(getattr(gap, "answers", ())):
            if on := getattr(answer, "on", None):
                yield Fault(f"answers[{index}].on", str(on), "possible before the gap is raised")


def _order_faults(gap: Any) -> Iterator[Fault]:
    dated = (
        ("found_on", getattr(gap, "found_on", None)),
        ("raised_on", getattr(gap, "raised_on", None)),
        *(
            (f"answers[{index}].on", getattr(answer, "on", None))
            for index, answer in enumerate(getattr(gap, "answers", ()))
        ),
        ("closed_on", getattr(gap, "closed_on", None)),
    )
    before: date | None = None
    for path, on in dated:
        if on is None:
            continue
        if before is not None and on < before:
            yield Fault(path, on.isoformat(), f"{before} or later")
        else:
            before = on


def policy_gap_state(gap: PolicyGap, on: date) -> PolicyGapState | None:
    """Return how far the gap had come at the end of a day, `None` before it was found.

    Raises `InvalidValue`.
    """
    require("gap", PolicyGap, gap)
    require("on", date, on)
    if gap.closed_on is not None and gap.closed_on <= on:
        return PolicyGapState.CLOSED
    if any(answer.on <= on for answer in gap.answers):
        return PolicyGapState.ANSWERED
    if gap.raised_on is not None and gap.raised_on <= on:
        return PolicyGapState.RAISED
    return PolicyGapState.FOUND if gap.found_on <= on else None


@frozen(field_transformer=checked)
class UnansweredGap:
    """A policy gap that was raised and has waited for an answer for so many days."""

    gap: PolicyGap
    raised_on: date
    days: int


def unanswered_gaps(gaps: Iterable[PolicyGap], on: date) -> tuple[UnansweredGap, ...]:
    """Return what was raised and neither answered nor closed at the end of a day.

    What has waited longest comes first, then in the order of ids. Raises `InvalidValue`.
    """
    found = listed("gaps", PolicyGap, gaps)
    require("on", date, on)
    waiting = (
        UnansweredGap(gap, gap.raised_on, (on - gap.raised_on).days)
        for gap in found
        if gap.raised_on is not None and policy_gap_state(gap, on) is PolicyGapState.RAISED
    )
    return tuple(sorted(waiting, key=lambda it: (it.raised_on, it.gap.id)))
