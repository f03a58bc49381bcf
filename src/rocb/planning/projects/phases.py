"""The phases of the Columbus Programme, and how a project moves between them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Final

from attrs import frozen

from rocb.checks import checked
from rocb.errors import Fault
from rocb.texts import LocalizedText


class ColumbusPhase(Enum):
    """A phase of the Columbus Programme: find out, plan and carry out, see what came of it."""

    DIAGNOSTIC = "diagnostic"
    IMPLEMENTATION = "implementation"
    MONITORING = "monitoring"


PHASES_AFTER: Final[Mapping[ColumbusPhase | None, frozenset[ColumbusPhase]]] = MappingProxyType(
    {
        None: frozenset((ColumbusPhase.DIAGNOSTIC, ColumbusPhase.IMPLEMENTATION)),
        ColumbusPhase.DIAGNOSTIC: frozenset((ColumbusPhase.IMPLEMENTATION,)),
        ColumbusPhase.IMPLEMENTATION: frozenset(
            (ColumbusPhase.MONITORING, ColumbusPhase.DIAGNOSTIC)
        ),
        ColumbusPhase.MONITORING: frozenset(
            (ColumbusPhase.DIAGNOSTIC, ColumbusPhase.IMPLEMENTATION)
        ),
    }
)
"""The phases that may follow each, and (`None`) begin a project; one may build on an earlier
diagnostic, and so begin with the implementation."""


@frozen(field_transformer=checked)
class PhaseStep:
    """The day on which a project entered a phase, and who decided it; `why` may be left out.

    Only a step back to an earlier phase needs a reason.
    """

    phase: ColumbusPhase
    on: date
    by: str
    why: LocalizedText | None = None


def is_step_back(before: ColumbusPhase | None, after: ColumbusPhase) -> bool:
    """Return whether a project goes back to an earlier phase."""
    order = tuple(ColumbusPhase)
    return before is not None and order.index(after) < order.index(before)


def phase_faults(steps: Iterable[object]) -> Iterator[Fault]:
    """Yield what is wrong with a history of phases; what is no `PhaseStep` is passed over."""
    last: PhaseStep | None = None
    for index, step in enumerate(steps):
        if not isinstance(step, PhaseStep):
            continue
        before = last.phase if last else None
        if last is not None and step.on < last.on:
            yield Fault(f"[{index}].on", step.on.isoformat(), f"{last.on} or later")
        if step.phase not in PHASES_AFTER[before]:
            place = f"after {before.value}" if before else "at the beginning of a project"
            yield Fault(f"[{index}].phase", step.phase.value, f"possible {place}")
        elif is_step_back(before, step.phase) and step.why is None:
            expected = f"a reason, which a step back to {step.phase.value} needs"
            yield Fault(f"[{index}].why", None, expected)
        last = step
