"""Differences: what sets one staffing apart from another."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.planning.assignment.objectives import AssignmentObjective, Sense, measured
from rocb.planning.assignment.problems import AssignmentProblem
from rocb.planning.assignment.solutions import Proof
from rocb.planning.assignment.tasks import Pairing
from rocb.planning.staffing.staffings import Staffing


@frozen(field_transformer=checked)
class ObjectiveDifference:
    """The value of an objective before and after; `None` where it was not counted."""

    objective: str
    sense: Sense
    before: int | None
    after: int | None

    @property
    def change(self) -> int | None:
        """By how much the value rises, below zero where it falls; `None` where it is not known."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def loss(self) -> int | None:
        """By how much it becomes worse, below zero where it becomes better; `None` if unknown."""
        if self.change is None:
            return None
        return self.change if self.sense is Sense.LEAST else -self.change


@frozen(field_transformer=checked)
class SeatMove:
    """A seat of a role that changes hands: who goes out and who comes in, if anybody does."""

    activity: str
    role: str
    out: str | None
    into: str | None


@frozen(field_transformer=checked)
class StaffingDifference:
    """What sets a staffing apart from one before; everything by id, in order.

    `sent` are the experts who had no seat before, `freed` those who have none now, `moved` those
    who have other seats than before. `filled` are the roles of which more seats are taken than
    before, `emptied` those with fewer. `kept` counts the seats in which the expert stays.
    """

    sent: tuple[str, ...]
    freed: tuple[str, ...]
    moved: tuple[str, ...]
    filled: tuple[str, ...]
    emptied: tuple[str, ...]
    moves: tuple[SeatMove, ...]
    kept: int
    objectives: tuple[ObjectiveDifference, ...]


def staffing_difference(before: Staffing, after: Staffing) -> StaffingDifference:
    """Return what sets the staffing `after` apart from the one `before`.

    The objectives are those that either was staffed by, by their names. Raises `InvalidValue`.
    """
    require("before", Staffing, before)
    require("after", Staffing, after)
    then, now = _seats(before), _seats(after)
    places_then, places_now = _places(then), _places(now)
    counts = {role: len(now.get(role, ())) - len(then.get(role, ())) for role in {*then, *now}}
    return StaffingDifference(
        sent=tuple(sorted(set(places_now) - set(places_then))),
        freed=tuple(sorted(set(places_then) - set(places_now))),
        moved=tuple(
            sorted(id for id, held in places_then.items() if places_now.get(id, held) != held)
        ),
        filled=tuple(sorted(role for role, more in counts.items() if more > 0)),
        emptied=tuple(sorted(role for role, more in counts.items() if more < 0)),
        moves=tuple(seat_moves(before, after)),
        kept=sum(len(then[role] & now.get(role, set())) for role in then),
        objectives=tuple(_objectives(before, after)),
    )


def seat_moves(before: Staffing, after: Staffing) -> Iterator[SeatMove]:
    """Yield the seats that change hands, by role; who goes out and comes in is paired by id."""
    then, now = _seats(before), _seats(after)
    activities = {it.role.id: it.activity.id for it in (*before.assignments, *after.assignments)}
    for role in sorted({*then, *now}):
        out = sorted(then.get(role, set()) - now.get(role, set()))
        into = sorted(now.get(role, set()) - then.get(role, set()))
        for place in range(max(len(out), len(into))):
            yield SeatMove(
                activities[role],
                role,
                out[place] if place < len(out) else None,
                into[place] if place < len(into) else None,
            )


def objective_differences(
    problem: AssignmentProblem,
    objectives: Iterable[AssignmentObjective],
    before: Iterable[Pairing],
    after: Iterable[Pairing],
) -> tuple[ObjectiveDifference, ...]:
    """Return every objective's value for two answers to a problem. Raises `InvalidValue`."""
    then, now = tuple(before), tuple(after)
    return tuple(
        ObjectiveDifference(
            it.name, it.sense, measured(it, problem, then), measured(it, problem, now)
        )
        for it in listed("objectives", AssignmentObjective, objectives)
    )


def is_proven(staffing: Staffing, objectives: Iterable[AssignmentObjective]) -> bool:
    """Return whether a staffing was sought by these objectives, in their order, and is the best."""
    names = [it.name for it in objectives]
    proofs = staffing.proofs[: len(names)]
    return [it.objective for it in proofs] == names and all(it.is_proven for it in proofs)


def _seats(staffing: Staffing) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for it in staffing.assignments:
        found.setdefault(it.role.id, set()).add(it.expert.id)
    return found


def _places(seats: dict[str, set[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for role, experts in seats.items():
        for it in experts:
            found.setdefault(it, set()).add(role)
    return found


def _objectives(before: Staffing, after: Staffing) -> Iterator[ObjectiveDifference]:
    then = {it.objective: it for it in before.proofs}
    now = {it.objective: it for it in after.proofs}
    for name in dict.fromkeys((*now, *then)):
        one, other = then.get(name), now.get(name)
        sense = now[name].sense if name in now else then[name].sense
        yield ObjectiveDifference(name, sense, _value(one), _value(other))


def _value(proof: Proof | None) -> int | None:
    return None if proof is None else proof.value
