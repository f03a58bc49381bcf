"""What is to be said of a staffing: who goes where at what cost, what stays empty, the pool."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from rocb.checks import checked, require
from rocb.money import Money
from rocb.office import Office, OfficeYear, staffing_case
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.lapses import Lapse, lapses
from rocb.planning.experts.loads import ExpertLoad, expert_loads
from rocb.planning.experts.skill_gaps import SkillGap, ThemeShortage, skill_gaps, theme_shortages
from rocb.planning.experts.skills import RequiredSkill
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.cases import StaffingCase
from rocb.planning.staffing.posts import posts_of
from rocb.planning.staffing.pricing import Pricing, prices
from rocb.planning.staffing.reasons import UnfilledReasons, unfilled_reasons
from rocb.planning.staffing.staffings import Staffing
from rocb.reporting.year.proofs import amount_of


@frozen(field_transformer=checked)
class Mission:
    """An assignment, and what it costs; `None` where that is not known, or was not reckoned."""

    assignment: Assignment
    cost: Money | None


@frozen(field_transformer=checked)
class StaffingReport:
    """A staffing with all that is to be said of it.

    `missions` stand by their days, `reasons` in the order of the plan, `loads` by expert. `lapses`
    are those by which somebody loses a step. `skills` are what the roles of the year ask for,
    `themes` what the region lacks as the year begins.
    """

    office: Office
    case: StaffingCase
    staffing: Staffing
    missions: tuple[Mission, ...]
    reasons: tuple[UnfilledReasons, ...]
    loads: tuple[ExpertLoad, ...]
    lapses: tuple[Lapse, ...]
    skills: tuple[SkillGap, ...]
    themes: tuple[ThemeShortage, ...]


def staffing_report(year: OfficeYear, staffing: Staffing | None = None) -> StaffingReport:
    """Return what is to be said of the staffing of a year, or of another one of the same case.

    Raises `InvalidValue`.
    """
    require("year", OfficeYear, year)
    require("staffing", Staffing | None, staffing)
    case = staffing_case(year.office, year.plan, year.ranking)
    made = year.staffing if staffing is None else staffing
    planning, days = year.office.planning, year.plan.year.days
    taken = [(it.expert.id, it.post.days) for it in made.assignments]
    return StaffingReport(
        office=year.office,
        case=case,
        staffing=made,
        missions=missions_of(made.assignments, case.pricing),
        reasons=unfilled_reasons(case, made),
        loads=expert_loads(case.experts, taken, days),
        lapses=tuple(it for it in lapses(case.experts, days) if not it.is_covered),
        skills=skill_gaps(case.experts, _asked(case), days.first),
        themes=theme_shortages(case.experts, planning.needs, days.first),
    )


def missions_of(assignments: Iterable[Assignment], pricing: Pricing | None) -> tuple[Mission, ...]:
    """Return assignments with what each costs, by their days, then by role and expert."""
    made = sorted(assignments, key=lambda it: (it.post.days.first, it.role.id, it.expert.id))
    if pricing is None:
        return tuple(Mission(it, None) for it in made)
    sent: dict[str, list[Expert]] = {}
    for it in made:
        sent.setdefault(it.role.id, []).append(it.expert)
    posts = {it.role.id: it.post for it in made}
    priced = prices(pricing, posts.values(), sent)
    return tuple(Mission(it, _amount(priced[it.role.id, it.expert.id], pricing)) for it in made)


def _amount(units: int | None, pricing: Pricing) -> Money | None:
    return None if units is None else amount_of(units, pricing.currency)


def _asked(case: StaffingCase) -> Iterator[RequiredSkill]:
    for post in posts_of(case.plan):
        for _ in range(post.role.seats):
            yield from post.role.skills
