"""What is late or at risk, which deadlines passed, and what was learnt."""

from collections.abc import Iterator, Mapping

from rocb.planning.plan.activities import Activity
from rocb.planning.plan.monitoring import (
    ActivityAtRisk,
    DeadlineStanding,
    DeadlineState,
    LateActivity,
    Threat,
)
from rocb.planning.plan.plans import Plan
from rocb.planning.projects.lessons import Lesson
from rocb.reporting.accounts.risks import RiskAccount
from rocb.reporting.figures import Figure
from rocb.reporting.pages import Block, Paragraph, Row, Section, columns, sentence, table
from rocb.reporting.words.dates import day_cell
from rocb.reporting.words.figures import figure
from rocb.reporting.words.naming import Names
from rocb.reporting.words.sentences import filled
from rocb.reporting.words.spans import Cell, joined, plain


def risks_section(names: Names, account: RiskAccount, plan: Plan) -> Section:
    """Return the risks at the end of a period, and its lessons."""
    return Section("risks", names.words.say("risks"), tuple(_blocks(names, account, plan)))


def _blocks(names: Names, account: RiskAccount, plan: Plan) -> Iterator[Block]:
    words, found = names.words, account.monitoring
    titles = {it.id: names.title(it) for it in plan.activities}
    if found.late:
        heads = columns(words, "activity", "reasons", "days_late")
        yield table(words, "late.table", heads, (_late_row(names, it) for it in found.late))
    if found.at_risk:
        heads = columns(words, "activity", "threats", "slip")
        rows = (_risk_row(names, it, titles) for it in found.at_risk)
        yield table(words, "at_risk.table", heads, rows)
    if found.postponed:
        heads = columns(words, "activity", "dates_were")
        rows = (_postponed_row(names, it) for it in found.postponed)
        yield table(words, "postponed.table", heads, rows)
    if not (found.late or found.at_risk or found.postponed):
        yield sentence(words.say("risks.none"))
    if found.deadlines:
        heads = columns(words, "due", "deadline", "state", "days_off")
        rows = (_deadline_row(names, it) for it in found.deadlines)
        yield table(words, "deadlines.table", heads, rows)
    counts = {
        "learnt": (figure(words, account.learnt),),
        "evaluated": (figure(words, account.evaluated),),
        "sent": (figure(words, account.sent),),
    }
    yield Paragraph(filled(words, "lessons.told", **counts))
    if account.lessons:
        heads = columns(words, "date", "lesson", "recommendation")
        yield table(
            words, "lessons.table", heads, (_lesson_row(names, it) for it in account.lessons)
        )


def _late_row(names: Names, it: LateActivity) -> Row:
    reasons = ", ".join(map(names.words.name, it.reasons))
    return Row(
        (names.title(it.activity), plain(reasons), _days(names, it.days, it.activity)),
        it.activity.id,
    )


def _risk_row(names: Names, it: ActivityAtRisk, titles: Mapping[str, Cell]) -> Row:
    words = names.words
    threats = joined((_threat(names, threat, titles) for threat in it.threats), "; ")
    slip = plain(words.say("unknown")) if it.slip is None else _days(names, it.slip, it.activity)
    return Row((names.title(it.activity), threats, slip), it.activity.id)


def _threat(names: Names, threat: Threat, titles: Mapping[str, Cell]) -> Cell:
    said = plain(names.words.name(threat.kind))
    if threat.activity is None or threat.activity not in titles:
        return said
    return (*said, *plain(": "), *titles[threat.activity])


def _postponed_row(names: Names, activity: Activity) -> Row:
    return Row((names.title(activity), plain(names.words.days(activity.days))), activity.id)


def _deadline_row(names: Names, it: DeadlineStanding) -> Row:
    words, deadline = names.words, it.deadline
    days = Figure(it.days, "deadlines", (deadline.id,), deadline.source.sample)
    return Row(
        (
            day_cell(words, deadline.due),
            names.text(deadline.title, deadline.source),
            plain(words.name(it.state)),
            plain("") if it.state is DeadlineState.COMING else (figure(words, days),),
        ),
        deadline.id,
    )


def _lesson_row(names: Names, lesson: Lesson) -> Row:
    return Row(
        (
            day_cell(names.words, lesson.learnt_on),
            names.text(lesson.text, lesson.source),
            names.text(lesson.recommendation, lesson.source),
        ),
        lesson.id,
    )


def _days(names: Names, number: int, of: Activity) -> Cell:
    days = Figure(number, "activities", (of.id,), of.source.sample)
    return (figure(names.words, days),)
