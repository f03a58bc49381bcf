"""The staffing of a year as a page: who goes where, how good that is, and why seats stay empty."""

from collections.abc import Iterator
from typing import Final

from rocb.checks import require
from rocb.planning.assignment.objectives import COST, COVER
from rocb.planning.experts.experts import Expert
from rocb.planning.experts.lapses import Lapse
from rocb.planning.experts.loads import ExpertLoad
from rocb.planning.experts.skill_gaps import SkillGap, ThemeShortage
from rocb.planning.staffing.posts import days_away
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Page,
    Row,
    Section,
    columns,
    page_of,
    sentence,
    table,
)
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Cell, Span, joined, plain
from rocb.reporting.words.words import Words
from rocb.reporting.year.explanations import explained, reason_blocks, skill_cell
from rocb.reporting.year.proofs import (
    amount_of,
    cost_sentence,
    cover_sentence,
    proof_blocks,
    proof_of,
    rounded,
)
from rocb.reporting.year.sections import staffing_sampled
from rocb.reporting.year.staffing_report import Mission, StaffingReport
from rocb.texts import Language

GAPS_SHOWN: Final = 10


def staffing_page(report: StaffingReport, language: Language) -> Page:
    """Return the staffing of a year as a page in this language."""
    require("report", StaffingReport, report)
    words = Words(language)
    names = names_of(report.office, words)
    say, year = words.say, report.case.plan.year
    sections = (
        Section("summary", say("summary"), tuple(_summary(report, names))),
        Section(
            "staffing.sent.title",
            say("staffing.sent.title"),
            mission_blocks(names, report.missions),
        ),
        Section(
            "staffing.unfilled.title",
            say("staffing.unfilled.title"),
            tuple(_unfilled(report, names)),
        ),
        Section("objectives", say("objectives"), tuple(_objectives(report, words))),
        Section("load", say("load"), tuple(_loads(report, names))),
        Section("lapses", say("lapses"), tuple(_lapses(report, names))),
        Section("gaps", say("gaps"), tuple(_gaps(report, names))),
    )
    about = (
        (say("report.period"), plain(words.days(year.days))),
        (say("report.as_of"), plain(words.day(report.office.as_of))),
    )
    return page_of(
        words, "staffing", say("staffing.title", year=year), names.own(), about, sections
    )


def mission_blocks(names: Names, missions: tuple[Mission, ...]) -> tuple[Block, ...]:
    """Return who goes where and for how long, with the cost where it is known of anybody."""
    words = names.words
    if not missions:
        return (sentence(words.say("staffing.sent.none")),)
    priced = any(it.cost is not None for it in missions)
    keys = ["days_taken", "days_number", "activity", "role", "expert", "administration"]
    heads = columns(words, *keys, *(["cost"] if priced else []))
    rows = (Row(_mission_row(names, it, priced)) for it in missions)
    return (table(words, "staffing.sent.table", heads, rows),)


def _mission_row(names: Names, mission: Mission, priced: bool) -> tuple[Cell, ...]:
    words, it = names.words, mission.assignment
    cost = words.say("unknown") if mission.cost is None else words.money(mission.cost)
    return (
        plain(words.days(it.post.days)),
        plain(words.number(len(it.post.days))),
        names.title(it.activity),
        names.role(it.role),
        names.expert(it.expert),
        names.member(it.expert.administration),
        *([plain(cost)] if priced else []),
    )


def _summary(report: StaffingReport, names: Names) -> Iterator[Block]:
    say = names.words.say
    yield Facts(tuple(_facts(report, names)))
    yield sentence(say("staffing.priorities"))
    unknown = sum(it.cost is None for it in report.missions)
    if report.case.pricing is None:
        yield sentence(say("staffing.unpriced"))
    elif unknown:
        count = names.words.count("mission", unknown)
        yield sentence(say("staffing.cost.unknown", count=count))


