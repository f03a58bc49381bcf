"""The rules of staffing once more, in other words, and every staffing there is."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, product

from rocb.planning.experts.experts import Expert
from rocb.planning.experts.skills import RequiredSkill, Skill
from rocb.planning.plan.activities import Activity, Status
from rocb.planning.plan.roles import Role
from rocb.planning.staffing.cases import StaffingCase

Pair = tuple[str, str]
Seats = frozenset[Pair]


def roles_of(case: StaffingCase) -> dict[str, tuple[Activity, Role]]:
    return {
        role.id: (activity, role)
        for activity in case.plan.activities
        if activity.status not in (Status.CANCELLED, Status.POSTPONED)
        for role in activity.roles
    }


def days_of(activity: Activity, role: Role) -> set[date]:
    first = activity.days.first - timedelta(role.preparation + role.travel)
    length = (activity.days.last - first).days + role.travel + 1
    return {first + timedelta(number) for number in range(length)}


def is_accredited(expert: Expert, activity: Activity, step: int) -> bool:
    """Whether on every day of the activity some award of this step or above is in force."""
    return step == 0 or all(
        any(
            it.accreditation.step >= step
            and (it.on is None or it.on <= day)
            and (it.expires is None or it.expires >= day)
            for it in expert.awards
        )
        for day in activity.days
    )


def understands(expert: Expert, language: object) -> bool:
    for it in expert.languages:
        if it.language == language.language:  # type: ignore[attr-defined]
            asked = language.fluency  # type: ignore[attr-defined]
            return asked is None or (it.fluency is not None and it.fluency.step >= asked.step)
    return False


def is_on(own: Skill, asked: RequiredSkill) -> bool:
    """Whether a skill is on the subject that is asked for: whoever has a whole has its parts."""
    if asked.provision is None:
        return own.theme == asked.theme
    return own.provision is not None and f"{asked.provision}.".startswith(f"{own.provision}.")


def could_ever(expert: Expert, activity: Activity, role: Role) -> bool:
    """Whether an expert could take a role if nobody else did anything."""
    days = days_of(activity, role)
    open_days = {day for span in expert.available for day in span}
    closed = {day for span in expert.unavailable for day in span}
    return (
        (expert.left_on is None or max(days) < expert.left_on)
        and expert.id not in role.forbidden
        and all(
            any(
                is_on(own, it)
                and (
                    it.level is None or (own.level is not None and own.level.step >= it.level.step)
                )
                for own in expert.skills
            )
            for it in role.skills
        )
        and is_accredited(expert, activity, role.accreditation.step)
        and all(understands(expert, it) for it in role.languages)
        and expert.administration not in role.excluded
        and not (role.independent and expert.administration in activity.members)
        and not days & closed
        and (not expert.available or days <= open_days)
    )


def is_sound(case: StaffingCase, seats: Seats) -> bool:
    """Whether seats keep every rule, pins included, if everybody could ever take theirs."""
    roles, pool = roles_of(case), {it.id: it for it in case.experts}
    work: dict[str, list[set[date]]] = {}
    for taken, expert in seats:
        work.setdefault(expert, []).append(days_of(*roles[taken]))
    for expert, spans in work.items():
        limit = pool[expert].days_per_year
        if len(set().union(*spans)) < sum(map(len, spans)):
            return False
        if limit is not None and sum(map(len, spans)) > limit:
            return False
    for place, expert in seats:
        activity, role = roles[place]
        team = [pool[e] for r, e in seats if roles[r][0].id == activity.id]
        if not all(any(understands(it, wanted) for it in team) for wanted in role.team_languages):
            return False
        if role.escorted and not is_accredited(pool[expert], activity, 3):
            leads = [
                pool[e] for r, e in seats if roles[r][0].id == activity.id and roles[r][1].lead
            ]
            if not any(is_accredited(it, activity, 3) for it in leads):
                return False
    return all((role.id, pin) in seats for _, role in roles.values() for pin in role.pinned)


def staffings(case: StaffingCase) -> Iterator[Seats]:
    """Yield every set of seats that keeps all rules."""
    choices = []
    for id, (activity, role) in roles_of(case).items():
        able = [it.id for it in case.experts if could_ever(it, activity, role)]
        sizes = range(min(len(able), role.seats) + 1)
        choices.append([[(id, e) for e in some] for n in sizes for some in combinations(able, n)])
    for chosen in product(*choices):
        seats = frozenset(pair for part in chosen for pair in part)
        if is_sound(case, seats):
            yield seats


def filled(seats: Iterable[Pair]) -> dict[str, int]:
    found: dict[str, int] = {}
    for role, _ in seats:
        found[role] = found.get(role, 0) + 1
    return found
