"""What several documents show alike: the year, the needs, the experts and the rooms."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from rocb.booking.bookings import Booking
from rocb.booking.verdicts import Verdict
from rocb.periods import Days, Quarter
from rocb.planning.needs.ranking import RankedNeed, Ranking
from rocb.planning.plan.activities import Activity, Status, in_order, takes_place
from rocb.planning.plan.plans import Plan
from rocb.planning.staffing.assignments import Assignment
from rocb.planning.staffing.staffings import Unfilled
from rocb.reporting.drawings.bars import Bar, Bars
from rocb.reporting.drawings.gantt import DayMark, Gantt, Stretch, StretchKey, StretchState
from rocb.reporting.pages import Block, Paragraph, Picture, Row, Table, columns, sentence, table
from rocb.reporting.words.naming import Names
from rocb.reporting.words.spans import Cell, Span, joined, plain
from rocb.reporting.year.refusals import reasons_cell, spaces_cell
from rocb.reporting.year.space_use import SpaceUse

NEEDS_SHOWN: Final = 10
ACTIVITIES_DRAWN: Final = 40
_DRAWN_AS: Final = {
    Status.PROPOSED: StretchState.PLANNED,
    Status.PLANNED: StretchState.PLANNED,
    Status.UNDER_WAY: StretchState.UNDER_WAY,
    Status.COMPLETED: StretchState.DONE,
    Status.POSTPONED: StretchState.POSTPONED,
    Status.CANCELLED: StretchState.CANCELLED,
}
_KEYS: Final = (
    Status.COMPLETED,
    Status.UNDER_WAY,
    Status.PLANNED,
    Status.POSTPONED,
    Status.CANCELLED,
)


def numbered(plan: Plan) -> dict[str, int]:
    """Return the number of each activity, as it stands in every document of the year."""
    return {activity.id: number for number, activity in enumerate(in_order(plan.activities), 1)}


def year_picture(
    names: Names, plan: Plan, shown: tuple[Activity, ...], quarter: Quarter | None = None
) -> Picture:
    """Return the year's activities on a calendar, those of `shown` bold and the quarter shaded.

    Of a year with more than 40 activities only the first 40 of `shown` are drawn.
    """
    words, year = names.words, plan.year
    drawn = in_order(plan.activities)
    if len(drawn) > ACTIVITIES_DRAWN:
        drawn = shown[:ACTIVITIES_DRAWN]
    ids = {activity.id for activity in shown}
    numbers = numbered(plan)
    stretches = (
        Stretch(
            f"{numbers[it.id]}. {names.plainly(names.title(it))}",
            it.days,
            _DRAWN_AS[it.status],
            strong=quarter is not None and it.id in ids,
        )
        for it in drawn
    )
    months = [words.month((year.first_month - 1 + number) % 12 + 1) for number in range(12)]
    drawing = Gantt(
        tuple(stretches),
        year.days,
        quarter.days if quarter else None,
        tuple(months),
        tuple(StretchKey(_DRAWN_AS[status], words.name(status)) for status in _KEYS),
        as_of=_as_of(names, year.days),
        empty=words.say("none"),
    )
    count = words.count("activity", len(drawn))
    if len(drawn) < len(plan.activities):
        whole = words.whole("activity", len(plan.activities))
        count = words.say("of", part=len(drawn), whole=whole)
    alternative = words.say("calendar.alt", year=year, count=count)
    if quarter is not None:
        alternative += " " + words.say("calendar.quarter", quarter=words.quarter(quarter))
    sampled = any(activity.source.sample for activity in drawn)
    return Picture(
        "activities.picture",
        Span(words.say("activities.picture"), sample=sampled),
        alternative,
        drawing,
    )


def _as_of(names: Names, year: Days) -> DayMark | None:
    """Return a mark at the day on which the office was known, if it lies within the year."""
    day = names.office.as_of
    if day not in year or day == year.last:
        return None
    return DayMark(day, names.words.say("calendar.as_of", day=names.words.day(day)))


def answered(ranking: Ranking, activities: Iterable[Activity]) -> tuple[RankedNeed, ...]:
    """Return the ranked needs that one of these activities serves, if it takes place."""
    served = {need for activity in activities if takes_place(activity) for need in activity.needs}
    return tuple(ranked for ranked in ranking.ranked if ranked.need.id in served)


def need_blocks(
    names: Names, ranking: Ranking, plan: Plan, answered: Collection[RankedNeed], period: str
) -> tuple[Block, ...]:
    """Return the greatest needs, as a picture (those `answered` dark) and as a table.

    `period` is "quarter" or "year": whose activities the answers are.
    """
    say = names.words.say
    top = ranking.ranked[:NEEDS_SHOWN]
    if not top:
        return (sentence(say("none")), *_unassessed(names, ranking))
    sampled = any(it.need.source.sample for it in ranking.ranked)
    of = names.words.whole("need", len(ranking.ranked))
    counted = say(f"needs.{period}", answered=len(answered), ranked=of)
    about = (*plain(say("needs.note") + " "), Span(counted, sample=sampled))
    shown = names.words.count("need", len(top))
    picture = Picture(
        "needs.picture",
        Span(say(f"needs.picture.{period}"), sample=sampled),
        say("needs.alt", count=shown, most=top[0].score, least=top[-1].score),
        Bars(tuple(_need_bar(names, it, strong=it in answered) for it in top)),
    )
    heads = columns(names.words, "rank", "member", "theme", "levels", "score", "answer")
    table = Table(
        "needs.table",
        say("needs.table"),
        heads,
        tuple(Row(_need_row(names, it, plan), it.need.id) for it in top),
    )
    return (Paragraph(about), picture, table, *_unassessed(names, ranking))


def contributions(ranked: RankedNeed) -> str:
    """Return what makes up the score of a need."""
    return f"{ranked.gap} × {ranked.importance} = {ranked.score}"


def _need_bar(names: Names, ranked: RankedNeed, *, strong: bool) -> Bar:
    label = names.plainly(names.need(ranked.need))
    return Bar(label, ranked.score, contributions(ranked), strong=strong)


def _need_row(names: Names, ranked: RankedNeed, plan: Plan) -> tuple[Cell, ...]:
    need = ranked.need
    answers = (it for it in plan.activities if need.id in it.needs and takes_place(it))
    return (
        (Span(str(ranked.rank), sample=need.source.sample),),
        names.member(need.member),
        names.theme(need.theme),
        plain(f"{need.current} → {need.target}"),
        plain(contributions(ranked)),
        joined((names.title(it) for it in answers), "; ") or plain("–"),
    )


def _unassessed(names: Names, ranking: Ranking) -> Iterator[Block]:
    if ranking.unassessed:
        listed = joined((names.need(need) for need in ranking.unassessed), "; ")
        yield Paragraph((*plain(names.words.say("needs.unassessed") + " "), *listed, Span(".")))


def expert_blocks(
    names: Names, assignments: tuple[Assignment, ...], unfilled: tuple[Unfilled, ...]
) -> tuple[Block, ...]:
    """Return who was assigned, and which seats stayed empty and why."""
    words, blocks = names.words, list[Block]()
    if assignments:
        heads = columns(words, "activity", "role", "expert", "administration")
        rows = tuple(_assignment_row(names, it) for it in assignments)
        blocks.append(table(words, "experts.assigned", heads, map(Row, rows)))
    if unfilled:
        heads = columns(words, "activity", "role", "empty", "why")
        rows = tuple(_unfilled_row(names, it) for it in unfilled)
        blocks.append(table(words, "experts.unfilled", heads, map(Row, rows)))
    return tuple(blocks) or (sentence(words.say("none")),)


def staffing_sampled(assignments: tuple[Assignment, ...], unfilled: tuple[Unfilled, ...]) -> bool:
    """Return whether a role or an expert of these is a sample."""
    sources = [it.role.source for it in assignments] + [it.role.source for it in unfilled]
    sources += [it.expert.source for it in assignments]
    return any(source.sample for source in sources)


def _assignment_row(names: Names, assignment: Assignment) -> tuple[Cell, ...]:
    expert, role = assignment.expert, assignment.role
    return (
        names.title(assignment.activity),
        names.text(role.title, role.source),
        names.text(expert.name, expert.source),
        names.member(expert.administration),
    )


def _unfilled_row(names: Names, unfilled: Unfilled) -> tuple[Cell, ...]:
    role = unfilled.role
    sampled = role.source.sample
    return (
        names.title(unfilled.activity),
        names.text(role.title, role.source),
        (Span(names.words.say("of", part=unfilled.empty, whole=role.seats), sample=sampled),),
        names.exclusions(unfilled),
    )


def room_blocks(
    names: Names,
    bookings: tuple[Booking, ...],
    refusals: tuple[Verdict, ...],
    uses: tuple[SpaceUse, ...],
) -> tuple[Block, ...]:
    """Return which rooms were booked, and what was refused and why."""
    words, blocks = names.words, list[Block]()
    if not uses:
        return (sentence(words.say("rooms.unknown")),)
    if bookings:
        heads = columns(words, "space", "when", "purpose", "who")
        rows = tuple(_booking_row(names, it) for it in bookings)
        blocks += [
            _room_picture(names, uses),
            table(words, "rooms.booked", heads, map(Row, rows)),
        ]
    if refusals:
        heads = columns(words, "space", "when", "purpose", "why")
        rows = tuple(
            (*_booking_row(names, it.booking)[:3], reasons_cell(names, it)) for it in refusals
        )
        blocks.append(table(words, "rooms.refusals", heads, map(Row, rows)))
    return tuple(blocks) or (sentence(words.say("none")),)


def _room_picture(names: Names, uses: tuple[SpaceUse, ...]) -> Picture:
    drawn = [
        Bar(
            names.plainly(names.space(use.space.id)),
            use.length.total_seconds(),
            names.words.hours(use.length),
        )
        for use in uses
    ]
    sources = [use.space.source for use in uses]
    sources += [booking.request.source for use in uses for booking in use.bookings]
    sampled = any(source.sample for source in sources)
    listed = ", ".join(f"{it.label} {it.text}" for it in drawn)
    alternative = names.words.say("rooms.alt", uses=listed)
    return Picture(
        "rooms.picture",
        Span(names.words.say("rooms.picture"), sample=sampled),
        alternative,
        Bars(tuple(drawn)),
    )


def _booking_row(names: Names, booking: Booking) -> tuple[Cell, ...]:
    request = booking.request
    return (
        spaces_cell(names, booking),
        plain(names.words.slot(booking.slot, names.clocks)),
        names.text(request.title, request.source),
        names.organisation(request.organisation.id) if request.organisation else plain("–"),
    )
