"""Concessions: what would have to change so that an expert could take a post."""

from collections.abc import Iterable, Iterator

from attrs import field, frozen

from rocb.checks import at_least, checked, listed, require
from rocb.periods import Days
from rocb.planning.experts.accreditations import Accreditation
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.languages import SpokenLanguage, speaks
from rocb.planning.experts.skills import RequiredSkill, masters
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.obstacles import Obstacle, at_any_level, clashes, lowest_step
from rocb.planning.staffing.posts import Post, days_away


@frozen(field_transformer=checked)
class ConcessionCosts:
    """How hard each concession is, in whole numbers of any unit; only their ratios matter.

    What is asked of one expert for this once is the cheapest (`day`, a further day in the year;
    `absent_day`, a day of absence given up; `forbidden`, a choice of the office taken back), then
    what can be learnt (`language`; `level`, of one skill; `rung`, of the ladder of accreditation;
    `skill`) or who can be won back (`inactive`), then another person beside the expert (`speaker`,
    `escort`) or instead in another post (`relief`), and last `independence`, a rule given up.
    """

    day: int = field(default=1, validator=at_least(0))
    absent_day: int = field(default=3, validator=at_least(0))
    forbidden: int = field(default=10, validator=at_least(0))
    language: int = field(default=40, validator=at_least(0))
    level: int = field(default=40, validator=at_least(0))
    inactive: int = field(default=50, validator=at_least(0))
    rung: int = field(default=60, validator=at_least(0))
    skill: int = field(default=80, validator=at_least(0))
    speaker: int = field(default=100, validator=at_least(0))
    escort: int = field(default=120, validator=at_least(0))
    relief: int = field(default=150, validator=at_least(0))
    independence: int = field(default=1000, validator=at_least(0))


@frozen(field_transformer=checked)
class Concession:
    """A change that lifts one obstacle for an expert in a role, and how hard it is.

    It says only what its obstacle asks for: the `skills` and `languages` that are lacking and the
    `accreditation`, as the role asks for them; the `days` on which the expert has to be there; how
    many `further_days` a year. `work` are the other posts of the expert that are in the way: those
    that use up the days, or those that clash, which somebody else of the same abilities takes. A
    language or an escort that the team lacks is brought by one more person.
    """

    obstacle: Obstacle
    role: str
    expert: str
    cost: int
    skills: tuple[RequiredSkill, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    accreditation: Accreditation | None = None
    days: Days | None = None
    further_days: int | None = None
    work: tuple[Post, ...] = ()


def concessions(
    expert: Expert,
    post: Post,
    kinds: Iterable[Obstacle],
    *,
    work: Iterable[Post] = (),
    team: Iterable[Assignment] = (),
    costs: ConcessionCosts | None = None,
) -> tuple[Concession, ...]:
    """Return what lifts obstacles of these kinds for an expert in a post, in their order.

    `work` are the other posts of the expert, `team` those who are sent to the activity beside the
    expert. Where the expert clashes with other posts, the further days are those beyond the posts
    that are left without them. Raises `InvalidValue`.
    """
    require("expert", Expert, expert)
    require("post", Post, post)
    asked = set(listed("kinds", Obstacle, kinds))
    held = listed("work", Post, work)
    beside = listed("team", Assignment, team)
    require("costs", ConcessionCosts | None, costs)
    hard = costs or ConcessionCosts()
    return tuple(
        _concession(it, expert, post, held, beside, hard) for it in Obstacle if it in asked
    )


def _concession(
    kind: Obstacle,
    expert: Expert,
    post: Post,
    work: tuple[Post, ...],
    team: tuple[Assignment, ...],
    hard: ConcessionCosts,
) -> Concession:
    match kind:
        case Obstacle.DAYS_USED_UP:
            further = missing_days(expert, post, work)
            return _made(kind, expert, post, hard.day * further, further_days=further, work=work)
        case Obstacle.BUSY:
            clashing = clashes(post, work)
            return _made(kind, expert, post, hard.relief * len(clashing), work=clashing)
        case Obstacle.TEAM_LANGUAGE:
            present = (expert, *(it.expert for it in team))
            languages = unspoken(post.role.team_languages, present)
            return _made(kind, expert, post, hard.speaker, languages=languages)
        case Obstacle.ESCORT:
            step = Accreditation.ACCREDITED
            return _made(kind, expert, post, hard.escort, accreditation=step)
        case _:
            return _lasting_concession(kind, expert, post, hard)


def _lasting_concession(
    kind: Obstacle, expert: Expert, post: Post, hard: ConcessionCosts
) -> Concession:
    match kind:
        case Obstacle.SKILL | Obstacle.LEVEL:
            skills = tuple(_lacking_skills(kind, expert, post))
            each = hard.skill if kind is Obstacle.SKILL else hard.level
            return _made(kind, expert, post, each * len(skills), skills=skills)
        case Obstacle.ACCREDITATION:
            step = post.role.accreditation
            rungs = step.step - lowest_step(expert, post)
            return _made(kind, expert, post, hard.rung * rungs, accreditation=step)
        case Obstacle.LANGUAGE:
            languages = unspoken(post.role.languages, (expert,))
            return _made(kind, expert, post, hard.language * len(languages), languages=languages)
        case Obstacle.UNAVAILABLE:
            cost = hard.absent_day * _absent_days(expert, post)
            return _made(kind, expert, post, cost, days=post.days)
        case Obstacle.INACTIVE:
            return _made(kind, expert, post, hard.inactive, days=post.days)
        case Obstacle.FORBIDDEN:
            return _made(kind, expert, post, hard.forbidden)
        case _:
            return _made(kind, expert, post, hard.independence)


def _made(
    kind: Obstacle,
    expert: Expert,
    post: Post,
    cost: int,
    *,
    skills: tuple[RequiredSkill, ...] = (),
    languages: tuple[SpokenLanguage, ...] = (),
    accreditation: Accreditation | None = None,
    days: Days | None = None,
    further_days: int | None = None,
    work: tuple[Post, ...] = (),
) -> Concession:
    return Concession(
        kind,
        post.role.id,
        expert.id,
        cost,
        skills,
        languages,
        accreditation,
        days,
        further_days,
        work,
    )


def missing_days(expert: Expert, post: Post, work: tuple[Post, ...]) -> int:
    """Return how many days a year an expert lacks for a post, without the posts that clash."""
    left = [it for it in work if not it.days.overlaps(post.days)]
    limit = expert.days_per_year
    return 0 if limit is None else max(0, days_away((*left, post)) - limit)


def unspoken(
    languages: Iterable[SpokenLanguage], people: tuple[Expert, ...]
) -> tuple[SpokenLanguage, ...]:
    """Return the languages that none of these people speaks well enough."""
    return tuple(
        it for it in languages if not any(speaks(person.languages, it) for person in people)
    )


def _lacking_skills(kind: Obstacle, expert: Expert, post: Post) -> Iterator[RequiredSkill]:
    for it in post.role.skills:
        known = masters(expert.skills, at_any_level(it))
        if known is (kind is Obstacle.LEVEL) and not masters(expert.skills, it):
            yield it


def _absent_days(expert: Expert, post: Post) -> int:
    """Return on how many days of a post an expert is not there."""
    return sum(
        any(day in it for it in expert.unavailable)
        or (bool(expert.available) and not any(day in it for it in expert.available))
        for day in post.days
    )
