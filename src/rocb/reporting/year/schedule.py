"""The schedule of a year as a page: what is held when and where, what was moved, what is not."""

from collections.abc import Iterator

from attrs import frozen

from rocb.checks import require
from rocb.office import Office, RoomRequest
from rocb.planning.assignment.objectives import COST, COVER
from rocb.planning.plan.activities import Activity
from rocb.planning.scheduling.objectives import PLACED
from rocb.planning.scheduling.options import PlacementOption, RoomChoice, days_moved
from rocb.planning.scheduling.schedules import Unplaced
from rocb.planning.scheduling.stage_losses import JointSchedule, StageLoss
from rocb.reporting.pages import (
    Block,
    Fact,
    Facts,
    Heading,
    Page,
    Paragraph,
    Row,
    Section,
    Table,
    columns,
    page_of,
    sentence,
    table,
)
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.sentences import ended, filled
from rocb.reporting.words.spans import Cell, Span, joined, plain
from rocb.reporting.words.words import Words
from rocb.reporting.year.impediments import Hindered, hindered, impediment_cell, impediments_cell
from rocb.reporting.year.proofs import (
    cover_sentence,
    objective_name,
    objective_value,
    placed_sentence,
    proof_blocks,
    proof_of,
)
from rocb.reporting.year.sections import expert_blocks, staffing_sampled
from rocb.reporting.year.staffing import mission_blocks
from rocb.reporting.year.staffing_report import missions_of
from rocb.scheduled_years import PlacementHelp, ScheduledYear
from rocb.texts import Language


@frozen
class _Told:
    """A scheduled year that is told: the plan and the requests as they were before, by id."""

    names: Names
    found: ScheduledYear
    planned: dict[str, Activity]
    requests: dict[str, RoomRequest]
    how: Hindered

    @property
    def currency(self) -> str | None:
        """What costs are reckoned in, if they are."""
        pricing = self.found.case.staffing.pricing
        return None if pricing is None else pricing.currency

    @property
    def in_order(self) -> list[PlacementOption]:
        """What is held, by its first day and its id."""
        chosen = self.found.schedule.chosen
        return sorted(chosen, key=lambda it: (it.days.first, it.activity))


def schedule_page(
    before: Office,
    found: ScheduledYear,
    language: Language,
    joint: JointSchedule | None = None,
) -> Page:
    """Return the scheduled year of an office as a page in this language.

    `before` is the office as it was before, with the room requests as they were made. With a
    `joint` schedule, of which `found` is the joint one, it is told what two stages lost.
    """
    require("before", Office, before)
    require("found", ScheduledYear, found)
    require("joint", JointSchedule | None, joint)
    words = Words(language)
    names = names_of(before, words)
    told = _Told(
        names,
        found,
        {it.id: it for it in found.case.plan.activities},
        {it.id: it for it in before.room_requests},
        hindered(names, found),
    )
    made = found.schedule.staffing
    say = words.say
    sections = [
        Section("summary", say("summary"), (Facts(tuple(_facts(told))),)),
        Section("schedule.moves.title", say("schedule.moves.title"), tuple(_moves(told))),
        Section("schedule.unplaced.title", say("schedule.unplaced.title"), tuple(_unplaced(told))),
        Section("schedule.held.title", say("schedule.held.title"), tuple(_held(told))),
        Section("schedule.staffing.title", say("schedule.staffing.title"), tuple(_experts(told))),
        Section(
            "objectives",
            say("objectives"),
            proof_blocks(words, (*found.schedule.proofs, *made.proofs), told.currency),
        ),
    ]
    if joint is not None:
        sections.append(Section("stages.title", say("stages.title"), tuple(_stages(told, joint))))
    year = found.year.plan.year
    about = (
        (say("report.period"), plain(words.days(year.days))),
        (say("report.as_of"), plain(words.day(before.as_of))),
    )
    title = say("schedule.title", year=year)
    return page_of(words, "schedule", title, names.own(), about, tuple(sections))


def _facts(told: _Told) -> Iterator[Fact]:
    words, schedule = told.names.words, told.found.schedule
    say = words.say
    held, moves = len(schedule.chosen), _moved(told)
    sampled = any(told.planned[it.activity].source.sample for it in schedule.chosen)
    placed = say("of", part=held, whole=held + len(schedule.unplaced))
    proven = placed_sentence(words, proof_of(schedule.proofs, PLACED.name))
    yield Fact("schedule.placed", say("schedule.placed"), Span(placed, sample=sampled), proven)
    days = sum(days_moved(told.planned[it.activity].days, it.days) for it in moves)
    by = say("schedule.moved.days", days=words.count("day", days)) if moves else ""
    yield Fact(
        "schedule.moved", say("schedule.moved"), Span(words.number(len(moves)), sample=sampled), by
    )
    elsewhere = sum(
        told.requests[room.request].space != room.space
        for it in schedule.chosen
        for room in it.rooms
    )
    yield Fact(
        "schedule.elsewhere",
        say("schedule.elsewhere"),
        Span(words.number(elsewhere), sample=sampled),
    )
    made = schedule.staffing
    yield Fact(
        "staffing.seats",
        say("staffing.seats"),
        Span(
            say("of", part=len(made.assignments), whole=made.seats),
            sample=staffing_sampled(made.assignments, made.unfilled),
        ),
        cover_sentence(words, told.found.case.staffing, proof_of(made.proofs, COVER.name)),
    )


def _moved(told: _Told) -> list[PlacementOption]:
    return [it for it in told.in_order if it.days != told.planned[it.activity].days]


