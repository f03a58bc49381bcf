"""Action plans: what a Member does about what a diagnostic found (Columbus phase 2)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from attrs import field, frozen

from rocb.checks import checked, distinct, identifier
from rocb.errors import Fault, InvalidValue
from rocb.references import names, refers_to
from rocb.sources import Source
from rocb.texts import LocalizedText


@frozen(field_transformer=checked)
class ProgressNote:
    """What somebody reported of an action on a day."""

    on: date
    by: str
    text: LocalizedText
    source: Source


@frozen(field_transformer=checked)
class PlannedAction:
    """One action, and the finding that it answers.

    `owner` says who in the administration sees to it, `due` by when; both may not be settled yet.
    `done_on` is the day on which it was done, `None` until then. It can begin when the actions that
    it `depends_on` are done.
    """

    id: str = field(validator=identifier, metadata=names("actions"))
    title: LocalizedText
    finding: str | None = field(default=None, metadata=refers_to("findings"))
    owner: LocalizedText | None = None
    due: date | None = None
    done_on: date | None = None
    depends_on: tuple[str, ...] = field(
        default=(), validator=distinct, metadata=refers_to("actions")
    )
    progress: tuple[ProgressNote, ...] = ()


@frozen(field_transformer=checked)
class ActionPlan:
    """What a Member is to do after an assessment, drawn up on a day; `project` may pay for it.

    An action depends only on actions of the plan that stand before it: none waits for itself. None
    was done before the plan was drawn up.
    """

    id: str = field(validator=identifier, metadata=names("action_plans"))
    member: str = field(metadata=refers_to("members"))
    assessment: str | None = field(metadata=refers_to("assessments"))
    drawn_up_on: date
    actions: tuple[PlannedAction, ...]
    source: Source
    project: str | None = field(default=None, metadata=refers_to("projects"))

    def __attrs_post_init__(self) -> None:
        faults = [*_order_faults(getattr(self, "actions", ())), *_deed_faults(self)]
        if faults:
            raise InvalidValue(*faults)


def _order_faults(actions: tuple[Any, ...]) -> Iterator[Fault]:
    places = {getattr(it, "id", None): place for place, it in enumerate(actions)}
    elsewhere = -1 if None in places else len(actions)
    for place, action in enumerate(actions):
        for index, other in enumerate(getattr(action, "depends_on", ())):
            if places.get(other, elsewhere) >= place:
                path = f"actions[{place}].depends_on[{index}]"
                yield Fault(path, other, "the id of an action that stands before this one")


def _deed_faults(plan: Any) -> Iterator[Fault]:
    first = getattr(plan, "drawn_up_on", date.min)
    for place, action in enumerate(getattr(plan, "actions", ())):
        done = getattr(action, "done_on", None)
        if done is not None and done < first:
            yield Fault(f"actions[{place}].done_on", done.isoformat(), f"{first} or later")