def _facts(report: StaffingReport, names: Names) -> Iterator[Fact]:
    words, made = names.words, report.staffing
    say = words.say
    sampled = staffing_sampled(made.assignments, made.unfilled)
    seats = say("of", part=len(made.assignments), whole=made.seats)
    proven = cover_sentence(words, report.case, proof_of(made.proofs, COVER.name))
    yield Fact("staffing.seats", say("staffing.seats"), Span(seats, sample=sampled), proven)
    if made.unfilled:
        empty = words.number(made.seats - len(made.assignments))
        roles = say("staffing.empty_roles", count=words.count("role", len(made.unfilled)))
        yield Fact("staffing.empty", say("staffing.empty"), Span(empty, sample=sampled), roles)
    sent = len({it.expert.id for it in made.assignments})
    pool = say("of", part=sent, whole=len(report.case.experts))
    yield Fact("staffing.sent", say("staffing.sent"), Span(pool, sample=sampled))
    days = words.number(days_away(it.post for it in made.assignments))
    yield Fact(
        "staffing.days",
        say("staffing.days"),
        Span(days, sample=sampled),
        say("staffing.days.about"),
    )
    cost = proof_of(made.proofs, COST.name)
    if report.case.pricing is not None and cost is not None:
        currency = report.case.pricing.currency
        amount = words.money(rounded(amount_of(cost.value, currency)))
        detail = cost_sentence(words, cost, currency)
        yield Fact("staffing.cost", say("staffing.cost"), Span(amount, sample=sampled), detail)


def _unfilled(report: StaffingReport, names: Names) -> Iterator[Block]:
    if not report.reasons:
        yield sentence(names.words.say("staffing.unfilled.none"))
    how = explained(names, report.case.experts, report.staffing)
    for it in report.reasons:
        yield from reason_blocks(how, it)


def _objectives(report: StaffingReport, words: Words) -> Iterator[Block]:
    pricing = report.case.pricing
    currency = None if pricing is None else pricing.currency
    yield from proof_blocks(words, report.staffing.proofs, currency)


def _loads(report: StaffingReport, names: Names) -> Iterator[Block]:
    words = names.words
    pool = {it.id: it for it in report.case.experts}
    busy = [it for it in report.loads if it.missions]
    if busy:
        heads = columns(words, "expert", "administration", "missions", "limit", "left")
        rows = tuple(
            (
                names.expert(pool[it.expert]),
                names.member(pool[it.expert].administration),
                plain(words.number(len(it.missions))),
                plain(_against_limit(words, it)),
                plain("–" if it.left is None else words.number(it.left)),
            )
            for it in busy
        )
        yield table(words, "load.table", heads, map(Row, rows))
    idle = len(report.loads) - len(busy)
    yield sentence(words.say("load.idle", count=words.count("expert", idle)))


def _against_limit(words: Words, load: ExpertLoad) -> str:
    if load.limit is None:
        return f"{words.number(load.days)} ({words.say('load.unlimited')})"
    return words.say("of", part=words.number(load.days), whole=words.number(load.limit))


def _lapses(report: StaffingReport, names: Names) -> Iterator[Block]:
    words = names.words
    if not report.lapses:
        yield sentence(words.say("lapses.none"))
        return
    pool = {it.id: it for it in report.case.experts}
    heads = columns(words, "last_day", "expert", "administration", "accreditation", "afterwards")
    rows = tuple(_lapse_row(names, it, pool[it.expert]) for it in report.lapses)
    yield table(words, "lapses.table", heads, map(Row, rows))


def _lapse_row(names: Names, lapse: Lapse, expert: Expert) -> tuple[Cell, ...]:
    words = names.words
    return (
        plain(words.day(lapse.last_day)),
        names.expert(expert),
        names.member(expert.administration),
        plain(words.name(lapse.award.accreditation)),
        plain(words.name(lapse.left)),
    )


def _gaps(report: StaffingReport, names: Names) -> Iterator[Block]:
    words = names.words
    yield sentence(words.say("gaps.note", most=GAPS_SHOWN))
    skills, themes = report.skills[:GAPS_SHOWN], report.themes[:GAPS_SHOWN]
    if skills:
        heads = columns(words, "skill", "asked", "able", "below")
        rows = tuple(_skill_row(names, it) for it in skills)
        yield table(words, "gaps.roles", heads, map(Row, rows))
    if themes:
        heads = columns(words, "theme", "lacking", "skilled", "unserved")
        rows = tuple(_theme_row(names, it) for it in themes)
        yield table(words, "gaps.region", heads, map(Row, rows))


def _skill_row(names: Names, gap: SkillGap) -> tuple[Cell, ...]:
    number = names.words.number
    return (
        skill_cell(names, gap.required),
        plain(number(gap.asked)),
        plain(number(len(gap.experts))),
        plain(number(len(gap.below))),
    )


def _theme_row(names: Names, gap: ThemeShortage) -> tuple[Cell, ...]:
    number = names.words.number
    return (
        names.theme(gap.theme),
        plain(number(len(gap.lacking))),
        plain(number(len(gap.experts))),
        joined(names.member(it) for it in gap.unserved) or plain("–"),
    )
