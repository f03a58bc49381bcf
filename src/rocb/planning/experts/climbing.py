"""Who could be accredited next, and what that takes."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from attrs import frozen

from rocb.checks import checked, listed, require
from rocb.planning.experts.accreditations import Accreditation, accreditation_on, has_lapsed
from rocb.planning.experts.evaluations import Evaluation
from rocb.planning.experts.experts import Expert, pool_on
from rocb.planning.experts.ladder import can_count
from rocb.planning.experts.skill_gaps import theme_shortages
from rocb.planning.needs.needs import Need


class ClimbStep(Enum):
    """What an expert lacks for the next step of the ladder, what is nearest to its end first."""

    ACCREDITATION = "accreditation"
    RENEWAL = "renewal"
    MISSION = "mission"
    WORKSHOP = "workshop"


@frozen(field_transformer=checked)
class Prospect:
    """An expert (by id) who could climb, and what that takes.

    `standing` is the step on the day. `missions` are the evaluations (by id) by which the expert
    could be accredited. `lacks` is how often a Member other than the own lacks a theme that the
    expert masters, `themes` are these.
    """

    expert: str
    step: ClimbStep
    standing: Accreditation
    missions: tuple[str, ...]
    themes: tuple[str, ...]
    lacks: int


def prospects(
    experts: Iterable[Expert],
    evaluations: Iterable[Evaluation],
    needs: Iterable[Need],
    on: date,
) -> tuple[Prospect, ...]:
    """Return who of the pool could climb the ladder on a day.

    Who was pre-screened lacks the workshop; who is pre-accredited lacks an assessed mission, or
    just the accreditation where a mission was recommended; who lapsed could be renewed. Who was
    never screened is not among them. Those for whose themes there is the most lack in the region
    come first, then those who lack the least, then by id. Raises `InvalidValue`.
    """
    pool = pool_on(experts, on)
    given = listed("evaluations", Evaluation, evaluations)
    lacking = {it.theme: it.lacking for it in theme_shortages(pool, needs, on)}
    by_expert: dict[str, list[Evaluation]] = {}
    for it in sorted(given, key=lambda it: (it.on, it.id)):
        by_expert.setdefault(it.expert, []).append(it)
    found = (_prospect(it, by_expert.get(it.id, ()), lacking, on) for it in pool)
    return tuple(sorted((it for it in found if it is not None), key=_place))


def next_step(expert: Expert, evaluations: Iterable[Evaluation], on: date) -> ClimbStep | None:
    """Return what an expert lacks for the next step; `None` for who is accredited, or not screened.

    Raises `InvalidValue`.
    """
    require("expert", Expert, expert)
    require("on", date, on)
    given = listed("evaluations", Evaluation, evaluations)
    if has_lapsed(expert.awards, on):
        return ClimbStep.RENEWAL
    standing = accreditation_on(expert.awards, on)
    if standing is Accreditation.PRE_SCREENED:
        return ClimbStep.WORKSHOP
    if standing is Accreditation.PRE_ACCREDITED:
        ready = any(can_count(expert, it, on) for it in given)
        return ClimbStep.ACCREDITATION if ready else ClimbStep.MISSION
    return None


def _prospect(
    expert: Expert,
    evaluations: Iterable[Evaluation],
    lacking: Mapping[str, tuple[str, ...]],
    on: date,
) -> Prospect | None:
    step = next_step(expert, evaluations, on)
    if step is None:
        return None
    known = dict.fromkeys(it.theme for it in expert.skills if it.theme is not None)
    others = {
        theme: [it for it in lacking.get(theme, ()) if it != expert.administration]
        for theme in known
    }
    return Prospect(
        expert.id,
        step,
        accreditation_on(expert.awards, on),
        tuple(it.id for it in evaluations if can_count(expert, it, on)),
        tuple(theme for theme, members in others.items() if members),
        sum(map(len, others.values())),
    )


def _place(prospect: Prospect) -> tuple[int, int, str]:
    return -prospect.lacks, tuple(ClimbStep).index(prospect.step), prospect.expert
