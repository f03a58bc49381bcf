"""Projects: what is developed in Members, with whom and at whose cost."""

from datetime import date
from enum import Enum

from attrs import field, frozen

from rocb.checks import checked, distinct, identifier, require, too_early
from rocb.errors import InvalidValue
from rocb.money import Money, not_negative, totals
from rocb.planning.projects.phases import ColumbusPhase, PhaseStep, phase_faults
from rocb.planning.projects.support import SupportRequest
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


class ProjectKind(Enum):
    """What a project is meant for: to try something out, or to build it up over years."""

    PILOT = "pilot"
    LONGER_TERM = "longer_term"


@frozen(field_transformer=checked)
class Objective:
    """An objective of the Columbus Programme, and the needs that a project meets by pursuing it."""

    text: LocalizedText
    needs: tuple[str, ...] = field(default=(), validator=distinct, metadata=refers_to("needs"))


@frozen(field_transformer=checked)
class ProjectCost:
    """One item that a project has to pay for; `amount` is `None` where there is no figure for it.

    `donor` is the organisation that agreed to pay it, `None` as long as none is known to: the item
    is then still to be funded. What several donors share stands as several items.
    """

    item: LocalizedText
    amount: Money | None = field(validator=not_negative)
    donor: str | None = field(metadata=refers_to("organisations"))
    source: Source


@frozen(field_transformer=checked)
class Project:
    """A project in one or more Members, proposed on a day.

    `phases` are its steps through the Columbus Programme, in order. `starts` and `ends` are its
    first and last day as agreed, `partners` the organisations that take part; who pays stands with
    the costs. `support` is what the Secretariat was asked, `None` where it was not.
    """

    id: str = field(validator=identifier, metadata=names("projects"))
    title: LocalizedText
    kind: ProjectKind
    proposed_on: date
    members: tuple[str, ...] = field(validator=distinct, metadata=refers_to("members"))
    themes: tuple[str, ...] = field(validator=distinct, metadata=refers_to("themes"))
    objectives: tuple[Objective, ...]
    source: Source
    phases: tuple[PhaseStep, ...] = ()
    starts: date | None = None
    ends: date | None = None
    partners: tuple[str, ...] = field(
        default=(), validator=distinct, metadata=refers_to("organisations")
    )
    costs: tuple[ProjectCost, ...] = ()
    support: SupportRequest | None = None

    def __attrs_post_init__(self) -> None:
        faults = [it.under("phases") for it in phase_faults(getattr(self, "phases", ()))]
        faults += too_early(self, "starts", "ends")
        if faults:
            raise InvalidValue(*faults)


def phase_on(project: Project, on: date) -> ColumbusPhase | None:
    """Return the phase that a project was in at the end of a day, `None` before its first one."""
    require("project", Project, project)
    require("on", date, on)
    begun = [step.phase for step in project.phases if step.on <= on]
    return begun[-1] if begun else None


@frozen(field_transformer=checked)
class ProjectFunding:
    """What a project costs, one sum a currency: in all, funded by donors, and still to be funded.

    `unknown` counts the items without an amount, which no sum contains.
    """

    costs: tuple[Money, ...]
    funded: tuple[Money, ...]
    open: tuple[Money, ...]
    unknown: int


def funding_of(project: Project) -> ProjectFunding:
    """Return what a project costs, and how much of it nobody has agreed to pay so far."""
    require("project", Project, project)
    known = [(cost.amount, cost.donor) for cost in project.costs if cost.amount is not None]
    return ProjectFunding(
        costs=totals(amount for amount, _ in known),
        funded=totals(amount for amount, donor in known if donor is not None),
        open=totals(amount for amount, donor in known if donor is None),
        unknown=len(project.costs) - len(known),
    )
