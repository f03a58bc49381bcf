"""The staffed and scheduled plan of a year as a page, in English or Russian."""

from collections.abc import Iterator

from rocb.booking.requests import Request
from rocb.checks import require
from rocb.office import OfficeYear
from rocb.planning.drafting import DRAFTED
from rocb.planning.plan.activities import in_order
from rocb.reporting.pages import Block, Page, Row, Section, columns, page_of, sentence, table
from rocb.reporting.words.naming import Names, names_of
from rocb.reporting.words.spans import Cell, Span, joined, plain
from rocb.reporting.words.words import Words
from rocb.reporting.year.sections import (
    answered,
    expert_blocks,
    need_blocks,
    room_blocks,
    year_picture,
)
from rocb.reporting.year.space_use import space_use
from rocb.texts import Language


def workplan_page(year: OfficeYear, language: Language) -> Page:
    """Return the plan of the year as a page in this language."""
    require("year", OfficeYear, year)
    words = Words(language)
    names = names_of(year.office, words)
    say = words.say
    answers = answered(year.ranking, year.plan.activities)
    refusals = tuple(verdict for it in year.rooms.decisions for verdict in it.refused)
    uses = space_use(year.office, year.rooms.bookings)
    sections = (
        Section("workplan.activities", say("workplan.activities"), tuple(_activities(year, names))),
        Section(
            "needs", say("needs"), need_blocks(names, year.ranking, year.plan, answers, "year")
        ),
        Section(
            "experts",
            say("experts"),
            expert_blocks(names, year.staffing.assignments, year.staffing.unfilled),
        ),
        Section("rooms", say("rooms"), room_blocks(names, year.rooms.bookings, refusals, uses)),
    )
    title = f"{say('workplan.title')} {year.plan.year}"
    return page_of(words, "work-plan", title, names.own(), _about(year, names), sections)


def _about(year: OfficeYear, names: Names) -> Iterator[tuple[str, Cell]]:
    words = names.words
    yield words.say("report.period"), plain(words.days(year.plan.year.days))
    yield words.say("report.as_of"), plain(words.day(year.office.as_of))


def _activities(year: OfficeYear, names: Names) -> Iterator[Block]:
    words, plan = names.words, year.plan
    ordered = in_order(plan.activities)
    if not ordered:
        yield sentence(words.say("none"))
        return
    if all(activity.source.text == DRAFTED for activity in ordered):
        yield sentence(words.say("workplan.drafted"))
    yield year_picture(names, plan, ordered)
    heads = ("number", "dates", "activity", "kind_status", "members", "experts", "rooms")
    experts, rooms = _experts(year, names), _rooms(year, names)
    rows = tuple(
        (
            plain(str(number)),
            plain(words.days(activity.days)),
            names.title(activity),
            names.kind_and_status(activity),
            names.member_list(activity),
            joined(experts.get(activity.id, ())) or plain("–"),
            joined(rooms.get(activity.id, ())) or plain("–"),
        )
        for number, activity in enumerate(ordered, 1)
    )
    yield table(words, "activities.table", columns(words, *heads), map(Row, rows))


def _experts(year: OfficeYear, names: Names) -> dict[str, list[Cell]]:
    """Return who was assigned to each activity, and how many seats stayed empty."""
    cells: dict[str, list[Cell]] = {}
    for it in year.staffing.assignments:
        name = names.text(it.expert.name, it.expert.source)
        cells.setdefault(it.activity.id, []).append(name)
    for role in year.staffing.unfilled:
        empty = names.words.say("experts.empty", empty=role.empty)
        cell = (Span(empty, sample=role.role.source.sample),)
        cells.setdefault(role.activity.id, []).append(cell)
    return cells


def _requested(names: Names, request: Request) -> Cell:
    spaces = (names.spaces[use.space] for use in request.uses if use.space is not None)
    return joined(
        names.text(space.name, request.source if request.source.sample else space.source)
        for space in spaces
    )


def _rooms(year: OfficeYear, names: Names) -> dict[str, list[Cell]]:
    """Return the rooms asked for each activity, and on how many of its days they are booked."""
    cells: dict[str, list[Cell]] = {}
    for it in year.rooms.decisions:
        if it.request.activity is not None:
            of = names.words.say("of", part=len(it.accepted), whole=len(it.verdicts))
            cell = (*_requested(names, it.request), *plain(f" ({of})"))
            cells.setdefault(it.request.activity, []).append(cell)
    return cells