def _moves(told: _Told) -> Iterator[Block]:
    words, moves = told.names.words, _moved(told)
    if not moves:
        yield sentence(words.say("schedule.moves.none"))
        return
    heads = columns(words, "activity", "from", "to", "by", "rooms")
    rows = tuple(_move_row(told, it) for it in moves)
    yield table(words, "schedule.moves.table", heads, map(Row, rows))


def _move_row(told: _Told, option: PlacementOption) -> tuple[Cell, ...]:
    words, planned = told.names.words, told.planned[option.activity]
    days = words.count("day", days_moved(planned.days, option.days))
    later = option.days.first > planned.days.first
    return (
        told.names.title(planned),
        plain(words.days(planned.days)),
        plain(words.days(option.days)),
        plain(words.say("schedule.later" if later else "schedule.earlier", days=days)),
        _rooms(told, option.rooms) or plain("–"),
    )


def _held(told: _Told) -> Iterator[Block]:
    words = told.names.words
    if not told.in_order:
        yield sentence(words.say("schedule.held.none"))
        return
    heads = columns(words, "dates", "activity", "rooms")
    rows = tuple(
        (
            plain(words.days(it.days)),
            told.names.title(told.planned[it.activity]),
            _rooms(told, it.rooms) or plain("–"),
        )
        for it in told.in_order
    )
    yield table(words, "schedule.held.table", heads, map(Row, rows))


def _rooms(told: _Told, rooms: tuple[RoomChoice, ...]) -> Cell:
    """Return the spaces that requests get; where it is not the wanted one, that one too."""
    names, cells = told.names, []
    for it in rooms:
        space, wanted = names.space(it.space), told.requests[it.request].space
        if wanted == it.space:
            cells.append(space)
        else:
            instead = names.space(wanted)
            cells.append(filled(names.words, "schedule.instead", space=space, wanted=instead))
    return joined(cells)


def _unplaced(told: _Told) -> Iterator[Block]:
    unplaced = told.found.schedule.unplaced
    if not unplaced:
        yield sentence(told.names.words.say("schedule.unplaced.none"))
    helps = {it.activity: it for it in told.found.helps}
    for it in unplaced:
        yield from _why(told, it)
        if it.activity.id in helps:
            yield from _helps(told, helps[it.activity.id])


def _why(told: _Told, unplaced: Unplaced) -> Iterator[Block]:
    names, words = told.names, told.names.words
    yield Heading(names.title(unplaced.activity))
    days = words.days(unplaced.activity.days)
    yield Paragraph(ended(filled(words, "schedule.unplaced.wanted", days=days)))
    nearest = unplaced.nearest
    if nearest is None:
        yield sentence(words.say("schedule.no_days"))
        return
    caption = words.say("schedule.reasons", count=words.number(len(unplaced.barred)))
    rows = tuple(Row((impediment_cell(told.how, it),)) for it in unplaced.reasons)
    key = f"schedule.reasons.{unplaced.activity.id}"
    yield Table(key, caption, columns(words, "in_the_way"), rows)
    yield Paragraph(
        ended(
            filled(
                words,
                "schedule.nearest",
                days=words.days(nearest.days),
                rooms=_in_rooms(names, nearest.spaces),
                impediments=impediments_cell(told.how, nearest.impediments),
            )
        )
    )


def _helps(told: _Told, helped: PlacementHelp) -> Iterator[Block]:
    words = told.names.words
    for key, option in (("wider", helped.wider), ("other_rooms", helped.elsewhere)):
        if option is not None:
            rooms = _in_rooms(told.names, option.spaces)
            days = words.days(option.days)
            yield Paragraph(ended(filled(words, f"schedule.{key}", days=days, rooms=rooms)))


def _in_rooms(names: Names, spaces: tuple[str, ...]) -> Cell:
    """Return spaces in brackets, or nothing where there are none."""
    listed = joined(names.space(it) for it in spaces)
    return (Span(" ("), *listed, Span(")")) if listed else ()


def _experts(told: _Told) -> Iterator[Block]:
    made, pricing = told.found.schedule.staffing, told.found.case.staffing.pricing
    yield from mission_blocks(told.names, missions_of(made.assignments, pricing))
    if made.unfilled:
        yield from expert_blocks(told.names, (), made.unfilled)


def _stages(told: _Told, joint: JointSchedule) -> Iterator[Block]:
    words = told.names.words
    yield sentence(words.say("stages.note"))
    shown = [it for it in joint.losses if it.objective != COST.name or told.currency is not None]
    lost = [
        f"{objective_name(words, it.objective)} – {_amount(told, it, it.loss)}"
        for it in shown
        if it.loss > 0
    ]
    if lost:
        yield sentence(words.say("stages.lost", losses="; ".join(lost)))
    else:
        yield sentence(words.say("stages.nothing"))
    heads = columns(words, "objective", "staged", "joint", "at_best", "lost", "lost_at_most")
    rows = tuple(_stage_row(told, it) for it in shown)
    yield table(words, "stages.table", heads, map(Row, rows))


def _stage_row(told: _Told, loss: StageLoss) -> tuple[Cell, ...]:
    name = objective_name(told.names.words, loss.objective)
    values = (loss.staged, loss.joint, loss.bound, loss.loss, loss.loss_at_most)
    return plain(name), *(plain(_amount(told, loss, it)) for it in values)


def _amount(told: _Told, loss: StageLoss, value: int | None) -> str:
    return objective_value(told.names.words, loss.objective, value, told.currency)
