"""Why seats stay empty, and what would fill them, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from attrs import frozen

from rocb.planning.experts.accreditations import accreditation_on
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.skills import Level, RequiredSkill, masters
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.concessions import Concession, unspoken
from rocb.planning.staffing.obstacles import Obstacle, at_any_level, clashes
from rocb.planning.staffing.posts import Post, days_away
from rocb.planning.staffing.reasons import SeatReason, UnfilledReasons
from rocb.planning.staffing.staffings import Exclusion, Staffing
from rocb.planning.staffing.trials import SeatChange
from rocb.reporting.pages import Block, Heading, Paragraph, Row, columns, sentence, table
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Cell, joined, plain
from rocb.reporting.words.words import Words

NAMED: Final = 6
"""How many experts are named for one obstacle; of others only the number is told."""

CHANGES: Final = 3
"""How many ways are told in which one set of reasons could be lifted."""


@frozen
class Explained:
    """How empty seats are explained: the names, who is sent where, and the names of the pool."""

    names: Names
    pool: Mapping[str, Expert]
    work: Mapping[str, tuple[Post, ...]]
    teams: Mapping[str, tuple[Assignment, ...]]


def explained(names: Names, pool: Iterable[Expert], staffing: Staffing) -> Explained:
    """Return what explains the empty seats of a staffing."""
    work: dict[str, tuple[Post, ...]] = {}
    teams: dict[str, tuple[Assignment, ...]] = {}
    for it in staffing.assignments:
        work[it.expert.id] = (*work.get(it.expert.id, ()), it.post)
        teams[it.activity.id] = (*teams.get(it.activity.id, ()), it)
    return Explained(
        names,
        MappingProxyType({it.id: it for it in pool}),
        MappingProxyType(work),
        MappingProxyType(teams),
    )


def reason_blocks(how: Explained, reasons: UnfilledReasons) -> Iterator[Block]:
    """Yield why seats of one role stay empty: the funnel, the reasons, and the easiest change."""
    names, unfilled = how.names, reasons.unfilled
    words, role, activity = names.words, unfilled.role, unfilled.activity
    yield Heading((*names.title(activity), *plain(" · "), *names.role(role)))
    yield Paragraph(
        ended(
            filled(
                words,
                "staffing.unfilled.seats",
                days=words.days(activity.days),
                part=words.number(unfilled.empty),
                whole=words.number(role.seats),
            )
        )
    )
    post = Post(activity, role)
    if not unfilled.exclusions:
        yield sentence(words.say("experts.none"))
        return
    heads = columns(words, "in_the_way", "whom")
    funnel = tuple(
        (plain(_counted(words, it)), _kept_out(how, it, post)) for it in unfilled.exclusions
    )
    yield table(words, "funnel.table", heads, map(Row, funnel))
    if reasons.reasons:
        heads = columns(words, "enough", "takes", "known")
        rows = tuple(_reason_row(how, it) for it in reasons.reasons)
        yield table(words, "reasons.table", heads, map(Row, rows))
    if reasons.easiest is not None:
        change = change_cell(how, reasons.easiest)
        yield Paragraph(ended(filled(words, "reasons.easiest", change=change)))


def change_cell(how: Explained, change: SeatChange) -> Cell:
    """Return what it takes so that one expert takes a seat."""
    expert = how.names.expert(how.pool[change.expert])
    if not change.concessions:
        return expert
    parts = joined((concession_cell(how, it) for it in change.concessions), "; ")
    return filled(how.names.words, "change", expert=expert, parts=parts)


def concession_cell(how: Explained, concession: Concession) -> Cell:
    """Return what would have to change to lift one obstacle."""
    names, words = how.names, how.names.words
    gaps: dict[str, Cell | str] = {
        "skills": joined(skill_cell(names, it) for it in concession.skills),
        "languages": names.language_list(concession.languages),
        "work": joined(_work(names, it) for it in concession.work),
    }
    if concession.accreditation is not None:
        gaps["step"] = words.name(concession.accreditation)
    if concession.days is not None:
        gaps["days"] = words.days(concession.days)
    elif concession.further_days is not None:
        gaps["days"] = words.count("day", concession.further_days)
    return filled(words, f"change.{concession.obstacle.value}", **gaps)


def _counted(words: Words, exclusion: Exclusion) -> str:
    count = words.count("expert", len(exclusion.experts))
    return words.say("funnel.count", count=count, obstacle=words.name(exclusion.obstacle))


def _kept_out(how: Explained, exclusion: Exclusion, post: Post) -> Cell:
    words = how.names.words
    told = _TOLD.get(exclusion.obstacle)
    cells = []
    for expert in exclusion.experts[:NAMED]:
        detail = () if told is None else told(how, expert, post)
        name = how.names.expert(expert)
        cells.append((*name, *plain(" ("), *detail, *plain(")")) if detail else name)
    left = len(exclusion.experts) - NAMED
    if left > 0:
        cells.append(plain(words.say("funnel.more", count=words.count("expert", left))))
    return joined(cells, "; ")


def _gone(how: Explained, expert: Expert, _post: Post) -> Cell:
    if expert.left_on is None:
        return ()
    words = how.names.words
    return plain(words.say("funnel.left", day=words.day(expert.left_on)))


def _too_low(how: Explained, expert: Expert, post: Post) -> Cell:
    names, words = how.names, how.names.words
    cells = []
    for it in post.role.skills:
        if it.level is not None and not masters(expert.skills, it):
            held = _level_of(expert, it)
            said = words.say("unknown") if held is None else words.name(held)
            asked = words.name(it.level)
            subject = names.subject(it)
            cells.append(filled(words, "funnel.level", subject=subject, held=said, asked=asked))
    return joined(cells)


def _level_of(expert: Expert, asked: RequiredSkill) -> Level | None:
    known = (it for it in expert.skills if masters((it,), at_any_level(asked)))
    return max((it.level for it in known if it.level), key=lambda it: it.step, default=None)


def _standing(how: Explained, expert: Expert, post: Post) -> Cell:
    held = post.activity.days
    steps = (accreditation_on(expert.awards, day) for day in (held.first, held.last))
    return plain(how.names.words.name(min(steps, key=lambda it: it.step)))


def _silent(how: Explained, expert: Expert, post: Post) -> Cell:
    languages = how.names.language_list(unspoken(post.role.languages, (expert,)))
    return plain(how.names.words.say("funnel.unspoken", languages=languages))


def _at_home(how: Explained, expert: Expert, _post: Post) -> Cell:
    return how.names.member(expert.administration)


def _away(how: Explained, expert: Expert, post: Post) -> Cell:
    words = how.names.words
    spans = [words.days(it) for it in expert.unavailable if it.overlaps(post.days)]
    if not spans:
        return plain(words.say("funnel.not_lent"))
    return plain(words.say("funnel.away", days=", ".join(spans)))


def _used_up(how: Explained, expert: Expert, post: Post) -> Cell:
    words, limit = how.names.words, expert.days_per_year or 0
    left = max(0, limit - days_away(how.work.get(expert.id, ())))
    said = {"left": words.number(left), "limit": words.whole("day", limit)}
    return plain(words.say("funnel.days", **said, needed=words.number(len(post.days))))


def _busy(how: Explained, expert: Expert, post: Post) -> Cell:
    names = how.names
    return joined(
        filled(
            names.words,
            "funnel.busy",
            title=names.title(it.activity),
            days=names.words.days(it.days),
        )
        for it in clashes(post, how.work.get(expert.id, ()))
    )


def _not_understood(how: Explained, expert: Expert, post: Post) -> Cell:
    team = (it.expert for it in how.teams.get(post.activity.id, ()))
    lacking = unspoken(post.role.team_languages, (expert, *team))
    said = how.names.language_list(lacking)
    return plain(how.names.words.say("funnel.team", languages=said))


_TOLD: Final[Mapping[Obstacle, Callable[[Explained, Expert, Post], Cell]]] = MappingProxyType(
    {
        Obstacle.INACTIVE: _gone,
        Obstacle.LEVEL: _too_low,
        Obstacle.ACCREDITATION: _standing,
        Obstacle.LANGUAGE: _silent,
        Obstacle.OWN_ADMINISTRATION: _at_home,
        Obstacle.UNAVAILABLE: _away,
        Obstacle.DAYS_USED_UP: _used_up,
        Obstacle.BUSY: _busy,
        Obstacle.TEAM_LANGUAGE: _not_understood,
        Obstacle.ESCORT: _standing,
    }
)
"""What is told of an expert whom an obstacle keeps out; of others the name is enough."""


def _reason_row(how: Explained, reason: SeatReason) -> tuple[Cell, ...]:
    words = how.names.words
    obstacles = " + ".join(words.name(it) for it in reason.obstacles)
    ways = (change_cell(how, it) for it in reason.changes[:CHANGES])
    takes = joined(ways, f"; {words.say('reasons.or')} ")
    left = len(reason.changes) - CHANGES
    if left > 0:
        more = words.say("funnel.more", count=words.count("expert", left))
        takes = joined((takes, plain(more)), "; ")
    known = words.say("reasons.proven" if reason.proven else "reasons.seen")
    return plain(obstacles or words.say("reasons.none")), takes, plain(known)


def skill_cell(names: Names, skill: RequiredSkill) -> Cell:
    """Return a skill that is asked for, with its level if one is."""
    subject = names.subject(skill)
    if skill.level is None:
        return subject
    return filled(names.words, "skill", subject=subject, level=names.words.name(skill.level))


def _work(names: Names, post: Post) -> Cell:
    title, days = names.title(post.activity), names.words.days(post.days)
    return filled(names.words, "work", title=title, days=days)
